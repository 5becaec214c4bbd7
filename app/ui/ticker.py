"""One timer for all clocks on the screens: each is painted at the very moment that what it shows changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer

from app.clock import Clock

Paint = Callable[[datetime], float | None]
"""Paints what a clock shows at that moment; returns the seconds until it shows something else.

None is: at the next whole second of the day.
"""

_TOGETHER = 0.004
"""Seconds: clocks due so close together are painted in one go, so that no two differ by a frame."""
_LONGEST = 1.0


class Ticker(QObject):
    """Wakes up once for all; nothing ticks in the database."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._due: dict[int, tuple[float, Paint]] = {}
        self._next = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    def add(self, paint: Paint) -> Callable[[], None]:
        """Paint now and whenever it is due; returns how to stop."""
        number = self._next
        self._next += 1
        self._due[number] = (0.0, paint)
        self.tick()

        def stop() -> None:
            self._due.pop(number, None)

        return stop

    def wake(self) -> None:
        """Paint all of them now: the facts they stand on have changed."""
        self._due = {number: (0.0, paint) for number, (_, paint) in self._due.items()}
        self.tick()

    def tick(self) -> None:
        """Paint those that are due, and sleep until the next one is."""
        at = self._clock.monotonic()
        now = self._clock.now()
        for number, (due, paint) in tuple(self._due.items()):
            if due <= at + _TOGETHER and number in self._due:
                wait = paint(now)
                wait = 1.0 - now.microsecond / 1e6 if wait is None else wait
                self._due[number] = (at + min(_LONGEST, max(0.001, wait)), paint)
        if not self._due:
            return
        soonest = min(due for due, _ in self._due.values()) - self._clock.monotonic()
        self._timer.start(max(1, round(soonest * 1000 + 0.5)))


def until_change(left: float) -> float:
    """Seconds until a clock with so many seconds left shows another figure; below nothing it is over."""
    over = -left % 1.0 if left < 0 else 0.0
    part = 1.0 - over if left < 0 else left % 1.0
    # a millisecond on, so that the figure has changed for certain
    return part + 0.001
