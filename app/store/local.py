"""What this laptop alone keeps about itself in the assembly file: never in the journal, never on another."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from app.store.database import Database, driver


def kept(connection: Connection, name: str) -> str:
    """What stands under that name; empty when nothing does."""
    found = driver(connection).execute("SELECT value FROM local_setting WHERE name = ?", (name,)).fetchone()
    return str(found[0]) if found and found[0] is not None else ""


def is_organisers(connection: Connection) -> bool:
    """Whether this laptop was never admitted to a scope as anything but an organiser's."""
    found = driver(connection).execute(
        "SELECT 1 FROM identity JOIN station ON station.id = identity.station "
        "WHERE station.post NOT IN ('', 'organiser') LIMIT 1"
    )
    return found.fetchone() is None


def keep(database: Database, values: Mapping[str, str]) -> None:
    """Keep all of them, or none; an empty one goes."""
    with database.writing() as connection:
        raw = driver(connection)
        for name, value in values.items():
            if value:
                raw.execute("INSERT OR REPLACE INTO local_setting VALUES (?, ?)", (name, value))
            else:
                raw.execute("DELETE FROM local_setting WHERE name = ?", (name,))
