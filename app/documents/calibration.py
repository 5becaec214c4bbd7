"""A page to try the printer with: a ruler each way, and where the labels of a stock should be."""

from __future__ import annotations

from datetime import datetime

from reportlab.pdfgen.canvas import Canvas

from app.documents import codes, lines, marks, styles, wording
from app.documents.finish import About, finish
from app.documents.lengths import MM
from app.documents.stock import Stock
from app.documents.tags import Element, TaggedCanvas
from app.words import ENGLISH, Tongue

RULER = 100
"""Millimetres."""
TEST_CODE = "AB" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""A badge's shape with every letter of its alphabet; no door takes it for one of ours."""


def calibration_page(
    stock: Stock, made: datetime, *, shift: tuple[float, float] = (0.0, 0.0), say: Tongue = ENGLISH
) -> bytes:
    """The page as a PDF; `shift` in millimetres to the right and down, as for the sheets."""
    tree = Element("Document", language=wording.language(say))
    canvas = TaggedCanvas(stock.size)
    right, down = shift[0] * MM, -shift[1] * MM
    with canvas.artifact() as pen:
        pen.setStrokeColorRGB(*styles.INK)
        pen.setLineWidth(0.5)
        for x, y, wide, tall in stock.outlines:
            pen.rect(x + right, y + down, wide, tall, stroke=1, fill=0)
        left, low = stock.size[0] / 2 - RULER / 2 * MM, stock.size[1] / 2 - RULER / 2 * MM
        pen.setFillColorRGB(*styles.WHITE)
        pen.rect(left - 13 * MM, low - 13 * MM, (RULER + 16) * MM, (RULER + 13) * MM, stroke=0, fill=1)
        _ruler(pen, left, low - 6 * MM)
        pen.saveState()
        pen.translate(left - 6 * MM, low)
        pen.rotate(90)
        _ruler(pen, 0, 0)
        pen.restoreState()
    sides = (lines.as_runs(text, style) for text, style in _told(stock, shift, say))
    laid = [lines.broken(runs, RULER * MM - 8 * MM) for runs in sides]
    top = stock.size[1] / 2 + RULER / 2 * MM
    for number, block in enumerate(laid):
        with canvas.tagged(tree.add("H1" if number == 0 else "P")) as pen:
            lines.drawn(block, left + 4 * MM, top)(pen)
        top -= lines.height(block) + 5
    with canvas.tagged(tree.add("Figure", alt=say("A code to try the scanner with"))) as pen:
        marks.draw_code(pen, left + 2 * MM, low + 1 * MM, stock.code, codes.qr_modules(TEST_CODE))
    canvas.next_page()
    about = About(say("Calibration page"), "Folkmoot", wording.language(say), made)
    return finish(canvas.close(), tree, about)


def _told(stock: Stock, shift: tuple[float, float], say: Tongue) -> list[tuple[str, styles.Style]]:
    moved = say("Moved by {right} mm to the right and {down} mm down.", right=shift[0], down=shift[1])
    return [
        (say("Calibration page"), styles.HEADING),
        (say(stock.about), styles.BOLD),
        (say("1. Print it at 100 %, “actual size”, never “fit to page”, on plain paper."), styles.BODY),
        (
            say("2. Measure both rulers: each is 100 mm long. If not, the printer has changed the size."),
            styles.BODY,
        ),
        (
            say(
                "3. Hold it behind a sheet of labels against the light. If the frames are off by more than "
                "1 mm, measure by how much the labels lie further right and further down, and write that in "
                "Folkmoot as the shift."
            ),
            styles.BODY,
        ),
        (say("4. Scan the code below: the scanner must type AB and all 32 characters."), styles.BODY),
        *([(moved, styles.BOLD)] if any(shift) else []),
    ]


def _ruler(pen: Canvas, x: float, y: float) -> None:
    pen.setLineWidth(0.7)
    pen.line(x, y, x + RULER * MM, y)
    for at in range(RULER + 1):
        long = 4 if at % 10 == 0 else 2.5 if at % 5 == 0 else 1.5
        pen.setLineWidth(0.5 if at % 10 == 0 else 0.25)
        pen.line(x + at * MM, y, x + at * MM, y - long * MM)
