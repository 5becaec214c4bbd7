"""The Plan screen as a whole: its tabs, and that all of it fits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.service.boards.plan import Readiness, ReadyLine, Tab
from app.ui.plan.screen import PlanScreen
from app.ui.theme import Theme
from app.words import ENGLISH, stretched
from tests.ui.layout import assert_fits
from tests.ui.plan import sample


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


def test_a_line_of_ready_leads_to_its_row_and_the_cell_that_is_missing(screen: PlanScreen) -> None:
    screen.show_board(sample.late())
    screen.go(Tab.DETAILS)
    row = screen.listing(Tab.INSTITUTIONS).table.keys[3]
    line = ReadyLine(Readiness.MEND, "{count} …", tab=Tab.INSTITUTIONS, action="Look", about=row)
    screen._ready.led.emit(line)  # pyright: ignore[reportPrivateUsage]
    table = screen.listing(Tab.INSTITUTIONS).table
    assert screen.tab is Tab.INSTITUTIONS
    assert table.hasFocus()
    assert table.chosen_key() == row
    assert table.columns[table.currentIndex().column()].key == "pledge"


def test_a_line_of_ready_leads_to_the_words_of_an_ask_or_to_a_new_one(screen: PlanScreen) -> None:
    screen.show_board(sample.late())
    ready = screen._ready  # pyright: ignore[reportPrivateUsage]
    ready.led.emit(ReadyLine(Readiness.MEND, "…", tab=Tab.ASKS, action="Look", about="a3"))
    assert screen.tab is Tab.ASKS
    focused = screen.focusWidget()
    assert focused is not None
    assert focused.objectName() == "words"
    screen.show_board(sample.empty())
    ready.led.emit(ReadyLine(Readiness.MEND, "…", tab=Tab.INSTITUTIONS, action="Add"))
    assert screen.listing(Tab.INSTITUTIONS).adding.isVisible()


def test_ins_adds_wherever_the_focus_is_and_esc_puts_the_line_away(screen: PlanScreen) -> None:
    screen.go(Tab.INSTITUTIONS)
    screen._tabs.button("institutions").setFocus()  # pyright: ignore[reportPrivateUsage]
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Insert)
    adding = screen.listing(Tab.INSTITUTIONS).adding
    assert adding.isVisible()
    screen._tabs.button("institutions").setFocus()  # pyright: ignore[reportPrivateUsage]
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Escape)
    assert not adding.isVisible()
    assert screen.listing(Tab.INSTITUTIONS).table.hasFocus()


def test_esc_leaves_a_list_that_is_looked_over_wherever_the_focus_is(screen: PlanScreen) -> None:
    screen.go(Tab.INSTITUTIONS)
    screen.show_import(sample.importing(problems=True))
    panel = screen.import_panel
    assert panel.isAncestorOf(screen.focusWidget())
    screen._tabs.button("institutions").setFocus()  # pyright: ignore[reportPrivateUsage]
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert screen.listing(Tab.INSTITUTIONS).table.hasFocus()


def test_esc_leaves_a_script_from_any_of_its_inputs(screen: PlanScreen) -> None:
    screen.go(Tab.AGENDA)
    screen.listing(Tab.AGENDA).opened.emit("i4")
    for box in screen.item_panel.findChildren(QComboBox):
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Escape)
        assert not screen.item_panel.isVisible()
        screen.listing(Tab.AGENDA).opened.emit("i4")


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
