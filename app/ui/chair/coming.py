"""The next items of the running order, with who, how long and when."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.chair import Line
from app.ui.theme import restyled, theme_of
from app.words import Tongue, clock_face

_ROW = 44


class Coming(QWidget):
    """Two rows: number, title, who speaks, planned length, expected time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, str, str, str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: tuple[Line, ...], zone: str, say: Tongue) -> None:
        """What comes next, the nearest first."""
        rows = tuple(
            (
                str(line.number) if line.number else "",
                line.item.title,
                line.item.who,
                clock_face(line.length),
                say.time(line.expected, zone),
            )
            for line in lines
        )
        if rows != self._rows:
            changed = len(rows) != len(self._rows)
            self._rows = rows
            self.setAccessibleName(
                say("Next") + ": " + "; ".join(", ".join(filter(None, row)) for row in rows)
            )
            if changed:
                self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(400), theme.px(_ROW) * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        high, middle = theme.px(_ROW), Qt.AlignmentFlag.AlignVCenter
        right = middle | Qt.AlignmentFlag.AlignRight
        body, strong = theme.font("body"), theme.font("strong")
        plain, bold = QFontMetrics(body), QFontMetrics(strong)
        times, lengths = plain.horizontalAdvance("00:00"), plain.horizontalAdvance("0:00:00")
        number = max(theme.px(42), plain.horizontalAdvance("000"))
        end = self.width() - times - theme.px(16) - lengths - theme.px(16)
        title_wide = round((end - number) * 0.42)
        for index, row in enumerate(self._rows):
            top = index * high
            painter.fillRect(0, top, self.width(), 1, theme.colour("line"))
            painter.setFont(body)
            painter.setPen(theme.colour("ink_2"))
            painter.drawText(QRect(0, top, number, high), middle, row[0])
            who_at = (
                number + max(title_wide, min(bold.horizontalAdvance(row[1]), end - number)) + theme.px(16)
            )
            if not row[2]:
                title = bold.elidedText(row[1], Qt.TextElideMode.ElideRight, end - number)
            else:
                who_at = min(who_at, number + round((end - number) * 0.62) + theme.px(16))
                title = bold.elidedText(row[1], Qt.TextElideMode.ElideRight, who_at - number - theme.px(16))
                who = plain.elidedText(row[2], Qt.TextElideMode.ElideRight, max(0, end - who_at))
                painter.drawText(QRect(who_at, top, max(0, end - who_at) + 2, high), middle, who)
            painter.drawText(QRect(self.width() - times - 1, top, times + 1, high), right, row[4])
            painter.setPen(theme.colour("ink"))
            painter.drawText(QRect(end + theme.px(16), top, lengths, high), right, row[3])
            painter.setFont(strong)
            painter.drawText(QRect(number, top, end - number, high), middle, title)
        painter.end()
