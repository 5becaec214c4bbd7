"""Joins the tab of the badges to paper: sheets, one badge once more, codes to send, the door list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from app.clock import Clock
from app.domain.door import Verdict
from app.domain.plan import Plan
from app.errors import Cancelled, Refused
from app.service import badge_papers, badges, paper_list, plan
from app.service import door as doors
from app.service.badge_papers import Layout
from app.service.boards.plan import BadgeHit, PaperBoard
from app.settings import Settings
from app.store.database import Database
from app.store.station import Station
from app.ui.jobs import Job, Jobs
from app.ui.live import Live, Watch
from app.ui.notices import Notices
from app.ui.plan import printing
from app.ui.plan.screen import PlanScreen
from app.ui.runner import Runner
from app.words import Tongue

FileChooser = Callable[[str, str], "Path | None"]
PDF = "PDF (*.pdf)"


class BadgesPresenter(QObject):
    """What leaves the tab of the badges, and what comes back from paper."""

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
        choose_target: FileChooser,
        settings: Settings,
        remember: Callable[[str, object], None],
    ) -> None:
        super().__init__(screen)
        self._screen, self._tab, self._panel = screen, screen.badges, screen.paper
        self._runner, self._live, self._notices, self._jobs = runner, live, notices, jobs
        self._clock, self._say, self._choose_target = clock, say, choose_target
        self._settings, self._remember = settings, remember
        self._assembly = ""
        self._job: Job | None = None
        self._asked = False
        self._watch: Watch | None = None
        self._tab.show_stocks(badge_papers.stocks(say), settings.badge_stock)
        screen.badges_made.connect(self._on_made)
        screen.printing.connect(self._on_printing)
        self._tab.reprinting.connect(self._on_reprinting)
        self._tab.sought.connect(self._on_sought)
        self._tab.sending.connect(self._on_sending)
        self._tab.calibrating.connect(self._on_calibrating)
        self._tab.listing.connect(self._on_listing)
        self._tab.typing.connect(self._on_typing)
        self._tab.stopped.connect(self._on_stopped)
        self._tab.stock_chosen.connect(self._on_stock_chosen)
        self._tab.opened.connect(self._on_opened)
        self._panel.entered.connect(self._on_entered)
        self._panel.taken_back.connect(self._on_taken_back)
        self._panel.closed.connect(screen.end_import)

    def open(self, assembly: str) -> None:
        """Turn to another assembly."""
        self._assembly = assembly
        if self._watch is not None:
            self._watch.stop()
        self._watch = self._live.watch(("plan", "door"), self._refresh_paper, on=self._panel)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue from now on."""
        self._say = say
        self._tab.show_stocks(badge_papers.stocks(say), self._tab.stock)

    def _on_stock_chosen(self, stock: str) -> None:
        self._remember("badge_stock", stock)

    # -- sheets ---------------------------------------------------------------------------------------------

    def _on_made(self, spare: int) -> None:
        assembly = self._assembly

        def then(made: int) -> None:
            words = self._say.plural("{count} badge made", "{count} badges made", made)
            self._tab.show_progress(words if made else self._say("Nothing was missing"))

        self._runner.do(
            lambda station: plan.make_badges(station, assembly, up_to_pledge=True, spare=spare), then
        )

    def _on_printing(self, only_new: bool) -> None:
        self._print(only_new=only_new)

    def _on_reprinting(self, caption: str) -> None:
        self._print(caption=caption)

    def _print(self, *, only_new: bool = False, caption: str = "") -> None:
        """The PDF is saved first, then it goes to the printer that was chosen, if one was."""
        target = self._choose_target(self._say("Save the sheets"), PDF)
        if target is None:
            return
        assembly, say, chosen = self._assembly, self._say, self._settings
        stock, printer = self._tab.stock, self._tab.printer

        def gather(station: Station) -> tuple[set[str], tuple[object, ...]]:
            faces = plan.badge_faces(station, assembly, only_new=only_new, caption=caption, say=say)
            if not faces:
                raise Refused("There is no badge to print. Make the badges first.")
            database = station.database
            layout = Layout(
                stock or Layout().stock,
                {} if caption else badge_papers.strips_of(database, assembly),
                chosen.badge_backs,
                (chosen.badge_right, chosen.badge_down),
                say.code,
            )
            edition = badge_papers.edition_of(database, assembly, chosen.badge_accent)
            return {face.caption for face in faces}, (str(target), faces, edition, layout)

        def then(found: tuple[set[str], tuple[object, ...]]) -> None:
            captions, work = found

            def saved(_file: object) -> None:
                note = self._say("The sheets are saved: {file}.", file=str(target))
                self._saved("badges", note)
                self._runner.do(lambda station: badges.mark_printed(station, assembly, captions))
                if printer:
                    self._to_printer(target, printer)

            self._start(badge_papers.save_sheets, work, saved)

        self._runner.do(gather, then, self._on_failed)

    def _to_printer(self, file: Path, printer: str) -> None:
        def done(pages: object) -> None:
            note = self._say("{pages} pages went to {printer}.", pages=pages, printer=printer)
            self._saved("printed", note)

        self._start(printing.print_file, (str(file), printer), done)

    def _on_calibrating(self) -> None:
        target = self._choose_target(self._say("Save the calibration page"), PDF)
        if target is None:
            return
        chosen, printer = self._settings, self._tab.printer
        stock = self._tab.stock or Layout().stock
        shift = (chosen.badge_right, chosen.badge_down)

        def saved(_file: object) -> None:
            self._saved("badges", self._say("The calibration page is saved: {file}.", file=str(target)))
            if printer:
                self._to_printer(target, printer)

        work = (str(target), stock, shift, self._clock.now(), self._say.code)
        self._start(badge_papers.save_calibration, work, saved)

    def _on_opened(self) -> None:
        """Asked once, and not by the window: a printer somewhere in the net may take its time to answer."""
        if not self._asked:
            self._asked = True
            self._jobs.start(printing.printers, done=self._tab.show_printers, failed=lambda _: None)

    def _on_sought(self, typed: str) -> None:
        assembly = self._assembly

        def find(database: Database) -> tuple[BadgeHit, ...]:
            return badges.find_badges(database, assembly, typed)

        self._runner.ask("plan.badges", find, self._tab.show_hits)

    # -- codes to send and the door list --------------------------------------------------------------------

    def _on_sending(self, delegation: str) -> None:
        if not delegation or delegation == "none":
            self._refuse(Refused("Choose an institution in the list first."))
            return
        target = self._choose_target(self._say("Save the codes"), PDF)
        if target is None:
            return
        assembly, say, accent = self._assembly, self._say, self._settings.badge_accent

        def gather(station: Station) -> tuple[object, ...]:
            faces = plan.badge_faces(station, assembly, delegation=delegation, say=say)
            if not faces:
                raise Refused("There is no badge to print. Make the badges first.")
            edition = badge_papers.edition_of(station.database, assembly, accent)
            return (str(target), faces, edition, say.code)

        def saved(_file: object) -> None:
            self._saved("badges", self._say("The codes are saved: {file}.", file=str(target)))

        self._runner.do(
            gather, lambda work: self._start(badge_papers.save_pages, work, saved), self._on_failed
        )

    def _on_listing(self) -> None:
        target = self._choose_target(self._say("Save the door list"), PDF)
        if target is None:
            return
        assembly, say, now = self._assembly, self._say, self._clock.now()
        paper = "Letter" if self._tab.stock.startswith("letter") else "A4"
        printer = self._tab.printer

        def saved(_file: object) -> None:
            self._saved("badges", self._say("The door list is saved: {file}.", file=str(target)))
            if printer:
                self._to_printer(target, printer)

        def then(listed: object) -> None:
            self._start(paper_list.save_door_list, (str(target), listed, paper, say.code), saved)

        self._runner.ask(
            "plan.door_list",
            lambda database: paper_list.door_list(database, assembly, now, say),
            then,
            self._on_failed,
        )

    # -- from paper -----------------------------------------------------------------------------------------

    def _on_typing(self) -> None:
        self._screen.show_paper_panel()
        self._refresh_paper()

    def _refresh_paper(self) -> None:
        assembly = self._assembly

        def look(database: Database) -> tuple[Plan, PaperBoard]:
            return plan.plan(database, assembly), paper_list.board(database, assembly)

        self._runner.ask("plan.paper", look, lambda found: self._panel.show_paper(*found))

    def _on_entered(self, delegation: str, heads: int) -> None:
        assembly, door = self._assembly, self._settings.door

        def failed(said: Exception) -> None:
            if isinstance(said, Refused):
                self._panel.refuse(self._say(said.reason, **said.facts))
            else:
                self._panel.refuse(self._say("Not recorded. Try again."))
                self._notices.show_failure(said)

        def then(verdict: Verdict) -> None:
            if verdict.let_in:
                self._panel.accept()
            else:
                self._panel.refuse(self._say("Not recorded: the disk is full."))

        self._runner.do(
            lambda station: paper_list.let_in_on_paper(station, assembly, delegation, heads, door=door),
            then,
            failed,
        )

    def _on_taken_back(self, fact: str, because: str) -> None:
        assembly = self._assembly
        self._runner.do(lambda station: doors.undo(station, assembly, fact, because=because), lambda _: None)

    # -- how it went ----------------------------------------------------------------------------------------

    def _start(
        self, work: Callable[..., object], args: tuple[object, ...], done: Callable[[object], None]
    ) -> None:
        self._job = self._jobs.start(
            work, args, progress=self._on_progress, done=done, failed=self._on_failed
        )

    def _saved(self, key: str, note: str) -> None:
        self._job = None
        self._tab.show_progress("")
        self._screen.accept("badge")
        self._notices.note(key, note)

    def _on_progress(self, done: int, whole: int) -> None:
        facts = {"done": self._say.number(done), "whole": self._say.number(whole)}
        self._tab.show_progress(self._say("{done} of {whole} done", **facts), running=True)

    def _on_stopped(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_failed(self, said: Exception) -> None:
        self._job = None
        self._tab.show_progress("")
        if isinstance(said, Refused):
            self._refuse(said)
        elif not isinstance(said, Cancelled):
            self._notices.show_failure(said)

    def _refuse(self, said: Refused) -> None:
        self._screen.refuse("badge", "", self._say(said.reason, **said.facts))
