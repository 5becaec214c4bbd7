"""The passphrase of this laptop's file, set while it is open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.clock import SetClock
from app.errors import Refused, Trouble
from app.paths import Home
from app.service import post_lock
from app.service.passphrase import set_passphrase
from app.store.station import Station

WORDS = "four kettles in March"


@pytest.fixture
def station(home: Home, clock: SetClock) -> Iterator[Station]:
    opened = Station.open(home, clock)
    yield opened
    opened.close()


def test_from_the_next_start_on_nothing_else_opens_the_file(
    station: Station, home: Home, clock: SetClock
) -> None:
    with station.change("assembly_added", "A") as change:
        change.row("assembly", None, {"title": "One"})
    set_passphrase(station, WORDS, WORDS)
    with station.change("assembly_added", "B") as change:
        change.row("assembly", None, {"title": "Two"})
    station.close()
    for wrong in (None, WORDS + "!"):
        with pytest.raises(Trouble) as said:
            Station.open(home, clock, passphrase=wrong)
        assert said.value.kind == "wrong_passphrase"
    again = Station.open(home, clock, passphrase=WORDS)
    with again.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM assembly").scalar() == 2
    again.close()


def test_it_leads_out_of_a_locked_post_at_once(station: Station) -> None:
    assert not post_lock.locked(station.database).by_passphrase
    set_passphrase(station, WORDS, WORDS)
    assert post_lock.locked(station.database).by_passphrase
    post_lock.choose_pin(station, "4802")
    post_lock.lock(station, "door", "A")
    post_lock.free(station, WORDS)


@pytest.mark.parametrize(
    ("passphrase", "again", "column"),
    [("short", "short", None), ("", "", None), (WORDS, WORDS.lower(), "again"), (WORDS, "", "again")],
)
def test_a_weak_one_and_a_slip_are_refused_at_their_place(
    station: Station, home: Home, passphrase: str, again: str, column: str | None
) -> None:
    before = home.database_key.read_bytes()
    with pytest.raises(Refused) as said:
        set_passphrase(station, passphrase, again)
    assert said.value.facts.get("column") == column
    assert home.database_key.read_bytes() == before


def test_whoever_finds_the_laptop_open_puts_no_other_in_its_place(station: Station) -> None:
    set_passphrase(station, WORDS, WORDS)
    with pytest.raises(Refused, match="already"):
        set_passphrase(station, "another one of mine", "another one of mine")
    assert station.database.opened_by(WORDS)


def test_a_file_that_is_only_read_keeps_its_key(station: Station, home: Home, clock: SetClock) -> None:
    station.close()
    reading = Station.open(home, clock, writing=False)
    with pytest.raises(Trouble, match="reading only"):
        set_passphrase(reading, WORDS, WORDS)
    reading.close()
