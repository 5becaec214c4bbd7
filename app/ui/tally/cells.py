"""One cell of the tally: its plate, its mark, its word, and a second line where there is room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from app.domain.tally import Answer, Beside
from app.ui.parts.icons import paint_icon
from app.ui.parts.marks import paint_mark
from app.ui.parts.scenes.sheet import MARK
from app.ui.theme import Theme

_WRAP = int(Qt.TextFlag.TextWordWrap)


def paint_plate(
    painter: QPainter, theme: Theme, box: QRectF, standing: Answer | Beside, *, on_stage: bool
) -> None:
    """The ground: the soft fill of an answer, a dashed line before one, and the line of what is on stage."""
    mark = MARK[standing]
    answer = isinstance(standing, Answer)
    pen = QPen(Qt.PenStyle.NoPen)
    fill = theme.colour(f"{mark}_soft") if answer else theme.colour("surface")
    if on_stage:
        pen = QPen(theme.colour("accent"), theme.line("chosen"))
    elif standing is Beside.NOT_ASKED:
        pen = QPen(theme.colour("field"), 1)
        pen.setDashPattern([3.5, 3])
        fill.setAlpha(0)
    elif not answer or theme.name == "contrast":
        pen = QPen(theme.colour("line"), 1)
    half = pen.widthF() / 2 if pen.style() != Qt.PenStyle.NoPen else 0
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawRoundedRect(
        box.adjusted(half, half, -half, -half), theme.radius("tile"), theme.radius("tile")
    )


def paint_wide(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    standing: Answer | Beside,
    word: str,
    under: str,
    *,
    locked: bool,
) -> None:
    """The mark at the left, the word beside it, and up to two lines under the word."""
    pad, side = theme.px(12), theme.px(30)
    paint_mark(
        painter, QRectF(box.left() + pad, box.center().y() - side / 2, side, side), MARK[standing], theme
    )
    room = box.adjusted(pad + side + theme.px(12), 0, -theme.px(8), 0)
    if locked:
        lock = theme.px(16)
        at = QRectF(box.right() - theme.px(10) - lock, box.top() + theme.px(8), lock, lock)
        paint_icon(painter, at, "lock-simple", theme.colour("ink_2"))
    strong = isinstance(standing, Answer)
    font = theme.font("strong" if strong else "body")
    caption = theme.font("caption")
    wide = int(room.width()) - (theme.px(20) if locked else 0)
    word_height = QFontMetrics(font).boundingRect(QRect(0, 0, wide, 999), _WRAP, word).height()
    step = QFontMetrics(caption).lineSpacing()
    lines = 0 if not under else min(2, int((box.height() - word_height - theme.px(6)) // step))
    top = box.center().y() - (word_height + lines * step) / 2
    painter.setFont(font)
    painter.setPen(theme.colour("ink" if strong else "ink_2"))
    painter.drawText(QRectF(room.left(), top, wide, word_height), _WRAP, word)
    if lines:
        painter.setFont(caption)
        painter.setPen(theme.colour("ink_2"))
        shown = _cut(under, caption, int(room.width()), lines)
        painter.drawText(QRectF(room.left(), top + word_height, room.width(), lines * step), _WRAP, shown)


def paint_narrow(
    painter: QPainter, theme: Theme, box: QRectF, standing: Answer | Beside, word: str, *, locked: bool
) -> None:
    """The mark above the word, where many power-holders leave little room."""
    side = theme.px(24)
    paint_mark(
        painter,
        QRectF(box.center().x() - side / 2, box.top() + theme.px(6), side, side),
        MARK[standing],
        theme,
    )
    if locked:
        lock = theme.px(14)
        at = QRectF(box.right() - theme.px(6) - lock, box.top() + theme.px(6), lock, lock)
        paint_icon(painter, at, "lock-simple", theme.colour("ink_2"))
    room = QRectF(
        box.left() + 6,
        box.top() + side + theme.px(8),
        box.width() - 12,
        box.height() - side - theme.px(10),
    )
    painter.setPen(theme.colour("ink" if isinstance(standing, Answer) else "ink_2"))
    middle = int(Qt.AlignmentFlag.AlignCenter) | _WRAP
    for size in (13, 12, 11, 10):
        painter.setFont(theme.font("label" if isinstance(standing, Answer) else "caption", size))
        if painter.boundingRect(room, middle, word).height() <= room.height():
            break
    painter.drawText(room, middle, word)


def _cut(text: str, font: QFont, width: int, lines: int) -> str:
    """As much as fits so many lines; the whole stands in the form beside."""
    metrics = QFontMetrics(font)
    if (
        metrics.boundingRect(QRect(0, 0, width, 9999), _WRAP, text).height()
        <= metrics.lineSpacing() * lines + 4
    ):
        return text
    words = text.split()
    while words:
        words.pop()
        shown = " ".join(words) + " …"
        if (
            metrics.boundingRect(QRect(0, 0, width, 9999), _WRAP, shown).height()
            <= metrics.lineSpacing() * lines + 4
        ):
            return shown
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
