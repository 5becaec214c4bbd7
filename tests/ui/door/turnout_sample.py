"""Turnout in the middle of an evening: made-up numbers of institutions that are plainly made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.domain.door import Cause, Count
from app.domain.turnout import Pace, forecast
from app.service.boards.turnout import DoorPace, TurnoutBoard, Unassigned
from tests.ui.door.sample import NAMES, NOW, ZONE, counts

_SHAPE = (0, 1, 2, 4, 7, 9, 12, 18, 25, 31, 28, 36, 41, 38, 44, 41, 30, 22, 37, 41)


def doors(many: int = 3) -> tuple[DoorPace, ...]:
    """So many doors, no two of one pace; the last of them has nobody now."""
    made: list[DoorPace] = []
    for place in range(many):
        share = 1 - place / many * 0.8
        curve = tuple(round(each * share) for each in _SHAPE[place % 5 :] + _SHAPE[: place % 5])
        rate = 0 if place == many - 1 else round(41 * share)
        name = f"Door {place + 1}" + (", North foyer" if place == 1 else "")
        made.append(DoorPace(name, rate, sum(curve), curve))
    return tuple(made)


def whose(many: int) -> tuple[Unassigned, ...]:
    """People of whom nobody knows whose they are."""
    kinds = (
        (Cause.BY_HAND, "", "", "", 1),
        (Cause.NOT_LISTED_YET, "OAK 4209", "", "D3", 1),
        (Cause.WALK_IN, "", "Riverside Walkers’ and Riders’ Fellowship of the Lower Town", "", 14),
        (Cause.NOT_LISTED_YET, "", "", "", 1),
    )
    made: list[Unassigned] = []
    for place in range(many):
        cause, caption, named, suggested, heads = kinds[place % len(kinds)]
        at = NOW - timedelta(minutes=3 * place)
        made.append(
            Unassigned(f"U{place}", heads, at, f"Door {place % 3 + 1}", cause, caption, named, suggested)
        )
    return tuple(made)


def turnout(
    here: int = 1204,
    *,
    capacity: int = 2350,
    many: int = len(NAMES),
    at_doors: tuple[DoorPace, ...] | None = None,
    lost: int = 0,
    guests: int = 31,
    pace: Pace | None = None,
    pledged: bool = True,
) -> TurnoutBoard:
    """The usual board; other numbers for other moments."""
    rows = counts(many)
    if not pledged:
        rows = tuple(Count(each.delegation, each.name, each.type, 0, each.here, each.ever) for each in rows)
    at_doors = doors() if at_doors is None else at_doors
    pace = pace or Pace(34, 31)
    goal = 2270 if pledged else 0
    people = whose(lost)
    return TurnoutBoard(
        "A1",
        "Spring Assembly",
        True,
        ZONE,
        rows,
        here,
        here + 27,
        goal,
        sum(each.missing for each in rows),
        guests,
        sum(each.heads for each in people),
        capacity,
        forecast(capacity, here, pace, NOW),
        forecast(goal, here, pace, NOW),
        at_doors,
        sum(each.rate for each in at_doors),
        NOW - timedelta(minutes=20),
        1,
        people,
    )


def nobody() -> TurnoutBoard:
    """Before the first one came."""
    made = turnout(0, at_doors=(), guests=0, pace=Pace())
    rows = tuple(Count(each.delegation, each.name, each.type, each.pledged, 0, 0) for each in made.counts)
    return replace(made, counts=rows, ever=0, since=None, missing=sum(each.missing for each in rows))
