"""Ready?: what is done, what is to mend, what can wait; each open line leads to its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.service.boards.plan import PlanBoard, Readiness, ReadyLine
from app.ui.parts.buttons import Button
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.panels import Divider, Panel
from app.ui.parts.scrolling import Scroll
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, room
from app.words import Tongue

_ICONS = {
    Readiness.DONE: ("check-circle", "yes"),
    Readiness.MEND: ("warning", "trouble"),
    Readiness.WAIT: ("clock-countdown", "warn"),
}


class ReadyPanel(Panel):
    """The list at the right of the plan."""

    led = Signal(object)
    """The line that is to be mended: its tab, and the row it is about."""

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(margins=(18, 14, 18, 6), gap=0, parent=parent)
        self._theme, self._say = theme, say
        self._heading = Label(say("Ready?"), "title")
        self._count = Label("", "strong", "trouble")
        self._days = Label("", "body", "ink_2", wrap=True)
        self.body.addLayout(across(theme, self._heading, STRETCH, self._count))
        self.body.addWidget(self._days)
        self.body.addSpacing(theme.px(8))
        self._lines = QVBoxLayout()
        room(self._lines, theme, gap=0)
        inner = QWidget()
        inner.setObjectName("plain")
        outer = down(theme, self._lines, STRETCH, gap=0)
        inner.setLayout(outer)
        self._scroll = Scroll(inner)
        self.body.addWidget(self._scroll, 1)
        self._shown: tuple[ReadyLine, ...] | None = None

    def retitle(self, title: str) -> None:
        """The panel's heading; the lines come with the next board."""
        self._heading.setText(title)
        self._shown = None

    def speak(self, say: Tongue) -> None:
        """Another tongue from the next board on."""
        self._say = say
        self.retitle(say("Ready?"))

    def show_ready(self, board: PlanBoard) -> None:
        """The lines of this plan."""
        say = self._say
        mend = sum(line.state is Readiness.MEND for line in board.ready)
        self._count.setText(say("{count} to mend", count=mend) if mend else "")
        self._days.setText(_days(board.days_to_go, say))
        if board.ready == self._shown:
            return
        self._shown = board.ready
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in board.ready:
            self._lines.addWidget(Divider())
            self._lines.addWidget(self._line(line))

    def _line(self, line: ReadyLine) -> QWidget:
        say, theme = self._say, self._theme
        icon, ink = _ICONS[line.state]
        done = line.state is Readiness.DONE
        facts = {name: say.number(fact) if isinstance(fact, int) else fact for name, fact in line.facts}
        words = Label(say(line.sentence, **facts), "body" if done else "strong", wrap=True)
        # a word that is longer than the room is broken, never cut
        words.setMinimumWidth(theme.px(80))
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        row = across(theme, Glyph(icon, 22, ink, fill=True), gap=10, margins=(0, 6, 0, 6))
        row.addWidget(words, 1)
        if line.figure:
            row.addWidget(Label(line.figure, "body", "ink_2", right=True))
        if line.action and line.tab is not None:
            button = Button(
                say(line.action), height=30, enters=True, name=say(line.action) + ": " + words.text()
            )
            button.clicked.connect(lambda: self.led.emit(line))
            row.addWidget(button)
        box = boxed(row)
        box.setMinimumHeight(theme.px(48))
        return box


def _days(days: int, say: Tongue) -> str:
    if days < 0:
        return say("The day has passed. Each line leads to its place.")
    if days == 0:
        return say("Today. Each line leads to its place.")
    return say.plural(
        "One day to go. Each line leads to its place.",
        "{count} days to go. Each line leads to its place.",
        days,
    )
