"""Turnout: each institution's people here of those pledged, the doors' pace, the unassigned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.door import Cause, Count
from app.domain.turnout import Forecast


@dataclass(frozen=True, slots=True)
class DoorPace:
    """One door."""

    door: str
    rate: float
    """People a minute, over the last five minutes."""
    heads: int
    """People let in since the doors opened."""
    curve: tuple[int, ...]
    """The same, point by point; all doors from the same moment on."""


@dataclass(frozen=True, slots=True)
class Unassigned:
    """People in the hall of whom nobody knows whose they are: one badge, group or walk-in."""

    subject: str
    heads: int
    at: datetime
    door: str
    cause: Cause | None
    """Why they were let in; None when that is from a newer version."""
    caption: str
    """Of the badge; empty without one in the list."""
    named: str
    """The institution they stand for, which is not on the list any more."""
    suggested: str
    """The institution on the list that their badge is for by now."""


@dataclass(frozen=True, slots=True)
class TurnoutBoard:
    """All that the turnout page shows."""

    assembly: str
    title: str
    rehearsal: bool
    zone: str
    counts: tuple[Count, ...]
    """By institution, the most missing first."""
    here: int
    """In the hall now, guests and unassigned among them."""
    ever: int
    pledged: int
    missing: int
    """Pledged and not here, institution by institution: those beyond a pledge make up for nobody."""
    guests: int
    unassigned: int
    capacity: int
    """0 when not known."""
    full: Forecast
    """When the places are taken."""
    whole: Forecast
    """When as many are here as were pledged."""
    doors: tuple[DoorPace, ...] = ()
    rate: float = 0
    """People a minute through all doors."""
    since: datetime | None = None
    """When the curves begin; None before the first arrival."""
    minutes_a_point: int = 1
    whose: tuple[Unassigned, ...] = ()
    """The unassigned, the latest first; not all when there are very many."""
