"""A laptop that keeps to one post, and the PIN that leads out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.clock import SetClock
from app.errors import Refused
from app.paths import Home
from app.service import post_lock
from app.service.post_lock import Lock
from app.store import local
from app.store.station import Station

PIN, WRONG = "480213", "480214"


@pytest.fixture
def station(home: Home, clock: SetClock) -> Iterator[Station]:
    opened = Station.open(home, clock)
    yield opened
    opened.close()


@pytest.fixture
def kept(station: Station) -> Station:
    post_lock.choose_pin(station, PIN)
    post_lock.lock(station, "door", "A")
    return station


def test_a_new_laptop_is_free(station: Station) -> None:
    assert post_lock.locked(station.database) == Lock()


def test_without_a_pin_it_cannot_be_locked_for_good(station: Station) -> None:
    with pytest.raises(Refused, match="Choose a PIN first"):
        post_lock.lock(station, "door", "A")


def test_it_keeps_to_its_post_after_a_restart(kept: Station, home: Home, clock: SetClock) -> None:
    kept.close()
    again = Station.open(home, clock)
    assert post_lock.locked(again.database) == Lock("door", "A", has_pin=True)
    post_lock.free(again, PIN)
    assert post_lock.locked(again.database) == Lock(has_pin=True)
    again.close()


@pytest.mark.parametrize("pin", ["", "12", "aaaa", "0000"])
def test_what_is_no_pin_is_refused(station: Station, pin: str) -> None:
    with pytest.raises(Refused, match="digits"):
        post_lock.choose_pin(station, pin)


def test_a_locked_laptop_takes_no_other_pin(kept: Station) -> None:
    with pytest.raises(Refused, match="Leave the post first"):
        post_lock.choose_pin(kept, "9876")


def test_the_pin_itself_stands_nowhere_and_each_laptop_salts_it(kept: Station) -> None:
    def hashed() -> str:
        with kept.database.reading() as connection:
            return local.kept(connection, "post_pin")

    first = hashed()
    assert PIN not in first
    post_lock.free(kept, PIN)
    post_lock.choose_pin(kept, PIN)
    assert hashed() != first


def test_three_wrong_ones_and_then_even_the_right_one_waits(kept: Station, clock: SetClock) -> None:
    for _ in range(2):
        with pytest.raises(Refused, match="not the PIN") as said:
            post_lock.free(kept, WRONG)
        assert said.value.facts == {}
    with pytest.raises(Refused) as third:
        post_lock.free(kept, WRONG)
    assert third.value.facts == {"seconds": 30}
    clock.advance(29.5)
    with pytest.raises(Refused) as early:
        post_lock.free(kept, PIN)
    assert early.value.facts == {"seconds": 1}
    clock.advance(0.5)
    with pytest.raises(Refused) as fourth:
        post_lock.free(kept, WRONG)
    assert fourth.value.facts == {"seconds": 60}
    clock.advance(60)
    post_lock.free(kept, PIN)
    assert post_lock.locked(kept.database).post == ""


def test_a_restart_gives_no_new_tries(kept: Station, home: Home, clock: SetClock) -> None:
    for _ in range(3):
        with pytest.raises(Refused):
            post_lock.free(kept, WRONG)
    kept.close()
    again = Station.open(home, clock)
    with pytest.raises(Refused, match="Too many"):
        post_lock.free(again, PIN)
    again.close()


def test_a_clock_that_was_put_back_makes_nobody_wait_for_days(kept: Station, home: Home) -> None:
    for _ in range(3):
        with pytest.raises(Refused):
            post_lock.free(kept, WRONG)
    earlier = SetClock(kept.clock.now().replace(year=2025))
    kept.close()
    again = Station.open(home, earlier)
    with pytest.raises(Refused) as said:
        post_lock.free(again, PIN)
    assert said.value.facts == {"seconds": 30}
    again.close()


def test_the_right_one_wipes_the_wrong_ones_out(kept: Station) -> None:
    for _ in range(2):
        with pytest.raises(Refused):
            post_lock.free(kept, WRONG)
    post_lock.free(kept, PIN)
    post_lock.lock(kept, "door", "A")
    with pytest.raises(Refused, match="not the PIN") as said:
        post_lock.free(kept, WRONG)
    assert said.value.facts == {}


def test_who_proves_the_pin_leaves_it_locked_and_a_wrong_one_counts(kept: Station) -> None:
    assert not post_lock.prove(kept, PIN)
    for _ in range(3):
        with pytest.raises(Refused):
            post_lock.prove(kept, WRONG)
    with pytest.raises(Refused, match="Too many"):
        post_lock.prove(kept, PIN)
    assert post_lock.locked(kept.database).post == "door"


def test_without_a_pin_one_leaves_as_one_came(station: Station) -> None:
    post_lock.free(station, "")
    assert post_lock.locked(station.database).post == ""


WORDS = "a passphrase nobody guesses"


@pytest.fixture
def organisers(home: Home, clock: SetClock) -> Iterator[Station]:
    """A laptop of the organiser's, its file opened by a passphrase, locked to the door."""
    opened = Station.open(home, clock, passphrase=WORDS)
    with opened.change("assembly_added", "A") as change:
        change.row("assembly", None, {"title": "One"})
    post_lock.choose_pin(opened, PIN)
    post_lock.lock(opened, "door", "A")
    yield opened
    opened.close()


def test_the_passphrase_leads_out_of_an_organisers_laptop_and_the_pin_is_forgotten(
    organisers: Station,
) -> None:
    assert post_lock.locked(organisers.database).by_passphrase
    with pytest.raises(Refused, match="not the PIN"):
        post_lock.free(organisers, WORDS + "!")
    assert post_lock.locked(organisers.database).post == "door"
    assert post_lock.free(organisers, WORDS) == Lock(by_passphrase=True)
    post_lock.choose_pin(organisers, "9051")


def test_wrong_passphrases_wait_as_wrong_pins_do(organisers: Station) -> None:
    for _ in range(3):
        with pytest.raises(Refused):
            post_lock.free(organisers, "guessed")
    with pytest.raises(Refused, match="Too many"):
        post_lock.free(organisers, WORDS)


def test_a_steward_who_knows_the_passphrase_of_a_laptop_let_in_as_a_doors_is_not_let_out(
    organisers: Station,
) -> None:
    with organisers.change("station_admitted", "B") as change:
        admission = organisers.admission(post="door")
        values = {column: value for column, value in admission.items() if column != "id"}
        change.row("station", None, values, named=organisers.id)
    assert not post_lock.locked(organisers.database).by_passphrase
    with pytest.raises(Refused, match="not the PIN"):
        post_lock.free(organisers, WORDS)


def test_where_the_file_has_no_passphrase_none_leads_out(kept: Station) -> None:
    assert not post_lock.locked(kept.database).by_passphrase
    for typed in ("", WORDS):
        with pytest.raises(Refused):
            post_lock.free(kept, typed)


def test_it_is_freed_from_outside_the_windows(kept: Station) -> None:
    assert post_lock.reset(kept)
    assert post_lock.locked(kept.database) == Lock()
    assert not post_lock.reset(kept)
    post_lock.choose_pin(kept, "9051")
