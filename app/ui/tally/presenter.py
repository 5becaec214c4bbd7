"""Joins the tally's screen to the verbs and boards of the tally."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.stage import Showing
from app.domain.tally import Answer, Cell, ReadBackOutcome, Spoken
from app.errors import Refused
from app.service import stage
from app.service import tally as service
from app.service.boards.tally import Draft, TallyBoard
from app.store.station import Station
from app.ui.live import Live, Watch
from app.ui.notices import Notices
from app.ui.runner import Runner
from app.ui.tally.screen import TallyScreen

_TOPICS = ("tally", "plan", "stage")


class TallyPresenter(QObject):
    """The tally; `open` turns to an assembly. What is kept the verb itself says; the board follows."""

    def __init__(self, screen: TallyScreen, runner: Runner, live: Live, notices: Notices) -> None:
        super().__init__(screen)
        self._screen, self._runner, self._live, self._notices = screen, runner, live, notices
        self._assembly = ""
        self._watch: Watch | None = None
        self._chosen: tuple[str, str] | None = None
        screen.chosen.connect(self._on_chosen)
        screen.kept.connect(self._on_kept)
        screen.drafted.connect(self._on_drafted)
        screen.asked.connect(self._on_asked)
        screen.read.connect(self._on_read)
        screen.shown.connect(self._on_shown)

    def open(self, assembly: str) -> None:
        """Keep the tally of that assembly."""
        self.close()
        self._assembly, self._chosen = assembly, None
        self._watch = self._live.watch(_TOPICS, self._look, on=self._screen, scope=assembly)

    def close(self) -> None:
        """Look no more."""
        if self._watch is not None:
            self._watch.stop()
            self._watch = None

    def _look(self) -> None:
        assembly, chosen = self._assembly, self._chosen

        def show(board: TallyBoard) -> None:
            self._screen.show_board(board, chosen)

        self._runner.ask(
            f"tally.board.{assembly}", lambda database: service.board(database, assembly, chosen), show
        )

    def _on_chosen(self, ask: str, holder: str) -> None:
        self._chosen = (ask, holder)
        self._look()

    def _on_kept(self, ask: str, holder: str, spoken: object, because: str) -> None:
        if not isinstance(spoken, Spoken):
            return
        said, assembly = spoken, self._assembly

        def record(station: Station) -> Cell:
            return service.record_answer(station, assembly, ask, holder, said, because=because)

        self._runner.do(record, self._screen.show_kept, self._on_failed)

    def _on_drafted(self, ask: str, holder: str, draft: object) -> None:
        if isinstance(draft, Draft):
            words, assembly = draft, self._assembly
            self._runner.do(
                lambda station: service.keep_draft(station, assembly, ask, holder, words),
                None,
                self._on_failed,
            )

    def _on_asked(self, ask: str, holder: str) -> None:
        assembly = self._assembly
        self._runner.do(
            lambda station: service.put_ask(station, assembly, ask, holder), None, self._on_failed
        )

    def _on_read(self, ask: str, holder: str, outcome: object, words: str) -> None:
        if not isinstance(outcome, ReadBackOutcome):
            return
        said, assembly = outcome, self._assembly

        def show(cell: Cell) -> None:
            self._screen.show_read(cell, said)

        self._runner.do(
            lambda station: service.read_back(station, assembly, ask, holder, said, words=words),
            show,
            self._on_failed,
        )

    def _on_shown(self, ask: str, holder: str) -> None:
        """The hall sees the answer if there is one, else the ask."""
        assembly = self._assembly

        def show(station: Station) -> None:
            board = service.board(station.database, assembly, None)
            cell = board.cell(ask, holder)
            answered = cell is not None and isinstance(cell.standing, Answer)
            showing = Showing.ANSWER if answered else Showing.ASK
            stage.show(station, assembly, showing, ask=ask, power_holder=holder)

        self._runner.do(show, None, self._on_failed)

    def _on_failed(self, said: Exception) -> None:
        if isinstance(said, Refused):
            self._screen.show_refusal(self._notices.sentence(said))
        else:
            self._notices.show_failure(said)
