"""Home as most of its tests begin with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.ui.home.screen import HomeScreen
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.ui.home import boards


@pytest.fixture
def screen(theme: Theme, shown: Callable[..., None], qtbot: QtBot) -> HomeScreen:
    """The usual day."""
    made = HomeScreen(theme, ENGLISH)
    made.show_board(boards.USUAL)
    shown(made, 1282, 716)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
