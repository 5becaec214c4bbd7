"""Looks after the laptop while a door is open: awake, and a word in time about battery, disk and clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.clock import Clock
from app.domain.laptop import JUMP, Laptop, Warned, Worry, warnings
from app.service import laptop as service
from app.ui.parts.banner import Banner, Banners, Kind
from app.ui.runner import Runner
from app.words import Tongue

EVERY = 20_000
"""Milliseconds between two looks."""
_ICON = {Worry.DISK: "hard-drive", Worry.CLOCK: "clock", Worry.BATTERY: "plugs"}
_SLEEP = "laptop.sleep"
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class LaptopWatch(QObject):
    """Begins when the door is shown and ends when it is left; a banner that was put away stays away.

    It comes back when it got worse, and after it was over. A clock that was moved is said each time, until
    it is where it was; the door goes on, for what came first is told by the journal's numbers and not by the
    clock. Where the system does not let itself be kept awake, that is said once.
    """

    def __init__(
        self,
        door: QWidget,
        banners: Banners,
        runner: Runner,
        *,
        folder: Path,
        clock: Clock,
        say: Tongue,
        look: Callable[[Path], Laptop] = service.look,
        since: Callable[[], float] = service.seconds_awake_or_asleep,
        stay_awake: Callable[[], Callable[[], None] | None] = service.stay_awake,
    ) -> None:
        super().__init__(door)
        self._door, self._banners, self._runner = door, banners, runner
        self._folder, self._clock, self._say = folder, clock, say
        self._look, self._since, self._stay_awake = look, since, stay_awake
        self._let_sleep: Callable[[], None] | None = None
        self._shown: dict[Worry, bool] = {}
        """What was said and not taken back, and whether it was grave."""
        self._last: tuple[datetime, float] | None = None
        self._moved = timedelta(0)
        """How far the clock is from where it was when the door was opened."""
        self._said_sleep = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        door.installEventFilter(self)
        if door.isVisible():
            self._begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._door:
            if event.type() == QEvent.Type.Show:
                self._begin()
            elif event.type() == QEvent.Type.Hide:
                self.close()
                self._take_back()
        return False

    def close(self) -> None:
        """The door is left: the laptop may sleep."""
        self._timer.stop()
        self._last = None
        if self._let_sleep is not None:
            self._let_sleep()
            self._let_sleep = None

    def look(self) -> None:
        """Look now; what there is to say comes when the disk has answered."""
        jumped = self._jumped()
        folder, look = self._folder, self._look
        self._runner.ask(
            "door.laptop",
            lambda _database: look(folder),
            lambda found: self._tell(warnings(replace(found, jumped=jumped))),
        )

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue from the next look on."""
        self._say = say

    def _begin(self) -> None:
        if self._timer.isActive():
            return
        self._let_sleep = self._stay_awake()
        if self._let_sleep is None and not self._said_sleep:
            self._said_sleep = True
            said = self._say(
                "This laptop may go to sleep by itself. Turn that off in its power settings, now."
            )
            self._put(_SLEEP, said, "warn", "moon")
        self._timer.start()
        self.look()

    def _jumped(self) -> timedelta:
        """How far the clock was moved since the last look."""
        now, at = self._clock.now(), self._since()
        last, self._last = self._last, (now, at)
        if last is None:
            self._moved = timedelta(0)
            return timedelta(0)
        by = (now - last[0]) - timedelta(seconds=at - last[1])
        if abs(by) > JUMP:
            self._moved += by
        return by

    def _take_back(self) -> None:
        """Nobody looks any more whether it is mended: what is shown goes, and comes again if need be."""
        for worry in list(self._shown):
            if self._banners.shown(_key(worry)) is not None:
                del self._shown[worry]
                self._banners.drop(_key(worry))

    def _tell(self, warned: tuple[Warned, ...]) -> None:
        found = {each.worry: each for each in warned}
        over = [worry for worry in self._shown if worry not in found]
        if abs(self._moved) > JUMP:
            over = [worry for worry in over if worry is not Worry.CLOCK]
        elif found.pop(Worry.CLOCK, None) is not None:
            over.append(Worry.CLOCK)
        for worry in over:
            self._shown.pop(worry, None)
            self._banners.drop(_key(worry))
        for worry, each in found.items():
            grave = self._shown.get(worry)
            said = self._banners.shown(_key(worry))
            if worry is Worry.CLOCK or grave is None or (each.grave and not grave):
                kind: Kind = "trouble" if each.grave else "warn"
                self._put(_key(worry), self._sentence(each), kind, _ICON[worry])
            elif said is not None:
                said.say_words(self._sentence(each))
            self._shown[worry] = each.grave

    def _sentence(self, each: Warned) -> str:
        return sentence(replace(each, jumped=self._moved), self._say)

    def _put(self, key: str, said: str, kind: Kind, icon: str) -> None:
        self._banners.put(key, Banner(kind, said, icon=icon, close_name=self._say("Close this notice")))


def sentence(each: Warned, say: Tongue) -> str:
    """What is said, and what to do about it."""
    if each.worry is Worry.BATTERY:
        level = say.number(each.battery)
        if each.grave:
            return say("This laptop’s battery is nearly empty: {level} %. Plug it in now.", level=level)
        return say("This laptop runs on its battery: {level} % left. Plug it in.", level=level)
    if each.worry is Worry.DISK:
        megabytes = say.number(each.free // 1_000_000)
        if each.grave:
            return say(
                "This laptop’s disk is nearly full: {count} MB left. Empty its bin, or the next check-in "
                "may not be kept.",
                count=megabytes,
            )
        return say(
            "This laptop’s disk is getting full: {count} MB left. Empty its bin, or move large files off it.",
            count=megabytes,
        )
    span = _span(abs(each.jumped), say)
    if each.jumped < timedelta(0):
        return say("This laptop’s clock was put back by {span}. Check the time; the door goes on.", span=span)
    return say("This laptop’s clock was put on by {span}. Check the time; the door goes on.", span=span)


def _span(by: timedelta, say: Tongue) -> str:
    if by >= 2 * _DAY:
        return say.plural("{count} day", "{count} days", by // _DAY)
    if by >= 2 * _HOUR:
        return say.plural("{count} hour", "{count} hours", by // _HOUR)
    if by >= 2 * _MINUTE:
        return say.plural("{count} minute", "{count} minutes", by // _MINUTE)
    return say.plural("{count} second", "{count} seconds", round(by.total_seconds()))


def _key(worry: Worry) -> str:
    return f"laptop.{worry.value}"
