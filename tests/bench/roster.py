"""The plan at its largest: 100,000 people taken in, the file with them opened, 2,000 badges laid out."""

from __future__ import annotations

import json
import os
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from app.clock import WallClock
from app.paths import Home
from app.service import plan
from app.store.station import Station

os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

PEOPLE = 100_000
INSTITUTIONS = 200
BADGES = 2_000


def main() -> None:
    """One file, from nothing."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        home = Home(Path(folder) / "home").make()
        station = Station.open(home, WallClock())
        assembly = _assembly(station)
        roster = Path(folder) / "roster.csv"
        lines = (f"Institution {at % INSTITUTIONS},Person {at},delegate\n" for at in range(PEOPLE))
        roster.write_text("institution,name,kind\n" + "".join(lines), "utf-8")
        begun = time.perf_counter()
        taken = plan.take(station, assembly, "people", roster)
        took = time.perf_counter() - begun
        if taken.added != PEOPLE:
            raise SystemExit(f"{taken.added} of {PEOPLE} were taken")
        station.close()
        begun = time.perf_counter()
        station = Station.open(home, WallClock())
        board = plan.board(station.database, assembly, datetime.now(UTC))
        opened = time.perf_counter() - begun
        if board.people_total != PEOPLE:
            raise SystemExit("the roster is not whole")
        sheets = _badges(station)
        station.close()
    figures = [
        _figure("roster.import_100k_s", took, 10, f"{PEOPLE:,} rows of CSV to durable rows, one batch"),
        _figure("roster.open_100k_s", opened, 1, "the file opened and the plan's board asked for"),
        _figure("badges.2000_s", sheets, 3, f"{BADGES:,} badges with their codes to a PDF"),
    ]
    print(json.dumps(figures))


def _badges(station: Station) -> float:
    assembly = _assembly(station)
    plan.add_delegation(station, assembly, "Elm Street School", pledge=BADGES)
    plan.make_badges(station, assembly, up_to_pledge=True)
    plan.badge_sheets(station, assembly)  # what is loaded once is no part of it
    begun = time.perf_counter()
    plan.badge_sheets(station, assembly)
    return time.perf_counter() - begun


def _assembly(station: Station) -> str:
    return plan.create_assembly(
        station,
        title="Large Assembly",
        alliance="Riverside Alliance",
        venue="Riverside Hall",
        day=date(2026, 11, 24),
        starts="18:30",
        ends="20:00",
        zone="Europe/London",
        capacity=0,
        target=0,
    )


def _figure(name: str, value: float, bar: float, how: str) -> dict[str, object]:
    return {"name": name, "value": round(value, 3), "unit": "s", "bar": bar, "better": "lower", "how": how}


if __name__ == "__main__":
    main()
