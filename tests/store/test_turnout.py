"""What turnout asks: each beat reads what is new, and those whose institution nobody knows, by an index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest

from app.clock import SetClock
from app.domain.door import GUEST
from app.paths import Home
from app.store import turnout as store
from app.store.database import driver
from app.store.station import Station

SCOPE, DOOR = "assembly", "Door A"
SMALL = ("delegation", "headcount", "station")
"""Tables of some hundred rows at most."""


@pytest.fixture
def station(home: Home, clock: SetClock) -> Iterator[Station]:
    """One institution on the list, one that was taken off it."""
    made = Station.open(home, clock)
    with made.change("delegation_added", SCOPE) as change:
        change.row("delegation", None, {"name": "Elm Street School", "pledge": 5}, named="d1")
        change.row("delegation", None, {"name": "Ash Lane Union", "removed": True}, named="d2")
    yield made
    made.close()


def let_in(station: Station, subject: str, delegation: str, heads: int = 1) -> str:
    """One check-in."""
    with station.change("checked_in", SCOPE) as change:
        values = {"subject": subject, "delegation": delegation, "door": DOOR, "direction": "in"}
        return change.fact("scan", {**values, "verdict": "welcome", "heads": heads})


def test_guests_and_those_nobody_knows(station: Station) -> None:
    known = {"s1": "d1", "s2": GUEST, "s3": "", "s4": "d2", "s5": "never heard of"}
    for subject, delegation in known.items():
        let_in(station, subject, delegation, 2)
    with station.database.reading() as connection:
        assert store.without_institution(connection, SCOPE) == (2, 6)
        found = store.strays(connection, SCOPE, 10)
        assert store.strays(connection, SCOPE, 2) == found[:2]
    assert {each.subject: each.named for each in found} == {"s3": "", "s4": "Ash Lane Union", "s5": ""}


def test_nobody_yet(station: Station) -> None:
    with station.database.reading() as connection:
        assert store.without_institution(connection, SCOPE) == (0, 0)
        assert store.strays(connection, SCOPE, 10) == ()
        assert store.passed(connection, SCOPE) == []
        assert store.passage_of(connection, SCOPE, "nothing") is None
        assert store.numbers(connection, "another") == {}


def test_the_last_entry_of_each_station(station: Station) -> None:
    let_in(station, "s1", "d1")
    with station.database.reading() as connection:
        rows = driver(connection).execute(
            "SELECT station, max(number) FROM entry WHERE scope = ? GROUP BY station", (SCOPE,)
        )
        assert store.numbers(connection, SCOPE) == dict(rows.fetchall())


def test_a_beat_reads_no_table_through(station: Station) -> None:
    """So that 100,000 passages are as fast as ten."""
    let_in(station, "s1", "")
    said: list[str] = []
    with station.database.reading() as connection:
        raw = driver(connection)
        cast(Any, raw).set_trace_callback(said.append)
        store.revoked(connection, SCOPE)
        store.passed_since(connection, SCOPE, station.id, 0)
        store.taken_back_since(connection, SCOPE, station.id, 0)
        store.passage_of(connection, SCOPE, "nothing")
        store.without_institution(connection, SCOPE)
        store.strays(connection, SCOPE, 10)
        cast(Any, raw).set_trace_callback(None)
        asked = {each for each in said if each.lstrip().startswith(("SELECT", "WITH"))}
        assert len(asked) >= 6
        for question in asked:
            for *_, how in raw.execute(f"EXPLAIN QUERY PLAN {question}").fetchall():
                small = any(f" {table} " in f"{how} " for table in SMALL) or how[7:8] in "hd"
                inner = how.startswith(("SCAN known", "SCAN CONSTANT"))
                assert inner or small or not how.startswith("SCAN"), (how, question)
                few = small or "presence_whose" in how
                assert few or not how.endswith("(scope=?)"), (how, question)
