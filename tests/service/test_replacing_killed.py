"""Killed while badges are replaced: of each, the lost one is good or the new one, never neither nor both."""

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
from app.store import plan as plans
from app.store.station import Station
from tests.service.evening import SCHOOL, A, lay_out
from tests.service.replacements import code_id

ROOT = Path(__file__).resolve().parents[2]
BADGES = 60
KILLS = 200 if os.environ.get("FOLKMOOT_TORTURE") else 4


@pytest.mark.slow
@pytest.mark.torture
def test_either_badge_is_good_and_one_person_is_counted_once(
    home: Home, clock: SetClock, record_property: Callable[[str, object], None]
) -> None:
    made = lay_out(home, clock)
    with made.station.change("badge_added", A) as change:
        for badge in range(BADGES):
            values = {"delegation": SCHOOL, "kind": "delegate", "code_id": code_id(badge).hex(), "heads": 1}
            change.row(
                "badge", None, values | {"key_id": 1, "caption": f"lost {badge}"}, named=f"lost-{badge}"
            )
    made.station.close()
    draw, told, first, kills = random.Random(417), set[int](), 0, 0
    while kills < KILLS and first < BADGES:
        kills += 1
        done = _killed(home, first, draw.randrange(1, 4), draw.random() * 0.02)
        told |= done
        first = _holds(home, told, first)
    assert told
    record_property(
        "torture",
        {
            "name": "replace.torn",
            "value": 0,
            "unit": "badges",
            "bar": 0,
            "how": f"{kills} kills while badges are replaced; {len(told)} acknowledged",
        },
    )


def _holds(home: Home, told: set[int], first: int) -> int:
    """Look at every badge after a kill; returns the first that was not begun."""
    station = Station.open(home, WallClock())
    with station.database.reading() as connection:
        assert journal.verify(connection) is None
        badges = {each.id: each for each in plans.badges(connection, A)}
        begun = 0
        for place in range(BADGES):
            lost = badges[f"lost-{place}"]
            row = store.listed(connection, A, lost.code_id.hex())
            assert row is not None
            seen = store.passing(connection, A, lost.code_id.hex()).seen.state.value
            if not row.replaced:
                assert place not in told
                begun += seen == "in"
                continue
            assert seen == "never"
            newer = badges[lost.replaced_by]
            assert not newer.replaced_by
            assert store.passing(connection, A, newer.code_id.hex()).seen.state.value == "in"
            begun += 1
        assert store.heads(connection, A) == (begun, begun)
    station.close()
    return max(begun, first + 1)


def _killed(home: Home, first: int, after: int, later: float) -> set[int]:
    """Run them from there on, kill it a moment after so many were said; what it had said by then."""
    count = BADGES - first
    command = [sys.executable, "-m", "tests.service.replacements", str(home.folder), str(first), str(count)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as burst:
        assert burst.stdout is not None
        lines = [burst.stdout.readline() for _ in range(1 + after)]
        time.sleep(later)
        burst.send_signal(signal.SIGKILL)
        lines += burst.stdout.readlines()
    return {int(line.split()[0]) for line in lines if line.endswith("\n") and line != "open\n"}
