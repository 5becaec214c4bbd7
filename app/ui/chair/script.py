"""The script of the item on stage: what is said in serif, the ask in its strongest, cues quietly between."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.parts.scrolling import Scroll
from app.ui.theme import Theme, restyled, theme_of

_STEPS = (1.0, 0.9, 0.8, 0.72)
"""The script steps down so far before it has to be scrolled."""


class Voice(Enum):
    """Whose words a paragraph are."""

    SAID = auto()
    ASK = auto()
    CUE = auto()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences in one voice."""

    voice: Voice
    words: str


def paragraphs(script: str) -> tuple[Paragraph, ...]:
    """A script as it is typed: `> ` begins the ask, what stands in ( ) is for the chair only."""
    found: list[Paragraph] = []
    for line in script.splitlines():
        words = line.strip()
        if not words:
            continue
        if words.startswith(">"):
            found.append(Paragraph(Voice.ASK, words[1:].strip()))
        elif words.startswith("(") and words.endswith(")"):
            found.append(Paragraph(Voice.CUE, words[1:-1].strip()))
        else:
            found.append(Paragraph(Voice.SAID, words))
    return tuple(each for each in found if each.words)


class Script(Scroll):
    """Steps down until all of it stands, and scrolls only when even the smallest step is too large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._page = _Page()
        super().__init__(self._page, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def page(self) -> QWidget:
        """What is scrolled."""
        return self._page

    def show_script(self, script: str, ask: str = "") -> None:
        """Another script; `ask` is set after it if the script does not hold it."""
        shown = paragraphs(script)
        if ask and not any(each.voice is Voice.ASK for each in shown):
            shown = (*shown, Paragraph(Voice.ASK, ask))
        if self._page.show_paragraphs(shown):
            self.verticalScrollBar().setValue(0)
            self._fit()

    def sizeHint(self) -> QSize:
        # it takes what is left over, and asks for no more
        return QSize(theme_of(self).px(400), theme_of(self).px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self._fit()

    def _fit(self) -> None:
        room = self.viewport().size()
        for step in _STEPS:
            if self._page.lay_out(room.width(), step) <= room.height():
                break


class _Page(QWidget):
    """The paragraphs, painted; heights are counted in `lay_out`."""

    def __init__(self) -> None:
        super().__init__()
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._laid: list[tuple[Paragraph, float, QTextLayout]] = []
        self._high = 0

    def show_paragraphs(self, shown: tuple[Paragraph, ...]) -> bool:
        if shown == self._paragraphs:
            return False
        self._paragraphs = shown
        self.setAccessibleName("\n".join(each.words for each in shown))
        return True

    def lay_out(self, width: int, step: float) -> int:
        theme = theme_of(self)
        top, self._laid = 0.0, []
        for index, paragraph in enumerate(self._paragraphs):
            if index:
                quiet = Voice.CUE in (paragraph.voice, self._paragraphs[index - 1].voice)
                top += theme.px(10 if quiet else 14)
            layout = QTextLayout(paragraph.words, self._font(theme, paragraph.voice, step))
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            inset = theme.px(23) if paragraph.voice is Voice.ASK else 0
            leading = theme.px(28) if paragraph.voice is Voice.CUE else theme.leading("script") * step
            layout.beginLayout()
            below = 0.0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1, width - inset - 2))
                line.setPosition(QPointF(inset, below + (leading - line.height()) / 2))
                below += leading
            layout.endLayout()
            self._laid.append((paragraph, top, layout))
            top += below
        self._high = round(top) + 2
        self.setMinimumHeight(self._high)
        self.update()
        return self._high

    def sizeHint(self) -> QSize:
        return QSize(400, self._high)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        for paragraph, top, layout in self._laid:
            if paragraph.voice is Voice.ASK:
                high = layout.lineAt(layout.lineCount() - 1).position().y() + layout.lineAt(0).height()
                first = layout.lineAt(0).position().y()
                painter.fillRect(
                    0, round(top + first), theme.px(5), round(high - first), theme.colour("accent")
                )
            painter.setPen(theme.colour("ink_2" if paragraph.voice is Voice.CUE else "ink"))
            layout.draw(painter, QPointF(0, top))
        painter.end()

    @staticmethod
    def _font(theme: Theme, voice: Voice, step: float) -> QFont:
        if voice is Voice.CUE:
            return theme.font("body", 20 * max(step, 0.85))
        font = theme.font("script", 29 * step)
        if voice is Voice.ASK:
            font.setWeight(QFont.Weight.DemiBold)
        return font
