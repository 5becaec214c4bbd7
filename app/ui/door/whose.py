"""Whose people are they: those in the hall without an institution, and the institutions to count them for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.door import GUEST, Cause
from app.domain.lookup import meant
from app.domain.names import folded
from app.service.boards.turnout import TurnoutBoard, Unassigned
from app.ui.door.give_way import is_low
from app.ui.parts.buttons import Button
from app.ui.parts.cells import Cell, Column, Row
from app.ui.parts.fields import Field
from app.ui.parts.hints import KeyHint
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.parts.tables import Table
from app.ui.theme import Theme, theme_of
from app.words import Tongue


def how_let_in(who: Unassigned, say: Tongue) -> str:
    """What is known of someone of whom nobody knows whose they are."""
    if who.named:
        return who.named
    if who.caption:
        return say("Badge {caption}", caption=who.caption)
    if who.cause in (Cause.BY_HAND, Cause.OVER_FULL):
        return say("Let in by hand")
    if who.cause is Cause.NOT_LISTED_YET:
        return say("Badge that is not in the list")
    return say("Let in without a badge")


def when_let_in(who: Unassigned, say: Tongue, zone: str) -> str:
    """When and where, and why an institution that they named does not count."""
    why = say("off the list") if who.named else ""
    return " · ".join(part for part in (why, say.time(who.at, zone), who.door) if part)


class ShortTable(Table):
    """Keeps the height of some rows: in larger type the post scrolls before its lists are gone."""

    def minimumSizeHint(self) -> QSize:
        head, rows = theme_of(self).px(32), 2 if is_low(self) else 3
        return QSize(super().minimumSizeHint().width(), head + rows * self.row_height())


class WhosePage(QWidget):
    """At the left who, at the right whose; nothing is counted by a bare Enter."""

    assigned = Signal(str, str)
    """Badge or walk-in, and the institution or GUEST."""
    taken_back = Signal()
    """The last one was given to the wrong institution."""

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._say = say
        self._board: TurnoutBoard | None = None
        self._voiced = ""
        """Whose counting is under way: the same key twice is not two answers."""
        self._counted, self._back = "", ""
        """Who was counted last, and who comes back because that was taken back."""
        self._sentence = Label("", "body", "ink_2", wrap=True)
        self.people: Table = ShortTable((Column("who"), Column("heads", width=104, number=True)), tall=True)
        self.filter: Field = Field("", icon="magnifying-glass")
        self.institutions: Table = ShortTable((Column("name"),))
        self.give: Button = Button("", kind="filled", key="Ctrl Enter", height=40, size=16)
        self.guest: Button = Button("", key="Alt G", icon="hand-waving", height=40, size=16)
        self._told = Label("", "strong", wrap=True)
        self._undo = KeyHint("Ctrl Z")
        self._undo.hide()
        left = down(theme, self.people.framed(), gap=8)
        right = down(theme, self.filter, self.institutions.framed(), gap=8)
        lists = across(theme, boxed(left), boxed(right), gap=16)
        lists.setStretch(0, 1)
        lists.setStretch(1, 1)
        told = across(theme, self._told, self._undo, gap=12)
        told.setStretch(0, 1)
        keys = boxed(Lines(self.give, boxed(across(theme, self.guest, STRETCH)), gap=12, last="fill"))
        self._said = boxed(told)
        self._said.hide()
        layout = down(theme, self._sentence, boxed(lists), self._said, keys, gap=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.filter.changed.connect(self._show_institutions)
        self.people.chosen.connect(self._on_chosen)
        self.people.opened.connect(self._look_for)
        self.institutions.chosen.connect(self._allow)
        self.give.clicked.connect(self.confirm)
        self.guest.clicked.connect(lambda: self._voice(GUEST))
        self._undo.clicked.connect(self._take_back)
        self.retitle(say)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._sentence.setText(
            say("In the hall, and nobody knows whose they are. Choose who, then find their institution.")
        )
        self.people.setAccessibleName(say("Without an institution"))
        self.people.retitle({"who": say("Who"), "heads": say("People")})
        self.institutions.setAccessibleName(say("Institutions"))
        self.institutions.retitle({"name": say("Institutions")})
        self.filter.edit.setAccessibleName(say("Find an institution"))
        self.filter.set_hint(say("Find an institution"))
        self.give.retitle(say("Count for it"))
        self.guest.retitle(say("Keep as guest"))
        self._undo.say_words(say("Undo"))
        if self._board is not None:
            self.show_board(self._board)

    def show_board(self, board: TurnoutBoard) -> None:
        """Those who are left; the first of them is chosen where the chosen one is done."""
        self._board, say = board, self._say
        rows = [
            Row(
                who.subject,
                {
                    "who": Cell(
                        how_let_in(who, say),
                        second=when_let_in(who, say, board.zone),
                        whole=True,
                    ),
                    "heads": say.number(who.heads),
                },
            )
            for who in board.whose
        ]
        self.people.show_rows(rows)
        if self._back and self._back in self.people.keys:
            self.people.choose(self._back)
            self._back = ""
        if rows and not self.people.chosen_key():
            self.people.choose(rows[0].key)
            self._voiced = ""
        self._sentence.setVisible(bool(rows))
        self._show_institutions()

    def begin(self) -> None:
        """Nothing chosen but the first of them, ready to type the name of an institution."""
        self._voiced = ""
        self.tell("", undo=False)
        self.filter.set_text("")
        self.people.choose(self.people.keys[0] if self.people.keys else "")
        self.institutions.choose("")
        self._show_institutions()
        self.filter.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Count the chosen people for the chosen institution."""
        if self.institutions.chosen_key():
            self._voice(self.institutions.chosen_key())

    def tell(self, sentence: str, *, undo: bool, wrong: bool = False) -> None:
        """What became of the last one, and whether it can still be taken back."""
        self._voiced = ""
        if undo:
            self.filter.set_text("")
            self.institutions.choose("")
        self._told.setText(sentence)
        self._told.set_ink("trouble" if wrong else "ink")
        self._undo.setVisible(undo)
        self._said.setVisible(bool(sentence))
        self._allow()

    @property
    def may_undo(self) -> bool:
        """Whether the last one can be taken back here."""
        return not self._undo.isHidden()

    def command(self, name: str) -> bool:
        """A key that is no text."""
        if name == "Esc" and self.filter.text():
            self.filter.set_text("")
            self._show_institutions()
        elif name in ("Down", "Up") and self.filter.edit.hasFocus():
            self._step(1 if name == "Down" else -1)
        elif name in ("Return", "Enter"):
            self._look_for()
        elif name in ("Ctrl+Return", "Ctrl+Enter"):
            self.confirm()
        elif name == "Alt+G":
            self._voice(GUEST)
        elif name == "Ctrl+Z" and self.may_undo and not self.filter.text():
            self._take_back()
        else:
            return False
        return True

    def _take_back(self) -> None:
        self._back = self._counted
        self.taken_back.emit()

    def _chosen(self) -> Unassigned | None:
        key, board = self.people.chosen_key(), self._board
        return next((who for who in board.whose if who.subject == key), None) if board is not None else None

    def _on_chosen(self) -> None:
        """Somebody else: the institution of the one before is not theirs."""
        self.institutions.choose("")
        self._show_institutions()

    def _look_for(self) -> None:
        self.filter.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.filter.edit, QLineEdit):
            self.filter.edit.selectAll()

    def _step(self, by: int) -> None:
        keys = self.institutions.keys
        at = keys.index(self.institutions.chosen_key()) if self.institutions.chosen_key() in keys else -1
        if keys:
            self.institutions.choose(keys[max(0, min(len(keys) - 1, at + by))])
            self._allow()

    def _show_institutions(self) -> None:
        board, say, who = self._board, self._say, self._chosen()
        if board is None:
            return
        wanted = folded(self.filter.text())
        names = [each.name for each in board.counts]
        suggested = who.suggested if who is not None else ""
        counts = [board.counts[number] for number in meant(wanted, names)]
        counts.sort(key=lambda each: (each.delegation != suggested, folded(each.name)))
        on_badge = say("on its badge")
        rows = [
            Row(
                each.delegation,
                {"name": Cell(each.name, chip=on_badge if each.delegation == suggested else "", whole=True)},
            )
            for each in counts
        ]
        self.institutions.show_rows(rows)
        only = counts[0].delegation if len(counts) == 1 or (counts and suggested and not wanted) else ""
        if only and not self.institutions.chosen_key():
            self.institutions.choose(only)
        self._allow()

    def _allow(self) -> None:
        who, say = self._chosen(), self._say
        if who is None:
            self.give.refuse(say("Nobody is chosen."))
            self.guest.refuse(say("Nobody is chosen."))
            return
        self.guest.allow()
        if self.institutions.chosen_key():
            self.give.allow()
        else:
            self.give.refuse(say("Choose their institution."))

    def _voice(self, delegation: str) -> None:
        who = self._chosen()
        if who is not None and self._voiced != who.subject:
            self._voiced = self._counted = who.subject
            self.assigned.emit(who.subject, delegation)
