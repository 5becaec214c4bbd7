"""Keys in a real window, by the clock on the wall: hands that are fast, and scanners that are slow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.ui.door.screen import DoorScreen
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.ui.door import sample
from tests.ui.door.conftest import BADGE


@pytest.fixture
def door(qtbot: QtBot, dressed: Callable[[str], Theme]) -> DoorScreen:
    """A door that goes by the clock on the wall."""
    made = DoorScreen(dressed("light"), ENGLISH)
    qtbot.addWidget(made)
    made.resize(1366, 716)
    made.show_board(sample.board())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(door: DoorScreen, text: str, milliseconds: int) -> None:
    """Letter by letter, wherever the keys go by then."""
    for letter in text:
        focus = door.focusWidget() or door
        QTest.keyClick(focus, letter, Qt.KeyboardModifier.NoModifier, milliseconds)  # pyright: ignore[reportCallIssue, reportArgumentType]


@pytest.mark.parametrize("milliseconds", [42, 60, 90])
@pytest.mark.parametrize("text", ["nonconformists", "elm street primary school"])
def test_a_fast_typist_loses_nothing(door: DoorScreen, qtbot: QtBot, text: str, milliseconds: int) -> None:
    scanned: list[str] = []
    door.scanned.connect(scanned.append)
    press(door, text, milliseconds)
    qtbot.waitUntil(lambda: door.typed == text)
    assert scanned == []


def test_nor_where_a_reason_is_written(door: DoorScreen, qtbot: QtBot) -> None:
    scanned: list[str] = []
    door.scanned.connect(scanned.append)
    door.show_verdict(sample.VERDICTS["already-in"])
    QTest.keyClick(door.focusWidget(), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: isinstance(door.focusWidget(), QPlainTextEdit))
    because = door.focusWidget()
    assert isinstance(because, QPlainTextEdit)
    press(door, "misunderstanding, sent by the organiser", 55)
    qtbot.waitUntil(lambda: because.toPlainText() == "misunderstanding, sent by the organiser")
    assert scanned == []


@pytest.mark.parametrize("milliseconds", [1, 20, 50])
def test_a_scanner_of_any_pace_is_read(door: DoorScreen, qtbot: QtBot, milliseconds: int) -> None:
    scanned: list[str] = []
    door.scanned.connect(scanned.append)
    press(door, BADGE, milliseconds)
    QTest.keyClick(door.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, milliseconds)
    qtbot.waitUntil(lambda: scanned == [BADGE])
    QApplication.processEvents()
    assert door.typed == ""
    assert isinstance(door.focusWidget(), QLineEdit)


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_a_line_feed_ends_a_scan_as_enter_does(
    door: DoorScreen, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    scanned: list[str] = []
    door.scanned.connect(scanned.append)
    press(door, BADGE, 1)
    QTest.sendKeyEvent(QTest.KeyAction.Click, door.focusWidget(), key, "\n", held)
    qtbot.waitUntil(lambda: scanned == [BADGE])
    assert door.typed == ""
