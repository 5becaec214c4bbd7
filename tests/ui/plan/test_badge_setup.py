"""How badges come onto paper, chosen in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain import colours
from app.service.boards.plan import Tab
from app.ui.plan.badge_setup import Setup
from app.ui.plan.screen import PlanScreen
from app.words import ENGLISH
from tests.ui.layout import assert_fits
from tests.ui.plan.ears import heard

KEPT = Setup("a4-8", "Printer 2", strips=False, backs=True, right=1.5, down=-0.5)
STOCKS = (("a4-cut", "To cut", "Plain paper"), ("a4-8", "Labels", "Labels, 8 on a sheet"))


def typed(edit: object, words: str) -> None:
    """Words instead of what stands there, and Enter."""
    edit.clear()  # pyright: ignore
    QTest.keyClicks(edit, words)  # pyright: ignore
    QTest.keyClick(edit, Qt.Key.Key_Return)  # pyright: ignore


def test_it_stands_beside_the_badges_and_nowhere_else(screen: PlanScreen) -> None:
    assert not screen.setup.isVisible()
    screen.go(Tab.BADGES)
    assert screen.setup.isVisible()
    screen.go(Tab.AGENDA)
    assert not screen.setup.isVisible()
    assert_fits(screen)


def test_what_was_chosen_the_last_time_is_shown(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    setup = screen.setup
    setup.show_stocks(STOCKS)
    setup.show_setup(KEPT)
    setup.show_printers(("Printer 1", "Printer 2"))
    assert setup.setup == KEPT
    setup.speak(ENGLISH)
    assert setup.setup == KEPT
    assert_fits(screen)


def test_nothing_goes_to_a_printer_that_was_not_chosen(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    setup = screen.setup
    setup.show_printers(("Printer 1", "Printer 2"))
    assert setup.setup.printer == ""
    setup.show_setup(Setup(printer="Printer 9"))
    setup.show_printers(("Printer 1",))
    assert setup.setup.printer == "", "the one from the last time is not there"


def test_a_colour_is_tried_before_it_is_kept(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    setup = screen.setup
    said = heard(setup, "coloured")
    field = setup._colour  # pyright: ignore[reportPrivateUsage]
    typed(field.edit, "#FFFF00")
    assert "too pale" in field.refused
    typed(field.edit, "purple")
    assert "is not a colour" in field.refused
    assert said == []
    assert_fits(screen)
    typed(field.edit, "0b5f57")
    assert field.refused == ""
    assert said == [("#0B5F57",)]
    setup.show_colour("#0B5F57")
    typed(field.edit, "")
    assert said[-1] == ("",), "ours again"
    assert colours.contrast(colours.OURS, colours.WHITE) > colours.LEAST_CONTRAST


def test_a_shift_is_written_as_people_write_it(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    setup = screen.setup
    said = heard(setup, "chosen")
    right = setup._right  # pyright: ignore[reportPrivateUsage]
    for words, means in (("1.5", 1.5), ("-0,5 mm", -0.5), ("", 0.0)):
        typed(right.edit, words)
        assert said[-1] == ("badge_right", means)
        assert setup.setup.right == means
    right.set_text("−2")
    QTest.keyClick(right.edit, Qt.Key.Key_Return)
    assert said[-1] == ("badge_right", -2.0)
    before = len(said)
    for words in ("a little", "21", "nan", "inf"):
        typed(right.edit, words)
        assert "Write millimetres" in right.refused
    assert len(said) == before


def test_a_narrow_window_shows_it_instead_of_the_badges(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    screen.resize(840, 640)
    setup = screen.setup
    assert not setup.isVisible()
    assert_fits(screen)
    QTest.keyClick(screen, Qt.Key.Key_F6)
    assert setup.isVisible()
    assert not screen.badges.isVisible()
    assert_fits(screen)
    QTest.keyClick(screen, Qt.Key.Key_F6)
    assert screen.badges.isVisible()
    screen.resize(1282, 716)
    assert setup.isVisible()
    assert screen.badges.isVisible()
