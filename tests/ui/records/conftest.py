"""The Records screen as most of its tests begin with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.ui.records.screen import RecordsScreen
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.ui.records import sample


@pytest.fixture
def screen(theme: Theme, shown: Callable[..., None], qtbot: QtBot) -> RecordsScreen:
    """All recorded, the key open, nothing sealed; at the size beside the rail."""
    made = RecordsScreen(theme, ENGLISH)

    def on_wanted(page: int, width: int) -> None:
        made.show_page(sample.page(page, 3, width))

    made.page_wanted.connect(on_wanted)
    made.show_board(sample.READY)
    made.show_pages()
    shown(made, 1282, 716)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
