"""Follow-up: the ledger of all promises, what is due first, and the history of the one that is chosen."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.follow_up import Became, Commitment
from app.service.boards.follow_up import FollowUpBoard
from app.ui.follow_up import sentences
from app.ui.follow_up.history import HistoryPanel
from app.ui.parts.buttons import KeyCap
from app.ui.parts.cells import Cell, Column, Row
from app.ui.parts.choosing import Filters, Tab
from app.ui.parts.fields import Choice, Field
from app.ui.parts.labels import Label
from app.ui.parts.panels import Empty
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.parts.tables import Table
from app.ui.theme import Theme, hold
from app.words import Tongue

ALL = "all"
THEIRS, OURS = "theirs", "ours"


class FollowUpScreen(QWidget):
    """Shows a board; `noted` is the assembly, the promise, what became of it, the day, words and source."""

    noted = Signal(str, str, object, object, str, str)

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._theme, self._say = theme, say
        self._board: FollowUpBoard | None = None
        self._chosen = ""
        self._heading = Label("", "head", elide=True)
        self._chips = Filters()
        self._search = Field("", icon="magnifying-glass")
        self._whose = Choice("")
        self._year = Choice("")
        hold(self._search, theme, width=248)
        self._table = Table(_columns(), tall=True)
        self._frame = self._table.framed()
        self._empty = Empty("flag-pennant", "", "")
        self._nothing = Label("", "body", "ink_2", wrap=True, middle=True)
        self._shown = Label("", "caption", "ink_2")
        self._move, self._evidence = Label("", "caption", "ink_2"), Label("", "caption", "ink_2")
        keys = across(theme, KeyCap("↑"), KeyCap("↓"), self._move, KeyCap("E"), self._evidence, gap=6)
        self._foot = boxed(across(theme, self._shown, STRETCH, keys))
        self._tools = boxed(across(theme, self._search, self._whose, self._year, STRETCH))
        self._space = boxed(down(theme, STRETCH))
        left = down(
            theme,
            self._heading,
            self._chips,
            self._tools,
            self._frame,
            self._nothing,
            self._empty,
            self._space,
            self._foot,
            gap=10,
            margins=(22, 16, 20, 12),
        )
        left.setStretchFactor(self._frame, 1)
        left.setStretchFactor(self._space, 1)
        self._history = HistoryPanel(theme, say)
        hold(self._history, theme, width=390)
        self._aside = boxed(down(theme, self._history, margins=(0, 18, 20, 18)))
        row = across(theme, boxed(left), self._aside, gap=0)
        row.setStretch(0, 1)
        self.setLayout(row)
        self._chips.chosen.connect(self._show_rows)
        self._search.changed.connect(self._show_rows)
        self._whose.changed.connect(self._show_rows)
        self._year.changed.connect(self._show_rows)
        self._table.chosen.connect(self._on_chosen)
        self._table.opened.connect(self._on_opened)
        self._history.noted.connect(self._on_noted)
        self._bind()
        self.setFocusProxy(self._table)
        self.retitle(say)

    def show_board(self, board: FollowUpBoard) -> None:
        """These promises; the chosen one stays chosen, and what is being typed stays."""
        self._board = board
        self._show_choices()
        self._show_rows()

    def choose(self, commitment: str) -> None:
        """Stand on a promise by its id."""
        self._chosen = commitment
        self._table.choose(commitment)
        self._show_history()

    def filter(self, became: Became | None) -> None:
        """Show only promises of which this became; None shows all."""
        self._chips.choose(became.value if became else ALL)
        self._show_rows()

    @property
    def chosen(self) -> str:
        """The id of the promise whose history is shown; empty when there is none."""
        return self._chosen

    def add_evidence(self) -> None:
        """Open the place for news of the chosen promise."""
        self._history.call()

    def show_taken(self) -> None:
        """The note was kept."""
        self._history.taken()

    def show_refusal(self, sentence: str) -> None:
        """The note was not kept, and why."""
        self._history.refuse(sentence)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._chips.setAccessibleName(say("What became of them"))
        self._search.set_hint(say("Words, person or office"))
        self._search.edit.setAccessibleName(say("Search the ledger"))
        self._whose.show_choices(
            [(ALL, say("Theirs and ours")), (THEIRS, say("Theirs")), (OURS, say("Ours"))]
        )
        self._table.setAccessibleName(say("Promises, what is due first"))
        self._table.retitle(
            {
                "became": say("What became of it"),
                "what": say("Commitment"),
                "due": say("Due"),
                "news": say("Last news"),
            }
        )
        self._empty.retitle(
            say("No promise yet"),
            say("Every yes, every condition and every offer of an assembly comes here by itself."),
        )
        self._nothing.setText(say("None of the promises is like that."))
        self._move.setText(say("move"))
        self._evidence.setText(say("add evidence"))
        self._history.speak(say)
        if self._board is not None:
            self.show_board(self._board)
        else:
            self._show_rows()

    # -- what is shown ----------------------------------------------------------------------------------

    def _show_choices(self) -> None:
        board, say = self._board, self._say
        if board is None:
            return
        counts = Counter(became for _, became in board.commitments)
        chips = [Tab(ALL, say("All"), count=say.number(len(board.commitments)))]
        chips += [
            Tab(each.value, sentences.word(each, say), sentences.FLAGS[each], say.number(counts[each]))
            for each in sentences.ORDER
        ]
        self._chips.show_tabs(chips)
        every = [(ALL, say("Every year")), *((year, year) for year in sentences.years(board.commitments))]
        self._year.show_choices(every)

    def _show_rows(self) -> None:
        board, say = self._board, self._say
        every = board.commitments if board is not None else ()
        found = [(each, became) for each, became in every if self._wanted(each, became)]
        self._heading.setText(sentences.heading(board, say) if board is not None and every else "")
        if board is not None:
            self._table.show_rows([_row(each, became, board, say) for each, became in found])
        self._chips.setVisible(bool(every))
        self._tools.setVisible(bool(every))
        self._frame.setVisible(bool(found))
        self._nothing.setVisible(bool(every) and not found)
        self._empty.setVisible(board is not None and not every)
        self._space.setVisible(not found)
        self._foot.setVisible(bool(every))
        self._shown.setText(
            say("{some} of {all} shown, what is due first.", some=len(found), all=say.number(len(every)))
        )
        keys = [each.id for each, _ in found]
        if self._chosen not in keys:
            self._chosen = keys[0] if keys else ""
            self._table.choose(self._chosen)
        self._show_history()

    def _wanted(self, commitment: Commitment, became: Became) -> bool:
        chip, whose, year = self._chips.chosen_key(), self._whose.chosen(), self._year.chosen()
        return (
            chip in ("", ALL, became.value)
            and whose in ("", ALL, OURS if commitment.ours else THEIRS)
            and year in ("", ALL, str(commitment.made.year))
            and sentences.matches(commitment, self._search.text())
        )

    def _show_history(self) -> None:
        found = self._found()
        self._aside.setVisible(found is not None)
        if found is not None and self._board is not None:
            self._history.show_commitment(*found, self._board.today)

    def _found(self) -> tuple[Commitment, Became] | None:
        every = self._board.commitments if self._board is not None else ()
        return next(((each, became) for each, became in every if each.id == self._chosen), None)

    # -- what is done -----------------------------------------------------------------------------------

    def _bind(self) -> None:
        for keys, act, on in (
            ("E", self.add_evidence, self._table),
            ("Ctrl+F", self._on_search, self),
            ("/", self._on_search, self._table),
        ):
            shortcut = QShortcut(QKeySequence(keys), on)
            contexts = Qt.ShortcutContext
            alone = on is self._table
            shortcut.setContext(contexts.WidgetShortcut if alone else contexts.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _on_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_chosen(self, key: str) -> None:
        if key:
            self._chosen = key
            self._show_history()

    def _on_opened(self, _key: str) -> None:
        self.add_evidence()

    def _on_noted(self, became: object, day: object, words: str, source: str) -> None:
        found = self._found()
        if found is not None:
            self.noted.emit(found[0].assembly, found[0].id, became, day, words, source)


def _columns() -> tuple[Column, ...]:
    return (
        Column("became", "", 158, strong=True),
        Column("what", "", strong=True),
        Column("due", "", 128, number=True),
        Column("news", "", 138, number=True),
    )


def _row(commitment: Commitment, became: Became, board: FollowUpBoard, say: Tongue) -> Row:
    late = became is Became.OVERDUE
    day, aside = sentences.due(commitment, say)
    news = sentences.last_news(commitment, became, board.today, say)
    return Row(
        commitment.id,
        {
            "became": Cell(sentences.word(became, say), mark=sentences.FLAGS[became]),
            "what": Cell(sentences.title(commitment), sentences.under(commitment, say)),
            "due": Cell(day, aside, ink="" if commitment.due else "ink_2"),
            "news": Cell(news, ink="warn" if late else "ink_2", strong=late),
        },
    )
