"""Joins the chair's screen to the verbs of the chair, the tally and the stage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from app.clock import Clock
from app.domain.chair import Whose
from app.domain.stage import Picture, Showing
from app.service import chair, plan, stage, tally
from app.service.boards.chair import ChairBoard
from app.store.database import Database
from app.store.station import Station
from app.ui.chair.screen import ChairScreen
from app.ui.live import QUICK, Live, Watch
from app.ui.notices import Notices
from app.ui.runner import Runner
from app.ui.ticker import Ticker
from app.words import Tongue

_TOPICS = ("chair", "plan")
_MINUTE = 60
_LOOK_AGAIN = 10.0
"""Seconds: what could be dropped depends on the time as well, and nobody tells when that has passed."""


class ChairPresenter(QObject):
    """One chair. `open` turns to an assembly; what a verb refuses is shown by the notices of the window."""

    def __init__(
        self,
        screen: ChairScreen,
        runner: Runner,
        live: Live,
        notices: Notices,
        ticker: Ticker,
        *,
        clock: Clock,
        say: Tongue,
    ) -> None:
        super().__init__(screen)
        self._screen, self._runner, self._live, self._ticker = screen, runner, live, ticker
        self._notices, self._clock, self._say = notices, clock, say
        self._assembly = ""
        self._held = False
        self._looked: datetime | None = None
        self._watch: Watch | None = None
        self._stop_ticking: Callable[[], None] | None = None
        screen.went_on.connect(lambda: self._do(chair.next_item))
        screen.went_back.connect(lambda: self._do(chair.back))
        screen.held.connect(lambda: self._do(chair.hold))
        screen.resumed.connect(lambda: self._do(chair.resume))
        screen.ended.connect(lambda: self._do(chair.end_assembly))
        screen.uncalled.connect(lambda: self._do(chair.uncall))
        screen.stage_held.connect(lambda: self._do(stage.hold_stage))
        screen.stage_released.connect(lambda: self._do(stage.release_stage))
        screen.minute_added.connect(self._on_minute_added)
        screen.called.connect(self._on_called)
        screen.asked.connect(self._on_asked)
        screen.item_dropped.connect(self._on_item_dropped)
        screen.scene_chosen.connect(self._on_scene_chosen)

    def open(self, assembly: str) -> None:
        """Chair that assembly."""
        self.close()
        self._assembly = assembly
        self._watch = self._live.watch(_TOPICS, self._look, millis=QUICK, on=self._screen, scope=assembly)
        self._stop_ticking = self._ticker.add(self._tick)

    def close(self) -> None:
        """Look no more."""
        if self._watch is not None:
            self._watch.stop()
            self._watch = None
        if self._stop_ticking is not None:
            self._stop_ticking()
            self._stop_ticking = None

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._screen.retitle(say)
        if self._assembly:
            self._look()

    # -- boards --------------------------------------------------------------------------------------------

    def _look(self) -> None:
        assembly, say = self._assembly, self._say
        now = self._looked = self._clock.now()

        def ask(database: Database) -> tuple[ChairBoard, Picture]:
            with database.reading():
                shown = stage.picture(database, assembly, now, say=say)
                return chair.board(database, assembly, now), shown

        self._runner.ask(f"chair.board.{assembly}", ask, self._on_board)

    def _on_board(self, found: tuple[ChairBoard, Picture]) -> None:
        board, picture = found
        self._held = board.stage_held
        self._screen.show_board(board)
        self._screen.show_picture(picture)
        self._ticker.wake()

    def _tick(self, now: datetime) -> float | None:
        if not self._screen.isVisible():
            return None
        if self._looked is not None and (now - self._looked).total_seconds() >= _LOOK_AGAIN:
            self._look()
        return self._screen.tick(now)

    # -- verbs ---------------------------------------------------------------------------------------------

    def _do(self, verb: Callable[[Station, str], object]) -> None:
        assembly = self._assembly
        # a verb that is refused leaves the screen ahead of what is so
        self._runner.do(lambda station: verb(station, assembly), failed=self._on_failed)

    def _on_failed(self, said: Exception) -> None:
        self._screen.forget_ahead()
        self._look()
        self._notices.show_failure(said)

    def _on_minute_added(self, whose: Whose) -> None:
        self._do(lambda station, assembly: chair.add_time(station, assembly, _MINUTE, whose))

    def _on_called(self, delegation: str) -> None:
        self._do(lambda station, assembly: chair.call(station, assembly, delegation))

    def _on_asked(self, ask: str, holder: str, seconds: int) -> None:
        held = self._held

        def verb(station: Station, assembly: str) -> None:
            tally.put_ask(station, assembly, ask, holder)
            chair.start_speaker(station, assembly, holder, seconds)
            if not held:
                stage.show(station, assembly, Showing.ASK, ask=ask, power_holder=holder)

        self._do(verb)

    def _on_item_dropped(self, item: str) -> None:
        self._do(lambda station, assembly: plan.remove_agenda_item(station, assembly, item))

    def _on_scene_chosen(self, showing: Showing, ask: str, holder: str) -> None:
        self._do(
            lambda station, assembly: stage.show(station, assembly, showing, ask=ask, power_holder=holder)
        )
