"""The one line of the door that takes scans and typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from app.domain.badge import LONGEST_LOOKED_AT
from app.ui.parts.buttons import fitting
from app.ui.parts.icons import paint_icon
from app.ui.theme import restyled, theme_of

_PLATE_EDGES = 18 * 2 + 26 + 12
_EDGES = 80
"""Logical pixels beside the words of the line: its picture, its edges and a little air."""


def words_in(focus: QWidget | None) -> bool:
    """Whether there are words for Ctrl+Z to take back before any check-in."""
    if isinstance(focus, QLineEdit):
        return bool(focus.text())
    return isinstance(focus, QPlainTextEdit) and bool(focus.toPlainText())


class ScanLine(QLineEdit):
    """56 high, with its icon; it holds the focus whenever nothing else asks for words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: tuple[str, ...] = ()
        self.setObjectName("scan_line")
        self.setMaxLength(LONGEST_LOOKED_AT * 2)
        self.setProperty("tall", "main")
        self.textChanged.connect(self.restyle)
        self.restyle()

    def say_hints(self, *hints: str) -> None:
        """What to do with it, the longest first; the first that is not cut stands there, or none."""
        self._hints = hints
        self._show_hint()

    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._show_hint()

    def _show_hint(self) -> None:
        room = self.width() - theme_of(self).px(_EDGES)
        metrics = QFontMetrics(theme_of(self).font("lead", 18))
        fits = (hint for hint in self._hints if metrics.horizontalAdvance(hint) <= room)
        self.setPlaceholderText(next(fits, ""))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_of(self)
        painter = QPainter(self)
        side = theme.px(26)
        left = theme.px(17)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - side
        paint_icon(painter, QRectF(left, 0, side, self.height()), "barcode", theme.colour("ink"))
        painter.end()

    def restyle(self) -> None:
        """Larger type for what is typed than for the hint."""
        theme = theme_of(self)
        font = theme.font("lead", 22 if self.text() else 18)
        if self.font() != font:
            self.setFont(font)
        self.setTextMargins(theme.px(41), 0, theme.px(6), 0)
        self._show_hint()


class OutPlate(QWidget):
    """Beside the line while people go out: the line then counts them out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def say_words(self, words: str) -> None:
        """What it says."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        words = QFontMetrics(theme.font("title", 20)).horizontalAdvance(self._words)
        return QSize(words + theme.px(_PLATE_EDGES), theme.px(56))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of(self).px(120), theme_of(self).px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("door_out"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.radius("control"), theme.radius("control"))
        ink = theme.colour("on_door_out")
        side = theme.px(26)
        paint_icon(painter, QRectF(theme.px(18), 0, side, self.height()), "sign-out", ink, fill=True)
        painter.setPen(ink)
        words = self.rect().adjusted(theme.px(18 + 12) + side, 0, 0, 0)
        painter.setFont(fitting(theme, theme.font("title", 20), self._words, words.width()))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._words)
        painter.end()
