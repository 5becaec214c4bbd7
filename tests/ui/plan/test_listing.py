"""A list edited where it stands: by keys, in its cells."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.service.boards.plan import Tab
from app.ui.plan.screen import PlanScreen
from tests.ui.plan import sample
from tests.ui.plan.ears import heard

Keys = Qt.Key
Alt = Qt.KeyboardModifier.AltModifier


def test_a_length_is_edited_in_its_cell(screen: PlanScreen, qtbot: QtBot) -> None:
    edited = heard(screen, "edited")
    table = screen.listing(Tab.AGENDA).table
    table.edit_cell("i10", "minutes")
    editor = table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "6:00"
    editor.setText("7:30")
    QTest.keyClick(editor, Keys.Key_Return)
    qtbot.waitUntil(lambda: edited == [("agenda_item", "i10", "minutes", "7:30")])
    # the cell shows what is kept until the next board says otherwise
    assert screen.listing(Tab.AGENDA).table.model().index(10, 5).data() == "6:00"


def test_rows_move_by_alt_and_arrow(screen: PlanScreen, qtbot: QtBot) -> None:
    moved = heard(screen, "moved")
    listing = screen.listing(Tab.AGENDA)
    keys = listing.table.keys
    listing.choose(keys[1])
    listing.table.setFocus()
    QTest.keyClick(listing.table, Keys.Key_Up, Alt)
    QTest.keyClick(listing.table, Keys.Key_Down, Alt)
    listing.choose(keys[-1])
    QTest.keyClick(listing.table, Keys.Key_Down, Alt)
    listing.choose(keys[-2])
    QTest.keyClick(listing.table, Keys.Key_Down, Alt)
    assert moved == [
        ("agenda_item", keys[1], keys[0]),
        ("agenda_item", keys[1], keys[3]),
        ("agenda_item", keys[-2], ""),
    ]


def test_del_takes_a_row_out_but_not_while_typing(screen: PlanScreen, qtbot: QtBot) -> None:
    removed = heard(screen, "removed")
    listing = screen.listing(Tab.AGENDA)
    listing.choose("i4")
    listing.table.setFocus()
    listing.table.edit_cell("i4", "title")
    editor = listing.table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, Keys.Key_Delete)
    assert removed == []
    QTest.keyClick(editor, Keys.Key_Escape)
    listing.table.setFocus()
    QTest.keyClick(listing.table, Keys.Key_Delete)
    assert removed == [("agenda_item", "i4")]


def test_choice_and_scroll_stay_when_rows_change(screen: PlanScreen) -> None:
    listing = screen.listing(Tab.AGENDA)
    listing.choose("i20")
    at = listing.table.verticalScrollBar().value()
    screen.show_board(sample.late())
    assert listing.table.chosen_key() == "i20"
    assert listing.table.verticalScrollBar().value() == at
