"""The card of an ask."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.service.boards.plan import Tab
from app.ui.parts.fields import Tick
from app.ui.plan.screen import PlanScreen
from tests.ui.layout import assert_fits
from tests.ui.plan import sample
from tests.ui.plan.ears import heard

Keys = Qt.Key


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


def test_the_names_of_six_who_are_asked_can_all_be_read(screen: PlanScreen) -> None:
    plan = sample.board().plan
    names = [f"Power-holder {number}" for number in range(1, 7)]
    holders = tuple(replace(plan.power_holders[0], id=f"x{name}", name=name) for name in names)
    screen.show_board(sample.board(replace(plan, power_holders=holders)))
    screen.go(Tab.ASKS)
    QApplication.processEvents()
    ticks = {tick.text(): tick for tick in screen.asks.findChildren(Tick) if tick.isVisible()}
    assert set(ticks) == set(names)
    assert all(tick.width() >= tick.sizeHint().width() for tick in ticks.values())
    assert_fits(screen)
