"""The door: the last verdict, how full the hall is, who passed last, and what a search found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.door import Count, Verdict, Word


@dataclass(frozen=True, slots=True)
class Passed:
    """One line of the last ten at this door."""

    fact: str
    word: Word
    title: str
    """Institution by now, GUEST, or why not."""
    heads: int
    at: datetime
    undone: bool = False
    caption: str = ""
    """Of the badge, to tell two of one institution apart."""


@dataclass(frozen=True, slots=True)
class Hall:
    """How full it is."""

    now: int
    ever: int
    capacity: int
    """0 when not known."""
    pledged: int
    rate: float
    """People a minute through this door, over the last five minutes."""
    full_at: datetime | None = None
    """When the hall will be full at the rate of all doors; None when it will not, or cannot be said."""
    unassigned: int = 0
    """People in the hall of whom nobody knows whose they are; guests are known to be nobody's."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something the search found."""

    subject: str
    """Id of the badge, or of the delegation for an institution."""
    is_institution: bool
    title: str
    """The institution, or the person's name where this door holds names, else the badge's caption."""
    under: str
    """The line below: the institution and the caption, or the kind of institution."""
    type: str
    """Institution type, for the picture."""
    here: int = 0
    pledged: int = 0
    state: str = ""
    """never, in or out: for a badge."""
    heads: int = 1
    """People a badge stands for; more than one make a group."""
    young: int = 0
    """Of whom young."""


@dataclass(frozen=True, slots=True)
class DoorBoard:
    """All that Door shows but for the verdict, which is the verb's own answer and painted at once."""

    assembly: str
    title: str
    rehearsal: bool
    zone: str
    door: str
    hall: Hall
    passed: tuple[Passed, ...] = ()
    counts: tuple[Count, ...] = ()
    """By institution, the most missing first."""


@dataclass(frozen=True, slots=True)
class Search:
    """What was typed and what it found; institutions first."""

    typed: str
    hits: tuple[Hit, ...]
    names_held: bool = True
    """Whether this door may search by name."""
    more: bool = False
    """Whether there are others than these."""
    slipped: bool = False
    """Whether these only come near to what was typed: nothing has it as it stands."""


@dataclass(frozen=True, slots=True)
class VerdictPanel:
    """A verdict with the moment it was painted, for the undo that counts down."""

    verdict: Verdict
    at: datetime
