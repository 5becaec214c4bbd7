"""How people came in: by door and minute, kept in memory and brought up to date by what is new."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from app.domain.turnout import RATE_OVER, Pace
from app.store import turnout as store
from app.store.database import Database
from app.store.turnout import Passed

_TENS = round(RATE_OVER.total_seconds()) // 10
_MINUTES = RATE_OVER.total_seconds() / 60
_AHEAD = 6
"""Tens of seconds by which another laptop's clock may be ahead, and its people still count as just come."""


@dataclass(frozen=True, slots=True)
class Through:
    """One door, since the doors opened."""

    heads: int
    """People let in."""
    rate: float
    """People a minute, over the last five minutes."""
    minutes: Mapping[int, int]
    """People let in, by minutes since 1970."""


class Flow:
    """The passages of one evening: every scan is read once (a moment for 100,000), then only what is new.

    What was taken back does not count. Asked on one thread at a time.
    """

    def __init__(self, assembly: str) -> None:
        self._assembly: str = assembly
        self._revoked: tuple[tuple[str, int], ...] = ()
        self._forget()

    def catch_up(self, database: Database) -> None:
        """Take in what came since the last time, from this laptop or others, however late."""
        try:
            self._catch_up(database)
        except BaseException:
            self._forget()  # half of it would be counted twice the next time
            raise

    def _catch_up(self, database: Database) -> None:
        assembly = self._assembly
        with database.reading() as connection:
            revoked = store.revoked(connection, assembly)
            if revoked != self._revoked:
                self._forget()
                self._revoked = revoked
            numbers = store.numbers(connection, assembly)
            if not self._known:
                self._take(store.passed(connection, assembly))
                self._undone += store.taken_back(connection, assembly)
            else:
                for station, number in numbers.items():
                    known = self._known.get(station, 0)
                    if number > known:
                        self._take(store.passed_since(connection, assembly, station, known))
                        self._undone += store.taken_back_since(connection, assembly, station, known)
            found = {after: store.passage_of(connection, assembly, after) for after in self._undone if after}
        self._take_back(found)
        self._known = numbers

    def pace(self, now: datetime) -> Pace:
        """How fast the hall fills, all doors together."""
        last = int(now.timestamp()) // 10
        lately = self._more(range(last - _TENS + 1, last + _AHEAD))
        before = self._more(range(last - 2 * _TENS + 1, last - _TENS + 1))
        return Pace(lately / _MINUTES, before / _MINUTES)

    def doors(self, now: datetime) -> dict[str, Through]:
        """Every door that let somebody in."""
        last = int(now.timestamp()) // 10
        lately: Counter[str] = Counter()
        for ten in range(last - _TENS + 1, last + _AHEAD):
            lately.update(self._in.get(ten, {}))
        return {
            door: Through(self._heads[door], max(0, lately[door]) / _MINUTES, minutes)
            for door, minutes in self._minutes.items()
        }

    def _forget(self) -> None:
        self._known: dict[str, int] = {}
        self._in: dict[int, Counter[str]] = defaultdict(Counter)
        self._out: Counter[int] = Counter()
        self._minutes: dict[str, Counter[int]] = defaultdict(Counter)
        self._heads: Counter[str] = Counter()
        self._undone: list[str] = []
        """Facts that were taken back and are not taken off yet: some are not here before their undo."""
        self._gone: set[str] = set()
        self._tens: dict[str, int] = {}

    def _more(self, tens: range) -> int:
        """How many more people were in the hall after that time."""
        came = sum(self._in[ten].total() for ten in tens if ten in self._in)
        return came - sum(self._out[ten] for ten in tens)

    def _take(self, passed: Iterable[Passed], sign: int = 1) -> None:
        for each in passed:
            ten, heads = self._ten(each.ten), sign * each.heads
            if each.out:
                self._out[ten] += heads
            else:
                self._in[ten][each.door] += heads
                self._minutes[each.door][ten // 6] += heads
                self._heads[each.door] += heads

    def _take_back(self, found: Mapping[str, tuple[str, Passed] | None]) -> None:
        for undone in found.values():
            if undone is not None and undone[0] not in self._gone:
                self._gone.add(undone[0])
                self._take((undone[1],), -1)
        self._undone = [after for after, undone in found.items() if undone is None]

    def _ten(self, same: str) -> int:
        ten = self._tens.get(same)
        if ten is None:
            at = datetime.strptime(f"{same}0", "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)
            ten = self._tens[same] = int(at.timestamp()) // 10
        return ten
