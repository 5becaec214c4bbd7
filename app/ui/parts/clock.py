"""The clock that speakers, chair and hall read: large figures, a bar that empties, and how far it is over."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.parts.panels import paint_bar
from app.ui.theme import Theme, restyled, theme_of
from app.words import clock_face


class Clock(QWidget):
    """One clock. It is told what is left and paints only when what it shows has changed.

    `role` is `clock` (84) or `clock_small` (44); the place is kept for `widest`, so nothing jumps.
    """

    def __init__(
        self,
        caption: str = "",
        role: str = "clock",
        *,
        bar: bool = True,
        widest: str = "00:00",
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._caption, self._role, self._bar, self._widest, self._right = caption, role, bar, widest, right
        self._figures, self._share, self._over = "", 0.0, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def figures(self) -> str:
        """What the figures say: 1:24."""
        return self._figures

    def show_left(
        self, left: float, length: float, *, caption: str | None = None, over: str = "over"
    ) -> None:
        """Seconds left of a length, cut and never rounded up. Below nothing it counts up and says `over`."""
        share = 1.0 if left < 0 or length <= 0 else left / length
        # bars move once a second, with the figures
        figures = clock_face(abs(left))
        new = (
            self._caption if caption is None else caption,
            figures,
            round(share, 3),
            over if left < 0 else "",
        )
        if new[:2] + new[3:] != (self._caption, self._figures, self._over):
            self._caption, self._figures, self._share, self._over = new
            self.setAccessibleName(
                " ".join(part for part in (self._caption, self._figures, self._over) if part)
            )
            self.update()

    def show_words(self, words: str, *, caption: str) -> None:
        """Something that does not count, in the place of the figures."""
        if (self._caption, self._figures) != (caption, words):
            self._caption, self._figures, self._share, self._over = caption, words, 1.0, ""
            self.setAccessibleName(caption)
            self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        height = theme.leading(self._role)
        height += theme.leading("body") if self._caption else 0
        height += theme.px(18) if self._bar else 0
        return QSize(QFontMetrics(theme.font(self._role)).horizontalAdvance(self._widest), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            side = Qt.AlignmentFlag.AlignRight if self._right else Qt.AlignmentFlag.AlignLeft
            top = 0.0
            if self._caption:
                painter.setFont(theme.font("body"))
                painter.setPen(theme.colour("ink_2"))
                line = QRectF(0, 0, self.width(), theme.leading("body"))
                painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, self._caption)
                top = line.bottom()
            font = self._fitted(theme)
            painter.setFont(font)
            painter.setPen(theme.colour("ink"))
            figures = QRectF(0, top, self.width(), theme.leading(self._role))
            painter.drawText(
                figures, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, self._figures
            )
            if self._over:
                beside = QFontMetrics(font).horizontalAdvance(self._figures) + theme.px(12)
                painter.setFont(theme.font("title"))
                painter.setPen(theme.colour("ink_2"))
                base = top + (figures.height() + QFontMetrics(font).capHeight()) / 2
                at = self.width() - beside if self._right else beside
                width = QFontMetrics(painter.font()).horizontalAdvance(self._over)
                painter.drawText(round(at - width if self._right else at), round(base), self._over)
            if self._bar:
                box = QRectF(0, self.height() - theme.px(10), self.width(), theme.px(10))
                paint_bar(painter, box, self._share, theme.colour("ink"), theme, hatch=bool(self._over))

    def _fitted(self, theme: Theme) -> QFont:
        """The type of the figures, smaller where an hour and more would not hold in the room there is."""
        font = theme.font(self._role)
        needs = QFontMetrics(font).horizontalAdvance(self._figures)
        if needs > self.width() > 0:
            font.setPixelSize(max(theme.px(20), font.pixelSize() * self.width() // needs))
        return font
