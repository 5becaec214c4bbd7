"""The chair: the item on stage with its script, the clocks, what is next, and who is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from app.domain.chair import Evening, Line, Timeline
from app.domain.plan import AgendaItem, Ask
from app.domain.stage import Showing
from app.domain.tally import Answer, Beside


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One power-holder on the ask that is on."""

    id: str
    name: str
    as_who: str
    standing: Answer | Beside
    times_asked: int
    speaking: bool


@dataclass(frozen=True, slots=True)
class RollLine:
    """One institution of the roll call. `called` is the frozen number read out; None until then."""

    delegation: str
    name: str
    type: str
    here: int
    pledged: int
    called: int | None


@dataclass(frozen=True, slots=True)
class ChairBoard:
    """All that Chair shows. Times are read against the clock where they are painted."""

    assembly: str
    title: str
    rehearsal: bool
    zone: str
    evening: Evening
    timeline: Timeline
    on: Line | None
    """The item on stage; None before the first and after the last."""
    ask: Ask | None = None
    asked: tuple[AskedLine, ...] = ()
    roll: tuple[RollLine, ...] = ()
    """Filled while a roll call is on, in reading order."""
    roll_at: int = 0
    """Index of the institution to read next; len(roll) when all are read."""
    people: int = 0
    target: int = 0
    showing: Showing = Showing.WELCOME
    stage_held: bool = False
    """The hall's picture stands still while the chair moves on."""
    shorten: tuple[AgendaItem, ...] = ()
    """What could be dropped to catch up, the least loss first; asks and recap never."""
    shorten_by: timedelta = timedelta(0)
    unassigned: int = 0
    """People in the hall whom no name on the roll counts, as nobody knows whose they are."""

    @property
    def answered(self) -> str:
        """Whose answer would be shown now: the speaker's, else the last one given; empty if there is none."""
        given = [line.id for line in self.asked if isinstance(line.standing, Answer)]
        return self.evening.speaker if self.evening.speaker in given else (given[-1] if given else "")
