"""The plan of one assembly, tab by tab, and what still has to be mended before the evening."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.chair import Timeline
from app.domain.plan import Person, Plan


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
    figure: str = ""
    tab: Tab | None = None
    action: str = ""


@dataclass(frozen=True, slots=True)
class BadgeCount:
    """Badges of one institution."""

    delegation: str
    name: str
    badges: int
    heads: int
    not_printed: int


@dataclass(frozen=True, slots=True)
class PlanBoard:
    """All that Plan shows. Rows are keyed by their ids."""

    plan: Plan
    timeline: Timeline
    people: tuple[Person, ...] = ()
    """In the order of institution and name; at most the first 2,000 (the rest are counted)."""
    people_total: int = 0
    badges: tuple[BadgeCount, ...] = ()
    ready: tuple[ReadyLine, ...] = ()
