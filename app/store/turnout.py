"""What turnout asks of the store: how people passed, and those of whom nobody knows whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.clock import from_text
from app.domain.door import GUEST, Cause, Presence
from app.store import door
from app.store.database import driver

SAME_TEN = len("2026-11-24T18:18:0")
"""So many letters are the same in all moments of ten seconds."""

_NUMBERS = (
    "WITH RECURSIVE known (station) AS ("
    "SELECT max(station) FROM entry WHERE scope = ?1 UNION ALL "
    "SELECT (SELECT max(station) FROM entry WHERE scope = ?1 AND station < known.station) FROM known "
    "WHERE known.station IS NOT NULL) "
    "SELECT station, (SELECT max(number) FROM entry WHERE scope = ?1 AND station = known.station) "
    "FROM known WHERE station IS NOT NULL"
)
_PASSED = (
    "s.kind IN ('checked_in', 'walked_in', 'admitted_by_hand', 'checked_out') "
    f"AND s.cause <> '{Cause.FROM_PAPER.value}'"
)
"""A list typed in afterwards tells no pace."""
_OF_NEWS = (
    "FROM entry AS e JOIN scan AS s ON s.scope = e.scope "
    "AND s.id > e.station || '.' || e.number || '.' AND s.id < e.station || '.' || e.number || '/' "
    "WHERE e.scope = ? AND e.station = ? AND e.number > ?"
)


@dataclass(frozen=True, slots=True)
class Passed:
    """People who went through one door one way within ten seconds."""

    door: str
    ten: str
    """The moment, as far as all in it are the same."""
    out: bool
    heads: int


_PLACE = f"s.door, substr(s.at, 1, {SAME_TEN}) AS ten, s.kind = 'checked_out' AS out"
_SUMS = f"{_PLACE}, sum(s.heads)"
_GROUPED = "GROUP BY s.door, ten, out"


def passed(connection: Connection, assembly: str) -> list[Passed]:
    """All passages, also those that were taken back; reads every scan."""
    rows = driver(connection).execute(
        f"SELECT {_SUMS} FROM scan AS s WHERE s.scope = ? AND {_PASSED} {_GROUPED}",  # noqa: S608 - ours
        (assembly,),
    )
    return [Passed(*row) for row in rows]


def taken_back(connection: Connection, assembly: str) -> list[str]:
    """The facts that were taken back; reads every scan."""
    rows = driver(connection).execute(
        "SELECT after FROM scan WHERE scope = ? AND kind = 'check_in_undone'", (assembly,)
    )
    return [row[0] for row in rows]


def passed_since(connection: Connection, assembly: str, station: str, number: int) -> list[Passed]:
    """The passages in the entries of one station after that number."""
    rows = driver(connection).execute(
        f"SELECT {_SUMS} {_OF_NEWS} AND {_PASSED} {_GROUPED}",
        (assembly, station, number),
    )
    return [Passed(*row) for row in rows]


def taken_back_since(connection: Connection, assembly: str, station: str, number: int) -> list[str]:
    """The facts that were taken back in the entries of one station after that number."""
    rows = driver(connection).execute(
        f"SELECT s.after {_OF_NEWS} AND s.kind = 'check_in_undone'",
        (assembly, station, number),
    )
    return [row[0] for row in rows]


def passage_of(connection: Connection, assembly: str, after: str) -> tuple[str, Passed] | None:
    """What an undo after that fact takes back, with its id; of nobody where it told no pace.

    None where the fact is not here yet.
    """
    fact = door.passage_behind(connection, assembly, after.split()[0])
    found = (
        driver(connection)
        .execute(
            f"SELECT s.id, {_PLACE}, s.heads * ({_PASSED}) FROM scan AS s "  # noqa: S608 - ours
            "WHERE s.scope = ? AND s.id = ?",
            (assembly, fact),
        )
        .fetchone()
    )
    return (found[0], Passed(*found[1:])) if found else None


def numbers(connection: Connection, assembly: str) -> dict[str, int]:
    """The last entry of each station; a few seeks, however long the journal is."""
    rows = driver(connection).execute(_NUMBERS, (assembly,))
    return {row[0]: row[1] for row in rows}


def revoked(connection: Connection, assembly: str) -> tuple[tuple[str, int], ...]:
    """Stations whose entries count up to a number only: when that changes, what was read may not count."""
    rows = driver(connection).execute(
        "SELECT id, revoked_after FROM station WHERE scope = ? AND revoked_after IS NOT NULL ORDER BY id",
        (assembly,),
    )
    return tuple((row[0], row[1]) for row in rows)


_ELSEWHERE = "LEFT JOIN delegation AS d ON d.scope = h.scope AND d.id = h.delegation AND d.removed = 0"


def without_institution(connection: Connection, assembly: str) -> tuple[int, int]:
    """People in the hall who are guests, and those of whom nobody knows whose they are."""
    found = (
        driver(connection)
        .execute(
            "SELECT coalesce(sum(h.here * (h.delegation = ?)), 0), "  # noqa: S608 - ours
            "coalesce(sum(h.here * (h.delegation <> ?)), 0) "
            f"FROM headcount AS h {_ELSEWHERE} WHERE h.scope = ? AND d.id IS NULL",
            (GUEST, GUEST, assembly),
        )
        .fetchone()
    )
    return (found[0], found[1]) if found else (0, 0)


@dataclass(frozen=True, slots=True)
class Stray:
    """People in the hall of whom nobody knows whose they are: one badge, group or walk-in."""

    subject: str
    heads: int
    at: datetime
    """When they came in."""
    door: str
    cause: str
    """Of the passage."""
    caption: str
    """Of the badge, if it is in the list."""
    named: str
    """The institution that they stand for and that is not on the list any more; empty when there is none."""
    suggested: str
    """The institution on the list that their badge is for now; empty when it does not say."""


def strays(connection: Connection, assembly: str, most: int) -> tuple[Stray, ...]:
    """Those who came in last first, so many at most.

    Found by an index, but for people of an institution that was taken off the list: for them everyone
    who is there is read.
    """
    raw = driver(connection)
    columns = "subject, heads, last_at, last_door, last_fact, delegation"
    rows = raw.execute(
        f"SELECT {columns} FROM presence INDEXED BY presence_whose "  # noqa: S608 - columns are ours
        "WHERE scope = ? AND delegation = '' AND state = ? ORDER BY last_at DESC, subject LIMIT ?",
        (assembly, Presence.IN.value, most),
    ).fetchall()
    gone = raw.execute(
        f"SELECT h.delegation FROM headcount AS h {_ELSEWHERE} "  # noqa: S608 - as above
        "WHERE h.scope = ? AND d.id IS NULL AND h.here > 0 AND h.delegation NOT IN ('', ?)",
        (assembly, GUEST),
    ).fetchall()
    if gone:
        places = ", ".join("?" * len(gone))
        rows += raw.execute(
            f"SELECT {columns} FROM presence WHERE scope = ? AND state = ? "  # noqa: S608 - as above
            f"AND delegation IN ({places}) ORDER BY last_at DESC, subject LIMIT ?",
            (assembly, Presence.IN.value, *(row[0] for row in gone), most),
        ).fetchall()
    latest = sorted(rows, key=lambda row: (row[2], row[0]), reverse=True)[:most]
    return tuple(_strays(connection, assembly, latest))


def _strays(
    connection: Connection, assembly: str, rows: list[tuple[str, int, str, str, str, str]]
) -> Iterator[Stray]:
    for subject, heads, at, where, fact, delegation in rows:
        listed = door.listed(connection, assembly, subject)
        gone = door.bringing(connection, assembly, delegation) if delegation else None
        now = door.bringing(connection, assembly, listed.delegation) if listed is not None else None
        yield Stray(
            subject,
            heads,
            from_text(at),
            where,
            _cause(connection, assembly, fact),
            listed.caption if listed is not None else "",
            gone.name if gone is not None else "",
            now.id if now is not None and not now.removed else "",
        )


def _cause(connection: Connection, assembly: str, fact: str) -> str:
    """Of the passage behind a last fact: most often it is that fact itself."""
    while True:
        found = (
            driver(connection)
            .execute("SELECT kind, cause, after FROM scan WHERE scope = ? AND id = ?", (assembly, fact))
            .fetchone()
        )
        if found is None or found[0] != "assigned" or not found[2]:
            return found[1] if found is not None else ""
        fact = found[2].split()[0]


def whose_now(connection: Connection, assembly: str, row: door.ScanRow) -> str:
    """The delegation that this passage stands for by now: what was said of it since counts."""
    fact, whose = row.id, row.delegation
    while True:
        found = (
            driver(connection)
            .execute(
                "SELECT id, delegation FROM scan INDEXED BY scan_subject WHERE scope = ? AND subject = ? "
                "AND kind = 'assigned' AND (after = ? OR instr(after, ? || ' ') > 0) ORDER BY id LIMIT 1",
                (assembly, row.subject, fact, fact),
            )
            .fetchone()
        )
        if found is None:
            return whose
        fact, whose = found
