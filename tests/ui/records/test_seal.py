"""How far a paper has got, the secretary's key, and the seal: each says why it cannot be pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.service.boards.records import RecordsBoard
from app.ui.parts.labels import Label
from app.ui.records.seal import SealColumn
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.ui.plan.ears import heard
from tests.ui.records import sample

Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def column(theme: Theme, shown: Callable[..., None]) -> SealColumn:
    made = SealColumn(theme, ENGLISH)
    shown(made, 374, 716)
    return made


def _says(column: SealColumn) -> set[str]:
    return {label.text() for label in column.findChildren(Label) if label.isVisible()}


def _button(column: SealColumn, words: str) -> QPushButton:
    return next(each for each in column.findChildren(QPushButton) if each.text() == words)


def _inputs(column: SealColumn) -> list[QLineEdit]:
    return [each for each in column.findChildren(QLineEdit) if each.isVisible()]


@pytest.mark.parametrize(
    ("board", "why"),
    [
        (sample.EMPTY, "The assembly is not over yet."),
        (sample.OPEN_ANSWERS, "3 answers are not recorded yet: Tally shows which."),
        (sample.LOCKED, "Open the secretary's key first."),
        (sample.sealed(), "This one is sealed."),
    ],
)
def test_too_soon_says_why_also_to_the_key(column: SealColumn, board: RecordsBoard, why: str) -> None:
    sealed = heard(column, "sealed")
    column.show_board(board, board.papers[0])
    assert _button(column, "Seal").toolTip() == why
    QTest.keyClick(column, Qt.Key.Key_S, Control)
    assert sealed == []
    assert why in _says(column)


def test_ready_is_sealed_by_its_key(column: SealColumn) -> None:
    sealed, all_sealed = heard(column, "sealed"), heard(column, "all_sealed")
    column.show_board(sample.READY, sample.MINUTES)
    assert "Ready to seal" in _says(column)
    QTest.keyClick(column, Qt.Key.Key_S, Control)
    QTest.mouseClick(_button(column, "Seal all of them"), Qt.MouseButton.LeftButton)
    assert (sealed, all_sealed) == ([()], [()])


def test_who_sealed_it_and_when_by_the_venues_clock(column: SealColumn) -> None:
    board = sample.sealed()
    column.show_board(board, board.papers[0])
    assert {"Sealed", "by Secretary 1, 4 May 2015, 20:21"} <= _says(column)


def test_a_key_is_made_from_three_inputs(column: SealColumn) -> None:
    made = heard(column, "keys_made")
    column.show_board(sample.NO_KEY, sample.MINUTES)
    name, key, root = _inputs(column)
    assert key.echoMode() == root.echoMode() == QLineEdit.EchoMode.Password
    for line, words in ((name, " Secretary 1 "), (key, "pencil and stamp"), (root, "under the stairs")):
        QTest.keyClicks(line, words)
    QTest.keyClick(root, Qt.Key.Key_Return)
    assert made == [("Secretary 1", "pencil and stamp", "under the stairs")]


def test_a_refusal_stands_at_its_input_and_what_was_typed_stays(column: SealColumn) -> None:
    column.show_board(sample.NO_KEY, sample.MINUTES)
    name, key, _root = _inputs(column)
    QTest.keyClicks(key, "short")
    column.refuse("A passphrase has at least 8 characters.", at="key")
    assert "A passphrase has at least 8 characters." in _says(column)
    assert key.hasFocus()
    # the next board of the same kind leaves it
    column.show_board(sample.NO_KEY, sample.MINUTES)
    assert key.text() == "short"
    QTest.keyClicks(name, "S")
    QTest.keyClicks(key, "er")
    assert "A passphrase has at least 8 characters." not in _says(column)


def test_a_passphrase_does_not_stay_on_the_screen(column: SealColumn) -> None:
    opened, closed = heard(column, "key_opened"), heard(column, "key_closed")
    column.show_board(sample.LOCKED, sample.MINUTES)
    (key,) = _inputs(column)
    QTest.keyClicks(key, "pencil and stamp")
    QTest.keyClick(key, Qt.Key.Key_Return)
    assert opened == [("pencil and stamp",)]
    column.show_board(sample.READY, sample.MINUTES)
    assert _inputs(column) == []
    assert key.text() == ""
    QTest.mouseClick(_button(column, "Close the key"), Qt.MouseButton.LeftButton)
    assert closed == [()]


def test_an_expired_key_is_named_and_made_anew(column: SealColumn) -> None:
    column.show_board(sample.EXPIRED, sample.MINUTES)
    assert "The key of REHEARSAL Secretary 1 has expired. Make a new one." in _says(column)
    assert len(_inputs(column)) == 3


def test_at_work_nothing_else_is_begun_and_it_can_be_cancelled(column: SealColumn) -> None:
    cancelled = heard(column, "cancelled")
    column.show_board(sample.READY, sample.MINUTES)
    column.show_progress("Sealing the minutes", 1, 4)
    assert "Sealing the minutes" in _says(column)
    assert _button(column, "Seal").toolTip() == "One moment: this is being worked on."
    QTest.mouseClick(_button(column, "Cancel"), Qt.MouseButton.LeftButton)
    assert cancelled == [()]
    column.show_progress("", 0, 0)
    assert _button(column, "Seal").isEnabled()


def test_a_seal_that_failed_is_said_above(column: SealColumn) -> None:
    column.show_board(replace(sample.READY), sample.MINUTES)
    column.refuse("The disk is full.")
    assert {"Not sealed", "The disk is full."} <= _says(column)
