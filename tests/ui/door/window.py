"""The door in the program's own window, in every state a steward may see: pictures, and what does not fit.

    python -m tests.ui.door.window [--out out/door] [--size 150] [--window 1024x700] [--theme dark] [--long]
        [--locked] [names…]

The states are those of `boards.STATES`, one after the other in one window, as an evening brings them. Each
line that is printed names what is cut, what lies outside the window, or what has to be scrolled sideways.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app import settings as choices
from app.clock import SetClock
from app.house import build
from app.main import Windows
from app.paths import Home
from app.settings import Settings
from app.ui.application import Application
from app.ui.door.camera import Fault
from app.ui.door.camera_pane import Picture, why_no_picture
from app.ui.door.screen import DoorScreen
from app.ui.door.tile import HitTile
from app.ui.door.verdict import VerdictFace
from app.ui.parts.banner import Banner
from app.words import ENGLISH, stretched
from tests.service.evening import A, lay_out
from tests.ui.door import boards, sample
from tests.ui.layout import troubles

AT = datetime(2026, 11, 24, 18, 18, tzinfo=UTC)


class DoorWindow:
    """A laptop of an organiser, who stands in at a door: nothing is left out of the window."""

    def __init__(self, home: Home, application: Application, *, long: bool) -> None:
        clock = SetClock(AT)
        lay_out(home, clock, rehearsal=True).station.close()
        choices.save(home.settings, Settings(door=sample.board().door, less_movement=True))
        self.windows: Windows = Windows(application, build(home, clock), stretched() if long else ENGLISH)
        self.windows.show()
        self.windows.open(A)
        evening = self.windows.evening
        assert evening is not None
        self.shell = self.windows.shell
        self.shell.go("door")
        self.screen: DoorScreen = evening.door
        for _ in range(20):
            QApplication.processEvents()
        # what is shown from now on is made up, and nothing real comes between
        self.windows.live.close()
        self.windows.runner.close()

    def look(self, theme: str, size: int, wide: int, high: int) -> None:
        """As somebody chose it, in a window of that size."""
        self.shell.look_chosen.emit(theme, size)
        self.shell.resize(wide, high)
        self._settle()
        assert (self.shell.width(), self.shell.height()) == (wide, high), "the window does not get so small"

    def bring(self, name: str) -> None:
        """Whatever stood there before is over, and this is what the steward sees."""
        screen = self.screen
        board, acts = boards.STATES[name]
        screen.show_camera(None)
        screen._acts.back()  # pyright: ignore[reportPrivateUsage]
        screen.clear()
        front, aside = screen._front, screen._aside  # pyright: ignore[reportPrivateUsage]
        for key, on in (("F6", screen.going_out), ("F5", aside.institutions)):
            if on:
                screen._acts.command(key)  # pyright: ignore[reportPrivateUsage]
        front.clear_line()
        screen.show_board(sample.empty())
        screen.show_board(board)
        self.shell.banners.drop("camera")
        fault = {"camera-lost": Fault.UNPLUGGED, "camera-denied": Fault.DENIED}.get(name)
        if fault is not None:
            # the window's own banner says why
            self.shell.banners.put("camera", Banner("trouble", why_no_picture(fault, self.windows.say)))
        for act in acts:
            act(screen)
        self._settle()

    def wrong(self) -> list[str]:
        """What is cut, what lies outside, what scrolls sideways; the verdict has to be in sight whole."""
        found = troubles(self.shell.strip) + troubles(self._post)
        found = [each for each in found if " too high" not in each]
        inside = self.shell.rect()
        for widget in self.screen.findChildren(QWidget):
            box = QRect(widget.mapTo(self.shell, QPoint(0, 0)), widget.size())
            if isinstance(widget, VerdictFace) and widget.isVisible():
                if not inside.contains(box):
                    found.append(f"the verdict at {box} is not wholly in the window")
                if not widget.clear:
                    found.append("the words of the verdict touch")
            if isinstance(widget, HitTile) and widget.isVisible() and not widget.clear:
                found.append(f"the words of the tile {widget.text()!r} touch")
            if isinstance(widget, Picture) and widget.isVisible() and not widget.clear:
                found.append("the words below the picture take most of it")
        return found

    @property
    def scrolls(self) -> str:
        """How far the post has to be scrolled down, if it has to."""
        down = self._post.verticalScrollBar().maximum()
        return f"{down} to scroll down" if down else ""

    @property
    def _post(self) -> QScrollArea:
        return next(each for each in self.shell.findChildren(QScrollArea, "post") if each.isVisible())

    def close(self) -> None:
        """Put it away."""
        self.shell.close()

    def _settle(self) -> None:
        for _ in range(8):
            QApplication.processEvents()


def main(arguments: list[str] | None = None) -> int:
    """Go through the states; the exit status is 1 when anything does not fit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path)
    parser.add_argument("--size", type=int, action="append")
    parser.add_argument("--window", action="append")
    parser.add_argument("--theme", action="append")
    parser.add_argument("--long", action="store_true")
    parser.add_argument(
        "--locked", action="store_true", help="as a steward's laptop, which keeps to its post"
    )
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args(arguments)
    application = Application(Settings(less_movement=True))
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        window = DoorWindow(Home(Path(folder)), application, long=asked.long)
        if asked.locked:
            window.shell.lock("door")
        for theme in asked.theme or ["light"]:
            for size in asked.size or [100]:
                for room in asked.window or ["1366x768"]:
                    wide, high = map(int, room.split("x"))
                    window.look(theme, size, wide, high)
                    for name in boards.STATES:
                        if asked.names and not any(name.startswith(each) for each in asked.names):
                            continue
                        window.bring(name)
                        where = f"{name}.{theme}.{size}.{room}{'.long' if asked.long else ''}"
                        found += [f"{where}: {line}" for line in window.wrong()]
                        if window.scrolls:
                            print(f"{where}: {window.scrolls}")
                        if asked.out:
                            asked.out.mkdir(parents=True, exist_ok=True)
                            window.shell.grab().save(str(asked.out / f"{where}.png"))
        window.close()
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
