"""Writes the first migration step from the tables: `python -m tests.store.ground`.

Only until the first release: from then on a step stays as it is, and a change of the tables is a new one.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import fill

from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.schema import CreateIndex, CreateTable

from app.store import tables
from app.store.migrations import versions

FILE = Path(versions.__file__).parent / "v0001_ground.sql"


def ground() -> str:
    """The statements, each ended by two semicolons, as a trigger holds single ones."""
    dialect = SQLiteDialect()
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in tables.metadata.sorted_tables]
    for table in tables.metadata.sorted_tables:
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    made += tables.triggers()
    return "".join(fill(" ".join(statement.split()), 110) + ";;\n\n" for statement in made)


if __name__ == "__main__":
    FILE.write_text(ground(), "utf-8")
