"""From the chair's key to the stage's paint, and how far their clocks are apart, an evening on file."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.clock import WallClock
from app.domain.stage import Blank, Item
from app.paths import Home
from app.service import chair as verbs
from app.service.door import check_in
from app.ui.application import STYLE
from app.ui.chair.presenter import ChairPresenter
from app.ui.chair.screen import ChairScreen
from app.ui.live import Live
from app.ui.notices import Notices
from app.ui.parts.banner import Banners
from app.ui.parts.clock import Clock
from app.ui.runner import Runner
from app.ui.stage.presenter import StagePresenter
from app.ui.stage.screen import StageScreen
from app.ui.stage.window import Projector, StageWindow
from app.ui.theme import Theme, dress
from app.ui.ticker import Ticker
from app.words import ENGLISH
from tests.service.evening import DOOR, MUSIC, A, Planned, lay_out
from tests.ui.stage.fake_screens import HALL, FakeScreens

PEOPLE, INSTITUTIONS, PRESSES, SECONDS = 2_200, 77, 100, 6


class Paints(QObject):
    """When the chair's clock and the stage's picture were painted, and with which figures."""

    def __init__(self, clock: Clock, window: StageWindow) -> None:
        super().__init__()
        self._clock, self._picture = clock, window.picture
        self.seen: dict[str, dict[str, float]] = {"chair": {}, "stage": {}}
        self.stage_painted: bool = False
        clock.installEventFilter(self)
        window.picture.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            if watched is self._clock:
                self.seen["chair"].setdefault(self._clock.figures, time.perf_counter())
            else:
                self.stage_painted = True
                self.seen["stage"].setdefault(self._picture.face, time.perf_counter())
        return False


def fill(evening: Planned) -> None:
    """As many institutions as came to Westminster Central Hall, and as many people."""
    with evening.station.change("delegation_added", A) as change:
        for number in range(4, INSTITUTIONS + 1):
            facts = {"name": f"Institution {number}", "type": "school", "number": number, "pledge": 30}
            change.row("delegation", None, {**facts, "place": f"d{number:03}"})
    for badge in range(PEOPLE):
        check_in(evening.station, A, evening.code(badge, institution=badge % INSTITUTIONS + 1), door=DOOR)


def forget(_setting: str, _value: str) -> None:
    """Choices are not kept here."""


def until(app: QApplication, so: Callable[[], bool]) -> None:
    """Let the windows go on until it is so."""
    give_up = time.perf_counter() + 30
    while not so():
        if time.perf_counter() > give_up:
            raise TimeoutError
        # asleep between events, as a running program is: a busy wait would starve the other threads
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)


def main() -> None:
    """One laptop, its chair in front, the stage at 1920 × 1080 beside it."""
    app = QApplication(["", "-style", STYLE])
    dress(app, Theme.load("dark"))
    clock, operator = WallClock(), QWidget()
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        evening = lay_out(Home(Path(folder) / "home").make(), clock)
        station = evening.station
        fill(evening)
        verbs.start_item(station, A, MUSIC)
        notices = Notices(Banners(), ENGLISH)
        runner, live, ticker = Runner(station, station.database, notices), Live(station.feed), Ticker(clock)
        chair = ChairScreen(Theme.load("dark"), ENGLISH, clock.now)
        stage = StageScreen(Theme.load("dark"), ENGLISH, clock.now)
        window = StageWindow(Theme.load("stage_dark"), ENGLISH, clock.now, less_movement=True)
        window.resize(1920, 1080)
        projector = Projector(window, FakeScreens(HALL), operator)
        hall = StagePresenter(
            stage, window, projector, runner, live, ticker, clock=clock, say=ENGLISH, remember=forget
        )
        presenter = ChairPresenter(chair, runner, live, notices, ticker, clock=clock, say=ENGLISH)
        hall.open(A)
        projector.open()
        until(app, window.isVisible)
        window.resize(1920, 1080)
        chair.resize(1282, 716)
        chair.show()
        presenter.open(A)
        chair.activateWindow()
        until(app, lambda: chair.board is not None and isinstance(window.picture.picture.scene, Item))
        paints = Paints(chair.findChildren(Clock)[0], window)
        skew = apart(app, paints)
        keys = pressed(app, chair, window, paints)
        presenter.close()
        hall.end()
        runner.close()
        live.close()
        station.close()
    how = f"chair's key to the stage's paint at 1920 × 1080, {PRESSES} presses, {PEOPLE} people on file"
    print(
        json.dumps(
            [
                figure("chair.key_to_stage_p99_ms", keys, 33, how),
                figure(
                    "stage.clock_skew_ms", skew, 17, f"the same second painted at both, worst of {SECONDS}"
                ),
            ]
        )
    )


def apart(app: QApplication, paints: Paints) -> float:
    """Milliseconds between the two paints of one figure, at worst."""
    end = time.perf_counter() + SECONDS
    until(app, lambda: time.perf_counter() > end)
    chair, stage = paints.seen["chair"], paints.seen["stage"]
    # the first and the last figure may have been painted at one of them only
    both = sorted(set(chair) & set(stage), key=lambda figures: chair[figures])[1:-1]
    return max(abs(chair[figures] - stage[figures]) for figures in both) * 1000


def pressed(app: QApplication, chair: ChairScreen, window: StageWindow, paints: Paints) -> float:
    """Milliseconds, the 99th of a hundred."""
    taken: list[float] = []
    for scene in (Blank, Item) * (PRESSES // 2):
        # a hand does not press within the brake of the look before
        rested = time.perf_counter() + 0.06
        until(app, lambda rested=rested: time.perf_counter() > rested)
        paints.stage_painted = False
        begun = time.perf_counter()
        QTest.keyClick(chair, Qt.Key.Key_B)
        until(
            app, lambda scene=scene: isinstance(window.picture.picture.scene, scene) and paints.stage_painted
        )
        taken.append(time.perf_counter() - begun)
        wanted = "blank" if scene is Blank else "item"
        until(app, lambda wanted=wanted: chair.board is not None and chair.board.showing == wanted)
    return sorted(taken)[int(len(taken) * 0.99) - 1] * 1000


def figure(name: str, value: float, bar: float, how: str) -> dict[str, object]:
    """One figure as the bench reads it."""
    return {"name": name, "value": round(value, 2), "unit": "ms", "bar": bar, "better": "lower", "how": how}


if __name__ == "__main__":
    main()
