"""The verdict where there is little room: a strip of 144 below the camera's picture."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from app.ui.door.sentences import Spoken
from app.ui.parts.marks import paint_sign
from app.ui.theme import Theme

LOW = 230
"""Below this height, in logical pixels, the verdict is a strip."""
WIDE = 2.7
"""And only where it is so many times as wide as high: else who it is stands below the word."""
BROKEN = 0.5
"""A word that would have to be smaller than this share of its size goes over two lines."""

_WRAP = int(Qt.TextFlag.TextWordWrap)
_LEFT = int(Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignRight)
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


def is_strip(theme: Theme, wide: int, high: int) -> bool:
    """Whether a verdict of that size in pixels has its words beside each other, not below."""
    return high < theme.px(LOW) and wide > high * WIDE


def paint_strip(painter: QPainter, theme: Theme, box: QRectF, shown: Spoken, ink: QColor) -> None:
    """The sign, the word over who it is, and at the right what to tell them. No word is cut."""
    edge = min(theme.px(34), box.width() * 0.04)
    inside = box.adjusted(edge, theme.px(10), -edge, -theme.px(10))
    side = min(float(theme.px(96)), inside.height(), inside.width() * 0.16)
    sign = QRectF(inside.left(), inside.center().y() - side / 2, side, side)
    paint_sign(painter, sign, shown.sign, theme)
    left = sign.right() + edge
    wide = inside.right() - left
    right = wide * 0.45
    told = _told(theme, shown, QRectF(0, 0, right - theme.px(20), inside.height()))
    right = right if told else 0
    painter.setPen(ink)
    _paint_who(painter, theme, QRectF(left, inside.top(), wide - right, inside.height()), shown)
    if told:
        room = QRectF(
            inside.right() - right + theme.px(20), inside.top(), right - theme.px(20), inside.height()
        )
        painter.setFont(_fitting(theme, told, room))
        painter.drawText(room, _WRAP | _RIGHT | _MIDDLE, told)


def _told(theme: Theme, shown: Spoken, room: QRectF) -> str:
    """A flag comes first; then what kind of badge, or when and where; then what to do if it has room."""
    line = f"{shown.line}{shown.strong}".replace(" · ", "\n")
    parts = [part for part in (shown.flag, line, shown.foot, *shown.actions) if part]
    while len(parts) > 1:
        words = "\n".join(parts)
        if _height(_fitting(theme, words, room), words, room.width()) <= room.height():
            break
        parts.pop()  # the keys stand beneath the line as well
    return "\n".join(parts)


def _paint_who(painter: QPainter, theme: Theme, room: QRectF, shown: Spoken) -> None:
    for share in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.34, 0.29):
        word, title = theme.font("verdict", 62 * share), theme.font("title", 35 * share)
        metrics = QFontMetrics(word)
        # rather in two lines than very small
        broken = metrics.horizontalAdvance(shown.word) > room.width()
        widest = max(metrics.horizontalAdvance(each) for each in shown.word.split(" "))
        fits = widest <= room.width() and (not broken or share <= BROKEN)
        above = round(metrics.capHeight() * 1.35)
        if broken:
            above = _height(word, shown.word, room.width())
        below = _height(title, shown.title, room.width())
        if fits and above + below <= room.height():
            break
    top = room.top() + max(0.0, (room.height() - above - below) / 2)
    painter.setFont(word)
    line = QRectF(room.left(), top, room.width(), above)
    painter.drawText(
        line, (_WRAP if broken else 0) | _LEFT | _MIDDLE | int(Qt.TextFlag.TextDontClip), shown.word
    )
    painter.setFont(title)
    painter.drawText(
        QRectF(room.left(), top + above, room.width(), room.height()), _WRAP | _LEFT, shown.title
    )


def _fitting(theme: Theme, words: str, room: QRectF) -> QFont:
    """The largest step at which no line is broken; if that is too small, at which all words have room."""
    steps = [theme.font("lead", size) for size in (22, 20, 18, 17, 16, 15, 13, 12, 11, 10)]
    for font in steps[:5]:
        metrics = QFontMetrics(font)
        widest = max(metrics.horizontalAdvance(line) for line in words.split("\n"))
        if widest <= room.width() and _height(font, words, room.width()) <= room.height():
            return font
    whole = (font for font in steps if _height(font, words, room.width()) <= room.height())
    return next(whole, steps[-1])


def _height(font: QFont, text: str, width: float) -> int:
    box = QRect(0, 0, max(1, int(width)), 100_000)
    return QFontMetrics(font).boundingRect(box, _WRAP, text).height()
