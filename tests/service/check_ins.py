"""Check people in as fast as it goes, saying each on a line of its own once it is kept; run to be killed.

`python -m tests.service.check_ins HOME FIRST COUNT`
"""

from __future__ import annotations

import sys
from pathlib import Path

from app.clock import WallClock
from app.domain.badge import Code, issue
from app.domain.plan import BadgeKind
from app.paths import Home
from app.service import door
from app.store.station import Station
from tests.service.evening import DOOR, KEY, NUMBER, A


def main(home: Path, first: int, count: int) -> None:
    """One badge after another; what was said stays said."""
    station = Station.open(Home(home), WallClock())
    for badge in range(first, first + count):
        code = issue(KEY, Code(BadgeKind.DELEGATE, NUMBER, 1, badge.to_bytes(6, "big"), 1))
        verdict = door.check_in(station, A, code, door=DOOR)
        if verdict.let_in:
            sys.stdout.write(f"{badge} {verdict.fact}\n")
            sys.stdout.flush()
        if badge % 50 == 0:
            station.database.checkpoint()
    station.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
