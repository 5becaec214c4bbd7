"""The script of an item."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.service.boards.plan import Tab
from app.ui.plan.screen import PlanScreen
from tests.ui.plan.ears import heard

Keys = Qt.Key


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
