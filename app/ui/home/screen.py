"""The Home screen: the assembly that comes next, those past and coming, what needs doing, a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.service.boards.home import AssemblyCard, Due, DueKind, HomeBoard
from app.ui.parts.buttons import Button
from app.ui.parts.cells import Cell, Column, Row
from app.ui.parts.columns import Columns
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.panels import Divider, Empty, Panel, Stat
from app.ui.parts.scrolling import Scroll
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.parts.strip import RehearsalChip
from app.ui.parts.tables import Table
from app.ui.theme import Theme, room, theme_of
from app.words import Tongue

if TYPE_CHECKING:
    from app.ui.home.new import NewAssembly
    from app.ui.home.protect import Protect

_LEAST = 540
"""Logical pixels of what is not due: narrower, and what is due goes below it."""
_TABLE = 180
"""Logical pixels: lower the table is not pressed, Home scrolls instead."""
_SIGNS = {
    DueKind.MEND: ("warning", "warn", True),
    DueKind.REPORT_BACK: ("flag-pennant", "accent", False),
    DueKind.PRINT: ("printer", "accent", False),
    DueKind.PROTECT: ("shield-warning", "warn", False),
}


class HomeScreen(QWidget):
    """Shows what there is and voices which assembly is wanted."""

    opened = Signal(str)
    rehearsing = Signal(str)
    importing = Signal()
    """A whole plan from a file."""
    made = Signal(dict)
    """A new assembly: what its form says."""
    protected = Signal(str, str)
    """A passphrase for this laptop's file, typed twice."""

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._board: HomeBoard | None = None
        self._next = _Next(theme)
        self._next.opened.connect(self.opened)
        self._next.rehearsing.connect(self.rehearsing)
        self._empty = Empty("calendar-check", "", "")
        self._lists = Label("", "lead_strong")
        self._table = Table(
            (
                Column("day", width=130),
                Column("title", strong=True),
                Column("people", width=126),
                Column("became", width=244),
            ),
            tall=True,
        )
        self._table.opened.connect(self.opened)
        self._table.chosen.connect(self._show_open)
        self._frame = self._table.framed()
        self._hint = Label("", "caption", "ink_2")
        self._new_button = Button(icon="plus", key="Ctrl+N", bound=True, enters=True)
        self._new_button.clicked.connect(self._on_new)
        self._open_button = Button(icon="folder-open", enters=True)
        self._open_button.clicked.connect(self._on_open)
        self._file_button = Button(icon="download-simple", enters=True)
        self._file_button.clicked.connect(self.importing)
        self._form: NewAssembly | None = None
        self._protect: Protect | None = None
        acts = boxed(Lines(self._new_button, self._open_button, self._file_button, gap=10))
        self._rest = boxed(down(theme, gap=10))
        rest = self._rest.layout()
        assert isinstance(rest, QVBoxLayout)  # noqa: S101 - made so the line above
        rest.addWidget(self._lists)
        rest.addWidget(self._frame, 1)
        rest.addWidget(self._hint)
        left = down(theme, self._next, self._empty, gap=18, margins=(28, 24, 0, 20))
        self._left = left
        left.addWidget(self._rest, 1)
        left.addWidget(acts)
        self._stretch = boxed(down(theme, STRETCH))
        left.addWidget(self._stretch, 1)
        self._due = Panel(margins=(20, 14, 20, 8), gap=0)
        self._due_head = Label("", "lead_strong")
        self._due.body.addWidget(self._due_head)
        self._lines = QVBoxLayout()
        room(self._lines, theme, gap=0)
        inner = boxed(down(theme, self._lines, STRETCH, gap=0))
        self._due.body.addWidget(Scroll(inner), 1)
        side = boxed(down(theme, self._due, margins=(24, 24, 28, 20)))
        self._frame.setMinimumHeight(theme.px(_TABLE))
        main = boxed(left)
        main.setMinimumWidth(theme.px(_LEAST))
        columns = Columns(theme, main, right=side, widths=(0, 384))
        self.setLayout(down(theme, columns, gap=0))
        self.retitle(say)

    @property
    def form(self) -> NewAssembly:
        """The form of a new assembly; no start waits for it, it is made when it is first wanted."""
        if self._form is None:
            from app.ui.home.new import NewAssembly

            self._form = NewAssembly(theme_of(self), self._say)
            self._form.made.connect(self.made)
            self._form.closed.connect(self._on_form_closed)
            self._hang_in(self._form)
        return self._form

    @property
    def table(self) -> Table:
        """All assemblies but the next."""
        return self._table

    def retitle(self, say: Tongue) -> None:
        """Another tongue."""
        self._say = say
        self._next.speak(say)
        for form in self._forms:
            form.speak(say)
        self._new_button.retitle(say("New assembly"))
        self._open_button.retitle(say("Open"))
        self._file_button.retitle(say("Take in a plan file …"))
        self._due_head.setText(say("Due"))
        self._hint.setText(say("Enter or a double click opens an assembly."))
        self._empty.retitle(
            say("No assembly is planned"),
            say("An assembly is one evening: who comes, who is asked, what is asked, in which order."),
        )
        self._table.retitle(
            {
                "day": say("Day"),
                "title": say("Assembly"),
                "people": say("People"),
                "became": say("What became of it"),
            }
        )
        if self._board is not None:
            self.show_board(self._board)

    def show_board(self, board: HomeBoard) -> None:
        """What there is today."""
        say = self._say
        self._board = board
        forming = not all(form.isHidden() for form in self._forms)
        self._next.setVisible(board.next is not None and not forming)
        self._empty.setVisible(board.next is None and not forming)
        self._new_button.set_kind("filled" if board.next is None and not forming else "outlined")
        if board.next is not None:
            self._next.show_next(board.next, (board.next.day - board.today).days)
        others = (*board.coming, *board.past)
        self._rest.setVisible(bool(others) and not forming)
        self._stretch.setVisible(not others or forming)
        self._open_button.setVisible(bool(others) and not forming)
        self._lists.setText(say("Coming and past assemblies") if board.coming else say("Past assemblies"))
        self._table.show_rows([self._row(card) for card in others])
        if board.read_only_because:
            reason = say("The file is open for reading only: another window holds it.")
            for button in (self._new_button, self._file_button):
                button.refuse(reason)
        else:
            for button in (self._new_button, self._file_button):
                button.allow()
        self._show_due(board)
        self._show_open()
        if self.hasFocus():
            # the keys find what one most likely came for
            first = self._next.open_button if board.next is not None else self._new_button
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, field: str, sentence: str) -> None:
        """Say in the form why the new assembly was not made."""
        self.form.refuse(field, sentence)

    def end_form(self) -> None:
        """The new assembly was made."""
        self.form.clear()
        self._on_form_closed()

    def refuse_passphrase(self, column: str, sentence: str) -> None:
        """Say at its fields why the passphrase was not set."""
        if self._protect is not None:
            self._protect.refuse(column, sentence)

    def end_passphrase(self) -> None:
        """It was set, or something else is wanted."""
        if self._protect is not None and not self._protect.isHidden():
            self._protect.put_away()

    def _row(self, card: AssemblyCard) -> Row:
        say = self._say
        if card.people:
            people = say.number(card.people)
        elif card.pledged:
            people = say("{count} pledged", count=say.number(card.pledged))
        else:
            people = say("not known")
        place = [card.venue, say("Rehearsal")] if card.rehearsal else [card.venue]
        return Row(
            card.id,
            {
                "day": Cell(say.day(card.day), ink="ink_2"),
                "title": Cell(card.title, second=" · ".join(place)),
                "people": people,
                "became": _became(card, say),
            },
        )

    def _show_due(self, board: HomeBoard) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for due in board.due:
            self._lines.addWidget(Divider())
            self._lines.addWidget(self._due_line(due))
        if not board.due:
            self._lines.addWidget(Divider())
            self._lines.addWidget(Label(self._say("Nothing is waiting."), "body", "ink_2"))

    def _due_line(self, due: Due) -> QWidget:
        say, theme = self._say, theme_of(self)
        facts = {
            name: say.number(fact) if name == "count" and isinstance(fact, int) else fact
            for name, fact in due.facts
        }
        icon, ink, fill = _SIGNS[due.kind]
        text = down(
            theme,
            Label(say(due.heading, **facts), "strong", wrap=True),
            Label(say(due.sentence, **facts), "body", "ink_2", wrap=True),
            gap=0,
        )
        if due.kind is DueKind.PROTECT:
            text.addSpacing(theme.px(8))
            text.addWidget(self._protect_button(), 0, Qt.AlignmentFlag.AlignLeft)
        row = across(theme, gap=12, margins=(0, 9, 0, 9))
        row.addWidget(Glyph(icon, 22, ink, fill=fill), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        return boxed(row)

    def _protect_button(self) -> Button:
        button = Button(self._say("Set a passphrase …"), icon="key", enters=True)
        button.clicked.connect(self._on_protect)
        if self._board is not None and self._board.read_only_because:
            button.refuse(self._say("The file is open for reading only: another window holds it."))
        return button

    def _show_open(self) -> None:
        if self._table.chosen_key():
            self._open_button.allow()
        else:
            self._open_button.refuse(self._say("Choose one in the list first."))

    def _on_open(self) -> None:
        if key := self._table.chosen_key():
            self.opened.emit(key)

    def _on_new(self) -> None:
        self.end_passphrase()
        self.form.call(self._board)
        if self._board is not None:
            self.show_board(self._board)

    def _on_protect(self) -> None:
        if self._protect is None:
            from app.ui.home.protect import Protect

            self._protect = Protect(theme_of(self), self._say)
            self._protect.wanted.connect(self.protected)
            self._protect.closed.connect(self._on_form_closed)
            self._hang_in(self._protect)
        if self._form is not None:
            self._form.hide()
        self._protect.call()
        if self._board is not None:
            self.show_board(self._board)

    @property
    def _forms(self) -> tuple[NewAssembly | Protect, ...]:
        """Those that were wanted; at most one is shown, in place of the next assembly and the list."""
        return tuple(form for form in (self._form, self._protect) if form is not None)

    def _hang_in(self, form: QWidget) -> None:
        self._left.insertWidget(self._left.indexOf(self._empty) + 1, form)

    def _on_form_closed(self) -> None:
        if self._form is not None:
            self._form.hide()
        if self._board is not None:
            self.show_board(self._board)


class _Next(Panel):
    """The assembly that comes next, large, with what one does with it."""

    opened = Signal(str)
    rehearsing = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(margins=(38, 22, 30, 22), gap=4)
        self._say: Tongue | None = None
        self._card: AssemblyCard | None = None
        self._when = Label("", "strong", "accent", size=16)
        self._chip = RehearsalChip()
        self._title = Label("", "spoken_display", wrap=True)
        self._where = Label("", "lead", "ink_2", wrap=True)
        self._stats = [Stat("", "") for _ in range(5)]
        self._open = Button(kind="filled", height=44, size=17, enters=True)
        self._open.clicked.connect(lambda: self._card and self.opened.emit(self._card.id))
        self._rehearse = Button(height=44, size=17)
        self._rehearse.clicked.connect(lambda: self._card and self.rehearsing.emit(self._card.id))
        self.body.addLayout(across(theme, self._when, STRETCH, self._chip))
        self.body.addWidget(self._title)
        self.body.addWidget(self._where)
        self.body.addSpacing(theme.px(14))
        self.body.addWidget(boxed(Lines(*self._stats, gap=28)))
        self.body.addSpacing(theme.px(16))
        self.body.addWidget(boxed(Lines(self._open, self._rehearse, gap=10)))

    @property
    def open_button(self) -> Button:
        """Opens it."""
        return self._open

    def speak(self, say: Tongue) -> None:
        self._say = say
        self._chip.set_word(say("Rehearsal"))
        self._open.retitle(say("Open"))
        self._rehearse.retitle(say("Rehearse the evening"))

    def show_next(self, card: AssemblyCard, days: int) -> None:
        say = self._say
        if say is None:
            return
        self._card = card
        if days > 0:
            when = say.plural("Next assembly · tomorrow", "Next assembly · in {count} days", days)
        else:
            when = say("Next assembly · today")
        self._when.setText(when)
        self._chip.setVisible(card.rehearsal)
        self._rehearse.setVisible(not card.rehearsal)
        self._title.setText(card.title)
        day = say.day(card.day, weekday=True)
        self._where.setText(say("{day}, {time} · {venue}", day=day, time=card.starts, venue=card.venue))
        target = (
            say("pledged, of {target}", target=say.number(card.target)) if card.target else say("pledged")
        )
        figures = (
            (card.pledged, target),
            (card.institutions, say.plural("institution", "institutions", card.institutions)),
            (card.asks, say.plural("ask", "asks", card.asks)),
            (card.power_holders, say.plural("power-holder", "power-holders", card.power_holders)),
            (card.mend, say.plural("thing to mend", "things to mend", card.mend)),
        )
        for stat, (number, label) in zip(self._stats, figures, strict=True):
            stat.show_stat(say.number(number), label)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(0, 0, theme.px(8), self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        radius = theme.radius("panel")
        painter.drawRoundedRect(0, 0, theme.px(40), self.height(), radius, radius)
        painter.end()


def _became(card: AssemblyCard, say: Tongue) -> str:
    if not card.asks:
        return say("no ask")
    asks = say.plural("{count} ask", "{count} asks", card.asks)
    without = card.asks - card.news
    if not card.news:
        return say("{asks}: no news yet", asks=asks)
    if not without:
        return say("{asks}: {kept} kept", asks=asks, kept=card.kept)
    return say("{asks}: {kept} kept, {without} without news", asks=asks, kept=card.kept, without=without)
