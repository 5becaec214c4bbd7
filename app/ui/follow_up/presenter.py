"""Joins the ledger's screen to its board and to the one thing that is done there: adding news."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.domain.follow_up import Became
from app.errors import Refused
from app.service import follow_up as service
from app.service.boards.follow_up import FollowUpBoard
from app.ui.follow_up.screen import FollowUpScreen
from app.ui.live import Live, Watch
from app.ui.notices import Notices
from app.ui.runner import Runner
from app.words import Tongue

_TOPICS = ("follow_up", "plan")


class FollowUpPresenter(QObject):
    """The ledger of everything this laptop knows, whichever assembly is open."""

    placed = Signal(str, bool)
    """What the strip above says, and whether all of it is rehearsal."""

    def __init__(
        self,
        screen: FollowUpScreen,
        runner: Runner,
        live: Live,
        notices: Notices,
        *,
        clock: Clock,
        say: Tongue,
    ) -> None:
        super().__init__(screen)
        self._screen, self._runner, self._notices = screen, runner, notices
        self._clock, self._say = clock, say
        screen.noted.connect(self._on_noted)
        self._watch: Watch = live.watch(_TOPICS, self._look, on=screen)

    def open(self, assembly: str) -> None:
        """The ledger is the same whichever assembly is worked on."""

    def close(self) -> None:
        """Look no more."""
        self._watch.stop()

    def _look(self) -> None:
        # the day on this laptop's wall
        today = self._clock.now().astimezone().date()
        self._runner.ask("follow_up.board", lambda database: service.board(database, today), self._show)

    def _show(self, board: FollowUpBoard) -> None:
        self._screen.show_board(board)
        where = self._say("{alliance} · all assemblies", alliance=board.alliance)
        self.placed.emit(where if board.alliance else self._say("All assemblies"), board.rehearsal)

    def _on_noted(
        self, assembly: str, commitment: str, became: object, on: object, words: str, source: str
    ) -> None:
        if not isinstance(became, Became) or not isinstance(on, date):
            return
        told, day = became, on

        def kept(_: None) -> None:
            self._screen.show_taken()

        self._runner.do(
            lambda station: service.note(station, assembly, commitment, told, day, words, source),
            kept,
            self._on_failed,
        )

    def _on_failed(self, said: Exception) -> None:
        if isinstance(said, Refused):
            self._screen.show_refusal(self._notices.sentence(said))
        else:
            self._notices.show_failure(said)
