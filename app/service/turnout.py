"""Turnout as it grows: institution by institution, door by door, and nobody left without an institution."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from app.domain.door import GUEST, Cause, Count, Presence
from app.domain.names import folded
from app.domain.turnout import LONGEST_CURVE, curve, forecast, minutes_a_point
from app.errors import Refused
from app.service.boards.turnout import DoorPace, TurnoutBoard, Unassigned
from app.service.flow import Flow, Through
from app.service.known import plan_of
from app.service.passage import POST
from app.store import door as door_store
from app.store import turnout as store
from app.store.change import Change
from app.store.database import Database
from app.store.station import Station

MOST_SHOWN = 100
"""Of the unassigned: more than anybody would put right by hand."""
_LONGEST = int(LONGEST_CURVE.total_seconds()) // 60


def assign(station: Station, assembly: str, subject: str, delegation: str) -> str:
    """Say whose the people of a badge or walk-in are: an institution's, or GUEST for nobody's.

    For people in the hall of whom nobody knew it; returns the fact, for `unassign`.
    """
    with station.change("assigned", assembly, post=POST) as change:
        passing = door_store.passing(change.connection, assembly, subject)
        if passing.seen.state is not Presence.IN:
            raise Refused("They are not in the hall any more.")
        if _known(change, passing.delegation):
            raise Refused("Their institution is known already.")
        if not _known(change, delegation):
            raise Refused("This institution is not in the list.")
        values = {"subject": subject, "delegation": delegation, "door": passing.seen.door}
        values_of = {"heads": passing.heads, "young": passing.young}
        return change.fact("scan", {**values, **values_of}, after=passing.seen.last_fact)


def unassign(station: Station, assembly: str, fact: str) -> None:
    """Take back whose they are, as long as nothing came after it: they are nobody's again."""
    with station.change("assigned", assembly, post=POST) as change:
        row = door_store.scan(change.connection, assembly, fact)
        if row is None or row.kind != "assigned":
            raise Refused("Nothing was counted here that could be taken back.")
        passing = door_store.passing(change.connection, assembly, row.subject)
        if passing.seen.last_fact != fact:
            raise Refused("This was taken back already, or something came after it.")
        values = {"subject": row.subject, "delegation": "", "door": row.door}
        change.fact("scan", {**values, "heads": row.heads, "young": row.young}, after=fact)


def board(database: Database, assembly: str, *, now: datetime, flow: Flow | None = None) -> TurnoutBoard:
    """What the turnout page shows; a `flow` that is kept saves reading every scan."""
    plan = plan_of(database, assembly)
    at, flow = plan.assembly, flow or Flow(assembly)
    with database.reading() as connection:
        flow.catch_up(database)
        counts = door_store.counts(connection, assembly)
        here, ever = door_store.heads(connection, assembly)
        guests, unassigned = store.without_institution(connection, assembly)
        whose = store.strays(connection, assembly, MOST_SHOWN) if unassigned else ()
    pledged, pace = sum(each.pledged for each in counts), flow.pace(now)
    doors = flow.doors(now)
    first, last = _span(doors, now)
    return TurnoutBoard(
        assembly,
        at.title,
        at.rehearsal,
        at.zone,
        most_missing_first(counts),
        here,
        ever,
        pledged,
        sum(each.missing for each in counts),
        guests,
        unassigned,
        at.capacity,
        forecast(at.capacity, here, pace, now),
        forecast(pledged, here, pace, now),
        _paces(doors, first, last),
        sum(each.rate for each in doors.values()),
        datetime.fromtimestamp(first * 60, UTC) if doors else None,
        minutes_a_point(first, last),
        tuple(_unassigned(each) for each in whose),
    )


def as_csv(database: Database, assembly: str, now: datetime) -> bytes:
    """The table of this moment, exact: for the organiser, not to be published."""
    from app.exchange.turnout import turnout_now_csv

    made, at = board(database, assembly, now=now), plan_of(database, assembly).assembly
    note = (at.note or "Rehearsal") if at.rehearsal else ""
    return turnout_now_csv(made.counts, made.guests, made.unassigned, note)


def most_missing_first(counts: tuple[Count, ...]) -> tuple[Count, ...]:
    """The order in which somebody goes and rings them up."""
    return tuple(sorted(counts, key=lambda each: (-each.missing, folded(each.name))))


def _known(change: Change, delegation: str) -> bool:
    """Whether someone of that delegation is somebody's: an institution's on the list, or a guest."""
    if delegation == GUEST:
        return True
    found = door_store.bringing(change.connection, change.scope, delegation) if delegation else None
    return found is not None and not found.removed


def _span(doors: Mapping[str, Through], now: datetime) -> tuple[int, int]:
    """The first and the last minute of the curves."""
    last = int(now.timestamp()) // 60
    minutes = [minute for each in doors.values() for minute, heads in each.minutes.items() if heads > 0]
    return max(min(minutes, default=last), last - _LONGEST + 1), last


def _paces(doors: Mapping[str, Through], first: int, last: int) -> tuple[DoorPace, ...]:
    return tuple(
        DoorPace(name, each.rate, each.heads, curve(each.minutes, first, last))
        for name, each in sorted(doors.items(), key=lambda each: _by_number(each[0]))
    )


def _by_number(door: str) -> list[tuple[int, str]]:
    """Door 10 after Door 9."""
    parts = re.split(r"(\d+)", folded(door))
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


def _unassigned(stray: store.Stray) -> Unassigned:
    try:
        cause = Cause(stray.cause)
    except ValueError:
        cause = None
    return Unassigned(
        stray.subject,
        stray.heads,
        stray.at,
        stray.door,
        cause,
        stray.caption,
        stray.named,
        stray.suggested,
    )
