"""Joins the tab of the badges to paper: sheets, one badge once more, codes to send, the door list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from app.clock import Clock
from app.domain.door import Verdict
from app.domain.plan import Plan
from app.errors import Cancelled, Refused, Trouble
from app.service import badge_papers, badges, paper_list, plan
from app.service import door as doors
from app.service.badge_papers import Layout
from app.service.boards.plan import BadgeHit, PaperBoard
from app.service.whole_file import sweep
from app.settings import Settings
from app.store.database import Database
from app.store.station import Station
from app.ui.jobs import Job, Jobs
from app.ui.live import Live, Watch
from app.ui.notices import Notices
from app.ui.plan import printing
from app.ui.plan.badge_setup import Setup
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
        self._door, self._remember = settings.door, remember
        self._assembly = ""
        self._job: Job | None = None
        self._asked = False
        self._watch: Watch | None = None
        self._setup = screen.setup
        self._setup.show_stocks(badge_papers.stocks(say))
        self._setup.show_setup(_kept(settings))
        screen.badges_made.connect(self._on_made)
        screen.printing.connect(self._on_printing)
        self._tab.reprinting.connect(self._on_reprinting)
        self._tab.sought.connect(self._on_sought)
        self._tab.noted.connect(self._on_noted)
        self._tab.sending.connect(self._on_sending)
        self._tab.picturing.connect(self._on_picturing)
        self._tab.listing.connect(self._on_listing)
        self._tab.typing.connect(self._on_typing)
        self._tab.key_wanted.connect(self._on_key_wanted)
        self._tab.stopped.connect(self._on_stopped)
        self._setup.chosen.connect(self._remember)
        self._setup.coloured.connect(self._on_coloured)
        self._setup.calibrating.connect(self._on_calibrating)
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
        self._setup.show_stocks(badge_papers.stocks(say))

    def _on_coloured(self, accent: str) -> None:
        assembly = self._assembly

        def failed(said: Exception) -> None:
            if isinstance(said, Refused):
                self._setup.refuse_colour(self._notices.sentence(said))
            else:
                self._notices.show_failure(said)

        self._runner.do(
            lambda station: plan.change_assembly(station, assembly, accent=accent), lambda _: None, failed
        )

    # -- sheets ---------------------------------------------------------------------------------------------

    def _on_made(self, spare: int) -> None:
        assembly = self._assembly

        def then(made: int) -> None:
            words = self._say.plural("{count} badge made", "{count} badges made", made)
            self._tab.show_progress(words if made else self._say("Nothing was missing"))

        self._runner.do(
            lambda station: plan.make_badges(station, assembly, up_to_pledge=True, spare=spare), then
        )

    def _on_key_wanted(self, because: str) -> None:
        assembly, panel = self._assembly, self._tab.new_key

        def then(key: int) -> None:
            panel.put_away()
            self._tab.show_progress(
                self._say("Badges made from now on are sealed with key {number}.", number=key)
            )

        def failed(said: Exception) -> None:
            if isinstance(said, Refused | Trouble):
                panel.refuse(self._notices.sentence(said))

        self._runner.do(lambda station: badges.new_key(station, assembly, because=because), then, failed)

    def _on_printing(self, only_new: bool) -> None:
        self._print(only_new=only_new)

    def _on_reprinting(self, caption: str) -> None:
        self._print(caption=caption)

    def _print(self, *, only_new: bool = False, caption: str = "") -> None:
        """The PDF is saved first, then it goes to the printer that was chosen, if one was."""
        target = self._choose_target(self._say("Save the sheets"), PDF)
        if target is None:
            return
        assembly, say, setup = self._assembly, self._say, self._setup.setup

        def gather(station: Station) -> tuple[set[str], tuple[object, ...]]:
            faces = plan.badge_faces(station, assembly, only_new=only_new, caption=caption, say=say)
            if not faces:
                raise Refused("There is no badge to print. Make the badges first.")
            database = station.database
            layout = Layout(
                setup.stock or Layout().stock,
                badge_papers.strips_of(database, assembly) if setup.strips and not caption else {},
                setup.backs,
                (setup.right, setup.down),
                setup.used,
                say.code,
            )
            edition = badge_papers.edition_of(database, assembly)
            return {face.caption for face in faces}, (str(target), faces, edition, layout)

        def then(found: tuple[set[str], tuple[object, ...]]) -> None:
            captions, work = found

            def saved(_file: object) -> None:
                note = self._say("The sheets are saved: {file}.", file=str(target))
                self._saved("badges", note)
                self._setup.again()
                self._runner.do(lambda station: badges.mark_printed(station, assembly, captions))
                if setup.printer:
                    self._to_printer(target, setup.printer)

            self._start(badge_papers.save_sheets, work, saved, target)

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
        setup = self._setup.setup
        stock = setup.stock or Layout().stock

        def saved(_file: object) -> None:
            self._saved("badges", self._say("The calibration page is saved: {file}.", file=str(target)))
            if setup.printer:
                self._to_printer(target, setup.printer)

        work = (str(target), stock, (setup.right, setup.down), self._clock.now(), self._say.code)
        self._start(badge_papers.save_calibration, work, saved, target)

    def _on_opened(self) -> None:
        """Asked once, and not by the window: a printer somewhere in the net may take its time to answer."""
        if not self._asked:
            self._asked = True
            self._jobs.start(printing.printers, done=self._setup.show_printers, failed=lambda _: None)

    def _on_sought(self, typed: str) -> None:
        assembly = self._assembly

        def find(database: Database) -> tuple[BadgeHit, ...]:
            return badges.find_badges(database, assembly, typed)

        self._runner.ask("plan.badges", find, self._tab.show_hits)

    def _on_noted(self, caption: str, line: str) -> None:
        assembly, say = self._assembly, self._say

        def then(_nothing: object) -> None:
            self._on_sought(self._tab.wanted)
            said = say("{caption}: said at the door.", caption=caption)
            self._tab.show_progress(
                said if line.strip() else say("{caption}: nothing is said.", caption=caption)
            )

        def failed(said: Exception) -> None:
            if isinstance(said, Refused):
                self._tab.refuse_note(self._notices.sentence(said))
            else:
                self._notices.show_failure(said)

        self._runner.do(lambda station: badges.note_badge(station, assembly, caption, line), then, failed)

    # -- codes to send and the door list --------------------------------------------------------------------

    def _on_sending(self, delegation: str) -> None:
        if not delegation:
            self._refuse(Refused("Choose an institution in the list first."))
            return
        target = self._choose_target(self._say("Save the codes"), PDF)
        if target is not None:
            said = self._say("The codes are saved: {file}.", file=str(target))
            self._send(target, badge_papers.save_pages, said, delegation)

    def _on_picturing(self) -> None:
        target = self._choose_target(self._say("A new folder for the pictures"), "")
        if target is not None:
            said = self._say("The pictures are saved in {folder}.", folder=str(target))
            self._send(target, badge_papers.save_pictures, said)

    def _send(self, target: Path, save: Callable[..., object], note: str, delegation: str = "") -> None:
        """Codes of one institution or of all, as `save` writes them."""
        assembly, say = self._assembly, self._say

        def gather(station: Station) -> tuple[object, ...]:
            faces = plan.badge_faces(station, assembly, delegation=delegation, say=say)
            if not faces:
                raise Refused("There is no badge to print. Make the badges first.")
            return (str(target), faces, badge_papers.edition_of(station.database, assembly), say.code)

        self._runner.do(
            gather,
            lambda work: self._start(save, work, lambda _: self._saved("badges", note), target),
            self._on_failed,
        )

    def _on_listing(self) -> None:
        target = self._choose_target(self._say("Save the door list"), PDF)
        if target is None:
            return
        assembly, say, now = self._assembly, self._say, self._clock.now()
        setup = self._setup.setup
        paper = "Letter" if setup.stock.startswith("letter") else "A4"

        def saved(_file: object) -> None:
            self._saved("badges", self._say("The door list is saved: {file}.", file=str(target)))
            if setup.printer:
                self._to_printer(target, setup.printer)

        def then(listed: object) -> None:
            self._start(paper_list.save_door_list, (str(target), listed, paper, say.code), saved, target)

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
        assembly, door = self._assembly, self._door

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
        self,
        work: Callable[..., object],
        args: tuple[object, ...],
        done: Callable[[object], None],
        target: Path | None = None,
    ) -> None:
        """Begin, and say so; what is ended in the middle leaves nothing at the target."""
        self._screen.accept("badge")
        self._tab.show_progress(self._say("Working …"), running=True)

        def failed(said: Exception) -> None:
            if target is not None:
                sweep(target)
            self._on_failed(said)
            if isinstance(said, Cancelled):
                nothing = self._say("Stopped. Nothing was saved.")
                printed = self._say("Stopped. The file is saved; look at the printer for what came out.")
                self._tab.show_progress(nothing if target is not None else printed)

        self._job = self._jobs.start(work, args, progress=self._on_progress, done=done, failed=failed)

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
        if isinstance(said, Refused | Trouble):
            self._refuse(said)
        elif not isinstance(said, Cancelled):
            self._notices.show_failure(said)

    def _refuse(self, said: Refused | Trouble) -> None:
        self._screen.refuse("badge", "", self._notices.sentence(said))


def _kept(settings: Settings) -> Setup:
    """What this laptop chose the last time."""
    return Setup(
        settings.badge_stock,
        settings.badge_printer,
        settings.badge_strips,
        settings.badge_backs,
        settings.badge_right,
        settings.badge_down,
    )
