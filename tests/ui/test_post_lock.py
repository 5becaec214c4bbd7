"""A laptop locked to its door, in the real window over a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.paths import Home
from app.service import post_lock as service
from app.service.post_lock import Lock
from app.store.station import Station
from app.ui.lock_bar import LockBar
from app.ui.notices import Notices
from app.ui.post_lock import PostLock
from app.ui.runner import Runner
from app.ui.shell import Shell
from app.ui.theme import Theme
from app.words import ENGLISH

CTRL = Qt.KeyboardModifier.ControlModifier


class Laptop:
    """A window with three posts, and its lock."""

    def __init__(self, station: Station, theme: Theme) -> None:
        self.station = station
        self.shell = Shell(ENGLISH)
        for post in ("home", "plan", "door"):
            self.shell.add(post, QWidget())
        self.bar = LockBar(theme, ENGLISH)
        self.shell.put_bar(self.bar)
        self.notices = Notices(self.shell.banners, ENGLISH)
        self.runner = Runner(station, station.database, self.notices)
        self.lock = PostLock(
            self.shell, self.bar, self.runner, self.notices, service.locked(station.database)
        )

    @property
    def kept(self) -> Lock:
        """What the file says."""
        return service.locked(self.station.database)

    def type_pin(self, *pins: str) -> None:
        """Into one field after the other, each with Enter."""
        fields = [w for w in self.bar.inputs if isinstance(w, QLineEdit) and w.isVisible()]
        for field, pin in zip(fields, pins, strict=True):
            QTest.keyClicks(field, pin)
            QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.fixture
def laptop(
    home: Home, clock: SetClock, theme: Theme, shown: Callable[..., None], qtbot: QtBot
) -> Iterator[Laptop]:
    station = Station.open(home, clock)
    made = Laptop(station, theme)
    shown(made.shell)
    yield made
    made.runner.close()
    station.close()


def test_the_first_time_a_pin_is_chosen(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.lock.offer("door", "A")
    assert laptop.shell.locked == ""
    laptop.type_pin("4802", "4802")
    qtbot.waitUntil(lambda: laptop.shell.locked == "door")
    assert laptop.kept == Lock("door", "A", has_pin=True)
    assert not laptop.bar.isVisible()
    laptop.shell.go("plan")
    QTest.keyClick(laptop.shell, Qt.Key.Key_1, CTRL)
    assert laptop.shell.post == "door"


def test_a_poor_pin_is_refused_in_its_place(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.lock.offer("door", "A")
    laptop.type_pin("1111", "1111")
    field = laptop.bar._pin  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: "digits" in field.refused)
    assert laptop.shell.locked == ""
    assert laptop.shell.banners.keys == ()


def test_leaving_needs_the_pin(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.lock.offer("door", "A")
    laptop.type_pin("4802", "4802")
    qtbot.waitUntil(lambda: laptop.shell.locked == "door")
    QTest.keyClick(laptop.shell, Qt.Key.Key_L, CTRL)
    assert laptop.bar.isVisible()
    laptop.type_pin("4803")
    field = laptop.bar._pin  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: field.refused == "This is not the PIN.")
    assert laptop.shell.locked == "door"
    laptop.type_pin("4802")
    qtbot.waitUntil(lambda: laptop.shell.locked == "")
    assert laptop.kept == Lock(has_pin=True)
    # a second time the same PIN holds
    laptop.lock.offer("door", "A")
    qtbot.waitUntil(lambda: laptop.shell.locked == "door")


def test_started_at_a_post_without_a_pin_it_is_left_freely(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.lock.hold("door", "A")
    assert laptop.shell.locked == "door"
    assert laptop.kept == Lock()
    QTest.keyClick(laptop.shell, Qt.Key.Key_L, CTRL)
    laptop.bar.pin_given.emit("")
    qtbot.waitUntil(lambda: laptop.shell.locked == "")


def test_a_free_laptop_has_nothing_to_leave(laptop: Laptop) -> None:
    QTest.keyClick(laptop.shell, Qt.Key.Key_L, CTRL)
    assert not laptop.bar.isVisible()


def test_f11_fills_the_screen_and_back(laptop: Laptop, qtbot: QtBot) -> None:
    QTest.keyClick(laptop.shell, Qt.Key.Key_F11)
    qtbot.waitUntil(laptop.shell.isFullScreen)
    QTest.keyClick(laptop.shell, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not laptop.shell.isFullScreen())


def test_a_forgotten_pin_gives_way_to_the_passphrase_and_a_new_one_is_chosen(
    home: Home, clock: SetClock, theme: Theme, shown: Callable[..., None], qtbot: QtBot
) -> None:
    words = "a passphrase nobody guesses"
    station = Station.open(home, clock, passphrase=words)
    service.choose_pin(station, "480213")
    service.lock(station, "door", "A")
    made = Laptop(station, theme)
    shown(made.shell)
    made.shell.lock("door")
    QTest.keyClick(made.shell, Qt.Key.Key_L, CTRL)
    made.type_pin("not these words")
    field = made.bar._pin  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: field.refused == "This is not the PIN.")
    assert made.kept.post == "door"
    made.type_pin(words)
    qtbot.waitUntil(lambda: not made.kept.post)
    qtbot.waitUntil(lambda: made.shell.locked == "")
    made.lock.offer("door", "A")
    made.type_pin("9051", "9051")
    qtbot.waitUntil(lambda: made.kept.post == "door")
    made.runner.close()
    station.close()
