"""The assembly itself: title, place, day and times, how many the hall holds and how many are hoped for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.domain.plan import Assembly
from app.ui.parts.columns import Columns
from app.ui.parts.fields import Field, Tick
from app.ui.parts.labels import Label
from app.ui.parts.stack import STRETCH, boxed, down
from app.ui.theme import Theme, room
from app.words import Tongue

_FIELDS: tuple[tuple[str, str, str, tuple[int, int, int]], ...] = (
    # column, label, hint, (row, place, width) on a grid of six
    ("title", "Title", "", (0, 0, 6)),
    ("alliance", "Alliance", "", (1, 0, 3)),
    ("venue", "Venue", "", (1, 3, 3)),
    ("day", "Day", "24 November 2026", (2, 0, 2)),
    ("starts", "Public part from", "18:30", (2, 2, 1)),
    ("ends", "to", "20:00", (2, 3, 1)),
    ("zone", "Time zone", "Europe/London", (2, 4, 2)),
    ("capacity", "The hall holds", "", (3, 0, 2)),
    ("target", "People hoped for", "", (3, 2, 2)),
    ("secretary", "Secretary", "", (3, 4, 2)),
    ("note", "A line on every page", "", (4, 0, 6)),
    ("source", "Where this plan comes from", "", (5, 0, 6)),
)

_LISTED_ONLY = "Only badges in the list come in"
_ELSE_WELCOME = (
    "At the door. If not ticked, a good badge that the list does not know yet is welcome, and counted."
)


class Details(QWidget):
    """A form; a field is kept when one leaves it or presses Enter."""

    edited = Signal(str, str)
    """Column and text."""
    ticked = Signal(str, bool)
    """Column, and whether it holds."""

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._kept: dict[str, str] = {}
        self._fields: dict[str, Field] = {}
        grid = QGridLayout()
        room(grid, theme, gap=16)
        for column, label, hint, (row, place, width) in _FIELDS:
            field = Field(say(label), hint)
            self._fields[column] = field
            field.edit.setObjectName(column)
            field.entered.connect(lambda name=column: self._on_left(name))
            editing = getattr(field.edit, "editingFinished")  # noqa: B009 - one line has it, several do not
            editing.connect(lambda name=column: self._on_left(name))
            grid.addWidget(field, row, place, 1, width, Qt.AlignmentFlag.AlignTop)
        for place in range(6):
            grid.setColumnStretch(place, 1)
        self._heading = Label(say("The assembly"), "lead_strong")
        self._foot = Label(say("Kept as you leave a field."), "caption", "ink_2")
        form = boxed(grid)
        self._listed_only = Tick(say(_LISTED_ONLY))
        self._listed_only.setObjectName("listed_only")
        self._listed_only.clicked.connect(self._on_ticked)
        self._listed_note = Label(say(_ELSE_WELCOME), "caption", "ink_2", wrap=True)
        rule = boxed(down(theme, self._listed_only, self._listed_note, gap=4))
        margins = (20, 16, 0, 12)
        whole = boxed(down(theme, self._heading, form, self._foot, rule, STRETCH, gap=14, margins=margins))
        self.setLayout(down(theme, Columns(theme, whole), gap=0))

    def speak(self, say: Tongue) -> None:
        """Another tongue."""
        self._say = say
        for column, label, _, _ in _FIELDS:
            self._fields[column].retitle(say(label))
        self._heading.setText(say("The assembly"))
        self._foot.setText(say("Kept as you leave a field."))
        self._listed_only.setText(say(_LISTED_ONLY))
        self._listed_only.setAccessibleName(say(_LISTED_ONLY))
        self._listed_note.setText(say(_ELSE_WELCOME))

    def show_details(self, assembly: Assembly) -> None:
        """What is kept; what is being typed stays."""
        self._listed_only.setChecked(assembly.listed_only)
        for column, field in self._fields.items():
            value: object = getattr(assembly, column)
            text = "" if value == 0 else str(value)
            if self._kept.get(column) == text:
                continue
            untouched = field.text() == self._kept.get(column, "")
            self._kept[column] = text
            if untouched or not field.edit.hasFocus():
                field.set_text(text)
                if isinstance(field.edit, QLineEdit):
                    field.edit.setCursorPosition(0)
                field.accept()

    def refuse(self, column: str, sentence: str) -> None:
        """Say at the field why it was not kept."""
        if column in self._fields:
            self._fields[column].refuse(sentence)

    def accept(self, column: str) -> None:
        """It was kept."""
        if column in self._fields:
            self._fields[column].accept()

    def _on_ticked(self) -> None:
        self.ticked.emit("listed_only", self._listed_only.isChecked())

    def _on_left(self, column: str) -> None:
        text = self._fields[column].text().strip()
        if text != self._kept.get(column, ""):
            self.edited.emit(column, text)
