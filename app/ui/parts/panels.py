"""Surfaces that hold things together: panels, chips, bars, numbers, and what stands where nothing is yet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui.parts.buttons import Button
from app.ui.parts.frames import paint_plate
from app.ui.parts.icons import Glyph, paint_icon
from app.ui.parts.labels import Label
from app.ui.parts.stack import STRETCH, across, boxed
from app.ui.theme import Theme, hold, restyled, room, theme_of


class Panel(QWidget):
    """A surface with a hair line and round corners; what it holds goes into `body`.

    `soft` and `edge` are tokens for a panel that says something: `yes_soft` within `yes`.
    """

    def __init__(
        self,
        title: str = "",
        *,
        soft: str = "surface",
        edge: str = "line",
        dashed: bool = False,
        margins: float | tuple[float, ...] = (18, 14, 18, 14),
        gap: float = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._soft, self._edge, self._dashed = soft, edge, dashed
        theme = theme_of(self)
        self.body: QVBoxLayout = QVBoxLayout()
        room(self.body, theme, gap=gap, margins=margins)
        self.title: Label = Label(title, "lead_strong")
        self._head = across(theme, self.title, STRETCH, gap=8)
        self._head_box = boxed(self._head)
        self._head_box.setVisible(bool(title))
        self.body.addWidget(self._head_box)
        self.setLayout(self.body)

    def retitle(self, title: str) -> None:
        """Another title; an empty one takes no room."""
        self.title.setText(title)
        self._head_box.setVisible(bool(title))

    def beside_title(self, widget: QWidget) -> None:
        """Put something at the right of the title."""
        self._head.addWidget(widget)
        self._head_box.show()

    def set_tone(self, soft: str = "surface", edge: str = "line") -> None:
        """Other colours, by token."""
        if (soft, edge) != (self._soft, self._edge):
            self._soft, self._edge = soft, edge
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            paint_plate(
                painter,
                self.rect(),
                fill=theme.colour(self._soft),
                edge=theme.colour("field" if self._dashed and self._edge == "line" else self._edge),
                width=theme.line("hair" if self._edge == "line" else "field"),
                radius=theme.radius("panel"),
                dashed=self._dashed,
            )


class Divider(QWidget):
    """A hair line between things; `upright` between things side by side."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme_of(self).colour("line"))


class Chip(QWidget):
    """A small word about something: protected, locked, on stage now."""

    def __init__(self, text: str, icon: str = "", ink: str = "ink_2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._icon, self._ink = text, icon, ink
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str, icon: str | None = None) -> None:
        """Other words, another icon."""
        self._text = text
        self._icon = self._icon if icon is None else icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        words = QFontMetrics(theme.font("caption")).horizontalAdvance(self._text)
        return QSize(words + theme.px(20 + (19 if self._icon else 0)), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            paint_plate(painter, box, edge=theme.colour("line"), radius=box.height() / 2)
            ink = theme.colour(self._ink)
            words = box.adjusted(theme.px(10), 0, -theme.px(8), 0)
            if self._icon:
                at = QRectF(words.left() - 1, 0, theme.px(14), self.height())
                paint_icon(painter, at, self._icon, ink)
                words.setLeft(words.left() + theme.px(19))
            painter.setFont(theme.font("caption"))
            painter.setPen(ink)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._text)


class Empty(QWidget):
    """What stands where nothing is yet: what this is in one sentence, and the first thing to do."""

    acted = Signal()

    def __init__(
        self, icon: str, title: str, sentence: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme = theme_of(self)
        self._panel = Panel(dashed=True, margins=(24, 20, 24, 20), gap=8)
        self._glyph = Glyph(icon, 40, "ink_3")
        self._title = Label(title, "strong", middle=True)
        self._sentence = Label(sentence, "body", "ink_2", wrap=True, middle=True)
        self._button = Button(action, kind="filled")
        self._button.setVisible(bool(action))
        self._button.clicked.connect(self.acted)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._panel.body.addWidget(self._glyph, 0, middle)
        self._panel.body.addWidget(self._title)
        self._panel.body.addWidget(self._sentence)
        self._panel.body.addSpacing(theme.px(4))
        self._panel.body.addWidget(self._button, 0, middle)
        self.setLayout(across(theme, self._panel))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def retitle(self, title: str, sentence: str, action: str = "") -> None:
        """Other words."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._button.retitle(action)
        self._button.setVisible(bool(action))


class Stat(QWidget):
    """A number and what it counts; the place is kept for the widest number it may show.

    `height` puts numbers of two sizes side by side on one line.
    """

    def __init__(
        self,
        number: str,
        label: str,
        *,
        size: float = 34,
        widest: str = "",
        height: float = 0,
        right: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._widest = widest
        self._number = Label(number, "figure", size=size, right=right)
        self._label = Label(label, "body", "ink_2", right=right, folds=True)
        if height:
            hold(self._number, theme_of(self), height=height)
        layout = QVBoxLayout()
        room(layout, theme_of(self), gap=0)
        layout.addWidget(self._number)
        layout.addWidget(self._label)
        self.setLayout(layout)
        self._keep_place()

    def show_stat(self, number: str, label: str | None = None) -> None:
        """Another number; nothing beside it moves."""
        self._number.setText(number)
        if label is not None:
            self._label.setText(label)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_number"):
            self._keep_place()

    def _keep_place(self) -> None:
        if self._widest:
            self._number.setMinimumWidth(self._number.fontMetrics().horizontalAdvance(self._widest) + 2)


class Bar(QWidget):
    """How much there is: a share from 0 to 1, a tick where it gets tight, hatched when it is tight."""

    def __init__(
        self,
        share: float = 0,
        *,
        tick: float | None = None,
        ink: str = "accent",
        hatch: bool = False,
        height: float = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._share, self._tick, self._height = share, tick, height
        self._ink: str = ink
        self._hatch = hatch
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        """How full it is, 0 to 1."""
        return self._share

    def show_share(self, share: float, *, hatch: bool | None = None, ink: str | None = None) -> None:
        """Fill it to that share; what lies outside 0 to 1 is brought inside."""
        tone: str = ink or self._ink
        new = (min(1.0, max(0.0, share)), self._hatch if hatch is None else hatch, tone)
        if new != (self._share, self._hatch, self._ink):
            self._share, self._hatch, self._ink = new
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, theme_of(self).px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            ink = theme_of(self).colour(self._ink)
            paint_bar(
                painter,
                QRectF(self.rect()),
                self._share,
                ink,
                theme_of(self),
                tick=self._tick,
                hatch=self._hatch,
            )


def paint_bar(
    painter: QPainter,
    rect: QRectF,
    share: float,
    ink: QColor,
    theme: Theme,
    *,
    tick: float | None = None,
    hatch: bool = False,
) -> None:
    """A bar with round ends, filled to a share from 0 to 1."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    radius = box.height() / 2
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    painter.fillPath(shape, theme.colour("sunken"))
    painter.save()
    painter.setClipPath(shape)
    filled = QRectF(box.left(), box.top(), box.width() * share, box.height())
    painter.fillRect(filled, hatched(ink, theme.colour("surface")) if hatch else ink)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("field"), 1))
    painter.drawPath(shape)
    if tick is not None:
        at = round(box.left() + box.width() * tick)
        painter.fillRect(QRectF(at - 1, rect.top() - 1, 2, rect.height() + 2), theme.colour("ink"))


def hatched(ink: QColor, ground: QColor, step: int = 6) -> QBrush:
    """Slanting bars of two colours, `step` wide each: the mark of a rehearsal and of what is over."""
    # one tile repeats without a seam when its side is the slanted period
    side = round(2 * step * 2**0.5)
    tile = QPixmap(side, side)
    tile.fill(ground)
    with QPainter(tile) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, step, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        for shift in (-side, 0, side):
            painter.drawLine(QPointF(shift - 4, side + 4), QPointF(shift + side + 4, -4))
    return QBrush(tile)
