"""The tab of the badges."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.plan import BadgeKind
from app.service.boards.plan import BadgeHit, Tab
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


HITS = (
    BadgeHit("KITE 4172", "Person 1", "Elm Street School", BadgeKind.DELEGATE, 1, True),
    BadgeHit("KITE 4173", "", "Elm Street School", BadgeKind.DELEGATE, 1, False),
)


def test_a_badge_is_found_and_printed_once_more_by_keys(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    tab = screen.badges
    sought, again = heard(tab, "sought"), heard(tab, "reprinting")
    field = tab._find  # pyright: ignore[reportPrivateUsage]
    field.edit.setFocus()
    QTest.keyClicks(field.edit, "kite")
    assert sought[-1] == ("kite",)
    tab.show_hits(())
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.refused
    tab.show_hits(HITS)
    screen.show_board(sample.board())
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert again == [("KITE 4172",)]
    assert_fits(screen)
    for _ in "kite":
        QTest.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert tab._table.keys[0] == "d0"  # pyright: ignore[reportPrivateUsage]


def test_a_line_for_the_door_is_written_beside_the_badge_by_keys(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    tab = screen.badges
    noted = heard(tab, "noted")
    note = tab._note  # pyright: ignore[reportPrivateUsage]
    assert not note.isVisible()
    tab._find.set_text("kite")  # pyright: ignore[reportPrivateUsage]
    tab.show_hits((replace(HITS[0], note="Front row"), HITS[1]))
    assert note.isVisible()
    assert note.text() == "Front row"
    assert_fits(screen)
    QTest.keyClick(tab._table, Qt.Key.Key_Down)  # pyright: ignore[reportPrivateUsage]
    assert note.text() == ""
    QTest.keyClicks(note.edit, "Stage left")
    screen.show_board(sample.board())  # another laptop changed something
    QTest.keyClick(note.edit, Qt.Key.Key_Return)
    assert noted == [("KITE 4173", "Stage left")]
    tab.refuse_note("A line for the door has at most 80 letters.")
    assert note.refused
    assert_fits(screen)
    tab._find.set_text("")  # pyright: ignore[reportPrivateUsage]
    tab.show_hits(())
    assert not note.isVisible()


def test_what_runs_can_be_stopped(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    tab = screen.badges
    stopped = heard(tab, "stopped")
    tab.show_progress("10 of 20 done", running=True)
    stop = tab._stop  # pyright: ignore[reportPrivateUsage]
    assert stop.isVisible()
    assert_fits(screen)
    stop.click()
    assert stopped == [()]
    tab.show_progress("")
    assert not stop.isVisible()
