"""Whom the agenda names: a speaker who comes through the door is told where to go."""

from __future__ import annotations

from sqlalchemy import Connection

from app.domain.names import folded
from app.store.database import driver


def is_asked(connection: Connection, assembly: str, name: str) -> bool:
    """Whether one of the power-holders is called that, folded."""
    if not name:
        return False
    holders = driver(connection).execute(
        "SELECT name FROM power_holder WHERE scope = ? AND removed = 0 AND stamp <> ''", (assembly,)
    )
    return any(folded(each or "") == name for (each,) in holders)


def speaks_in(connection: Connection, assembly: str, name: str) -> int:
    """The number of the first public item that has somebody of that name, folded, as its speaker; else 0.

    Items are few, and only a badge with a name is asked about. A door without names knows of nobody.
    """
    if not name:
        return 0
    items = driver(connection).execute(
        "SELECT who FROM agenda_item WHERE scope = ? AND removed = 0 AND stamp <> '' AND public = 1 "
        "ORDER BY place, id",
        (assembly,),
    )
    # among other words: “Delegate 7, Elm Street School”
    return next((n for n, (who,) in enumerate(items, 1) if who and f" {name} " in f" {folded(who)} "), 0)
