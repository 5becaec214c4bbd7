"""What the camera sees, with the frame to hold a badge in; beside it which camera it is, and how it does."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.door.camera import DIM, CameraBoard, Fault, Seen, Sight
from app.ui.parts.buttons import Button
from app.ui.parts.fields import Choice
from app.ui.parts.icons import Glyph, paint_icon
from app.ui.parts.labels import Label
from app.ui.parts.panels import Panel
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, hold, theme_of
from app.words import Tongue

STRIP = 144
"""How high the verdict is while the picture stands above it, in logical pixels."""

_AIM = (0.564, 0.727)
"""The aim frame, in parts of the picture."""
_CORNER = 48
_SIDE, _PART = 346, 0.4
"""How wide what stands beside the picture is, and the most it takes of both."""
_FOOT, _FOOT_PART = 40, (0.26, 0.5)
"""How high the words below the picture are at least; the most they take of it, and of the room for none."""


class CameraPane(QWidget):
    """Shown above the verdict while the camera is on."""

    chosen = Signal(str)
    """The id of another camera."""
    put_away = Signal()

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._board = CameraBoard()
        self._light = 1.0
        self._took = -1.0
        self.picture: Picture = Picture()
        self.choice: Choice = Choice("")
        self._state = _Line(theme)
        self._dim = _Line(theme)
        self._beside = _Line(theme)
        self.off: Button = Button("", key="F3", height=48)
        self.off.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.choice.changed.connect(self.chosen)
        self.off.clicked.connect(self.put_away)
        lines = down(theme, self._state, self._dim, self._beside, gap=10)
        self._side = boxed(down(theme, self.choice, lines, STRETCH, self.off, gap=12))
        hold(self._side, theme, width=_SIDE)
        self._above = True
        layout = across(theme, self.picture, self._side, gap=16)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.retitle(say)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = theme_of(self)
        hold(self._side, theme, width=min(_SIDE, _PART * self.width() * 100 / theme.size))
        self._give_way()

    def _give_way(self) -> None:
        """Where there is little room beside the picture, what is always so is said no more."""
        layout = self._side.layout()
        self._beside.setVisible(self._board.fault is None)
        if layout is not None and layout.heightForWidth(self._side.width()) > self.height():
            self._beside.hide()

    def stand(self, *, above: bool) -> None:
        """Above the verdict, or where there is no room for that by itself: then the picture says it all."""
        self._above = above
        self._side.setVisible(above)
        self._say_state()

    def minimumSizeHint(self) -> QSize:
        # what stands beside the picture takes its part of whatever width there is
        return QSize(self.picture.minimumSizeHint().width() * 2, super().minimumSizeHint().height())

    @property
    def board(self) -> CameraBoard:
        """What is shown."""
        return self._board

    def show_board(self, board: CameraBoard) -> None:
        """Which cameras there are, and whether there is a picture."""
        if board.cameras != self._board.cameras or board.chosen != self._board.chosen:
            self.choice.show_choices([(each.id, each.name) for each in board.cameras])
            self.choice.choose(board.chosen)
        if board.fault != self._board.fault or board.chosen != self._board.chosen:
            self._took, self._light = -1.0, 1.0
            self.picture.show_picture(None, (), None)
        self._board = board
        self.choice.setVisible(bool(board.cameras))
        self._say_state()

    def show_sight(self, sight: Sight, counts: Seen | None) -> None:
        """The newest picture, and the code in it that counts."""
        self.picture.show_picture(sight.picture, sight.seen, counts)
        # the brightness of a moment, smoothed: a hand before the camera is no dim foyer
        self._light += (sight.light - self._light) * 0.08
        if sight.seen:
            self._took = sight.took
        self._say_state()

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self.choice.retitle(say("Camera"))
        self._beside.say_words("usb", "ink", say("The scanner works at the same time"))
        self._say_state()

    def _say_state(self) -> None:
        say, fault = self._say, self._board.fault
        dim = fault is None and self._light < DIM
        if fault is not None:
            # why there is no picture is said by the banner, once
            self.picture.say_words(say("Scanner and typing go on."), "", none=True)
        elif self._above:
            hint = say("Hold the badge in the frame, a hand’s width away")
            self.picture.say_words(hint, say("the nearer one counts"))
        else:
            hint = say("Hold the badge in the frame")
            self.picture.say_words(say("Rather dim here") if dim else hint, "")
        self.off.retitle(say("Turn the camera off") if fault is None else say("Stop looking"))
        self._state.setVisible(fault is None)
        if self._took >= 0:
            took = say.number(max(1, round(self._took * 1000)))
            self._state.say_words("check-circle", "yes", say("Read in {count} ms", count=took), fill=True)
        else:
            self._state.say_words("eye", "ink", say("Looking for a badge"))
        self._dim.say_words("sun-dim", "warn", say("Rather dim here"))
        self._dim.setVisible(dim)
        self._give_way()


def why_no_picture(fault: Fault, say: Tongue) -> str:
    """Why there is no picture, and what helps."""
    return {
        Fault.NONE_HERE: say("This laptop has no camera. As soon as one is plugged in it is used."),
        Fault.UNPLUGGED: say("The camera was unplugged. As soon as it is back it goes on."),
        Fault.BUSY: say("Another program has the camera. Close that program; it is tried again by itself."),
        Fault.DENIED: say("This computer does not let Folkmoot use the camera. Allow it in its settings."),
        Fault.SILENT: say("The camera sends no picture. It is tried again by itself."),
    }[fault]


class Picture(QWidget):
    """The mirrored picture, the aim frame, and a line round each code that is read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._seen: tuple[Seen, ...] = ()
        self._counts: Seen | None = None
        self._hint, self._nearer, self._none = "", "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def image(self) -> QImage | None:
        """What is shown; None while there is no picture."""
        return self._image

    def show_picture(self, image: QImage | None, seen: tuple[Seen, ...], counts: Seen | None) -> None:
        """The newest one; None where there is none."""
        self._image, self._seen, self._counts = image, seen, counts
        self.update()

    def say_words(self, hint: str, nearer: str, *, none: bool = False) -> None:
        """What stands below the picture, or below the sign that there is none."""
        if (hint, nearer, none) != (self._hint, self._nearer, self._none):
            self._hint, self._nearer, self._none = hint, nearer, none
            self.setAccessibleName(". ".join(part for part in (hint, nearer) if part))
            self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(560), theme.px(360))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    @property
    def clear(self) -> bool:
        """Whether there is more than the words below it."""
        return self._foot(theme_of(self)) <= self.height() * _FOOT_PART[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            round_off = QPainterPath()
            round_off.addRoundedRect(QRectF(self.rect()), theme.radius("panel"), theme.radius("panel"))
            painter.setClipPath(round_off)
            painter.fillRect(self.rect(), theme.colour("rail"))
            foot = self._foot(theme)
            view = QRectF(0, 0, self.width(), self.height() - foot)
            if self._image is None:
                self._paint_none(painter, theme, view)
            else:
                self._paint_image(painter, theme, view, self._image)
            self._paint_foot(painter, theme, QRectF(0, view.bottom(), self.width(), foot))

    def _foot(self, theme: Theme) -> float:
        return max(theme.px(_FOOT), self._fitting(theme)[1])

    def _fitting(self, theme: Theme) -> tuple[QFont, float]:
        """The largest type in which the words take no more than their part, and how high they are then."""
        for size in (17, 15, 13, 12, 11):
            font = theme.font("lead", size)
            box = QRect(0, 0, max(1, self.width() - theme.px(32)), 100_000)
            words = QFontMetrics(font).boundingRect(box, int(Qt.TextFlag.TextWordWrap), self._words)
            high = float(words.height() + theme.px(14))
            if high <= self.height() * _FOOT_PART[self._image is None]:
                break
        return font, high

    @property
    def _words(self) -> str:
        return ", ".join(part for part in (self._hint, self._nearer) if part)

    def _in_one_line(self, theme: Theme) -> bool:
        metrics = QFontMetrics(theme.font("lead", 17))
        wide = metrics.horizontalAdvance(f"{self._hint}    {self._nearer}")
        return wide + theme.px(32) <= self.width()

    def _paint_none(self, painter: QPainter, theme: Theme, view: QRectF) -> None:
        side = min(float(theme.px(72)), view.height() * 0.4)
        icon = QRectF(view.center().x() - side / 2, view.center().y() - side / 2, side, side)
        paint_icon(painter, icon, "eye-slash" if self._none else "camera", theme.colour("rail_ink"))

    def _paint_image(self, painter: QPainter, theme: Theme, view: QRectF, image: QImage) -> None:
        """As much of the middle as fills the view."""
        scale = max(view.width() / image.width(), view.height() / image.height())
        size = (image.width() * scale, image.height() * scale)
        whole = QRectF(view.center().x() - size[0] / 2, view.center().y() - size[1] / 2, *size)
        painter.save()
        painter.setClipRect(view, Qt.ClipOperation.IntersectClip)
        painter.drawImage(whole, image)
        for each in self._seen:
            self._paint_code(painter, theme, whole, each)
        self._paint_aim(painter, theme, view)
        painter.restore()

    def _paint_code(self, painter: QPainter, theme: Theme, whole: QRectF, seen: Seen) -> None:
        counts = self._counts is not None and seen.key == self._counts.key
        # the picture is mirrored, the corners are as they were taken
        line = QPolygonF(
            [
                QPointF(whole.right() - x * whole.width(), whole.top() + y * whole.height())
                for x, y in seen.corners
            ]
        )
        middle = line.boundingRect().center()
        line = QPolygonF(
            [middle + (point - middle) * 1.16 for point in (line.at(n) for n in range(line.count()))]
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # dark beneath: seen on a white badge as well
        painter.setPen(QPen(theme.colour("rail"), theme.px(8 if counts else 6)))
        painter.drawPolygon(line)
        ink = "yes" if counts and seen.badge else "rail_strong"
        pen = QPen(theme.colour(ink), theme.px(6 if counts else 4))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if not counts:
            pen.setDashPattern([2.0, 2.0])
        painter.setPen(pen)
        painter.drawPolygon(line)

    def _paint_aim(self, painter: QPainter, theme: Theme, view: QRectF) -> None:
        wide, high = view.width() * _AIM[0], view.height() * _AIM[1]
        box = QRectF(view.center().x() - wide / 2, view.center().y() - high / 2, wide, high)
        arm = min(theme.px(_CORNER), wide / 4, high / 4)
        path = QPainterPath()
        for x, y, inward, below in (
            (box.left(), box.top(), 1, 1),
            (box.right(), box.top(), -1, 1),
            (box.right(), box.bottom(), -1, -1),
            (box.left(), box.bottom(), 1, -1),
        ):
            path.moveTo(x + inward * arm, y)
            path.lineTo(x, y)
            path.lineTo(x, y + below * arm)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # dark round light: seen on a white badge as well
        for colour, width in (("rail", 9), ("rail_strong", 6)):
            pen = QPen(theme.colour(colour), theme.px(width))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawPath(path)

    def _paint_foot(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        painter.fillRect(box, theme.colour("rail"))
        painter.setPen(theme.colour("rail_strong"))
        painter.setFont(self._fitting(theme)[0])
        inside = box.adjusted(theme.px(16), 0, -theme.px(16), 0)
        middle, left, right = (
            int(flag)
            for flag in (
                Qt.AlignmentFlag.AlignVCenter,
                Qt.AlignmentFlag.AlignLeft,
                Qt.AlignmentFlag.AlignRight,
            )
        )
        if self._in_one_line(theme):
            painter.drawText(inside, middle | left, self._hint)
            painter.drawText(inside, middle | right, self._nearer)
        else:
            painter.drawText(inside, middle | left | int(Qt.TextFlag.TextWordWrap), self._words)


class ReadyStrip(Panel):
    """In place of the verdict's strip before the first one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(dashed=True, margins=(28, 10, 28, 10), gap=4)
        self._word = Label("", "head", wrap=True, size=36)
        self._words = Label("", "lead", "ink_2", wrap=True, size=18)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words = down(theme, STRETCH, self._word, self._words, STRETCH, gap=2)
        row = across(theme, Glyph("barcode", 64, "ink_3"), words, gap=24)
        row.setStretch(1, 1)
        self.body.addLayout(row)

    def say_words(self, word: str, words: str) -> None:
        """What it says."""
        self._word.setText(word)
        self._words.setText(words)


class _Line(QWidget):
    """An icon and a few words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._glyph = Glyph("", 22)
        self._words = Label("", "body", wrap=True)
        layout = across(theme, self._glyph, self._words, gap=10)
        layout.setAlignment(self._glyph, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def say_words(self, icon: str, ink: str, words: str, *, fill: bool = False) -> None:
        """What it says."""
        self._glyph.set_icon(icon, ink, fill)
        self._words.setText(words)
