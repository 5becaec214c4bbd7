"""Badges to print: ten on a sheet, to be cut and worn; the institution first, the code big enough to scan."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache

from reportlab.pdfgen.canvas import Canvas

from app.documents import codes, furniture, lines, marks, styles, wording
from app.documents.finish import About, finish
from app.documents.fonts import Face
from app.documents.styles import MM, Style
from app.documents.tags import Element, TaggedCanvas
from app.domain import names
from app.domain.plan import BadgeKind
from app.errors import Cancelled
from app.words import ENGLISH, Tongue

CODE = 25 * MM
"""The code with its white border of four modules: 0.76 mm a module, read from 35 cm."""
WIDE, TALL = 85 * MM, 52 * MM
ACROSS, DOWN = 2, 5

_SIZES = {"A4": styles.A4, "Letter": styles.LETTER}
_PAD = 4.4 * MM
_KIND = Style(Face.SANS_BOLD, 11, 14)
_WORDS = (
    Style(Face.DISPLAY_SEMIBOLD, 20, 21.5),
    Style(Face.DISPLAY_SEMIBOLD, 17, 18.5),
    Style(Face.DISPLAY_SEMIBOLD, 14.5, 16),
    Style(Face.DISPLAY_SEMIBOLD, 12.5, 14),
    Style(Face.SERIF_SEMIBOLD, 10.5, 12),
    Style(Face.SERIF_SEMIBOLD, 8.6, 9.8),
)
"""The institution in the largest of these that fits."""
_MIDDLE = 2
"""Where a word must be broken, it is not broken larger than this of them."""
_NAME = Style(Face.SANS, 11, 13.5, styles.INK_2)
_DATE = Style(Face.SANS, 8.5, 11, styles.INK_2)
_CAPTION = Style(Face.SANS_BOLD, 12.5, 15)
_MOST_DATE_LINES = 2


@dataclass(frozen=True, slots=True)
class BadgeFace:
    """What stands on one badge. `kind_word` is in the paper's tongue, such as Delegate or Group of 24."""

    kind_word: str
    institution: str
    """Empty for a spare badge, which is numbered as it is printed."""
    name: str
    caption: str
    """To be read aloud when the code will not scan."""
    code: str
    heads: int = 1
    young: int = 0
    kind: BadgeKind = BadgeKind.DELEGATE


def badge_sheets(
    faces: Sequence[BadgeFace],
    *,
    title: str,
    day: date,
    rehearsal: bool,
    note: str = "",
    paper: str = "A4",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    say: Tongue = ENGLISH,
) -> bytes:
    """The sheets as a PDF to print at 100 %, sorted by institution, then kind and name.

    `paper` is A4 or Letter. `progress` hears how many are done of how many; `cancelled` is asked after each
    sheet and ends the work with Cancelled. Refused when a name has letters that cannot be printed.
    """
    sheets = _Sheets(sorted(faces, key=_order), title, day, rehearsal, note, _SIZES[paper], say)
    return sheets.made(progress, cancelled)


def _order(face: BadgeFace) -> tuple[bool, tuple[tuple[int, str], ...], int, str, str]:
    """Spares last; numbers in a name by their value, so that badge 2 comes before badge 10."""
    parts = re.split(r"(\d+)", names.folded(face.institution))
    natural = tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
    return not face.institution, natural, _KINDS.index(face.kind), names.folded(face.name), face.caption


_KINDS = tuple(BadgeKind)


class _Sheets:
    """Draws sheet after sheet."""

    def __init__(
        self,
        faces: Sequence[BadgeFace],
        title: str,
        day: date,
        rehearsal: bool,
        note: str,
        size: tuple[float, float],
        say: Tongue,
    ) -> None:
        self._faces = faces
        self._spare: dict[int, int] = {}
        for face in faces:
            if not face.institution:
                self._spare[id(face)] = len(self._spare) + 1
        self._title = title
        self._day = day
        self._rehearsal = rehearsal
        self._note = note
        self._size = size
        self._say = say
        self._left = (size[0] - ACROSS * WIDE) / 2
        self._low = (size[1] - DOWN * TALL) / 2 - 4
        self._tree = Element("Document", language=wording.language(say))
        self._canvas = TaggedCanvas(size)

    def made(
        self, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool] | None
    ) -> bytes:
        total = len(self._faces)
        sheets = max(1, -(-total // (ACROSS * DOWN)))
        for number in range(sheets):
            if cancelled and cancelled():
                raise Cancelled
            some = self._faces[number * ACROSS * DOWN : (number + 1) * ACROSS * DOWN]
            self._sheet(some, number + 1, sheets)
            if progress:
                progress(min((number + 1) * ACROSS * DOWN, total), total)
        say = self._say
        made = datetime.combine(self._day, time(), UTC)
        about = About(
            say("Badges: {title}, {day}", title=self._title, day=say.day(self._day)),
            self._title,
            wording.language(say),
            made,
        )
        return finish(self._canvas.close(), self._tree, about)

    def _sheet(self, faces: Sequence[BadgeFace], number: int, of: int) -> None:
        canvas, say = self._canvas, self._say
        sheet = self._tree.add("Sect")
        with canvas.artifact() as pen:
            self._cut_lines(pen)
        with canvas.tagged(sheet.add("H1" if number == 1 else "P")) as pen:
            self._head(pen, faces, say("Sheet {number} of {of}", number=number, of=of))
        if foot := furniture.foot_note(self._note, say) if self._rehearsal else self._note:
            with canvas.tagged(sheet.add("P")) as pen:
                self._one_line(pen, foot, self._low - 5)
        for place, face in enumerate(faces):
            x = self._left + place % ACROSS * WIDE
            y = self._low + (DOWN - 1 - place // ACROSS) * TALL
            self._badge(sheet, face, x, y)
        canvas.next_page()

    def _head(self, pen: Canvas, faces: Sequence[BadgeFace], sheet: str) -> None:
        say = self._say
        first, last = (self._title_of(faces[0]), self._title_of(faces[-1])) if faces else ("", "")
        span = first if first == last else say("{first} to {last}", first=first, last=last)
        words = " · ".join(filter(None, (sheet, say("print at 100 %"), span, self._title)))
        self._one_line(pen, words, self._low + DOWN * TALL + 14)

    def _one_line(self, pen: Canvas, text: str, top: float) -> None:
        for line in lines.broken(lines.as_runs(text, styles.FOOT), ACROSS * WIDE)[:1]:
            line.draw(pen, self._left, top)

    def _cut_lines(self, pen: Canvas) -> None:
        pen.setStrokeColorRGB(*styles.RULE)
        pen.setLineWidth(0.5)
        pen.setDash([2, 2])
        high, right = self._low + DOWN * TALL, self._left + ACROSS * WIDE
        for column in range(ACROSS + 1):
            pen.line(self._left + column * WIDE, self._low, self._left + column * WIDE, high)
        for row in range(DOWN + 1):
            pen.line(self._left, self._low + row * TALL, right, self._low + row * TALL)
        pen.setDash([])

    # -- one badge --------------------------------------------------------------------------------------

    def _badge(self, sheet: Element, face: BadgeFace, x: float, y: float) -> None:
        canvas, say = self._canvas, self._say
        with canvas.artifact() as pen:
            start = x + _PAD + lines.measure(face.kind_word, _KIND) + 6
            _stripe(pen, face.kind, start, y + TALL - _PAD - 11, x + WIDE - _PAD - start, 7.6)
        with canvas.tagged(sheet.add("P")) as pen:
            self._words(pen, face, x + _PAD, y)
        alt = say("Code of the badge {caption}", caption=face.caption)
        with canvas.tagged(sheet.add("Figure", alt=alt)) as pen:
            edge = CODE * codes.BORDER / (25 + 2 * codes.BORDER)
            left = x + WIDE - _PAD - CODE + edge
            marks.draw_code(pen, left, y + _PAD - edge, CODE, codes.qr_modules(face.code))

    def _words(self, pen: Canvas, face: BadgeFace, x: float, y: float) -> None:
        say = self._say
        _draw(pen, lines.broken(lines.as_runs(face.kind_word, _KIND), WIDE), x, y + TALL - _PAD)
        beside = WIDE - 2 * _PAD - CODE + 8
        day = say.day(self._day)
        dated = say("{day} · Rehearsal", day=day) if self._rehearsal else day
        below = [
            *lines.broken(lines.as_runs(dated, _DATE), beside)[:_MOST_DATE_LINES],
            *lines.broken(lines.as_runs(face.caption, _CAPTION), beside),
        ]
        foot = y + _PAD - 3 + lines.height(below)
        top = y + TALL - _PAD - 22
        named = lines.broken(lines.as_runs(face.name, _NAME), beside)[:2] if face.name else ()
        title = fitted(self._title_of(face), beside, round(top - foot - lines.height(named) - 3, 1))
        _draw(pen, title, x, top)
        _draw(pen, named, x, top - lines.height(title) - 2)
        _draw(pen, below, x, foot)

    def _title_of(self, face: BadgeFace) -> str:
        number = self._spare.get(id(face))
        return self._say("Spare badge {number}", number=number) if number else face.institution


@lru_cache(maxsize=4096)
def fitted(text: str, width: float, height: float) -> tuple[lines.Line, ...]:
    """The words in the largest style that fits without breaking a word, else in one that breaks it."""
    laid: tuple[lines.Line, ...] = ()
    for style in _WORDS:
        laid = lines.broken(lines.as_runs(text, style), width)
        longest = max((lines.measure(word, style) for word in text.split()), default=0)
        if longest <= width and lines.height(laid) <= height:
            return laid
    for style in _WORDS[_MIDDLE:]:
        laid = lines.broken(lines.as_runs(text, style), width)
        if lines.height(laid) <= height:
            return laid
    return laid


def _draw(pen: Canvas, laid: Sequence[lines.Line], x: float, top: float) -> None:
    for line in laid:
        line.draw(pen, x, top)
        top -= line.height


def _stripe(pen: Canvas, kind: BadgeKind, x: float, y: float, wide: float, tall: float) -> None:
    """The kind again, as a pattern that a photocopy keeps."""
    pen.setFillColorRGB(*styles.ACCENT)
    pen.setStrokeColorRGB(*styles.ACCENT)
    match kind:
        case BadgeKind.DELEGATE:
            pen.rect(x, y, wide, tall, stroke=0, fill=1)
        case BadgeKind.GUEST:
            for low in (0.0, tall * 0.62):
                pen.rect(x, y + low, wide, tall * 0.38, stroke=0, fill=1)
        case BadgeKind.POWER_HOLDER_PARTY:
            _bars(pen, x, y, wide, tall, tall * 0.5, tall * 0.5)
        case BadgeKind.YOUNG_PEOPLE:
            _bars(pen, x, y, wide, tall, tall * 2.2, tall * 0.5)
        case BadgeKind.PRESS:
            pen.setLineWidth(1.2)
            pen.rect(x + 0.6, y + 0.6, wide - 1.2, tall - 1.2, stroke=1, fill=0)
        case BadgeKind.STEWARD:
            _hatch(pen, x, y, wide, tall)


def _bars(pen: Canvas, x: float, y: float, wide: float, tall: float, bar: float, gap: float) -> None:
    end = x + wide
    while x < end:
        pen.rect(x, y, min(bar, end - x), tall, stroke=0, fill=1)
        x += bar + gap


def _hatch(pen: Canvas, x: float, y: float, wide: float, tall: float) -> None:
    pen.saveState()
    box = pen.beginPath()
    box.rect(x, y, wide, tall)
    pen.clipPath(box, stroke=0, fill=0)
    pen.setLineWidth(tall * 0.35)
    start = x - tall
    while start < x + wide:
        pen.line(start, y - 1, start + tall + 2, y + tall + 1)
        start += tall
    pen.restoreState()
