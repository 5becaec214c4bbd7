"""Tables: the same row stays chosen and in its place, a choice is told, and ten thousand rows are fast."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.ui.parts.cells import Cell, Column, Row
from app.ui.parts.tables import Table
from app.ui.theme import Theme, dress

Show = Callable[..., None]
COLUMNS = [
    Column("name", "Institution"),
    Column("pledged", "Pledged", 90, number=True),
    Column("minutes", "Minutes", 90, number=True, editable=True),
]


def _rows(count: int, start: int = 0) -> list[Row]:
    return [
        Row(f"k{n}", {"name": Cell(f"School {n}", second="north"), "pledged": str(n), "minutes": "5:00"})
        for n in range(start, count)
    ]


@pytest.fixture
def table(shown: Show) -> Table:
    made = Table(COLUMNS, name="Institutions")
    made.show_rows(_rows(100))
    shown(made, 600, 400)
    return made


def _click(table: Table, row: int, column: int = 0) -> None:
    model = table.model()
    at = table.visualRect(model.index(row, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at.x(), at.y()))


def test_a_persons_choice_is_told_and_the_programs_is_not(table: Table) -> None:
    told: list[str] = []
    table.chosen.connect(told.append)
    table.choose("k3")
    assert (table.chosen_key(), told) == ("k3", [])
    _click(table, 1)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert told == ["k1", "k2"]


def test_what_was_chosen_stays_chosen_by_key_when_rows_come_and_go(table: Table) -> None:
    told: list[str] = []
    table.chosen.connect(told.append)
    table.choose("k5")
    table.show_rows([Row("new", {"name": "A new one"}), *_rows(100)])
    assert table.chosen_key() == "k5"
    table.show_rows(_rows(100, 10))
    assert table.chosen_key() == ""
    assert told == []


def test_the_row_at_the_top_stays_at_the_top(table: Table) -> None:
    table.verticalScrollBar().setValue(20 * 40 + 7)
    assert table.keys[table.rowAt(0)] == "k20"
    table.show_rows([*(Row(f"n{n}", {"name": "new"}) for n in range(5)), *_rows(100)])
    assert table.keys[table.rowAt(0)] == "k20"
    assert table.verticalScrollBar().value() == 25 * 40 + 7


def test_the_same_keys_with_other_words_do_not_start_anew(table: Table) -> None:
    table.verticalScrollBar().setValue(300)
    table.choose("k30")
    before = table.verticalScrollBar().value()
    table.show_rows([Row(f"k{n}", {"name": f"Other {n}"}) for n in range(100)])
    assert table.verticalScrollBar().value() == before
    assert table.model().index(30, 0).data() == "Other 30"
    assert table.chosen_key() == "k30"


def test_an_edit_is_told_and_the_row_waits_for_the_board(table: Table) -> None:
    edits: list[tuple[str, str, str]] = []

    def edited(key: str, column: str, text: str) -> None:
        edits.append((key, column, text))

    table.edited.connect(edited)
    table.edit_cell("k2", "minutes")
    editor = table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert (editor.text(), editor.accessibleName()) == ("5:00", "Minutes")
    editor.setText("4:30")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert edits == [("k2", "minutes", "4:30")]
    assert table.model().index(2, 2).data() == "5:00"


def test_an_unchanged_edit_is_not_told(table: Table) -> None:
    edits: list[str] = []

    def edited(key: str, column: str, text: str) -> None:
        edits.append(key)

    table.edited.connect(edited)
    table.edit_cell("k2", "minutes")
    editor = table.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not edits


def test_enter_and_a_double_click_open(table: Table) -> None:
    opened: list[str] = []
    table.opened.connect(opened.append)
    table.choose("k4")
    QTest.keyClick(table, Qt.Key.Key_Return)
    at = table.visualRect(table.model().index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == ["k4", "k1"]


def test_tab_leaves_the_table(table: Table) -> None:
    assert not table.tabKeyNavigation()


def test_a_screen_reader_hears_the_mark_and_both_lines(table: Table) -> None:
    table.show_rows([Row("a", {"name": Cell("No", "offers a meeting", mark="no", spoken="Answer")})])
    said = table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Answer, No, offers a meeting"


def test_columns_share_the_width_and_rows_grow_with_the_type(
    table: Table, qapp: QApplication, theme: Theme
) -> None:
    assert sum(table.columnWidth(n) for n in range(3)) == table.viewport().width()
    assert table.rowHeight(0) == 40
    dress(qapp, Theme.load("light", 150))
    assert (table.rowHeight(0), table.columnWidth(1)) == (60, 135)
    dress(qapp, theme)


def _calls(work: Callable[[], object]) -> int:
    """How many of our functions were called."""
    calls = 0

    def on_event(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(on_event)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def test_ten_thousand_rows_cost_no_more_than_those_that_are_seen(table: Table) -> None:
    def show(rows: list[Row]) -> Callable[[], object]:
        return lambda: (table.show_rows(rows), table.viewport().grab())

    few, many = _calls(show(_rows(100))), _calls(show(_rows(10_000)))
    assert 0 < many < few * 2
    table.choose("k9999")
    table.show_rows(_rows(10_000))
    assert table.chosen_key() == "k9999"


def test_f2_opens_the_first_cell_that_can_be_changed_and_tab_goes_on(
    table: Table, qapp: QApplication
) -> None:
    edited: list[tuple[str, str, str]] = []
    table.edited.connect(lambda key, column, text: edited.append((key, column, text)))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    table.choose("k3")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "6:00")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    qapp.processEvents()
    assert edited == [("k3", "minutes", "6:00")]
    assert table.currentIndex() == table.model().index(4, 2)
    assert table.state() == Table.State.EditingState


def test_news_does_not_take_away_what_is_being_typed_nor_the_cell_that_is_stood_on(
    table: Table, qapp: QApplication
) -> None:
    table.edit_cell("k3", "minutes")
    editor = table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "7")
    table.show_rows([Row(row.key, {"name": "other", "minutes": "9:00"}) for row in _rows(100)])
    assert editor.text() == "7"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    qapp.processEvents()
    assert table.currentIndex().column() == 2


def test_keys_that_come_to_a_list_find_a_row_chosen(table: Table) -> None:
    table.clearFocus()
    table.choose("")
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.chosen_key() == "k0"
    table.choose("k7")
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.chosen_key() == "k7"
