"""The one way into the shared rows: entries, whoever wrote them, in whatever order they come.

An entry is refused if it is not what its station signed, held back if one before it or its station is not
known yet, set aside if the station's chain forks there, and else kept and projected.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from sqlalchemy import Connection

from app.store import journal
from app.store.database import Raw, driver
from app.store.identity import endorsed, identities, known_key, station_id
from app.store.journal import Entry, Fault
from app.store.kinds import KINDS
from app.store.packet import as_line, from_line
from app.store.project import lines, project
from app.store.tables import FACTS, PLAN, PROJECTED, triggers

Place: TypeAlias = tuple[str, str, int]
"""Scope, station and number of an entry."""

GAP = "gap"
STRANGER = "stranger"
FORK = "fork"
REVOKED = "station_revoked"
_WAITING = "SELECT scope, station, number, hash, packet FROM quarantine"


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of the entries."""

    topics: frozenset[str] = frozenset()
    added: tuple[Entry, ...] = ()
    known: int = 0
    waiting: frozenset[Place] = frozenset()
    """Held back for an earlier entry, or until their station is admitted."""
    forks: tuple[Entry, ...] = ()
    """Set aside: the station's chain goes another way here."""
    refused: tuple[Fault, ...] = ()

    @property
    def held(self) -> int:
        """How many are held back."""
        return len(self.waiting)

    @property
    def quarantined(self) -> int:
        """How many were set aside."""
        return len(self.forks)

    def then(self, more: Applied) -> Applied:
        """This and what came after it, as one."""
        placed = {_place(entry) for entry in (*more.added, *more.forks)}
        return Applied(
            self.topics | more.topics,
            self.added + more.added,
            self.known + more.known,
            (self.waiting - placed) | more.waiting,
            self.forks + more.forks,
            self.refused + more.refused,
        )


@dataclass(slots=True)
class _Tally:
    topics: set[str] = field(default_factory=set[str])
    added: list[Entry] = field(default_factory=list[Entry])
    known: int = 0
    waiting: set[Place] = field(default_factory=set[Place])
    forks: list[Entry] = field(default_factory=list[Entry])
    refused: list[Fault] = field(default_factory=list[Fault])
    again: set[str] = field(default_factory=set[str])
    """Scopes whose rows are to be written anew."""


def apply(connection: Connection, entries: Iterable[Entry]) -> Applied:
    """Take in entries of other stations, a USB file or a backup; within the caller's transaction."""
    raw, tally = driver(connection), _Tally()
    for entry in entries:
        _take(raw, entry, tally)
    for scope in sorted(tally.again):
        reproject(connection, scope)
    return Applied(
        frozenset(tally.topics),
        tuple(tally.added),
        tally.known,
        frozenset(tally.waiting),
        tuple(tally.forks),
        tuple(tally.refused),
    )


def record(connection: Connection, entry: Entry) -> frozenset[str]:
    """Keep and project what this station has just signed, in the transaction it was made in; its topics."""
    raw = driver(connection)
    journal.store(raw, entry)
    topics = project(raw, entry)
    if entry.kind == REVOKED:
        reproject(connection, entry.scope)
    return topics


def reproject(connection: Connection, scope: str) -> None:
    """Write all rows of a scope anew from its journal: after an update, a revocation, or a doubt."""
    raw = driver(connection)
    for trigger in triggers():
        raw.execute(f"DROP TRIGGER {trigger.split()[2]}")
    for table in (*PLAN, *FACTS, *PROJECTED, "waiting"):
        raw.execute(f"DELETE FROM {table} WHERE scope = ?", (scope,))  # noqa: S608 - names are ours
    # stations first: whether an entry counts depends on them
    everything = list(journal.entries(connection, scope))
    for entry in sorted(everything, key=lambda entry: not _of_stations(entry)):
        project(raw, entry)
    for trigger in triggers():
        raw.execute(trigger)


def held_back(connection: Connection, scope: str) -> int:
    """How many entries of a scope wait for earlier ones, or for their station to be admitted."""
    found = driver(connection).execute(
        "SELECT count(*) FROM quarantine WHERE scope = ? AND cause <> ?", (scope, FORK)
    )
    row = found.fetchone()
    return row[0] if row else 0


def anchor(connection: Connection, public_key: bytes) -> str:
    """Trust the station of that key to admit itself: pairing, or a fingerprint read aloud, vouches for it."""
    station = station_id(public_key)
    driver(connection).execute("INSERT OR REPLACE INTO anchor VALUES (?, ?)", (station, public_key.hex()))
    return station


def _take(raw: Raw, entry: Entry, tally: _Tally) -> None:
    if not journal.well_formed(entry):
        return _refuse(tally, entry, "altered")
    tip = journal.tip(raw, entry.scope, entry.station)
    ours = (
        journal.hash_of(raw, entry.scope, entry.station, entry.number) if entry.number <= tip.number else None
    )
    if ours == entry.hash:
        tally.known += 1
        _fill_in(raw, entry, tally)
        return None
    key = known_key(raw, entry.scope, entry.station) or _vouched(raw, entry)
    if key is None:
        return _set_aside(raw, entry, STRANGER, tally)
    if not journal.signature_holds(entry, key):
        return _refuse(tally, entry, "not signed by its station")
    if ours is not None:
        return _set_aside(raw, entry, FORK, tally)
    if entry.number > tip.number + 1:
        return _set_aside(raw, entry, FORK if _on_a_fork(raw, entry) else GAP, tally)
    if entry.before != tip.hash:
        return _set_aside(raw, entry, FORK, tally)
    journal.store(raw, entry)
    tally.topics |= project(raw, entry)
    tally.added.append(entry)
    if entry.kind == REVOKED:
        tally.again.add(entry.scope)
    _release(raw, entry, tally)
    return None


def _release(raw: Raw, entry: Entry, tally: _Tally) -> None:
    """Try again what waited for this entry: the next one of its station, or all of a station it admits."""
    waiting = raw.execute(
        f"{_WAITING} WHERE scope = ? AND station = ? AND number = ? AND cause = ?",
        (entry.scope, entry.station, entry.number + 1, GAP),
    ).fetchall()
    if _of_stations(entry):
        waiting += raw.execute(
            f"{_WAITING} WHERE cause = ? ORDER BY scope, station, number", (STRANGER,)
        ).fetchall()
    for scope, station, number, digest, packet in waiting:
        raw.execute(
            "DELETE FROM quarantine WHERE scope = ? AND station = ? AND number = ? AND hash = ?",
            (scope, station, number, digest),
        )
        tally.waiting.discard((scope, station, number))
        _take(raw, from_line(packet), tally)


def _set_aside(raw: Raw, entry: Entry, cause: str, tally: _Tally) -> None:
    raw.execute(
        "INSERT OR REPLACE INTO quarantine (scope, station, number, hash, cause, packet) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (entry.scope, entry.station, entry.number, entry.hash.hex(), cause, as_line(entry)),
    )
    if cause == FORK:
        tally.forks.append(entry)
        _release(raw, entry, tally)
    else:
        tally.waiting.add(_place(entry))


def _on_a_fork(raw: Raw, entry: Entry) -> bool:
    """Whether the entry before it is one that was set aside."""
    found = raw.execute(
        "SELECT 1 FROM quarantine WHERE scope = ? AND station = ? AND number = ? AND hash = ? AND cause = ?",
        (entry.scope, entry.station, entry.number - 1, entry.before.hex(), FORK),
    )
    return found.fetchone() is not None


def _refuse(tally: _Tally, entry: Entry, why: str) -> None:
    tally.refused.append(Fault(entry.scope, entry.station, entry.number, why))


def _vouched(raw: Raw, entry: Entry) -> bytes | None:
    """The key of a station that admits itself with its first entry, if there is ground to believe it."""
    if entry.kind != "station_admitted" or entry.number != 1:
        return None
    for row in lines(entry, KINDS["station_admitted"]) or ():
        if row.id != entry.station:
            continue
        key = bytes.fromhex(str(row.values.get("public_key") or ""))
        by, endorsement = str(row.values.get("endorsed_by") or ""), str(row.values.get("endorsement") or "")
        if station_id(key) != entry.station:
            return None
        if any(each.station == entry.station for each, _ in identities(raw)):
            return key
        if raw.execute("SELECT 1 FROM anchor WHERE station = ?", (entry.station,)).fetchone():
            return key
        former = known_key(raw, entry.scope, by, trusted=True) if by else None
        if former is not None and endorsed(key, endorsement, former):
            return key
    return None


def _fill_in(raw: Raw, entry: Entry, tally: _Tally) -> None:
    """Private texts not given to this laptop before; writing the rows anew forgets again who is erased."""
    kind = KINDS.get(entry.kind)
    if kind is None or all(item.text is None for item in entry.private):
        return
    have = {
        row[0]
        for row in raw.execute(
            "SELECT item FROM private_text WHERE scope = ? AND station = ? AND number = ?",
            (entry.scope, entry.station, entry.number),
        )
    }
    for place, item in enumerate(entry.private):
        if place not in have and item.text is not None:
            journal.store_private(raw, entry, place, item)
            tally.topics |= kind.topics
            tally.again.add(entry.scope)


def _place(entry: Entry) -> Place:
    return entry.scope, entry.station, entry.number


def _of_stations(entry: Entry) -> bool:
    kind = KINDS.get(entry.kind)
    return kind is not None and kind.table == "station"
