"""What every released version wrote down is read for ever, and leads to the rows it led to then."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.clock import SetClock
from app.paths import Home
from app.store import journal
from app.store.apply import anchor
from app.store.station import Station
from app.store.version import VERSION
from tests.store import journals
from tests.store.journals.record import columns, load
from tests.store.nights import SCOPE

FILES = sorted(Path(journals.__path__[0]).glob("v*.jsonl"))


def test_there_is_one_for_every_version() -> None:
    assert {file.stem for file in FILES} == {f"v{version}" for version in range(1, VERSION + 1)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_old_night_is_still_read(file: Path, home: Home, clock: SetClock) -> None:
    first, entries = load(file)
    station = Station.open(home, clock)
    with station.database.writing() as connection:
        anchor(connection, bytes.fromhex(first["founder"]))
    applied = station.merge(entries[::-1])
    assert (len(applied.added), applied.held, applied.refused) == (len(entries), 0, ())
    now = columns(station)
    for table, rows in first["rows"].items():
        assert len(now[table]) == len(rows)
        for row, then in zip(now[table], rows, strict=True):
            assert {name: row[name] for name in then} == then
    with station.database.reading() as connection:
        assert journal.head(connection, SCOPE) == first["head"]
        assert journal.verify(connection) is None
    station.close()
