"""A laptop is freed from its post by whoever can open the file."""

from __future__ import annotations

from app.clock import WallClock
from app.paths import Home
from app.service import post_lock
from app.store.station import Station
from tests.cli.typed import folkmoot
from tests.service.evening import A, Planned


def test_a_laptop_whose_pin_is_forgotten_is_freed(here: Planned, home: Home) -> None:
    station = Station.open(home, WallClock())
    post_lock.choose_pin(station, "480213")
    post_lock.lock(station, "door", A)
    in_use = folkmoot("post", "free", home=home.folder)
    assert in_use.returncode == 3
    station.close()
    freed = folkmoot("post", "free", home=home.folder)
    assert (freed.returncode, freed.stdout.strip()) == (0, "Free, and the PIN is forgotten")
    again = folkmoot("post", "free", home=home.folder)
    assert (again.returncode, again.stdout.strip()) == (0, "This laptop keeps to no post")
