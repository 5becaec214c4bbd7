"""Codes that somebody guesses at a door are told to whoever looks at this window, at whatever post."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.clock import Clock
from app.domain.door import ALERT_WITHIN
from app.errors import Refused
from app.service import door as service
from app.ui.live import Live, Watch
from app.ui.notices import Notices
from app.ui.runner import Runner

CALM = 2_000
"""Milliseconds between two looks."""
_GUESSED = (
    "{door}: {count} codes within {minutes} minutes looked like our badges and were not. Tell an organiser."
)


class GuessedAlert(QObject):
    """Told once for each door, and again only when it had been quiet there meanwhile."""

    def __init__(
        self, window: QWidget, runner: Runner, live: Live, notices: Notices, *, clock: Clock
    ) -> None:
        super().__init__(window)
        self._window, self._runner, self._live, self._notices = window, runner, live, notices
        self._clock = clock
        self._told: set[str] = set()
        self._watch: Watch | None = None
        self._assembly = ""

    def open(self, assembly: str) -> None:
        """Look after the doors of that assembly."""
        self.close()
        self._assembly, self._told = assembly, set()
        self._watch = self._live.watch(("door",), self._look, millis=CALM, on=self._window, scope=assembly)

    def close(self) -> None:
        """Look no more."""
        if self._watch is not None:
            self._watch.stop()
            self._watch = None

    def _look(self) -> None:
        assembly, now = self._assembly, self._clock.now()
        self._runner.ask(
            f"door.guessed.{assembly}",
            lambda database: service.guessed_lately(database, assembly, now),
            self._on_guessed,
        )

    def _on_guessed(self, doors: tuple[tuple[str, int], ...]) -> None:
        minutes = ALERT_WITHIN // timedelta(minutes=1)
        for door, count in doors:
            if door not in self._told:
                said = Refused(_GUESSED, door=door, count=count, minutes=minutes)
                self._notices.note(f"door.guessed.{door}", self._notices.sentence(said), grave=True)
        self._told = {door for door, _ in doors}
