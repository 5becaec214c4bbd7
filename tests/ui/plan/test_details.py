"""The form of the assembly."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.service.boards.plan import Tab
from app.ui.parts.fields import Tick
from app.ui.plan.screen import PlanScreen
from tests.ui.plan import sample
from tests.ui.plan.ears import heard

Keys = Qt.Key


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


def test_the_rule_of_the_door_is_ticked(screen: PlanScreen) -> None:
    screen.go(Tab.DETAILS)
    rule = screen.details.findChild(Tick, "listed_only")
    assert isinstance(rule, Tick)
    assert not rule.isChecked()
    edited = heard(screen, "edited")
    rule.setFocus()
    QTest.keyClick(rule, Keys.Key_Space)
    assert edited == [("assembly", "A1", "listed_only", True)]
    board = sample.late()
    ruled = replace(board.plan, assembly=replace(board.plan.assembly, listed_only=True))
    rule.setChecked(False)
    screen.show_board(replace(board, plan=ruled))
    assert rule.isChecked()
