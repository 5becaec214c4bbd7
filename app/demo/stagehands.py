"""What every act of the demo has at hand: the windows, the hands, the album, the evening's own clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from app.clock import SetClock
from app.domain.plan import Plan
from app.errors import Trouble
from app.house import House
from app.main import Evening, Windows
from app.service import plan as planning
from app.store.station import Station
from app.ui.demo.album import Album
from app.ui.demo.hands import Hands

LINE = "Rehearsal, reconstructed from published reports"
"""On every page, picture and file that the demo leaves."""

_T = TypeVar("_T")
_SHOWN_AFTER = 0.15
"""Seconds; screens look again at most so long after news."""
_PROJECTOR = (1920, 1080)


@dataclass(slots=True)
class Company:
    """One played evening."""

    sample: Path
    """The plan file that is played."""
    out: Path
    windows: Windows
    hands: Hands
    album: Album
    clock: SetClock
    chosen_file: list[Path]
    """What the next file chooser answers: the demo has nobody to click in one."""
    assembly: str = ""
    told: list[str] = field(default_factory=list[str])
    """What happened, in lines for whoever started it."""

    @property
    def house(self) -> House:
        """The house of the demo, a home of its own."""
        return self.windows.house

    @property
    def evening(self) -> Evening:
        """The screens of the assembly."""
        if self.windows.evening is None:
            raise Trouble("demo", "No assembly is open.")
        return self.windows.evening

    @property
    def plan(self) -> Plan:
        """The plan as it stands now."""
        return planning.plan(self.house.database, self.assembly)

    def go(self, post: str) -> None:
        """To another post, by its key on the rail."""
        number = ("home", "plan", "door", "chair", "tally", "stage", "records", "follow_up").index(post) + 1
        self.hands.press(self.windows.shell, f"Ctrl+{number}")
        self.until(lambda: self.windows.shell.post == post, f"the screen {post}")

    def press(self, keys: str) -> None:
        """A key in the laptop's window."""
        self.hands.press(self.windows.shell, keys)

    def type(self, text: str) -> None:
        """Words in the laptop's window."""
        self.hands.type(self.windows.shell, text)

    def click(self, words: str) -> None:
        """A button in the laptop's window, by what stands on it."""
        self.hands.click(self.windows.shell, self.windows.say(words))

    def until(self, so: Callable[[], bool], what: str) -> None:
        """Wait for what a person would wait for."""
        self.hands.until(so, what)

    def settle(self) -> None:
        """Wait until everything that was asked for is done."""
        done: list[bool] = []
        self.windows.runner.do(lambda _station: True, done.append)
        self.until(lambda: bool(done), "the writing thread")
        self.hands.rest(0)

    def look(self) -> None:
        """Wait until it is shown as well: what changed is read again after a moment."""
        self.settle()
        self.hands.wait(_SHOWN_AFTER)
        done: list[bool] = []
        self.windows.runner.ask("demo", lambda _database: True, done.append)
        self.until(lambda: bool(done), "the reading thread")
        self.hands.rest(0)

    def do(self, verb: Callable[[Station], _T]) -> _T:
        """Have the writing thread do something that no key of these windows does yet."""
        answers: list[_T] = []
        self.windows.runner.do(verb, answers.append)
        self.until(lambda: bool(answers), "the writing thread")
        return answers[0]

    def pass_time(self, seconds: float) -> None:
        """The evening goes on by so much; all clocks on the screens follow."""
        self.clock.advance(seconds)
        self.windows.ticker.wake()

    def picture(self, name: str) -> None:
        """A picture of the laptop's window."""
        self.look()
        self.hands.rest(0.5)
        self.album.take(self.windows.shell, name)

    def picture_of_stage(self, name: str) -> None:
        """A picture of what the hall sees."""
        self.look()
        self.hands.rest(0.5)
        self.album.take(self.evening.hall, name, _PROJECTOR)
