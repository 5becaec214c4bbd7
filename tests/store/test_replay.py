"""Whatever the order entries travel in, every laptop has the same rows in the end, and no fact is lost."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from app.paths import Home
from app.store import journal
from app.store.apply import reproject
from app.store.kinds import KINDS
from app.store.station import Station
from tests.store.nights import (
    GENERATORS,
    SCOPE,
    Night,
    clocks,
    entries,
    meet,
    play,
    rows,
    stations,
    trust,
)

FULL = os.environ.get("FOLKMOOT_TORTURE") == "1"
SEEDS = 200 if FULL else 4
ACTS = 400 if FULL else 160


def test_every_kind_has_a_generator() -> None:
    assert set(GENERATORS) == set(KINDS)


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(SEEDS))
def test_any_order_gives_the_same_rows(
    seed: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    drawn = random.Random(seed)
    count = 2 + seed % 5
    night = Night(stations(tmp_path, count, clocks(count)), drawn)
    play(night, ACTS)
    written = {
        (each.id, entry.number)
        for each in night.stations
        for entry in entries(each)
        if entry.station == each.id
    }
    meet(night)

    newcomer = Station.open(Home(tmp_path / "newcomer"), night.stations[0].clock)
    trust(newcomer, night.stations[0])
    everything = entries(night.stations[0])
    drawn.shuffle(everything)
    applied = newcomer.merge(everything)
    assert not applied.refused
    assert {(entry.station, entry.number) for entry in entries(newcomer)} >= written

    expected = rows(newcomer)
    for station in night.stations:
        found = rows(station)
        different = [table for table in expected if found[table] != expected[table]]
        assert not different, f"seed {seed}: {different}"
        with station.database.reading() as connection:
            assert journal.verify(connection) is None
    with newcomer.database.writing() as connection:
        reproject(connection, SCOPE)
    assert rows(newcomer) == expected
    for station in (*night.stations, newcomer):
        station.close()
    record_property(
        "torture",
        {
            "name": "replay.unequal",
            "value": 0,
            "unit": "nights",
            "bar": 0,
            "how": f"seed {seed}, {count} stations",
        },
    )
