"""How the hall fills: the pace at the doors, and when the places or the pledges will be reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

RATE_OVER = timedelta(minutes=5)
"""A rate is that of the last five minutes; a slowing is seen against the five before."""
SAID_SOON = timedelta(hours=12)
"""What would be reached later than this is not said to be reached."""
MOST_POINTS = 48
"""Of the curve of one door: as many as can be told apart in its place."""
LONGEST_CURVE = timedelta(hours=4)
"""A badge tried at noon does not squeeze the evening to nothing."""


class Reach(StrEnum):
    """What can be said about reaching a number."""

    NO_GOAL = "no goal"
    REACHED = "reached"
    EXPECTED = "expected"
    NOT_SO = "not at this rate"
    SLOWING = "not as it slows down"


@dataclass(frozen=True, slots=True)
class Pace:
    """People a minute more in the hall, those who left taken off; below nought when it empties."""

    lately: float = 0
    """Over the last five minutes."""
    before: float = 0
    """Over the five before those."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """When a number will be reached if it goes on so."""

    goal: int
    """Places in the hall, or people pledged; 0 when not known."""
    left: int
    """How many more there are until then; never below nought."""
    reach: Reach
    at: datetime | None = None
    """When; only where it is expected."""


def forecast(goal: int, have: int, pace: Pace, now: datetime) -> Forecast:
    """Drawn on from the last five minutes.

    Where fewer come in every five minutes than in the five before, and all who would still come if that
    goes on are too few, it is not expected: people stop coming long before a straight line says so.
    """
    left = max(0, goal - have)
    if not goal:
        return Forecast(goal, left, Reach.NO_GOAL)
    if not left:
        return Forecast(goal, left, Reach.REACHED)
    if pace.lately <= 0:
        return Forecast(goal, left, Reach.NOT_SO)
    if left > _still_to_come(pace):
        return Forecast(goal, left, Reach.SLOWING)
    wait = timedelta(minutes=left / pace.lately)
    if wait > SAID_SOON:
        return Forecast(goal, left, Reach.NOT_SO)
    return Forecast(goal, left, Reach.EXPECTED, now + wait)


def _still_to_come(pace: Pace) -> float:
    """All who will come if each five minutes are to the last as those were to the ones before."""
    share = pace.lately / pace.before if pace.before > 0 else 1
    if share >= 1:
        return float("inf")
    return pace.lately * (RATE_OVER / timedelta(minutes=1)) * share / (1 - share)


def minutes_a_point(first: int, last: int) -> int:
    """How many minutes one point of a curve from minute to minute stands for, so that it has room."""
    return max(1, -(-(last - first + 1) // MOST_POINTS))


def curve(heads: Mapping[int, int], first: int, last: int) -> tuple[int, ...]:
    """People who came in, point by point from the first minute to the last; what was before is left out."""
    step = minutes_a_point(first, last)
    minutes = [heads.get(minute, 0) for minute in range(first, last + 1)]
    if step == 1:
        return tuple(minutes)
    return tuple(sum(minutes[at : at + step]) for at in range(0, len(minutes), step))
