"""The step of setting up, at the door itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.exchange.codes import read_codes
from app.ui.door.layout import TEST_CODE, learn
from app.ui.door.scanner_test import ScannerPage
from app.ui.door.screen import DoorScreen
from tests.ui.door.conftest import BADGE, Hands
from tests.ui.door.test_layout import on

_ENDS = {"\t": Qt.Key.Key_Tab.value, "\r": Qt.Key.Key_Return.value}


class Door:
    """A door that is tried with a scanner, and what it voiced."""

    def __init__(self, screen: DoorScreen, hands: Hands) -> None:
        self.screen, self.hands = screen, hands
        self.scans: list[str] = []
        self.learned: list[str] = []
        screen.scanned.connect(self.scans.append)
        screen.scanner_learned.connect(self.learned.append)

    @property
    def page(self) -> ScannerPage:
        (found,) = self.screen.findChildren(ScannerPage)
        return found

    def scan(self, keys: list[str], pace: float = 0.004) -> None:
        """Keys as the laptop makes them, and a rest."""
        for text in keys:
            self.hands.at += pace
            widget = self.screen.focusWidget() or self.screen
            key = _ENDS.get(text) or ord(text.upper()) if text.isascii() else Qt.Key.Key_unknown.value
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
                QApplication.sendEvent(widget, event)
        while self.hands.ear is not None and self.hands.ear.holding:
            QTest.qWait(5)
        self.hands.at += 1


@pytest.fixture
def door(screen: DoorScreen, hands: Hands) -> Door:
    return Door(screen, hands)


def test_the_code_on_the_screen_is_the_test_code(door: Door, hands: Hands) -> None:
    hands.type(Qt.Key.Key_F10)
    picture = door.screen.grab().toImage()
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = memoryview(bytes(grey.constBits())).cast("B", (grey.height(), grey.bytesPerLine()))
    assert read_codes(rows) == (TEST_CODE,)


def test_a_scanner_that_agrees_needs_nothing(door: Door, hands: Hands) -> None:
    hands.type(Qt.Key.Key_F10)
    door.scan(list(TEST_CODE))
    assert "agree" in door.page.told
    assert (door.learned, door.scans) == ([""], [])


@pytest.mark.parametrize("keyboard", ["AZERTY", "QWERTZ"])
def test_another_keyboard_is_put_right_and_badges_are_read_from_then_on(
    door: Door, hands: Hands, keyboard: str
) -> None:
    door.scan(on(keyboard, BADGE))
    assert door.scans.pop() != BADGE
    hands.type(Qt.Key.Key_F10)
    door.scan(on(keyboard, TEST_CODE))
    assert keyboard in door.page.told
    assert len(door.learned) == 1
    hands.type(Qt.Key.Key_Escape)
    assert not door.page.isVisible()
    badge = BADGE[:20] + "YZYZYZYZYZQWAM"
    door.scan(on(keyboard, badge))
    assert door.scans == [badge]


def test_what_a_person_types_is_left_alone(door: Door, hands: Hands) -> None:
    hands.type(Qt.Key.Key_F10)
    door.scan(on("QWERTZ", TEST_CODE))
    hands.type(Qt.Key.Key_Escape)
    hands.type("zoo")
    line = door.screen.findChild(QLineEdit, "scan_line")
    assert isinstance(line, QLineEdit)
    assert line.text() == "zoo"


def test_a_badge_scanned_meanwhile_lets_nobody_in(door: Door, hands: Hands) -> None:
    hands.type(Qt.Key.Key_F10)
    door.scan(list(BADGE[:-3] + "000"))
    assert "not this code" in door.page.told
    assert (door.learned, door.scans) == ([], [])
    hands.type(Qt.Key.Key_Escape)
    door.scan(list(BADGE))
    assert door.scans == [BADGE]


def test_what_was_learned_before_is_used_again(door: Door) -> None:
    door.screen.correct_scanner(learn(on("QWERTZ", TEST_CODE)).arrives)
    badge = BADGE[:20] + "YZYZYZYZYZYZYZ"
    door.scan(on("QWERTZ", badge))
    assert door.scans == [badge]


@pytest.mark.parametrize("pace", [0.004, 0.03, 0.05])
@pytest.mark.parametrize("end", ["", "\t", "\r"])
@pytest.mark.parametrize("keyboard", ["AZERTY", "QWERTZ"])
def test_slow_ones_and_every_end_are_put_right(door: Door, keyboard: str, end: str, pace: float) -> None:
    door.screen.correct_scanner(learn(on(keyboard, TEST_CODE)).arrives)
    focus = door.screen.focusWidget()
    badge = BADGE[:20] + "YZYZYZYZYZQWAM"
    door.scan([*on(keyboard, badge), *end], pace)
    assert door.scans == [badge]
    assert door.screen.typed == ""
    assert door.screen.focusWidget() is focus


@pytest.mark.parametrize("end", ["\t", "\r"])
def test_one_slower_than_a_hand_is_put_right_in_the_line(door: Door, hands: Hands, end: str) -> None:
    door.screen.correct_scanner(learn(on("AZERTY", TEST_CODE)).arrives)
    for key in (*on("AZERTY", BADGE), end):
        door.scan([key], 0.09)
    assert door.scans == [BADGE]
