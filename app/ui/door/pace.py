"""The doors side by side: how many come through each a minute, and how it went since they opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.service.boards.turnout import DoorPace, TurnoutBoard
from app.ui.door.sentences import rate_of
from app.ui.parts.labels import Label
from app.ui.parts.panels import Panel
from app.ui.parts.stack import across
from app.ui.theme import Theme, theme_of
from app.words import ENGLISH, Tongue

_ROW = 62
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PaceCard(Panel):
    """The doors in a card, as many as there is room for and the others below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(margins=(18, 10, 18, 6), gap=6)
        self._heading = Label("", "strong")
        self._since = Label("", "caption", "ink_3", elide=True, right=True)
        self._list = PaceList()
        self._list.setObjectName("inside")
        self.area: QScrollArea = QScrollArea()
        self.area.setWidget(self._list)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = across(theme, self._heading, self._since, gap=6)
        head.setStretch(1, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.area, 1)

    def show_turnout(self, board: TurnoutBoard, say: Tongue) -> None:
        """The doors as they go now."""
        self._heading.setText(say("At the doors"))
        since = say.time(board.since, board.zone) if board.since is not None else ""
        self._since.setText(say("since {time}", time=since) if since else "")
        self._list.show_doors(board.doors, say)


class PaceList(QWidget):
    """Each door with its rate and its curve; all curves in one measure, so that the busiest stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors: tuple[DoorPace, ...] = ()
        self._say: Tongue = ENGLISH
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_doors(self, doors: Sequence[DoorPace], say: Tongue) -> None:
        """All of them; the list grows as long as it needs."""
        self._doors, self._say = tuple(doors), say
        spoken = (
            say(
                "{door}: {rate} a minute, {count} in all",
                door=each.door,
                rate=rate_of(each.rate, say),
                count=each.heads,
            )
            for each in self._doors
        )
        self.setAccessibleName(". ".join(spoken) or say("Nobody yet"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(240), theme.px(_ROW) * max(1, len(self._doors)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        row = theme.px(_ROW)
        if not self._doors:
            painter.fillRect(QRectF(0, 0, self.width(), 1), theme.colour("line"))
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colour("ink_3"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._say("Nobody yet"))
        most = max((max(each.curve, default=0) for each in self._doors), default=0)
        for place, door in enumerate(self._doors):
            box = QRectF(0, place * row, self.width(), row)
            if box.intersects(QRectF(event.rect())):
                self._paint_door(painter, theme, box, door, most)
        painter.end()

    def _paint_door(self, painter: QPainter, theme: Theme, box: QRectF, door: DoorPace, most: int) -> None:
        say, line = self._say, theme.leading("body")
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), theme.colour("line"))
        top = QRectF(box.left(), box.top() + theme.px(5), box.width(), line)
        strong, caption = theme.font("strong"), theme.font("caption")
        rate = say("{count} a minute", count=rate_of(door.rate, say))
        wide = QFontMetrics(strong).horizontalAdvance(rate)
        painter.setFont(strong)
        painter.setPen(theme.colour("ink" if door.rate else "ink_3"))
        painter.drawText(top, _RIGHT, rate)
        body = theme.font("body")
        room = top.width() - wide - theme.px(10)
        name = QFontMetrics(body).elidedText(door.door, Qt.TextElideMode.ElideMiddle, int(room))
        painter.setFont(body)
        painter.setPen(theme.colour("ink"))
        painter.drawText(top, _LEFT, name)
        heads = say("{count} in all", count=say.number(door.heads))
        under = QRectF(box.left(), top.bottom(), box.width(), box.bottom() - top.bottom() - theme.px(4))
        painter.setFont(caption)
        painter.setPen(theme.colour("ink_2"))
        painter.drawText(under, _RIGHT, heads)
        past = max(QFontMetrics(caption).horizontalAdvance(heads), theme.px(76)) + theme.px(12)
        self._paint_curve(painter, theme, under.adjusted(0, 0, -past, 0), door.curve, most)

    @staticmethod
    def _paint_curve(
        painter: QPainter, theme: Theme, box: QRectF, points: tuple[int, ...], most: int
    ) -> None:
        foot = box.bottom() - 1
        painter.fillRect(QRectF(box.left(), foot, box.width(), 1), theme.colour("field"))
        if not points or most <= 0:
            return
        step = box.width() / max(1, len(points))
        high = box.height() - theme.px(4)
        path = QPainterPath(QPointF(box.left(), foot))
        for place, heads in enumerate(points):
            # steps, not slopes: each point is the count of its own minutes
            level = foot - high * max(0, heads) / most
            path.lineTo(box.left() + place * step, level)
            path.lineTo(box.left() + (place + 1) * step, level)
        path.lineTo(box.right(), foot)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, theme.colour("accent_soft"))
        painter.setPen(QPen(theme.colour("accent"), theme.line("field")))
        painter.drawPath(path)
        painter.restore()
