"""The read-back: the sentence in large type along the foot, and the three things one can say to it."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.domain.tally import ReadBackOutcome
from app.ui.parts.buttons import Button
from app.ui.parts.labels import Label
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, hold, restyled, theme_of, wear
from app.words import Tongue

_RAIL = {
    "window": "rail",
    "surface": "rail",
    "sunken": "rail_chosen",
    "ink": "rail_strong",
    "ink_2": "rail_ink",
    "accent": "rail_accent",
    "on_accent": "on_rail_accent",
    "accent_soft": "rail_chosen",
    "field": "rail_ink",
    "focus": "rail_focus",
}
"""Along the foot the colours are the rail's, whatever the theme."""


def on_rail(theme: Theme) -> Theme:
    """The same theme in the colours of the rail."""
    colours = dict(theme.colours)
    colours |= {token: theme.colours[rail] for token, rail in _RAIL.items()}
    return replace(theme, dark=True, colours=MappingProxyType(colours))


class ReadBackBar(QWidget):
    """The sentence may be put in better words before it is read; nothing is locked by a bare Enter."""

    answered = Signal(object, str)
    """The outcome, and the sentence that was read."""

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._worn: Theme | None = None
        self._caption = Label("", "body", "ink_2")
        self.sentence: QPlainTextEdit = QPlainTextEdit()
        self.sentence.setTabChangesFocus(True)
        self.sentence.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.sentence.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.sentence.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.sentence.document().setDocumentMargin(0)
        self.sentence.textChanged.connect(self._fit)
        self._agreed = Button("", kind="filled", key="Ctrl Enter", height=48, size=18)
        self._corrected = Button("", key="Alt E")
        self._refused = Button("", key="Alt R")
        for button in (self._agreed, self._corrected, self._refused):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._agreed.clicked.connect(lambda: self.answer(ReadBackOutcome.AGREED))
        self._corrected.clicked.connect(lambda: self.answer(ReadBackOutcome.CORRECTED))
        self._refused.clicked.connect(lambda: self.answer(ReadBackOutcome.REFUSED))
        pair = across(theme, self._corrected, self._refused, gap=8)
        buttons = boxed(down(theme, STRETCH, self._agreed, pair, STRETCH, gap=8))
        buttons.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        hold(buttons, theme, width=430)
        left = down(theme, self._caption, self.sentence, gap=2)
        layout = across(theme, left, buttons, gap=28, margins=(22, 14, 22, 14))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retitle(say)

    def show_sentence(self, sentence: str) -> None:
        """Read this out."""
        self.sentence.setPlainText(sentence)
        self._fit()
        self.show()

    def answer(self, outcome: ReadBackOutcome) -> None:
        """What the power-holder said to it."""
        self.answered.emit(outcome, " ".join(self.sentence.toPlainText().split()))

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._caption.setText(say("Read back, aloud, by the negotiator"))
        self.sentence.setAccessibleName(say("The sentence to read back"))
        self._agreed.retitle(say("Agreed: lock it"))
        self._corrected.retitle(say("Corrected"))
        self._refused.retitle(say("Refused"))

    def dress(self, theme: Theme) -> None:
        """Put the rail's colours on, once for each theme."""
        if self._worn == theme:
            return
        self._worn = theme
        rail = on_rail(theme)
        wear(self, rail)
        self.sentence.setStyleSheet("QPlainTextEdit { border: 0; padding: 0; background: transparent; }")
        self._fit()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(900), max(theme.px(128), self.sentence.height() + theme.px(54)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "sentence"):
            self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme_of(self).colour("window"))
        painter.end()

    def _fit(self) -> None:
        """The largest of three steps at which three lines hold it; a longer one scrolls."""
        theme, box = theme_of(self), QRect(0, 0, max(100, self.sentence.viewport().width() - 4), 10_000)
        lines, font = 2, theme.font("read_back")
        for size in (27, 24, 21):
            font = theme.font("read_back", size)
            metrics = QFontMetrics(font)
            wrapped = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), self.sentence.toPlainText())
            lines = -(-wrapped.height() // metrics.lineSpacing())
            if lines <= 3:
                break
        if self.sentence.font() != font:
            self.sentence.setFont(font)
        height = QFontMetrics(font).lineSpacing() * max(2, min(4, lines)) + 6
        if self.sentence.height() != height:
            self.sentence.setFixedHeight(height)
            self.updateGeometry()
