"""Homes that commands are typed at: planned, and with the evening over."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from app.clock import SetClock, WallClock
from app.paths import Home
from app.service import records
from tests.cli.typed import KEY_WORDS
from tests.conftest import THE_EVENING
from tests.service.evening import Planned, lay_out
from tests.service.told import play

ROOT_WORDS = "root under the stairs"


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Planned]:
    """A home with the evening planned; to be copied."""
    home = Home(tmp_path_factory.mktemp("planned"))
    evening = lay_out(home, SetClock(THE_EVENING))
    evening.station.close()
    return home.folder, evening


@pytest.fixture
def here(home: Home, planned: tuple[Path, Planned]) -> Planned:
    """That home, this test's own; its station is closed."""
    shutil.copytree(planned[0], home.folder, dirs_exist_ok=True)
    return planned[1]


@pytest.fixture
def over(home: Home) -> Home:
    """The evening an hour ago by this computer's own clock, and the secretary's key."""
    clock = SetClock(WallClock().now() - timedelta(hours=1))
    evening = lay_out(home, clock)
    play(evening, clock)
    evening.station.close()
    now = WallClock().now()
    records.make_root(home, "Riverside Alliance", ROOT_WORDS, now)
    records.make_secretary_key(home, ROOT_WORDS, "Secretary 1", KEY_WORDS, now)
    return home
