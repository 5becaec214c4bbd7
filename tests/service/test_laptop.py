"""What the laptop says of itself, read from files as Linux has them, and a sleep that is held off."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from app.service import laptop


def plug_in(power: Path, name: str, **said: str) -> None:
    """One folder as Linux has it."""
    folder = power / name
    folder.mkdir(parents=True)
    for file, words in said.items():
        (folder / file).write_text(f"{words}\n", "utf-8")


def battery(power: Path) -> tuple[int | None, bool | None]:
    found = laptop.look(power, power)
    return found.battery, found.plugged


linux = pytest.mark.skipif(sys.platform != "linux", reason="as Linux says it")


@linux
def test_a_computer_without_a_battery_has_none(tmp_path: Path) -> None:
    plug_in(tmp_path, "AC", type="Mains", online="1")
    assert battery(tmp_path) == (None, None)
    assert battery(tmp_path / "nothing") == (None, None)


@linux
@pytest.mark.parametrize(("online", "plugged"), [("1", True), ("0", False)])
def test_a_battery_and_its_plug(tmp_path: Path, online: str, plugged: bool) -> None:
    plug_in(tmp_path, "AC", type="Mains", online=online)
    plug_in(tmp_path, "BAT0", type="Battery", capacity="41", status="Discharging")
    assert battery(tmp_path) == (41, plugged)


@linux
def test_without_a_plug_the_battery_says_it_and_two_are_one(tmp_path: Path) -> None:
    plug_in(tmp_path, "BAT0", type="Battery", capacity="80", status="Unknown")
    plug_in(tmp_path, "BAT1", type="Battery", capacity="20", status="Discharging")
    assert battery(tmp_path) == (50, False)


@linux
def test_a_mouse_is_not_the_laptop_and_rubbish_is_not_known(tmp_path: Path) -> None:
    plug_in(tmp_path, "hidpp", type="Battery", scope="Device", capacity="3", status="Discharging")
    assert battery(tmp_path) == (None, None)
    plug_in(tmp_path, "BAT0", type="Battery", capacity="soon", status="Discharging")
    assert battery(tmp_path) == (None, None)


def test_the_disk_of_the_folder(tmp_path: Path) -> None:
    assert (laptop.look(tmp_path).free or 0) > 0
    assert laptop.look(tmp_path / "gone").free is None


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Now drawing from 'AC Power'\n -InternalBattery-0 (id=1)\t87%; charging;", (87, True)),
        ("Now drawing from 'Battery Power'\n -InternalBattery-0 (id=1)\t9%; discharging;", (9, False)),
        ("Now drawing from 'AC Power'\n", (None, None)),
    ],
)
def test_what_a_mac_says(said: str, found: tuple[int | None, bool | None]) -> None:
    assert laptop.read_pmset(said) == found


def test_seconds_go_on() -> None:
    before = laptop.seconds_awake_or_asleep()
    assert laptop.seconds_awake_or_asleep() >= before


@linux
def test_a_system_without_a_way_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert laptop.stay_awake() is None


@linux
def test_it_is_held_awake_until_it_is_let(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in says what it was asked for and then does what the real one does: run the command."""
    program, note = tmp_path / "systemd-inhibit", tmp_path / "note"
    program.write_text(f'#!/bin/sh\necho "$@" > {note}\nwhile [ "$1" != cat ]; do shift; done\nexec "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    let_sleep = laptop.stay_awake()
    assert let_sleep is not None
    for _ in range(200):
        if note.exists() and note.read_text():
            break
        time.sleep(0.02)
    assert "--what=idle:sleep" in note.read_text()
    let_sleep()
