"""Turnout at the door: by institution here, pledged and missing; when it is full; nobody left over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.badge import LENGTH
from app.domain.door import Count
from app.domain.lookup import meant
from app.domain.names import folded
from app.domain.turnout import Forecast, Reach
from app.service.boards.turnout import TurnoutBoard
from app.ui.door.give_way import is_low
from app.ui.door.plate import UnassignedPlate
from app.ui.door.sentences import rate_of
from app.ui.door.whose import ShortTable, WhosePage
from app.ui.parts.cells import Cell, Column, Row
from app.ui.parts.fields import Field
from app.ui.parts.hints import KeyHint
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.pages import Pages
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, theme_of
from app.words import Tongue

KEY = "Shift+F5"
"""Opens and leaves it."""

_COLUMNS = (
    Column("name"),
    Column("bar", width=110),
    Column("here", width=80, number=True, strong=True),
    Column("pledged", width=104, number=True),
    Column("missing", width=106, number=True, strong=True),
)
_GIVE_WAY = ((1, 200), (3, 130))
"""Which column goes where the name of an institution would be less wide than that: bars, then pledges."""


class CountTable(ShortTable):
    """The institutions; letters typed at it are for the filter above it.

    Where there is little room the bars go first, then what was pledged: who is missing stays.
    """

    typed = Signal(str)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme, wide = theme_of(self), self.viewport().width()
        left = wide - sum(theme.px(column.width) for column in _COLUMNS)
        for place, least in _GIVE_WAY:
            gone = left < theme.px(least)
            self.setColumnHidden(place, gone)
            left += theme.px(_COLUMNS[place].width) if gone else 0
        self.setColumnWidth(0, max(theme.px(80), left))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)


class TurnoutPage(QWidget):
    """Two pages: how many came, and those who have no institution. It voices; scanning goes on meanwhile."""

    assigned = Signal(str, str)
    """Badge or walk-in, and the institution or GUEST it is counted for."""
    taken_back = Signal()
    """The last of those is nobody's again."""
    left = Signal()
    scanned = Signal(str)
    """A badge's whole code was typed into a filter, and Enter: by a scanner slower than a hand."""
    showed = Signal(object, object)
    """A board, and the tongue it was shown in: others show a part of it."""

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._say = say
        self._board: TurnoutBoard | None = None
        self._sorted = "missing"
        self._title = Label("", "title")
        self._summary = Label("", "lead", "ink_2", wrap=True)
        self.plate: UnassignedPlate = UnassignedPlate()
        self._full, self._whole = Label("", "body", wrap=True), Label("", "body", wrap=True)
        self.filter: Field = Field("", icon="magnifying-glass")
        self._shown = Label("", "caption", "ink_2")
        self.table: CountTable = CountTable(_COLUMNS)
        self._sort, self._away = KeyHint("Alt S"), KeyHint("Esc")
        self.whose: WhosePage = WhosePage(theme, say)
        self._lay_out(theme)
        self._connect()
        self.retitle(say)

    # -- what is shown -------------------------------------------------------------------------------------

    def show_board(self, board: TurnoutBoard) -> None:
        """The numbers as they are now."""
        self._board = board
        say = self._say
        self._summary.setText(_summary(board, say))
        self.plate.show_count(board.unassigned, say)
        self._full.setText(_full(board, say))
        self._full.set_ink("trouble" if board.capacity and board.here >= board.capacity else "ink")
        self._whole.setText(_whole(board, say))
        self._show_rows()
        self.whose.show_board(board)
        self.showed.emit(board, say)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._summary.set_role("body" if is_low(self) else "lead")

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self.table.setAccessibleName(say("Turnout by institution"))
        self.table.retitle(
            {
                "name": say("Institution"),
                "here": say("Here"),
                "pledged": say("Pledged"),
                "missing": say("Missing"),
            }
        )
        self.filter.edit.setAccessibleName(say("Find an institution"))
        self.filter.set_hint(say("Find an institution"))
        self._away.say_words(say("back to scanning"))
        self.whose.retitle(say)
        self._say_where()
        if self._board is not None:
            self.show_board(self._board)

    def begin(self, *, whose: bool = False) -> None:
        """All institutions, and the hands at the filter; or those without one."""
        if whose:
            self.begin_whose()
            return
        self._pages.setCurrentIndex(0)
        self._say_where()
        self.filter.set_text("")
        self._show_rows()
        self.filter.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_whose(self) -> None:
        """Those without an institution."""
        self._pages.setCurrentWidget(self.whose)
        self._say_where()
        self.whose.begin()

    def told(self, sentence: str, *, undo: bool = False, wrong: bool = False) -> None:
        """What became of those who were given an institution just now."""
        self.whose.tell(sentence, undo=undo, wrong=wrong)

    def listen(self) -> None:
        """The focus to where letters find an institution."""
        page = self.whose if self.asks_whose else self
        page.filter.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def asks_whose(self) -> bool:
        """Whether those without an institution are shown."""
        return self._pages.currentWidget() is self.whose

    @property
    def tables(self) -> tuple[QWidget, ...]:
        """What takes keys beside fields and buttons, for whoever listens."""
        return self.table, self.whose.people, self.whose.institutions

    # -- keys ----------------------------------------------------------------------------------------------

    def command(self, name: str) -> bool:
        """A key that is no text; answers whether the page took it."""
        if name in ("Return", "Enter") and self._take_code():
            return True
        if self.asks_whose:
            if self.whose.command(name):
                return True
            if name == "Esc":
                self.begin()
            return name in ("Esc", "Return", "Enter")
        if name == "Esc" and self.filter.text():
            self.filter.set_text("")
            self._show_rows()
        elif name in ("Esc", KEY):
            self.left.emit()
        elif name == "Alt+S":
            self._sort_by("name" if self._sorted == "missing" else "missing")
        elif name == "Alt+U" and self.plate.count:
            self.begin_whose()
        elif name == "Down" and self.filter.edit.hasFocus():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif name == "Up" and self.table.hasFocus() and self.table.chosen_key() == self.table.keys[0]:
            self.filter.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return name in ("Return", "Enter")
        return True

    # -- how it is built -----------------------------------------------------------------------------------

    def _lay_out(self, theme: Theme) -> None:
        head = boxed(Lines(self._title, self.plate, gap=16, last="right"))
        forecasts = boxed(down(theme, self._full, self._whole, gap=0))
        find = across(theme, self.filter, self._shown, gap=12)
        find.setStretch(0, 1)
        counts = down(theme, self._summary, forecasts, boxed(find), self.table.framed(), gap=8)
        counts.setStretch(3, 1)
        self._pages = Pages(boxed(counts), self.whose)
        foot = boxed(across(theme, self._sort, STRETCH, self._away, gap=16))
        layout = down(theme, head, self._pages, foot, gap=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.filter.changed.connect(self._show_rows)
        self.table.sorting.connect(self._sort_by)
        self.table.typed.connect(self._on_typed)
        self._sort.clicked.connect(lambda: self.command("Alt+S"))
        self._away.clicked.connect(self.left)
        self.plate.clicked.connect(self._on_plate)
        self.whose.assigned.connect(self.assigned)
        self.whose.taken_back.connect(self.taken_back)

    def _take_code(self) -> bool:
        field = self.whose.filter if self.asks_whose else self.filter
        typed = field.text().strip()
        if len(typed) != LENGTH or not (typed.isascii() and typed.isalnum()):
            return False
        field.set_text("")
        self.scanned.emit(typed)
        return True

    def _on_plate(self) -> None:
        if not self.asks_whose:
            self.begin_whose()

    def _on_typed(self, letters: str) -> None:
        edit = self.filter.edit
        edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(edit, QLineEdit):
            edit.insert(letters)
            self._show_rows()

    def _sort_by(self, column: str) -> None:
        if column in _ORDER:
            self._sorted = column
            self._show_rows()

    def _show_rows(self) -> None:
        board, say = self._board, self._say
        self._sort.say_words(say("Sort by name") if self._sorted == "missing" else say("Most missing first"))
        self.table.show_sorting(self._sorted, descending=self._sorted != "name")
        if board is None:
            return
        names = [each.name for each in board.counts]
        counts = [board.counts[number] for number in meant(self.filter.text(), names)]
        counts.sort(key=_ORDER[self._sorted])
        self.table.show_rows([_row(each, say) for each in counts])
        self._shown.setText(
            say("{count} of {all}", count=say.number(len(counts)), all=say.number(len(board.counts)))
        )

    def _say_where(self) -> None:
        say = self._say
        self._title.setText(say("Whose are they?") if self.asks_whose else say("Turnout"))
        self._sort.setVisible(not self.asks_whose)
        self.plate.show_key("" if self.asks_whose else "Alt U")


_ORDER: dict[str, Callable[[Count], tuple[int, str]]] = {
    "name": lambda count: (0, folded(count.name)),
    "here": lambda count: (-count.here, folded(count.name)),
    "pledged": lambda count: (-count.pledged, folded(count.name)),
    "missing": lambda count: (-count.missing, folded(count.name)),
}


def _row(count: Count, say: Tongue) -> Row:
    """Whole is said by a sign and the word nought; who pledged nothing is missed by nobody."""
    pledged = say.number(count.pledged) if count.pledged else "–"
    missing = Cell(say.number(count.missing))
    if not count.pledged:
        missing = Cell("–", spoken=say("Nothing was pledged"))
    elif not count.missing:
        missing = Cell(say.number(0), icon="check", ink="yes", spoken=say("Nobody is missing"))
    cells = {
        "name": Cell(count.name, whole=True),
        "bar": Cell(bar=min(1.0, count.here / count.pledged)) if count.pledged else "",
        "here": say.number(count.here),
        "pledged": pledged,
        "missing": missing,
    }
    return Row(count.delegation, cells)


def _summary(board: TurnoutBoard, say: Tongue) -> str:
    parts = [
        say("{count} in the hall", count=say.number(board.here)),
        say("{count} ever present", count=say.number(board.ever)),
    ]
    if board.pledged:
        parts.append(say("{count} pledged", count=say.number(board.pledged)))
        parts.append(say("{count} missing", count=say.number(board.missing)))
    if board.guests:
        parts.append(say.plural("{count} guest", "{count} guests", board.guests))
    parts.append(say("{count} a minute", count=rate_of(board.rate, say)))
    return " · ".join(parts)


def _full(board: TurnoutBoard, say: Tongue) -> str:
    """When there is no place left, or why that cannot be said."""
    full = board.full
    places = say.number(full.goal)
    if full.reach is Reach.NO_GOAL:
        return say("How many the hall holds is not known.")
    if full.reach is Reach.REACHED:
        over = board.here - board.capacity
        if over:
            return say.plural(
                "Full: {count} person more than the {places} places.",
                "Full: {count} people more than the {places} places.",
                over,
                places=places,
            )
        return say("Full: all {places} places are taken.", places=places)
    facts = {"places": places, "left": say.number(full.left)}
    if full.at is not None:
        time = say.time(full.at, board.zone)
        return say("Full about {time}: {left} of {places} places left.", time=time, **facts)
    if full.reach is Reach.SLOWING:
        return say("Full: not if it goes on slowing down. {left} of {places} places left.", **facts)
    return say("Full: not at this rate. {left} of {places} places left.", **facts)


def _whole(board: TurnoutBoard, say: Tongue) -> str:
    """When as many are here as were pledged."""
    whole: Forecast = board.whole
    pledged = say.number(whole.goal)
    if whole.reach is Reach.NO_GOAL:
        return say("Nothing was pledged.")
    if whole.reach is Reach.REACHED:
        return say("As many as the {count} pledged are here.", count=pledged)
    if 0 < board.capacity < whole.goal:
        return say("More are pledged than the hall holds.")
    if whole.at is not None:
        time = say.time(whole.at, board.zone)
        return say("As many as the {count} pledged about {time}.", count=pledged, time=time)
    if whole.reach is Reach.SLOWING:
        return say("As many as the {count} pledged: not if it goes on slowing down.", count=pledged)
    return say("As many as the {count} pledged: not at this rate.", count=pledged)
