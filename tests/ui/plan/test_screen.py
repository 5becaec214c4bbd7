"""The Plan screen: what keys and cells voice, what stays while one types, and that all of it fits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.service.boards.plan import Tab
from app.ui.parts.fields import Tick
from app.ui.plan.screen import PlanScreen
from app.ui.theme import Theme
from app.words import ENGLISH, stretched
from tests.ui.layout import assert_fits
from tests.ui.plan import sample

Keys = Qt.Key
Alt = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def screen(theme: Theme, shown: Callable[..., None], qtbot: QtBot) -> PlanScreen:
    """The sample, shown at the size beside the rail."""
    made = PlanScreen(theme, ENGLISH)
    made.show_board(sample.board())
    shown(made, 1282, 716)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def heard(screen: PlanScreen, name: str) -> list[tuple[object, ...]]:
    """What a signal says from now on."""
    said: list[tuple[object, ...]] = []

    def hear(*facts: object) -> None:
        said.append(facts)

    getattr(screen, name).connect(hear)
    return said


@pytest.mark.parametrize("tab", list(Tab))
@pytest.mark.parametrize("board", [sample.board, sample.late, sample.crowded, sample.empty])
def test_every_tab_fits(screen: PlanScreen, tab: Tab, board: Callable[[], object]) -> None:
    screen.show_board(board())  # pyright: ignore[reportArgumentType]
    screen.go(tab)
    assert_fits(screen)


def test_a_long_tongue_fits(screen: PlanScreen) -> None:
    screen.retitle(stretched())
    for tab in Tab:
        screen.go(tab)
        assert_fits(screen)


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


def test_ins_adds_in_place(screen: PlanScreen, qtbot: QtBot) -> None:
    added = heard(screen, "added")
    screen.go(Tab.PEOPLE)
    listing = screen.listing(Tab.PEOPLE)
    listing.setFocus()
    QTest.keyClick(listing, Keys.Key_Insert)
    field = listing.adding.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "Person 9")
    QTest.keyClick(field, Keys.Key_Return)
    assert added == [("person", "Person 9", "d0")]
    screen.refuse("person", "", "This is in the plan already.")
    assert listing.adding.isVisible()
    assert field.text() == "Person 9"
    screen.accept("person")
    assert field.text() == ""
    QTest.keyClick(field, Keys.Key_Escape)
    assert not listing.adding.isVisible()


def test_a_refusal_stands_under_the_table_until_the_next_change(screen: PlanScreen) -> None:
    screen.refuse("agenda_item", "minutes", "“six” is not a length. Write 5 or 4:30.")
    assert screen.refusal == "“six” is not a length. Write 5 or 4:30."
    assert_fits(screen)
    screen.listing(Tab.AGENDA).table.edited.emit("i10", "minutes", "6")
    assert screen.refusal == ""


def test_a_board_changes_nothing_that_one_is_typing(screen: PlanScreen, qtbot: QtBot) -> None:
    screen.go(Tab.DETAILS)
    title = screen.details.findChild(QLineEdit, "title")
    assert isinstance(title, QLineEdit)
    title.setFocus()
    title.setText("Typing this")
    screen.show_board(sample.late())
    assert title.text() == "Typing this"
    ends = screen.details.findChild(QLineEdit, "ends")
    assert isinstance(ends, QLineEdit)
    assert ends.text() == "20:12"
    edited = heard(screen, "edited")
    QTest.keyClick(title, Keys.Key_Return)
    assert edited[0] == ("assembly", "A1", "title", "Typing this")


def test_choice_and_scroll_stay_when_rows_change(screen: PlanScreen) -> None:
    listing = screen.listing(Tab.AGENDA)
    listing.choose("i20")
    at = listing.table.verticalScrollBar().value()
    screen.show_board(sample.late())
    assert listing.table.chosen_key() == "i20"
    assert listing.table.verticalScrollBar().value() == at


def test_enter_opens_the_script_and_esc_keeps_it(screen: PlanScreen, qtbot: QtBot) -> None:
    edited = heard(screen, "edited")
    listing = screen.listing(Tab.AGENDA)
    listing.choose("i4")
    listing.table.setFocus()
    QTest.keyClick(listing.table, Keys.Key_Return)
    script = screen.item_panel.findChild(QPlainTextEdit, "script")
    assert isinstance(script, QPlainTextEdit)
    qtbot.waitUntil(script.hasFocus)
    assert script.toPlainText().startswith("Good evening, and welcome.")
    script.setPlainText("Welcome.")
    QTest.keyClick(script, Keys.Key_Escape)
    assert edited == [("agenda_item", "i4", "script", "Welcome.")]
    assert not screen.item_panel.isVisible()
    assert screen.item_panel.item == ""


def test_an_ask_shows_what_to_mend_while_it_is_typed(screen: PlanScreen, qtbot: QtBot) -> None:
    screen.go(Tab.ASKS)
    screen.asks.show_ask("a2")
    words = screen.asks.findChild(QPlainTextEdit, "words")
    assert isinstance(words, QPlainTextEdit)
    assert words.extraSelections() == []
    words.setFocus()
    words.selectAll()
    QTest.keyClicks(words, "What will you do and also when?")
    assert [mark.cursor.selectedText() for mark in words.extraSelections()] == [
        "What will you do",
        "and also",
    ]  # pyright: ignore[reportAttributeAccessIssue]
    edited = heard(screen, "edited")
    screen.asks.show_ask("a3")
    assert edited == [("ask", "a2", "words", "What will you do and also when?")]


def test_a_tick_says_who_is_asked(screen: PlanScreen, qtbot: QtBot) -> None:
    screen.go(Tab.ASKS)
    edited = heard(screen, "edited")
    tick = screen.asks.findChildren(Tick)[0]
    assert tick.text() == "Sajid Javid"
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton)
    assert edited == [("ask", "a1", "power_holders", ("h1", "h2"))]


def test_f8_leads_to_the_next_ask_to_mend(screen: PlanScreen, qtbot: QtBot) -> None:
    screen.go(Tab.ASKS)
    screen.asks.table.setFocus()
    for wanted in ("a3", "a4", "a1"):
        QTest.keyClick(screen.asks.table, Keys.Key_F8)
        assert screen.asks.table.chosen_key() == wanted


def test_a_line_of_ready_leads_to_its_tab(screen: PlanScreen, qtbot: QtBot) -> None:
    screen.go(Tab.DETAILS)
    ready = screen._ready  # pyright: ignore[reportPrivateUsage]
    ready.led.emit("asks")
    assert screen.tab is Tab.ASKS


def test_an_import_with_problems_cannot_be_taken(screen: PlanScreen, qtbot: QtBot) -> None:
    taken = heard(screen, "taken")
    screen.go(Tab.PEOPLE)
    screen.show_import(sample.importing(problems=True))
    panel = screen.import_panel
    assert panel.isVisible()
    assert_fits(screen)
    button = panel._take  # pyright: ignore[reportPrivateUsage]
    assert not button.isEnabled()
    assert button.toolTip()
    screen.show_import(sample.importing())
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert taken == [()]


def test_another_column_may_be_said(screen: PlanScreen) -> None:
    mapped = heard(screen, "mapped")
    screen.go(Tab.PEOPLE)
    screen.show_import(sample.importing())
    heading, choice = screen.import_panel._choices[4]  # pyright: ignore[reportPrivateUsage]
    assert heading == "Ticket ref"
    choice.choose("access")
    choice.changed.emit("access")
    assert mapped == [(sample.COLUMNS | {"access": "Ticket ref"},)]


def test_esc_puts_an_import_away(screen: PlanScreen, qtbot: QtBot) -> None:
    screen.go(Tab.PEOPLE)
    screen.show_import(sample.importing())
    screen.import_panel.setFocus()
    QTest.keyClick(screen.import_panel, Keys.Key_Escape)
    assert screen.listing(Tab.PEOPLE).isVisible()


def test_everything_has_a_name_for_screen_readers(screen: PlanScreen) -> None:
    for tab in Tab:
        screen.go(tab)
        for edit in screen.findChildren(QLineEdit):
            if edit.isVisible():
                assert edit.accessibleName(), edit.objectName()


def test_nothing_is_open_yet(theme: Theme, shown: Callable[..., None]) -> None:
    screen = PlanScreen(theme, ENGLISH)
    shown(screen, 1282, 716)
    assert_fits(screen)
