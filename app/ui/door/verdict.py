"""The verdict, to be read from two metres: the sign, the word, who it is, and what to tell them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.door.sentences import Spoken
from app.ui.door.strip import LOW, is_strip, paint_strip
from app.ui.parts.icons import paint_icon
from app.ui.parts.marks import SIGN_COLOUR, paint_sign
from app.ui.theme import Theme, theme_of

DRAWN_FOR = (890, 569)
"""The panel on a small laptop, in logical pixels; on a larger screen everything on it grows."""
SHORT = 340
"""Logical pixels; a panel that is less high says less."""
_WRAP = int(Qt.TextFlag.TextWordWrap)
_LEFT = int(Qt.AlignmentFlag.AlignLeft)
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


class VerdictFace(QWidget):
    """The whole panel is filled with the verdict's colour; nothing on it moves, and no word is ever cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Spoken | None = None
        self._clear = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    @property
    def shown(self) -> Spoken | None:
        """What stands there; None before the first verdict."""
        return self._shown

    @property
    def clear(self) -> bool:
        """Whether every word stood clear of the next when it was painted last."""
        return self._clear

    def show_spoken(self, shown: Spoken | None) -> None:
        """Paint it now, not at the next turn of the loop."""
        self._shown = shown
        self.setAccessibleName("" if shown is None else shown.aloud)
        self.repaint()
        if shown is not None and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(640), theme.px(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._shown
        if shown is None:
            return
        theme = _grown(theme_of(self), self.width(), self.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = SIGN_COLOUR[shown.sign]
        fill, ink = theme.colour(token), theme.colour("on_" + token)
        for each in self._by_room(theme, shown):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF(self.rect()), theme.radius("panel"), theme.radius("panel"))
            if is_strip(theme, self.width(), self.height()):
                paint_strip(painter, theme, QRectF(self.rect()), each, ink)
                break
            self._clear = self._paint_panel(painter, theme, each, ink, fill)
            if self._clear:
                break
        painter.end()

    def _by_room(self, theme: Theme, shown: Spoken) -> tuple[Spoken, ...]:
        """All of it, and what is left of it where that has no room."""
        if is_strip(theme, self.width(), self.height()):
            return (shown,)
        # what to tell them goes before what it was; the keys stand beneath the line as well
        told = shown.flag or ("" if shown.actions else shown.foot)
        least = replace(shown, line=told, strong="") if told else shown
        least = replace(least, flag="", foot="", actions=())
        if self.height() < theme.px(LOW):
            return (least,)
        if self.height() < theme.px(SHORT) and shown.actions:
            # who it is and since when goes before the question; the keys stay
            shown = replace(shown, foot="")
        return (shown, least)

    def _paint_panel(self, painter: QPainter, theme: Theme, shown: Spoken, ink: QColor, fill: QColor) -> bool:
        """Sign, word, who it is and what to tell them; whether each stands clear of the next."""
        tight = self.height() < theme.px(430)
        side = min(48, self.width() / 20)
        above = min(theme.px(22 if tight else 40), self.height() / 12)
        inside = QRectF(self.rect()).adjusted(side, above, -side, -above)
        bottom = self._paint_foot(painter, theme, inside, shown, ink, fill)
        top = self._paint_word(painter, theme, inside, shown, ink, tight)
        room = QRectF(inside.left(), top, inside.width(), bottom - top)
        return self._paint_lines(painter, theme, room, shown, ink) <= bottom + 1

    def _paint_word(
        self, painter: QPainter, theme: Theme, inside: QRectF, shown: Spoken, ink: QColor, tight: bool
    ) -> float:
        """The sign and the word beside it; returns how far down they go."""
        share = 0.3 if self.height() < theme.px(SHORT) else 0.4
        side = min(theme.px(116 if tight else 168), inside.width() * 0.18, inside.height() * share)
        gap = min(theme.px(36), inside.width() * 0.045)
        room = inside.width() - side - gap
        lines, font = _word(theme, shown.word, room, side)
        paint_sign(painter, QRectF(inside.left(), inside.top(), side, side), shown.sign, theme)
        painter.setPen(ink)
        painter.setFont(font)
        step = font.pixelSize() * 1.0
        height = max(side, step * len(lines))
        at = inside.top() + (height - step * len(lines)) / 2
        for line in lines:
            box = QRectF(inside.left() + side + gap, at, room + 4, step)
            painter.drawText(box, _LEFT | _MIDDLE | int(Qt.TextFlag.TextDontClip), line)
            at += step
        return inside.top() + height + min(theme.px(16 if tight else 40), self.height() / 14)

    def _paint_lines(
        self, painter: QPainter, theme: Theme, room: QRectF, shown: Spoken, ink: QColor
    ) -> float:
        """Who it is, in the largest step at which title and line fit; returns how far down they go."""
        for share in (1.0, 0.85, 0.72, 0.6, 0.5, 0.42, 0.36, 0.31, 0.27):
            title, line = _sized(theme, "title", 54 * share), _sized(theme, "lead", 32 * share)
            strong = _sized(theme, "title", 32 * share, QFont.Weight.Bold)
            above = _height(title, shown.title, room.width())
            below = _flow(None, line, strong, shown, QRectF(0, 0, room.width(), 0))
            if above + theme.px(6) + below <= room.height():
                break
        painter.setPen(ink)
        painter.setFont(title)
        box = QRectF(room.left(), room.top(), room.width(), above)
        painter.drawText(box, _WRAP | _LEFT | int(Qt.AlignmentFlag.AlignTop), shown.title)
        at = box.bottom() + theme.px(6)
        _flow(painter, line, strong, shown, QRectF(room.left(), at, room.width(), room.bottom() - at))
        return at + below

    def _paint_foot(
        self, painter: QPainter, theme: Theme, inside: QRectF, shown: Spoken, ink: QColor, fill: QColor
    ) -> float:
        """What to tell this person, or what to do; returns where it begins."""
        words = shown.flag or shown.foot
        if not words and not shown.actions:
            return inside.bottom()
        size = 26 if shown.flag else 21
        if self.height() < theme.px(SHORT):
            size = 17
        pad = theme.px(20)
        wide = inside.width() - 2 * pad
        if shown.flag:
            wide -= theme.px(44)
            # a long one leaves room for who it is
            while size > 14 and _height(_sized(theme, "lead", size), words, wide) > inside.height() * 0.22:
                size -= 2
        font = _sized(theme, "lead", size)
        strong = _sized(theme, "title", size)
        actions = "      ".join(shown.actions)
        beside = QFontMetrics(strong).horizontalAdvance(actions) + pad if actions else 0
        stacked = bool(actions) and QFontMetrics(font).horizontalAdvance(words) + beside > wide
        left = wide if stacked or not actions else wide - beside
        first = _height(font, words, left) if words else 0
        second = _height(strong, actions, wide) if stacked else 0
        height = max(first + second, _height(strong, "X", wide)) + theme.px(28)
        box = QRectF(inside.left(), inside.bottom() - height, inside.width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(box, theme.radius("tile"), theme.radius("tile"))
        on_foot = next((c for c in (theme.colour("ink"), theme.colour("surface")) if _reads(c, ink)), fill)
        painter.setPen(on_foot)
        at = box.left() + pad
        if shown.flag:
            paint_icon(
                painter,
                QRectF(at, box.top(), theme.px(30), height),
                "microphone-stage" if shown.speaks else "info",
                on_foot,
            )
            at += theme.px(44)
        _paint_flag_words(painter, QRectF(at, box.top() + theme.px(14), left, first), words, font, strong)
        if actions:
            painter.setFont(strong)
            line = QRectF(at, box.top() + theme.px(14) + first, wide, second)
            if not stacked:
                left = box.right() - pad - beside if words else at
                line = QRectF(left, box.top(), beside, height)
            across = Qt.AlignmentFlag.AlignRight if words and not stacked else Qt.AlignmentFlag.AlignLeft
            painter.drawText(line, int(across) | _MIDDLE | (_WRAP if stacked else 0), actions)
        return box.top() - theme.px(12)


def _grown(theme: Theme, wide: int, high: int) -> Theme:
    """The theme in larger type where the panel is larger than it was drawn for."""
    by = min(wide / theme.px(DRAWN_FOR[0]), high / theme.px(DRAWN_FOR[1]))
    return replace(theme, size=round(theme.size * by)) if by > 1 else theme


def _word(theme: Theme, word: str, room: float, side: float) -> tuple[list[str], QFont]:
    """The word in one line as large as it fits, or in two lines when it would become small."""
    one = _largest(theme, [word], room, min(theme.px(124), side * 1.0))
    words = word.split(" ")
    if one.pixelSize() >= min(theme.px(88), side * 0.6) or len(words) < 2:
        return [word], one
    halves = min(
        ([" ".join(words[:cut]), " ".join(words[cut:])] for cut in range(1, len(words))),
        key=lambda lines: max(len(line) for line in lines),
    )
    two = _largest(theme, halves, room, min(theme.px(80), side * 0.6))
    return (halves, two) if two.pixelSize() > one.pixelSize() else ([word], one)


def _largest(theme: Theme, lines: list[str], room: float, most: float) -> QFont:
    font = theme.font("verdict")
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -1)
    font.setPixelSize(max(12, round(most)))
    widest = max(QFontMetricsF(font).horizontalAdvance(line) for line in lines)
    if widest > room:
        font.setPixelSize(max(12, int(font.pixelSize() * room / widest)))
    return font


def _sized(theme: Theme, role: str, size: float, weight: QFont.Weight | None = None) -> QFont:
    font = theme.font(role, size)
    if weight is not None:
        font.setWeight(weight)
    return font


def _height(font: QFont, text: str, width: float) -> int:
    box = QRect(0, 0, max(1, int(width)), 100_000)
    return QFontMetrics(font).boundingRect(box, _WRAP, text).height()


def _flow(painter: QPainter | None, font: QFont, strong: QFont, shown: Spoken, room: QRectF) -> float:
    """The line with its bold end, word by word over as many lines as it takes; returns its height."""
    plain, bold = QFontMetricsF(font), QFontMetricsF(strong)
    step = plain.height() * 1.04
    x, y = 0.0, 0.0
    pieces = [(word, font, plain) for word in shown.line.split(" ") if word]
    pieces += [(word, strong, bold) for word in shown.strong.split(" ") if word]
    for word, face, metrics in pieces:
        width = metrics.horizontalAdvance(word)
        if x and x + width > room.width():
            x, y = 0.0, y + step
        if painter is not None:
            painter.setFont(face)
            painter.drawText(
                QRectF(room.left() + x, room.top() + y, width + 4, step),
                _LEFT | _MIDDLE | int(Qt.TextFlag.TextDontClip),
                word,
            )
        x += width + metrics.horizontalAdvance(" ")
    return y + step


def _paint_flag_words(painter: QPainter, box: QRectF, words: str, font: QFont, strong: QFont) -> None:
    """A flag's first words, up to the colon, are bold when all of it is one line."""
    head, colon, rest = words.partition(":")
    one_line = QFontMetricsF(strong).horizontalAdvance(words) < box.width()
    if colon and one_line:
        painter.setFont(strong)
        painter.drawText(box, _LEFT | _MIDDLE, head + colon)
        past = QFontMetricsF(strong).horizontalAdvance(head + colon)
        box, words = box.adjusted(past, 0, 0, 0), rest
    painter.setFont(font)
    painter.drawText(box, _WRAP | _LEFT | _MIDDLE, words)


def _reads(one: QColor, other: QColor) -> bool:
    """Whether two colours differ enough for words: 4.5 to 1."""
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5


def _light(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
