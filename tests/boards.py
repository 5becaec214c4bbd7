"""Every screen in its states, from plain data: for the pictures, and to try the layout on."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.errors import Trouble
from app.ui.theme import Theme
from app.ui.unlock import Unlock
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


def _unlock(kind: str, cause: str, **facts: object) -> Callable[[Theme, Tongue], QWidget]:
    def make(theme: Theme, say: Tongue) -> QWidget:
        unlock = Unlock(theme, say)
        unlock.show_trouble(Trouble(kind, cause, **facts))
        return unlock

    return make


BOARDS: list[Shot] = [
    Shot("unlock-passphrase", _unlock("wrong_passphrase", "A passphrase is needed.")),
    Shot("unlock-wrong", _unlock("wrong_passphrase", "That passphrase does not open it.", given=True)),
    Shot("unlock-in-use", _unlock("in_use", "Another window of Folkmoot holds this file.")),
    Shot("unlock-newer", _unlock("newer_version", "This file was written by a newer Folkmoot.")),
]
"""Those that belong to no area; each area has a list of this name in `tests/ui/<area>/boards.py`."""

AREAS = ("parts", "home", "plan", "door", "chair", "tally", "stage", "records", "follow_up", "venue")


def boards() -> list[Shot]:
    """All of them, area by area."""
    found = list(BOARDS)
    for area in AREAS:
        name = f"tests.ui.{area}.boards"
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError as missing:
            # an area that has no pictures yet; anything else that is missing is a fault
            if missing.name not in (name, name.rpartition(".")[0]):
                raise
            continue
        found += module.BOARDS
    return found
