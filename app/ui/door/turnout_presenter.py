"""Joins the turnout page to its board, and to the verbs that give people their institution."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.clock import Clock
from app.domain.door import GUEST
from app.errors import Cancelled, Refused, Trouble
from app.service import turnout as service
from app.service.boards.turnout import TurnoutBoard
from app.service.flow import Flow
from app.store.station import Station
from app.ui.door.turnout import TurnoutPage
from app.ui.live import Live, Watch
from app.ui.notices import Notices
from app.ui.runner import Runner
from app.words import Tongue

LOOK_AGAIN = 10_000
"""Milliseconds after which the rates are read anew although nobody came: they fall by themselves."""
_NIGHT = ("door", "plan")


class TurnoutPresenter(QObject):
    """`open` turns to an assembly; it looks only while the page is shown.

    `flow` is the door's own of that assembly: both are read on the same thread.
    """

    def __init__(
        self,
        page: TurnoutPage,
        runner: Runner,
        live: Live,
        notices: Notices,
        *,
        clock: Clock,
        say: Tongue,
        flow: Callable[[], Flow],
    ) -> None:
        super().__init__(page)
        self._page, self._runner, self._live, self._notices = page, runner, live, notices
        self._clock, self._say, self._flow_of = clock, say, flow
        self._assembly = ""
        self._watch: Watch | None = None
        self._board: TurnoutBoard | None = None
        self._last = ""
        """The fact by which the last ones were given their institution."""
        self._again = QTimer(self)
        self._again.setInterval(LOOK_AGAIN)
        self._again.timeout.connect(self._on_again)
        page.assigned.connect(self._on_assigned)
        page.taken_back.connect(self._on_taken_back)

    def open(self, assembly: str) -> None:
        """Of that assembly."""
        self.close()
        self._assembly, self._last, self._board = assembly, "", None
        self._watch = self._live.watch(_NIGHT, self._look, on=self._page, scope=assembly)
        self._again.start()

    def close(self) -> None:
        """Look no more."""
        self._again.stop()
        if self._watch is not None:
            self._watch.stop()
            self._watch = None

    def _on_again(self) -> None:
        if self._watch is not None:
            self._watch.touch()

    def _look(self) -> None:
        assembly, now, flow = self._assembly, self._clock.now(), self._flow_of()
        self._runner.ask(
            f"turnout.board.{assembly}",
            lambda database: service.board(database, assembly, now=now, flow=flow),
            self._on_board,
        )

    def _on_board(self, board: TurnoutBoard) -> None:
        self._board = board
        self._page.show_board(board)

    def _on_assigned(self, subject: str, delegation: str) -> None:
        assembly = self._assembly

        def tell(fact: str) -> None:
            self._last = fact
            self._page.told(self._counted_for(delegation), undo=True)

        self._do(lambda station: service.assign(station, assembly, subject, delegation), tell)

    def _on_taken_back(self) -> None:
        assembly, fact, say = self._assembly, self._last, self._say
        if fact:
            self._do(
                lambda station: service.unassign(station, assembly, fact),
                lambda _nothing: self._page.told(say("Taken back: they have no institution again.")),
            )

    def _counted_for(self, delegation: str) -> str:
        say, board = self._say, self._board
        if delegation == GUEST:
            return say("Kept as guest of the alliance.")
        counts = board.counts if board is not None else ()
        name = next((each.name for each in counts if each.delegation == delegation), "")
        return say("Counted for {name}.", name=name)

    def _do(self, verb: Callable[[Station], object], then: Callable[[str], None]) -> None:
        self._runner.do(verb, lambda answer: then(str(answer or "")), self._on_failed)

    def _on_failed(self, said: Exception) -> None:
        if isinstance(said, Refused):
            self._page.told(self._notices.sentence(said), wrong=True)
            self._on_again()
        elif isinstance(said, Trouble):
            self._page.told(self._say("Not recorded. Try again, or write it down."), wrong=True)
            self._notices.trouble(said)
        elif not isinstance(said, Cancelled):
            self._notices.bug(said)
