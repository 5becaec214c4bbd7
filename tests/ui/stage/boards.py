"""The stage in pictures: every scene on three projectors, and the operator's screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.stage import Blank, Picture, Showing
from app.service.boards.stage import ScreenLine, StageBoard
from app.ui.parts.scenes.picture import StagePicture
from app.ui.shell import Shell
from app.ui.stage.screen import StageScreen
from app.ui.theme import Theme
from app.words import Tongue
from tests.boards import PROJECTOR, Shot
from tests.ui.evening import ASK, ASSEMBLY, NOW, SCENES

_PROJECTORS = {"": PROJECTOR, "-hd": (1280, 720), "-4x3": (1024, 768)}
LAPTOP = ScreenLine("eDP-1", "1366 × 768", primary=True, in_use=False)
HALL = ScreenLine("EPSON EB-1795F (HDMI-1)", "1920 × 1080", primary=False, in_use=True)


def _scene(picture: Picture) -> Callable[[Theme, Tongue], QWidget]:
    def make(theme: Theme, say: Tongue) -> QWidget:
        shown = StagePicture(theme, say, lambda: NOW, less_movement=True)
        shown.show_picture(picture)
        return shown

    return make


def _operator(
    picture: Picture,
    showing: Showing,
    *,
    held: bool = False,
    projector: bool = True,
    waiting: str = "",
    opened: bool = True,
) -> Callable[[Theme, Tongue], QWidget]:
    def make(theme: Theme, say: Tongue) -> QWidget:
        shell = Shell(say)
        screen = StageScreen(theme, say, lambda: NOW)
        screen.preview.set_less_movement(True)
        for post in ("home", "plan", "door", "chair", "tally", "records", "follow_up"):
            shell.add(post, QWidget())
        shell.add("stage", screen)
        shell.go("stage")
        shell.show_where("stage", f"{ASSEMBLY.title} · {say.day(ASSEMBLY.day)}", rehearsal=True)
        shell.show_time("19:18:36")
        screens = (LAPTOP, HALL) if projector else (LAPTOP,)
        board = StageBoard(ASSEMBLY.id, ASSEMBLY.title, True, ASSEMBLY.zone, picture, showing, held, screens)
        screen.show_board(board)
        screen.show_place(screens, HALL.name if projector and opened else "", opened=opened, waiting=waiting)
        return shell

    return make


BOARDS = [
    *(
        Shot(f"stage-scene-{name}{suffix}", _scene(picture), size, ("stage_dark", "stage_light"))
        for suffix, size in _PROJECTORS.items()
        for name, picture in SCENES.items()
    ),
    Shot("stage-operator", _operator(ASK, Showing.ASK), themes=("light", "dark", "contrast")),
    Shot("stage-operator-frozen", _operator(SCENES["tally"], Showing.TALLY, held=True)),
    Shot("stage-operator-one-screen", _operator(SCENES["welcome"], Showing.WELCOME, projector=False)),
    Shot("stage-operator-unplugged", _operator(ASK, Showing.ASK, projector=False, waiting=HALL.name)),
    Shot("stage-operator-closed", _operator(Picture(Blank()), Showing.BLANK, opened=False)),
]
