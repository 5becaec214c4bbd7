"""The asks, one card at a time: the words as they are read out, who is asked, by when, and what to mend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from app.domain.plan import Ask, Plan
from app.domain.wording import Advice, Fault, to_mend
from app.ui.parts.buttons import Button
from app.ui.parts.cells import Cell, Column, Row
from app.ui.parts.columns import Columns
from app.ui.parts.fields import Field, Tick
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.panels import Divider, Empty, Panel
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.parts.tables import Table
from app.ui.plan.adding import AddLine, Refusal
from app.ui.plan.sentences import advice_words
from app.ui.theme import Theme, room, theme_of
from app.words import Tongue

_COLUMNS = ("title", "words", "by_when", "by_latest", "our_commitment", "why")


_BESIDE = 3
"""Power-holders in a row: more would leave nothing of their names."""


class Asks(QWidget):
    """List at the left, the card, and at the right what is still to mend: advice, which stops nobody."""

    edited = Signal(str, str, str)
    put = Signal(str, tuple)
    """Ask, and the ids of all it is put to."""
    added = Signal(str, str)
    removed = Signal(str)
    moved = Signal(str, str)
    importing = Signal()

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._say = theme, say
        self._plan: Plan | None = None
        self._asks: dict[str, Ask] = {}
        self._kept: dict[str, str] = {}
        self._at = ""
        self._advice: tuple[Advice, ...] | None = None
        self.table: Table = Table(
            (Column("number", width=48), Column("title"), Column("state", width=46)), tall=True
        )
        self.table.horizontalHeader().hide()
        self.table.chosen.connect(self._on_chosen)
        self.adding: AddLine = AddLine(theme, "")
        self.adding.added.connect(self.added)
        self.adding.closed.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self._refusal = Refusal(theme)
        self._new = Button(key="Ins", icon="plus")
        self._new.clicked.connect(self.adding.call)
        self._import = Button(icon="file-csv")
        self._import.clicked.connect(self.importing)
        self._frame = self.table.framed()
        self._list_head = Label("", "strong")
        column = down(
            theme,
            self._list_head,
            self._frame,
            across(theme, down(theme, self._new, self._import, gap=8), STRETCH, gap=0),
            gap=10,
            margins=(20, 14, 12, 14),
        )
        column.setStretch(1, 1)
        left = boxed(column)
        self._card = self._make_card(theme)
        self._empty = Empty("hand-palm", "", "")
        self._none = boxed(down(theme, self._empty, STRETCH, margins=(20, 60, 20, 20)))
        self._side = Panel(margins=(18, 14, 18, 12), gap=0)
        self._side_head = Label("", "lead_strong")
        self._side_note = Label("", "body", "ink_2", right=True, elide=True)
        head = across(theme, self._side_head)
        head.addWidget(self._side_note, 1)
        self._side.body.addLayout(head)
        self._side.body.addSpacing(theme.px(8))
        self._advices = QVBoxLayout()
        room(self._advices, theme, gap=0)
        self._side.body.addLayout(self._advices)
        self._side.body.addStretch(1)
        side = boxed(down(theme, self._side, margins=(4, 14, 20, 14)))
        middle = boxed(
            down(theme, self.adding, self._refusal, self._card, self._none, gap=8, margins=(8, 14, 12, 14))
        )
        columns = Columns(theme, middle, left=left, right=side, widths=(336, 340), lined=True)
        self.setLayout(down(theme, columns, gap=0))
        self._bind()
        self.speak(say)

    def speak(self, say: Tongue) -> None:
        """Another tongue."""
        self._say = say
        self._list_head.setText(say("Asks, in order"))
        self._new.retitle(say("New ask"))
        self._import.retitle(say("Import …"))
        self.adding.speak(say("Short title of the new ask"), say("Add"), say("Close"))
        for column, label, note in (
            ("title", say("Short title"), say("for lists and the tally")),
            ("words", say("As it is read out"), ""),
            ("by_when", say("By when"), say("in words")),
            ("by_latest", say("Latest day"), ""),
            ("our_commitment", say("Our commitment"), say("what we will do ourselves")),
            ("why", say("Why"), ""),
        ):
            self._fields[column].retitle(label, note)
        self._asked_of.setText(say("Asked of"))
        self._side_head.setText(say("To mend"))
        self._side_note.setText(say("it can still be asked"))
        self._empty.retitle(
            say("No ask yet"),
            say("One request, one action, one date, worded to be answered yes or no."),
        )
        self._advice = None
        if self._plan is not None:
            self.show_asks(self._plan)

    def show_asks(self, plan: Plan) -> None:
        """The asks of this plan; what is being typed stays."""
        fresh = [ask.id for ask in plan.asks if ask.id not in self._asks]
        known = self._plan is not None and self._plan.assembly.id == plan.assembly.id
        self._plan = plan
        self._asks = {ask.id: ask for ask in plan.asks}
        self.table.show_rows([self._row(ask) for ask in plan.asks])
        if self._at not in self._asks:
            self._at = plan.asks[0].id if plan.asks else ""
            self._kept = {}
        if known and len(fresh) == 1 and self.adding.isVisibleTo(self) and self._at != fresh[0]:
            # the ask just added is the one that is worded next
            self._at, self._kept = fresh[0], {}
        if self.table.chosen_key() != self._at:
            self.table.choose(self._at)
        self._card.setVisible(bool(self._at))
        self._side.setVisible(bool(self._at))
        self._none.setVisible(not self._at)
        if self._at:
            self._show_ask(self._asks[self._at])

    def show_ask(self, id: str) -> None:
        """Turn to an ask."""
        if id in self._asks and id != self._at:
            self._leave()
            self._at, self._kept = id, {}
            self.table.choose(id)
            self._show_ask(self._asks[id])

    def take_focus(self, id: str = "") -> None:
        """Give the keys to an ask: to its words while they are to mend, else to its date."""
        self.show_ask(id)
        ask = self._asks.get(self._at)
        if ask is None:
            self._new.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        undated = all(each.fault is Fault.NO_DATE for each in to_mend(ask))
        self._fields["by_when" if undated else "words"].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str, column: str = "") -> None:
        """Say where it was typed why it was not kept."""
        if column in self._fields:
            self._fields[column].refuse(sentence)
        elif self.adding.isVisibleTo(self):
            self.adding.refuse(sentence)
        else:
            self._refusal.refuse(sentence)

    def accept(self, column: str = "") -> None:
        """It was kept."""
        self._refusal.accept()
        if column in self._fields:
            self._fields[column].accept()
        elif not column:
            self.adding.taken()

    def _make_card(self, theme: Theme) -> QWidget:
        self._fields = {
            "title": Field(""),
            "words": Field("", spoken=True, lines=5),
            "by_when": Field("", "by summer 2027"),
            "by_latest": Field("", "2027-08-31"),
            "our_commitment": Field("", spoken=True, lines=2),
            "why": Field("", lines=2),
        }
        for column, field in self._fields.items():
            field.edit.setObjectName(column)
            field.entered.connect(lambda name=column: self._on_left(name))
            finished = getattr(field.edit, "editingFinished", None)
            if finished is not None:
                finished.connect(lambda name=column: self._on_left(name))
            else:
                field.edit.installEventFilter(self)
        self._fields["words"].changed.connect(self._on_words)
        self._head = Label("", "title", wrap=True)
        self._count = Label("", "strong", "ink_2", right=True)
        self._asked_of = Label("", "strong")
        self._ticks = QGridLayout()
        room(self._ticks, theme, gap=6)
        for place in range(_BESIDE):
            self._ticks.setColumnStretch(place, 1)
        self._tick: dict[str, Tick] = {}
        asked = boxed(down(theme, self._asked_of, self._ticks, gap=3))
        dates = across(theme, self._fields["by_when"], self._fields["by_latest"], gap=16)
        dates.setStretch(0, 2)
        dates.setStretch(1, 1)
        head = across(theme, gap=10)
        head.addWidget(self._head, 1)
        head.addWidget(self._count)
        card = down(
            theme,
            head,
            self._fields["words"],
            across(theme, self._fields["title"], gap=0),
            asked,
            dates,
            self._fields["our_commitment"],
            self._fields["why"],
            STRETCH,
            gap=12,
        )
        return boxed(card)

    def _bind(self) -> None:
        for keys, act in (
            ("Ins", self.adding.call),
            ("Alt+Up", lambda: self._move(-1)),
            ("Alt+Down", lambda: self._move(1)),
            ("F8", self._next_to_mend),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)
        gone = QShortcut(QKeySequence("Del"), self.table)
        gone.setContext(Qt.ShortcutContext.WidgetShortcut)
        gone.activated.connect(lambda: self._at and self.removed.emit(self._at))

    def eventFilter(self, watched: object, event: object) -> bool:
        from PySide6.QtCore import QEvent

        if isinstance(event, QEvent) and event.type() == QEvent.Type.FocusOut:
            name = next((c for c, f in self._fields.items() if f.edit is watched), "")
            if name:
                self._on_left(name)
        return False

    def _row(self, ask: Ask) -> Row:
        say = self._say
        faults = to_mend(ask)
        second = (
            say.plural("one thing to mend", "{count} things to mend", len(faults)) if faults else say("ready")
        )
        state = (
            Cell(icon="warning", ink="warn", spoken=second)
            if faults
            else Cell(icon="check", ink="yes", spoken=second)
        )
        return Row(
            ask.id,
            {
                "number": Cell(str(ask.number), ink="ink_2"),
                "title": Cell(ask.title, second=second, strong=True),
                "state": state,
            },
        )

    def _show_ask(self, ask: Ask) -> None:
        for column, field in self._fields.items():
            value: object = getattr(ask, column)
            text = "" if value is None else str(value)
            if self._kept.get(column) == text:
                continue
            untouched = field.text() == self._kept.get(column, field.text())
            first = column not in self._kept
            self._kept[column] = text
            if first or untouched or not field.edit.hasFocus():
                field.set_text(text)
                field.accept()
        self._show_ticks(ask)
        self._show_advice(ask)

    def _show_ticks(self, ask: Ask) -> None:
        holders = self._plan.power_holders if self._plan is not None else ()
        if [*self._tick] != [holder.id for holder in holders]:
            while (item := self._ticks.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
            self._tick = {}
            for at, holder in enumerate(holders):
                tick = Tick(holder.name)
                tick.setToolTip(holder.name)
                tick.clicked.connect(self._on_ticked)
                self._tick[holder.id] = tick
                self._ticks.addWidget(tick, at // _BESIDE, at % _BESIDE)
            if not holders:
                nobody = Label(self._say("Nobody yet: add the power-holders first."), "body", "ink_2")
                self._ticks.addWidget(nobody, 0, 0, 1, _BESIDE)
        for id, tick in self._tick.items():
            tick.setChecked(id in ask.power_holders)

    def _show_advice(self, ask: Ask) -> None:
        say, theme = self._say, self._theme
        advice = to_mend(ask)
        words = len(ask.words.split())
        over = next((each.count for each in advice if each.fault is Fault.TOO_LONG), 0)
        count = say.plural("{count} word", "{count} words", words)
        self._count.setText(say("{words}, {count} too many", words=count, count=over) if over else count)
        self._count.set_ink("warn" if over else "ink_2")
        things = (
            say.plural("one thing to mend", "{count} things to mend", len(advice)) if advice else say("ready")
        )
        self._head.setText(say("Ask {number}: {state}", number=ask.number, state=things))
        self._underline(advice)
        if advice == self._advice:
            return
        self._advice = advice
        while (item := self._advices.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for each in advice:
            heading, sentence = advice_words(each, say)
            text = down(
                theme, Label(heading, "strong", wrap=True), Label(sentence, "body", "ink_2", wrap=True), gap=1
            )
            row = across(theme, gap=12, margins=(0, 10, 0, 10))
            row.addWidget(Glyph("warning", 22, "warn", fill=True), 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(text, 1)
            self._advices.addWidget(Divider())
            self._advices.addWidget(boxed(row))
        if not advice:
            row = across(theme, Glyph("check-circle", 22, "yes", fill=True), gap=12, margins=(0, 10, 0, 10))
            row.addWidget(Label(say("It can be answered yes or no, and has a date."), "body", wrap=True), 1)
            self._advices.addWidget(Divider())
            self._advices.addWidget(boxed(row))

    def _underline(self, advice: Sequence[Advice]) -> None:
        edit = self._fields["words"].edit
        if not isinstance(edit, QPlainTextEdit):
            return
        theme = theme_of(self)
        marks: list[QTextEdit.ExtraSelection] = []
        for each in advice:
            if each.end > each.start:
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(edit.document())
                cursor.setPosition(each.start)
                cursor.setPosition(min(each.end, len(edit.toPlainText())), QTextCursor.MoveMode.KeepAnchor)
                mark.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
                mark.format = _marked(theme.colour("yes_but_soft"), theme.colour("warn"))  # pyright: ignore[reportAttributeAccessIssue]
                marks.append(mark)
        edit.setExtraSelections(marks)

    def _on_words(self, text: str) -> None:
        ask = self._asks.get(self._at)
        if ask is not None:
            self._show_advice(replace(ask, words=text))

    def _on_chosen(self, key: str) -> None:
        if key and key != self._at:
            self.show_ask(key)

    def _on_ticked(self) -> None:
        if self._at:
            self.put.emit(self._at, tuple(id for id, tick in self._tick.items() if tick.isChecked()))

    def _on_left(self, column: str) -> None:
        text = self._fields[column].text().strip()
        if self._at and text != self._kept.get(column, ""):
            self.edited.emit(self._at, column, text)

    def _leave(self) -> None:
        for column in self._fields:
            self._on_left(column)

    def _move(self, step: int) -> None:
        keys = self.table.keys
        if self._at not in keys or not 0 <= keys.index(self._at) + step < len(keys):
            return
        at = keys.index(self._at)
        before = at - 1 if step < 0 else at + 2
        self.moved.emit(self._at, keys[before] if before < len(keys) else "")

    def _next_to_mend(self) -> None:
        keys = self.table.keys
        if not keys:
            return
        at = keys.index(self._at) if self._at in keys else 0
        for key in (*keys[at + 1 :], *keys[: at + 1]):
            if to_mend(self._asks[key]):
                self.show_ask(key)
                return


def _marked(ground: QColor, line: QColor) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(ground)
    form.setUnderlineColor(line)
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    return form
