"""The ledger: the usual one, its history, a crowded one, what is refused, nothing found, nothing yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.follow_up import Became
from app.service.boards.follow_up import FollowUpBoard
from app.ui.follow_up.screen import FollowUpScreen
from app.ui.shell import POSTS, Shell
from app.ui.theme import Theme
from app.words import Tongue
from tests.boards import Shot
from tests.ui.follow_up import sample

Act = Callable[[FollowUpScreen], object]


def _ledger(board: FollowUpBoard, *acts: Act) -> Callable[[Theme, Tongue], QWidget]:
    def make(theme: Theme, say: Tongue) -> QWidget:
        shell = Shell(say)
        screen = FollowUpScreen(theme, say)
        for post in POSTS:
            shell.add(post, screen if post == "follow_up" else QWidget())
        shell.go("follow_up")
        shell.show_where("follow_up", f"{board.alliance} · all assemblies", rehearsal=board.rehearsal)
        screen.show_board(board)
        for act in acts:
            act(screen)
        return shell

    return make


def _kept(screen: FollowUpScreen) -> None:
    screen.choose("c1")


def _no_source(screen: FollowUpScreen) -> None:
    screen.choose("b3")
    screen.add_evidence()
    screen.show_refusal("Write where this is from: a page, a letter, who said it.")


def _none_like_that(screen: FollowUpScreen) -> None:
    screen.filter(Became.NOT_KEPT)


BOARDS = [
    Shot("follow-up-usual", _ledger(sample.usual(), _kept), themes=("light", "dark", "contrast")),
    Shot("follow-up-refused", _ledger(sample.usual(), _no_source)),
    Shot("follow-up-crowded", _ledger(sample.crowded())),
    Shot("follow-up-none-found", _ledger(sample.usual(), _none_like_that)),
    Shot("follow-up-rehearsal", _ledger(sample.board([sample.theirs("a", "Homes")], rehearsal=True))),
    Shot("follow-up-empty", _ledger(sample.empty())),
]
