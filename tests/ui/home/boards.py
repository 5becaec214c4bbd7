"""Home in its states: the usual day, nothing planned yet, many assemblies, a new one, read-only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from app.service.boards.home import AssemblyCard, Due, DueKind, HomeBoard
from app.ui.home.screen import HomeScreen
from app.ui.shell import Shell
from app.ui.theme import Theme
from app.words import Tongue
from tests.boards import Shot

TODAY = date(2015, 4, 24)
HALL = "Methodist Central Hall, Westminster"
NEXT = AssemblyCard(
    "A1",
    "General Election Accountability Assembly",
    HALL,
    date(2015, 5, 4),
    "18:30",
    True,
    2270,
    2200,
    77,
    4,
    3,
    0,
    False,
    3,
)
BEFORE = AssemblyCard(
    "A0",
    "General Election Assembly",
    HALL,
    date(2010, 5, 3),
    "18:30",
    True,
    0,
    0,
    0,
    6,
    3,
    2500,
    False,
    0,
    1,
    1,
)
DUE = (
    Due(DueKind.MEND, "To mend in the plan", "Asks {numbers} have no date", (("numbers", "1, 3, 4"),), "A1"),
    Due(DueKind.PRINT, "Print {count} badges", "Not on paper yet.", (("count", 2270),), "A1"),
    Due(
        DueKind.REPORT_BACK,
        "To report back next time",
        "{asks} asks of {year}: {without} without news",
        (("asks", 6), ("year", 2010), ("without", 5)),
        "A0",
    ),
    Due(
        DueKind.PROTECT, "No passphrase yet", "Only the rights of this user protect the file on this laptop."
    ),
)
USUAL = HomeBoard("Citizens UK", TODAY, NEXT, (BEFORE,), (), DUE, "file permissions")
EMPTY = HomeBoard("", TODAY, None)


def crowded() -> HomeBoard:
    """Forty made-up assemblies, two more to come."""
    past = tuple(
        replace(
            BEFORE,
            id=f"P{at}",
            title=f"Riverside Alliance Delegates Assembly, Number {40 - at}",
            venue="Riverside Hall",
            day=date(2014 - at // 3, 1 + at % 3 * 4, 12),
            rehearsal=False,
            people=300 + at,
            news=at % 7,
            kept=at % 3,
        )
        for at in range(40)
    )
    coming = tuple(
        replace(NEXT, id=f"C{at}", title="Borough Assembly", day=date(2015, 9 + at, 4), rehearsal=False)
        for at in range(2)
    )
    long = replace(
        NEXT,
        title="Assembly of All Made-up Schools, Congregations, Unions and Charities of the Eastern Boroughs",
        rehearsal=False,
    )
    return HomeBoard("Riverside Alliance", TODAY, long, past, coming, DUE + DUE[:3], "passphrase")


def _home(
    board: HomeBoard, act: Callable[[HomeScreen], object] | None = None
) -> Callable[[Theme, Tongue], QWidget]:
    def make(theme: Theme, say: Tongue) -> QWidget:
        shell = Shell(say)
        screen = HomeScreen(theme, say)
        for post in ("home", "plan", "door", "chair", "tally", "stage", "records", "follow_up"):
            shell.add(post, screen if post == "home" else QWidget())
        shell.go("home")
        shell.show_where("home", board.alliance)
        screen.show_board(board)
        if act is not None:
            act(screen)
        return shell

    return make


def _new(screen: HomeScreen) -> None:
    screen._on_new()  # pyright: ignore[reportPrivateUsage]


def _refused(screen: HomeScreen) -> None:
    _new(screen)
    screen.refuse("day", "“4 May” is not a day. Write it as 24/11/2026 or 24 November 2026.")


def _protect(screen: HomeScreen) -> None:
    screen._on_protect()  # pyright: ignore[reportPrivateUsage]


def _unlike(screen: HomeScreen) -> None:
    _protect(screen)
    screen.refuse_passphrase("again", "The two differ. Type the same twice.")


BOARDS = [
    Shot("home-usual", _home(USUAL), themes=("light", "dark", "contrast")),
    Shot("home-empty", _home(EMPTY)),
    Shot("home-crowded", _home(crowded())),
    Shot("home-new", _home(USUAL, _new)),
    Shot("home-new-refused", _home(EMPTY, _refused)),
    Shot("home-passphrase", _home(USUAL, _protect)),
    Shot("home-passphrase-unlike", _home(crowded(), _unlike), size=(1024, 700)),
    Shot("home-read-only", _home(replace(USUAL, read_only_because="in use"))),
]
