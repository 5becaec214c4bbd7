"""The windows put together: a laptop that is kept to its door, through the program's own start."""

from __future__ import annotations

import subprocess
import sys

import pytest

from app import settings as choices
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
windows = Windows(Application(house.settings), house, words.ENGLISH)
windows.show(post, title)
for go in ("home", "plan", "chair"):
    windows.shell.go(go)
shell = windows.shell
print(shell.post, shell.locked or "-", shell.rail.isVisible(), *shell.banners.keys)
shell.end()
"""


def start(home: Home, post: str = "", title: str = "", then: str = "") -> list[str]:
    """What the window shows after somebody tried to go elsewhere: post, lock, rail, banners.

    `then` is done before the window is closed; what it prints comes as further lines.
    """
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            START.replace("shell.end()", then + "shell.end()"),
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


HANDS = """
from PySide6.QtWidgets import QLineEdit
from app.ui.demo.hands import Hands
hands = Hands(0, lambda: "")
bar, door = windows.lock_bar, windows.evening.door
def field():
    return shell.focusWidget()
def leave():
    hands.press(shell, "Ctrl+L")
    hands.until(bar.isVisible, "the bar")
def tried():
    hands.until(lambda: not bar.isVisible() or bool(bar._pin.refused), "an answer")
"""
PIN_AND_QUEUE = (
    HANDS
    + """
line, size = field(), shell.size()
leave()
hands.wait(0.1)
print(shell.size() == size)
pin = field()
hands.type(shell, "48", by_hand=True)
before = door.verdict
hands.wait(0.3)
hands.scan(shell, "4006381333931")
hands.until(lambda: door.verdict is not before, "a verdict")
print(door.verdict.word.value, pin.text(), field() is pin, door.typed or "-")
hands.type(shell, "0999", by_hand=True)
hands.press(shell, "Return")
tried()
print(bar._pin.refused, shell.locked)
hands.press(shell, "Escape")
hands.until(lambda: not bar.isVisible(), "work")
print(field() is line, bar.isVisible())
for _ in range(2):
    leave()
    hands.type(shell, "480214", by_hand=True)
    bar._pin.accept()
    hands.press(shell, "Return")
    tried()
print(bar._pin.refused)
hands.press(shell, "F11")
hands.press(shell, "Ctrl++")
hands.press(shell, "F12")
hands.press(shell, "Ctrl+Q")
hands.until(lambda: bar.asking is not None and bar.asking.name == "CLOSE", "the question")
print(shell.isVisible(), shell.locked, bar.asking.name)
"""
)


@pytest.mark.slow
def test_who_types_the_pin_while_people_queue_loses_no_scan_and_no_figure(home: Home) -> None:
    assert start(home, "door", "Spring Assembly", then=PIN_AND_QUEUE)[1:] == [
        "True",
        "not ours 48 True -",
        "This is not the PIN. door",
        "True False",
        "This is not the PIN. Next try in 0:30.",
        "True door CLOSE",
    ]
    kept = choices.load(home.settings)
    assert (kept.full_screen, kept.size, kept.theme) == (True, 115, "dark")


ANYWHERE = (
    HANDS
    + """
from app.ui.parts.banner import Banner
from app.ui.parts.order import stops_of
shell.banners.put("x", Banner("warn", "Something", "Do it"))
shell.show_keys()
hands.wait(0.1)
seen = []
door.scanned.connect(seen.append)
stops = [each for each in stops_of(shell) if not door.isAncestorOf(each)]
for length, each in enumerate(stops, 12):
    each.setFocus()
    hands.scan(shell, "7" * length)
    hands.until(lambda: seen == ["?" * length], "a scan at " + each.accessibleName())
    seen.clear()
    hands.until(lambda: door.isAncestorOf(field()), "the keys at the line")
print(len(stops) > 8)
shell.go("door")
shell.lock("")
shell.go("chair")
leave()
hands.scan(shell, "7" * 30)
hands.wait(0.3)
print(seen)
"""
)


@pytest.mark.slow
def test_wherever_in_the_window_of_a_door_the_keys_are_a_scan_is_a_scan(home: Home) -> None:
    assert start(home, "door", "Spring Assembly", then=ANYWHERE)[1:] == ["True", "[]"]


KILLED = "import os; print(shell.post, shell.locked, flush=True); os.kill(os.getpid(), 9)\n"


@pytest.mark.slow
def test_a_locked_laptop_that_was_killed_starts_locked_as_it_looked(home: Home) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        start(home, "door", "Spring Assembly", then='shell.look_chosen.emit("dark", 130)\n' + KILLED)
    choices.save(home.settings, choices.load(home.settings).choose(full_screen=True))
    look = "print(shell.isFullScreen(), windows.application.theme.name, windows.application.theme.size)\n"
    assert start(home, then=look) == ["door door False", "True dark 130"]


READING = """
from app.house import build as build_again
other = Windows(windows.application, build_again(home, house.clock, writing=False), words.ENGLISH)
other.show()
print(other.shell.locked, other.shell.close(), other.shell.isVisible())
"""


@pytest.mark.slow
def test_a_second_window_that_only_reads_is_locked_too_and_can_be_closed(home: Home) -> None:
    assert start(home, "door", "Spring Assembly", then=READING)[1:] == ["door True False"]


NEVER = """
leave()
hands.press(shell, "Return")
hands.until(lambda: not shell.locked, "the way out")
print(shell.rail.isVisible(), *shell.banners.keys)
"""


@pytest.mark.slow
def test_a_laptop_without_a_pin_says_what_its_lock_is_worth(home: Home) -> None:
    start(home, then="import app.service.post_lock as p; windows.runner.do(p.reset)\n")
    at_start, gone = start(home, "door", "Spring Assembly", then=HANDS + NEVER)
    assert at_start == "door door False no pin"
    assert gone == "True"


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
