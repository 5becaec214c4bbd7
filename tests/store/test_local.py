"""What stays on this laptop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.clock import SetClock
from app.paths import Home
from app.store import local
from app.store.station import Station


@pytest.fixture
def station(home: Home, clock: SetClock) -> Iterator[Station]:
    opened = Station.open(home, clock)
    yield opened
    opened.close()


def look(station: Station, name: str) -> str:
    with station.database.reading() as connection:
        return local.kept(connection, name)


def test_it_is_kept_replaced_and_taken_away(station: Station) -> None:
    assert look(station, "one") == ""
    local.keep(station.database, {"one": "1", "two": "2"})
    local.keep(station.database, {"one": "11", "two": ""})
    assert (look(station, "one"), look(station, "two")) == ("11", "")


def test_it_is_no_entry_of_the_journal(station: Station) -> None:
    def entries() -> int:
        with station.database.reading() as connection:
            return connection.exec_driver_sql("SELECT count(*) FROM entry").scalar_one()

    before = entries()
    local.keep(station.database, {"one": "1"})
    assert entries() == before
