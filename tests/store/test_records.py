"""Turnout by institution and quarter-hour, papers sealed, and the heads the journal went through."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.clock import SetClock
from app.paths import Home
from app.service import door
from app.store import journal, records
from app.store.apply import anchor
from app.store.records import Turnout
from app.store.station import Station
from tests.conftest import THE_EVENING
from tests.service.evening import DOOR, SCHOOL, UNION, A, Planned, lay_out


@pytest.fixture
def evening(home: Home, clock: SetClock) -> Planned:
    """Planned; the test closes it."""
    return lay_out(home, clock)


def test_turnout_counts_by_quarter_of_the_first_entry(evening: Planned, clock: SetClock) -> None:
    station = evening.station
    clock.advance(14 * 60 + 59)
    door.check_in(station, A, evening.delegate[0], door=DOOR)
    clock.advance(1)
    door.check_in(station, A, evening.delegate[1], door=DOOR)
    door.check_out(station, A, evening.delegate[0], door=DOOR)
    clock.advance(60 * 60)
    door.check_in(station, A, evening.delegate[0], door=DOOR)
    with station.database.reading() as connection:
        found = records.turnout(connection, A)
    station.close()
    assert found[("", "")] == Turnout(44, 2, 2)
    assert found[(SCHOOL, "")] == Turnout(25, 2, 2)
    assert found[(UNION, "")] == Turnout(5, 0, 0)
    quarters = {quarter: each.ever for (whose, quarter), each in found.items() if whose == SCHOOL and quarter}
    assert quarters == {"2026-11-24T18:30:00.000Z": 1, "2026-11-24T18:45:00.000Z": 1}


def test_an_undone_check_in_leaves_nothing(evening: Planned, clock: SetClock) -> None:
    verdict = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
    door.undo(evening.station, A, verdict.fact)
    with evening.station.database.reading() as connection:
        found = records.turnout(connection, A)
    evening.station.close()
    assert all(each.ever == 0 for each in found.values())


def test_the_latest_turnout_stands(evening: Planned) -> None:
    for ever in (10, 12):
        with evening.station.change("turnout_sealed", A) as change:
            change.fact("turnout", {"pledged": 40, "heads": ever, "ever": ever})
    with evening.station.database.reading() as connection:
        assert records.turnout_sealed(connection, A) == {("", ""): Turnout(40, 12, 12)}
    evening.station.close()


def test_states_of_a_file_are_those_of_one_revision_in_order(evening: Planned) -> None:
    for revision, sha256 in ((1, "aa"), (1, "bb"), (2, "cc")):
        with evening.station.change("document_sealed", A) as change:
            change.fact("sealing", {"document": "minutes", "revision": revision, "sha256": sha256})
    with evening.station.database.reading() as connection:
        assert records.states_of(connection, "aa") == ("aa", "bb")
        assert records.states_of(connection, "cc") == ("cc",)
        assert records.states_of(connection, "dd") == ()
        assert [each.sha256 for each in records.sealings(connection, A)] == ["aa", "bb", "cc"]
    evening.station.close()


def test_every_head_is_passed_once_and_the_last_is_now(
    evening: Planned, clock: SetClock, tmp_path: Path
) -> None:
    other = Station.open(Home(tmp_path / "other"), clock)
    evening.station.admit(A, other.admission(post="door"))
    with other.database.writing() as connection:
        anchor(connection, evening.station.public_key)
    other.merge(_entries(evening.station))
    with other.change("assembly_changed", A) as change:
        change.row("assembly", A, {"venue": "Elsewhere"})
    evening.station.merge(_entries(other))
    with evening.station.database.reading() as connection:
        heads = list(records.heads_so_far(connection, A))
        assert [count for count, _ in heads] == list(range(1, journal.count(connection, A) + 1))
        assert heads[-1][1] == journal.head(connection, A)
    assert len({head for _, head in heads}) == len(heads)
    other.close()
    evening.station.close()


def test_when_this_laptop_last_noted_something(evening: Planned, clock: SetClock) -> None:
    clock.advance(90)
    door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
    with evening.station.database.reading() as connection:
        assert records.noted_last(connection, A, evening.station.id) == THE_EVENING + timedelta(seconds=90)
        assert records.noted_last(connection, "b" * 32, evening.station.id) is None
    evening.station.close()


def _entries(station: Station) -> list[journal.Entry]:
    with station.database.reading() as connection:
        return list(journal.entries(connection, A))
