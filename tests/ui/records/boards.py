"""Records in its states: drafts, what is ready, sealed, in trouble, at work, and the verdicts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.signed import FileCheck
from app.service.boards.records import RecordsBoard
from app.ui.records.screen import RecordsScreen
from app.ui.shell import POSTS, Shell
from app.ui.theme import Theme
from app.words import Tongue
from tests.boards import Shot
from tests.ui.evening import ASSEMBLY
from tests.ui.records import sample

Act = Callable[[RecordsScreen], object]


def _records(board: RecordsBoard, *acts: Act, pages: int = 4) -> Callable[[Theme, Tongue], QWidget]:
    def make(theme: Theme, say: Tongue) -> QWidget:
        shell = Shell(say)
        screen = RecordsScreen(theme, say)
        for post in POSTS:
            shell.add(post, screen if post == "records" else QWidget())
        shell.go("records")
        shell.show_where("records", f"{ASSEMBLY.title} · 4 May 2015", rehearsal=board.rehearsal)

        def on_wanted(page: int, width: int) -> None:
            screen.show_page(sample.page(page, pages, width))

        screen.page_wanted.connect(on_wanted)
        screen.show_board(board)
        if pages:
            screen.show_pages()
        for act in acts:
            act(screen)
        return shell

    return make


def _verdict(check: FileCheck) -> Act:
    return lambda screen: screen.show_check(check)


def _too_short(screen: RecordsScreen) -> None:
    screen.refuse("A passphrase has at least 8 characters.", at="root")
    screen.refuse("A passphrase has at least 8 characters.", at="key")
    screen.refuse("Write the secretary's name: it stands in every seal.", at="name")


def _sealing(screen: RecordsScreen) -> None:
    screen.show_progress("Sealing the minutes", 1, 4)


def _not_sealed(screen: RecordsScreen) -> None:
    screen.refuse("The disk is full: the sealed file could not be kept.")


def _no_pages(screen: RecordsScreen) -> None:
    screen.show_no_pages("The sealed file is not where it was kept.")


def _door_report(screen: RecordsScreen) -> None:
    screen.choose("door report/")
    screen.show_pages()


BOARDS = [
    Shot("records-door-report", _records(sample.READY, _door_report)),
    Shot("records-empty", _records(sample.EMPTY, pages=0)),
    Shot("records-draft", _records(sample.OPEN_ANSWERS)),
    Shot("records-no-key", _records(sample.NO_KEY)),
    Shot("records-key-refused", _records(sample.NO_KEY, _too_short)),
    Shot("records-locked", _records(sample.LOCKED)),
    Shot("records-expired", _records(sample.EXPIRED)),
    Shot("records-ready", _records(sample.READY), themes=("light", "dark", "contrast")),
    Shot("records-sealing", _records(sample.READY, _sealing)),
    Shot("records-not-sealed", _records(sample.READY, _not_sealed)),
    Shot("records-sealed", _records(sample.sealed())),
    Shot("records-file-gone", _records(sample.sealed(), _no_pages, pages=0)),
    Shot("records-crowded", _records(sample.crowded())),
    Shot(
        "records-check-valid",
        _records(sample.sealed(), _verdict(sample.VALID)),
        themes=("light", "dark", "contrast"),
    ),
    Shot("records-check-incomplete", _records(sample.sealed(), _verdict(sample.INCOMPLETE))),
    Shot("records-check-invalid", _records(sample.sealed(), _verdict(sample.INVALID))),
    Shot("records-check-unsigned", _records(sample.sealed(), _verdict(sample.UNSIGNED))),
]
