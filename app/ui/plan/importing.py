"""A list before it is taken in: which column is what, the first rows, what comes of it, what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.roster import What
from app.service.boards.plan import ImportBoard
from app.ui.parts.buttons import Button
from app.ui.parts.cells import Cell, Column, Row
from app.ui.parts.columns import Columns
from app.ui.parts.fields import Choice
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.panels import Panel
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.parts.tables import Table
from app.ui.theme import Theme, room, theme_of
from app.words import Tongue

MOST_COLUMNS = 6
"""Shown side by side; further headings are named below."""
MOST_PROBLEMS = 200
_COLUMN = 194
"""Logical pixels that one column takes at least."""
_TABLE = 150
"""Logical pixels: lower the table is not pressed, the whole scrolls instead."""
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_FIELDS = {
    "institution": "Institution",
    "type": "Type",
    "pledge": "Pledge",
    "number": "Number",
    "lead": "Delegation lead",
    "name": "Name",
    "given": "Given name",
    "family": "Family name",
    "kind": "Kind",
    "access": "Access needs",
    "heads": "How many",
    "note": "Say at the door",
    "said": "How it is said",
    "office": "Office",
    "organisation": "Organisation",
    "attendance": "Attendance",
    "representing": "Representing",
    "authority": "Authority",
    "title": "Title",
    "words": "Words",
    "power_holders": "Asked of",
    "by_when": "By when",
    "by_earliest": "Earliest day",
    "by_latest": "Latest day",
    "why": "Why",
    "our_commitment": "Our commitment",
    "source": "Source",
    "minutes": "Minutes",
    "who": "Who",
    "script": "Script",
    "public": "In public",
    "protected": "Protected",
    "ask": "Ask",
}


class Importing(QWidget):
    """Takes the place of the tab; all is taken or nothing."""

    mapped = Signal(dict)
    """Field and heading, for all columns."""
    taken = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._say = theme, say
        self._board: ImportBoard | None = None
        self._head = Label("", "head", wrap=True)
        self._file = Label("", "body", "ink_2", elide=True)
        self._columns = Panel(margins=(12, 10, 12, 10), gap=0)
        self._grid_box: QWidget | None = None
        self._beside = MOST_COLUMNS
        self._choices: list[tuple[str, Choice]] = []
        self._more = Label("", "caption", "ink_2", wrap=True)
        self._problem_head = Label("", "lead_strong")
        self._problem_note = Label("", "body", "ink_2", right=True)
        self._problems = Table((Column("row", width=90), Column("column", width=200), Column("reason")))
        self._frame = self._problems.framed()
        self._back = Button(key="Esc", bound=True, height=44, enters=True)
        self._back.clicked.connect(self.closed)
        self._take = Button(kind="filled", height=44, enters=True)
        self._take.clicked.connect(self.taken)
        self._note = Label("", "body", "ink_2", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        foot = Lines(self._back, self._take, self._note, gap=12, last="fill")
        file = across(theme, Glyph("file-csv", 22, "ink_2"), gap=8)
        file.addWidget(self._file, 1)
        problems = across(theme, self._problem_head, STRETCH, self._problem_note)
        self._problem_box = boxed(down(theme, problems, self._frame, gap=10))
        layout = down(theme, self._head, file, self._columns, self._more, gap=10, margins=(20, 14, 20, 14))
        layout.addWidget(self._problem_box, 1)
        layout.addStretch(0)
        layout.addWidget(boxed(foot))
        self._frame.setMinimumHeight(theme.px(_TABLE))
        self.setLayout(down(theme, Columns(theme, boxed(layout)), gap=0))

    def speak(self, say: Tongue) -> None:
        """Another tongue."""
        self._say = say
        if self._board is not None:
            self.show_import(self._board)

    def show_import(self, board: ImportBoard) -> None:
        """What would come of this list."""
        say = self._say
        self._board = board
        problems = board.taken.problems
        self._head.setText(_headline(board, say))
        separator = say(_SEPARATORS.get(board.separator, "one column"))
        facts = (board.file, separator, board.encoding, say("first row is the heading"))
        self._file.setText(" · ".join(fact for fact in facts if fact))
        self._show_columns(board)
        self._problem_box.setVisible(bool(problems))
        self._problem_head.setText(say("What to mend in the file"))
        more = len(problems) - MOST_PROBLEMS
        self._problem_note.setText(say("and {count} more", count=say.number(more)) if more > 0 else "")
        self._problems.retitle(
            {"row": say("Row"), "column": say("Column"), "reason": say("Why it cannot be taken")}
        )
        self._problems.show_rows(
            [
                Row(
                    str(at),
                    {
                        "row": Cell(
                            str(each.row) if each.row else say("file"),
                            icon="warning",
                            ink="warn",
                            strong=True,
                        ),
                        "column": each.column,
                        "reason": each.reason,
                    },
                )
                for at, each in enumerate(problems[:MOST_PROBLEMS])
            ]
        )
        self._back.retitle(say("Back"))
        self._take.retitle(say("Import {count}", count=say.number(board.total)))
        if problems:
            self._take.refuse(say("Mend the file and choose it again; nothing of it is taken before."))
            self._note.setText(
                say(
                    "Say above what each column is, or mend the file. Nothing is taken while a row cannot be."
                )
            )
        else:
            self._take.allow()
            self._note.setText(
                say("All or nothing. The same list again later brings up to date and doubles nobody.")
            )

    def take_focus(self) -> None:
        """Give the keys to what is done next: take it in, or go back and mend the file."""
        able = self._take if self._take.isEnabled() else self._back
        able.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_columns(self, board: ImportBoard) -> None:
        say = self._say
        stood = next((heading for heading, choice in self._choices if choice.box.hasFocus()), "")
        if self._grid_box is not None:
            self._grid_box.hide()
            self._grid_box.deleteLater()
        grid = QGridLayout()
        room(grid, self._theme, gap=8)
        fields = {heading: name for name, heading in board.columns.items()}
        shown = board.headings[:MOST_COLUMNS]
        offered = [("", say("Left out")), *((name, say(_FIELDS.get(name, name))) for name in board.fields)]
        grid.addWidget(Label(say("Row"), "label", "ink_2"), 0, 0, Qt.AlignmentFlag.AlignBottom)
        self._choices = []
        self._beside = self._fitting()
        for place, heading in enumerate(shown):
            row, column = divmod(place, self._beside)
            top = row * (len(board.rows) + 1)
            choice = Choice("", offered, shrinks=True)
            choice.choose(fields.get(heading, ""))
            choice.box.setAccessibleName(heading)
            choice.changed.connect(self._on_mapped)
            self._choices.append((heading, choice))
            grid.addLayout(
                down(self._theme, Label(heading, "caption", "ink_2", elide=True), choice, gap=2),
                top,
                column + 1,
            )
            grid.setColumnStretch(column + 1, 1)
            ink = "ink" if choice.chosen() else "ink_3"
            for at, (line, cells) in enumerate(board.rows, top + 1):
                if not column:
                    grid.addWidget(Label(str(line), "body", "ink_2"), at, 0)
                grid.addWidget(Label(cells[place].split("\n")[0], "body", ink, elide=True), at, column + 1)
        self._grid_box = boxed(grid)
        self._columns.body.addWidget(self._grid_box)
        self._columns.setVisible(bool(shown))
        for heading, choice in self._choices:
            # the columns are drawn anew after each choice; whoever was choosing goes on there
            if heading == stood:
                choice.box.setFocus(Qt.FocusReason.OtherFocusReason)
        rest = board.headings[MOST_COLUMNS:]
        self._more.setText(say("Further columns: {names}", names=", ".join(rest)) if rest else "")
        self._more.setVisible(bool(rest))

    def _fitting(self) -> int:
        """Columns that hold side by side; the others go below."""
        return max(
            1, min(MOST_COLUMNS, (self.width() - theme_of(self).px(150)) // theme_of(self).px(_COLUMN))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._board is not None and self._fitting() != self._beside:
            self._show_columns(self._board)

    def _on_mapped(self) -> None:
        chosen = {choice.chosen(): heading for heading, choice in self._choices if choice.chosen()}
        if self._board is not None:
            shown = {heading for heading, _ in self._choices}
            kept = {name: heading for name, heading in self._board.columns.items() if heading not in shown}
            chosen = kept | chosen
        self.mapped.emit(chosen)


def _headline(board: ImportBoard, say: Tongue) -> str:
    what = {
        What.INSTITUTIONS: ("{count} institution", "{count} institutions"),
        What.PEOPLE: ("{count} person", "{count} people"),
        What.POWER_HOLDERS: ("{count} power-holder", "{count} power-holders"),
        What.ASKS: ("{count} ask", "{count} asks"),
        What.AGENDA: ("{count} item", "{count} items"),
    }[board.what]
    counted = say.plural(*what, board.total)
    taken = board.taken
    if taken.problems:
        mend = say.plural("one thing to mend", "{count} things to mend", len(taken.problems))
        return say("{rows}, {mend}", rows=counted, mend=mend)
    return say(
        "{rows}: {added} new, {changed} changed, {same} as they are",
        rows=counted,
        added=say.number(taken.added),
        changed=say.number(taken.changed),
        same=say.number(taken.unchanged),
    )
