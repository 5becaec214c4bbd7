"""The roll call as the chair reads it: those read, the one that stands now in large, those to come."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.service.boards.chair import ChairBoard, RollLine
from app.ui.parts.buttons import Button
from app.ui.parts.icons import Glyph, paint_icon
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.panels import Bar, Panel
from app.ui.parts.scenes.lines import Face, Fitted, fit
from app.ui.parts.stack import across, boxed, down
from app.ui.theme import Theme, restyled, room, theme_of
from app.words import Tongue

_ROW = 46
_MOST_LATER = 3


class RollList(QWidget):
    """Painted whole: as many rows as the height allows, two of them behind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[RollLine, ...] = ()
        self._at = 0
        self._words: dict[str, str] = {}
        self._say: Tongue | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_roll(self, lines: tuple[RollLine, ...], at: int, say: Tongue) -> None:
        """`at` is the one to be read next; the one before it stands now."""
        self._lines, self._at, self._say = lines, at, say
        now = self._now()
        if now is None:
            self.setAccessibleName(say("Nobody has been called yet"))
        else:
            figure = say.number(self._heads(lines[now]))
            self.setAccessibleName(f"{lines[now].name}, {figure}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme_of(self).px(500), theme_of(self).px(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme_of(self).px(240))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.update()

    def _now(self) -> int | None:
        return self._at - 1 if 0 < self._at <= len(self._lines) else None

    @staticmethod
    def _heads(line: RollLine) -> int:
        return line.here if line.called is None else line.called

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._say is None:
            return
        theme, say = theme_of(self), self._say
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, row, top = self._now(), theme.px(_ROW), 0
        # two that were read stay in sight, and more at the end of the list
        large = theme.px(204)
        rows = max(0, (self.height() - large - theme.px(12)) // row)
        if now is None:
            first, below = 0, 0
            painter.setFont(theme.font("lead"))
            painter.setPen(theme.colour("ink_2"))
            words = say("Next calls the first name. The number is frozen when it is called.")
            box = QRect(0, 0, self.width(), theme.px(64))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, words)
            top = box.height()
            rows = (self.height() - top) // row
        else:
            coming = len(self._lines) - now - 1
            first = max(0, now - max(2, rows - coming))
            for index in range(first, now):
                self._row(painter, theme, index, top, read=True)
                top += row
            self._large(painter, theme, self._lines[now], QRect(0, top + theme.px(4), self.width(), large))
            top += large + theme.px(10)
            below = now + 1
            rows -= now - first
        for index in range(below, min(len(self._lines), below + max(0, rows))):
            self._row(painter, theme, index, top, read=False)
            top += row
        painter.end()

    def _row(self, painter: QPainter, theme: Theme, index: int, top: int, *, read: bool) -> None:
        assert self._say is not None  # noqa: S101 - painted only with a tongue
        line, row = self._lines[index], theme.px(_ROW)
        painter.fillRect(0, top, self.width(), 1, theme.colour("line"))
        middle = Qt.AlignmentFlag.AlignVCenter
        figure = self._say.number(self._heads(line))
        number = theme.font("title", 24)
        wide = QFontMetrics(number).horizontalAdvance(figure)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ink_3" if read else "ink_2"))
        painter.drawText(QRect(0, top, theme.px(44), row), middle, str(index + 1))
        painter.setPen(theme.colour("ink_3" if read else "ink"))
        painter.setFont(number)
        painter.drawText(QRect(self.width() - wide - 1, top, wide + 1, row), middle, figure)
        left, right = theme.px(50), self.width() - wide - theme.px(90)
        size = 22.0
        while (
            size > 15 and QFontMetrics(theme.font("script", size)).horizontalAdvance(line.name) > right - left
        ):
            size -= 1
        name = theme.font("script", size)
        painter.setFont(name)
        shown = QFontMetrics(name).elidedText(line.name, Qt.TextElideMode.ElideMiddle, right - left)
        painter.drawText(QRect(left, top, right - left + 2, row), middle, shown)
        if read:
            box = QRectF(self.width() - theme.px(104), top, theme.px(20), row)
            paint_icon(painter, box, "check", theme.colour("ink_3"))

    def _large(self, painter: QPainter, theme: Theme, line: RollLine, box: QRect) -> None:
        assert self._say is not None  # noqa: S101 - painted only with a tongue
        say = self._say
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        radius = theme.radius("panel")
        painter.drawRoundedRect(box, radius, radius)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(box.adjusted(theme.px(6), 0, 0, 0), radius, radius)
        if theme.name == "contrast":
            painter.drawRect(box.adjusted(theme.px(6), theme.px(2), -theme.px(2), -theme.px(2)))
        figure = say.number(self._heads(line))
        number = theme.font("verdict", 150)
        number.setWeight(number.Weight.Bold)
        wide = QFontMetrics(number).horizontalAdvance(figure)
        painter.setPen(theme.colour("ink"))
        painter.setFont(number)
        inset = theme.px(32)
        place = box.adjusted(0, 0, -inset, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, figure)
        about = say("{at} of {count}", at=self._at, count=len(self._lines)) + " · " + say(line.type)
        painter.setFont(theme.font("lead"))
        painter.setPen(theme.colour("ink_2"))
        head = QRect(
            box.left() + inset, box.top() + theme.px(18), box.width() - wide - 3 * inset, theme.px(26)
        )
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, about)
        width = box.width() - wide - 3 * inset
        room_ = box.bottom() - head.bottom() - theme.px(14)
        face = Face(tuple(theme.font("spoken_display").families()), 600)
        name = fit(line.name, face, width, room_, most=theme.px(62), least=theme.px(24), leading=1.1, lines=3)
        self._name(painter, theme, face, name, QRect(head.left(), head.bottom(), width, room_))

    @staticmethod
    def _name(painter: QPainter, theme: Theme, face: Face, name: Fitted, box: QRect) -> None:
        painter.setFont(face.font(name.size))
        painter.setPen(theme.colour("ink"))
        top = box.top() + theme.px(2)
        for line in name.lines:
            place = QRectF(box.left(), top, box.width(), name.leading)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, line)
            top += name.leading


class LeaveRoll(QWidget):
    """The way out while names are not read yet: what was called stays, and back leads here again."""

    left = Signal()
    """Not again before another item, or the same once more, is on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = self._voiced = ""
        self._unread = Label("", "body", "ink_2", wrap=True)
        self._button = Button(key="Ctrl+PgDn")
        self._button.clicked.connect(self.leave)
        self.setLayout(Lines(self._unread, self._button, gap=14, last="right"))

    def show_unread(self, unread: int, item: str, say: Tongue) -> None:
        """So many names of that item; hidden where there are none."""
        self._item = item
        if item != self._voiced:
            self._voiced = ""
        self.setVisible(unread > 0)
        self._button.retitle(say("End the roll call"))
        self._unread.setText(
            say.plural(
                "{count} name is not read yet. Back leads here again.",
                "{count} names are not read yet. Back leads here again.",
                unread,
            )
        )

    def leave(self) -> None:
        """On to the next item, once."""
        if not self.isHidden() and self._item != self._voiced:
            self._voiced = self._item
            self.left.emit()

    def wait_no_more(self) -> None:
        """It did not happen: it may be pressed again."""
        self._voiced = ""


class ReadSoFar(Panel):
    """People and institutions called so far."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(18, 8, 18, 8), gap=2, parent=parent)
        theme = theme_of(self)
        self._title = Label("", "body", "ink_2")
        self._people, self._of_people = Label("", "clock_small"), Label("", "lead", "ink_2", wrap=True)
        self._called, self._of_called = Label("", "clock_small"), Label("", "lead", "ink_2", wrap=True)
        self._bar = Bar()
        for of in (self._of_people, self._of_called):
            of.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._title)
        for number, of in ((self._people, self._of_people), (self._called, self._of_called)):
            number.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            of.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        people, called = (
            self._row(theme, number, of)
            for number, of in ((self._people, self._of_people), (self._called, self._of_called))
        )
        self.body.addLayout(people)
        self.body.addWidget(self._bar)
        self.body.addLayout(called)

    @staticmethod
    def _row(theme: Theme, number: Label, of: Label) -> QHBoxLayout:
        # the words stand on the line that the figure stands on
        words = boxed(down(theme, of, margins=(0, 0, 0, 7)))
        row = across(theme, number, words, gap=8)
        row.setAlignment(words, Qt.AlignmentFlag.AlignBottom)
        return row

    def show_board(self, board: ChairBoard, say: Tongue) -> None:
        """The totals of the roll call."""
        self._title.setText(say("Read so far"))
        called = [line.called for line in board.roll if line.called is not None]
        self._people.setText(say.number(sum(called)))
        if board.target:
            self._of_people.setText(say("of {target} people", target=say.number(board.target)))
            self._bar.show_share(sum(called) / board.target)
        else:
            self._of_people.setText(say.plural("person", "people", sum(called)))
        self._bar.setVisible(bool(board.target))
        self._called.setText(say.number(len(called)))
        self._of_called.setText(say.plural("of one institution", "of {count} institutions", len(board.roll)))


class SinceCalled(Panel):
    """Who came after their number was read, named in the closing total; and whom no name counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(18, 10, 18, 10), gap=0, parent=parent)
        self._rows: list[tuple[QWidget, Label, Label]] = []
        self._list = QVBoxLayout()
        room(self._list, theme_of(self), gap=0)
        self.body.addLayout(self._list)
        self._total = Label("", "body", "ink_2", wrap=True)
        self._sign = Glyph("warning", 18, "trouble", fill=True)
        self._nobodys = Label("", "strong", "trouble", wrap=True)
        self._left_over = boxed(
            across(theme_of(self), self._sign, self._nobodys, gap=6, margins=(0, 5, 0, 5))
        )
        self.body.addWidget(self._total)
        self.body.addWidget(self._left_over)

    def show_board(self, board: ChairBoard, say: Tongue) -> None:
        """Those with most arrivals first; nothing while there are none."""
        later = [
            (line.here - line.called, line.name)
            for line in board.roll
            if line.called is not None and line.here > line.called
        ]
        later.sort(reverse=True)
        self.setVisible(bool(later) or bool(board.unassigned))
        self.retitle(say("Came since") if later else "")
        self._left_over.setVisible(bool(board.unassigned))
        self._nobodys.setText(
            say.plural(
                "{count} person without an institution",
                "{count} people without an institution",
                board.unassigned,
            )
        )
        shown = later[:_MOST_LATER]
        while len(self._rows) < len(shown):
            name, more = Label("", elide=True), Label("", "strong", right=True)
            box = boxed(across(theme_of(self), name, more, gap=8, margins=(0, 5, 0, 5)))
            self._list.addWidget(box)
            self._rows.append((box, name, more))
        for index, (box, name, more) in enumerate(self._rows):
            box.setVisible(index < len(shown))
            if index < len(shown):
                name.setText(shown[index][1])
                more.setText(say("{count} more", count=say.number(shown[index][0])))
        total = sum(line.here for line in board.roll)
        self._total.setVisible(bool(later))
        self._total.setText(say("Named in the closing total: {total}.", total=say.number(total)))
