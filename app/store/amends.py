"""What was put right at the doors: passages taken back, people let in by hand; and the ways of one badge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.clock import from_text
from app.store.database import driver
from app.store.door import passage_behind, scan
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
    subject: str
    cause: str
    """Of what was taken back, or why they were let in."""
    caption: str
    """Of the badge, if one is on the list."""
    reason: str | None
    """None when none was given, when it was forgotten, or when it was never given to this laptop."""
    passed: datetime | None = None
    """When those came in, or went out, whose passage was taken back; None where that is not known here."""


def amends(connection: Connection, assembly: str) -> Iterator[Amend]:
    """All of them in the order of the clock; reads every scan of the evening.

    A going out and a coming in that were taken back at one stroke are one.
    """
    rows = (
        driver(connection)
        .execute(
            "SELECT s.id, s.kind, s.at, s.door, s.delegation, s.heads, s.subject, s.cause, "
            "coalesce(b.caption, ''), s.reason, s.after FROM scan AS s "
            "LEFT JOIN badge AS b ON b.scope = s.scope AND b.id = s.badge "
            "WHERE s.scope = ? AND s.kind IN ('check_in_undone', 'admitted_by_hand') ORDER BY s.at, s.id",
            (assembly,),
        )
        .fetchall()
    )
    seen: set[tuple[str, str, str]] = set()
    for id, kind, at, door, delegation, heads, subject, cause, caption, reason, after in rows:
        entry = id.rpartition(".")[0]
        if (entry, kind, subject) in seen:
            continue
        seen.add((entry, kind, subject))
        passed = None
        if kind == "check_in_undone":
            row = scan(connection, assembly, passage_behind(connection, assembly, after.split(" ")[0]))
            passed = row.at if row is not None else None
        yield Amend(id, kind, from_text(at), door, delegation, heads, subject, cause, caption, reason, passed)


@dataclass(frozen=True, slots=True)
class Given:
    """Whose people were said to be, or that this was taken back."""

    id: str
    at: datetime
    door: str
    """They came in by."""
    delegation: str
    """An institution's, GUEST, or empty where it was taken back."""
    heads: int
    caption: str
    """Of the badge, if one is on the list."""


def given(connection: Connection, assembly: str) -> list[Given]:
    """All of them in the order of the clock; reads every scan of the evening."""
    rows = driver(connection).execute(
        "SELECT s.id, s.at, s.door, s.delegation, s.heads, coalesce(b.caption, '') FROM scan AS s "
        "LEFT JOIN badge AS b ON b.scope = s.scope AND b.code_id = s.subject AND b.replaced_by = '' "
        "WHERE s.scope = ? AND s.kind = 'assigned' ORDER BY s.at, s.id",
        (assembly,),
    )
    return [Given(row[0], from_text(row[1]), *row[2:]) for row in rows.fetchall()]


def written_by(connection: Connection, assembly: str, fact: str) -> tuple[str, str]:
    """The laptop that wrote a fact, by its name or else its id; and the operator, by an id alone."""
    station, number, _place = fact.rsplit(".", 2)
    raw = driver(connection)
    named = raw.execute("SELECT name FROM station WHERE scope = ? AND id = ?", (assembly, station)).fetchone()
    wrote = raw.execute(
        "SELECT who FROM entry WHERE scope = ? AND station = ? AND number = ?",
        (assembly, station, int(number)),
    ).fetchone()
    return (named[0] if named and named[0] else station), (wrote[0] if wrote else "")


@dataclass(frozen=True, slots=True)
class Replacement:
    """A badge that another took the place of."""

    caption: str
    newer: str
    """The caption of the other one; empty where it is not known here."""
    delegation: str
    heads: int
    at: datetime | None
    """When and at which door somebody came in with the other one; None if nobody has."""
    door: str


def replacements(connection: Connection, assembly: str) -> list[Replacement]:
    """All of them; reads every badge."""
    raw = driver(connection)
    rows = raw.execute(
        "SELECT o.caption, coalesce(n.caption, ''), o.delegation, o.heads, coalesce(n.code_id, '') "
        "FROM badge AS o LEFT JOIN badge AS n ON n.scope = o.scope AND n.id = o.replaced_by "
        "WHERE o.scope = ? AND o.replaced_by <> '' AND o.removed = 0 ORDER BY o.caption, o.id",
        (assembly,),
    ).fetchall()
    made: list[Replacement] = []
    for caption, newer, delegation, heads, code_id in rows:
        first = raw.execute(
            "SELECT at, door FROM scan INDEXED BY scan_subject WHERE scope = ? AND subject = ? "
            "AND subject <> '' ORDER BY at, id LIMIT 1",
            (assembly, code_id),
        ).fetchone()
        at, door = (from_text(first[0]), first[1]) if first else (None, "")
        made.append(Replacement(caption, newer, delegation, heads, at, door))
    return made


@dataclass(frozen=True, slots=True)
class NewKey:
    """A further key that seals badges."""

    id: int
    at: datetime
    fact: str
    reason: str | None
    """None when it was forgotten, or never given to this laptop."""


def new_keys(connection: Connection, assembly: str) -> list[NewKey]:
    """All but the first, by their ids; each as it was made, not as it was given on to other laptops."""
    rows = driver(connection).execute(
        "SELECT name, at, id, reason FROM secret WHERE scope = ? AND name LIKE 'badge/%' "
        "ORDER BY reason IS NULL, stamp, id",
        (assembly,),
    )
    made: dict[str, NewKey] = {}
    for name, at, fact, reason in rows:
        id = name.partition("/")[2]
        if id.isascii() and id.isdigit() and int(id) > 1:
            made.setdefault(name, NewKey(int(id), from_text(at), fact, reason))
    return sorted(made.values(), key=lambda each: each.id)


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """How often a door turned people away for one cause, and when first and last."""

    door: str
    cause: str
    times: int
    first: datetime
    last: datetime


def turned_away(connection: Connection, assembly: str) -> list[TurnedAway]:
    """By door and cause; reads every scan."""
    rows = driver(connection).execute(
        "SELECT door, cause, count(*), min(at), max(at) FROM scan "
        "WHERE scope = ? AND kind IN ('turned_away', 'scanned_again') "
        "GROUP BY door, cause ORDER BY door, cause",
        (assembly,),
    )
    return [
        TurnedAway(door, cause, times, from_text(first), from_text(last))
        for door, cause, times, first, last in rows
    ]


def moments_of(connection: Connection, assembly: str, cause: str) -> dict[tuple[str, str], list[datetime]]:
    """When people were turned away for that cause, by door and station; reads every scan."""
    rows = driver(connection).execute(
        "SELECT door, id, at FROM scan WHERE scope = ? AND kind = 'turned_away' AND cause = ? "
        "ORDER BY at, id",
        (assembly, cause),
    )
    found: dict[tuple[str, str], list[datetime]] = {}
    for door, id, at in rows:
        found.setdefault((door, id.split(".")[0]), []).append(from_text(at))
    return found
