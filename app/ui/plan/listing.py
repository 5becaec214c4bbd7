"""A list that is edited where it stands: cells in place, rows added, moved and removed by key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.parts.buttons import Button
from app.ui.parts.cells import Column, Row
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.panels import Empty
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.parts.tables import Table
from app.ui.plan.adding import AddLine, KeyLine, Refusal
from app.ui.theme import Theme
from app.words import Tongue


class Listing(QWidget):
    """One tab with a table. It voices what is wanted; the table changes when the next board says so."""

    edited = Signal(str, str, str)
    """Row, column, text."""
    added = Signal(str, str)
    """A name, and what was chosen beside it."""
    removed = Signal(str)
    moved = Signal(str, str)
    """Row, and the row it goes before; empty for the end."""
    opened = Signal(str)
    importing = Signal()

    def __init__(
        self,
        theme: Theme,
        say: Tongue,
        columns: Sequence[Column],
        *,
        icon: str,
        beside: bool = False,
        ordered: bool = True,
        above: QWidget | None = None,
        opens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._say = theme, say
        self._ordered = ordered
        self.heading: Label = Label("", "lead_strong")
        self.trouble: Label = Label("", "strong", "trouble", elide=True)
        self.aside: Label = Label("", "body", "ink_2", right=True)
        self._import = Button(say("Import …"), icon="file-csv")
        self._import.clicked.connect(self.importing)
        self._add = Button(say("New"), key="Ins", icon="plus")
        self.table: Table = Table(columns)
        self.adding: AddLine = AddLine(theme, "", " " if beside else "")
        self._add.clicked.connect(self.adding.call)
        self.refusal: Refusal = Refusal(theme)
        self._empty = Empty(icon, "", "")
        self._empty.hide()
        self._frame = self.table.framed()
        about = across(theme, self.heading, gap=10)
        about.addWidget(self.trouble, 1)
        # the buttons go below what the list is about where both do not hold
        head = Lines(
            boxed(about), boxed(Lines(self.aside, self._import, self._add, gap=10)), gap=10, last="right"
        )
        self._foot = across(theme, gap=0)
        self._keys: KeyLine | None = None
        layout = down(theme, boxed(head), gap=10, margins=(20, 12, 0, 12))
        if above is not None:
            layout.addWidget(above)
        layout.addWidget(self.adding)
        layout.addWidget(self._frame, 1)
        layout.addWidget(self._empty)
        layout.addWidget(self.refusal)
        layout.addLayout(self._foot)
        self._stretch = boxed(down(theme, STRETCH))
        self._stretch.hide()
        layout.addWidget(self._stretch, 1)
        self.setLayout(layout)
        self._opens = opens
        self.table.edited.connect(self._on_edited)
        self.table.opened.connect(self._on_opened)
        self.adding.added.connect(self.added)
        self.adding.closed.connect(self.take_focus)
        self._bind()
        self.speak(say)

    def speak(self, say: Tongue) -> None:
        """The words that do not come with a board."""
        self._say = say
        self._import.retitle(say("Import …"))
        self._add.retitle(say("New"))
        keys: list[tuple[tuple[str, ...], str]] = []
        if self._ordered:
            keys.append((("Alt ↑", "Alt ↓"), say("move")))
        if self._opens:
            keys.append((("Enter",), say("script")))
        keys += [(("F2",), say("change")), (("Ins",), say("new")), (("Del",), say("take out"))]
        if self._keys is not None:
            self._keys.hide()
            self._keys.deleteLater()
        self._keys = KeyLine(self._theme, keys)
        self._foot.addWidget(self._keys)

    def show_rows(self, rows: Sequence[Row], *, title: str, sentence: str) -> None:
        """The rows, or what this list is for while it is empty."""
        before = set(self.table.keys)
        self.table.show_rows(rows)
        fresh = [row.key for row in rows if row.key not in before]
        # the row just added is the one that is changed next
        if len(fresh) == 1 and self.adding.isVisibleTo(self):
            self.table.choose(fresh[0])
        self._frame.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._stretch.setVisible(not rows)
        if not rows:
            self._empty.retitle(title, sentence)

    def choose(self, key: str) -> None:
        """Stand on a row."""
        self.table.choose(key)

    def take_focus(self, key: str = "", column: str = "") -> None:
        """Give the keys to the list, on a row and a cell if they are named; to New while it is empty."""
        if not self.table.keys:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if key:
            self.table.choose(key)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if column:
            self.table.stand_on(key, column)

    def refuse(self, sentence: str) -> None:
        """Say where one looks why something was not taken."""
        if self.adding.isVisibleTo(self):
            self.adding.refuse(sentence)
        else:
            self.refusal.refuse(sentence)

    def accept(self) -> None:
        """What was wanted was done."""
        self.refusal.accept()
        self.adding.taken()

    def _bind(self) -> None:
        contexts = Qt.ShortcutContext
        for keys, act, on in (
            ("Ins", self.adding.call, self),
            ("Alt+Up", lambda: self._move(-1), self),
            ("Alt+Down", lambda: self._move(1), self),
            ("Del", self._remove, self.table),
        ):
            shortcut = QShortcut(QKeySequence(keys), on)
            # a list that is not shown hears nothing; the one that is, wherever the focus is
            shortcut.setContext(contexts.WidgetShortcut if on is self.table else contexts.WindowShortcut)
            shortcut.activated.connect(act)

    def _move(self, step: int) -> None:
        keys = self.table.keys
        key = self.table.chosen_key()
        if not self._ordered or not key:
            return
        at = keys.index(key)
        if not 0 <= at + step < len(keys):
            return
        before = at - 1 if step < 0 else at + 2
        self.moved.emit(key, keys[before] if before < len(keys) else "")

    def _remove(self) -> None:
        key = self.table.chosen_key()
        if key:
            self.removed.emit(key)

    def _on_edited(self, key: str, column: str, text: str) -> None:
        self.refusal.accept()
        self.edited.emit(key, column, text)

    def _on_opened(self, key: str) -> None:
        if self._opens:
            self.opened.emit(key)
