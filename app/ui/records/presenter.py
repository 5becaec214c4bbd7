"""Joins Records to the papers, the secretary's key and the check of files."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from app.clock import Clock
from app.documents.pages import page_picture
from app.domain.door_report import DoorReport
from app.domain.records import Minutes
from app.errors import Cancelled, Refused, Trouble
from app.paths import Home
from app.service import door_report, plan, records
from app.service.boards.records import Paper, PaperLine, RecordsBoard
from app.service.records import SecretaryKey
from app.service.whole_file import write_whole
from app.store.database import Database
from app.store.station import Station
from app.ui.jobs import Job, Jobs
from app.ui.live import Live, Watch
from app.ui.notices import Notices
from app.ui.records.screen import RecordsScreen
from app.ui.runner import Runner
from app.words import Tongue

_TOPICS = ("records", "plan", "tally", "chair", "door")
_LOOK_AT_KEY = 20_000
"""Milliseconds between two looks whether an open key has been idle for long enough."""

FileChooser = Callable[[str, str], "Path | None"]


class RecordsPresenter(QObject):
    """The records of one assembly. `computer` is this computer's own clock: a seal carries its time.

    The evening's `clock` may be a played one; drafts say its time. `view` opens a saved file to be printed.
    """

    def __init__(
        self,
        screen: RecordsScreen,
        runner: Runner,
        live: Live,
        notices: Notices,
        jobs: Jobs,
        *,
        home: Home,
        clock: Clock,
        computer: Clock,
        say: Tongue,
        choose_file: FileChooser,
        choose_target: FileChooser,
        view: Callable[[Path], bool],
    ) -> None:
        super().__init__(screen)
        self._screen, self._runner, self._live = screen, runner, live
        self._notices, self._jobs, self._home = notices, jobs, home
        self._clock, self._computer, self._say = clock, computer, say
        self._choose_file, self._choose_target, self._view = choose_file, choose_target, view
        self._assembly = ""
        self._board: RecordsBoard | None = None
        self._line: PaperLine | None = None
        self._pages: bytes | None = None
        self._key: SecretaryKey | None = None
        self._key_used: datetime | None = None
        self._to_seal: deque[PaperLine] = deque()
        self._sealing = 0
        self._job: Job | None = None
        self._watch: Watch | None = None
        self._forgetting = QTimer(self)
        self._forgetting.setInterval(_LOOK_AT_KEY)
        self._forgetting.timeout.connect(self._forget_idle_key)
        screen.paper_chosen.connect(self._on_paper_chosen)
        screen.page_wanted.connect(self._on_page_wanted)
        screen.published.connect(self._on_published)
        screen.keys_made.connect(self._on_keys_made)
        screen.key_opened.connect(self._on_key_opened)
        screen.key_closed.connect(self._close_key)
        screen.sealed.connect(self._on_sealed)
        screen.all_sealed.connect(self._on_all_sealed)
        screen.cancelled.connect(self._on_cancelled)
        screen.viewed.connect(self._on_viewed)
        screen.checking.connect(self._on_checking)

    def open(self, assembly: str) -> None:
        """Show the records of an assembly; a key that was open is put away."""
        self.close()
        self._close_key()
        self._assembly, self._board, self._line, self._pages = assembly, None, None, None
        self._watch = self._live.watch(_TOPICS, self._look, millis=1000, on=self._screen, scope=assembly)

    def close(self) -> None:
        """Look no more."""
        if self._watch is not None:
            self._watch.stop()
            self._watch = None

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._screen.retitle(say)

    def check(self, file: Path) -> None:
        """Say what a file turned out to be; the journal is asked as well."""
        roots = records.roots(self._home)

        def failed(said: Exception) -> None:
            late = isinstance(said, Cancelled)
            self._notices.show_failure(Trouble("unreadable", records.TOO_LONG) if late else said)

        def judge(known: tuple[str, ...]) -> None:
            # apart from the windows, and not on the thread that the hall's picture is read by
            job = self._jobs.start(
                records.judge_here, (file, roots, known), done=self._screen.show_check, failed=failed
            )
            QTimer.singleShot(records.SECONDS * 1000, job, job.cancel)

        self._runner.ask("records.check", lambda database: records.states_known(file, database), judge)

    # -- boards and pages ----------------------------------------------------------------------------------

    def _look(self) -> None:
        assembly, home, key, now = self._assembly, self._home, self._key, self._computer.now()
        self._runner.ask(
            f"records.board.{assembly}",
            lambda database: records.board(database, home, assembly, key, now),
            self._on_board,
        )

    def _on_board(self, board: RecordsBoard) -> None:
        changed = self._board is not None and board.head != self._board.head
        self._board, before = board, self._line
        self._screen.show_board(board)
        # what is newly chosen is laid out already
        if changed and self._line is before and self._screen.chosen is not None:
            self._on_paper_chosen(self._screen.chosen)

    def _on_paper_chosen(self, line: object) -> None:
        """Lay it out in the child process, or take the sealed file; pages are drawn as they are wanted."""
        if not isinstance(line, PaperLine):
            return
        self._line, self._pages = line, None
        if line.file is not None:
            try:
                self._on_laid_out(line, line.file.read_bytes())
            except OSError:
                self._screen.show_no_pages(self._say("The sealed file is not where it was kept."))
            return
        if line.paper is Paper.DOOR_REPORT:
            self._lay_out_report(line)
            return
        assembly, home, now, say = self._assembly, self._home, self._clock.now(), self._say

        def content(database: Database) -> tuple[Minutes, int]:
            return records.to_draft(database, home, assembly, line.paper, line.power_holder, now, say=say)

        def then(found: tuple[Minutes, int]) -> None:
            self._jobs.start(
                records.lay_out,
                (found[0], line.paper, found[1], True),
                done=lambda pages: self._on_laid_out(line, pages),
                failed=self._on_not_laid_out,
            )

        self._runner.ask("records.draft", content, then, self._on_not_laid_out)

    def _lay_out_report(self, line: PaperLine) -> None:
        """What the doors decided; it is not a paper of the minutes' content."""
        assembly, now, tongue = self._assembly, self._clock.now(), self._say.code

        def then(report: DoorReport) -> None:
            self._jobs.start(
                door_report.lay_out,
                (report, tongue),
                done=lambda pages: self._on_laid_out(line, pages),
                failed=self._on_not_laid_out,
            )

        self._runner.ask(
            "records.draft",
            lambda database: door_report.door_report(database, assembly, now),
            then,
            self._on_not_laid_out,
        )

    def _on_laid_out(self, line: PaperLine, pages: bytes) -> None:
        if self._line is not None and _same(line, self._line):
            self._pages = pages
            self._screen.show_pages()

    def _on_not_laid_out(self, said: Exception) -> None:
        if isinstance(said, Refused | Trouble):
            self._screen.show_no_pages(self._notices.sentence(said))

    def _on_page_wanted(self, page: int, width: int) -> None:
        pages = self._pages
        if pages is None:
            return
        self._runner.ask(
            f"records.page.{page}",
            lambda _database: page_picture(pages, page, width),
            self._screen.show_page,
            self._on_not_laid_out,
        )

    # -- the key -------------------------------------------------------------------------------------------

    def _on_keys_made(self, name: str, passphrase: str, root_passphrase: str) -> None:
        board, home, now = self._board, self._home, self._computer.now()
        if board is None:
            return
        rehearsal = board.rehearsal
        wrong = self._wrong(name, passphrase, root_passphrase, first=not board.root_fingerprint)
        for at, sentence in wrong:
            self._screen.refuse(sentence, at=at)
        if wrong:
            return

        def make(station: Station) -> SecretaryKey:
            alliance = plan.plan(station.database, board.assembly).assembly.alliance
            return records.make_keys(
                home, alliance, name, passphrase, root_passphrase, now, rehearsal=rehearsal
            )

        self._runner.do(make, self._on_key, self._on_not_made)

    def _wrong(self, name: str, passphrase: str, root: str, *, first: bool) -> list[tuple[str, str]]:
        """Each input that cannot be taken, and why; the uppermost comes last and keeps the focus."""
        say, shortest = self._say, records.SHORTEST_PASSPHRASE
        too_short = say("A passphrase has at least {count} characters.", count=say.number(shortest))
        found: list[tuple[str, str]] = []
        if not root:
            found.append(("root", say("Write the passphrase of the alliance's root.")))
        elif first and len(root) < shortest:
            found.append(("root", too_short))
        elif root == passphrase:
            found.append(("root", say("Not the same again: whoever learns one must not have both.")))
        if len(passphrase) < shortest:
            found.append(("key", too_short))
        if not name:
            found.append(("name", say("Write the secretary's name: it stands in every seal.")))
        return found

    def _on_not_made(self, said: Exception) -> None:
        """A passphrase that does not fit is the root's; anything else is no fault of an input."""
        self._on_key_failed(said, "root" if isinstance(said, Trouble) and said.kind == "passphrase" else "")
        self._look()

    def _on_key_opened(self, passphrase: str) -> None:
        board, home = self._board, self._home
        if board is None:
            return
        self._runner.do(
            lambda _station: records.open_key(home, passphrase, rehearsal=board.rehearsal),
            self._on_key,
            lambda said: self._on_key_failed(said, "key"),
        )

    def _on_key(self, key: SecretaryKey) -> None:
        self._key = key
        self._use_key()
        self._forgetting.start()
        self._look()

    def _on_key_failed(self, said: Exception, at: str) -> None:
        if isinstance(said, Refused | Trouble):
            self._screen.refuse(self._notices.sentence(said), at=at)
        else:
            self._notices.show_failure(said)

    def _close_key(self) -> None:
        self._key, self._key_used = None, None
        self._forgetting.stop()
        if self._board is not None:
            self._look()

    def _use_key(self) -> None:
        self._key_used = self._computer.now()

    def _forget_idle_key(self) -> None:
        if self._key_used is not None and records.idle(self._key_used, self._computer.now()):
            self._close_key()

    # -- sealing -------------------------------------------------------------------------------------------

    def _on_sealed(self, line: object) -> None:
        if isinstance(line, PaperLine):
            self._begin([line])

    def _on_all_sealed(self) -> None:
        if self._board is not None:
            self._begin([line for line in self._board.papers if line.sealed_at is None])

    def _begin(self, lines: list[PaperLine]) -> None:
        self._to_seal = deque(lines)
        self._sealing = len(lines)
        self._next()

    def _next(self) -> None:
        """The next paper: its content by the writer, its pages by the child, its seal by the writer."""
        key, assembly, home, say = self._key, self._assembly, self._home, self._say
        if not self._to_seal or key is None:
            self._end()
            return
        line = self._to_seal.popleft()
        done = self._sealing - len(self._to_seal) - 1
        words = say("Sealing {paper}", paper=say("the minutes") if not line.power_holder else line.title)
        self._screen.show_progress(words, done, self._sealing)
        self._use_key()

        def put(station: Station, made: Minutes, pages: bytes) -> Path:
            now = self._computer.now()
            return records.put_seal(
                station, home, made, line.paper, line.power_holder, key, pages, now, say=say
            )

        def laid_out(made: Minutes, pages: bytes) -> None:
            self._job = None
            self._runner.do(
                lambda station: put(station, made, pages), lambda _file: self._next(), self._on_not_sealed
            )

        def then(found: tuple[Minutes, int]) -> None:
            self._job = self._jobs.start(
                records.lay_out,
                (found[0], line.paper, found[1], False),
                done=lambda pages: laid_out(found[0], pages),
                failed=self._on_not_sealed,
            )

        now = self._computer.now()
        self._runner.do(
            lambda station: records.to_seal(
                station, assembly, line.paper, line.power_holder, key, now, say=say
            ),
            then,
            self._on_not_sealed,
        )

    def _on_cancelled(self) -> None:
        self._to_seal.clear()
        if self._job is not None:
            self._job.cancel()

    def _on_not_sealed(self, said: Exception) -> None:
        self._to_seal.clear()
        self._end()
        if isinstance(said, Refused | Trouble):
            self._screen.refuse(self._notices.sentence(said))
        elif not isinstance(said, Cancelled):
            self._notices.show_failure(said)

    def _end(self) -> None:
        self._job = None
        self._screen.show_progress("")
        self._look()

    # -- what leaves the laptop ----------------------------------------------------------------------------

    def _on_viewed(self, line: object) -> None:
        if not isinstance(line, PaperLine) or self._pages is None:
            return
        file = line.file
        if file is None:
            state = "" if line.paper is Paper.DOOR_REPORT else "draft-"
            draft = self._home.documents / f"{state}{line.paper.value.replace(' ', '-')}.pdf"
            write_whole(draft, self._pages)
            file = draft
        if not self._view(file):
            self._notices.note(
                "viewer",
                self._say("It is saved here, and nothing on this laptop opens it: {file}", file=file),
            )

    def _on_published(self, kind: str) -> None:
        kinds = {"csv": self._say("Spreadsheet (*.csv)"), "json": "JSON (*.json)"}
        target = self._choose_target(self._say("Save the results"), kinds[kind])
        if target is None:
            return
        assembly, now = self._assembly, self._clock.now()
        make = {"csv": records.results_csv, "json": records.results_json}[kind]

        def write(database: Database) -> Path:
            write_whole(target, make(database, assembly, now))
            return target

        saved = self._say("Saved: {file}", file=target)
        self._runner.ask("records.results", write, lambda _file: self._notices.note("results", saved))

    def _on_checking(self) -> None:
        file = self._choose_file(self._say("Choose a signed file"), "PDF (*.pdf)")
        if file is not None:
            self.check(file)


def _same(one: PaperLine, other: PaperLine) -> bool:
    return (one.paper, one.power_holder, one.revision) == (other.paper, other.power_holder, other.revision)
