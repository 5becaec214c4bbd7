"""The list of papers: chosen by arrow and click, told apart by name and state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.ui.records.papers import PaperList, key_of
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.ui.plan.ears import heard
from tests.ui.records import sample


def _list(theme: Theme, shown: Callable[..., None]) -> PaperList:
    papers = PaperList(theme, ENGLISH)
    papers.show_papers(sample.DRAFTS, ENGLISH)
    shown(papers, 232, 600)
    return papers


def _row(papers: PaperList, name: str) -> QAbstractButton:
    return next(row for row in papers.findChildren(QAbstractButton) if row.accessibleName() == name)


def test_arrows_go_up_and_down_and_stay_within(theme: Theme, shown: Callable[..., None]) -> None:
    papers = _list(theme, shown)
    chosen = heard(papers, "chosen")
    row = _row(papers, "Minutes, draft")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Up)
    QTest.keyClick(row, Qt.Key.Key_Down)
    assert papers.chosen_line == sample.DRAFTS[1]
    assert chosen[-1] == (key_of(sample.DRAFTS[1]),)
    assert _row(papers, "Sajid Javid, commitment record · draft").hasFocus()


def test_a_click_chooses_and_a_seal_shows(theme: Theme, shown: Callable[..., None]) -> None:
    papers = _list(theme, shown)
    QTest.mouseClick(_row(papers, "Nick Clegg, commitment record · draft"), Qt.MouseButton.LeftButton)
    papers.show_papers(sample.sealed().papers, ENGLISH)
    assert papers.chosen_line is not None
    assert papers.chosen_line.title == "Nick Clegg"
    assert _row(papers, "Nick Clegg, commitment record · sealed").isChecked()


def test_names_that_do_not_fit_are_told_whole(theme: Theme, shown: Callable[..., None]) -> None:
    papers = PaperList(theme, ENGLISH)
    papers.show_papers(sample.crowded().papers, ENGLISH)
    shown(papers, 232, 600)
    tips = [row.toolTip() for row in papers.findChildren(QAbstractButton) if row.isCheckable()]
    assert tips[12] == "The leader of the council of Upper and Lower Elmbridge 12"


def test_results_are_handed_on(theme: Theme, shown: Callable[..., None]) -> None:
    papers = _list(theme, shown)
    published = heard(papers, "published")
    for words in ("Spreadsheet", "Data file"):
        QTest.mouseClick(_row(papers, words), Qt.MouseButton.LeftButton)
    assert published == [("csv",), ("json",)]
