"""The clock: seconds cut, never rounded up; over time counts up, with a word and a hatch."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.ui.parts.clock import Clock
from app.ui.theme import Theme

Show = Callable[..., None]


@pytest.mark.parametrize(
    ("left", "figures"),
    [(84.0, "1:24"), (83.999, "1:23"), (0.4, "0:00"), (-0.4, "0:00"), (-24.2, "0:24"), (3725, "1:02:05")],
)
def test_the_figures(left: float, figures: str, theme: Theme) -> None:
    clock = Clock("Speaker, of 2:00")
    clock.show_left(left, 120)
    assert clock.figures == figures
    assert clock.accessibleName() == f"Speaker, of 2:00 {figures}" + (" over" if left < 0 else "")
    clock.deleteLater()


def test_it_turns_no_other_colour_when_it_is_over(shown: Show, theme: Theme) -> None:
    clock = Clock()
    shown(clock, 300, 110)
    forbidden = {theme.colour(token).name() for token in ("no", "yes", "trouble", "warn", "yes_but")}
    for left in (60, -60):
        clock.show_left(left, 120)
        image = clock.grab().toImage()
        colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert not colours & forbidden


def test_the_bar_empties_and_is_hatched_when_it_is_over(shown: Show, theme: Theme) -> None:
    clock = Clock()
    shown(clock, 300, 110)
    clock.show_left(60, 120)
    image = clock.grab().toImage()
    low = image.height() - 5
    assert image.pixelColor(100, low) == theme.colour("ink")
    assert image.pixelColor(200, low) == theme.colour("sunken")
    clock.show_left(-5, 120)
    image = clock.grab().toImage()
    assert len({image.pixelColor(x, low).name() for x in range(20, 280)}) > 1


def test_nothing_jumps_while_it_counts(theme: Theme) -> None:
    clock = Clock()
    wide = clock.sizeHint()
    for left in (1199, 71, 8, -8):
        clock.show_left(left, 1200)
        assert clock.sizeHint() == wide
    clock.deleteLater()
