"""The house stands without windows: made once, opened again, read while another writes."""

from __future__ import annotations

import pytest

from app import house
from app.clock import SetClock
from app.errors import Trouble
from app.paths import Home
from app.settings import Settings, save
from tests.service.evening import A, lay_out


def test_a_new_home_is_made_ready_and_opens_again(home: Home, clock: SetClock) -> None:
    made = house.build(home, clock)
    assert (made.read_only, made.settings) == (False, Settings())
    assert made.database is made.station.database
    id = made.station.id
    made.close()
    again = house.build(home, clock)
    assert again.station.id == id
    again.close()


def test_settings_of_this_laptop_are_read(home: Home, clock: SetClock) -> None:
    save(home.settings, Settings(door="North door"))
    made = house.build(home, clock)
    made.close()
    assert made.settings.door == "North door"


def test_to_read_there_must_be_a_file_and_none_is_made(home: Home, clock: SetClock) -> None:
    with pytest.raises(Trouble) as told:
        house.build(home, clock, writing=False)
    assert told.value.kind == "missing"
    assert not home.database.exists()


def test_a_second_writer_is_told_who_holds_it_and_a_reader_is_let_in(home: Home, clock: SetClock) -> None:
    evening = lay_out(home, clock)
    with pytest.raises(Trouble) as told:
        house.build(home, clock)
    assert told.value.kind == "in_use"
    assert "process" in str(told.value)
    reader = house.build(home, clock, writing=False)
    assert reader.read_only
    assert reader.station.secret(A, "badge/1") is not None, "a reader may look at badges"
    with pytest.raises(Trouble) as told, reader.station.change("assembly_changed", A) as change:
        change.row("assembly", A, {"venue": "Elsewhere"})
    assert told.value.kind == "read_only"
    reader.close()
    evening.station.close()


def test_a_passphrase_opens_it_and_another_does_not(home: Home, clock: SetClock) -> None:
    house.build(home, clock, passphrase="heron and otter").close()
    with pytest.raises(Trouble) as told:
        house.build(home, clock, passphrase="heron")
    assert told.value.kind == "wrong_passphrase"
    house.build(home, clock, passphrase="heron and otter").close()
