"""The tab of the badges."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.service.boards.plan import Tab
from app.ui.plan.screen import PlanScreen
from tests.ui.layout import assert_fits
from tests.ui.plan import sample
from tests.ui.plan.ears import heard

Ctrl = Qt.KeyboardModifier.ControlModifier


def test_keys_make_and_print(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    made, printing = heard(screen, "badges_made"), heard(screen, "printing")
    screen.badges._spare.set_value(12)  # pyright: ignore[reportPrivateUsage]
    QTest.keyClick(screen.badges, Qt.Key.Key_M, Ctrl)
    QTest.keyClick(screen.badges, Qt.Key.Key_P, Ctrl)
    assert made == [(12,)]
    assert printing == [(False,)]


def test_without_badges_nothing_is_printed(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    printing = heard(screen, "printing")
    screen.show_board(sample.empty())
    QTest.keyClick(screen.badges, Qt.Key.Key_P, Ctrl)
    assert printing == []
    assert_fits(screen)


def test_a_refusal_is_said_in_place(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    screen.refuse("badge", "", "There is no badge to print. Make the badges first.")
    assert screen.badges.refusal.sentence
    assert_fits(screen)
    screen.accept("badge")
    assert screen.badges.refusal.sentence == ""
