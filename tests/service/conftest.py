"""The evening that the tests of this room begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import SetClock
from app.paths import Home
from app.store.station import Station
from tests.service.evening import Planned, lay_out
from tests.service.plans import Planning, autumn


@pytest.fixture
def evening(home: Home, clock: SetClock) -> Iterator[Planned]:
    """Planned, nobody there yet."""
    made = lay_out(home, clock)
    yield made
    made.station.close()


@pytest.fixture
def planning(home: Home, clock: SetClock, tmp_path: Path) -> Iterator[Planning]:
    """A new assembly with nothing in it."""
    station = Station.open(home, clock)
    yield Planning(station, tmp_path, autumn(station))
    station.close()
