"""A list looked over before it is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.service.boards.plan import Tab
from app.ui.plan.screen import PlanScreen
from tests.ui.layout import assert_fits
from tests.ui.plan import sample
from tests.ui.plan.ears import heard

Keys = Qt.Key


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


def test_whoever_says_what_a_column_is_goes_on_there(screen: PlanScreen) -> None:
    screen.go(Tab.PEOPLE)
    screen.show_import(sample.importing())
    heading, choice = screen.import_panel._choices[2]  # pyright: ignore[reportPrivateUsage]
    assert choice.box.accessibleName() == heading
    choice.box.setFocus()
    screen.show_import(sample.importing())
    focused = screen.focusWidget()
    assert focused is screen.import_panel._choices[2][1].box  # pyright: ignore[reportPrivateUsage]
