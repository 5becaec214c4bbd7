"""Badges by institution: how many there are, how many are pledged, and what is not on paper yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.service.boards.plan import BadgeHit, PlanBoard
from app.ui.parts.buttons import Button
from app.ui.parts.cells import Cell, Column, Row
from app.ui.parts.columns import Columns
from app.ui.parts.fields import Field, NumberField
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.panels import Empty, Stat
from app.ui.parts.stack import across, boxed, down
from app.ui.parts.tables import Table
from app.ui.plan.adding import Refusal
from app.ui.plan.badge_key import NewBadgeKey
from app.ui.theme import Theme
from app.words import Tongue

_TABLE = 230
"""Logical pixels: lower the table is not pressed, the tab scrolls instead."""
_HIT = "badge:"
"""Before a caption, where it stands for a row."""


class Badges(QWidget):
    """Make what is missing, then print; a sheet says which revision it shows."""

    made = Signal(int)
    """How many spare ones for guests, beside those for people and pledges."""
    printing = Signal(bool)
    """Whether only those never printed."""
    reprinting = Signal(str)
    """The caption of one badge, once more."""
    noted = Signal(str, str)
    """The caption of a badge, and what is to be said at the door to whoever wears it."""
    sought = Signal(str)
    sending = Signal(str)
    """The id of the institution whose codes are to be sent."""
    picturing = Signal()
    """A folder of pictures of all codes is wanted."""
    listing = Signal()
    """The door list is wanted."""
    typing = Signal()
    """It is to be typed in."""
    key_wanted = Signal(str)
    """Another key is to seal badges from now on, and why."""
    stopped = Signal()
    opened = Signal()
    """The tab is on screen: now is the time to ask which printers there are."""

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
        self._stop = Button(kind="quiet", enters=True)
        self._stop.clicked.connect(self.stopped)
        self._stop.hide()
        self._find = Field("", icon="magnifying-glass")
        self._find.changed.connect(self._on_sought)
        self._find.entered.connect(self._on_found)
        self._note = Field("")
        self._note.entered.connect(self._on_noted)
        self._note.hide()
        self._hits: tuple[BadgeHit, ...] = ()
        self._noting = ""
        """The badge whose line for the door is being written."""
        self._board: PlanBoard | None = None
        self._picture = Button(icon="qr-code", enters=True)
        self._picture.clicked.connect(self.picturing)
        self._send = Button(icon="envelope-simple", enters=True)
        self._send.clicked.connect(lambda: self.sending.emit(self._institution()))
        self._list = Button(icon="list-checks", enters=True)
        self._list.clicked.connect(self.listing)
        self._type_in = Button(icon="note-pencil", enters=True)
        self._type_in.clicked.connect(self.typing)
        self._renew = Button(icon="key", enters=True)
        self.new_key: NewBadgeKey = NewBadgeKey(theme)
        self._renew.clicked.connect(self._on_renew)
        self.new_key.wanted.connect(self.key_wanted)
        self.new_key.closed.connect(self._on_key_closed)
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
        self._table.chosen.connect(self._show_note)
        self._empty = Empty("qr-code", "", "")
        figures = Lines(self._made, self._heads, self._fresh, gap=36)
        asked = across(theme, gap=16)
        asked.addWidget(self._spare, 1, Qt.AlignmentFlag.AlignTop)
        asked.addWidget(self._find, 2, Qt.AlignmentFlag.AlignTop)
        acts = Lines(self._make, self._print_new, self._print, self._progress, self._stop, gap=8)
        more = Lines(self._send, self._picture, self._list, self._type_in, self._renew, gap=8)
        work = down(theme, boxed(figures), asked, self._note, boxed(acts), boxed(more), self.refusal, gap=10)
        work.addWidget(self._frame, 1)
        work.addWidget(self._empty)
        self._frame.setMinimumHeight(theme.px(_TABLE))
        self._work = boxed(work)
        layout = down(theme, self._heading, self.new_key, gap=10, margins=(20, 14, 0, 14))
        layout.addWidget(self._work, 1)
        layout.addStretch(0)
        self.setLayout(down(theme, Columns(theme, boxed(layout)), gap=0))
        self.speak(say)

    def speak(self, say: Tongue) -> None:
        """The words that do not come with a board."""
        self._say = say
        self._heading.setText(say("Badges"))
        self._spare.retitle(say("Spare ones for guests"))
        self._make.retitle(say("Make what is missing"))
        self._print_new.retitle(say("Only new ones …"))
        self._print.retitle(say("Sheets to print …"))
        self._stop.retitle(say("Stop"))
        self._find.retitle(say("One badge once more"))
        self._find.set_hint(say("Caption, name or institution; Enter prints it"))
        self._note.set_hint(say("Such as: speaks in item 4, stage left. Enter keeps it; no name is needed"))
        self._picture.retitle(say("Pictures of the codes …"))
        self._send.retitle(say("Codes for a lead to send …"))
        self._list.retitle(say("Door list …"))
        self._type_in.retitle(say("Type the door list in"))
        self._renew.retitle(say("A new key …"))
        self.new_key.speak(say)
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

    @property
    def wanted(self) -> str:
        """What badges are looked for by."""
        return self._find.text()

    @property
    def progress(self) -> str:
        """What is going on, or what came of it last."""
        return self._progress.text()

    def show_hits(self, hits: Sequence[BadgeHit]) -> None:
        """Badges that answer to what was typed; Enter prints the chosen one."""
        self._hits = tuple(hits)
        if self._board is not None:
            self.show_badges(self._board)
        kept = self._table.chosen_key()
        if hits and kept not in {_HIT + each.caption for each in hits}:
            self._table.choose(_HIT + hits[0].caption)
        self._show_note()

    def show_badges(self, board: PlanBoard) -> None:
        """The counts of this plan."""
        self._board = board
        say = self._say
        if any(each.badges for each in board.badges):
            self._send.allow()
            self._picture.allow()
        else:
            self._send.refuse(say("There is no badge yet."))
            self._picture.refuse(say("There is no badge yet."))
        if self._find.text().strip():
            self._table.show_rows([self._hit(each) for each in self._hits])
            return
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

    def show_progress(self, sentence: str, *, running: bool = False) -> None:
        """What is going on, or what came of it; what runs can be stopped."""
        self._progress.setText(sentence)
        self._stop.setVisible(running)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.opened.emit()

    def _hit(self, hit: BadgeHit) -> Row:
        say = self._say
        name = " · ".join(filter(None, (hit.caption, hit.name, hit.institution)))
        fresh = "" if hit.printed else say("not printed")
        return Row(_HIT + hit.caption, {"name": name, "badges": say.number(hit.heads), "fresh": fresh})

    def _on_sought(self) -> None:
        if self._find.text().strip():
            self.sought.emit(self._find.text())
        else:
            self.show_hits(())

    def _on_found(self) -> None:
        key = self._table.chosen_key()
        if key.startswith(_HIT):
            self.reprinting.emit(key.removeprefix(_HIT))
        elif self._find.text().strip():
            self._find.refuse(self._say("No badge answers to that."))

    @property
    def _chosen(self) -> BadgeHit | None:
        key = self._table.chosen_key()
        return next((each for each in self._hits if _HIT + each.caption == key), None)

    def _show_note(self) -> None:
        """The line of the chosen badge; what is being written about it stays."""
        badge, say = self._chosen, self._say
        self._note.setVisible(badge is not None)
        if badge is not None and badge.caption != self._noting:
            self._noting = badge.caption
            self._note.retitle(say("Said at the door to whoever wears {caption}", caption=badge.caption))
            self._note.set_text(badge.note)
            self._note.accept()
        elif badge is None:
            self._noting = ""

    def _on_noted(self) -> None:
        if self._noting:
            self.noted.emit(self._noting, self._note.text())

    def refuse_note(self, sentence: str) -> None:
        """A rule said no to the line for the door."""
        self._note.refuse(sentence)

    def _institution(self) -> str:
        """The one that is chosen; empty when none is, or a badge."""
        key = self._table.chosen_key()
        return "" if key.startswith(_HIT) or key == "none" else key

    def _on_renew(self) -> None:
        """The question stands in the place of everything else, so that nothing of it is out of sight."""
        self._work.hide()
        self.new_key.call()

    def _on_key_closed(self) -> None:
        self._work.show()
        self._renew.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_make(self) -> None:
        self.made.emit(self._spare.value() or 0)
