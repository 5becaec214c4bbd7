"""What a door asks: answered by index, and the numbers are those of who is there."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest

from app.clock import SetClock
from app.domain.door import Presence
from app.paths import Home
from app.store import door as store
from app.store.database import driver
from app.store.station import Station

SCOPE, DOOR = "assembly", "Door A"


@pytest.fixture
def station(home: Home, clock: SetClock) -> Iterator[Station]:
    """A laptop with nothing on it."""
    made = Station.open(home, clock)
    yield made
    made.close()


def pass_door(
    station: Station, subject: str, kind: str = "checked_in", *, delegation: str = "d1", heads: int = 1
) -> str:
    """One scan, following the last of that subject."""
    with station.database.reading() as connection:
        last = store.passing(connection, SCOPE, subject).seen.last_fact
    with station.change(kind, SCOPE) as change:
        values = {
            "subject": subject,
            "delegation": delegation,
            "door": DOOR,
            "direction": "out" if kind == "checked_out" else "in",
            "verdict": "welcome",
            "heads": heads,
        }
        return change.fact("scan", values, after=last or None)


def test_the_numbers_are_those_of_who_is_there(station: Station) -> None:
    """After any comings, goings and undos the headcount is what adding up everyone gives."""
    draw = random.Random(417)
    for _ in range(150):
        subject = f"s{draw.randrange(12)}"
        kind = draw.choice(["checked_in", "checked_in", "checked_out", "check_in_undone", "walked_in"])
        pass_door(
            station, subject, kind, delegation=draw.choice(["d1", "d2", ""]), heads=draw.randrange(1, 5)
        )
    with station.database.reading() as connection:
        people = driver(connection).execute(
            "SELECT delegation, coalesce(sum(heads * (state = 'in')), 0), "
            "coalesce(sum(heads * (first_at IS NOT NULL)), 0) FROM presence WHERE scope = ? "
            "GROUP BY delegation",
            (SCOPE,),
        )
        added_up = {row[0]: (row[1], row[2]) for row in people if row[1] or row[2]}
        kept = driver(connection).execute(
            "SELECT delegation, here, ever FROM headcount WHERE scope = ?", (SCOPE,)
        )
        assert {row[0]: (row[1], row[2]) for row in kept} == added_up
        here, ever = store.heads(connection, SCOPE)
        assert (here, ever) == tuple(map(sum, zip(*added_up.values(), strict=True)))
        assert store.heads_of(connection, SCOPE, "d1") == added_up["d1"]


def test_nobody_yet(station: Station) -> None:
    with station.database.reading() as connection:
        assert store.heads(connection, SCOPE) == (0, 0)
        assert store.heads_of(connection, SCOPE, "d1") == (0, 0)
        assert store.passing(connection, SCOPE, "s1") == store.NEVER_SEEN
        assert store.rules(connection, SCOPE) == store.Rules(0, 0, listed_only=False)
        assert store.listed(connection, SCOPE, "00") is None
        assert store.bringing(connection, SCOPE, "d1") is None
        assert store.bringing_numbered(connection, SCOPE, 0) is None
        assert store.scan(connection, SCOPE, "x") is None


def test_a_doubled_code_is_the_one_that_still_counts(station: Station) -> None:
    with station.change("badge_added", SCOPE) as change:
        change.row(
            "badge", None, {"code_id": "aa", "kind": "delegate", "replaced_by": "other", "caption": "old"}
        )
        change.row("badge", None, {"code_id": "aa", "kind": "delegate", "heads": 1, "caption": "new"})
    with station.database.reading() as connection:
        listed = store.listed(connection, SCOPE, "aa")
    assert listed is not None
    assert (listed.caption, listed.replaced) == ("new", False)


def test_a_passage_says_where_and_when(station: Station, clock: SetClock) -> None:
    pass_door(station, "s1")
    clock.advance(60)
    out = pass_door(station, "s1", "checked_out")
    with station.database.reading() as connection:
        passing = store.passing(connection, SCOPE, "s1")
    assert (passing.seen.state, passing.seen.at, passing.seen.door) == (Presence.OUT, clock.now(), DOOR)
    assert passing.seen.last_fact == out


def test_the_last_at_a_door(station: Station, clock: SetClock) -> None:
    for number in range(12):
        pass_door(station, f"s{number}")
        clock.advance(1)
    pass_door(station, "s11", "check_in_undone")
    with station.database.reading() as connection:
        last = store.last_at_door(connection, SCOPE, DOOR, 10)
        assert [row.subject for row, _ in last] == [f"s{number}" for number in range(11, 1, -1)]
        assert [undone for _, undone in last] == [True, *[False] * 9]
        assert store.last_at_door(connection, SCOPE, "Door B", 10) == []


def test_a_refusal_is_remembered_by_door_and_cause(station: Station, clock: SetClock) -> None:
    before = clock.now()
    with station.change("turned_away", SCOPE) as change:
        change.fact("scan", {"door": DOOR, "cause": "foreign"})
    clock.advance(1)
    with station.database.reading() as connection:
        assert store.foreign_since(connection, SCOPE, DOOR, "foreign", before - timedelta(milliseconds=1))
        assert not store.foreign_since(connection, SCOPE, DOOR, "foreign", before)
        assert not store.foreign_since(connection, SCOPE, "Door B", "foreign", before - timedelta(1))
        assert not store.foreign_since(connection, SCOPE, DOOR, "forged", before - timedelta(1))
