"""The door's sounds are ours, made by our own script, short, and no two alike."""

from __future__ import annotations

import importlib.util
import itertools
import sys
import wave
from array import array
from types import ModuleType

import pytest

from app.ui.door.sounds import SOUND
from tests.house.tree import ROOT

FOLDER = ROOT / "resources" / "sounds"
NAMES = sorted(set(SOUND.values()))


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sounds_script", ROOT / "packaging" / "sounds.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def kept(name: str) -> array[int]:
    with wave.open(str(FOLDER / f"{name}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 44_100)
        return array("h", file.readframes(file.getnframes()))


def test_there_is_one_for_each_shape_and_no_other() -> None:
    assert [file.stem for file in sorted(FOLDER.iterdir())] == NAMES
    assert len(NAMES) == 4


@pytest.mark.parametrize("name", NAMES)
def test_it_is_what_the_script_makes(script: ModuleType, name: str) -> None:
    made = script.samples(script.SOUNDS[name])
    there = kept(name)
    assert len(made) == len(there)
    # another system's sine may differ in the last bit
    assert max(abs(one - other) for one, other in zip(made, there, strict=True)) <= 1


@pytest.mark.parametrize("name", NAMES)
def test_it_is_short_and_neither_clips_nor_clicks(name: str) -> None:
    there = kept(name)
    assert 0.1 < len(there) / 44_100 < 0.5
    assert max(map(abs, there)) < 0.85 * 32_768
    assert abs(there[0]) < 200
    assert abs(there[-1]) < 200
    assert max(abs(b - a) for a, b in itertools.pairwise(there)) < 0.35 * 32_768


def turns(samples: array[int]) -> int:
    """How often the sound goes through nought in a second: a rough pitch."""
    crossings = sum(1 for a, b in itertools.pairwise(samples) if a < 0 <= b)
    return round(crossings / len(samples) * 44_100)


def test_they_are_told_apart_by_pitch_and_by_rhythm() -> None:
    pitch = sorted(turns(kept(name)) for name in NAMES)
    assert all(higher > lower * 1.1 for lower, higher in itertools.pairwise(pitch)), pitch

    def rests(samples: array[int]) -> int:
        # pieces of 10 ms in which nothing sounds, told as how often silence begins
        quiet = [max(map(abs, samples[n : n + 441])) < 400 for n in range(0, len(samples) - 441, 441)]
        return sum(1 for a, b in itertools.pairwise(quiet) if b and not a)

    assert rests(kept("seen")) >= 2
    assert rests(kept("stop")) == 0
