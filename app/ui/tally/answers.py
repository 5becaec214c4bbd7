"""The four answers, each a shape and a word with its key; and the small chips beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from app.domain.tally import WORD, Answer
from app.ui.parts.buttons import cap_size, paint_cap
from app.ui.parts.lines import Lines
from app.ui.parts.marks import paint_mark
from app.ui.parts.scenes.sheet import MARK
from app.ui.tally.sentences import ANSWERS
from app.ui.theme import Theme, room, theme_of
from app.words import Tongue

_LETTERS = {Answer.YES: "Y", Answer.YES_BUT: "B", Answer.NO: "N", Answer.UNCLEAR: "C"}


class AnswerTile(QAbstractButton):
    """One answer, 52 high; chosen it has the soft fill of its answer and a line of 3."""

    def __init__(self, answer: Answer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._key = ""
        self.setCheckable(True)
        self.setProperty("corner", 8)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say_words(self, word: str, key: str) -> None:
        """Its word, and the key that chooses it from where the focus is."""
        self._key = key
        self.setText(word)
        self.setAccessibleName(f"{word} ({key})")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme_of(self).px(200), theme_of(self).px(52))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of(self).px(140), theme_of(self).px(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        edge = theme.line("chosen") if on else theme.line("field")
        mark = MARK[self._answer]
        painter.setPen(QPen(theme.colour("accent" if on else "field"), edge))
        near = self.underMouse() and not on
        painter.setBrush(theme.colour(f"{mark}_soft" if on else "sunken" if near else "surface"))
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, theme.radius("tile"), theme.radius("tile"))
        pad, side = theme.px(12), theme.px(28)
        paint_mark(painter, QRectF(pad, (self.height() - side) / 2, side, side), mark, theme)
        cap = cap_size(theme, self._key)
        right = self.width() - pad - cap.width()
        paint_cap(painter, QRectF(right, 0, cap.width(), self.height()), self._key, theme)
        words = QRect(pad + side + theme.px(10), 0, right - pad - side - theme.px(18), self.height())
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(
            Qt.TextFlag.TextWordWrap
        )
        for size in (15, 14, 13, 12):
            painter.setFont(theme.font("strong", size))
            if painter.boundingRect(words, flags, self.text()).height() <= words.height():
                break
        painter.setPen(theme.colour("ink"))
        painter.drawText(words, flags, self.text())
        painter.end()


class AnswerChoice(QWidget):
    """The four answers, two by two."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._tiles = {answer: AnswerTile(answer) for answer in ANSWERS}
        grid = QGridLayout()
        room(grid, theme, gap=8)
        for place, (answer, tile) in enumerate(self._tiles.items()):
            grid.addWidget(tile, place // 2, place % 2)
            tile.clicked.connect(lambda _=False, answer=answer: self.chosen.emit(answer))
        self.setLayout(grid)

    def retitle(self, say: Tongue, *, bare: bool) -> None:
        """The words; `bare` when a letter alone chooses, because the grid has the focus."""
        for answer, tile in self._tiles.items():
            letter = _LETTERS[answer]
            tile.say_words(say(WORD[answer]), letter if bare else f"Alt {letter}")

    def choose(self, answer: object) -> None:
        """Put one down, or none; `chosen` is not sent."""
        for each, tile in self._tiles.items():
            tile.setChecked(each is answer)


class Chips(QWidget):
    """Small words of which one may be down; they wrap over as many lines as they need."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[str, _Chip] = {}
        self.setLayout(Lines(gap=6))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, chips: Sequence[tuple[str, str, str]]) -> None:
        """Offer these, as (key, mark, words)."""
        for key, mark, words in chips:
            chip = self._chips.get(key)
            if chip is None:
                chip = self._chips[key] = _Chip(mark)
                chip.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
                layout = self.layout()
                if layout is not None:
                    layout.addWidget(chip)
            chip.setText(words)
            chip.setAccessibleName(words)
            chip.updateGeometry()
        self.updateGeometry()

    def choose(self, key: str) -> None:
        """Put one down, or none; `chosen` is not sent."""
        for each, chip in self._chips.items():
            chip.setChecked(each == key)

    @property
    def first(self) -> QAbstractButton:
        """The first chip, for the focus."""
        return next(iter(self._chips.values()))


class _Chip(QAbstractButton):
    def __init__(self, mark: str) -> None:
        super().__init__()
        self._mark = mark
        self.setCheckable(True)
        self.setProperty("corner", 16)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        # in its chosen weight, so that nothing moves when it is put down
        words = QFontMetrics(theme.font("strong", 14)).horizontalAdvance(self.text())
        return QSize(words + theme.px(20 + (20 if self._mark else 0)) + 1, theme.px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        edge = theme.line("chosen") - 1 if on else theme.line("hair")
        painter.setPen(QPen(theme.colour("accent" if on else "field"), edge))
        near = self.underMouse() and not on
        painter.setBrush(theme.colour("accent_soft" if on else "sunken" if near else "surface"))
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        at = theme.px(10)
        if self._mark:
            side = theme.px(16)
            paint_mark(painter, QRectF(at, (self.height() - side) / 2, side, side), self._mark, theme)
            at += theme.px(20)
        painter.setFont(theme.font("strong" if on else "body", 14))
        painter.setPen(theme.colour("ink"))
        painter.drawText(self.rect().adjusted(at, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.end()
