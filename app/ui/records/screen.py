"""Records: the papers in preview, the seal, and the verdict on a file that somebody brings."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from app.documents.pages import PagePicture
from app.domain.signed import FileCheck
from app.service.boards.records import PaperLine, RecordsBoard
from app.ui.parts.columns import Columns
from app.ui.parts.pages import Pages
from app.ui.parts.panels import Divider
from app.ui.parts.stack import across, boxed, down
from app.ui.records.check import CheckPage
from app.ui.records.pages import Preview
from app.ui.records.papers import PaperList, title_of
from app.ui.records.seal import SealColumn
from app.ui.theme import Theme
from app.words import Tongue


class RecordsScreen(QWidget):
    """Shows a board, pages and a verdict; voices what the secretary does."""

    paper_chosen = Signal(object)
    """A PaperLine: its pages are wanted."""
    page_wanted = Signal(int, int)
    """Page, and how many pixels wide."""
    published = Signal(str)
    keys_made = Signal(str, str, str)
    """Secretary's name, passphrase of the key, passphrase of the root."""
    key_opened = Signal(str)
    key_closed = Signal()
    sealed = Signal(object)
    """A PaperLine."""
    all_sealed = Signal()
    cancelled = Signal()
    viewed = Signal(object)
    """A PaperLine: save it and open it in whatever prints on this laptop."""
    checking = Signal()
    """Another file is to be chosen and checked."""

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._say = say
        self._board: RecordsBoard | None = None
        self._verdict: FileCheck | None = None
        self._papers = PaperList(theme, say)
        self._preview = Preview(theme, say)
        self._seal = SealColumn(theme, say)
        self._check = CheckPage(theme, say)
        seal = boxed(across(theme, Divider(upright=True), self._seal, gap=0))
        columns = Columns(theme, self._preview, left=self._papers, right=seal, widths=(232, 375), lined=True)
        self._pages = Pages(columns)
        self._pages.addWidget(self._check)
        self.setLayout(down(theme, self._pages, gap=0))
        self._papers.chosen.connect(self._on_chosen)
        self._papers.published.connect(self.published)
        self._preview.wanted.connect(self.page_wanted)
        seal = self._seal
        seal.keys_made.connect(self.keys_made)
        seal.key_opened.connect(self.key_opened)
        seal.key_closed.connect(self.key_closed)
        seal.sealed.connect(lambda: self._with_line(self.sealed))
        seal.all_sealed.connect(self.all_sealed)
        seal.cancelled.connect(self.cancelled)
        seal.viewed.connect(lambda: self._with_line(self.viewed))
        seal.checking.connect(self.checking)
        self._check.another.connect(self.checking)
        self._check.left.connect(self._on_left)

    def show_board(self, board: RecordsBoard) -> None:
        """The papers and how far they have got."""
        before, first = self.chosen, self._board is None
        self._board = board
        self._papers.show_papers((*board.papers, *board.reports), self._say)
        self._seal.show_board(board, self.chosen)
        if self.chosen != before and self.chosen is not None:
            self._on_chosen("")
        focused = self.window().focusWidget()
        if self.hasFocus() or (first and self.isAncestorOf(focused)):
            # the keys are at the list, which was not there before
            self._papers.take_focus()

    def show_pages(self) -> None:
        """The chosen paper is laid out: its pages may be asked for."""
        self._preview.begin()

    def show_page(self, picture: PagePicture) -> None:
        """A page of the chosen paper."""
        self._preview.show_page(picture)

    def show_no_pages(self, sentence: str) -> None:
        """Why the chosen paper has no pages yet."""
        self._preview.show_trouble(sentence)

    def show_progress(self, words: str, done: int = 0, of: int = 0) -> None:
        """Long work is on its way; empty words end it."""
        self._seal.show_progress(words, done, of)

    def show_check(self, check: FileCheck) -> None:
        """The verdict on a file."""
        self._verdict = check
        self._check.show_check(check, self._board.zone if self._board else "UTC", self._say)
        self._pages.setCurrentWidget(self._check)

    def refuse(self, sentence: str, *, at: str = "") -> None:
        """A rule said no: at an input of the key (`name`, `key`, `root`), or in the panel above."""
        self._seal.refuse(sentence, at=at)

    @property
    def chosen(self) -> PaperLine | None:
        """The paper that is shown."""
        return self._papers.chosen_line

    @property
    def board(self) -> RecordsBoard | None:
        """What is shown."""
        return self._board

    @property
    def pages(self) -> int:
        """Pages of the chosen paper; 0 until the first is drawn."""
        return self._preview.pages

    @property
    def verdict(self) -> FileCheck | None:
        """The verdict on a file that is shown, or was last."""
        return self._verdict

    def ask_key(self) -> None:
        """Go to where the secretary's key is made or opened."""
        self._seal.ask_key()

    @property
    def checked(self) -> bool:
        """Whether a verdict on a file is shown."""
        return self._pages.currentWidget() is self._check

    def choose(self, key: str) -> None:
        """Show that paper (`minutes/` or `commitment record/<power-holder>`)."""
        self._papers.choose(key, tell=True)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        for part in (self._papers, self._preview, self._seal, self._check):
            part.retitle(say)

    def _on_chosen(self, _key: str) -> None:
        line, board = self.chosen, self._board
        if line is None or board is None:
            return
        self._seal.show_board(board, line)
        self._preview.show_paper(title_of(line, self._say))
        self.paper_chosen.emit(line)

    def _on_left(self) -> None:
        self._pages.setCurrentIndex(0)
        self._papers.take_focus()

    def _with_line(self, signal: SignalInstance) -> None:
        if self.chosen is not None:
            signal.emit(self.chosen)
