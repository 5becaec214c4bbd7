"""The chair: the script of the item on stage, the clocks, who is asked, what is next, when it will end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.domain.chair import When, Whose, answer_length, projected_end
from app.domain.plan import ItemKind
from app.domain.stage import Picture, Showing
from app.service.boards.chair import ChairBoard
from app.ui.chair.asked import Asked
from app.ui.chair.clocks import Clocks
from app.ui.chair.coming import Coming
from app.ui.chair.ends import Ends, Late, between, how_late
from app.ui.chair.on_stage import OnStage
from app.ui.chair.roll import LeaveRoll, ReadSoFar, RollList, SinceCalled
from app.ui.chair.script import Script
from app.ui.parts.buttons import Button
from app.ui.parts.labels import Label
from app.ui.parts.panels import Chip, Empty
from app.ui.parts.scrolling import Scroll
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, hold, room, theme_of
from app.words import Tongue, clock_face

_NEXT_ITEMS = 2
_ROOM_FOR_CHIPS = 130
"""Per cent of the type size up to which a chip stands beside a long title."""


class ChairScreen(QWidget):
    """Shows a board and voices what the co-chair does, by key, by clicker or by mouse.

    Keys: PgDn, → and Space go on, Ctrl+PgDn out of a roll call, PgUp and ← back, H holds, + adds a minute,
    1 … 9 ask a power-holder, A shows the answer, T the tally board, B nothing, F freezes the hall's picture,
    F8 drops what is offered, Ctrl+End ends.
    """

    went_on = Signal()
    went_back = Signal()
    held = Signal()
    resumed = Signal()
    minute_added = Signal(object)
    """To whose clock (`Whose`)."""
    asked = Signal(str, str, int)
    """Ask, power-holder, seconds to answer."""
    called = Signal(str)
    """The delegation whose name is read next."""
    uncalled = Signal()
    item_dropped = Signal(str)
    ended = Signal()
    scene_chosen = Signal(object, str, str)
    """A scene (`Showing`), with the ask and the power-holder it is about, if any."""
    stage_held = Signal()
    stage_released = Signal()

    def __init__(self, theme: Theme, say: Tongue, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._say, self._now = say, now
        self._board: ChairBoard | None = None
        self._before_blank = Showing.ITEM
        self._to_read = 0
        self._number, self._title = Label("", "head"), Label("", "head", elide=True)
        self._protected, self._frozen = Chip(""), Chip("", "lock-simple")
        self._note = Label("", "body", "ink_2", elide=True)
        self._back = Button(key="PgUp", kind="quiet")
        self._script = Script()
        self._roll = RollList()
        self._empty = Empty("microphone-stage", "", "")
        self._late = Late()
        self._coming = Coming()
        self._end = Button(key="Ctrl+End")
        self._leave_roll = LeaveRoll()
        self.clocks: Clocks = Clocks(say)
        self._ends = Ends()
        self._asked = Asked()
        self._read, self._since = ReadSoFar(), SinceCalled()
        self.stage: OnStage = OnStage(say, now)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        self._lay_out(theme)
        self._connect()
        self.retitle(say)

    # -- what is shown -------------------------------------------------------------------------------------

    @property
    def board(self) -> ChairBoard | None:
        """What is shown now."""
        return self._board

    def show_board(self, board: ChairBoard) -> None:
        """All of it; the clocks as they stand now."""
        before, self._board = self._board, board
        if before is None or before.evening.item != board.evening.item or board.roll_at < self._to_read - 1:
            self._to_read = board.roll_at
        self._to_read = max(self._to_read, board.roll_at)
        if board.showing is not Showing.BLANK:
            self._before_blank = board.showing
        self._show_head(board)
        self._show_middle(board)
        self._show_aside(board)
        self._show_coming(board)
        self.tick(self._now())

    def forget_ahead(self) -> None:
        """What was pressed last did not happen: count on from the board."""
        self._leave_roll.wait_no_more()
        if self._board is not None:
            self._to_read = self._board.roll_at

    def show_picture(self, picture: Picture) -> None:
        """What the hall sees."""
        self.stage.show_picture(picture)

    def show_look(self, name: str) -> None:
        """The stage's theme, for the preview."""
        self.stage.preview.set_theme(Theme.load(name))

    def tick(self, now: datetime) -> float | None:
        """Paint the clocks and the projected end; returns the seconds until one of them changes."""
        board = self._board
        if board is None:
            return None
        so_far, times = board.evening, board.timeline
        running = so_far.item_timer is not None
        if running:
            wait = self.clocks.show_clocks(so_far, self._speaker(board), now)
        elif so_far.ended is not None:
            self.clocks.show_lasted(so_far.ended - (so_far.opened or so_far.ended))
            wait = None
        else:
            public = [line.planned for line in times.lines if line.item.public]
            wait = self.clocks.show_until(public[0] if public else now, now)
        end = so_far.ended or projected_end(times, so_far, now)
        self._ends.show_end(end, times.promised_end, board.zone, self._say, ended=so_far.ended is not None)
        over = between(end, times.promised_end)
        self._late.show_late(over, board.shorten, times, self._say, running=running)
        self.stage.preview.tick(now)
        return wait

    def retitle(self, say: Tongue) -> None:
        """All words in another tongue."""
        self._say = say
        self.setAccessibleName(say("Chair"))
        self._protected.set_text(say("protected"))
        self._frozen.set_text(say("numbers freeze when called"))
        self._back.retitle(say("Back"))
        self._end.retitle(say("End the assembly"))
        self.clocks.retitle_clocks(say)
        self.stage.preview.retitle(say)
        if self._board is not None:
            self.show_board(self._board)

    # -- what is done --------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """The next name of a roll call, else the next item; the last item is not left by this key."""
        board = self._board
        if board is None or board.evening.ended is not None:
            return
        if board.roll and self._to_read < len(board.roll):
            self.called.emit(board.roll[self._to_read].delegation)
            self._to_read += 1
        elif any(line.when is When.COMING for line in board.timeline.lines):
            self.went_on.emit()

    def go_back(self) -> None:
        """The name before, else the item before."""
        board = self._board
        if board is None:
            return
        if board.roll and self._to_read > 0:
            self._to_read -= 1
            self.uncalled.emit()
        else:
            self.went_back.emit()

    def hold(self) -> None:
        """Hold the clocks, or let them go on."""
        board = self._board
        if board is not None and board.evening.item_timer is not None:
            (self.resumed if board.evening.held else self.held).emit()

    def add_minute(self) -> None:
        """A minute more for whoever speaks, else for the item."""
        board = self._board
        if board is not None and board.evening.item_timer is not None:
            self.minute_added.emit(Whose.SPEAKER if board.evening.speaker_timer else Whose.ITEM)

    def ask(self, holder: str) -> None:
        """Put the ask to a power-holder and start the answer clock."""
        board = self._board
        if board is not None and board.ask is not None and board.on is not None:
            length = answer_length(board.on.length, len(board.asked))
            self.asked.emit(board.ask.id, holder, int(length.total_seconds()))

    def show_answer(self) -> None:
        """Show the answer of whoever spoke last, else the first that there is."""
        board = self._board
        if board is not None and board.ask is not None and board.answered:
            self.scene_chosen.emit(Showing.ANSWER, board.ask.id, board.answered)

    def show_tally(self) -> None:
        """The tally board."""
        self.scene_chosen.emit(Showing.TALLY, "", "")

    def blank(self) -> None:
        """Nothing on stage, or what stood there before."""
        board = self._board
        if board is None:
            return
        if board.showing is not Showing.BLANK:
            self.scene_chosen.emit(Showing.BLANK, "", "")
        else:
            ask = board.ask.id if board.ask is not None else ""
            self.scene_chosen.emit(self._before_blank, ask, board.evening.speaker)

    def freeze(self) -> None:
        """The hall's picture stands still while the chair moves on, or follows again."""
        if self._board is not None:
            (self.stage_released if self._board.stage_held else self.stage_held).emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # the keys are the screen's own, whatever was pressed to come here
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Space is a button's own key while one has the focus
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.go_on()
        else:
            super().keyPressEvent(event)

    # -- parts of the board --------------------------------------------------------------------------------

    def _show_head(self, board: ChairBoard) -> None:
        say, on = self._say, board.on
        if on is not None:
            self._number.setText(str(on.number) if on.number else "")
            self._title.setText(on.item.title)
        else:
            self._number.setText("")
            self._title.setText(
                say("The assembly is over") if board.evening.ended else say("Before the start")
            )
        self._number.setVisible(bool(self._number.text()))
        self._protected.setVisible(on is not None and on.item.protected)
        # in large type the title needs the room; the list says the same below
        self._frozen.setVisible(bool(board.roll) and theme_of(self).size <= _ROOM_FOR_CHIPS)
        parts = [on.item.who] if on is not None else []
        if board.roll:
            parts.append(say("read the name, then the number"))
        elif on is not None and board.asked and _answered_here(board):
            length = clock_face(answer_length(on.length, len(board.asked)))
            parts.append(
                say.plural(
                    "one answer of {length}", "{count} answers of {length}", len(board.asked), length=length
                )
            )
        self._note.setText(" · ".join(part for part in parts if part))
        self._note.setVisible(bool(self._note.text()))
        self._back.setVisible(on is not None or board.evening.ended is not None)

    def _show_middle(self, board: ChairBoard) -> None:
        say, on = self._say, board.on
        if board.roll:
            self._middle.setCurrentWidget(self._roll)
            self._roll.show_roll(board.roll, board.roll_at, say)
        elif on is not None and (on.item.script or board.ask is not None):
            self._middle.setCurrentWidget(self._script)
            kinds = (ItemKind.ASK, ItemKind.RESPONSE, ItemKind.READ_BACK)
            read_aloud = on.item.kind in kinds or not on.item.script
            self._script.show_script(on.item.script, board.ask.words if board.ask and read_aloud else "")
        else:
            self._middle.setCurrentWidget(self._empty_page)
            self._say_empty(board)

    def _say_empty(self, board: ChairBoard) -> None:
        say, on = self._say, board.on
        if on is not None:
            self._empty.retitle(
                say("No script"), say("Nothing is written for this item. Plan is where scripts are.")
            )
        elif board.evening.ended is not None:
            over = between(board.evening.ended, board.timeline.promised_end)
            at = say.time(board.evening.ended, board.zone)
            self._empty.retitle(
                say("Thank you"),
                say(
                    "It ended at {time}, {late}. The evaluation comes next.",
                    time=at,
                    late=how_late(over, say),
                ),
            )
        elif board.timeline.lines:
            lines = board.timeline.lines
            first = next((line.item.title for line in lines if line.item.public), lines[0].item.title)
            words = say("{title} comes first. Its clock starts when you begin.", title=first)
            self._empty.retitle(say("Ready when you are"), words, say("Begin"))
        else:
            words = say("Without a running order there is nothing to chair. It is written in Plan.")
            self._empty.retitle(say("No agenda yet"), words)

    def _show_aside(self, board: ChairBoard) -> None:
        say = self._say
        clock = board.showing in (Showing.ASK, Showing.ITEM) and board.evening.item_timer is not None
        self._asked.setVisible(bool(board.asked) and not board.roll)
        if board.asked:
            self._asked.show_lines(board.asked, say, clock_on_stage=clock and board.showing is Showing.ASK)
        self._ends.setVisible(not board.roll)
        self._read.setVisible(bool(board.roll))
        self._since.setVisible(False)
        if board.roll:
            self._read.show_board(board, say)
            self._since.show_board(board, say)
        running = board.evening.item_timer is not None
        self.clocks.show_held(board.evening.held)
        for button in (self.clocks.hold, self.clocks.add):
            if running:
                button.allow()
            else:
                button.refuse(say("No clock is running."))
        self.clocks.add.setVisible(not board.roll)
        self._show_next(board)
        answered = bool(board.answered)
        # beside those who are asked, or who came since they were called, there is no room for it
        preview = self._since.isHidden() if board.roll else not board.asked
        self.stage.show_stage(board.showing, say, frozen=board.stage_held, answered=answered, preview=preview)

    def _show_next(self, board: ChairBoard) -> None:
        say, following = self._say, self.clocks.next
        following.retitle(say("Next") if board.evening.opened is not None else say("Begin"))
        if board.evening.ended is not None:
            following.refuse(say("The assembly is over. Back goes into its last item again."))
        elif (board.roll and board.roll_at < len(board.roll)) or any(
            line.when is When.COMING for line in board.timeline.lines
        ):
            following.allow()
        else:
            following.refuse(say("This is the last item. Ctrl End ends the assembly."))

    def _show_coming(self, board: ChairBoard) -> None:
        coming = [line for line in board.timeline.lines if line.when is When.COMING]
        shown = () if board.roll else tuple(coming[:_NEXT_ITEMS])
        self._coming.show_lines(shown, board.zone, self._say)
        self._coming.setVisible(bool(shown))
        last = board.on is not None and not any(line.item.public for line in coming) and not board.roll
        self._end.setVisible(last)
        unread = len(board.roll) - board.roll_at if coming else 0
        self._leave_roll.show_unread(unread, board.evening.item, self._say)

    def _speaker(self, board: ChairBoard) -> str:
        return next((line.name for line in board.asked if line.id == board.evening.speaker), "")

    # -- building ------------------------------------------------------------------------------------------

    def _lay_out(self, theme: Theme) -> None:
        head = across(theme, self._number, self._title, self._protected, self._frozen, self._back, gap=14)
        head.setStretch(1, 1)
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._empty_page = boxed(down(theme, STRETCH, self._empty, STRETCH, margins=(40, 0, 40, 0)))
        self._middle = QStackedWidget()
        for page in (self._script, self._roll, self._empty_page):
            self._middle.addWidget(page)
        left = QVBoxLayout()
        room(left, theme, gap=10, margins=(22, 16, 0, 16))
        left.addLayout(head)
        left.addWidget(self._note)
        left.addWidget(self._middle, 1)
        left.addWidget(self._late)
        left.addWidget(self._coming)
        left.addWidget(self._leave_roll)
        left.addLayout(across(theme, STRETCH, self._end))
        aside = down(
            theme, self.clocks, self._ends, self._read, self._asked, self._since, self.stage,
            gap=12, margins=(22, 18, 8, 16),
        )  # fmt: skip
        aside.setStretch(5, 1)
        whole = across(theme, boxed(left), _Aside(theme, boxed(aside)), gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.clocks.held.connect(self.hold)
        self.clocks.minute_added.connect(self.add_minute)
        self.clocks.went_on.connect(self.go_on)
        self._back.clicked.connect(self.go_back)
        self._empty.acted.connect(self.go_on)
        self._asked.chosen.connect(self.ask)
        self._late.dropped.connect(self.item_dropped)
        self._end.clicked.connect(self.ended)
        self._leave_roll.left.connect(self.went_on)
        self.stage.answer_wanted.connect(self.show_answer)
        self.stage.board_wanted.connect(self.show_tally)
        self.stage.blank_wanted.connect(self.blank)
        self.stage.freeze_wanted.connect(self.freeze)
        keys: list[tuple[str, Callable[[], None]]] = [
            ("PgDown", self.go_on),
            ("Right", self.go_on),
            ("Ctrl+PgDown", self._leave_roll.leave),
            ("PgUp", self.go_back),
            ("Left", self.go_back),
            ("H", self.hold),
            ("+", self.add_minute),
            ("=", self.add_minute),
            ("A", self.show_answer),
            ("T", self.show_tally),
            ("B", self.blank),
            (".", self.blank),
            ("F", self.freeze),
            ("F8", self._late.drop),
            ("Ctrl+End", self._on_end),
        ]
        keys += [(str(number), lambda number=number: self._asked.choose(number)) for number in range(1, 10)]
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    def _on_end(self) -> None:
        if not self._end.isHidden():
            self.ended.emit()


def _answered_here(board: ChairBoard) -> bool:
    """Whether answers are given in this item: not in a testimony, nor where the ask has an item for them."""
    on = board.on
    if on is None or on.item.kind in (ItemKind.TESTIMONY, ItemKind.READ_BACK):
        return False
    return on.item.kind is ItemKind.RESPONSE or not any(
        line.item.kind is ItemKind.RESPONSE and line.item.ask == on.item.ask for line in board.timeline.lines
    )


class _Aside(Scroll):
    """The column at the right: with larger type it is scrolled rather than squeezed.

    The bar has its place always, so that nothing moves when it comes.
    """

    def __init__(self, theme: Theme, inside: QWidget) -> None:
        inside.setObjectName("inside")
        super().__init__(inside)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._on_range_changed(0, 0)
        hold(self, theme, width=404)

    def _on_range_changed(self, _least: int, most: int) -> None:
        idle = "QScrollBar::handle:vertical { background: transparent; }"
        self.verticalScrollBar().setStyleSheet("" if most > 0 else idle)
