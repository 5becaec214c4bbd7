"""Joins the door's screen to the verbs and boards of the door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import Clock
from app.domain.door import Cause, Verdict, Word
from app.domain.plan import InstitutionType
from app.errors import Cancelled, Refused, Trouble
from app.service import door as service
from app.service import passing_again, replacing
from app.service.boards.door import Hit, Search
from app.service.flow import Flow
from app.store.database import Database
from app.store.station import Station
from app.ui.door.screen import DoorScreen
from app.ui.live import Live, Watch
from app.ui.notices import Notices
from app.ui.runner import Runner

LOOK_AGAIN = 10_000
"""Milliseconds after which the rate is read anew although nobody came: it falls by itself."""
_PLAN = ("plan",)
_NIGHT = ("door", "plan")


class DoorPresenter(QObject):
    """One door; `open` turns to an assembly. The verdict is the verb's own answer and waits for no board."""

    judged = Signal(object)
    """A verdict that was painted just now."""

    def __init__(
        self,
        screen: DoorScreen,
        runner: Runner,
        live: Live,
        notices: Notices,
        *,
        clock: Clock,
        door: str,
    ) -> None:
        super().__init__(screen)
        self._screen, self._runner, self._live, self._notices = screen, runner, live, notices
        self._clock, self._door = clock, door
        self._assembly = ""
        self._flow = Flow("")
        """How people came in; only the thread that reads asks it."""
        self._watches: tuple[Watch, ...] = ()
        self._finder: service.Finder | None = None
        self._typed = ""
        self._named = ""
        """What the walk-in who is being judged, or was turned away last, gave as a name."""
        self._unseen = ("", "")
        """The last one who came back, and the going out that nobody saw: taken back together."""
        self._again = QTimer(self)
        self._again.setInterval(LOOK_AGAIN)
        self._again.timeout.connect(self._on_again)
        screen.scanned.connect(self._on_scanned)
        screen.scanned_out.connect(self._on_scanned_out)
        screen.returned.connect(self._on_returned)
        screen.searched.connect(self._on_searched)
        screen.badge_taken.connect(self._on_badge_taken)
        screen.group_taken.connect(self._on_group_taken)
        screen.badge_left.connect(self._on_badge_left)
        screen.walked_in.connect(self._on_walked_in)
        screen.recounted.connect(self._on_recounted)
        screen.came_late.connect(self._on_late)
        screen.near_wanted.connect(self._on_near_wanted)
        screen.institution_named.connect(self._on_institution)
        screen.admitted.connect(self._on_admitted)
        screen.undone.connect(self._on_undone)
        screen.annulled.connect(self._on_annulled)
        screen.lost.connect(self._on_lost)

    def open(self, assembly: str) -> None:
        """Stand at the door of that assembly."""
        self.close()
        self._flow = Flow(assembly)
        self._assembly, self._finder, self._named = assembly, None, ""
        self._screen.clear()
        watch, screen = self._live.watch, self._screen
        self._watches = (
            watch(_NIGHT, self._look, on=screen, scope=assembly),
            watch(_PLAN, self._read_list, on=screen, scope=assembly),
        )
        self._again.start()

    @property
    def flow(self) -> Flow:
        """How people came in, for whoever asks it on the thread that reads."""
        return self._flow

    def close(self) -> None:
        """Look no more."""
        self._again.stop()
        for watch in self._watches:
            watch.stop()
        self._watches = ()

    # -- boards --------------------------------------------------------------------------------------------

    def _on_again(self) -> None:
        for watch in self._watches[:1]:
            watch.touch()

    def _look(self) -> None:
        assembly, door, now, flow = self._assembly, self._door, self._clock.now(), self._flow
        self._runner.ask(
            f"door.board.{assembly}",
            lambda database: service.board(database, assembly, door=door, now=now, flow=flow),
            self._screen.show_board,
        )

    def _read_list(self) -> None:
        assembly = self._assembly
        self._runner.ask(
            f"door.list.{assembly}", lambda database: service.Finder(database, assembly), self._on_list
        )

    def _on_list(self, finder: service.Finder) -> None:
        self._finder = finder
        if self._typed and self._typed == self._screen.typed:
            self._on_searched(self._typed)

    def _on_searched(self, typed: str) -> None:
        self._typed = typed
        finder = self._finder
        if finder is None:
            return

        def find(_database: Database) -> Search:
            return finder.find(typed)

        self._runner.ask(f"door.search.{self._assembly}", find, self._screen.show_search)

    # -- verbs ---------------------------------------------------------------------------------------------

    def _pass(self, verb: Callable[[Station], Verdict]) -> None:
        """Do it, and paint the verdict as soon as it is kept."""
        self._runner.do(verb, self._show, self._on_failed)

    def _show(self, verdict: Verdict) -> None:
        if verdict.word is not Word.HALL_FULL:
            self._named = ""
        self._screen.show_verdict(verdict)
        self.judged.emit(verdict)

    def _on_scanned(self, code: str) -> None:
        self._named = ""
        assembly, door = self._assembly, self._door
        self._pass(lambda station: service.check_in(station, assembly, code, door=door))

    def _on_scanned_out(self, code: str) -> None:
        self._named = ""
        assembly, door = self._assembly, self._door
        self._pass(lambda station: service.check_out(station, assembly, code, door=door))

    def _on_returned(self, subject: str) -> None:
        """Out and in again, at one stroke."""
        assembly, door = self._assembly, self._door

        def out_and_in(station: Station) -> Verdict:
            back = passing_again.come_back(station, assembly, subject, door=door)
            self._unseen = (back.verdict.fact, back.out)
            return back.verdict

        self._pass(out_and_in)

    def _on_badge_taken(self, subject: str) -> None:
        self._named = ""
        assembly, door = self._assembly, self._door
        self._pass(lambda station: service.admit(station, assembly, subject, door=door))

    def _on_group_taken(self, subject: str, heads: int, young: int) -> None:
        """As many of a badge as came."""
        self._named = ""
        assembly, door = self._assembly, self._door
        self._pass(
            lambda station: service.admit(station, assembly, subject, door=door, heads=heads, young=young)
        )

    def _on_badge_left(self, subject: str) -> None:
        self._named = ""
        assembly, door = self._assembly, self._door
        self._pass(lambda station: service.leave(station, assembly, subject, door=door))

    def _on_walked_in(self, delegation: str, name: str, heads: int, young: int) -> None:
        assembly, door = self._assembly, self._door
        self._named = name
        self._pass(
            lambda station: service.walk_in(
                station, assembly, delegation, door=door, name=name, heads=heads, young=young
            )
        )

    def _on_recounted(self, fact: str, subject: str, heads: int, young: int) -> None:
        """A group's badge stood for another number than came."""
        assembly, door = self._assembly, self._door
        self._pass(
            lambda station: passing_again.recount(
                station, assembly, fact, subject, heads=heads, young=young, door=door
            )
        )

    def _on_late(self, subject: str, heads: int, young: int) -> None:
        """More of a group that is in."""
        assembly, door = self._assembly, self._door
        self._pass(
            lambda station: passing_again.come_late(
                station, assembly, subject, heads=heads, young=young, door=door
            )
        )

    def _on_near_wanted(self, name: str) -> None:
        """Those in the list that may be meant stand there before a new one is made."""
        finder = self._finder
        if finder is None:
            self._screen.show_near(name, ())
            return

        def near(_database: Database) -> tuple[Hit, ...]:
            return finder.near(name)

        self._runner.ask(f"door.near.{self._assembly}", near, lambda hits: self._screen.show_near(name, hits))

    def _on_institution(self, name: str, kind: str) -> None:
        assembly = self._assembly
        type_ = InstitutionType(kind or InstitutionType.OTHER.value)

        def offer(delegation: str) -> None:
            hit = Hit(delegation, is_institution=True, title=name, under=type_.value, type=type_.value)
            self._screen.offer_institution(hit)

        self._runner.do(
            lambda station: service.new_institution(station, assembly, name, type_), offer, self._on_failed
        )

    def _on_admitted(self, subject: str, because: str) -> None:
        assembly, door = self._assembly, self._door
        shown, turned, name = self._screen.verdict, "", ""
        if shown is not None and shown.subject == subject and not shown.let_in:
            # as many as were turned away, and whoever they said they were
            turned, name = shown.fact, self._named
        self._pass(
            lambda station: service.admit_by_hand(
                station, assembly, subject, because=because, door=door, turned=turned, name=name
            )
        )

    def _on_lost(self, subject: str, spare: str) -> None:
        assembly, door = self._assembly, self._door

        def show(given: replacing.Given) -> None:
            self._show(replace(given.verdict, new_badge="" if spare else given.caption))

        self._runner.do(
            lambda station: replacing.replace_badge(station, assembly, subject, door=door, spare=spare),
            show,
            self._on_failed,
        )

    def _on_undone(self, fact: str) -> None:
        assembly, unseen = self._assembly, self._out_with(fact)
        self._runner.do(
            lambda station: service.undo(station, assembly, fact, unseen=unseen),
            lambda _nothing: self._screen.taken_back(),
            self._on_failed,
        )

    def _on_annulled(self, fact: str, because: str) -> None:
        assembly, unseen = self._assembly, self._out_with(fact)
        self._runner.do(
            lambda station: service.undo(station, assembly, fact, because=because, unseen=unseen),
            lambda _nothing: self._screen.close_form(fact),
            self._on_failed,
        )

    def _out_with(self, fact: str) -> str:
        back, out = self._unseen
        return out if fact == back else ""

    def _on_failed(self, said: Exception) -> None:
        if isinstance(said, Refused):
            self._screen.show_refusal(self._notices.sentence(said))
        elif isinstance(said, Trouble):
            cause = Cause.DISK_FULL if said.kind == "disk_full" else Cause.NOT_KEPT
            self._show(Verdict(Word.NOT_RECORDED, cause, at=self._clock.now()))
            self._notices.trouble(said)
        elif not isinstance(said, Cancelled):
            self._notices.bug(said)
