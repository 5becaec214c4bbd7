"""The list at the left: what can be put on paper, and what can be handed on as a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.service.boards.records import Paper, PaperLine
from app.ui.parts.buttons import Button
from app.ui.parts.frames import paint_plate
from app.ui.parts.icons import paint_icon
from app.ui.parts.labels import Label
from app.ui.parts.scrolling import Scroll
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, room, theme_of
from app.words import Tongue


def key_of(line: PaperLine) -> str:
    """What a paper goes by on this screen."""
    return f"{line.paper.value}/{line.power_holder}"


def title_of(line: PaperLine, say: Tongue) -> str:
    """What a paper is called: by whose it is, or by what it is."""
    if line.paper is Paper.MINUTES:
        return say("Minutes")
    return say("At the doors") if line.paper is Paper.DOOR_REPORT else line.title


class PaperList(QWidget):
    """One row for each paper; arrows go up and down, the chosen one keeps its bar."""

    chosen = Signal(str)
    published = Signal(str)
    """Write the results as `csv` or `json`."""

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._rows: dict[str, _PaperRow] = {}
        self._at = ""
        self._lines: tuple[PaperLine, ...] = ()
        self._on_paper = Label("", "strong")
        self._to_publish = Label("", "strong")
        self._list = QVBoxLayout()
        room(self._list, theme, gap=0)
        self._sheet = Button(kind="quiet", icon="table")
        self._data = Button(kind="quiet", icon="export")
        self._sheet.clicked.connect(lambda: self.published.emit("csv"))
        self._data.clicked.connect(lambda: self.published.emit("json"))
        inside = boxed(
            down(
                theme,
                boxed(down(theme, self._on_paper, margins=(12, 0, 12, 6))),
                boxed(self._list),
                boxed(down(theme, self._to_publish, margins=(12, 14, 12, 4))),
                across(theme, self._sheet, STRETCH),
                across(theme, self._data, STRETCH),
                STRETCH,
                gap=0,
                margins=(16, 16, 8, 16),
            )
        )
        self.setLayout(down(theme, Scroll(inside), gap=0))
        self.retitle(say)

    def show_papers(self, lines: Sequence[PaperLine], say: Tongue) -> None:
        """These papers; the chosen one stays chosen."""
        self._lines = tuple(lines)
        wanted = [key_of(line) for line in lines]
        if wanted != list(self._rows):
            for row in self._rows.values():
                self._list.removeWidget(row)
                row.deleteLater()
            self._rows = {key: _PaperRow() for key in wanted}
            for key, row in self._rows.items():
                row.clicked.connect(lambda _=False, key=key: self.choose(key, tell=True))
                row.stepped.connect(partial(self._step, key))
                self._list.addWidget(row)
        for line in lines:
            self._rows[key_of(line)].show_line(line, say)
        if self._at not in self._rows and wanted:
            self.choose(wanted[0], tell=True)
        else:
            self._mark()

    def choose(self, key: str, *, tell: bool = False) -> None:
        """Put the bar at that paper."""
        if key not in self._rows:
            return
        self._at = key
        self._mark()
        if tell:
            self.chosen.emit(key)

    @property
    def chosen_line(self) -> PaperLine | None:
        """The paper that is shown."""
        return next((line for line in self._lines if key_of(line) == self._at), None)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._on_paper.setText(say("On paper"))
        self._to_publish.setText(say("To publish"))
        self._sheet.retitle(say("Spreadsheet"))
        self._data.retitle(say("Data file"))
        self.show_papers(self._lines, say)

    def _step(self, key: str, step: int) -> None:
        keys = list(self._rows)
        at = max(0, min(len(keys) - 1, keys.index(key) + step))
        self.choose(keys[at], tell=True)
        self._rows[keys[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def take_focus(self) -> None:
        """Give the keys to the chosen row."""
        row = self._rows.get(self._at)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self) -> None:
        for key, row in self._rows.items():
            row.setChecked(key == self._at)
            row.setFocusPolicy(Qt.FocusPolicy.TabFocus if key == self._at else Qt.FocusPolicy.NoFocus)


class _PaperRow(QAbstractButton):
    """Icon, title, and below it whose it is or how far it has got."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._under = ""
        self._sealed = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: PaperLine, say: Tongue) -> None:
        """One paper, in this tongue."""
        minutes, report = line.paper is Paper.MINUTES, line.paper is Paper.DOOR_REPORT
        self.setText(title_of(line, say))
        sealed = say("sealed") if line.sealed_at else say("draft")
        self._under = sealed if minutes else say("commitment record · {state}", state=sealed)
        if report:
            self._under = say("for the organisers")
        self._sealed = line.sealed_at is not None
        self.setAccessibleName(f"{self.text()}, {self._under}")
        self.setToolTip(self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme_of(self).px(192), theme_of(self).px(56))

    def keyPressEvent(self, e: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if e.key() in steps:
            self.stepped.emit(steps[Qt.Key(e.key())])
        else:
            super().keyPressEvent(e)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            if self.isChecked():
                fill = theme.colour("accent_soft")
                paint_plate(painter, self.rect(), fill=fill, edge=fill, width=0, radius=theme.radius("tile"))
                painter.fillRect(
                    QRect(0, theme.px(4), theme.px(4), self.height() - theme.px(8)), theme.colour("accent")
                )
            side = theme.px(24)
            icon = QRect(theme.px(12), (self.height() - side) // 2, side, side)
            ink = theme.colour("yes" if self._sealed else "ink")
            paint_icon(painter, icon, "seal-check" if self._sealed else "file-text", ink, fill=self._sealed)
            left, top = theme.px(46), theme.px(7)
            words = QRect(left, top, self.width() - left - theme.px(8), self.height() - 2 * top)
            half = words.height() // 2
            for role, token, text, at in (
                ("strong", "ink", self.text(), 0),
                ("caption", "ink_2", self._under, half),
            ):
                painter.setFont(theme.font(role))
                painter.setPen(theme.colour(token))
                metrics = painter.fontMetrics()
                painter.drawText(
                    QRect(words.left(), words.top() + at, words.width(), half),
                    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                    metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, words.width()),
                )
