"""The chair in pictures: empty, usual, crowded, in trouble."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtWidgets import QWidget

from app.domain.stage import Picture
from app.service.boards.chair import ChairBoard
from app.ui.chair.screen import ChairScreen
from app.ui.shell import Shell
from app.ui.theme import Theme
from app.words import Tongue
from tests.boards import Shot
from tests.ui.chair import sample
from tests.ui.evening import ASSEMBLY, ITEM, NOW

THEMES = ("light", "dark", "contrast")
BEFORE = NOW - timedelta(minutes=55)


def _chair(
    board: ChairBoard, picture: Picture = ITEM, now: datetime = NOW
) -> Callable[[Theme, Tongue], QWidget]:
    def make(theme: Theme, say: Tongue) -> QWidget:
        shell = Shell(say)
        screen = ChairScreen(theme, say, lambda: now)
        for post in ("home", "plan", "door", "tally", "stage", "records", "follow_up"):
            shell.add(post, QWidget())
        shell.add("chair", screen)
        shell.go("chair")
        shell.show_where("chair", f"{ASSEMBLY.title} · {say.day(ASSEMBLY.day)}", rehearsal=True)
        shell.show_time("19:18:36")
        screen.show_board(board)
        screen.show_picture(picture)
        return shell

    return make


BOARDS = [
    Shot(f"chair-{name}", _chair(board, now=BEFORE if name == "before" else NOW), themes=THEMES)
    for name, board in sample.BOARDS.items()
]
