"""What the hall was shown last."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.clock import SetClock
from app.domain.stage import Showing
from app.paths import Home
from app.store.stage import HELD, Shown, shown
from app.store.station import Station

SCOPE = "assembly"


@pytest.fixture
def station(home: Home, clock: SetClock) -> Iterator[Station]:
    """A laptop with nothing on it."""
    made = Station.open(home, clock)
    yield made
    made.close()


def last(station: Station) -> Shown:
    with station.database.reading() as connection:
        return shown(connection, SCOPE)


def test_the_welcome_before_anything(station: Station) -> None:
    assert last(station) == Shown()


@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize("showing", Showing)
def test_every_scene_held_or_not(station: Station, showing: Showing, held: bool) -> None:
    with station.change("scene_shown", SCOPE) as change:
        values = {
            "scene": (HELD if held else "") + showing.value,
            "item": "i",
            "ask": "k",
            "power_holder": "p",
        }
        fact = change.fact("scene", values)
    assert last(station) == Shown(showing, held, "i", "k", "p", fact)
