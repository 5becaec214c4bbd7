"""The steps lead to the very tables that a new file has, and an older file is brought up after a backup."""

from __future__ import annotations

import subprocess
import sys

import pytest
from sqlalchemy import create_engine

from app.errors import Trouble
from app.paths import Home
from app.store.database import Database, driver
from app.store.migrations.steps import bring_up
from app.store.version import VERSION
from tests.store.ground import FILE, ground

SCHEMA = (
    "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
)


def words(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Without the white space in which a statement happened to be written."""
    return [(*row[:3], "".join(str(row[3]).split()).replace('"', "")) for row in rows]


def test_the_steps_leave_no_difference_from_the_tables(home: Home) -> None:
    database = Database.create(home)
    with database.reading() as connection:
        new = driver(connection).execute(SCHEMA).fetchall()
    database.close()
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        bring_up(connection, 0)
        old = [tuple(row) for row in connection.exec_driver_sql(SCHEMA)]
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == VERSION
    engine.dispose()
    assert words(old) == words(new), "until the first release: python -m tests.store.ground"


def test_the_first_step_is_written_from_the_tables() -> None:
    assert FILE.read_text("utf-8") == ground()


def test_an_older_file_is_brought_up_after_a_backup(home: Home) -> None:
    """An empty file of ours, as version 0."""
    database = Database.create(home)
    with database.writing() as connection:
        raw = driver(connection)
        for kind, name in raw.execute(
            "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'trigger') ORDER BY type DESC"
        ).fetchall():
            raw.execute(f"DROP {kind} {name}")
        raw.execute("CREATE TABLE old (x)")
        raw.execute("PRAGMA user_version=0")
    database.close()
    with pytest.raises(Trouble) as caught:
        Database.open(home, writing=False)
    assert caught.value.kind == "older_version"
    database = Database.open(home)
    with database.reading() as connection:
        assert driver(connection).execute("SELECT count(*) FROM entry").fetchone() == (0,)
        assert driver(connection).execute("PRAGMA user_version").fetchone() == (VERSION,)
    database.close()
    assert home.database.with_suffix(".v0.backup").exists()


def test_a_start_with_a_file_of_today_does_not_load_alembic(home: Home) -> None:
    Database.create(home).close()
    program = (
        "import pathlib, sys; from app.paths import Home; from app.store.database import Database;"
        "Database.open(Home(pathlib.Path(sys.argv[1]))).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program, str(home.folder)], check=False).returncode == 0
