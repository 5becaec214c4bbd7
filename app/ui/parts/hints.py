"""A key and what it does, as a quiet line: read as a hint, pressed like a button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.parts.buttons import cap_size, paint_cap
from app.ui.theme import restyled, theme_of

_NARROW = 90
"""Logical pixels that the words have at least, beside the key."""
_WRAP = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)


class KeyHint(QAbstractButton):
    """Without a key it only tells. `refuse` says in a tooltip why it does nothing just now."""

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._strong = key, False
        self.setProperty("corner", 4)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if key else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        if key:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say_words(self, words: str, *, key: str | None = None, strong: bool = False) -> None:
        """Other words, another key; `strong` where it is what one needs next."""
        kept = self._key if key is None else key
        if (words, kept, strong) == (self.text(), self._key, self._strong):
            return
        self._key, self._strong = kept, strong
        self.setText(words)
        self.say_name(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._key else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self.update()

    def say_name(self, words: str) -> None:
        """What a screen reader says, and the mouse where there was no room for the words."""
        self.setAccessibleName(f"{words} ({self._key})" if self._key else words)
        self.setToolTip("" if self.text() else words)

    def refuse(self, reason: str) -> None:
        """Not available now; the tooltip says why."""
        self.setEnabled(False)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def allow(self) -> None:
        """Available again."""
        self.setEnabled(True)
        self.setToolTip("")
        self.setAccessibleDescription("")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._beside() + self._metrics().horizontalAdvance(self.text()) + 2, self._least())

    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(min(self.sizeHint().width(), self._beside() + theme.px(_NARROW)), self._least())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        """Words too long for their line go on in a further one."""
        if arg__1 >= self.sizeHint().width():
            return self._least()
        box = QRect(0, 0, max(1, arg__1 - self._beside()), 10_000)
        return max(self._least(), self._metrics().boundingRect(box, _WRAP, self.text()).height())

    def _beside(self) -> int:
        theme = theme_of(self)
        return cap_size(theme, self._key).width() + theme.px(5) if self._key else 0

    def _least(self) -> int:
        return theme_of(self).px(30)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme_of(self).font("strong" if self._strong else "body"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = self._beside()
        if self._key:
            paint_cap(painter, QRectF(0, 0, at - theme.px(5), self.height()), self._key, theme)
        near = self._strong or (self.underMouse() and bool(self._key))
        painter.setPen(theme.colour("ink_3" if not self.isEnabled() else "ink" if near else "ink_2"))
        painter.setFont(theme.font("strong" if self._strong else "body"))
        words = self.rect().adjusted(at, 0, 2, 0)
        painter.drawText(words, _WRAP, self.text())
        painter.end()
