"""What was put right at the doors: passages taken back, people let in by hand; and the ways of one badge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.clock import from_text
from app.store.database import driver
from app.store.kinds import COMING_AND_GOING


@dataclass(frozen=True, slots=True)
class Step:
    """One passage of a badge, or one taken back."""

    id: str
    undone: bool
    """Whether it takes back rather than counts."""


def steps_of(connection: Connection, assembly: str, subject: str) -> list[Step]:
    """Everything that moved the people of that badge, in no order."""
    rows = driver(connection).execute(
        "SELECT id, kind FROM scan INDEXED BY scan_subject WHERE scope = ? AND subject = ?",
        (assembly, subject),
    )
    return [Step(id, kind == "check_in_undone") for id, kind in rows if kind in COMING_AND_GOING]


@dataclass(frozen=True, slots=True)
class Amend:
    """One thing that a steward decided."""

    id: str
    kind: str
    """check_in_undone or admitted_by_hand."""
    at: datetime
    door: str
    delegation: str
    heads: int
    reason: str | None
    """Empty for the ten-second undo; None when it was forgotten, or never given to this laptop."""


def amends(connection: Connection, assembly: str) -> Iterator[Amend]:
    """All of them in the order of the clock; reads every scan of the evening."""
    rows = driver(connection).execute(
        "SELECT id, kind, at, door, delegation, heads, reason FROM scan "
        "WHERE scope = ? AND kind IN ('check_in_undone', 'admitted_by_hand') ORDER BY at, id",
        (assembly,),
    )
    for id, kind, at, door, delegation, heads, reason in rows:
        yield Amend(id, kind, from_text(at), door, delegation, heads, reason)
