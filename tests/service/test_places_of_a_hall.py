"""Whatever stewards do in whatever order: only by hand is a hall more than full, and the counts add up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.clock import SetClock
from app.domain.door import Cause, Verdict
from app.errors import Refused
from app.paths import Home
from app.service import door, passing_again, replacing
from app.store import door as store
from app.store.database import driver
from tests.conftest import THE_EVENING
from tests.service.evening import CHURCH, DOOR, UNION, A, Planned, lay_out

CAPACITY = 16
ACTS = ("in", "out", "walk in", "guest", "by hand", "undo", "recount", "late", "come back", "replace")


class Steward:
    """Does one thing after another, and keeps what was answered last."""

    def __init__(self, evening: Planned) -> None:
        self.evening, self.station = evening, evening.station
        self.said: list[Verdict] = []

    def here(self) -> int:
        with self.station.database.reading() as connection:
            return store.heads(connection, A)[0]

    def added_up(self) -> int:
        """The same from every badge and walk-in, one by one."""
        with self.station.database.reading() as connection:
            found = driver(connection).execute(
                "SELECT coalesce(sum(heads), 0) FROM presence WHERE state = 'in'"
            )
            return int(found.fetchall()[0][0])

    def do(self, act: str, which: int, heads: int) -> Verdict | None:
        """One act; None where it was refused or is a correction."""
        station, code = self.station, (*self.evening.delegate, self.evening.group)[which]
        last = self.said[-1] if self.said else None
        if act == "in":
            return door.check_in(station, A, code, door=DOOR)
        if act == "out":
            return door.check_out(station, A, code, door=DOOR)
        if act == "walk in":
            return door.walk_in(station, A, CHURCH, door=DOOR, heads=heads)
        if act == "guest":
            return door.guest(station, A, door=DOOR, heads=heads)
        if last is None:
            return None
        if act == "by hand":
            turned = "" if last.let_in else last.fact
            return door.admit_by_hand(
                station, A, last.subject or UNION, because="agreed", door=DOOR, turned=turned
            )
        if act == "undo":
            door.undo(station, A, last.fact, because="by mistake")
            return None
        if act == "recount":
            return passing_again.recount(
                station, A, last.fact, last.subject, heads=heads, young=heads - 1, door=DOOR
            )
        if act == "late":
            return passing_again.come_late(station, A, last.subject, heads=heads, young=0, door=DOOR)
        if act == "come back":
            return passing_again.come_back(station, A, last.subject, door=DOOR).verdict
        return replacing.replace_badge(station, A, last.subject, door=DOOR).verdict


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 3), st.integers(1, 9)), max_size=25))
def test_only_by_hand_is_it_more_than_full(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int, int]]
) -> None:
    clock = SetClock(THE_EVENING)
    evening = lay_out(Home(tmp_path_factory.mktemp("hall")), clock, capacity=CAPACITY)
    try:
        _play(Steward(evening), clock, acts)
    finally:
        evening.station.close()


def _play(steward: Steward, clock: SetClock, acts: list[tuple[str, int, int]]) -> None:
    for act, which, heads in acts:
        clock.advance(20)
        before = steward.here()
        try:
            verdict = steward.do(act, which, heads)
        except Refused:
            assert steward.here() == before
            continue
        after = steward.here()
        assert after == steward.added_up()
        if verdict is None:
            continue
        steward.said.append(verdict)
        if verdict.cause is Cause.OVER_FULL:
            assert after > CAPACITY
        elif after > before:
            assert after <= CAPACITY, act
        if not verdict.let_in and act not in ("out", "replace"):
            assert after <= before
