"""Replace badges as fast as it goes, saying each once it is done; run to be killed.

`python -m tests.service.replacements HOME FIRST COUNT`
"""

from __future__ import annotations

import sys
from pathlib import Path

from app.clock import WallClock
from app.domain.badge import Code, issue
from app.domain.plan import BadgeKind
from app.paths import Home
from app.service import door
from app.service.replacing import replace_badge
from app.store.station import Station
from tests.service.evening import DOOR, KEY, NUMBER, A


def code_id(badge: int) -> bytes:
    """The badge's six bytes."""
    return (0xC0_0000 + badge).to_bytes(6, "big")


def main(home: Path, first: int, count: int) -> None:
    """Each badge comes in, and is lost."""
    station = Station.open(Home(home), WallClock())
    sys.stdout.write("open\n")
    sys.stdout.flush()
    for badge in range(first, first + count):
        code = issue(KEY, Code(BadgeKind.DELEGATE, NUMBER, 1, code_id(badge), 1))
        door.check_in(station, A, code, door=DOOR)
        given = replace_badge(station, A, code_id(badge).hex(), door=DOOR)
        sys.stdout.write(f"{badge} {given.caption}\n")
        sys.stdout.flush()
    station.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
