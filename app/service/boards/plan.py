"""The plan of one assembly, tab by tab, and what still has to be mended before the evening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.chair import Timeline
    from app.domain.plan import BadgeKind, Delegation, Person, Plan
    from app.domain.roster import Taken, What


class Tab(StrEnum):
    """The parts of the plan."""

    DETAILS = "details"
    INSTITUTIONS = "institutions"
    PEOPLE = "people"
    POWER_HOLDERS = "power-holders"
    ASKS = "asks"
    AGENDA = "agenda"
    BADGES = "badges"


class Readiness(StrEnum):
    """A line of the Ready? list."""

    DONE = "done"
    MEND = "mend"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """One thing that must be so, and where to mend it."""

    state: Readiness
    sentence: str
    """Its key in English; `facts` fill its places."""
    facts: tuple[tuple[str, object], ...] = ()
    figure: str = ""
    tab: Tab | None = None
    action: str = ""
    about: str = ""
    """The row it is about, the first of several; empty where it is about none."""


@dataclass(frozen=True, slots=True)
class BadgeCount:
    """Badges of one institution."""

    delegation: str
    name: str
    badges: int
    heads: int
    not_printed: int


@dataclass(frozen=True, slots=True)
class BadgeHit:
    """A badge that was looked for, to be printed once more."""

    caption: str
    name: str
    """Empty for a numbered badge, and where names are not held."""
    institution: str
    kind: BadgeKind
    heads: int
    printed: bool
    note: str = ""
    """What is said at the door to whoever wears it."""


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """One line typed in from the door list."""

    fact: str
    institution: str
    """Empty for guests of none."""
    heads: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PaperBoard:
    """What the panel shows that types the door list in."""

    delegations: tuple[Delegation, ...]
    ever: Mapping[str, int]
    """People counted so far, by delegation."""
    entries: tuple[PaperEntry, ...]
    """The newest first; at most the last thirty."""
    heads: int
    """People typed in from paper, all together."""
    zone: str
    left: Mapping[str, int] = field(default_factory=dict[str, int])
    """By delegation: people on badges that nobody scanned, less those typed in from paper already."""


@dataclass(frozen=True, slots=True)
class PlanBoard:
    """All that Plan shows. Rows are keyed by their ids."""

    plan: Plan
    timeline: Timeline
    people: tuple[Person, ...] = ()
    """In the order of institution and name; at most the first 2,000 (the rest are counted)."""
    people_total: int = 0
    badges: tuple[BadgeCount, ...] = ()
    """One line a delegation, in the order of roll call; last, with no name, those without an institution."""
    ready: tuple[ReadyLine, ...] = ()
    revision: int = 0
    """How often the plan was changed; what is printed carries it."""
    days_to_go: int = 0
    """Below nought when the day has passed."""
    people_without_badge: int = 0


@dataclass(frozen=True, slots=True)
class ImportBoard:
    """A list that somebody wants to take in: what would come of it, or why it cannot be taken."""

    what: What
    file: str
    encoding: str
    separator: str
    headings: tuple[str, ...]
    columns: Mapping[str, str]
    """Which heading stands for each field that was found."""
    fields: tuple[str, ...]
    """All fields that a list of this kind may have."""
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """The first ones, with their line."""
    total: int
    taken: Taken
