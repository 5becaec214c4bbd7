"""Joins the stage's window, the operator's screen and what was recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject

from app.clock import Clock
from app.domain.stage import Showing
from app.service import chair, stage
from app.service.boards.stage import ScreenLine, StageBoard
from app.store.station import Station
from app.ui.live import QUICK, Live, Watch
from app.ui.runner import Runner
from app.ui.stage.screen import StageScreen
from app.ui.stage.window import Projector, StageWindow
from app.ui.theme import Theme
from app.ui.ticker import Ticker
from app.words import Tongue

_TOPICS = ("stage", "plan")


class StagePresenter(QObject):
    """The hall's picture, whether or not anybody looks at its screen on the laptop.

    `remember` keeps the screen and the theme for the next time: the name of a setting and its value.
    """

    def __init__(
        self,
        screen: StageScreen,
        window: StageWindow,
        projector: Projector,
        runner: Runner,
        live: Live,
        ticker: Ticker,
        *,
        clock: Clock,
        say: Tongue,
        remember: Callable[[str, str], None],
    ) -> None:
        super().__init__(screen)
        self._screen, self._window, self._projector = screen, window, projector
        self._runner, self._live, self._ticker = runner, live, ticker
        self._clock, self._say, self._remember = clock, say, remember
        self._assembly = ""
        self._watch: Watch | None = None
        self._stop_ticking: Callable[[], None] | None = None
        screen.scene_chosen.connect(self._on_scene_chosen)
        screen.frozen.connect(lambda: self._do(stage.hold_stage))
        screen.released.connect(lambda: self._do(stage.release_stage))
        screen.opened.connect(projector.open)
        screen.closed.connect(projector.close)
        screen.screen_chosen.connect(self._on_screen_chosen)
        screen.theme_chosen.connect(self._on_theme_chosen)
        projector.moved.connect(self._on_moved)
        self._on_moved()

    def open(self, assembly: str) -> None:
        """Show that assembly to the hall; the window itself is opened by its operator."""
        self.close()
        self._assembly = assembly
        self._watch = self._live.watch(_TOPICS, self._look, millis=QUICK, scope=assembly)
        self._stop_ticking = self._ticker.add(self._tick)

    def close(self) -> None:
        """Look no more."""
        if self._watch is not None:
            self._watch.stop()
            self._watch = None
        if self._stop_ticking is not None:
            self._stop_ticking()
            self._stop_ticking = None

    def end(self) -> None:
        """The laptop's window closes, and the stage with it."""
        self.close()
        self._projector.end()

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue, on the stage as well."""
        self._say = say
        self._screen.retitle(say)
        self._window.retitle(say)
        if self._assembly:
            self._look()

    def show_look(self, theme: str) -> None:
        """The stage's theme as it was chosen last."""
        self._screen.show_look(theme)
        self._window.picture.set_theme(Theme.load(theme))

    # -- boards --------------------------------------------------------------------------------------------

    def _look(self) -> None:
        assembly, now, say = self._assembly, self._clock.now(), self._say
        self._runner.ask(
            f"stage.board.{assembly}",
            lambda database: stage.board(database, assembly, now, say=say),
            self._on_board,
        )

    def _on_board(self, board: StageBoard) -> None:
        # the hall first
        self._projector.show_picture(board.picture)
        self._screen.show_board(replace(board, screens=self._lines()))
        self._ticker.wake()

    def _tick(self, now: datetime) -> float | None:
        waits = [
            wait for wait in (self._window.picture.tick(now), self._screen.tick(now)) if wait is not None
        ]
        return min(waits, default=None)

    def _lines(self) -> tuple[ScreenLine, ...]:
        on = self._projector.on
        return tuple(
            ScreenLine(screen.name, screen.size, primary=screen.primary, in_use=screen.name == on)
            for screen in self._projector.screens()
        )

    def _on_moved(self) -> None:
        projector = self._projector
        waiting = projector.chosen if projector.waiting else ""
        self._screen.show_place(self._lines(), projector.on, opened=projector.opened, waiting=waiting)
        if projector.on and not waiting:
            self._remember("stage_screen", projector.chosen)

    # -- verbs ---------------------------------------------------------------------------------------------

    def _do(self, verb: Callable[[Station, str], object]) -> None:
        assembly = self._assembly
        self._runner.do(lambda station: verb(station, assembly))

    def _on_scene_chosen(self, showing: Showing) -> None:
        now = self._clock.now()

        def verb(station: Station, assembly: str) -> None:
            answering = showing is Showing.ANSWER
            holder = chair.board(station.database, assembly, now).answered if answering else ""
            stage.show(station, assembly, showing, power_holder=holder)

        self._do(verb)

    def _on_screen_chosen(self, name: str) -> None:
        self._projector.choose(name)
        self._remember("stage_screen", name)

    def _on_theme_chosen(self, theme: str) -> None:
        self._window.picture.set_theme(Theme.load(theme))
        self._remember("stage_theme", theme)
