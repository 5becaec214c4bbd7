"""The clocks where they are least usual: on another day, and past the hour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtGui import QFontMetrics

from app.ui.chair.clocks import Clocks
from app.ui.parts.clock import Clock
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.ui.evening import NOW


@pytest.mark.parametrize("days", [-11, 40])
def test_on_another_day_nothing_is_counted(theme: Theme, shown: Callable[..., None], days: int) -> None:
    clocks = Clocks(ENGLISH)
    shown(clocks, 360, 200)
    assert clocks.show_until(NOW + timedelta(days=days), NOW) == 60
    assert [clock.figures for clock in clocks.findChildren(Clock) if clock.isVisible()] == ["—"]
    clocks.show_until(NOW + timedelta(minutes=8), NOW)
    assert [clock.figures for clock in clocks.findChildren(Clock) if clock.isVisible()] == ["8:00"]


def test_an_hour_and_more_is_set_smaller_rather_than_cut(theme: Theme, shown: Callable[..., None]) -> None:
    clock = Clock("Speaker", bar=False)
    shown(clock, 200, 110)
    clock.show_left(-3630, 120)
    fitted = clock._fitted(theme)  # pyright: ignore[reportPrivateUsage]
    assert QFontMetrics(fitted).horizontalAdvance(clock.figures) <= 200
    clock.show_left(90, 120)
    assert clock._fitted(theme) == theme.font("clock")  # pyright: ignore[reportPrivateUsage]
