"""The ground: all tables of version 1, with the triggers that keep the journal as it was written."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make them all, as they stand in the file of the same name."""
    for statement in Path(__file__).with_suffix(".sql").read_text("utf-8").split(";;\n"):
        if statement.strip():
            op.execute(statement)
