"""The evening that the tests of this room begin with, and the keys that close it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.clock import SetClock
from app.paths import Home
from app.service.signing_keys import SecretaryKey, make_root, make_secretary_key
from app.store.station import Station
from tests.conftest import THE_EVENING
from tests.service.evening import Planned, lay_out
from tests.service.plans import Planning, autumn

ROOT_WORDS, KEY_WORDS = "root under the stairs", "pencil and stamp"


@pytest.fixture
def evening(home: Home, clock: SetClock) -> Iterator[Planned]:
    """Planned, nobody there yet."""
    made = lay_out(home, clock)
    yield made
    made.station.close()


@dataclass(frozen=True, slots=True)
class Keys:
    """Made once for all tests: a key file takes its quarter of a second."""

    folder: Path
    real: SecretaryKey
    rehearsal: SecretaryKey


@pytest.fixture(scope="session")
def keys_made(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    """A root and a secretary's key, and those of the rehearsal."""
    home = Home(tmp_path_factory.mktemp("keys"))
    made: list[SecretaryKey] = []
    for rehearsal in (False, True):
        make_root(home, "Riverside Alliance", ROOT_WORDS, THE_EVENING, rehearsal=rehearsal)
        made.append(
            make_secretary_key(home, ROOT_WORDS, "Secretary 1", KEY_WORDS, THE_EVENING, rehearsal=rehearsal)
        )
    return Keys(home.keys, *made)


@pytest.fixture
def keys(home: Home, keys_made: Keys) -> Keys:
    """The same, lying in this test's home."""
    shutil.copytree(keys_made.folder, home.keys)
    return keys_made


@pytest.fixture
def planning(home: Home, clock: SetClock, tmp_path: Path) -> Iterator[Planning]:
    """A new assembly with nothing in it."""
    station = Station.open(home, clock)
    yield Planning(station, tmp_path, autumn(station))
    station.close()
