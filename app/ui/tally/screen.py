"""The tally: every ask and every power-holder, the cell that is being recorded, and the words read back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plan import Ask, PowerHolder
from app.domain.tally import Answer, Beside, Cell, ReadBackOutcome, read_back_words
from app.service.boards.tally import TallyBoard
from app.ui.parts.buttons import Button
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.panels import Empty
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.tally.form import AnswerForm
from app.ui.tally.grid import TallyGrid
from app.ui.tally.history import History
from app.ui.tally.read_back import ReadBackBar
from app.ui.theme import Theme, hold, restyled, theme_of
from app.words import Tongue

WIDE, NARROW = 494, 372
"""Logical pixels of the form beside the cells."""
ROOMY = 115
"""Up to this size of type there is room for everything."""
PAUSE = 600
"""Milliseconds after the last letter until unfinished words are put away."""


class TallyScreen(QWidget):
    """Shows a board, and voices what the tally keeper sets down. What is being typed is never overwritten."""

    chosen = Signal(str, str)
    kept = Signal(str, str, object, str)
    """Ask, power-holder, what was spoken, and why it changes where it was read back already."""
    drafted = Signal(str, str, object)
    asked = Signal(str, str)
    read = Signal(str, str, object, str)
    """Ask, power-holder, what they said to the sentence, and the sentence."""
    shown = Signal(str, str)
    """The hall is to see this cell."""

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._say = say
        self._board: TallyBoard | None = None
        self._filled: tuple[str, str] | None = None
        self._changes = 0
        self._sent: deque[int] = deque()
        """For each answer of this cell on its way into the file: how many changes it holds."""
        self._dirty = False
        self._read_next = False
        self._grid = TallyGrid()
        self._form = AnswerForm(theme, say)
        self._history = History(theme, say)
        self._bar = ReadBackBar(theme, say)
        self._offer = Button("", key="Alt O", icon="plus")
        self._progress = Label("", "body", "ink_2")
        self._nothing = Empty("list-checks", "", "")
        self._lay_out(theme)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._put_away)
        self._connect()
        self._bind()
        self.retitle(say)

    # -- what is shown -------------------------------------------------------------------------------------

    def show_board(self, board: TallyBoard, about: tuple[str, str] | None = None) -> None:
        """The cells as they stand; the form follows unless something in it is not kept yet.

        `about` is the cell whose history and draft the board carries, if that may have changed meanwhile.
        """
        if about is not None and self._filled not in (None, about):
            board = replace(board, history=(), draft=None)
        self._board = board
        there = bool(board.asks and board.power_holders)
        self._work.setVisible(there)
        self._aside.setVisible(there)
        self._empty.setVisible(not there)
        self._grid.show_board(board, self._say)
        self._say_progress()
        current = self._grid.current
        if current is None:
            return
        if self._filled != current:
            self._dirty = False
            self._filled = current
            self.chosen.emit(*current)
        self._show_cell()
        if not self._dirty:
            self._fill()

    def show_kept(self, cell: Cell) -> None:
        """An answer is in the file: the form is clean again, and a read-back that waited for it may begin.

        What the keeper has written since it was sent stays as it is, not kept yet.
        """
        if (cell.ask, cell.power_holder) == self._filled:
            # of several that were sent, the oldest is in the file first
            if self._sent:
                self._dirty = self._changes != self._sent.popleft()
            self._take_in(cell)
            if not self._dirty:
                self._pause.stop()
                self._fill()
            if self._read_next and isinstance(cell.standing, Answer) and not cell.locked:
                self._open_bar()
        self._read_next = False

    def show_read(self, cell: Cell, outcome: ReadBackOutcome) -> None:
        """What was said to the words is in the file."""
        self._take_in(cell)
        self._put_bar_away()
        if outcome is ReadBackOutcome.CORRECTED:
            self._form.begin_correction()
        else:
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, sentence: str) -> None:
        """A rule said no: said at its field."""
        self._read_next = False
        if self._sent:
            self._sent.popleft()
        self._form.refuse(sentence)

    def choose(self, ask: str, holder: str) -> None:
        """Go to a cell, as if it had been clicked."""
        self._grid.choose(ask, holder)
        self._on_chosen(ask, holder)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._form.retitle(say)
        self._bar.retitle(say)
        self._offer.retitle(say("Offer nobody asked for"))
        self._nothing.retitle(
            say("No asks yet"),
            say("The tally is asks by power-holders. Write the asks and name the power-holders in Plan."),
        )
        if self._board is not None:
            self._filled = self._filled if self._dirty else None
            self.show_board(self._board)

    @property
    def current(self) -> tuple[str, str] | None:
        """Ask and power-holder of the chosen cell."""
        return self._grid.current

    @property
    def dirty(self) -> bool:
        """Whether something in the form is not kept yet."""
        return self._dirty

    @property
    def reading_back(self) -> bool:
        """Whether the sentence stands along the foot."""
        return not self._bar.isHidden()

    # -- how it is built -----------------------------------------------------------------------------------

    def _lay_out(self, theme: Theme) -> None:
        below = boxed(Lines(self._offer, self._progress, gap=12, last="right"))
        self._work = boxed(
            down(theme, self._grid, below, self._history, STRETCH, gap=12, margins=(22, 14, 0, 14))
        )
        column = self._work.layout()
        if isinstance(column, QVBoxLayout):
            column.setAlignment(self._grid, Qt.AlignmentFlag.AlignTop)
            column.setStretch(2, 100)
        self._empty = boxed(down(theme, STRETCH, self._nothing, STRETCH, margins=(200, 0, 200, 0)))
        self._empty.hide()
        self._aside = boxed(down(theme, self._form, margins=(0, 18, 20, 14)))
        self._hold_aside(theme)
        middle = across(theme, self._work, self._empty, self._aside, gap=22)
        middle.setStretch(0, 1)
        middle.setStretch(1, 1)
        self._bar.hide()
        layout = down(theme, middle, self._bar, gap=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._bar.dress(theme)

    def _connect(self) -> None:
        self._grid.chosen.connect(self._on_chosen)
        self._grid.answered.connect(self._form.choose)
        self._grid.opened.connect(self._form.begin_words)
        self._grid.focused.connect(self._form.show_bare_keys)
        self._form.changed.connect(self._on_changed)
        self._form.settled.connect(self._keep)
        self._form.keep.connect(self._on_enter)
        self._form.ask_again.connect(self._ask_again)
        self._form.ready.connect(self._on_ready)
        self._form.show_hall.connect(self._show_hall)
        self._offer.clicked.connect(self._form.open_offer)
        self._bar.answered.connect(self._on_read)

    def _bind(self) -> None:
        """Keys that work wherever the focus is within the tally."""
        acts: dict[str, Callable[[], object]] = {
            "Alt+Y": lambda: self._form.choose(Answer.YES),
            "Alt+B": lambda: self._form.choose(Answer.YES_BUT),
            "Alt+N": lambda: self._form.choose(Answer.NO),
            "Alt+C": lambda: self._form.choose(Answer.UNCLEAR),
            "Alt+O": self._form.open_offer,
            "Alt+A": self._ask_again,
            "Alt+S": self._show_hall,
            "Ctrl+S": self._keep,
            "F2": self._on_ready,
            "Ctrl+Return": self._on_control_enter,
            "Ctrl+Enter": self._on_control_enter,
            "Alt+E": lambda: self._say_to_it(ReadBackOutcome.CORRECTED),
            "Alt+R": lambda: self._say_to_it(ReadBackOutcome.REFUSED),
            "Esc": self._back,
        }
        for key, act in acts.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_bar"):
            self._bar.dress(theme_of(self))
            self._hold_aside(theme_of(self))
            self._make_room()

    def _hold_aside(self, theme: Theme) -> None:
        """In larger type the form takes a smaller share: the cells are what the keeper finds the way by."""
        hold(self._aside, theme, width=WIDE if theme.size <= ROOMY else NARROW)

    def _make_room(self) -> None:
        """In larger type the history goes while the sentence stands there, so that the cells can be seen."""
        self._history.setVisible(theme_of(self).size <= ROOMY or not self.reading_back)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._dirty:
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what the tally keeper does ------------------------------------------------------------------------

    def _on_chosen(self, ask: str, holder: str) -> None:
        if (ask, holder) == self._filled:
            return
        if self._dirty:
            self._put_away()
        self._put_bar_away()
        self._dirty = self._read_next = False
        self._sent.clear()
        self._filled = (ask, holder)
        if self._board is not None:
            # history and draft are the other cell's until the next board
            self._board = replace(self._board, history=(), draft=None)
        self._show_cell()
        self._fill()
        self.chosen.emit(ask, holder)

    def _on_changed(self) -> None:
        self._changes += 1
        self._dirty = True
        self._put_bar_away()
        self._grid.show_draft(self._form.standing)
        self._pause.start()

    def _put_away(self) -> None:
        """Unfinished words, so that a crash does not lose them."""
        self._pause.stop()
        if self._filled is not None and self._dirty:
            self.drafted.emit(*self._filled, self._form.draft)

    def _keep(self) -> None:
        spoken = self._form.spoken()
        if spoken is None or self._filled is None:
            self._read_next = False
            return
        self._pause.stop()
        self._sent.append(self._changes)
        self.kept.emit(*self._filled, spoken, " ".join(self._form.because.text().split()))

    def _on_enter(self) -> None:
        """Enter in a field keeps; it never locks. With Ctrl held it agrees, if the sentence stands there."""
        self._keep()

    def _on_control_enter(self) -> None:
        if self.reading_back:
            self._say_to_it(ReadBackOutcome.AGREED)
        else:
            self._keep()

    def _on_ready(self) -> None:
        """F2: keep what is not kept, then show the sentence."""
        cell = self._cell()
        if self._dirty or cell is None or cell.recorded is None:
            self._read_next = True
            self._keep()
        elif isinstance(cell.standing, Answer) and not cell.locked:
            self._open_bar()

    def _open_bar(self) -> None:
        found, cell = self._found(), self._cell()
        if found is None or cell is None or cell.recorded is None:
            return
        ask, holder = found
        self._bar.show_sentence(read_back_words(ask, holder, cell.recorded.spoken))
        self._make_room()

    def _put_bar_away(self) -> None:
        self._bar.hide()
        self._make_room()

    def _say_to_it(self, outcome: ReadBackOutcome) -> None:
        if self.reading_back:
            self._bar.answer(outcome)

    def _on_read(self, outcome: object, words: str) -> None:
        if self._filled is not None and isinstance(outcome, ReadBackOutcome):
            self.read.emit(*self._filled, outcome, words)

    def _ask_again(self) -> None:
        if self._filled is not None:
            self.asked.emit(*self._filled)

    def _show_hall(self) -> None:
        if self._filled is not None:
            self.shown.emit(*self._filled)

    def _back(self) -> None:
        """Esc: the sentence is put away; then the focus goes back to the grid."""
        if self.reading_back:
            self._put_bar_away()
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- small things --------------------------------------------------------------------------------------

    def _found(self) -> tuple[Ask, PowerHolder] | None:
        board, at = self._board, self._filled
        if board is None or at is None:
            return None
        ask = next((each for each in board.asks if each.id == at[0]), None)
        holder = next((each for each in board.power_holders if each.id == at[1]), None)
        return (ask, holder) if ask is not None and holder is not None else None

    def _cell(self) -> Cell | None:
        board, at = self._board, self._filled
        return board.cell(*at) if board is not None and at is not None else None

    def _take_in(self, cell: Cell) -> None:
        """The verb's own answer, before the next board brings the same."""
        board = self._board
        if board is None:
            return
        same = (cell.ask, cell.power_holder)
        cells = tuple(cell if (each.ask, each.power_holder) == same else each for each in board.cells)
        locked = sum(each.locked for each in cells)
        self._board = replace(board, cells=cells, draft=None, locked=locked)
        self._grid.show_board(self._board, self._say)
        self._say_progress()
        self._show_cell()

    def _show_cell(self) -> None:
        found, cell, board = self._found(), self._cell(), self._board
        if found is None or cell is None or board is None:
            return
        ask, holder = found
        on_stage = board.on_stage == self._filled
        self._form.show_cell(ask, holder, cell, day=board.day, zone=board.zone, on_stage=on_stage)
        say = self._say
        title = say("Ask {number} · {name}, as it went", number=ask.number, name=holder.name)
        self._history.show_lines(board.history, title, say, board.zone)

    def _fill(self) -> None:
        board, cell = self._board, self._cell()
        if board is None or cell is None:
            return
        focus = self.window().focusWidget() or self
        here = self._form.isAncestorOf(focus)
        if board.draft is not None:
            self._form.fill_draft(board.draft)
            self._grid.show_draft(self._form.standing)
        else:
            # asked again: the form waits for the new answer, the one before stands in the history
            last = cell.recorded if cell.standing is not Beside.WAITING else None
            self._form.fill(last.spoken if last is not None else None)
            self._grid.show_draft(None)
        # a field that is not needed any more takes the focus with it: the keys stay at the tally
        if here and not focus.isVisible():
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_progress(self) -> None:
        board = self._board
        if board is not None:
            say, many = self._say, len(board.cells)
            words = say(
                "{locked} of {cells} read back and locked",
                locked=say.number(board.locked),
                cells=say.number(many),
            )
            self._progress.setText(words)
