"""The door: every verdict, a search, a walk-in, a group, a full hall, nobody yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.laptop import Warned, Worry
from app.domain.turnout import Pace
from app.service.boards.door import DoorBoard
from app.service.boards.turnout import TurnoutBoard
from app.ui.door.camera import CameraBoard, CameraFacts, Fault
from app.ui.door.camera_qt import QVideoFrame
from app.ui.door.camera_reader import read_frame
from app.ui.door.laptop import sentence
from app.ui.door.layout import TEST_CODE
from app.ui.door.screen import DoorScreen
from app.ui.lock_bar import LockBar
from app.ui.parts.banner import Banner
from app.ui.parts.strip import State
from app.ui.post_lock import no_pin
from app.ui.shell import Shell
from app.ui.theme import Theme
from app.words import Tongue
from tests.boards import Shot
from tests.ui.door import sample
from tests.ui.door.conftest import BADGE
from tests.ui.door.film import Card, scene
from tests.ui.door.test_layout import on
from tests.ui.door.turnout_sample import doors, nobody, turnout

Act = Callable[[DoorScreen], object]


def _door(board: DoorBoard, *acts: Act) -> Callable[[Theme, Tongue], QWidget]:
    def make(theme: Theme, say: Tongue) -> QWidget:
        shell = Shell(say)
        screen = DoorScreen(theme, say, now=lambda: 0.0)
        shell.add("door", screen)
        shell.lock("door")
        shell.show_where("door", board.door, rehearsal=board.rehearsal)
        shell.show_time("18:18")
        screen.states.told.connect(partial(shell.show_state, "door"))
        screen.states.tell(again=True)
        shell.show_state("door", "sound", State("speaker-high", say("Sound, middle"), "F8"))
        screen.show_board(board)
        for act in acts:
            act(screen)
        return shell

    return make


def _leaving(theme: Theme, say: Tongue, *, refused: str = "", closing: bool = False) -> QWidget:
    """The bar that asks for the PIN, above a door where scanning goes on."""
    shell = _door(sample.board(), _verdict("welcome"))(theme, say)
    if isinstance(shell, Shell):
        bar = LockBar(theme, say)
        shell.put_bar(bar)
        bar.ask_to_leave(say("Door"), pin=True, passphrase=not refused and not closing, closing=closing)
        if refused:
            bar.refuse(say(refused), 30)
    return shell


def _no_pin(theme: Theme, say: Tongue) -> QWidget:
    """A laptop started at its door, on which no PIN was ever chosen; the keys of the window are shown."""
    shell = _door(sample.board())(theme, say)
    if isinstance(shell, Shell):
        shell.lock("door", pin=False)
        shell.show_keys()
        said = no_pin(say, say("Door"))
        shell.banners.put("no pin", Banner("warn", said, say("Choose a PIN")))
    return shell


def _keeping_again(theme: Theme, say: Tongue) -> QWidget:
    """The bar that asks whether the PIN that there is is to hold."""
    shell = _keeping(theme, say)
    for bar in shell.findChildren(LockBar):
        bar.ask_to_keep(say("Door"), pin=True)
    return shell


def _worried(theme: Theme, say: Tongue) -> QWidget:
    """A laptop whose battery is nearly empty and whose clock was put back."""
    shell = _door(sample.board(), _verdict("already-in"))(theme, say)
    if isinstance(shell, Shell):
        empty = Warned(Worry.BATTERY, grave=True, battery=8)
        moved = Warned(Worry.CLOCK, grave=False, jumped=timedelta(days=-3))
        shell.banners.put("battery", Banner("trouble", sentence(empty, say), icon="plugs"))
        shell.banners.put("clock", Banner("warn", sentence(moved, say), icon="clock"))
    return shell


def _keeping(theme: Theme, say: Tongue) -> QWidget:
    """The bar that asks for a new PIN."""
    shell = _door(sample.board())(theme, say)
    if isinstance(shell, Shell):
        shell.lock("")
        bar = LockBar(theme, say)
        shell.put_bar(bar)
        bar.ask_to_keep(say("Door"))
    return shell


def _verdict(name: str) -> Act:
    return lambda screen: screen.show_verdict(sample.VERDICTS[name])


def _type(typed: str) -> Act:
    def act(screen: DoorScreen) -> None:
        for line in screen.findChildren(QLineEdit, "scan_line"):
            line.setText(typed)
        screen.show_search(sample.search(typed))

    return act


def _slipped(screen: DoorScreen) -> None:
    """None of it has what was typed, and it comes near."""
    screen.show_search(replace(sample.search("st john"), slipped=True))


def _badge_found(screen: DoorScreen) -> None:
    """Of what was found the first badge is chosen."""
    for _ in sample.search("st john").hits:
        if screen.found is not None and screen.found.is_institution:
            screen._front.search.step(1)  # pyright: ignore[reportPrivateUsage]


def _press(key: str) -> Act:
    return lambda screen: screen._acts.command(key)  # pyright: ignore[reportPrivateUsage]


BUILT_IN = CameraFacts("built-in", "Built in")
DESK = CameraFacts("desk", "Desk camera")


def _camera(*cards: Card, light: float = 0.6, fault: Fault | None = None) -> Act:
    """A camera that sees these, the largest of which counts."""

    def act(screen: DoorScreen) -> None:
        screen.show_camera(CameraBoard((BUILT_IN, DESK), "built-in", fault))
        if fault is None:
            sight = read_frame(QVideoFrame(scene(*cards)))
            largest = max(sight.seen, key=lambda seen: seen.area, default=None)
            for _ in range(60):
                screen.show_sight(replace(sight, light=light, took=0.021), largest)

    return act


def _learned(keyboard: str) -> Act:
    keys = tuple(on(keyboard, TEST_CODE)) if keyboard else ()
    return lambda screen: screen._front.scanner.hear(keys)  # pyright: ignore[reportPrivateUsage]


_HELD = Card(BADGE, 660, 400, 300, -5)
_BEHIND = Card(BADGE[:-1] + "0", 1060, 190, 150, 9)


def _lost(board: DoorBoard, count: int) -> DoorBoard:
    """So many people without an institution."""
    return replace(board, hall=replace(board.hall, unassigned=count))


def _turnout(board: TurnoutBoard, *, whose: bool = False) -> Act:
    """Turnout opened by its key, or those without an institution by theirs."""

    def act(screen: DoorScreen) -> None:
        _press("Shift+F5")(screen)
        screen.turnout.show_board(board)
        if whose:
            screen.turnout.begin(whose=True)

    return act


def _told(screen: DoorScreen) -> None:
    screen.turnout.told(f"Counted for {sample.NAMES[9][0]}.", undo=True)


def _guest(screen: DoorScreen) -> None:
    screen._acts.command("Alt+G")  # pyright: ignore[reportPrivateUsage]


def _new_institution(screen: DoorScreen) -> None:
    """What was typed is not in the list under that name; two that it may be are."""
    screen._aside.ask_institution("St John")  # pyright: ignore[reportPrivateUsage]
    screen.show_near("St John", sample.search("st john").hits[:2])


def _no_adult(screen: DoorScreen) -> None:
    screen._front.group.adults.step(-500)  # pyright: ignore[reportPrivateUsage]


STATES: dict[str, tuple[DoorBoard, tuple[Act, ...]]] = {
    "empty": (sample.empty(), ()),
    **{f"verdict-{name}": (sample.board(), (_verdict(name),)) for name in sample.VERDICTS},
    "camera": (sample.board(), (_camera(_HELD), _verdict("welcome"))),
    "camera-two": (sample.board(), (_camera(_HELD, _BEHIND, light=0.1), _verdict("group"))),
    "camera-already-in": (sample.board(), (_camera(_HELD), _verdict("already-in"))),
    "camera-long": (sample.board(), (_camera(_HELD), _verdict("welcome-long"))),
    "camera-not-ours": (sample.board(), (_camera(), _verdict("not-ours"))),
    "camera-full": (sample.board(2350, 2391), (_camera(_HELD), _verdict("hall-full"))),
    "camera-ready": (sample.board(), (_camera(),)),
    "camera-lost": (sample.board(), (_camera(fault=Fault.UNPLUGGED), _verdict("gone-out"))),
    "camera-denied": (sample.board(), (_camera(fault=Fault.DENIED), _verdict("already-in"))),
    "scanner": (sample.board(), (_press("F10"),)),
    "scanner-put-right": (sample.board(), (_press("F10"), _learned("AZERTY"))),
    "scanner-unclear": (sample.board(), (_press("F10"), _learned(""))),
    "search": (sample.board(), (_type("st john"),)),
    "search-nothing": (sample.board(), (_type("zzz"),)),
    "search-slipped": (sample.board(), (_type("st john"), _slipped)),
    "walk-in": (sample.board(), (_type("st john"), _press("Return"))),
    "guest": (sample.board(), (_type("zzz"), _guest)),
    "new-institution": (sample.board(), (_type("st john"), _new_institution)),
    "found": (sample.board(), (_type("st john"), _badge_found)),
    "lost": (sample.board(), (_type("st john"), _badge_found, _press("F2"))),
    "group": (sample.board(), (_verdict("group"), _press("F4"))),
    "group-late": (sample.board(), (_verdict("group-in"), _press("F4"))),
    "group-no-adult": (sample.board(), (_verdict("group"), _press("F4"), _no_adult)),
    "group-institution": (sample.board(), (_press("F4"), _type("st john"), _press("Return"))),
    "going-out": (sample.board(2121, 2164), (_press("F6"), _verdict("gone-out"))),
    "going-out-not-inside": (sample.board(), (_press("F6"), _verdict("not-inside"))),
    "going-out-ready": (sample.board(), (_press("F6"),)),
    "by-hand": (sample.board(2350, 2391), (_verdict("hall-full"), _press("F9"))),
    "unassigned": (_lost(sample.board(), 3), (_verdict("welcome"),)),
    "institutions": (sample.board(many=77), (_press("F5"),)),
    "turnout": (sample.board(), (_turnout(turnout()),)),
    "turnout-crowded": (
        sample.board(many=77),
        (_turnout(turnout(many=77, at_doors=doors(12), lost=4)),),
    ),
    "turnout-trouble": (
        _lost(sample.board(2371, 2391), 16),
        (_turnout(turnout(2371, lost=3, many=77, pledged=False)),),
    ),
    "turnout-slowing": (sample.board(), (_turnout(turnout(pace=Pace(4, 31))),)),
    "turnout-empty": (sample.empty(), (_turnout(nobody()),)),
    "whose": (_lost(sample.board(), 17), (_turnout(turnout(lost=4, many=77), whose=True),)),
    "whose-told": (_lost(sample.board(), 1), (_turnout(turnout(lost=1), whose=True), _told)),
}
"""Everything a steward may see: the board, and what was done at it."""

_IN_CONTRAST = ("camera", "search", "turnout-crowded")
_SMALL = ("verdict-already-in", "camera", "group", "turnout-crowded", "whose")

BOARDS = [
    *(
        Shot(
            f"door-{name}",
            _door(board, *acts),
            themes=("light", "dark", "contrast") if name in _IN_CONTRAST else ("light", "dark"),
        )
        for name, (board, acts) in STATES.items()
    ),
    *(
        Shot(f"door-{name}-small", _door(board, *acts), size=(1024, 700))
        for name, (board, acts) in STATES.items()
        if name in _SMALL
    ),
    Shot("door-leaving", _leaving),
    Shot(
        "door-leaving-wrong",
        partial(_leaving, refused="This is not the PIN."),
    ),
    Shot("door-closing", partial(_leaving, closing=True), size=(1024, 700)),
    Shot("door-keeping", _keeping),
    Shot("door-keeping-again", _keeping_again),
    Shot("door-no-pin", _no_pin),
    Shot("door-laptop", _worried),
]
