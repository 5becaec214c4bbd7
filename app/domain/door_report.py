"""What the doors decided in an evening, for whoever closes it: by door, in the order of the clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.door import ALERT_AFTER, ALERT_WITHIN, UNDO_FOR


class Did(StrEnum):
    """What a steward decided."""

    TAKEN_BACK = "taken back at once"
    ANNULLED = "annulled"
    COUNTED_ANEW = "counted anew"
    BY_HAND = "let in by hand"
    OVER_FULL = "let in beyond the hall's places"
    REPLACED = "badge replaced"
    ASSIGNED = "given an institution"
    AS_GUEST = "kept as guest"
    UNASSIGNED = "institution taken back"
    NEW_KEY = "new key for badges"


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that a steward decided."""

    at: datetime | None
    """None where the laptop that knows it has not told yet."""
    door: str
    """Empty for what was done in the plan."""
    did: Did
    institution: str
    """Empty for a guest, and for whoever nobody knew."""
    heads: int = 1
    caption: str = ""
    """Of the badge; of a replaced one both, the old one first. Of a key its number."""
    because: str = ""
    reason_held: bool = True
    """Whether the reason is known here: it may have been forgotten, or never given to this laptop."""
    laptop: str = ""
    """On which it was decided, by its name or its id; empty where that is not told."""
    operator: str = ""
    """The id of whoever worked there; never a name."""


@dataclass(frozen=True, slots=True)
class Turned:
    """How often one door turned people away for one cause."""

    door: str
    cause: str
    times: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Guessed:
    """Guessed or altered codes in quick succession at one door of one laptop."""

    door: str
    station: str
    times: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class DoorReport:
    """All of it."""

    title: str
    venue: str
    day: date
    zone: str
    made: datetime
    rehearsal: bool
    note: str
    decisions: tuple[Decision, ...]
    turned: tuple[Turned, ...]
    guessed: tuple[Guessed, ...]
    over_capacity: int = 0
    """People who were let in beyond the hall's places, by decision."""

    @property
    def doors(self) -> tuple[str, ...]:
        """Every door that decided anything, by name; last the plan, if it did."""
        named = {each.door for each in (*self.decisions, *self.turned, *self.guessed)}
        return (*sorted(named - {""}), *(("",) if "" in named else ()))

    def decided_at(self, door: str) -> tuple[Decision, ...]:
        """What was decided at one door."""
        return tuple(each for each in self.decisions if each.door == door)

    def turned_at(self, door: str) -> tuple[Turned, ...]:
        """Whom one door turned away."""
        return tuple(each for each in self.turned if each.door == door)

    def guessed_at(self, door: str) -> tuple[Guessed, ...]:
        """When codes were guessed at one door."""
        return tuple(each for each in self.guessed if each.door == door)

    @property
    def counts(self) -> Mapping[Did, int]:
        """How often each thing was decided, all doors together."""
        return Counter(each.did for each in self.decisions)


def at_once(passed: datetime | None, taken_back: datetime) -> bool:
    """Whether a passage was taken back while one key does it; a clock that was put back is in favour."""
    return passed is not None and taken_back - passed <= UNDO_FOR


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """By the clock; what has no time yet comes last."""
    return tuple(
        sorted(decisions, key=lambda each: (each.at is None, each.at.timestamp() if each.at else 0.0))
    )


def guessed(times: Mapping[tuple[str, str], Sequence[datetime]]) -> tuple[Guessed, ...]:
    """The runs of five within ten minutes, by door and station, each as long as it went on."""
    found: list[Guessed] = []
    for (door, station), moments in sorted(times.items()):
        run: list[datetime] = []
        for moment in sorted(moments):
            if run and moment - run[-1] > ALERT_WITHIN:
                found += _run(door, station, run)
                run = []
            run.append(moment)
        found += _run(door, station, run)
    return tuple(found)


def _run(door: str, station: str, moments: Sequence[datetime]) -> list[Guessed]:
    """One run, if at any time of it there were enough in ten minutes."""
    step = ALERT_AFTER - 1
    dense = any(
        later - earlier <= ALERT_WITHIN for earlier, later in zip(moments, moments[step:], strict=False)
    )
    return [Guessed(door, station, len(moments), moments[0], moments[-1])] if dense else []
