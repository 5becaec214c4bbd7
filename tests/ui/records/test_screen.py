"""Records as a whole: what it voices, and that all of it fits in each of its states."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from app.domain.signed import FileCheck
from app.service.boards.records import RecordsBoard
from app.ui.records.screen import RecordsScreen
from app.ui.theme import Theme
from app.words import ENGLISH, Tongue, stretched
from tests.ui.layout import assert_fits
from tests.ui.plan.ears import heard
from tests.ui.records import sample

Control = Qt.KeyboardModifier.ControlModifier
BOARDS = {
    "empty": sample.EMPTY,
    "open answers": sample.OPEN_ANSWERS,
    "no key": sample.NO_KEY,
    "locked": sample.LOCKED,
    "expired": sample.EXPIRED,
    "ready": sample.READY,
    "sealed": sample.sealed(),
    "crowded": sample.crowded(),
}


@pytest.mark.parametrize("say", [ENGLISH, stretched()], ids=["english", "long"])
@pytest.mark.parametrize("board", BOARDS.values(), ids=BOARDS)
def test_every_state_fits(theme: Theme, shown: Callable[..., None], board: RecordsBoard, say: Tongue) -> None:
    screen = RecordsScreen(theme, say)
    screen.show_board(board)
    shown(screen, 1282, 716)
    assert_fits(screen)
    # what is in a scroll area is as wide as its window: nothing is cut at the side
    for area in screen.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and inside is not None:
            assert inside.width() <= area.viewport().width(), area.parentWidget()


@pytest.mark.parametrize("say", [ENGLISH, stretched()], ids=["english", "long"])
@pytest.mark.parametrize("check", [sample.VALID, sample.INCOMPLETE, sample.INVALID, sample.UNSIGNED])
def test_every_verdict_fits(screen: RecordsScreen, check: FileCheck, say: Tongue) -> None:
    screen.retitle(say)
    screen.show_check(check)
    assert screen.checked
    assert_fits(screen)


def test_keys_voice_what_the_secretary_does(screen: RecordsScreen) -> None:
    sealed, viewed, checking = heard(screen, "sealed"), heard(screen, "viewed"), heard(screen, "checking")
    QTest.keyClick(screen, Qt.Key.Key_S, Control)
    QTest.keyClick(screen, Qt.Key.Key_P, Control)
    QTest.keyClick(screen, Qt.Key.Key_O, Control)
    assert (sealed, viewed, checking) == ([(sample.MINUTES,)], [(sample.MINUTES,)], [()])


def test_the_keys_are_at_the_papers_once_they_are_there(
    theme: Theme, shown: Callable[..., None], qtbot: QtBot
) -> None:
    screen = RecordsScreen(theme, ENGLISH)
    shown(screen, 1282, 716)
    screen.setFocus()
    screen.show_board(sample.READY)
    qtbot.waitUntil(lambda: screen.focusWidget().accessibleName() == "Minutes, draft")
    focused = screen.focusWidget()
    QTest.keyClick(focused, Qt.Key.Key_Down)
    assert screen.chosen == sample.DRAFTS[1]


def test_esc_leads_from_a_verdict_back_to_the_papers(screen: RecordsScreen) -> None:
    screen.show_check(sample.INVALID)
    assert screen.verdict == sample.INVALID
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.checked
    focused = screen.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Minutes, draft"


def test_what_is_chosen_stays_chosen_when_news_comes(screen: RecordsScreen) -> None:
    chosen = heard(screen, "paper_chosen")
    screen.choose("commitment record/p1")
    screen.show_board(sample.sealed())
    assert screen.chosen is not None
    assert screen.chosen.power_holder == "p1"
    # the sealed file is another paper than its draft
    assert chosen == [(sample.DRAFTS[2],), (sample.sealed().papers[2],)]
