"""Random nights: several stations, every kind of entry there is, and entries carried about in any order."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.clock import SetClock, as_text
from app.paths import Home
from app.store import journal
from app.store.apply import anchor
from app.store.database import driver
from app.store.identity import Identity
from app.store.journal import Entry
from app.store.kinds import KINDS, LED_BY_SCANS, Act
from app.store.station import Station
from app.store.tables import PLAN, PROJECTED, SHARED, Scalar
from tests.conftest import THE_EVENING

SCOPE = "a" * 32
WORDS = ("Elm Street School", "Northside Union", "Ŵyn Hall", "St. Nowhere", "yes, but", "in", "out", "", "7")
SUBJECTS = tuple(f"{number:012x}" for number in range(8))


@dataclass(slots=True)
class Night:
    """The stations of one evening and what is drawn for them."""

    stations: list[Station]
    random: random.Random
    batches: int = 0

    def some(self, station: Station, table: str) -> str | None:
        """The id of a row that this station knows."""
        with station.database.reading() as connection:
            stamped = "AND stamp <> ''" if table in PLAN else ""
            statement = f"SELECT id FROM {table} WHERE scope = ? {stamped} ORDER BY id"  # noqa: S608 - ours
            rows = driver(connection).execute(statement, (SCOPE,)).fetchall()
            ids = [row[0] for row in rows]
        return self.random.choice(ids) if ids else None

    def values(self, station: Station, table: str, columns: Sequence[str] | None = None) -> dict[str, Scalar]:
        """Something for each open column of a table."""
        shape = SHARED[table]
        return {
            column: self.some(station, "person")
            if column == "person"
            else self.random.choice(WORDS)
            if isinstance(empty, str)
            else self.random.randrange(3)
            for column, empty in shape.empty.items()
            if column not in shape.private and column != "removed" and (columns is None or column in columns)
        }

    def told(self, table: str) -> dict[str, str]:
        """Something for each private column."""
        return {
            column: f"Delegate {self.random.randrange(1000)}"
            for column in sorted(SHARED[table].private)
            if self.random.random() < 0.8
        }


def stations(folder: Path, count: int, clocks: Sequence[SetClock]) -> list[Station]:
    """That many laptops, the first of which made the assembly and admitted the others."""
    made = [
        Station.open(Home(folder / f"laptop{number}"), clock)
        for number, clock in zip(range(count), clocks, strict=False)
    ]
    founder = made[0]
    with founder.change("assembly_added", SCOPE) as change:
        change.row("assembly", None, {"title": "A random night", "day": "2026-11-24"})
    for other in made[1:]:
        founder.admit(SCOPE, other.admission(post="door"))
        trust(other, founder)
        other.merge(entries(founder))
    return made


def trust(station: Station, founder: Station) -> None:
    """Take the founder's word for who it is, as pairing does."""
    with station.database.writing() as connection:
        anchor(connection, founder.public_key)


def entries(station: Station) -> list[Entry]:
    """All that a station knows of the scope."""
    with station.database.reading() as connection:
        return list(journal.entries(connection, SCOPE))


def rows(station: Station) -> dict[str, list[tuple[Any, ...]]]:
    """All shared rows of the scope and what is derived from them."""
    with station.database.reading() as connection:
        return {
            table: driver(connection)
            .execute(f"SELECT * FROM {table} WHERE scope = ? ORDER BY 1, 2", (SCOPE,))  # noqa: S608 - ours
            .fetchall()
            for table in (*SHARED, *PROJECTED)
        }


def play(night: Night, acts: int) -> None:
    """Let everyone do things, and now and then carry some of it to someone else."""
    names = sorted(GENERATORS)
    weights = [8 if KINDS[name].table == "scan" else 0.2 if name in _RARE else 1 for name in names]
    for _ in range(acts):
        station = night.random.choice(night.stations)
        if isinstance(station.clock, SetClock):
            station.clock.advance(night.random.random() * 20)
        GENERATORS[night.random.choices(names, weights)[0]](night, station)
        if night.random.random() < 0.1:
            carry(night, station, night.random.choice(night.stations))


def carry(night: Night, giver: Station, taker: Station) -> None:
    """Hand over a part of what one knows, in any order."""
    some = [entry for entry in entries(giver) if night.random.random() < 0.7]
    night.random.shuffle(some)
    taker.merge(some)


def meet(night: Night) -> None:
    """Everyone is given everything, children first."""
    known = {
        (entry.station, entry.number, entry.hash): entry for each in night.stations for entry in entries(each)
    }
    everything = list(known.values())
    for station in night.stations:
        night.random.shuffle(everything)
        if night.random.random() < 0.3:
            everything.sort(key=lambda entry: -entry.number)
        station.merge(everything)


def clocks(count: int) -> list[SetClock]:
    """One clock a laptop; the second is a day ahead."""
    return [SetClock(THE_EVENING + timedelta(days=number == 1, seconds=number)) for number in range(count)]


def _add(table: str) -> Callable[[Night, Station], None]:
    def generate(night: Night, station: Station) -> None:
        with station.change(f"{table}_added", SCOPE) as change:
            for _ in range(night.random.randint(1, 3) if table != "assembly" else 1):
                change.row(table, None, night.values(station, table), night.told(table))

    return generate


def _change(table: str) -> Callable[[Night, Station], None]:
    def generate(night: Night, station: Station) -> None:
        row = night.some(station, table)
        if row is None:
            return
        columns = night.random.sample(SHARED[table].columns, 2)
        values = night.values(station, table, columns)
        if night.random.random() < 0.1:
            values["removed"] = 1
        with station.change(f"{table}_changed", SCOPE) as change:
            change.row(table, row, values, night.told(table) if night.random.random() < 0.3 else None)

    return generate


def _scan(kind: str) -> Callable[[Night, Station], None]:
    def generate(night: Night, station: Station) -> None:
        subject = night.random.choice(SUBJECTS)
        with station.change(kind, SCOPE, post="door") as change:
            values = night.values(station, "scan", ("delegation", "verdict", "door", "length"))
            values |= {"direction": "out" if kind == "checked_out" else "in", "heads": 1}
            if kind in ("admitted_by_hand", "turned_away"):
                values["person"] = night.some(station, "person")
            if kind != "walked_in":
                values |= {"badge": subject, "subject": subject}
            after = None
            if kind in LED_BY_SCANS and kind != "walked_in":
                after = _last(station, subject)
            change.fact("scan", values, after=after, private=night.told("scan"))

    return generate


def _last(station: Station, subject: str) -> str | None:
    with station.database.reading() as connection:
        found = driver(connection).execute(
            "SELECT last_fact FROM presence WHERE scope = ? AND subject = ?", (SCOPE, subject)
        )
        row = found.fetchone()
    return (row[0] or None) if row else None


def _fact(kind: str, table: str) -> Callable[[Night, Station], None]:
    def generate(night: Night, station: Station) -> None:
        with station.change(kind, SCOPE) as change:
            for _ in range(night.random.randint(1, 2)):
                change.fact(table, night.values(station, table), after=night.some(station, table))

    return generate


def _erase(night: Night, station: Station) -> None:
    person = night.some(station, "person")
    if person is not None:
        with station.change("person_erased", SCOPE) as change:
            change.fact("erasure", {"subject": person})


def _purge(_night: Night, station: Station) -> None:
    with station.change("assembly_purged", SCOPE) as change:
        change.fact("erasure", {"subject": "*"})


def _batch(night: Night, station: Station) -> None:
    night.batches += 1
    batch = f"batch{night.batches}"
    for _ in range(night.random.randint(1, 3)):
        with station.change("person_added", SCOPE, batch=batch) as change:
            change.row("person", None, night.values(station, "person"), night.told("person"))
    if night.random.random() < 0.8:
        with station.change("batch_closed", SCOPE, batch=batch):
            pass


def _admit(night: Night, station: Station) -> None:
    stranger = Identity.new()
    with station.change("station_admitted", SCOPE) as change:
        change.row("station", None, stranger.admission("A laptop", "door"), named=stranger.station)


def _revoke(night: Night, station: Station) -> None:
    """Of a station that goes on writing, sometimes from before what was already seen of it."""
    lost = night.random.choice(night.stations[1:]).id
    with station.change("station_revoked", SCOPE) as change:
        tip = journal.tip(driver(change.connection), SCOPE, lost)
        if night.some(station, "station") and _knows(station, lost):
            change.row("station", lost, {"revoked_after": max(0, tip.number - night.random.randrange(3))})


def _knows(station: Station, other: str) -> bool:
    with station.database.reading() as connection:
        found = driver(connection).execute(
            "SELECT 1 FROM station WHERE scope = ? AND id = ? AND stamp <> ''", (SCOPE, other)
        )
        return found.fetchone() is not None


_RARE = {"assembly_purged", "station_revoked", "station_admitted", "person_erased"}


def _generators() -> dict[str, Callable[[Night, Station], None]]:
    made: dict[str, Callable[[Night, Station], None]] = {}
    for name, kind in KINDS.items():
        if kind.table in ("station", "erasure") or kind.act is Act.CLOSE:
            continue
        if kind.act is Act.ADD:
            made[name] = _add(kind.table)
        elif kind.act is Act.CHANGE:
            made[name] = _change(kind.table)
        else:
            made[name] = _scan(name) if kind.table == "scan" else _fact(name, kind.table)
    return made | {
        "person_erased": _erase,
        "assembly_purged": _purge,
        "batch_closed": _batch,
        "station_admitted": _admit,
        "station_revoked": _revoke,
    }


GENERATORS = _generators()
MOMENT = as_text(THE_EVENING)
