"""Joins the Plan screen to the verbs of the plan: what was typed is kept, or it is said in place why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from app.clock import Clock
from app.domain.roster import Taken
from app.errors import Refused
from app.service import badge_papers, plan
from app.store.station import Station
from app.ui.jobs import Jobs
from app.ui.live import Live, Watch
from app.ui.notices import Notices
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
    ) -> None:
        super().__init__(screen)
        self._screen, self._runner, self._live = screen, runner, live
        self._notices, self._jobs = notices, jobs
        self._clock, self._say = clock, say
        self._choose_file, self._choose_target = choose_file, choose_target
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
        screen.badges_made.connect(self._on_badges_made)
        screen.printing.connect(self._on_printing)

    def open(self, assembly: str) -> None:
        """Show the plan of an assembly and keep it up to date."""
        if self._watch is not None:
            self._watch.stop()
        self._assembly = assembly
        self._watch = self._live.watch(("plan",), self._refresh, on=self._screen)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue from now on."""
        self._say = say
        self._screen.retitle(say)

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

    # -- badges ---------------------------------------------------------------------------------------------

    def _on_badges_made(self, spare: int) -> None:
        assembly = self._assembly

        def then(made: int) -> None:
            words = self._say.plural("{count} badge made", "{count} badges made", made)
            self._screen.badges.show_progress(words if made else self._say("Nothing was missing"))

        self._runner.do(
            lambda station: plan.make_badges(station, assembly, up_to_pledge=True, spare=spare), then
        )

    def _on_printing(self, only_new: bool) -> None:
        target = self._choose_target(self._say("Save the sheets"), "PDF (*.pdf)")
        if target is None:
            return
        assembly, say = self._assembly, self._say

        def gather(station: Station) -> tuple[object, ...]:
            faces = plan.badge_faces(station, assembly, only_new=only_new, say=say)
            if not faces:
                raise Refused("There is no badge to print. Make the badges first.")
            edition = badge_papers.edition_of(station.database, assembly)
            strips = badge_papers.strips_of(station.database, assembly)
            return (str(target), faces, edition, badge_papers.Layout(strips=strips, tongue=say.code))

        def failed(said: Exception) -> None:
            self._screen.badges.show_progress("")
            if isinstance(said, Refused):
                self._refuse("badge", "", said)
            else:
                self._notices.show_failure(said)

        def then(work: tuple[object, ...]) -> None:
            self._jobs.start(
                badge_papers.save_sheets,
                work,
                progress=self._on_progress,
                done=lambda _: self._on_printed(target),
                failed=failed,
            )

        self._runner.do(gather, then, failed)

    def _on_progress(self, done: int, whole: int) -> None:
        facts = {"done": self._say.number(done), "whole": self._say.number(whole)}
        self._screen.badges.show_progress(self._say("{done} of {whole} laid out", **facts))

    def _on_printed(self, target: Path) -> None:
        self._screen.badges.show_progress("")
        self._screen.accept("badge")
        self._notices.note("badges", self._say("The sheets are saved: {file}.", file=str(target)))
        self._runner.do(lambda station: plan.mark_printed(station, self._assembly))
