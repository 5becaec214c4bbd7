"""Joins the Plan screen to the verbs of the plan: what was typed is kept, or it is said in place why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from app.clock import Clock
from app.domain.roster import Taken
from app.errors import Refused
from app.service import plan
from app.settings import Settings
from app.store.station import Station
from app.ui.jobs import Jobs
from app.ui.live import Live, Watch
from app.ui.notices import Notices
from app.ui.plan.badges_presenter import BadgesPresenter
from app.ui.plan.screen import PlanScreen
from app.ui.plan.typed import understood
from app.ui.runner import Runner
from app.words import Tongue

_CHANGE: Mapping[str, Callable[..., None]] = {
    "delegation": plan.change_delegation,
    "person": plan.change_person,
    "power_holder": plan.change_power_holder,
    "ask": plan.change_ask,
    "agenda_item": plan.change_agenda_item,
}
_REMOVE: Mapping[str, Callable[[Station, str, str], None]] = {
    "delegation": plan.remove_delegation,
    "person": plan.remove_person,
    "power_holder": plan.remove_power_holder,
    "ask": plan.remove_ask,
    "agenda_item": plan.remove_agenda_item,
}
NEW_ITEM = 5 * 60
"""Seconds a new item of the agenda has until somebody says otherwise."""

FileChooser = Callable[[str, str], "Path | None"]
"""Asks for a file: a title and the kinds (`CSV (*.csv)`); None when nobody wanted one."""


class PlanPresenter(QObject):
    """One plan on one screen. `open` turns to another assembly."""

    def __init__(
        self,
        screen: PlanScreen,
        runner: Runner,
        live: Live,
        notices: Notices,
        jobs: Jobs,
        *,
        clock: Clock,
        say: Tongue,
        choose_file: FileChooser,
        choose_target: FileChooser,
        settings: Settings | None = None,
        remember: Callable[[str, object], None] = lambda _name, _value: None,
    ) -> None:
        super().__init__(screen)
        self._screen, self._runner, self._live = screen, runner, live
        self._notices = notices
        self._clock, self._say = clock, say
        self._choose_file = choose_file
        self._assembly = ""
        self._watch: Watch | None = None
        self._list: tuple[str, Path, dict[str, str] | None] | None = None
        screen.edited.connect(self._on_edited)
        screen.added.connect(self._on_added)
        screen.removed.connect(self._on_removed)
        screen.moved.connect(self._on_moved)
        screen.importing.connect(self._on_importing)
        screen.mapped.connect(self._on_mapped)
        screen.taken.connect(self._on_taken)
        self._badges = BadgesPresenter(
            screen,
            runner,
            live,
            notices,
            jobs,
            clock=clock,
            say=say,
            choose_target=choose_target,
            settings=settings or Settings(),
            remember=remember,
        )

    def open(self, assembly: str) -> None:
        """Show the plan of an assembly and keep it up to date."""
        if self._watch is not None:
            self._watch.stop()
        self._assembly = assembly
        self._badges.open(assembly)
        self._watch = self._live.watch(("plan",), self._refresh, on=self._screen)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue from now on."""
        self._say = say
        self._screen.retitle(say)
        self._badges.retitle(say)

    def _refresh(self) -> None:
        assembly, now = self._assembly, self._clock.now()
        self._runner.ask(
            "plan", lambda database: plan.board(database, assembly, now), self._screen.show_board
        )

    def _do(self, verb: Callable[[Station], object], table: str, column: str = "") -> None:
        """Carry out a verb; a refusal is said where the person is looking."""

        def failed(said: Exception) -> None:
            if isinstance(said, Refused):
                self._refuse(table, column, said)
            else:
                self._notices.show_failure(said)

        self._runner.do(verb, lambda _: self._screen.accept(table, column), failed)

    def _refuse(self, table: str, column: str, said: Refused) -> None:
        self._screen.refuse(table, column, self._say(said.reason, **said.facts))

    def _on_edited(self, table: str, id: str, column: str, value: object) -> None:
        assembly = self._assembly
        try:
            kept, meant = understood(table, column, value, self._say)
        except Refused as said:
            self._refuse(table, column, said)
            return
        if table == "assembly":
            self._do(lambda station: plan.change_assembly(station, assembly, **{kept: meant}), table, column)
        else:
            change = _CHANGE[table]
            self._do(lambda station: change(station, assembly, id, **{kept: meant}), table, column)

    def _on_added(self, table: str, name: str, beside: str) -> None:
        assembly = self._assembly
        if table == "delegation":
            self._do(lambda station: plan.add_delegation(station, assembly, name), table)
        elif table == "person":
            self._do(lambda station: plan.add_person(station, assembly, beside, name), table)
        elif table == "power_holder":
            self._do(lambda station: plan.add_power_holder(station, assembly, name), table)
        elif table == "ask":
            self._do(lambda station: plan.add_ask(station, assembly, name), table)
        else:
            self._do(lambda station: plan.add_agenda_item(station, assembly, name, NEW_ITEM), table)

    def _on_removed(self, table: str, id: str) -> None:
        assembly, remove = self._assembly, _REMOVE[table]
        self._do(lambda station: remove(station, assembly, id), table, "removed")

    def _on_moved(self, table: str, id: str, before: str) -> None:
        assembly = self._assembly
        self._do(lambda station: plan.move(station, assembly, table, id, before or None), table, "place")

    # -- a list from a file ---------------------------------------------------------------------------------

    def _on_importing(self, what: str) -> None:
        file = self._choose_file(self._say("Choose a list"), self._say("Lists (*.csv *.txt *.tsv)"))
        if file is not None:
            self._list = (what, file, None)
            self._look_over()

    def _on_mapped(self, columns: dict[str, str]) -> None:
        if self._list is not None:
            self._list = (*self._list[:2], columns)
            self._look_over()

    def _look_over(self) -> None:
        if self._list is None:
            return
        assembly, (what, file, columns) = self._assembly, self._list
        self._runner.ask(
            "plan.import",
            lambda database: plan.preview(database, assembly, what, file, columns=columns),
            self._screen.show_import,
        )

    def _on_taken(self) -> None:
        if self._list is None:
            return
        assembly, (what, file, columns) = self._assembly, self._list

        def then(taken: Taken) -> None:
            if taken.problems:
                self._look_over()
                return
            self._list = None
            self._screen.end_import()
            counts = {
                "added": self._say.number(taken.added),
                "changed": self._say.number(taken.changed),
                "file": file.name,
            }
            self._notices.note("import", self._say("{file}: {added} new, {changed} changed.", **counts))

        self._runner.do(lambda station: plan.take(station, assembly, what, file, columns=columns), then)
