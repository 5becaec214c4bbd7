"""The Plan screen as a whole: its tabs, and that all of it fits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.service.boards.plan import Tab
from app.ui.plan.screen import PlanScreen
from app.ui.theme import Theme
from app.words import ENGLISH, stretched
from tests.ui.layout import assert_fits
from tests.ui.plan import sample


@pytest.mark.parametrize("tab", list(Tab))
@pytest.mark.parametrize("board", [sample.board, sample.late, sample.crowded, sample.empty])
def test_every_tab_fits(screen: PlanScreen, tab: Tab, board: Callable[[], object]) -> None:
    screen.show_board(board())  # pyright: ignore[reportArgumentType]
    screen.go(tab)
    assert_fits(screen)


def test_a_long_tongue_fits(screen: PlanScreen) -> None:
    screen.retitle(stretched())
    for tab in Tab:
        screen.go(tab)
        assert_fits(screen)


def test_a_line_of_ready_leads_to_its_tab(screen: PlanScreen, qtbot: QtBot) -> None:
    screen.go(Tab.DETAILS)
    ready = screen._ready  # pyright: ignore[reportPrivateUsage]
    ready.led.emit("asks")
    assert screen.tab is Tab.ASKS


def test_everything_has_a_name_for_screen_readers(screen: PlanScreen) -> None:
    for tab in Tab:
        screen.go(tab)
        for edit in screen.findChildren(QLineEdit):
            if edit.isVisible():
                assert edit.accessibleName(), edit.objectName()


def test_nothing_is_open_yet(theme: Theme, shown: Callable[..., None]) -> None:
    screen = PlanScreen(theme, ENGLISH)
    shown(screen, 1282, 716)
    assert_fits(screen)
