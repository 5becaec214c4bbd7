"""The door: a check-in in the service beside a bare durable commit of two rows in the same file and run."""

from __future__ import annotations

import gc
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from app.clock import WallClock
from app.domain.badge import Code, issue
from app.domain.door import Cause
from app.domain.plan import BadgeKind
from app.paths import Home
from app.service.door import check_in
from app.store.database import driver
from app.store.station import Station

os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

SCOPE = "b" * 32
NUMBER = 7
KEY = bytes(range(32))
TURNS = 400
WARM = 100
INSTITUTIONS = 200
ROWS = 500


def main() -> None:
    """Two files of different sizes and bare commits in turn, so that a slow moment of the disk meets all."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        small, large = Hall(Path(folder) / "small", 1_000), Hall(Path(folder) / "large", 100_000)
        gc.collect()
        gc.freeze()
        for place in range(TURNS):
            small.scan()
            large.scan()
            large.commit(place)
            if place % 50 == 0:
                small.station.database.checkpoint()
                large.station.database.checkpoint()
        per_s = large.rate()
        small.station.close()
        large.station.close()
    scan, bare, less = (statistics.median(times) for times in (large.scans, large.bare, small.scans))
    figures = [
        figure(
            "door.vs_commit",
            scan / bare,
            "times",
            3,
            f"p50 of a check-in {scan * 1e6:.0f} µs ÷ of two bare rows {bare * 1e6:.0f} µs, 100,000 badges",
        ),
        figure(
            "door.per_s",
            per_s,
            "a second",
            1_000,
            "check-ins one after the other, checkpoints included, 100,000 badges on file",
            better="higher",
        ),
        figure(
            "door.growth",
            scan / less,
            "times",
            1.3,
            f"p50 at 100,000 badges {scan * 1e6:.0f} µs ÷ at 1,000 {less * 1e6:.0f} µs, taken in turn",
        ),
    ]
    print(json.dumps(figures, ensure_ascii=False))


def figure(
    name: str, value: float, unit: str, bar: float, how: str, better: str = "lower"
) -> dict[str, object]:
    """One figure as the bench reads it."""
    return {"name": name, "value": round(value, 3), "unit": unit, "bar": bar, "better": better, "how": how}


class Hall:
    """An assembly with so many badges, and a door."""

    def __init__(self, folder: Path, badges: int) -> None:
        self.station: Station = Station.open(Home(folder), WallClock())
        self.codes: Iterator[str] = iter(random.Random(1).sample(roster(self.station, badges), 1_000))
        with self.station.database.writing() as connection:
            for table in ("one", "two"):
                driver(connection).execute(f"CREATE TABLE bare_{table} (id TEXT PRIMARY KEY, text TEXT)")
        self.scans: list[float] = []
        self.bare: list[float] = []
        for _ in range(WARM):
            self.scan()
        self.scans.clear()
        self.station.database.checkpoint()

    def scan(self) -> None:
        """The next person."""
        code = next(self.codes)
        began = time.perf_counter()
        verdict = check_in(self.station, SCOPE, code, door="Door 1")
        self.scans.append(time.perf_counter() - began)
        assert verdict.cause is Cause.LISTED, verdict

    def commit(self, place: int) -> None:
        """The least that a durable check-in could be: two rows."""
        began = time.perf_counter()
        with self.station.database.writing() as connection:
            raw = driver(connection)
            raw.execute("INSERT INTO bare_one VALUES (?, ?)", (f"{place}", "x" * 100))
            raw.execute("INSERT INTO bare_two VALUES (?, ?)", (f"{place}", "x" * 100))
        self.bare.append(time.perf_counter() - began)

    def rate(self) -> float:
        """Check-ins a second, over the codes that are left."""
        left = list(self.codes)
        began = time.perf_counter()
        for place, code in enumerate(left):
            check_in(self.station, SCOPE, code, door="Door 1")
            if place % 100 == 99:
                self.station.database.checkpoint()
        return len(left) / (time.perf_counter() - began)


def roster(station: Station, count: int) -> list[str]:
    """An assembly with that many numbered badges; their codes."""
    with station.change("assembly_added", SCOPE) as change:
        values = {
            "title": "Bench",
            "number": NUMBER,
            "day": "2026-11-24",
            "capacity": 0,
            "zone": "Europe/London",
        }
        change.row("assembly", None, values)
    station.share_secret(SCOPE, "badge/1", KEY)
    with station.change("delegation_added", SCOPE, batch="bench") as change:
        for number in range(INSTITUTIONS):
            row = {"name": f"Institution {number}", "number": number + 1, "pledge": count // INSTITUTIONS}
            change.row("delegation", None, row, named=f"d{number}")
    ids = [os.urandom(6) for _ in range(count)]
    for start in range(0, count, ROWS):
        with station.change("badge_added", SCOPE, batch="bench") as change:
            for place, id in enumerate(ids[start : start + ROWS], start):
                change.row(
                    "badge",
                    None,
                    {
                        "delegation": f"d{place % INSTITUTIONS}",
                        "kind": "delegate",
                        "code_id": id.hex(),
                        "key_id": 1,
                        "heads": 1,
                        "caption": f"OAK {place}",
                    },
                )
    with station.change("batch_closed", SCOPE, batch="bench"):
        pass
    return [
        issue(KEY, Code(BadgeKind.DELEGATE, NUMBER, 1, id, place % INSTITUTIONS + 1))
        for place, id in enumerate(ids)
    ]


if __name__ == "__main__":
    main()
