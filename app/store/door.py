"""What a door asks of the store: whose a code is, who passed, how full the hall is.

Nothing here reads a whole table but what is said to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.clock import as_text, from_text
from app.domain.door import Count, Presence, Seen
from app.domain.names import folded
from app.domain.plan import BadgeKind
from app.store.database import driver
from app.store.kinds import COMING_AND_GOING

PASSAGES = COMING_AND_GOING - {"check_in_undone"}
"""Scans that count someone in or out."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A badge that is on the list."""

    badge: str
    delegation: str
    person: str
    kind: BadgeKind
    heads: int
    young: int
    caption: str
    replaced: bool


@dataclass(frozen=True, slots=True)
class Bringing:
    """A delegation as a door knows it."""

    id: str
    name: str
    type: str
    pledge: int
    removed: bool = False
    """Whether it is not on the list any more."""


@dataclass(frozen=True, slots=True)
class Passing:
    """The last known passage of one badge or walk-in."""

    seen: Seen
    delegation: str
    heads: int
    young: int


NEVER_SEEN = Passing(Seen(Presence.NEVER), "", 0, 0)


@dataclass(frozen=True, slots=True)
class ScanRow:
    """One scan as it was kept."""

    id: str
    kind: str
    subject: str
    badge: str
    delegation: str
    verdict: str
    cause: str
    door: str
    heads: int
    young: int
    at: datetime
    after: str


_NOTHING_ASKED = frozenset({"", "no", "none", "nil", "n a", "na", "nothing"})
"""What a list says where somebody asked for nothing."""

_SCAN = "id, kind, subject, badge, delegation, verdict, cause, door, heads, young, at, after"


@dataclass(frozen=True, slots=True)
class Rules:
    """What an assembly asks of its doors."""

    number: int
    """In badge codes."""
    capacity: int
    """How many the hall holds; 0 when not known."""
    listed_only: bool
    """Whether a good badge that is not in the list goes to the desk."""


@dataclass(frozen=True, slots=True)
class About:
    """What a door may say of a person."""

    name: str
    """Folded; empty where no name is held."""
    note: str
    """The organiser's line."""
    ask_access: bool
    """Whether they asked for something."""


def rules(connection: Connection, assembly: str) -> Rules:
    """What holds at this moment."""
    found = (
        driver(connection)
        .execute(
            "SELECT number, capacity, listed_only FROM assembly WHERE scope = ? AND id = ?",
            (assembly, assembly),
        )
        .fetchone()
    )
    return Rules(found[0], found[1], bool(found[2])) if found else Rules(0, 0, listed_only=False)


def newest_key(connection: Connection, assembly: str) -> int:
    """The id of the key that badges are sealed with from now on; known also where it is not held."""
    found = driver(connection).execute(
        "SELECT name FROM secret WHERE scope = ? AND name LIKE 'badge/%'", (assembly,)
    )
    ids = [name.partition("/")[2] for (name,) in found]
    return max((int(id) for id in ids if id.isascii() and id.isdigit() and len(id) < 4), default=0)


def listed(connection: Connection, assembly: str, code_id: str) -> Listed | None:
    """The badge with that code; None when it is not in the list here."""
    found = (
        driver(connection)
        .execute(
            "SELECT id, delegation, person, kind, heads, young, caption, replaced_by <> '' OR removed "
            "FROM badge INDEXED BY badge_code WHERE scope = ? AND code_id = ?",
            (assembly, code_id),
        )
        .fetchall()
    )
    if not found:
        return None
    id, delegation, person, kind, heads, young, caption, replaced = min(
        found, key=lambda row: (row[7], row[0])
    )
    return Listed(id, delegation, person or "", _kind(kind), heads, young, caption, bool(replaced))


def bringing(connection: Connection, assembly: str, delegation: str) -> Bringing | None:
    """A delegation by its id."""
    found = (
        driver(connection)
        .execute(
            "SELECT id, name, type, pledge, removed FROM delegation WHERE scope = ? AND id = ?",
            (assembly, delegation),
        )
        .fetchone()
    )
    return Bringing(*found[:4], removed=bool(found[4])) if found else None


def bringing_numbered(connection: Connection, assembly: str, number: int) -> Bringing | None:
    """The delegation of the institution with that number in its badge codes."""
    found = (
        driver(connection)
        .execute(
            "SELECT id, name, type, pledge FROM delegation WHERE scope = ? AND number = ? AND number > 0 "
            "AND removed = 0 ORDER BY id",
            (assembly, number),
        )
        .fetchone()
    )
    return Bringing(*found) if found else None


def passing(connection: Connection, assembly: str, subject: str) -> Passing:
    """Where the people of that badge or walk-in are."""
    found = (
        driver(connection)
        .execute(
            "SELECT state, last_at, last_door, last_fact, delegation, heads, young FROM presence "
            "WHERE scope = ? AND subject = ?",
            (assembly, subject),
        )
        .fetchone()
    )
    if found is None:
        return NEVER_SEEN
    state, at, door, fact, delegation, heads, young = found
    return Passing(Seen(Presence(state), from_text(at) if at else None, door, fact), delegation, heads, young)


def scan(connection: Connection, assembly: str, fact: str) -> ScanRow | None:
    """One scan by its id."""
    found = (
        driver(connection)
        .execute(f"SELECT {_SCAN} FROM scan WHERE scope = ? AND id = ?", (assembly, fact))  # noqa: S608 - columns are ours
        .fetchone()
    )
    return _scan(*found) if found else None


def about(connection: Connection, assembly: str, person: str) -> About:
    """What is held here of that person; nothing where they are not on the list."""
    found = (
        driver(connection)
        .execute(
            "SELECT name, note, access FROM person WHERE scope = ? AND id = ? AND removed = 0",
            (assembly, person),
        )
        .fetchone()
    )
    name, note, access = found or (None, None, None)
    return About(folded(name or ""), note or "", folded(access or "") not in _NOTHING_ASKED)


def turned_away_since(
    connection: Connection, assembly: str, cause: str, moment: datetime
) -> list[tuple[str, int]]:
    """Doors that turned somebody away for that cause after the moment, and how often."""
    rows = driver(connection).execute(
        "SELECT door, count(*) FROM scan INDEXED BY scan_turned_away "
        "WHERE scope = ? AND at > ? AND cause = ? AND kind = 'turned_away' GROUP BY door ORDER BY door",
        (assembly, as_text(moment), cause),
    )
    return [(door, count) for door, count in rows]


def foreign_since(connection: Connection, assembly: str, door: str, cause: str, moment: datetime) -> bool:
    """Whether this door has kept a refusal for that cause after the moment."""
    found = driver(connection).execute(
        "SELECT 1 FROM scan WHERE scope = ? AND at > ? AND door = ? AND cause = ? LIMIT 1",
        (assembly, as_text(moment), door, cause),
    )
    return found.fetchone() is not None


def last_at_door(connection: Connection, assembly: str, door: str, most: int) -> list[tuple[ScanRow, bool]]:
    """The latest scans at a door, the newest first, each with whether it was taken back."""
    rows = (
        driver(connection)
        .execute(
            f"SELECT {_SCAN} FROM scan INDEXED BY scan_door WHERE scope = ? AND door = ? "  # noqa: S608 - as above
            "AND kind NOT IN ('check_in_undone', 'assigned') ORDER BY at DESC, id DESC LIMIT ?",
            (assembly, door, most),
        )
        .fetchall()
    )
    made = [_scan(*row) for row in rows]
    return [(each, _undone(connection, assembly, each)) for each in made]


def kept_for(connection: Connection, assembly: str, cause: str) -> list[ScanRow]:
    """Passages kept for that cause and not taken back, the newest first; reads all scans."""
    rows = driver(connection).execute(
        f"SELECT {_SCAN} FROM scan WHERE scope = ? AND cause = ? AND kind <> 'check_in_undone' "  # noqa: S608 - as above
        "ORDER BY at DESC, id DESC",
        (assembly, cause),
    )
    made = [_scan(*row) for row in rows.fetchall()]
    return [each for each in made if not _undone(connection, assembly, each)]


def heads(connection: Connection, assembly: str) -> tuple[int, int]:
    """How many are in the hall now, and how many were ever."""
    found = (
        driver(connection)
        .execute(
            "SELECT coalesce(sum(here), 0), coalesce(sum(ever), 0) FROM headcount WHERE scope = ?",
            (assembly,),
        )
        .fetchone()
    )
    return (found[0], found[1]) if found else (0, 0)


def heads_of(connection: Connection, assembly: str, delegation: str) -> tuple[int, int]:
    """How many of one delegation are in the hall now, and how many were ever."""
    found = (
        driver(connection)
        .execute(
            "SELECT here, ever FROM headcount WHERE scope = ? AND delegation = ?", (assembly, delegation)
        )
        .fetchone()
    )
    return (found[0], found[1]) if found else (0, 0)


def counts(connection: Connection, assembly: str) -> tuple[Count, ...]:
    """Every delegation in the order of the roll call, with how many are here; reads all delegations."""
    rows = driver(connection).execute(
        "SELECT d.id, d.name, d.type, d.pledge, coalesce(h.here, 0), coalesce(h.ever, 0) "
        "FROM delegation AS d LEFT JOIN headcount AS h ON h.scope = d.scope AND h.delegation = d.id "
        "WHERE d.scope = ? AND d.removed = 0 ORDER BY d.place, d.name, d.id",
        (assembly,),
    )
    return tuple(Count(*row) for row in rows)


def not_scanned(connection: Connection, assembly: str) -> dict[str, int]:
    """People on the badges that no door has let in, by delegation; reads all badges."""
    rows = driver(connection).execute(
        "SELECT b.delegation, sum(max(1, b.heads)) FROM badge AS b "
        "LEFT JOIN presence AS p ON p.scope = b.scope AND p.subject = b.code_id "
        "WHERE b.scope = ? AND b.removed = 0 AND b.replaced_by = '' AND b.stamp <> '' "
        "AND p.first_at IS NULL GROUP BY b.delegation",
        (assembly,),
    )
    return dict(rows.fetchall())


def searchable(connection: Connection, assembly: str) -> Iterator[tuple[str, str, str, str]]:
    """Code id, person's name or '', delegation and caption of every badge; reads the whole list."""
    rows = driver(connection).execute(
        "SELECT b.code_id, coalesce(p.name, ''), b.delegation, b.caption FROM badge AS b "
        "LEFT JOIN person AS p ON p.scope = b.scope AND p.id = b.person AND p.removed = 0 "
        "WHERE b.scope = ? AND b.removed = 0 AND b.replaced_by = '' "
        "ORDER BY p.name IS NULL, p.name, b.caption, b.id",
        (assembly,),
    )
    return ((row[0], row[1], row[2], row[3]) for row in rows)


def names_held(connection: Connection, assembly: str) -> bool:
    """Whether this laptop was given any name of a person."""
    found = driver(connection).execute(
        "SELECT 1 FROM person WHERE scope = ? AND name <> '' LIMIT 1", (assembly,)
    )
    return found.fetchone() is not None


def passage_behind(connection: Connection, assembly: str, fact: str) -> str:
    """The passage a badge's last fact stands for; what was said of its institution since is none."""
    while (row := scan(connection, assembly, fact)) is not None and row.kind == "assigned" and row.after:
        fact = row.after.split()[0]
    return fact


def _undone(connection: Connection, assembly: str, row: ScanRow) -> bool:
    if row.kind not in PASSAGES or not row.subject:
        return False
    found = driver(connection).execute(
        "WITH RECURSIVE led (id) AS (VALUES (?) UNION SELECT scan.id FROM led JOIN scan INDEXED BY "
        "scan_subject ON scan.scope = ? AND scan.subject = ? AND scan.kind = 'assigned' "
        "AND (scan.after = led.id OR instr(scan.after, led.id || ' ') > 0)) "
        "SELECT 1 FROM led JOIN scan INDEXED BY scan_subject "
        "ON scope = ? AND subject = ? AND kind = 'check_in_undone' "
        "AND (after = led.id OR instr(after, led.id || ' ') > 0) LIMIT 1",
        (row.id, assembly, row.subject, assembly, row.subject),
    )
    return found.fetchone() is not None or _undone_with_the_next(connection, assembly, row)


def _undone_with_the_next(connection: Connection, assembly: str, row: ScanRow) -> bool:
    """A going out that was taken back together with the coming in that follows it."""
    found = driver(connection).execute(
        "SELECT 1 FROM scan AS back INDEXED BY scan_subject CROSS JOIN scan AS first INDEXED BY scan_subject "
        "CROSS JOIN scan AS second INDEXED BY scan_subject "
        "WHERE back.scope = ? AND back.subject = ? AND back.after = ? "
        "AND first.scope = back.scope AND first.subject = back.subject AND first.after = back.id "
        "AND first.kind = 'check_in_undone' "
        "AND second.scope = back.scope AND second.subject = back.subject AND second.after = first.id "
        "AND second.kind = 'check_in_undone' LIMIT 1",
        (assembly, row.subject, row.id),
    )
    return found.fetchone() is not None


def _scan(
    id: str,
    kind: str,
    subject: str,
    badge: str,
    delegation: str,
    verdict: str,
    cause: str,
    door: str,
    heads: int,
    young: int,
    at: str,
    after: str,
) -> ScanRow:
    return ScanRow(
        id, kind, subject, badge, delegation, verdict, cause, door, heads, young, from_text(at), after
    )


def _kind(text: str) -> BadgeKind:
    try:
        return BadgeKind(text)
    except ValueError:
        return BadgeKind.DELEGATE
