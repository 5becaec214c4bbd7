"""A new assembly, made in place: a title, a hall, a day and the hours are enough to begin."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from app.service.boards.home import HomeBoard
from app.ui.parts.buttons import Button
from app.ui.parts.fields import Field
from app.ui.parts.labels import Label
from app.ui.parts.panels import Panel
from app.ui.parts.stack import STRETCH, across, boxed
from app.ui.theme import Theme, room
from app.words import Tongue

_FIELDS = (
    ("title", "Title", "Autumn Assembly", (0, 0, 6)),
    ("alliance", "Alliance", "", (1, 0, 3)),
    ("venue", "Venue", "", (1, 3, 3)),
    ("day", "Day", "24 November 2026", (2, 0, 2)),
    ("starts", "Public part from", "18:30", (2, 2, 1)),
    ("ends", "to", "20:00", (2, 3, 1)),
    ("zone", "Time zone", "Europe/London", (2, 4, 2)),
    ("capacity", "The hall holds", "", (3, 0, 2)),
    ("target", "People hoped for", "", (3, 2, 2)),
)


class NewAssembly(Panel):
    """Hidden until called. Enter in any field makes it; Esc puts the form away and keeps what was typed."""

    made = Signal(dict)
    closed = Signal()

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(margins=(30, 20, 30, 20), gap=14, parent=parent)
        self._heading = Label("", "title")
        self._fields: dict[str, Field] = {}
        grid = QGridLayout()
        room(grid, theme, gap=14)
        for column, label, hint, (row, place, width) in _FIELDS:
            field = Field(say(label), hint)
            field.edit.setObjectName(f"new_{column}")
            field.entered.connect(self._on_made)
            self._fields[column] = field
            grid.addWidget(field, row, place, 1, width, Qt.AlignmentFlag.AlignTop)
        for place in range(6):
            grid.setColumnStretch(place, 1)
        self._make = Button(kind="filled", key="Enter", height=44, size=17)
        self._make.clicked.connect(self._on_made)
        self._close = Button(key="Esc", height=44, size=17)
        self._close.clicked.connect(self.closed)
        self.body.addWidget(self._heading)
        self.body.addWidget(boxed(grid))
        self.body.addLayout(across(theme, self._make, self._close, STRETCH, gap=10))
        away = QShortcut(QKeySequence("Esc"), self)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self.closed)
        self.speak(say)
        self.hide()

    def speak(self, say: Tongue) -> None:
        """Another tongue."""
        self._heading.setText(say("New assembly"))
        for column, label, _, _ in _FIELDS:
            self._fields[column].retitle(say(label))
        self._make.retitle(say("Make it"))
        self._close.retitle(say("Close"))

    def call(self, board: HomeBoard | None) -> None:
        """Show the form, filled with what is likely."""
        if board is not None and not self._fields["day"].text():
            likely = {
                "alliance": board.alliance,
                "day": (board.today + timedelta(days=42)).isoformat(),
                "starts": "18:30",
                "ends": "20:00",
                "zone": "Europe/London",
            }
            for column, text in likely.items():
                if not self._fields[column].text():
                    self._fields[column].set_text(text)
        self.show()
        self._fields["title"].edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def field(self, column: str) -> Field:
        """One field of the form."""
        return self._fields[column]

    def refuse(self, column: str, sentence: str) -> None:
        """Say at a field why the assembly was not made; the title's when it is about none."""
        field = self._fields.get(column, self._fields["title"])
        field.refuse(sentence)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        field.edit.selectAll()

    def clear(self) -> None:
        """Empty again, for the next."""
        for field in self._fields.values():
            field.set_text("")
            field.accept()

    def _on_made(self) -> None:
        for field in self._fields.values():
            field.accept()
        self.made.emit({column: field.text().strip() for column, field in self._fields.items()})
