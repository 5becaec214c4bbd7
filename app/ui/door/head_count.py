"""One number of a group, to be read from two metres: counted by arrows, by touch, or typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.door.forms import MOST_AT_ONCE
from app.ui.parts.buttons import Button
from app.ui.parts.labels import Label
from app.ui.parts.stack import across, down
from app.ui.theme import Theme, hold, restyled, room, theme_of

_BUTTON, _FIGURES = 88, 120
"""Logical pixels: the most that − and + have each, and what the number and its gaps want."""
_ROOMY, _CLOSE = (26, 18, 26, 22), (18, 10, 18, 12)
"""The edges round a number, and where there is little room."""


class HeadCount(QWidget):
    """One number of 150 px with − and + at its sides; arrows count, digits are typed."""

    changed = Signal()
    turned = Signal()
    """The other number is to be typed."""
    entered = Signal()
    """Enter, by a hand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0
        self._typing = self._letters = False
        self._title = Label("", "title", wrap=True, size=26)
        self._under = Label("", "lead", "ink_2", wrap=True)
        self._figures = _Figures()
        self.less = Button("−", height=56, size=48, name="−")
        self.more = Button("+", height=56, size=48, name="+")
        for button in (self.less, self.more):
            hold(button, theme, width=_BUTTON)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.less.clicked.connect(lambda: self.step(-1))
        self.more.clicked.connect(lambda: self.step(1))
        numbers = across(theme, self.less, self._figures, self.more, gap=14)
        words = down(theme, self._title, self._under, gap=2)
        self._column = down(theme, words, numbers, gap=10, margins=_ROOMY)
        self.setLayout(self._column)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def spare(self, *, low: bool) -> None:
        """Leave out the smaller words, and wide edges, where there is no room for them."""
        theme = theme_of(self)
        self._under.setVisible(not low)
        room(self._column, theme, gap=4 if low else 10, margins=_CLOSE if low else _ROOMY)
        left = self.width() * 100 / theme.size - _FIGURES - 2 * _CLOSE[0]
        for button in (self.less, self.more):
            hold(button, theme, width=max(_CLOSE[0] * 2, min(_BUTTON, left / 2)))

    def minimumSizeHint(self) -> QSize:
        # the buttons at its sides become narrower
        return QSize(theme_of(self).px(_FIGURES * 2), super().minimumSizeHint().height())

    @property
    def value(self) -> int:
        """How many."""
        return self._value

    def set_value(self, value: int) -> None:
        """Put a number there."""
        self._value = max(0, min(MOST_AT_ONCE, value))
        self._typing = False
        self._figures.show_figures(str(self._value))
        self.setAccessibleName(f"{self._title.text()}: {self._value}")

    def say_words(self, title: str, under: str) -> None:
        """What it counts."""
        self._title.setText(title)
        self._under.setText(under)
        self.setAccessibleName(f"{title}: {self._value}")
        self.less.setAccessibleName(f"{title} −1")
        self.more.setAccessibleName(f"{title} +1")

    def step(self, by: int) -> None:
        """One more, one fewer."""
        self.set_value(self._value + by)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Plus: 1,
            Qt.Key.Key_Minus: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
        }.get(Qt.Key(event.key()), 0)
        digit = event.text() if event.text().isdecimal() and event.text().isascii() else ""
        if step:
            self.step(step)
        elif digit:
            typed = f"{self._value}{digit}" if self._typing else digit
            self.set_value(int(typed))
            self._typing = True
            self.changed.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.turned.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.set_value(self._value // 10)
            self._typing = True
            self.changed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # letters before it are a scanner's that is slower than a hand
            if not (self._letters or event.isAutoRepeat()):
                self.entered.emit()
            self._letters = False
        else:
            self._letters |= event.text().isalpha()
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._typing = self._letters = False
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.hasFocus()
        edge = theme.line("chosen") if on else theme.line("field")
        painter.setPen(QPen(theme.colour("accent" if on else "field"), edge))
        painter.setBrush(theme.colour("surface"))
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, theme.radius("panel"), theme.radius("panel"))
        painter.end()


class _Figures(QWidget):
    """Figures of 150 px, smaller where the window is, larger where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._figures = "0"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_figures(self, figures: str) -> None:
        """Show this number."""
        self._figures = figures
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme_of(self).px(120), theme_of(self).px(150))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of(self).px(44), theme_of(self).px(56))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        font = theme.font("clock", 300)
        font.setPixelSize(min(font.pixelSize(), self.height()))
        widest = QFontMetrics(font).horizontalAdvance("888")
        if widest > self.width():
            font.setPixelSize(max(12, int(font.pixelSize() * self.width() / widest)))
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        painter.drawText(
            self.rect(), int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextDontClip), self._figures
        )
        painter.end()
