"""How full the hall is, on its card: whatever comes and goes on it, nothing lies over anything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.door.hall import HallCard
from app.ui.parts.stack import STRETCH, down
from app.ui.theme import Theme, dress
from app.words import ENGLISH, stretched
from tests.ui.door import sample
from tests.ui.layout import assert_fits

Show = Callable[..., None]


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("long", [False, True])
def test_the_card_is_as_high_as_what_it_says_now(
    qapp: QApplication, shown: Show, size: int, *, long: bool
) -> None:
    theme, say = Theme.load("light", size), stretched() if long else ENGLISH
    dress(qapp, theme)
    window, card, hall = QWidget(), HallCard(theme, say), sample.board().hall
    window.setLayout(down(theme, card, STRETCH))
    card.show_hall(hall, say, sample.ZONE)
    shown(window, theme.px(296), theme.px(500))
    without = card.height()
    card.show_hall(replace(hall, unassigned=3), say, sample.ZONE)
    assert_fits(window)
    assert card.height() > without
    card.show_hall(hall, say, sample.ZONE)
    assert_fits(window)
    assert card.height() == without
