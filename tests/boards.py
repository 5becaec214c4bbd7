"""Every screen in its states, from plain data: for the pictures, and to try the layout on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.words import Tongue

LAPTOP = (1366, 768)
PROJECTOR = (1920, 1080)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: the widget is made for each theme and tongue, dressed, and laid out at that size."""

    name: str
    make: Callable[[Theme, Tongue], QWidget]
    size: tuple[int, int] = LAPTOP
    themes: tuple[str, ...] = ("light", "dark")
    stretched: bool = True
    """Also in the made-up long tongue."""


BOARDS: list[Shot] = []
"""Each screen's author adds theirs: `BOARDS += [Shot("door-welcome", make_welcome), …]` below."""
