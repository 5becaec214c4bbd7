"""Who is in on a group's badge: those it counted itself, and those of it who were counted apart."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from app.store import door
from app.store.database import driver


@dataclass(frozen=True, slots=True)
class OnBadge:
    """People who are in on one badge."""

    heads: int
    """In all."""
    young: int
    """How many of them are young."""
    apart: tuple[str, ...]
    """The facts by which some came late, or were let in by hand."""


def on_badge(connection: Connection, assembly: str, subject: str) -> OnBadge:
    """How many are in on a group's badge, and how they came to be counted."""
    own, badge = door.passing(connection, assembly, subject), door.listed(connection, assembly, subject)
    rows = (
        driver(connection)
        .execute(
            "SELECT scan.id, scan.heads, scan.young FROM scan INDEXED BY scan_apart JOIN presence "
            "ON presence.scope = scan.scope AND presence.subject = scan.subject AND presence.state = 'in' "
            "WHERE scan.scope = ? AND scan.badge = ? AND scan.badge <> '' "
            "AND scan.kind IN ('walked_in', 'admitted_by_hand') AND scan.subject <> ? "
            "ORDER BY scan.at, scan.id",
            (assembly, badge.badge if badge else "", subject),
        )
        .fetchall()
    )
    heads, young = (sum(row[at] for row in rows) for at in (1, 2))
    return OnBadge(own.heads + heads, own.young + young, tuple(row[0] for row in rows))
