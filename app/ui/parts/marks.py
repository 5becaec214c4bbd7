"""The shapes that mean something: answers, what stands beside them, door signs, flags, our own mark.

Each is drawn on a grid of 24 × 24 and survives a black-and-white photocopy: the shape first, the word beside
it always, the colour last.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme, restyled, theme_of

ANSWERS = ("yes", "yes_but", "no", "unclear")
BESIDE = ("not_asked", "waiting", "not_put", "not_known", "absent", "writing")
SIGNS = (
    *("welcome", "counted", "already_in", "replaced", "not_inside"),
    *("not_ours", "not_listed", "full", "not_recorded", "gone_out"),
)
FLAGS = ("kept", "partly", "under_way", "not_kept", "overdue", "not_known")

SIGN_COLOUR = {
    "welcome": "door_in",
    "counted": "door_out",
    "already_in": "door_seen",
    "replaced": "door_seen",
    "not_inside": "door_seen",
    "not_ours": "door_no",
    "not_listed": "door_no",
    "full": "door_no",
    "not_recorded": "door_no",
    "gone_out": "door_out",
}
"""The token that a door's panel is filled with; its sign is drawn in `on_` that token.

The four are the hues of the answers, apart in lightness as well: a panel is told from another in grey.
"""

_GRID = 24.0
_MIDDLE = QPointF(12, 12)
_SHORT = {
    "yes, but": "yes_but",
    "no clear answer": "unclear",
    "not yet asked": "not_asked",
    "asked, waiting": "waiting",
    "in writing later": "writing",
    "hall full": "full",
    "partly kept": "partly",
}


def short(word: str) -> str:
    """The short name of a mark; the domain's words (`yes, but`, `partly kept` …) are taken as they are."""
    return _SHORT.get(word) or word.replace(" ", "_")


def paint_answer(painter: QPainter, rect: QRectF, answer: str, theme: Theme) -> None:
    """One of the four answers: `yes`, `yes_but`, `no`, `unclear`."""
    with _Grid(painter, rect):
        _ANSWER[short(answer)](painter, theme)


def paint_beside(painter: QPainter, rect: QRectF, state: str, theme: Theme) -> None:
    """What stands beside an answer: `not_asked` `waiting` `not_put` `not_known` `absent` `writing`."""
    with _Grid(painter, rect):
        _BESIDE[short(state)](painter, theme)


def paint_sign(painter: QPainter, rect: QRectF, sign: str, theme: Theme, fill: bool = True) -> None:
    """The sign of a verdict. With `fill` it lies on the verdict's own colour, without on the window."""
    sign = short(sign)
    ground = SIGN_COLOUR[sign]
    shape, cut = theme.colour("on_" + ground), theme.colour(ground)
    if not fill:
        shape, cut = cut, shape
    edge = theme.colour("yes_but_ink") if ground == "door_seen" and not fill else shape
    with _Grid(painter, rect):
        _sign(painter, sign, shape, cut, edge)


def paint_flag(painter: QPainter, rect: QRectF, status: str, theme: Theme) -> None:
    """What became of a commitment: `kept`, `partly`, `under_way`, `not_kept`, `overdue`, `not_known`."""
    status = short(status)
    with _Grid(painter, rect):
        if status == "not_known":
            _dash(painter, theme)
        else:
            _flag(painter, status, theme)


def paint_brand(painter: QPainter, rect: QRectF, people: QColor, asked: QColor) -> None:
    """Two half rings of people round the one who is asked."""
    with _Grid(painter, rect):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(people)
        for radius, count, dot in ((9.6, 7, 1.45), (5.6, 5, 1.25)):
            for place in range(count):
                turn = math.pi * place / (count - 1)
                at = QPointF(12 - radius * math.cos(turn), 15.5 - radius * math.sin(turn))
                painter.drawEllipse(at, dot, dot)
        painter.setBrush(asked)
        painter.drawEllipse(QPointF(12, 15.7), 2.1, 2.1)


def paint_mark(painter: QPainter, rect: QRectF, word: str, theme: Theme) -> None:
    """Any mark by its word; `flag:kept` and `sign:welcome` name the other two families."""
    family, _, name = word.rpartition(":")
    if family == "flag":
        paint_flag(painter, rect, name, theme)
    elif family == "sign":
        paint_sign(painter, rect, name, theme, fill=False)
    elif short(name) in BESIDE:
        paint_beside(painter, rect, name, theme)
    else:
        paint_answer(painter, rect, name, theme)


class Mark(QWidget):
    """One mark by itself; its word stands beside it, so it has no name of its own for screen readers."""

    def __init__(self, word: str, size: float = 26, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = word
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def word(self) -> str:
        """Which mark it is."""
        return self._word

    def set_word(self, word: str) -> None:
        """Show another mark; an empty word shows none."""
        if word != self._word:
            self._word = word
            self.update()

    def sizeHint(self) -> QSize:
        side = theme_of(self).px(self._size)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._word:
            with QPainter(self) as painter:
                paint_mark(painter, QRectF(self.rect()), self._word, theme_of(self))


class _Grid:
    """The painter, moved so that 24 × 24 fills the largest square in the middle of the rectangle."""

    def __init__(self, painter: QPainter, rect: QRectF) -> None:
        self._painter = painter
        self._rect = rect

    def __enter__(self) -> None:
        side = min(self._rect.width(), self._rect.height())
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.translate(self._rect.center().x() - side / 2, self._rect.center().y() - side / 2)
        self._painter.scale(side / _GRID, side / _GRID)

    def __exit__(self, *_: object) -> None:
        self._painter.restore()


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _stroke(painter: QPainter, colour: QColor, width: float, *lines: tuple[tuple[float, float], ...]) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colour, width))
    for line in lines:
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))


def _area(painter: QPainter, fill: QColor, *points: tuple[float, float], edge: float = 0) -> None:
    painter.setBrush(fill)
    painter.setPen(_pen(fill, edge) if edge else QPen(Qt.PenStyle.NoPen))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def _dots(painter: QPainter, fill: QColor, radius: float, *centres: tuple[float, float]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    for x, y in centres:
        painter.drawEllipse(QPointF(x, y), radius, radius)


def _square(painter: QPainter, fill: QColor, inset: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(inset, inset, _GRID - 2 * inset, _GRID - 2 * inset), 3, 3)


_TICK = ((6.6, 12.6), (10.3, 16.4), (17.5, 8.2))


def _yes(painter: QPainter, theme: Theme) -> None:
    _dots(painter, theme.colour("yes"), 11, (12, 12))
    _stroke(painter, theme.colour("on_yes"), 2.8, _TICK)


def _yes_but(painter: QPainter, theme: Theme) -> None:
    left = QPainterPath(QPointF(12, 2))
    left.arcTo(QRectF(2, 2, 20, 20), 90, 180)
    left.closeSubpath()
    line = _pen(theme.colour("yes_but_ink"), 2)
    painter.setPen(line)
    painter.setBrush(theme.colour("surface"))
    painter.drawEllipse(_MIDDLE, 10, 10)
    painter.setBrush(theme.colour("yes_but"))
    painter.drawPath(left)


def _no(painter: QPainter, theme: Theme) -> None:
    _square(painter, theme.colour("no"), 1.8)
    _stroke(painter, theme.colour("on_no"), 2.8, ((7.5, 7.5), (16.5, 16.5)), ((16.5, 7.5), (7.5, 16.5)))


def _unclear(painter: QPainter, theme: Theme) -> None:
    ink = theme.colour("unclear")
    painter.save()
    painter.translate(_MIDDLE)
    painter.rotate(45)
    painter.setPen(_pen(ink, 2))
    painter.setBrush(theme.colour("on_unclear"))
    painter.drawRoundedRect(QRectF(-7.7, -7.7, 15.4, 15.4), 2, 2)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(ink, 1.9))
    painter.drawPath(_query())
    _dots(painter, ink, 1.25, (12.1, 16.4))


@lru_cache(maxsize=1)
def _query() -> QPainterPath:
    path = QPainterPath(QPointF(9.5, 9.9))
    path.cubicTo(9.5, 8.4, 10.6, 7.4, 12, 7.4)
    path.cubicTo(13.4, 7.4, 14.5, 8.3, 14.5, 9.7)
    path.cubicTo(14.5, 11.5, 12.1, 11.7, 12.1, 13.6)
    return path


def _not_asked(painter: QPainter, theme: Theme) -> None:
    pen = _pen(theme.colour("field"), 1.4)
    # 18 round dots on the ring, measured in widths of the pen
    around = 2 * math.pi * 9.5 / 18 / 1.4
    pen.setDashPattern([0.01, around - 0.01])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawEllipse(_MIDDLE, 9.5, 9.5)


def _waiting(painter: QPainter, theme: Theme) -> None:
    accent = theme.colour("accent")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(accent, 2))
    painter.drawEllipse(_MIDDLE, 10, 10)
    _dots(painter, accent, 1.6, (7.4, 12), (12, 12), (16.6, 12))


def _dash(painter: QPainter, theme: Theme) -> None:
    _stroke(painter, theme.colour("field"), 2, ((7, 12), (17, 12)))


def _absent(painter: QPainter, theme: Theme) -> None:
    back, leg, seat, rung = (
        ((7.5, 3.5), (7.5, 21)),
        ((16.5, 13), (16.5, 21)),
        ((7.5, 13), (16.5, 13)),
        ((7.5, 17), (16.5, 17)),
    )
    _stroke(painter, theme.colour("ink_2"), 1.8, back, leg, seat, rung)


def _writing(painter: QPainter, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(theme.colour("ink_2"), 1.8))
    painter.drawRoundedRect(QRectF(3, 6, 18, 12.5), 1.5, 1.5)
    _stroke(painter, theme.colour("ink_2"), 1.8, ((3.5, 7), (12, 13.5), (20.5, 7)))


_Draw = Callable[[QPainter, Theme], None]
_ANSWER: dict[str, _Draw] = {"yes": _yes, "yes_but": _yes_but, "no": _no, "unclear": _unclear}
_BESIDE: dict[str, _Draw] = {
    "not_asked": _not_asked,
    "waiting": _waiting,
    "not_put": _dash,
    "not_known": _dash,
    "absent": _absent,
    "writing": _writing,
}


def _sign(painter: QPainter, sign: str, shape: QColor, cut: QColor, edge: QColor) -> None:
    if sign in ("welcome", "counted"):
        _dots(painter, shape, 11, (12, 12))
        _stroke(painter, cut, 2.8, _TICK)
    elif sign in ("already_in", "replaced", "not_inside"):
        painter.setBrush(shape)
        painter.setPen(_pen(edge, 1.6))
        painter.drawPolygon(QPolygonF([QPointF(12, 1.8), QPointF(23, 21.2), QPointF(1, 21.2)]))
        if sign == "already_in":
            _letter(painter, cut, "2")
        elif sign == "not_inside":
            _letter(painter, cut, "?")
        else:
            there, back = ((8, 13), (15.6, 13), (13.6, 10.8)), ((16, 17.4), (8.4, 17.4), (10.4, 19.6))
            _stroke(painter, cut, 1.8, there, back)
    elif sign == "gone_out":
        body = ((2, 8), (13, 8), (13, 2.5), (23, 12), (13, 21.5), (13, 16), (2, 16))
        _area(painter, shape, *body, edge=1.6)
    else:
        _square(painter, shape, 1)
        if sign == "not_ours":
            _stroke(painter, cut, 2.6, ((7, 7), (17, 17)), ((17, 7), (7, 17)))
        elif sign == "not_listed":
            # a list, and a line of it that is empty
            _dots(painter, cut, 1.4, (6.6, 7), (6.6, 12), (6.6, 17))
            _stroke(painter, cut, 2.2, ((10.4, 7), (18, 7)), ((10.4, 17), (18, 17)))
        elif sign == "full":
            _stroke(painter, cut, 4.4, ((5.5, 12), (18.5, 12)))
        else:
            pencil = ((6, 18), (7, 14), (15.6, 5.4), (18.6, 8.4), (10, 17), (6, 18))
            _stroke(painter, cut, 2, pencil, ((13.4, 7.6), (16.4, 10.6)))


def _letter(painter: QPainter, ink: QColor, letter: str) -> None:
    font = QFont("Source Sans 3")
    font.setWeight(QFont.Weight.Bold)
    # outlines, so that the figure scales with the sign and needs no hinting
    font.setPixelSize(115)
    path = QPainterPath()
    path.addText(QPointF(0, 0), font, letter)
    box = path.boundingRect()
    painter.save()
    painter.translate(12, 19.2)
    painter.scale(0.1, 0.1)
    painter.translate(-box.center().x(), 0)
    painter.fillPath(path, ink)
    painter.restore()


_PENNANT = ((5.0, 3.2), (21.2, 3.2), (17.6, 9.1), (21.2, 15.0), (5.0, 15.0))


def _flag(painter: QPainter, status: str, theme: Theme) -> None:
    token = {"overdue": "warn", "not_kept": "ink"}.get(status, "accent")
    ink = theme.colour(token)
    _stroke(painter, ink, 2, ((5, 2.2), (5, 22.2)))
    if status == "kept":
        _area(painter, ink, *_PENNANT)
    elif status == "partly":
        _area(painter, ink, (5, 3.2), (12.4, 3.2), (12.4, 15), (5, 15))
    _stroke(painter, ink, 1.7, (*_PENNANT, _PENNANT[0]))
    if status == "kept":
        _stroke(painter, theme.colour("on_accent"), 2.2, ((8, 9.2), (10.6, 11.9), (15.4, 6.5)))
    elif status == "under_way":
        _dots(painter, ink, 1.3, (8.3, 9.1), (11.9, 9.1), (15.5, 9.1))
    elif status == "not_kept":
        _stroke(painter, ink, 2, ((8.6, 6.3), (14.2, 11.9)), ((14.2, 6.3), (8.6, 11.9)))
    elif status == "overdue":
        _stroke(painter, ink, 1.9, ((11, 5.8), (11, 9.4), (14, 11.2)))
