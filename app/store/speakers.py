"""Whom the agenda names: a speaker who comes through the door is told where to go."""

from __future__ import annotations

from sqlalchemy import Connection

from app.domain.names import folded
from app.store.database import driver


def is_asked(connection: Connection, assembly: str, person: str) -> bool:
    """Whether this person is one of the power-holders, by name."""
    name = _name(connection, assembly, person)
    holders = driver(connection).execute(
        "SELECT name FROM power_holder WHERE scope = ? AND removed = 0 AND stamp <> ''", (assembly,)
    )
    return bool(name) and any(folded(each or "") == name for (each,) in holders)


def speaks_in(connection: Connection, assembly: str, person: str) -> int:
    """The number of the first public item that names this person as its speaker; 0 when none does.

    Items are few, and only a badge with a name is asked about. A door without names knows of nobody.
    """
    name = _name(connection, assembly, person)
    if not name:
        return 0
    items = driver(connection).execute(
        "SELECT who FROM agenda_item WHERE scope = ? AND removed = 0 AND stamp <> '' AND public = 1 "
        "ORDER BY place, id",
        (assembly,),
    )
    # among other words: “Delegate 7, Elm Street School”
    return next((n for n, (who,) in enumerate(items, 1) if who and f" {name} " in f" {folded(who)} "), 0)


def _name(connection: Connection, assembly: str, person: str) -> str:
    found = (
        driver(connection)
        .execute("SELECT name FROM person WHERE scope = ? AND id = ? AND removed = 0", (assembly, person))
        .fetchone()
    )
    return folded(found[0]) if found and found[0] else ""
