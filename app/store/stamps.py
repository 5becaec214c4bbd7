"""Stamps: when something was written, so that the later of two edits is the same one on every laptop.

A hybrid logical clock as text of fixed width, milliseconds and a counter: `1795545600000.00003`. A *version*
is a stamp with its station, which is what a row keeps.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from app.clock import Clock

AHEAD = 5 * 60 * 1000
"""Milliseconds; a stamp further ahead than this is kept but not followed."""
NEVER = "0000000000000.00000"
SHAPE = re.compile(r"[0-8][0-9]{12}\.[0-9]{5}")
"""Up to the year 2255; a clock further off than that is no clock."""


class Stamps:
    """This laptop's logical clock: never twice the same, never behind what it has seen."""

    def __init__(self, clock: Clock) -> None:
        self._clock: Clock = clock
        self._last: str = NEVER

    def next(self, *, over: str = NEVER) -> str:
        """A stamp later than all before, and later than `over`, the version that is edited."""
        now = _stamp(_milliseconds(self._clock.now()), 0)
        self._last = now if now > self._last else after(self._last)
        # an edit of a row from a laptop a day ahead is stamped past it without following that clock
        floor = over[: len(NEVER)]
        return self._last if self._last > floor else after(floor)

    def seen(self, stamp: str) -> bool:
        """Follow another laptop's stamp; False if its clock is too far ahead to be followed."""
        if int(stamp[:13]) > _milliseconds(self._clock.now()) + AHEAD:
            return False
        self._last = max(self._last, stamp)
        return True


def after(stamp: str) -> str:
    """The next stamp."""
    milliseconds, counter = int(stamp[:13]), int(stamp[14:])
    return _stamp(milliseconds, counter + 1) if counter < 99_999 else _stamp(milliseconds + 1, 0)


def version(stamp: str, station: str) -> str:
    """A stamp together with its station, as rows keep it; compares as text."""
    return f"{stamp}.{station}"


def moment(stamp: str) -> datetime:
    """The time in a stamp or version, for lists."""
    return datetime.fromtimestamp(int(stamp[:13]) / 1000, UTC)


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp()) * 1000 + moment.microsecond // 1000


def _stamp(milliseconds: int, counter: int) -> str:
    return f"{milliseconds:013d}.{counter:05d}"
