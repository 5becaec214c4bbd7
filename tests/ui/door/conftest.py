"""A door on the screen, and hands and scanners that press its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.paths import Home
from app.ui.door.ear import Ear
from app.ui.door.screen import DoorScreen
from app.ui.theme import Theme, dress
from app.words import ENGLISH
from tests.service.evening import Planned, lay_out
from tests.ui.door import sample

BADGE = "AB" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Hands:
    """Presses keys in the widget that has the focus, at a chosen pace on a clock of its own."""

    def __init__(self) -> None:
        self.at: float = 100.0
        self.top: QWidget | None = None
        self.ear: Ear | None = None

    def now(self) -> float:
        """The seconds that the door counts by."""
        return self.at

    def press(self, key: str | Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, to whatever has the focus."""
        assert self.top is not None
        widget = self.top.focusWidget() or self.top
        if isinstance(key, str):
            for letter in key:
                QTest.keyClick(widget, letter, held)  # pyright: ignore[reportCallIssue, reportArgumentType]
        else:
            QTest.keyClick(widget, key, held)

    def scan(self, text: str, *, enter: bool = True, pace: float = 0.004) -> None:
        """As a scanner types it."""
        for letter in text:
            self.at += pace
            self.press(letter)
        if enter:
            self.at += pace
            self.press(Qt.Key.Key_Return)

    def type(self, *keys: str | Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """As a hand types it, and then a rest."""
        for key in keys:
            for stroke in key if isinstance(key, str) else [key]:
                self.at += 0.15
                self.press(stroke, held)
                while self.ear is not None and self.ear.holding:
                    QTest.qWait(5)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def evening(home: Home, clock: SetClock) -> Iterator[Planned]:
    """A planned evening on a real file."""
    made = lay_out(home, clock)
    yield made
    made.station.close()


@pytest.fixture
def dressed(qapp: QApplication) -> Callable[[str], Theme]:
    """Puts a theme on the program."""

    def put_on(name: str) -> Theme:
        theme = Theme.load(name)
        dress(qapp, theme)
        return theme

    return put_on


@pytest.fixture
def screen(qtbot: QtBot, dressed: Callable[[str], Theme], hands: Hands) -> DoorScreen:
    """A door at half past six, nothing scanned yet on this screen."""
    made = DoorScreen(dressed("light"), ENGLISH, hands.now)
    qtbot.addWidget(made)
    made.resize(1366, 716)
    made.show_board(sample.board())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    hands.top, hands.ear = made, made.findChild(Ear)
    return made
