"""Who is in on a group's badge: those it counted itself, and those of it who were counted apart."""

from __future__ import annotations

from sqlalchemy import Connection

from app.store import door
from app.store.database import driver


def counted_apart(connection: Connection, assembly: str, subject: str) -> list[tuple[str, int, int]]:
    """Who came late or was let in by hand on that badge and is in: fact, heads, of whom young.

    Reads every scan of the evening.
    """
    badge = door.listed(connection, assembly, subject)
    if badge is None:
        return []
    rows = driver(connection).execute(
        "SELECT id, heads, young FROM scan WHERE scope = ? AND badge = ? AND subject <> ? "
        "AND kind IN ('walked_in', 'admitted_by_hand') "
        "AND subject IN (SELECT subject FROM presence WHERE scope = ? AND state = 'in') ORDER BY at, id",
        (assembly, badge.badge, subject, assembly),
    )
    return [(id, heads, young) for id, heads, young in rows.fetchall()]


def on_badge(connection: Connection, assembly: str, subject: str) -> tuple[int, int]:
    """How many are in on a group's badge in all, and how many of them are young; reads every scan."""
    own, apart = door.passing(connection, assembly, subject), counted_apart(connection, assembly, subject)
    return own.heads + sum(heads for _, heads, _ in apart), own.young + sum(young for _, _, young in apart)
