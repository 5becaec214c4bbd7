"""The one clock: UTC for what is kept, monotonic seconds for what is counted."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Where the time comes from; the rehearsal and the tests bring their own."""

    def now(self) -> datetime:
        """The moment, in UTC, to the millisecond."""
        ...

    def monotonic(self) -> float:
        """Seconds that never jump, from an arbitrary start."""
        ...


class WallClock:
    """This laptop's clock."""

    def now(self) -> datetime:
        return to_millisecond(datetime.now(UTC))

    def monotonic(self) -> float:
        return time.monotonic()


class SetClock:
    """A clock that stands where it is put: for a rehearsal played at speed, and for tests."""

    def __init__(self, start: datetime) -> None:
        self._now: datetime = to_millisecond(start.astimezone(UTC))
        self._seconds: float = 0.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._seconds

    def advance(self, seconds: float) -> None:
        """Move on; never back."""
        if seconds < 0:
            raise ValueError("a clock does not go back")
        self._now = to_millisecond(self._now + timedelta(seconds=seconds))
        self._seconds += seconds


def to_millisecond(moment: datetime) -> datetime:
    """Cut to the millisecond, the finest step the journal keeps."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def as_text(moment: datetime) -> str:
    """A moment as the store keeps it: `2026-11-24T18:30:00.000Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def from_text(text: str) -> datetime:
    """The moment that `as_text` wrote."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def at_venue(moment: datetime, zone: str) -> datetime:
    """The same moment on the venue's wall, for the screen and for paper. `zone` is an IANA name."""
    return moment.astimezone(ZoneInfo(zone))
