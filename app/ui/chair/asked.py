"""Who is asked on this ask: each with the mark of the answer, and the key that starts the answer clock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.tally import WORD, Answer, Beside
from app.service.boards.chair import AskedLine
from app.ui.parts.buttons import cap_size, paint_cap
from app.ui.parts.marks import paint_answer, paint_beside
from app.ui.parts.panels import Chip, Panel
from app.ui.parts.scenes.sheet import MARK
from app.ui.parts.scrolling import Scroll
from app.ui.theme import restyled, room, theme_of
from app.words import Tongue

_MOST_ROWS = 4
"""Shown at once; more are scrolled to."""


class Asked(Panel):
    """The power-holders of the ask that is on, in the order of asking."""

    chosen = Signal(str)
    """A power-holder is asked now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(18, 10, 18, 6), gap=4, parent=parent)
        self._rows: list[_Row] = []
        self._on_stage = Chip("", "projector-screen")
        self._on_stage.hide()
        self.beside_title(self._on_stage)
        self._list = QVBoxLayout()
        room(self._list, theme_of(self), gap=0)
        inside = QWidget()
        inside.setObjectName("inside")
        inside.setLayout(self._list)
        self._scroll = _Window(inside)
        self.body.addWidget(self._scroll)

    def show_lines(self, lines: tuple[AskedLine, ...], say: Tongue, *, clock_on_stage: bool) -> None:
        """All of them anew; the row that speaks stays in sight."""
        self.retitle(say("On this ask"))
        self._on_stage.set_text(say("clock on stage"))
        self._on_stage.setVisible(clock_on_stage)
        while len(self._rows) < len(lines):
            row = _Row(len(self._rows))
            row.picked.connect(self.chosen)
            self._rows.append(row)
            self._list.addWidget(row)
        next_one = next((line.id for line in lines if line.standing is Beside.NOT_ASKED), "")
        for row, line in zip(self._rows, lines, strict=False):
            row.show_line(line, say, next_one=line.id == next_one)
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(lines))
        self._hold()
        speaking = next((row for row in self._rows if row.speaking and row.isVisibleTo(self)), None)
        if speaking is not None:
            self._scroll.ensureWidgetVisible(speaking, 0, 0)

    def choose(self, number: int) -> None:
        """Ask the power-holder of that number, counted from 1; one that is not there is no matter."""
        if 0 < number <= len(self._rows) and self._rows[number - 1].isVisibleTo(self):
            self._rows[number - 1].click()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_scroll"):
            self._hold()

    def _hold(self) -> None:
        shown = sum(not row.isHidden() for row in self._rows)
        self._scroll.show_rows(shown, theme_of(self).px(_Row.HIGH))


class _Window(Scroll):
    """As high as its rows up to four; where the screen is short it gives way down to two."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        self._high = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_rows(self, count: int, high: int) -> None:
        self._high = min(count, _MOST_ROWS) * high
        self.setMinimumHeight(min(count, 2) * high)
        self.setMaximumHeight(self._high)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(240, self._high)


class _Row(QAbstractButton):
    HIGH = 44
    picked = Signal(str)

    def __init__(self, index: int) -> None:
        super().__init__()
        self._index = index
        self._key = str(index + 1) if index < 9 else ""
        self._name, self._as_who, self._aside = "", "", ""
        self._standing: Answer | Beside = Beside.NOT_ASKED
        self.holder = ""
        self.speaking = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.picked.emit(self.holder))

    def show_line(self, line: AskedLine, say: Tongue, *, next_one: bool) -> None:
        self.holder, self.speaking = line.id, line.speaking
        self._name, self._as_who, self._standing = line.name, line.as_who, line.standing
        word = say(WORD[line.standing])
        if isinstance(line.standing, Answer):
            self._aside = word
        elif line.times_asked == 1:
            self._aside = say("asked once")
        elif line.times_asked > 1:
            self._aside = say.plural("asked once", "asked {count} times", line.times_asked)
        elif line.standing is not Beside.NOT_ASKED:
            self._aside = word
        else:
            self._aside = say("next") if next_one else ""
        self.setText(line.name)
        self.setToolTip(f"{line.name}, {line.as_who}" if line.as_who else line.name)
        self.setAccessibleName(
            ", ".join(each for each in (line.name, line.as_who, word, self._aside) if each)
        )
        self.setAccessibleDescription(say("Put the ask and start the answer clock"))
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(240), theme.px(self.HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.speaking or self.isDown():
            painter.fillRect(self.rect(), theme.colour("accent_soft"))
            painter.fillRect(0, 0, theme.px(4), self.height(), theme.colour("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("sunken"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        inset = theme.px(10) if self.speaking else theme.px(2)
        side = theme.px(24)
        box = QRectF(inset, (self.height() - side) / 2, side, side)
        if isinstance(self._standing, Answer):
            paint_answer(painter, box, MARK[self._standing], theme)
        else:
            paint_beside(painter, box, MARK[self._standing], theme)
        right = self.width() - theme.px(2)
        if self._key:
            cap = cap_size(theme, self._key)
            right -= cap.width()
            paint_cap(painter, QRectF(right, 0, cap.width(), self.height()), self._key, theme)
            right -= theme.px(10)
        font = theme.font("body")
        wide = QFontMetrics(font).horizontalAdvance(self._aside)
        painter.setFont(font)
        painter.setPen(theme.colour("ink_2"))
        aside = QRect(right - wide, 0, wide + 2, self.height())
        painter.drawText(aside, Qt.AlignmentFlag.AlignVCenter, self._aside)
        left = round(box.right()) + theme.px(12)
        room_ = right - wide - theme.px(10) - left
        half, line = self.height() // 2, theme.px(20)
        strong, caption = theme.font("strong"), theme.font("caption")
        name = QRect(left, half - line if self._as_who else half - line // 2, room_, line)
        painter.setFont(strong)
        painter.setPen(theme.colour("ink"))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            name, Qt.AlignmentFlag.AlignVCenter, QFontMetrics(strong).elidedText(self._name, elide, room_)
        )
        if self._as_who:
            painter.setFont(caption)
            painter.setPen(theme.colour("ink_2" if self.speaking else "ink_3"))
            who = QFontMetrics(caption).elidedText(self._as_who, elide, room_)
            painter.drawText(QRect(left, half, room_, line), Qt.AlignmentFlag.AlignVCenter, who)
        painter.end()
