"""Putting things beside or below each other, at distances that grow with the type size."""

from __future__ import annotations

from typing import Literal, TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.theme import Theme, room

STRETCH: Literal["stretch"] = "stretch"
"""Takes what is left over."""

_L = TypeVar("_L", bound=QBoxLayout)
Thing = QWidget | QLayout | Literal["stretch"]


def across(
    theme: Theme, *things: Thing, gap: float = 8, margins: float | tuple[float, ...] = 0
) -> QHBoxLayout:
    """Things side by side, in reading order. Distances in logical pixels at 100 %."""
    layout = QHBoxLayout()
    room(layout, theme, gap=gap, margins=margins)
    return _fill(layout, things)


def down(theme: Theme, *things: Thing, gap: float = 8, margins: float | tuple[float, ...] = 0) -> QVBoxLayout:
    """Things below each other."""
    layout = QVBoxLayout()
    room(layout, theme, gap=gap, margins=margins)
    return _fill(layout, things)


def boxed(layout: QLayout, parent: QWidget | None = None) -> QWidget:
    """A plain widget round a layout, to be shown and hidden as one."""
    box = QWidget(parent)
    box.setLayout(layout)
    return box


def _fill(layout: _L, things: tuple[Thing, ...]) -> _L:
    for thing in things:
        if isinstance(thing, QWidget):
            layout.addWidget(thing)
        elif isinstance(thing, QLayout):
            layout.addLayout(thing)
        else:
            layout.addStretch(1)
    return layout
