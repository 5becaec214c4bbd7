"""A place that scrolls up and down: no frame, no ground, no bar below, and a stop for Tab only on purpose."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from app.ui.parts.labels import Label
from app.ui.parts.scrolling import Scroll
from app.ui.parts.stack import boxed, down
from app.ui.theme import Theme

Show = Callable[..., None]


def _many(theme: Theme) -> QWidget:
    return boxed(down(theme, *(Label(f"Elm Street School {number}") for number in range(40)), gap=0))


def test_what_is_too_high_scrolls_and_is_never_wider_than_its_place(theme: Theme, shown: Show) -> None:
    scroll = Scroll(_many(theme))
    shown(scroll, 300, 200)
    assert scroll.verticalScrollBar().maximum() > 0
    assert not scroll.horizontalScrollBar().isVisible()
    inside = scroll.widget()
    assert inside is not None
    assert inside.width() == scroll.viewport().width()


def test_the_ground_is_what_lies_below(theme: Theme, shown: Show) -> None:
    ground = QWidget()
    ground.setAutoFillBackground(True)
    palette = ground.palette()
    palette.setColor(QPalette.ColorRole.Window, theme.colour("accent"))
    ground.setPalette(palette)
    ground.setLayout(down(theme, Scroll(_many(theme))))
    shown(ground, 300, 200)
    assert ground.grab().toImage().pixelColor(150, 2) == theme.colour("accent")


def test_only_with_keys_it_is_a_stop_of_its_own(theme: Theme) -> None:
    assert Scroll(_many(theme)).focusPolicy() == Qt.FocusPolicy.NoFocus
    assert Scroll(_many(theme), keys=True).focusPolicy() == Qt.FocusPolicy.StrongFocus
