"""What the record is made from: turnout by quarter-hour, papers sealed so far, heads of the journal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.clock import from_text
from app.domain.door import GUEST, Presence
from app.store import door, journal, stamps
from app.store.database import driver


@dataclass(frozen=True, slots=True)
class Turnout:
    """People of one institution, or of all under an empty id; in one quarter-hour, or altogether."""

    pledged: int = 0
    here: int = 0
    ever: int = 0
    """Of a quarter-hour: who came in it."""


Turnouts = Mapping[tuple[str, str], Turnout]
"""By delegation and the beginning of the quarter-hour, which is empty for the whole evening."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A paper that was sealed."""

    document: str
    power_holder: str
    revision: int
    sha256: str
    entries: int
    head: str
    tips: str
    """`station:number` of the last entries that the head is made of; empty when something came between."""
    signer: str
    fingerprint: str
    at: datetime


def turnout(connection: Connection, assembly: str) -> Turnouts:
    """Who is here and was here, as the doors counted."""
    counts = door.counts(connection, assembly)
    here, ever = door.heads(connection, assembly)
    found = {("", ""): Turnout(sum(each.pledged for each in counts), here, ever)}
    for each in counts:
        found[(each.delegation, "")] = Turnout(each.pledged, each.here, each.ever)
    for delegation, quarter, heads in driver(connection).execute(
        "SELECT CASE delegation WHEN ? THEN '' ELSE delegation END AS whose, substr(first_at, 1, 14) "
        "|| printf('%02d:00.000Z', CAST(substr(first_at, 15, 2) AS INTEGER) / 15 * 15) AS quarter, "
        "sum(heads) "
        "FROM presence WHERE scope = ? AND first_at IS NOT NULL AND state <> ? "
        "GROUP BY whose, quarter ORDER BY quarter, whose",
        (GUEST, assembly, Presence.NEVER.value),
    ):
        found[(delegation, quarter)] = Turnout(ever=heads)
    return found


def turnout_sealed(connection: Connection, assembly: str) -> Turnouts:
    """The same as it was last written down for good; what stays when the lists are purged."""
    return {
        (delegation, quarter): Turnout(pledged, heads, ever)
        for delegation, quarter, pledged, heads, ever in driver(connection).execute(
            "SELECT delegation, quarter, pledged, heads, ever FROM turnout WHERE scope = ? "
            "ORDER BY stamp, id",
            (assembly,),
        )
    }


def sealings(connection: Connection, assembly: str) -> tuple[Sealed, ...]:
    """Papers sealed so far, the oldest first."""
    return tuple(
        _sealed(row)
        for row in driver(connection).execute(
            f"SELECT {_SEALED} FROM sealing WHERE scope = ? ORDER BY stamp, id",  # noqa: S608 - columns are ours
            (assembly,),
        )
    )


def states_of(connection: Connection, sha256: str) -> tuple[str, ...]:
    """The digests of all states of that file, in their order; none if the journal does not know it."""
    raw = driver(connection)
    found = raw.execute(
        "SELECT scope, document, power_holder, revision FROM sealing WHERE sha256 = ?", (sha256,)
    ).fetchone()
    if found is None:
        return ()
    rows = raw.execute(
        "SELECT sha256 FROM sealing WHERE scope = ? AND document = ? AND power_holder = ? AND revision = ? "
        "ORDER BY stamp, id",
        tuple(found),
    )
    return tuple(row[0] for row in rows)


def noted_last(connection: Connection, assembly: str, station: str) -> datetime | None:
    """When this laptop last noted something of the assembly, by its own clock."""
    tip = journal.tip(driver(connection), assembly, station)
    return stamps.moment(tip.stamp) if tip.number else None


def tips_now(connection: Connection, assembly: str) -> str:
    """Which entries the head of now is made of, as a sealing keeps them."""
    return " ".join(f"{tip.station}:{tip.number}" for tip in journal.tips(connection, assembly))


def entries_at(connection: Connection, assembly: str, head: str) -> int | None:
    """How many entries there were at that head; None when this journal never had it.

    What other laptops brought later may belong before it: a sealing says which entries were there.
    """
    for sealed in sealings(connection, assembly):
        if sealed.head == head == _head_of(connection, assembly, sealed.tips):
            return sealed.entries
    passed = (count for count, each in heads_so_far(connection, assembly) if each == head)
    return next(passed, None)


def heads_so_far(connection: Connection, assembly: str) -> Iterator[tuple[int, str]]:
    """Every head this journal went through and the number of entries then, in the order of the stamps."""
    tips: dict[str, str] = {}
    rows = driver(connection).execute(
        "SELECT station, number, hash FROM entry WHERE scope = ? ORDER BY stamp, station, number", (assembly,)
    )
    for count, (station, number, digest) in enumerate(rows, 1):
        tips[station] = f"{assembly} {station} {number} {digest.hex()}"
        yield count, journal.digest_of_lines(tips.values())


_SEALED = "document, power_holder, revision, sha256, entries, head, tips, signer, fingerprint, at"


def _sealed(row: tuple[str, str, int, str, int, str, str, str, str, str]) -> Sealed:
    document, power_holder, revision, sha256, entries, head, tips, signer, fingerprint, at = row
    return Sealed(
        document,
        power_holder,
        revision,
        sha256,
        entries,
        head,
        tips,
        signer,
        fingerprint,
        from_text(at),
    )


def _head_of(connection: Connection, assembly: str, tips: str) -> str:
    """The head that those entries make, reckoned anew; empty when one of them is not here."""
    lines: list[str] = []
    for tip in tips.split():
        station, _, number = tip.rpartition(":")
        known = number.isascii() and number.isdigit()
        digest = journal.hash_of(driver(connection), assembly, station, int(number)) if known else None
        if digest is None:
            return ""
        lines.append(f"{assembly} {station} {number} {digest.hex()}")
    return journal.digest_of_lines(lines) if lines else ""
