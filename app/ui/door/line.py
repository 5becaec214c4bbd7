"""The one line of the door that takes scans and typing, and the keys shown beneath it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from app.domain.badge import LONGEST_LOOKED_AT
from app.ui.parts.buttons import cap_size, paint_cap
from app.ui.parts.icons import paint_icon
from app.ui.theme import restyled, theme_of


class ScanLine(QLineEdit):
    """56 high, with its icon; it holds the focus whenever nothing else asks for words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scan_line")
        self.setMaxLength(LONGEST_LOOKED_AT * 2)
        self.setProperty("tall", "main")
        self.textChanged.connect(self.restyle)
        self.restyle()

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


class OutPlate(QWidget):
    """Beside the line while people go out: the line then counts them out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def say_words(self, words: str) -> None:
        """What it says."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        words = QFontMetrics(theme.font("title", 20)).horizontalAdvance(self._words)
        return QSize(words + theme.px(18 * 2 + 26 + 12), theme.px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("unclear"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.radius("control"), theme.radius("control"))
        ink = theme.colour("on_unclear")
        side = theme.px(26)
        paint_icon(painter, QRectF(theme.px(18), 0, side, self.height()), "sign-out", ink, fill=True)
        painter.setPen(ink)
        painter.setFont(theme.font("title", 20))
        words = self.rect().adjusted(theme.px(18 + 12) + side, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._words)
        painter.end()


class KeyHint(QAbstractButton):
    """A key and what it does here: read as a hint, pressed like a button. Without a key it only tells."""

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._strong = key, False
        self.setProperty("corner", 4)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if key else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if key:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say_words(self, words: str, *, key: str | None = None, strong: bool = False) -> None:
        """Other words, another key; `strong` where it is what one needs next."""
        kept = self._key if key is None else key
        if (words, kept, strong) == (self.text(), self._key, self._strong):
            return
        self._key, self._strong = kept, strong
        self.setText(words)
        self.setAccessibleName(f"{words} ({self._key})" if self._key else words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._key else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        words = QFontMetrics(theme.font("strong" if self._strong else "body")).horizontalAdvance(self.text())
        cap = cap_size(theme, self._key).width() + theme.px(5) if self._key else 0
        return QSize(cap + words + 2, theme.px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = 0
        if self._key:
            width = cap_size(theme, self._key).width()
            paint_cap(painter, QRectF(0, 0, width, self.height()), self._key, theme)
            at = width + theme.px(5)
        near = self._strong or (self.underMouse() and bool(self._key))
        painter.setPen(theme.colour("ink" if near else "ink_2"))
        painter.setFont(theme.font("strong" if self._strong else "body"))
        words = self.rect().adjusted(at, 0, 2, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
        painter.end()
