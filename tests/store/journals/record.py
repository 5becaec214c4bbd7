"""Records a night for the version of today: `python -m tests.store.journals.record`.

Once a version is released its files stay as they are; until then they may be recorded anew.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
from pathlib import Path
from typing import Any

from app.store import journal, tables
from app.store.database import driver
from app.store.packet import as_line, from_line
from app.store.station import Station
from app.store.version import VERSION
from tests.store.nights import SCOPE, Night, clocks, entries, meet, play, stations

HERE = Path(__file__).parent
SEED = 2026
ACTS = 150
STATIONS = 3


def columns(station: Station) -> dict[str, list[dict[str, Any]]]:
    """All shared rows by name of column, so that later columns make no difference."""
    named: dict[str, list[dict[str, Any]]] = {}
    with station.database.reading() as connection:
        for table in (*tables.SHARED, *tables.PROJECTED):
            names = [column.name for column in tables.metadata.tables[table].columns]
            rows = driver(connection).execute(
                f"SELECT {', '.join(names)} FROM {table} WHERE scope = ? ORDER BY 1, 2",  # noqa: S608 - ours
                (SCOPE,),
            )
            named[table] = [dict(zip(names, row, strict=True)) for row in rows]
    return named


def main() -> None:
    """Play, meet and write down."""
    with tempfile.TemporaryDirectory() as folder:
        night = Night(stations(Path(folder), STATIONS, clocks(STATIONS)), random.Random(SEED))
        play(night, ACTS)
        meet(night)
        founder = night.stations[0]
        with founder.database.reading() as connection:
            head = journal.head(connection, SCOPE)
        first = {"founder": founder.public_key.hex(), "head": head, "rows": columns(founder)}
        lines = [journal.canonical(first), *(as_line(entry) for entry in entries(founder))]
        for station in night.stations:
            station.close()
    (HERE / f"v{VERSION}.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")


def load(file: Path) -> tuple[dict[str, Any], list[journal.Entry]]:
    """The first line, and the entries behind it."""
    first, *lines = file.read_text("utf-8").splitlines()
    return json.loads(first), [from_line(line) for line in lines]


if __name__ == "__main__":
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    main()
