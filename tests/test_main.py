"""The windows put together: a laptop that is kept to its door, through the program's own start."""

from __future__ import annotations

import subprocess
import sys

import pytest

from app.paths import Home
from tests.house.tree import ROOT

START = """
import os, sys
from pathlib import Path
from datetime import UTC, date, datetime
from app import words
from app.clock import SetClock
from app.house import build
from app.main import Windows
from app.paths import Home
from app.service import assemblies as service
from app.service import post_lock
from app.settings import Settings
from app.store import plan as store
from app.ui.application import Application

home, post, title = Home(Path(sys.argv[1])), sys.argv[2], sys.argv[3]
house = build(home, SetClock(datetime(2026, 11, 24, 18, 0, tzinfo=UTC)))
with house.database.reading() as connection:
    new = not store.assemblies(connection)
if new:
    service.create_assembly(
        house.station, title="Spring Assembly", alliance="", venue="", day=date(2026, 11, 24),
        starts="18:30", ends="20:00", zone="Europe/London", capacity=100, target=50,
    )
    post_lock.choose_pin(house.station, "480213")
windows = Windows(Application(Settings()), house, words.ENGLISH)
windows.show(post, title)
for go in ("home", "plan", "chair"):
    windows.shell.go(go)
shell = windows.shell
print(shell.post, shell.locked or "-", shell.rail.isVisible(), *shell.banners.keys)
shell.close()
"""


def start(home: Home, post: str = "", title: str = "", then: str = "") -> list[str]:
    """What the window shows after somebody tried to go elsewhere: post, lock, rail, banners.

    `then` is done before the window is closed; what it prints comes as further lines.
    """
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            START.replace("shell.close()", then + "shell.close()"),
            str(home.folder),
            post,
            title,
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return ran.stdout.splitlines() if then else ran.stdout.split()


@pytest.mark.slow
def test_a_laptop_started_at_its_door_stays_there_after_a_restart_too(home: Home) -> None:
    assert start(home, "door", "spring assembly") == ["door", "door", "False"]
    assert start(home) == ["door", "door", "False"]
    assert start(home, "chair", "Spring Assembly") == ["door", "door", "False"]


@pytest.mark.slow
def test_an_assembly_that_is_not_there_is_said_at_home(home: Home) -> None:
    assert start(home, "door", "Autumn Assembly") == ["home", "-", "True", "refused"]


CAMERA = """
windows.evening.door.camera_wanted.emit(True)
print(*shell.banners.keys or ("a camera",))
windows.evening.door.camera_wanted.emit(False)
print(*shell.banners.keys, "PySide6.QtMultimedia" in sys.modules)
"""


@pytest.mark.slow
def test_a_door_without_a_camera_says_so_and_goes_on(home: Home) -> None:
    assert start(home, "door", "Spring Assembly", then=CAMERA)[1:] in (
        ["trouble.camera", "True"],
        ["a camera", "True"],
    )


OPENING = """
windows.open(windows._find("Spring Assembly"))
print(*sorted({"reportlab", "pikepdf", "pyhanko"} & set(sys.modules)))
"""


@pytest.mark.slow
def test_an_assembly_is_opened_without_what_only_papers_need(home: Home) -> None:
    assert start(home, then=OPENING)[1:] == [""]
