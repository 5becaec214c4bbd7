"""The Plan screen as most of its tests begin with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.ui.plan.screen import PlanScreen
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.ui.plan import sample


@pytest.fixture
def screen(theme: Theme, shown: Callable[..., None], qtbot: QtBot) -> PlanScreen:
    """The sample, shown at the size beside the rail."""
    made = PlanScreen(theme, ENGLISH)
    made.show_board(sample.board())
    shown(made, 1282, 716)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
