"""The tally: the usual evening, a crowded one, each thing that must not be kept as it is, nothing yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.tally import Answer
from app.service.boards.tally import TallyBoard
from app.ui.shell import POSTS, Shell
from app.ui.tally.screen import TallyScreen
from app.ui.theme import Theme
from app.words import Tongue
from tests.boards import Shot
from tests.ui.tally import sample

Act = Callable[[TallyScreen], object]


def _tally(board: TallyBoard, *acts: Act) -> Callable[[Theme, Tongue], QWidget]:
    def make(theme: Theme, say: Tongue) -> QWidget:
        shell = Shell(say)
        screen = TallyScreen(theme, say)
        for post in POSTS:
            shell.add(post, screen if post == "tally" else QWidget())
        shell.go("tally")
        shell.show_where("tally", board.title, rehearsal=board.rehearsal)
        shell.show_time("19:18")
        screen.show_board(board)
        for act in acts:
            act(screen)
        return shell

    return make


def _at(ask: str, holder: str, answer: Answer) -> Act:
    """A key, and then the attempt to keep it."""

    def act(screen: TallyScreen) -> None:
        screen.choose(ask, holder)
        screen._form.choose(answer)  # pyright: ignore[reportPrivateUsage]
        screen._form.spoken()  # pyright: ignore[reportPrivateUsage]

    return act


def _read_back(screen: TallyScreen) -> None:
    screen._on_ready()  # pyright: ignore[reportPrivateUsage]


BOARDS = [
    Shot("tally-usual", _tally(sample.usual())),
    Shot("tally-read-back", _tally(sample.usual(), _read_back)),
    Shot("tally-unclear", _tally(sample.usual(), _at("K2", "P1", Answer.UNCLEAR))),
    Shot("tally-refused", _tally(sample.usual(), _at("K2", "P1", Answer.YES_BUT))),
    Shot("tally-correcting", _tally(sample.usual(), _at("K0", "P2", Answer.NO))),
    Shot("tally-crowded", _tally(sample.crowded()), themes=("light", "dark", "contrast")),
    Shot("tally-empty", _tally(sample.empty())),
]
