"""Killed in the middle of the rush: whoever was told welcome is in the file, and the journal holds."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.clock import SetClock, WallClock
from app.paths import Home
from app.store import door as store
from app.store import journal
from app.store.station import Station
from tests.service.evening import A, lay_out

ROOT = Path(__file__).resolve().parents[2]
CHECK_INS = 200
KILLS = 1000 if os.environ.get("FOLKMOOT_TORTURE") else 4


@pytest.mark.slow
@pytest.mark.torture
def test_no_acknowledged_check_in_is_lost(
    home: Home, clock: SetClock, record_property: Callable[[str, object], None]
) -> None:
    lay_out(home, clock).station.close()
    draw, told, lost, damaged = random.Random(417), set[tuple[int, str]](), 0, 0
    for kill in range(KILLS):
        moment = draw.randrange(1, CHECK_INS), draw.random() * 0.003
        fresh = _killed(home, kill * CHECK_INS, *moment)
        told |= fresh
        last = kill == KILLS - 1
        station = Station.open(home, WallClock())
        lost += _missing(station, told if last else fresh)
        with station.database.reading() as connection:
            # the whole journal again every so often: it grows with every kill
            if last or kill % 25 == 0:
                damaged += journal.verify(connection) is not None
        station.close()
    assert told
    record_property(
        "torture",
        {
            "name": "kill.lost",
            "value": lost + damaged,
            "unit": "facts",
            "bar": 0,
            "how": f"{KILLS} kills in a burst of {CHECK_INS} check-ins; {len(told)} acknowledged",
        },
    )
    assert (lost, damaged) == (0, 0)


def _missing(station: Station, told: set[tuple[int, str]]) -> int:
    with station.database.reading() as connection:
        return sum(
            store.scan(connection, A, fact) is None
            or store.passing(connection, A, badge.to_bytes(6, "big").hex()).seen.last_fact != fact
            for badge, fact in told
        )


def _killed(home: Home, first: int, after: int, later: float) -> set[tuple[int, str]]:
    """Run a burst, kill it a moment after so many were said; what it had said by then."""
    command = [sys.executable, "-m", "tests.service.check_ins", str(home.folder), str(first), str(CHECK_INS)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as burst:
        assert burst.stdout is not None
        lines = [burst.stdout.readline() for _ in range(after)]
        time.sleep(later)
        burst.send_signal(signal.SIGKILL)
        lines += burst.stdout.readlines()
    whole = (line.split() for line in lines if line.endswith("\n"))
    return {(int(badge), fact) for badge, fact in whole}
