"""Hands at a keyboard: they press keys in the real windows and wait for what a person would wait for."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QEventLoop, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.errors import Trouble
from app.ui.parts.buttons import Button

PATIENCE = 30.0
"""Seconds until something that does not come is a failure."""
_BY_HAND = 0.06
_LETTING_GO = 0.3
"""Seconds between a scan and the first key of a hand."""
_GLANCE = 0.001
_KEY = 0.3
_LETTER = 0.04
"""Seconds a person takes over a key, and over a letter of a word."""


class Hands:
    """One pair of hands.

    `pace` is how many times faster than a person they are; 0 is as fast as it goes. `fault` says what the
    windows have shown that should not be; empty while all is well.
    """

    def __init__(self, pace: float, fault: Callable[[], str]) -> None:
        self._pace = pace
        self._fault = fault
        self._scanned = 0.0

    def press(self, window: QWidget, keys: str) -> None:
        """One key with its modifiers, wherever the focus is: `Ctrl+Return`, `F2`, `Alt+Y`."""
        self._let_go()
        combination = cast("Sequence[QKeyCombination]", QKeySequence(keys))[0]
        QTest.keyClick(self._focus(window), combination.key(), combination.keyboardModifiers())
        self.rest(_KEY)

    def type(self, window: QWidget, text: str, *, by_hand: bool = False) -> None:
        """Words, letter by letter; `by_hand` no faster than a hand, at a door that knows scanners by it."""
        self._let_go()
        for letter in text:
            _letter(self._focus(window), letter)
            if by_hand:
                self.wait(_BY_HAND)
            elif self._pace:
                self.rest(_LETTER)

    def scan(self, window: QWidget, code: str) -> None:
        """As a scanner types: all at one moment, however busy this computer is, and Enter."""
        focus, moment = self._focus(window), round(time.monotonic() * 1000)
        for letter in (*code, "\r"):
            key, held = _key_of(letter)
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, held, letter)
                event.setTimestamp(moment)
                QApplication.sendEvent(focus, event)
        self._scanned = time.monotonic()

    def click(self, window: QWidget, words: str) -> None:
        """The button with these words, once it can be seen and pressed."""
        self.until(lambda: _button(window, words) is not None, f"the button “{words}”")
        button = _button(window, words)
        if button is not None:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.rest(_KEY)

    def until(self, so: Callable[[], bool], what: str) -> None:
        """Wait while the windows go on; Trouble `demo` when it does not come or something went wrong."""
        give_up = time.monotonic() + PATIENCE
        while not so():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            # whoever only looks must leave the other threads their turn
            time.sleep(_GLANCE)
            if time.monotonic() > give_up:
                raise Trouble("demo", "The demo waited in vain for this: {what}.", what=what)
            self.look()

    def wait(self, seconds: float) -> None:
        """Wait so long by the clock on the wall, at any pace."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            time.sleep(0.005)

    def look(self) -> None:
        """Trouble `demo` when a window shows that something went wrong."""
        if fault := self._fault():
            raise Trouble("demo", "The demo met trouble: {fault}", fault=fault)

    def rest(self, seconds: float) -> None:
        """Let people look on; at full speed only what waits is done."""
        QApplication.processEvents()
        end = time.monotonic() + (seconds / self._pace if self._pace else 0)
        while time.monotonic() < end:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            time.sleep(0.005)
        self.look()

    def _let_go(self) -> None:
        """No hand is at the keys at once after a scan; what comes so soon is still the scanner."""
        self.wait(max(0.0, self._scanned + _LETTING_GO - time.monotonic()))

    @staticmethod
    def _focus(window: QWidget) -> QWidget:
        if not window.isActiveWindow():
            window.activateWindow()
            QApplication.processEvents()
        return window.focusWidget() or window


def _letter(widget: QWidget, letter: str) -> None:
    key, held = _key_of(letter)
    QTest.sendKeyEvent(QTest.KeyAction.Click, widget, key, letter, held)


def _key_of(letter: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    if letter == "\r":
        return Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
    key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
    return key, Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier


def _button(window: QWidget, words: str) -> QAbstractButton | None:
    for button in window.findChildren(QAbstractButton):
        refused = isinstance(button, Button) and bool(button.reason)
        if words in (button.text(), button.accessibleName()) and button.isVisible() and not refused:
            return button
    return None
