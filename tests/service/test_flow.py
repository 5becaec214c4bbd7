"""How people came in, kept in memory: each thing counted once, whatever order it is heard in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import SetClock
from app.errors import Trouble
from app.paths import Home
from app.service import door, paper_list, turnout
from app.service.flow import Flow
from app.store import journal
from app.store import turnout as store
from app.store.apply import anchor
from app.store.station import Station
from tests.conftest import THE_EVENING
from tests.service.evening import CHURCH, DOOR, SCHOOL, UNION, A, Planned


def seen(flow: Flow, station: Station) -> dict[str, int]:
    """People through each door, once it has caught up."""
    flow.catch_up(station.database)
    return {at: each.heads for at, each in flow.doors(station.clock.now()).items()}


@pytest.fixture
def flow() -> Flow:
    """Nothing read yet."""
    return Flow(A)


@pytest.fixture
def other(evening: Planned, tmp_path: Path) -> Iterator[Station]:
    """A second laptop at the same evening."""
    made = Station.open(Home(tmp_path / "other"), SetClock(THE_EVENING))
    evening.station.admit(A, made.admission(post="door"))
    with made.database.writing() as connection:
        anchor(connection, evening.station.public_key)
    made.merge(entries(evening.station))
    yield made
    made.close()


def entries(station: Station) -> list[journal.Entry]:
    """All that it knows."""
    with station.database.reading() as connection:
        return list(journal.entries(connection, A))


def test_what_is_new_is_added_to_what_is_known(evening: Planned, flow: Flow) -> None:
    door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
    assert seen(flow, evening.station) == {DOOR: 1}
    door.check_in(evening.station, A, evening.group, door="Door B")
    door.walk_in(evening.station, A, UNION, door=DOOR, heads=3)
    assert seen(flow, evening.station) == {DOOR: 4, "Door B": 14}
    assert seen(flow, evening.station) == {DOOR: 4, "Door B": 14}, "nothing new, nothing twice"


def test_the_same_as_read_afresh(evening: Planned, flow: Flow, clock: SetClock) -> None:
    """Step by step or all at once: the same doors, rates and minutes."""
    seen(flow, evening.station)
    facts = list[str]()
    for number, delegation in enumerate([SCHOOL, CHURCH, UNION] * 4):
        facts.append(
            door.walk_in(evening.station, A, delegation, door=f"Door {number % 3}", heads=1 + number).fact
        )
        clock.advance(47)
        seen(flow, evening.station)
    door.undo(evening.station, A, facts[5], because="twice")
    seen(flow, evening.station)
    fresh = Flow(A)
    seen(fresh, evening.station)
    now = clock.now()
    assert fresh.doors(now) == flow.doors(now)
    assert fresh.pace(now) == flow.pace(now)


@pytest.mark.parametrize("read_between", [True, False])
def test_what_is_taken_back_does_not_count(evening: Planned, flow: Flow, read_between: bool) -> None:
    verdict = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
    if read_between:
        seen(flow, evening.station)
    door.undo(evening.station, A, verdict.fact)
    assert seen(flow, evening.station) == {DOOR: 0}


def test_also_after_somebody_said_whose_they_are(evening: Planned, flow: Flow) -> None:
    stranger = door.admit_by_hand(evening.station, A, "", because="wet badge", door=DOOR)
    turnout.assign(evening.station, A, stranger.subject, UNION)
    assert seen(flow, evening.station) == {DOOR: 1}, "to be given an institution is no arrival"
    door.undo(evening.station, A, stranger.fact, because="left at once")
    assert seen(flow, evening.station) == {DOOR: 0}


def test_the_pace_is_that_of_the_last_five_minutes(evening: Planned, flow: Flow, clock: SetClock) -> None:
    door.walk_in(evening.station, A, UNION, door=DOOR, heads=50)
    clock.advance(299)
    door.walk_in(evening.station, A, UNION, door="Door B", heads=10)
    assert seen(flow, evening.station) == {DOOR: 50, "Door B": 10}
    doors = flow.doors(clock.now())
    assert (doors[DOOR].rate, doors["Door B"].rate) == (10, 2)
    assert (flow.pace(clock.now()).lately, flow.pace(clock.now()).before) == (12, 0)
    clock.advance(20)
    assert (flow.pace(clock.now()).lately, flow.pace(clock.now()).before) == (2, 10)
    clock.advance(600)
    assert (flow.pace(clock.now()).lately, flow.pace(clock.now()).before) == (0, 0)
    assert flow.doors(clock.now())[DOOR].rate == 0


def test_who_leaves_makes_the_hall_fill_slower_and_no_door(
    evening: Planned, flow: Flow, clock: SetClock
) -> None:
    door.check_in(evening.station, A, evening.group, door=DOOR)
    clock.advance(400)
    door.check_out(evening.station, A, evening.group, door=DOOR)
    assert seen(flow, evening.station) == {DOOR: 14}
    assert flow.pace(clock.now()).lately == -14 / 5


def test_a_list_typed_in_afterwards_tells_no_pace(evening: Planned, flow: Flow, clock: SetClock) -> None:
    typed = paper_list.let_in_on_paper(evening.station, A, UNION, 40, door=DOOR)
    assert seen(flow, evening.station) == {}
    door.undo(evening.station, A, typed.fact)
    assert sum(seen(flow, evening.station).values()) == 0
    assert flow.pace(clock.now()).lately == 0


def test_an_undo_heard_before_what_it_takes_back(
    evening: Planned, other: Station, flow: Flow, tmp_path: Path
) -> None:
    """The other laptop's entries come in any order; its own are held back in order, another's are not."""
    first = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
    other.merge(entries(evening.station))
    door.undo(other, A, first.fact, because="scanned from a photo")
    third = Station.open(Home(tmp_path / "third"), SetClock(THE_EVENING))
    try:
        evening.station.admit(A, third.admission(post="door"))
        with third.database.writing() as connection:
            anchor(connection, evening.station.public_key)
        known = entries(evening.station)
        late = [each for each in known if each.station == evening.station.id and "checked_in" in each.kind]
        held = min(each.number for each in late)
        third.merge([each for each in known if each.number < held])
        third.merge([each for each in entries(other) if each.station == other.id])
        seen(flow, third)
        third.merge(entries(evening.station) + entries(other))
        assert seen(flow, third) == {DOOR: 0}
    finally:
        third.close()


def test_what_a_revoked_laptop_said_counts_no_more(evening: Planned, other: Station, flow: Flow) -> None:
    door.walk_in(other, A, UNION, door="Door B", heads=2)
    with other.database.reading() as connection:
        last = store.numbers(connection, A)[other.id]
    door.walk_in(other, A, UNION, door="Door B", heads=30)
    evening.station.merge(entries(other))
    assert seen(flow, evening.station) == {"Door B": 32}
    with evening.station.change("station_revoked", A) as change:
        change.row("station", other.id, {"revoked_after": last})
    assert seen(flow, evening.station) == {"Door B": 2}


def test_a_read_that_fails_leaves_nothing_half_counted(
    evening: Planned, flow: Flow, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = door.walk_in(evening.station, A, UNION, door=DOOR, heads=5)
    door.undo(evening.station, A, verdict.fact)
    door.walk_in(evening.station, A, UNION, door=DOOR, heads=7)
    with monkeypatch.context() as broken:

        def fail(*_: object) -> None:
            raise Trouble("disk", "the disk went away")

        broken.setattr(store, "passage_of", fail)
        with pytest.raises(Trouble):
            seen(flow, evening.station)
    assert seen(flow, evening.station) == {DOOR: 7}
