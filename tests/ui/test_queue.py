"""A queue of arrivals through the real window: every count is right, and no kill loses what was painted."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.clock import SetClock, WallClock
from app.paths import Home
from app.service import door as service
from app.store import door as store
from app.store import journal
from app.store.station import Station
from tests.ui.queue_at_door import SECONDS_APART, A, Act, Paper, lay_out, queue

ROOT = Path(__file__).resolve().parents[2]
TORTURE = bool(os.environ.get("FOLKMOOT_TORTURE"))
ARRIVALS, KILLS = (1_000, 10) if TORTURE else (60, 2)
PATIENCE = 600
"""Seconds a whole queue may take."""


@dataclass(slots=True)
class Said:
    """What a steward's window has painted so far."""

    facts: dict[int, str] = field(default_factory=dict[int, str])
    """By step; only of steps that leave one."""
    dropped: set[int] = field(default_factory=set[int])
    upto: int = 0
    """Steps that are done with."""

    def hear(self, line: str) -> None:
        """One line of the steward."""
        place, what = line.split()
        self.upto = int(place) + 1
        if what == "dropped":
            self.dropped.add(int(place))
        elif what not in ("kept", "done", "-"):
            self.facts[int(place)] = what


@pytest.mark.slow
@pytest.mark.torture
def test_a_queue_with_every_count_right(home: Home, record_property: Callable[[str, object], None]) -> None:
    _lay_out(home)
    began, said = time.monotonic(), Said()
    status = _run(home, said)
    took = time.monotonic() - began
    assert status == 0
    assert not said.dropped
    wrong, acts = _wrong(home, said), Counter(step.act for step in queue(ARRIVALS))
    record_property(
        "torture", _figure("queue.wrong", wrong, f"{ARRIVALS} arrivals in {took:.0f} s; {_told(acts)}")
    )
    assert wrong == 0


@pytest.mark.slow
@pytest.mark.torture
def test_killed_in_the_rush_nothing_painted_is_lost(
    home: Home, record_property: Callable[[str, object], None]
) -> None:
    _lay_out(home)
    draw, said, wrong, slowest = random.Random(1811), Said(), 0, 0.0
    steps = len(queue(ARRIVALS))
    stops = sorted(draw.sample(range(3, steps - 3), KILLS))
    for stop in stops:
        _run(home, said, stop, draw.random() * 0.02)
        began = time.monotonic()
        wrong += _lost(home, said)
        slowest = max(slowest, time.monotonic() - began)
    assert _run(home, said) == 0
    wrong += _wrong(home, said)
    how = f"{KILLS} kills -9 in a queue of {ARRIVALS} arrivals; looked through within {slowest:.1f} s"
    record_property("torture", _figure("queue.killed", wrong, how))
    assert wrong == 0


def _lay_out(home: Home) -> None:
    station = Station.open(home, SetClock(WallClock().now()))
    lay_out(station, ARRIVALS)
    station.close()


def _run(home: Home, said: Said, stop: int | None = None, later: float = 0) -> int:
    """A steward from where the last one stopped, killed a moment after that step; its exit status."""
    dropped = [str(place) for place in sorted(said.dropped)]
    command = [
        sys.executable,
        "-m",
        "tests.ui.stewards",
        str(home.folder),
        str(ARRIVALS),
        str(said.upto),
        *dropped,
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as steward:
        assert steward.stdout is not None
        for line in steward.stdout:
            if line.endswith("\n"):
                said.hear(line)
            if stop is not None and said.upto > stop:
                time.sleep(later)
                steward.send_signal(signal.SIGKILL)
                stop = None
    return steward.returncode


def _lost(home: Home, said: Said) -> int:
    """Painted facts that are not in the file, a journal that does not hold, counts that do not agree."""
    station = Station.open(home, WallClock())
    with station.database.reading() as connection:
        lost = sum(store.scan(connection, A, fact) is None for fact in said.facts.values())
        damaged = journal.verify(connection) is not None
        here = connection.exec_driver_sql(
            "SELECT coalesce(sum(heads), 0) FROM presence WHERE scope = ? AND state = 'in'", (A,)
        ).scalar_one()
        miscounted = store.heads(connection, A)[0] != here
    station.close()
    return lost + damaged + miscounted


def _wrong(home: Home, said: Said) -> int:
    """The same at the end, and every institution that is not counted as on paper."""
    paper = Paper()
    for place, step in enumerate(queue(ARRIVALS)):
        if place not in said.dropped:
            paper = paper.stages(step, place * SECONDS_APART)[-1]
    station = Station.open(home, WallClock())
    board = service.board(station.database, A, door="Door 1", now=WallClock().now())
    station.close()
    counted = {each.delegation: (each.here, each.ever) for each in board.counts}
    wrong = sum(counted[delegation] != both for delegation, both in paper.counts.items())
    return _lost(home, said) + wrong + ((board.hall.now, board.hall.ever) != paper.total)


def _told(acts: Counter[Act]) -> str:
    return ", ".join(f"{count} {act.value}" for act, count in sorted(acts.items()))


def _figure(name: str, wrong: int, how: str) -> dict[str, object]:
    return {"name": name, "value": wrong, "unit": "facts and counts", "bar": 0, "how": how}
