"""Every screen in its states, from plain data: for the pictures, and to try the layout on."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.tally import Answer
from app.service.boards.door import DoorBoard
from app.service.boards.tally import TallyBoard
from app.ui.door.screen import DoorScreen
from app.ui.shell import Shell
from app.ui.tally.screen import TallyScreen
from app.ui.theme import Theme
from app.words import Tongue
from tests.ui.door import sample as door
from tests.ui.tally import sample as tally

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


# -- door ---------------------------------------------------------------------------------------------------


def _door(board: DoorBoard, act: Callable[[DoorScreen], object] | None = None) -> Callable[..., QWidget]:
    def make(theme: Theme, say: Tongue) -> QWidget:
        shell = Shell(say)
        screen = DoorScreen(theme, say, now=lambda: 0.0)
        shell.add("door", screen)
        shell.lock("door")
        shell.show_where("door", board.door, rehearsal=board.rehearsal)
        shell.show_time("18:18")
        screen.show_board(board)
        if act is not None:
            act(screen)
        return shell

    return make


def _type(screen: DoorScreen, typed: str) -> None:
    screen.findChild(QLineEdit, "scan_line").setText(typed)
    screen.show_search(door.search(typed))


def _press(screen: QWidget, *keys: str) -> None:
    for key in keys:
        screen._command(key)  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]


BOARDS += [
    Shot(f"door-verdict-{name}", _door(door.board(), lambda screen, shown=shown: screen.show_verdict(shown)))
    for name, shown in door.VERDICTS.items()
]
BOARDS += [
    Shot("door-empty", _door(door.empty())),
    Shot("door-search", _door(door.board(), lambda screen: (_type(screen, "st john"), _press(screen)))),
    Shot("door-search-nothing", _door(door.board(), lambda screen: _type(screen, "zzz"))),
    Shot(
        "door-group", _door(door.board(), lambda s: (s.show_verdict(door.VERDICTS["group"]), _press(s, "F4")))
    ),
    Shot(
        "door-going-out",
        _door(door.board(2121, 2164), lambda s: (_press(s, "F6"), s.show_verdict(door.VERDICTS["gone-out"]))),
    ),
    Shot(
        "door-by-hand",
        _door(
            door.board(2350, 2391), lambda s: (s.show_verdict(door.VERDICTS["hall-full"]), _press(s, "F9"))
        ),
    ),
    Shot("door-institutions", _door(door.board(many=77), lambda screen: _press(screen, "F5"))),
]

# -- tally --------------------------------------------------------------------------------------------------


def _tally(board: TallyBoard, act: Callable[[TallyScreen], object] | None = None) -> Callable[..., QWidget]:
    def make(theme: Theme, say: Tongue) -> QWidget:
        shell = Shell(say)
        screen = TallyScreen(theme, say)
        for post in ("home", "plan", "door", "chair"):
            shell.add(post, QWidget())
        shell.add("tally", screen)
        for post in ("stage", "records", "follow_up"):
            shell.add(post, QWidget())
        shell.go("tally")
        shell.show_where("tally", board.title, rehearsal=board.rehearsal)
        shell.show_time("19:18")
        screen.show_board(board)
        if act is not None:
            act(screen)
        return shell

    return make


def _unclear(screen: TallyScreen) -> None:
    screen.choose("K2", "P1")
    screen._form.choose(Answer.UNCLEAR)  # pyright: ignore[reportPrivateUsage]


def _refused(screen: TallyScreen) -> None:
    screen.choose("K2", "P1")
    form = screen._form  # pyright: ignore[reportPrivateUsage]
    form.choose(Answer.YES_BUT)
    form.spoken()


def _correcting(screen: TallyScreen) -> None:
    screen.choose("K0", "P2")
    screen._form.choose(Answer.NO)  # pyright: ignore[reportPrivateUsage]
    screen._form.spoken()  # pyright: ignore[reportPrivateUsage]


BOARDS += [
    Shot("tally-usual", _tally(tally.usual())),
    Shot("tally-read-back", _tally(tally.usual(), lambda s: s._on_ready())),  # pyright: ignore[reportPrivateUsage]
    Shot("tally-unclear", _tally(tally.usual(), _unclear)),
    Shot("tally-refused", _tally(tally.usual(), _refused)),
    Shot("tally-correcting", _tally(tally.usual(), _correcting)),
    Shot("tally-crowded", _tally(tally.crowded()), themes=("light", "dark", "contrast")),
    Shot("tally-empty", _tally(tally.empty())),
]
