"""Takes an older file up to today's tables, all steps in one transaction; a backup was made before.

Alembic is imported here and nowhere else: a start with a file of today never pays for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from app.store.version import VERSION


def bring_up(connection: Connection, version: int) -> None:
    """From the tables of that version (0: an empty file) to today's, within the caller's transaction."""
    script = ScriptDirectory(str(Path(__file__).parent))
    steps = list(script.walk_revisions())[::-1]
    if len(steps) != VERSION:
        raise RuntimeError("the tables' version and the number of steps differ")
    with Operations.context(MigrationContext.configure(connection)):
        for step in steps[version:]:
            cast(Any, step.module).upgrade()
    connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
