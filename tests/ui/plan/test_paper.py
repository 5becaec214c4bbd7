"""The panel that types the door list in: keys alone."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.service.boards.plan import PaperBoard, PaperEntry, Tab
from app.ui.plan.screen import PlanScreen
from tests.ui.layout import assert_fits
from tests.ui.plan import sample
from tests.ui.plan.ears import heard

AT = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


def paper() -> PaperBoard:
    """Two lines typed in."""
    first, second, *_ = sample.sample().delegations
    entries = (PaperEntry("f2", "", 3, AT), PaperEntry("f1", second.name, 12, AT))
    counted, left = {first.id: 4, second.id: 12}, {first.id: 20, second.id: 1}
    return PaperBoard(sample.sample().delegations, counted, entries, 15, "Europe/London", left)


def typed(screen: PlanScreen, words: str) -> None:
    """Keys into whatever has the focus."""
    focused = screen.focusWidget()
    assert isinstance(focused, QWidget)
    QTest.keyClicks(focused, words)


def enter(screen: PlanScreen) -> None:
    """Enter, wherever one is."""
    focused = screen.focusWidget()
    assert isinstance(focused, QWidget)
    QTest.keyClick(focused, Qt.Key.Key_Return)


def test_number_and_count_are_typed_and_kept(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    screen.show_paper_panel()
    panel = screen.paper
    panel.show_paper(sample.sample(), paper())
    said = heard(panel, "entered")
    first = sample.sample().delegations[0]
    typed(screen, str(first.number))
    means = panel._means  # pyright: ignore[reportPrivateUsage]
    assert means.text().startswith(f"{first.name}: 4 counted so far")
    assert means.text().endswith("Of those with a badge 20 were not scanned.")
    enter(screen)
    typed(screen, "2")
    assert "count twice" not in means.text()
    typed(screen, "5")
    assert means.text().endswith("More than that came without a badge, or count twice.")
    enter(screen)
    enter(screen)
    assert said == [(first.id, 25)], "once, however often Enter is pressed"
    panel.accept()
    typed(screen, "-")
    enter(screen)
    typed(screen, "2")
    enter(screen)
    assert said[-1] == ("", 2)
    panel.refuse("Not recorded. Try again.")
    enter(screen)
    assert len(said) == 3
    assert_fits(screen)


def test_what_is_not_understood_is_said_where_it_was_typed(screen: PlanScreen) -> None:
    screen.show_paper_panel()
    panel = screen.paper
    panel.show_paper(sample.sample(), paper())
    said = heard(panel, "entered")
    typed(screen, "no such place")
    enter(screen)
    assert "No institution is called" in panel._institution.refused  # pyright: ignore[reportPrivateUsage]
    panel.accept()
    typed(screen, "1")
    enter(screen)
    enter(screen)
    assert said == []


def test_the_last_is_taken_back_and_the_panel_closed_by_keys(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    screen.show_paper_panel()
    panel = screen.paper
    panel.show_paper(sample.sample(), paper())
    back = heard(panel, "taken_back")
    QTest.keyClick(panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [fact for fact, _ in back] == ["f2"]
    closed = heard(panel, "closed")
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert closed == [()]


def test_nothing_to_take_back_at_first(screen: PlanScreen) -> None:
    screen.show_paper_panel()
    screen.paper.show_paper(sample.sample(), PaperBoard((), {}, (), 0, "Europe/London"))
    back = heard(screen.paper, "taken_back")
    QTest.keyClick(screen.paper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert back == []
    assert_fits(screen)
