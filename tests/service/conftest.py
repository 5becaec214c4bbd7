"""The evening that the tests of this room begin with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.clock import SetClock
from app.paths import Home
from tests.service.evening import Planned, lay_out


@pytest.fixture
def evening(home: Home, clock: SetClock) -> Iterator[Planned]:
    """Planned, nobody there yet."""
    made = lay_out(home, clock)
    yield made
    made.station.close()
