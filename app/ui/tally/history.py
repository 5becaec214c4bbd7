"""How a cell came about: each thing that happened to it, in order, nothing overwritten."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.service.boards.tally import HistoryLine
from app.ui.parts.labels import Label
from app.ui.parts.panels import Divider, Panel
from app.ui.parts.scrolling import Scroll
from app.ui.parts.stack import across, down
from app.ui.tally.sentences import clock_time
from app.ui.theme import Theme, hold, room, theme_of
from app.words import Tongue


class History(Panel):
    """The newest below; words that were spoken stand in the serif."""

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__(margins=(16, 8, 16, 8), gap=4)
        self._shown: tuple[HistoryLine, ...] | None = None
        self._title = Label("", "strong", elide=True)
        self._note = Label("", "caption", "ink_3", right=True)
        head = across(theme, self._title, self._note)
        head.setStretch(0, 1)
        self._inside = QWidget()
        self._inside.setObjectName("inside")
        self._lines = QVBoxLayout(self._inside)
        room(self._lines, theme, gap=0)
        self._lines.addStretch(1)
        self._scroll = Scroll(self._inside, keys=True)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._to_newest)
        self.body.addLayout(head)
        self.body.addWidget(self._scroll, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_lines((), "", say, "UTC")

    def show_lines(self, lines: Sequence[HistoryLine], title: str, say: Tongue, zone: str) -> None:
        """What happened, with the moment by the venue's clock."""
        self._title.setText(title)
        self._note.setText(say("nothing here is overwritten"))
        self._scroll.setAccessibleName(title)
        if self._shown == tuple(lines):
            return
        self._shown = tuple(lines)
        while self._lines.count() > 1:
            item = self._lines.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for place, line in enumerate(lines):
            self._lines.insertWidget(place, self._line(line, say, zone))
        if not lines:
            nothing = Label(say("Nothing has happened here yet."), "body", "ink_2", wrap=True)
            self._lines.insertWidget(0, nothing)
        self._cap()

    def sizeHint(self) -> QSize:
        # where there is little room the cells come first; with more it grows to its lines
        return QSize(super().sizeHint().width(), min(self.maximumHeight(), theme_of(self).px(120)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cap()

    def _cap(self) -> None:
        """No taller than its lines: what is below stays empty."""
        width = self._scroll.viewport().width()
        layout = self._inside.layout()
        if layout is not None:
            lines = (
                layout.totalHeightForWidth(width)
                if layout.hasHeightForWidth()
                else layout.sizeHint().height()
            )
            self.setMaximumHeight(max(lines, 40) + theme_of(self).px(52))

    def _to_newest(self) -> None:
        self._cap()
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _line(self, line: HistoryLine, say: Tongue, zone: str) -> QWidget:
        theme = theme_of(self)
        row = QWidget()
        when = Label(clock_time(line.at, say, zone), "body", "ink_2")
        hold(when, theme, width=66)
        said = [Label(say(line.sentence), "body", wrap=True)]
        if line.words:
            said.append(Label(line.words, "spoken" if line.spoken else "body", wrap=True))
        for label in said:
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = down(theme, *said, gap=0)
        beside = across(theme, when, words, gap=14, margins=(0, 5, 0, 5))
        beside.setAlignment(when, Qt.AlignmentFlag.AlignTop)
        beside.setStretch(1, 1)
        layout = down(theme, Divider(), beside, gap=0)
        row.setLayout(layout)
        return row
