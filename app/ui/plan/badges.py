"""Badges by institution: how many there are, how many are pledged, and what is not on paper yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.service.boards.plan import PlanBoard
from app.ui.parts.buttons import Button
from app.ui.parts.cells import Cell, Column, Row
from app.ui.parts.fields import NumberField
from app.ui.parts.labels import Label
from app.ui.parts.panels import Empty, Stat
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.parts.tables import Table
from app.ui.plan.adding import Refusal
from app.ui.theme import Theme
from app.words import Tongue


class Badges(QWidget):
    """Make what is missing, then print; a sheet says which revision it shows."""

    made = Signal(int)
    """How many spare ones for guests, beside those for people and pledges."""
    printing = Signal(bool)
    """Whether only those never printed."""

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._fresh_ones = False
        self._heading = Label("", "lead_strong")
        self._made = Stat("", "", widest="00,000")
        self._heads = Stat("", "", widest="00,000")
        self._fresh = Stat("", "", widest="00,000")
        self._spare = NumberField("", least=0, most=500)
        self._spare.set_value(0)
        self._make = Button(icon="qr-code", key="Ctrl+M", bound=True)
        self._make.clicked.connect(self._on_make)
        self._print_new = Button(icon="printer")
        self._print_new.clicked.connect(lambda: self.printing.emit(True))
        self._print = Button(kind="filled", icon="printer", key="Ctrl+P", bound=True)
        self._print.clicked.connect(lambda: self.printing.emit(False))
        self._progress = Label("", "body", "ink_2")
        self.refusal: Refusal = Refusal(theme)
        self._table = Table(
            (
                Column("name", strong=True),
                Column("pledge", width=110, number=True),
                Column("badges", width=110, number=True),
                Column("missing", width=110, number=True),
                Column("fresh", width=130, number=True),
            )
        )
        self._frame = self._table.framed()
        self._empty = Empty("qr-code", "", "")
        spare = boxed(across(theme, self._spare, gap=0))
        spare.setMaximumWidth(theme.px(220))
        figures = across(theme, self._made, self._heads, self._fresh, STRETCH, spare, gap=36)
        acts = across(theme, self._make, self._print_new, self._print, self._progress, STRETCH, gap=10)
        layout = down(theme, self._heading, figures, acts, self.refusal, gap=12, margins=(20, 14, 0, 14))
        layout.addWidget(self._frame, 1)
        layout.addWidget(self._empty)
        self.setLayout(layout)
        self.speak(say)

    def speak(self, say: Tongue) -> None:
        """The words that do not come with a board."""
        self._say = say
        self._heading.setText(say("Badges"))
        self._spare.retitle(say("Spare ones for guests"))
        self._make.retitle(say("Make what is missing"))
        self._print_new.retitle(say("Only new ones …"))
        self._print.retitle(say("Sheets to print …"))
        self._table.retitle(
            {
                "name": say("Institution"),
                "pledge": say("Pledged"),
                "badges": say("Badges"),
                "missing": say("Missing"),
                "fresh": say("Not printed"),
            }
        )
        self._empty.retitle(
            say("No institution yet"), say("Badges are made for people, and up to each pledge.")
        )

    def show_badges(self, board: PlanBoard) -> None:
        """The counts of this plan."""
        say = self._say
        pledges = {each.id: each.pledge for each in board.plan.delegations}
        made = sum(each.badges for each in board.badges)
        fresh = sum(each.not_printed for each in board.badges)
        self._fresh_ones = bool(fresh)
        # one thing is loudest: making while there is none, printing from then on
        self._make.set_kind("outlined" if made else "filled")
        self._made.show_stat(say.number(made), say("badges"))
        self._heads.show_stat(
            say.number(sum(each.heads for each in board.badges)), say("people they stand for")
        )
        self._fresh.show_stat(say.number(fresh), say("not printed"))
        self._frame.setVisible(bool(board.badges))
        self._empty.setVisible(not board.badges)
        if made:
            self._print.allow()
        else:
            self._print.refuse(say("There is no badge yet. Make them first."))
        if fresh and fresh < made:
            self._print_new.allow()
        else:
            self._print_new.refuse(say("All of them are new.") if made else say("There is no badge yet."))
        rows: list[Row] = []
        for each in board.badges:
            pledge = pledges.get(each.delegation, 0)
            missing = max(0, pledge - each.heads)
            rows.append(
                Row(
                    each.delegation or "none",
                    {
                        "name": each.name or say("Guests, with no institution"),
                        "pledge": say.number(pledge) if each.delegation else "",
                        "badges": say.number(each.badges),
                        "missing": Cell(say.number(missing), ink="warn", strong=True) if missing else "",
                        "fresh": say.number(each.not_printed) if each.not_printed else "",
                    },
                )
            )
        self._table.show_rows(rows)

    def take_focus(self) -> None:
        """Give the keys to what is done next: make them, or print them."""
        able = self._print if self._fresh_ones else self._make
        able.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, sentence: str) -> None:
        """What is going on, or what came of it."""
        self._progress.setText(sentence)

    def _on_make(self) -> None:
        self.made.emit(self._spare.value() or 0)
