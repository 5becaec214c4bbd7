"""The door list typed in afterwards: an institution, a number, Enter; what was typed stands below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.plan import Delegation, Plan
from app.errors import Refused
from app.service.boards.plan import PaperBoard
from app.service.known import institution_called
from app.ui.parts.buttons import Button
from app.ui.parts.cells import Column, Row
from app.ui.parts.fields import Field, NumberField
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.stack import across, boxed, down
from app.ui.parts.tables import Table
from app.ui.theme import Theme
from app.words import Tongue


class PaperPanel(QWidget):
    """Takes the place of the tab. Enter goes on from the institution to the number, and there keeps both."""

    entered = Signal(str, int)
    """The institution's id, empty for guests of none, and how many; not again before an answer."""
    taken_back = Signal(str, str)
    """The fact of the last line, and why."""
    closed = Signal()

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._plan: Plan | None = None
        self._board: PaperBoard | None = None
        self._meant: Delegation | None = None
        self._waiting = False
        self._head = Label("", "head", wrap=True)
        self._about = Label("", "body", "ink_2", wrap=True)
        self._institution = Field("")
        self._institution.changed.connect(self._on_typed)
        self._institution.entered.connect(self._on_institution)
        self._number = NumberField("", least=1, most=500)
        self._number.entered.connect(self._on_number)
        self._number.changed.connect(self._say_meant)
        self._means = Label("", "lead", "ink_2", wrap=True)
        self._undo = Button(key="Ctrl+Z", bound=True, enters=True)
        self._undo.clicked.connect(self._on_undo)
        self._close = Button(key="Esc", bound=True, enters=True)
        self._close.clicked.connect(self.closed)
        self._sum = Label("", "lead_strong")
        self._table = Table(
            (Column("name", strong=True), Column("heads", width=120, number=True), Column("at", width=120))
        )
        line = across(theme, gap=12)
        line.addWidget(self._institution, 3)
        line.addWidget(self._number, 1)
        self._about.setMinimumWidth(100)
        foot = boxed(Lines(self._sum, boxed(Lines(self._undo, self._close, gap=10)), gap=10, last="right"))
        layout = down(
            theme, self._head, self._about, line, self._means, foot, gap=10, margins=(20, 14, 20, 14)
        )
        layout.addWidget(self._table.framed(), 1)
        self.setLayout(layout)
        self.setFocusProxy(self._institution)
        self.speak(say)

    def speak(self, say: Tongue) -> None:
        """Another tongue."""
        self._say = say
        self._head.setText(say("Type the door list in"))
        self._about.setText(
            say(
                "For each institution how many were ticked: its number on the list or its name, Enter, how "
                "many, Enter. A dash stands for guests of none. They are added to those who were scanned: "
                "whoever was ticked and scanned as well counts twice, so leave those out."
            )
        )
        self._institution.retitle(say("Institution"))
        self._number.retitle(say("How many came in"))
        self._undo.retitle(say("Take the last back"))
        self._close.retitle(say("Done"))
        self._table.retitle({"name": say("Institution"), "heads": say("Came in"), "at": say("Typed in at")})
        if self._board is not None and self._plan is not None:
            self.show_paper(self._plan, self._board)

    def show_paper(self, plan: Plan, board: PaperBoard) -> None:
        """What has been typed in so far."""
        say = self._say
        self._plan, self._board = plan, board
        self._sum.setText(say.plural("{count} person from paper", "{count} people from paper", board.heads))
        self._table.show_rows(
            [
                Row(
                    each.fact,
                    {
                        "name": each.institution or say("Guests, with no institution"),
                        "heads": say.number(each.heads),
                        "at": say.time(each.at, board.zone),
                    },
                )
                for each in board.entries
            ]
        )
        if board.entries:
            self._undo.allow()
        else:
            self._undo.refuse(say("Nothing has been typed in yet."))
        self._on_typed()

    def accept(self) -> None:
        """It was kept: both fields are empty again, for the next line."""
        self._waiting = False
        self._institution.set_text("")
        self._number.set_text("")
        self._institution.accept()
        self._number.accept()
        self._means.setText("")
        self._institution.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """It was not kept; why."""
        self._waiting = False
        self._number.refuse(sentence)

    def _on_typed(self) -> None:
        self._waiting = False
        self._say_meant()

    def _say_meant(self) -> None:
        """Who is meant and how many are counted; and when more are typed than have badges nobody scanned."""
        say, board = self._say, self._board
        self._means.setText("")
        try:
            meant = self._understood()
        except Refused:
            return
        if meant is None or board is None:
            return
        here, left = say.number(board.ever.get(meant.id, 0)), board.left.get(meant.id, 0)
        facts = {"name": meant.name, "here": here, "pledged": say.number(meant.pledge)}
        words = [say("{name}: {here} counted so far, {pledged} pledged.", **facts)]
        words.append(
            say.plural(
                "Of those with a badge {count} was not scanned.",
                "Of those with a badge {count} were not scanned.",
                left,
            )
        )
        if (self._number.value() or 0) > left:
            words.append(say("More than that came without a badge, or count twice."))
        self._means.setText(" ".join(words))

    def _understood(self) -> Delegation | None:
        """The institution that is meant; None for guests of none."""
        typed = self._institution.text().strip()
        if typed in _NONE:
            return None
        if self._plan is None:
            raise Refused("Open an assembly first.")
        return institution_called(self._plan, typed)

    def _on_institution(self) -> None:
        try:
            self._understood()
        except Refused as said:
            self._institution.refuse(self._say(said.reason, **said.facts))
            return
        self._number.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_number(self) -> None:
        heads = self._number.value()
        if self._waiting or not heads:
            return
        try:
            meant = self._understood()
        except Refused as said:
            self._institution.refuse(self._say(said.reason, **said.facts))
            self._institution.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._waiting = True
        self.entered.emit(meant.id if meant else "", heads)

    def _on_undo(self) -> None:
        if self._board is not None and self._board.entries:
            self.taken_back.emit(self._board.entries[0].fact, self._say("typed in by mistake"))


_NONE = ("-", "–", "—")
