"""Joins Home to the verbs that make, copy and take in assemblies, and says which one was opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.errors import Refused, Trouble
from app.service import home
from app.store.station import Station
from app.ui.days import read_day, read_hour
from app.ui.home.screen import HomeScreen
from app.ui.live import Live
from app.ui.notices import Notices
from app.ui.runner import Runner
from app.words import Tongue

if TYPE_CHECKING:
    from app.domain.roster import Taken

PROBLEMS_SAID = 3
"""Of a plan file that cannot be taken; the rest is counted."""


class HomePresenter(QObject):
    """One Home screen."""

    opened = Signal(str)
    """The assembly that is to be worked on now."""
    protected = Signal()
    """The file has a passphrase now."""

    def __init__(
        self,
        screen: HomeScreen,
        runner: Runner,
        live: Live,
        notices: Notices,
        *,
        clock: Clock,
        say: Tongue,
        choose_file: Callable[[str, str], Path | None],
    ) -> None:
        super().__init__(screen)
        self._screen, self._runner, self._notices = screen, runner, notices
        self._clock, self._say, self._choose_file = clock, say, choose_file
        screen.opened.connect(self.opened)
        screen.rehearsing.connect(self._on_rehearsing)
        screen.importing.connect(self._on_importing)
        screen.made.connect(self._on_made)
        screen.protected.connect(self._on_protected)
        topics = ("plan", "door", "records", "follow_up")
        self._watch = live.watch(topics, self._refresh, on=screen)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue from now on."""
        self._say = say
        self._screen.retitle(say)

    def _refresh(self) -> None:
        today = self._clock.now().astimezone().date()
        self._runner.ask("home", lambda database: home.board(database, today), self._screen.show_board)

    def _on_made(self, form: Mapping[str, str]) -> None:
        def failed(said: Exception) -> None:
            if isinstance(said, Refused):
                self._screen.refuse(_column_of(said), self._say(said.reason, **said.facts))
            else:
                self._notices.show_failure(said)

        def then(assembly: str) -> None:
            self._screen.end_form()
            self.opened.emit(assembly)

        try:
            verb = _making(form, self._say)
        except Refused as said:
            failed(said)
            return
        self._runner.do(verb, then, failed)

    def _on_protected(self, passphrase: str, again: str) -> None:
        from app.service import passphrase as service

        def failed(said: Exception) -> None:
            if isinstance(said, Refused | Trouble):
                column = said.facts.get("column", "")
                self._screen.refuse_passphrase(str(column), self._notices.sentence(said))

        def then(_done: None) -> None:
            self._screen.end_passphrase()
            self._refresh()
            self._notices.note(
                "passphrase", self._say("The passphrase is set. It is asked for at the next start.")
            )
            self.protected.emit()

        self._runner.do(lambda station: service.set_passphrase(station, passphrase, again), then, failed)

    def _on_rehearsing(self, assembly: str) -> None:
        from app.service import plan as planning

        note = self._say("Rehearsal")
        self._runner.do(lambda station: planning.rehearse(station, assembly, note), self.opened.emit)

    def _on_importing(self) -> None:
        from app.service import plan as planning

        file = self._choose_file(self._say("Choose a plan file"), self._say("Plan files (*.json)"))
        if file is None:
            return
        say = self._say

        def then(answer: tuple[str, Taken]) -> None:
            assembly, taken = answer
            if any(problem.column == "schema" for problem in taken.problems):
                self._notices.show_failure(Refused("{file} is not a plan file of Folkmoot.", file=file.name))
                return
            if taken.problems:
                lines = [f"{problem.column or file.name}: {problem.reason}" for problem in taken.problems]
                more = len(lines) - PROBLEMS_SAID
                words = " ".join(lines[:PROBLEMS_SAID])
                if more > 0:
                    words += " " + say("And {count} more.", count=more)
                self._notices.note("plan file", say("{file} was not taken. {why}", file=file.name, why=words))
                return
            self._notices.note("plan file", say("{file} was taken.", file=file.name))
            self.opened.emit(assembly)

        self._runner.do(lambda station: planning.take_plan(station, file), then)


def _making(form: Mapping[str, str], say: Tongue) -> Callable[[Station], str]:
    """The verb that makes what the form says. Refused with the column that is wrong among its facts."""
    from app.service import plan as planning

    if not form["title"]:
        raise Refused("The assembly needs a title.", column="title")
    day = read_day(form["day"], say)
    if day is None:
        raise Refused(
            "“{text}” is not a day. Write it as 24/11/2026 or 24 November 2026.",
            text=form["day"],
            column="day",
        )
    hours: dict[str, str] = {}
    for column in ("starts", "ends"):
        hour = read_hour(form[column])
        if hour is None:
            raise Refused(
                "“{text}” is not a time of day. Write it as 18:30 or 6.30 pm.",
                text=form[column],
                column=column,
            )
        hours[column] = hour
    capacity, target = _people(form, "capacity"), _people(form, "target")
    return lambda station: planning.create_assembly(
        station,
        title=form["title"],
        alliance=form["alliance"],
        venue=form["venue"],
        day=day,
        starts=hours["starts"],
        ends=hours["ends"],
        zone=form["zone"],
        capacity=capacity,
        target=target,
    )


def _people(form: Mapping[str, str], column: str) -> int:
    digits = form[column].replace(",", "").replace(" ", "") or "0"
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 6):
        raise Refused("“{text}” is not a number of people.", text=form[column], column=column)
    return int(digits)


def _column_of(said: Refused) -> str:
    """Which field a refusal is about."""
    if "column" in said.facts:
        return str(said.facts["column"])
    if "zone" in said.facts:
        return "zone"
    return "starts" if "time" in said.facts else "title"
