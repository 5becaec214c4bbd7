"""What is read from a list somebody else made: rows, or the reasons why none was taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

from app.domain.plan import Attendance, BadgeKind, InstitutionType, ItemKind


class What(StrEnum):
    """The lists that can be taken."""

    INSTITUTIONS = "institutions"
    PEOPLE = "people"
    POWER_HOLDERS = "power-holders"
    ASKS = "asks"
    AGENDA = "agenda"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file was not taken: where, and in plain words what to do."""

    row: int
    """Line in the file, counted from 1 as a spreadsheet does; 0 for the whole file."""
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of reading a file. With problems nothing was taken."""

    what: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()

    def plus(self, other: Taken) -> Taken:
        """Both together, under this one's name."""
        return Taken(
            self.what,
            self.added + other.added,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.problems + other.problems,
        )


# In the rows below None means that the list does not speak of it: what is there already stays.


@dataclass(frozen=True, slots=True)
class InstitutionRow:
    """A member institution and what it pledges for this assembly."""

    name: str
    type: InstitutionType | None = None
    pledge: int | None = None
    number: int | None = None
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Someone expected; for a young people's group the name is the adult's who leads it."""

    institution: str
    name: str
    kind: BadgeKind | None = None
    access: str | None = None
    heads: int | None = None
    """People in the group, the adult included; only for a young people's group."""
    note: str | None = None
    """One line to be said at the door."""


@dataclass(frozen=True, slots=True)
class PowerHolderRow:
    """Who is asked."""

    name: str
    said: str | None = None
    office: str | None = None
    organisation: str | None = None
    attendance: Attendance | None = None
    representing: str | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class AskRow:
    """What is asked; `power_holders` are names, none of them means everybody."""

    title: str
    words: str
    number: int | None = None
    power_holders: tuple[str, ...] | None = None
    by_when: str | None = None
    by_earliest: date | None = None
    by_latest: date | None = None
    why: str | None = None
    our_commitment: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One line of the running order; `ask` is the number of the ask it belongs to."""

    title: str
    seconds: int
    kind: ItemKind | None = None
    who: str | None = None
    script: str | None = None
    public: bool | None = None
    protected: bool | None = None
    ask: int | None = None


Row: TypeAlias = InstitutionRow | PersonRow | PowerHolderRow | AskRow | AgendaRow


@dataclass(frozen=True, slots=True)
class Details:
    """An assembly as a file describes it."""

    title: str
    alliance: str
    venue: str
    day: date
    starts: str
    ends: str
    zone: str
    capacity: int = 0
    target: int = 0
    rehearsal: bool = False
    secretary: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class PublishedAnswer:
    """What an earlier assembly was answered, as far as it is known, and what became of it.

    `answer` and `reason` are words of the tally, `became` is one of a commitment; the rest is as in the file.
    """

    ask: int
    power_holder: str
    answer: str
    reason: str = ""
    condition: str = ""
    words: str = ""
    offer: str = ""
    source: str = ""
    became: str = ""
    became_on: date | None = None
    became_words: str = ""
    became_source: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An assembly that is over: what this one reports back on."""

    details: Details
    people: int
    power_holders: tuple[PowerHolderRow, ...]
    asks: tuple[AskRow, ...]
    answers: tuple[PublishedAnswer, ...]


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A whole plan as one file holds it."""

    details: Details
    institutions: tuple[InstitutionRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    power_holders: tuple[PowerHolderRow, ...] = ()
    asks: tuple[AskRow, ...] = ()
    agenda: tuple[AgendaRow, ...] = ()
    earlier: tuple[Earlier, ...] = ()


R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Read(Generic[R]):
    """A list as it was read. With problems the rows are what could be understood, to be shown, not taken."""

    rows: tuple[R, ...] = ()
    lines: tuple[int, ...] = ()
    """Where each row stood in the file."""
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()
    """Headings that nothing was taken from."""
    columns: tuple[tuple[str, str], ...] = ()
    """Field and the heading it was taken from."""
