"""The door: a check-in in the service and in the window, beside a bare durable commit of the same run."""

from __future__ import annotations

import gc
import json
import math
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app import settings as choices
from app import words
from app.clock import WallClock
from app.domain.badge import Code, issue
from app.domain.door import Cause, Verdict
from app.domain.plan import BadgeKind
from app.house import build
from app.main import Windows
from app.paths import Home
from app.service.boards.door import Search
from app.service.door import Finder, check_in
from app.settings import Settings
from app.store.database import Database, driver
from app.store.station import Station
from app.ui.application import Application
from app.ui.demo.hands import Hands
from app.ui.door.screen import DoorScreen
from app.ui.door.verdict import VerdictFace
from tests.bench._export import pages

SCOPE = "b" * 32
NUMBER = 7
KEY = bytes(range(32))
TURNS = 400
WARM = 100
PAINTED = 300
SEARCHES = 60
CODES = WARM + 2 * TURNS + PAINTED
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
        searched = [large.searched(), small.searched()]
        small.station.close()
        large.station.close()
        window = Window(large)
        try:
            painted, idle = window.scans(), window.idle()
        finally:
            window.close()
    scan, bare, less = (statistics.median(times) for times in (large.scans, large.bare, small.scans))
    figures = [
        figure(
            "door.verdict_p99_ms",
            late(painted),
            "ms",
            16.7,
            f"the last character's key to the painted, durable verdict (p50 {middle(painted):.1f}), "
            f"{len(painted)} scans in the real window, 100,000 badges, minutes being written, a search in "
            f"flight; in this run a bare commit {late(large.bare):.1f}, an idle 16 ms timer {late(idle):.1f}",
        ),
        figure(
            "search.p99_ms",
            late(searched[0]),
            "ms",
            20,
            f"{len(searched[0])} keys of names, institutions and captions, 100,000 people "
            f"(worst {max(searched[0]) * 1e3:.1f}); over 1,000 people {late(searched[1]):.1f}",
        ),
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


def late(times: Sequence[float]) -> float:
    """Milliseconds: the 99th of a hundred."""
    return sorted(times)[math.ceil(len(times) * 0.99) - 1] * 1e3


def middle(times: Sequence[float]) -> float:
    """Milliseconds: half are faster."""
    return statistics.median(times) * 1e3


def figure(
    name: str, value: float, unit: str, bar: float, how: str, better: str = "lower"
) -> dict[str, object]:
    """One figure as the bench reads it."""
    return {"name": name, "value": round(value, 3), "unit": unit, "bar": bar, "better": better, "how": how}


class Hall:
    """An assembly with so many badges, and a door."""

    def __init__(self, folder: Path, badges: int) -> None:
        self.home: Home = Home(folder)
        self.station: Station = Station.open(self.home, WallClock())
        codes = random.Random(1).sample(roster(self.station, badges), min(badges, CODES))
        self.codes: Iterator[str] = iter(codes)
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
        left = list(islice(self.codes, TURNS))
        began = time.perf_counter()
        for place, code in enumerate(left):
            check_in(self.station, SCOPE, code, door="Door 1")
            if place % 100 == 99:
                self.station.database.checkpoint()
        return len(left) / (time.perf_counter() - began)

    def searched(self) -> list[float]:
        """Seconds of every key, for people, institutions and captions typed one letter after the other."""
        finder, draw, taken = Finder(self.station.database, SCOPE), random.Random(2), list[float]()
        for typed in [wanted(draw) for _ in range(SEARCHES)]:
            for length in range(1, len(typed) + 1):
                began = time.perf_counter()
                finder.find(typed[:length])
                taken.append(time.perf_counter() - began)
        return taken


class Window:
    """The real window on the large file, minutes being written by the child."""

    def __init__(self, hall: Hall) -> None:
        choices.save(hall.home.settings, Settings(door="Door 1", less_movement=True))
        self._windows = Windows(Application(Settings()), build(hall.home, WallClock()), words.ENGLISH)
        self._hall, self._hands = hall, Hands(0.0, lambda: self._windows.notices.report)
        self._finder = Finder(self._windows.house.database, SCOPE)
        self._going = True
        self._windows.show()
        self._windows.open(SCOPE)
        evening = self._windows.evening
        assert evening is not None
        self._screen: DoorScreen = evening.door
        self._paints = Paints(self._screen)
        self._hands.press(self._windows.shell, "Ctrl+3")
        self._hands.wait(3)
        self._export()

    def scans(self) -> list[float]:
        """Seconds from the key press of the last character, Enter at its heels, to the painted verdict."""
        draw, taken = random.Random(3), list[float]()
        for code in islice(self._hall.codes, PAINTED):
            self._hands.wait(0.05 + draw.random() * 0.05)
            self._search(wanted(draw))
            before = self._screen.verdict
            began = self._scan(code)
            self._hands.until(lambda before=before: self._paints.last not in (None, before), "a verdict")
            verdict = self._screen.verdict
            assert verdict is not None
            assert verdict.cause is Cause.LISTED, verdict
            taken.append(self._paints.at - began)
        return taken

    def idle(self) -> list[float]:
        """Seconds between the beats of a 16 ms timer while nobody scans and the same goes on beside it."""
        beats = list[float]()
        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(lambda: beats.append(time.perf_counter()))
        timer.start(16)
        self._hands.wait(3)
        timer.stop()
        return [after - before for before, after in pairwise(beats)]

    def close(self) -> None:
        """Export no more, and go."""
        self._going = False
        self._windows.shell.close()

    def _search(self, typed: str) -> None:
        def find(_database: Database) -> Search:
            return self._finder.find(typed)

        self._windows.runner.ask("bench", find, _nothing)

    def _scan(self, code: str) -> float:
        focus, moment = self._windows.shell.focusWidget(), round(time.monotonic() * 1000)
        began = 0.0
        for place, letter in enumerate((*code, "\r")):
            if place == len(code) - 1:
                began = time.perf_counter()
            key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter))
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(moment)
            QApplication.sendEvent(focus, event)
        return began

    def _export(self, _written: object = None) -> None:
        if self._going:
            self._windows.jobs.start(pages, (), done=self._export)


class Paints(QObject):
    """Which verdict was painted last, and when it had been."""

    def __init__(self, screen: DoorScreen) -> None:
        super().__init__(screen)
        self._screen, self._face = screen, screen.findChildren(VerdictFace)[0]
        self.last: Verdict | None = None
        self.at: float = 0.0
        self._face.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint:
            return False
        self._face.event(event)
        if self.last is not self._screen.verdict:
            self.last, self.at = self._screen.verdict, time.perf_counter()
        return True


def _nothing(_found: object) -> None:
    """Nobody looks at what the search found."""


def wanted(draw: random.Random) -> str:
    """What a steward types, to the end."""
    number = draw.randrange(100_000)
    return draw.choice(
        (
            name_of(number),
            " ".join(reversed(name_of(number).split())),
            institution_of(number % INSTITUTIONS),
            f"{institution_of(number % INSTITUTIONS)} {name_of(number)}",
            f"OAK {number}",
            "nobody of that name",
        )
    ).lower()


def name_of(person: int) -> str:
    """A name made of syllables: no two hundred of a hundred thousand are called alike."""
    first, last = person % 317, person * 7919 % 100_003
    return f"{_word(first + 400)} {_word(last + 9_000)}"


def institution_of(place: int) -> str:
    """Institutions share most of their words, as they do."""
    kinds, roads = ("School", "Church", "Mosque", "Union", "College"), ("Street", "Road", "Lane", "Green")
    return f"{_word(place % 23 + 20)} {roads[place % 4]} {kinds[place % 5]} {place}"


def _word(number: int) -> str:
    made = ""
    while number:
        number, place = divmod(number, 90)
        made += "bcdfghjklmnprstvwy"[place % 18] + "aeiou"[place // 18]
    return made.title()


def roster(station: Station, count: int) -> list[str]:
    """An assembly with that many numbered badges; their codes."""
    with station.change("assembly_added", SCOPE) as change:
        values = {
            "title": "Bench",
            "number": NUMBER,
            "day": "2026-11-24",
            "starts": "19:00",
            "ends": "20:30",
            "capacity": 0,
            "zone": "Europe/London",
        }
        change.row("assembly", None, values)
    station.share_secret(SCOPE, "badge/1", KEY)
    with station.change("delegation_added", SCOPE, batch="bench") as change:
        for number in range(INSTITUTIONS):
            row = {"name": institution_of(number), "number": number + 1, "pledge": count // INSTITUTIONS}
            change.row("delegation", None, row, named=f"d{number}")
    ids = [os.urandom(6) for _ in range(count)]
    for start in range(0, count, ROWS):
        with station.change("person_added", SCOPE, batch="bench") as change:
            for place in range(start, min(start + ROWS, count)):
                row = {"delegation": f"d{place % INSTITUTIONS}", "kind": "delegate"}
                change.row("person", None, row, {"name": name_of(place)}, named=f"p{place}")
        with station.change("badge_added", SCOPE, batch="bench") as change:
            for place, id in enumerate(ids[start : start + ROWS], start):
                change.row(
                    "badge",
                    None,
                    {
                        "delegation": f"d{place % INSTITUTIONS}",
                        "person": f"p{place}",
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
