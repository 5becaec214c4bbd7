"""How much room a window leaves the door: larger type makes every window smaller, and things give way."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.theme import theme_of

LOW = 620
"""Logical pixels; in a window less high the verdict, the numbers and the buttons keep their room, and what
explains them goes first."""


def is_low(widget: QWidget, least: float = LOW) -> bool:
    """Whether the window round it is less high than that, in logical pixels."""
    return widget.window().height() < theme_of(widget).px(least)
