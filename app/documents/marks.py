"""The shapes of answers, and our own, on a grid of 24 × 24 as on the screens: they survive a photocopier."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from reportlab.pdfgen.canvas import Canvas

from app.documents import styles
from app.documents.styles import Colour
from app.domain.tally import Answer, Beside

_GRID = 24.0


def draw(pen: Canvas, x: float, y: float, side: float, standing: Answer | Beside) -> None:
    """The mark of what stands in a cell; `x`, `y` its lower left corner, in points."""
    _on_grid(pen, x, y, side, _SHAPES[standing])


def draw_brand(pen: Canvas, x: float, y: float, side: float) -> None:
    """Two half rings of people round the one who is asked."""
    _on_grid(pen, x, y, side, _brand)


def draw_code(pen: Canvas, x: float, y: float, side: float, modules: tuple[tuple[bool, ...], ...]) -> None:
    """A QR code as one path, its border included in `modules` and in `side`."""
    count = len(modules)
    pen.saveState()
    pen.translate(x, y)
    pen.scale(side / count, side / count)
    pen.setFillColorRGB(*styles.BLACK)
    pen.addLiteral(squares(modules))
    pen.restoreState()


def squares(modules: tuple[tuple[bool, ...], ...]) -> str:
    """The dark modules as rectangles a run long, on a grid of a module, and the word that fills them.

    Each lies a ten-thousandth of a module within its place on all sides. One that ended at the very edge of a
    dot would touch the next one too: a faint row, which a reader takes for part of some corners of a code.
    """
    count = len(modules)
    parts: list[str] = []
    for row, line in enumerate(modules):
        column = 0
        while column < count:
            if not line[column]:
                column += 1
                continue
            start = column
            while column < count and line[column]:
                column += 1
            parts.append(f"{start}.0001 {count - 1 - row}.0001 {column - start - 1}.9998 0.9998 re")
    return "\n".join((*parts, "f"))


def _on_grid(pen: Canvas, x: float, y: float, side: float, shape: Callable[[Canvas], None]) -> None:
    pen.saveState()
    pen.translate(x, y + side)
    pen.scale(side / _GRID, -side / _GRID)
    pen.setLineCap(1)
    pen.setLineJoin(1)
    shape(pen)
    pen.restoreState()


def _line(pen: Canvas, colour: Colour, width: float, *strokes: tuple[tuple[float, float], ...]) -> None:
    pen.setStrokeColorRGB(*colour)
    pen.setLineWidth(width)
    path = pen.beginPath()
    for stroke in strokes:
        path.moveTo(*stroke[0])
        for point in stroke[1:]:
            path.lineTo(*point)
    pen.drawPath(path, stroke=1, fill=0)


def _disc(pen: Canvas, colour: Colour, x: float, y: float, radius: float) -> None:
    pen.setFillColorRGB(*colour)
    pen.circle(x, y, radius, stroke=0, fill=1)


def _ring(pen: Canvas, colour: Colour, radius: float, width: float) -> None:
    pen.setStrokeColorRGB(*colour)
    pen.setLineWidth(width)
    pen.circle(12, 12, radius, stroke=1, fill=0)


def _yes(pen: Canvas) -> None:
    _disc(pen, styles.YES, 12, 12, 11)
    _line(pen, styles.WHITE, 2.8, ((6.6, 12.6), (10.3, 16.4), (17.5, 8.2)))


def _yes_but(pen: Canvas) -> None:
    _ring(pen, styles.YES_BUT_INK, 10, 2)
    pen.setFillColorRGB(*styles.YES_BUT)
    path = pen.beginPath()
    path.moveTo(12, 2)
    path.arcTo(2, 2, 22, 22, 270, -180)
    path.close()
    pen.drawPath(path, stroke=1, fill=1)


def _no(pen: Canvas) -> None:
    pen.setFillColorRGB(*styles.NO)
    pen.roundRect(1.8, 1.8, 20.4, 20.4, 3, stroke=0, fill=1)
    _line(pen, styles.WHITE, 2.8, ((7.5, 7.5), (16.5, 16.5)), ((16.5, 7.5), (7.5, 16.5)))


def _unclear(pen: Canvas) -> None:
    pen.saveState()
    pen.translate(12, 12)
    pen.rotate(45)
    pen.setStrokeColorRGB(*styles.UNCLEAR)
    pen.setLineWidth(2)
    pen.roundRect(-7.7, -7.7, 15.4, 15.4, 2, stroke=1, fill=0)
    pen.restoreState()
    pen.setStrokeColorRGB(*styles.UNCLEAR)
    pen.setLineWidth(1.9)
    query = pen.beginPath()
    query.moveTo(9.5, 9.9)
    query.curveTo(9.5, 8.4, 10.6, 7.4, 12, 7.4)
    query.curveTo(13.4, 7.4, 14.5, 8.3, 14.5, 9.7)
    query.curveTo(14.5, 11.5, 12.1, 11.7, 12.1, 13.6)
    pen.drawPath(query, stroke=1, fill=0)
    _disc(pen, styles.UNCLEAR, 12.1, 16.4, 1.25)


def _not_asked(pen: Canvas) -> None:
    pen.setDash([1, 3.2])
    _ring(pen, styles.FIELD, 9.5, 1.4)


def _waiting(pen: Canvas) -> None:
    _ring(pen, styles.ACCENT, 10, 2)
    for x in (7.4, 12, 16.6):
        _disc(pen, styles.ACCENT, x, 12, 1.6)


def _dash(pen: Canvas) -> None:
    _line(pen, styles.FIELD, 2, ((7, 12), (17, 12)))


def _absent(pen: Canvas) -> None:
    _line(
        pen,
        styles.INK_2,
        1.8,
        ((7.5, 3.5), (7.5, 13)),
        ((16.5, 13), (16.5, 21)),
        ((7.5, 13), (7.5, 21)),
        ((7.5, 13), (16.5, 13)),
        ((7.5, 17), (16.5, 17)),
    )


def _in_writing(pen: Canvas) -> None:
    pen.setStrokeColorRGB(*styles.INK_2)
    pen.setLineWidth(1.8)
    pen.roundRect(3, 6, 18, 12.5, 1.5, stroke=1, fill=0)
    _line(pen, styles.INK_2, 1.8, ((3.5, 7), (12, 13.5), (20.5, 7)))


def _brand(pen: Canvas) -> None:
    for radius, count, dot in ((9.6, 7, 1.45), (5.6, 5, 1.25)):
        for place in range(count):
            turn = math.pi * place / (count - 1)
            _disc(pen, styles.INK, 12 - radius * math.cos(turn), 15.5 - radius * math.sin(turn), dot)
    _disc(pen, styles.ACCENT, 12, 15.7, 2.1)


_SHAPES: Mapping[Answer | Beside, Callable[[Canvas], None]] = {
    Answer.YES: _yes,
    Answer.YES_BUT: _yes_but,
    Answer.NO: _no,
    Answer.UNCLEAR: _unclear,
    Beside.NOT_ASKED: _not_asked,
    Beside.WAITING: _waiting,
    Beside.NOT_PUT: _dash,
    Beside.NOT_KNOWN: _dash,
    Beside.ABSENT: _absent,
    Beside.IN_WRITING: _in_writing,
}
