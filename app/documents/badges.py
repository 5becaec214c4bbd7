"""Badges to print: sheets of labels or slips to cut, or cards to fold; a strip before each institution's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from reportlab.pdfgen.canvas import Canvas

from app.documents import furniture, lines, styles, wording
from app.documents.badge_face import BadgeFace, Edition, Pattern, fitted
from app.documents.finish import About, finish
from app.documents.fonts import Face
from app.documents.lengths import MM
from app.documents.stock import USUAL, Stock
from app.documents.styles import Style
from app.documents.tags import Element, TaggedCanvas
from app.domain import names
from app.domain.plan import BadgeKind
from app.errors import Cancelled
from app.words import ENGLISH, Tongue

_HEAD_ROOM, _SMALL_ROOM = 9 * MM, 5.9 * MM
"""A sheet with a narrower margin says in the smallest letters, close to the labels, what it is; with one
narrower still it says nothing: no printer reaches there."""
_SMALL_FOOT = Style(Face.SANS, 5, 6, styles.INK_2)
_STRIP_HEAD = Style(Face.SANS_BOLD, 10, 13, styles.INK_2)
_STRIP_TEXT = Style(Face.SANS, 10, 13.5)
_LEAST_TITLE = 22.0


@dataclass(frozen=True, slots=True)
class Strip:
    """What the delegation lead is told with the bundle: by whom it is taken, and what was pledged."""

    lead: str = ""
    pledge: int = 0


def badge_sheets(
    faces: Sequence[BadgeFace],
    edition: Edition,
    *,
    stock: Stock = USUAL,
    strips: Mapping[str, Strip] | None = None,
    backs: bool = False,
    shift: tuple[float, float] = (0.0, 0.0),
    used: int = 0,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    say: Tongue = ENGLISH,
) -> bytes:
    """The sheets as a PDF to print at 100 %, sorted by institution, then kind and name; spares last.

    `strips`, by the institution's name, puts a cover strip before the badges of each that is in it. `backs`
    follows each sheet with its back, for a printer that turns the paper on its long edge; a folded card has
    its back beside it anyway. `shift` is what the calibration page told, millimetres to the right and down.
    `used` labels are gone from the first sheet already and are left out.
    `progress` hears how many badges are done of how many; `cancelled` is asked after each sheet and ends the
    work with Cancelled. Refused when a name has letters that cannot be printed.
    """
    sheets = _Sheets(sorted(faces, key=_order), edition, stock, strips or {}, say)
    sheets.used = max(0, used) % stock.cells
    sheets.shift = (shift[0] * MM, -shift[1] * MM)
    sheets.backs = backs and not stock.folded and bool(edition.root)
    return sheets.made(progress, cancelled)


def _order(face: BadgeFace) -> tuple[bool, tuple[tuple[int, str], ...], int, int, str, str]:
    """Spares last; numbers in a name by their value, so that badge 2 comes before badge 10."""
    parts = re.split(r"(\d+)", names.folded(face.institution))
    natural = tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
    kind = _KINDS.index(face.kind)
    return not face.institution, natural, face.spare, kind, names.folded(face.name), face.caption


_KINDS = tuple(BadgeKind)
_Cell = BadgeFace | str | None
"""A badge, the cover strip of the institution of that name, or a label that is gone already."""


class _Sheets:
    """Draws sheet after sheet."""

    shift: tuple[float, float] = (0.0, 0.0)
    backs: bool = False
    used: int = 0

    def __init__(
        self,
        faces: Sequence[BadgeFace],
        edition: Edition,
        stock: Stock,
        strips: Mapping[str, Strip],
        say: Tongue,
    ) -> None:
        self._cells: list[_Cell] = []
        self._strips = strips
        self._counts = Counter(face.institution for face in faces)
        self._first: dict[str, str] = {}
        self._last: dict[str, str] = {}
        for face in faces:
            if face.institution not in self._first:
                self._first[face.institution] = face.caption
                if face.institution and face.institution in strips:
                    self._cells.append(face.institution)
            self._last[face.institution] = face.caption
            self._cells.append(face)
        self._edition = edition
        self._stock = stock
        self._say = say
        self._tree = Element("Document", language=wording.language(say))
        self._canvas = TaggedCanvas(stock.size)
        self._pattern = Pattern(self._canvas, edition, stock.code, say)

    def made(
        self, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool] | None
    ) -> bytes:
        total, done, many = self._counts.total(), 0, self._stock.cells
        self._cells[:0] = [None] * self.used
        sheets = max(1, -(-len(self._cells) // many))
        for number in range(sheets):
            if cancelled and cancelled():
                raise Cancelled
            some = self._cells[number * many : (number + 1) * many]
            self._sheet(some, number + 1, sheets)
            if self.backs:
                self._back_of(some)
            done += sum(isinstance(cell, BadgeFace) for cell in some)
            if progress:
                progress(done, total)
        say, edition = self._say, self._edition
        about = About(
            say("Badges: {title}, {day}", title=edition.title, day=say.day(edition.day)),
            edition.title,
            wording.language(say),
            datetime.combine(edition.day, time(), UTC),
        )
        return finish(self._canvas.close(), self._tree, about)

    def _sheet(self, cells: Sequence[_Cell], number: int, of: int) -> None:
        canvas, stock = self._canvas, self._stock
        sheet = self._tree.add("Sect")
        if stock.cut:
            with canvas.artifact() as pen:
                self._cut_lines(pen)
        if stock.top >= _SMALL_ROOM:
            self._around(sheet, cells, number, of)
        for place, cell in enumerate(cells):
            x, y, wide, tall = self._box(place)
            if cell is None:
                continue
            if isinstance(cell, str):
                self._strip(sheet, cell, (x, y, wide / 2 if stock.folded else wide, tall))
            elif stock.folded:
                self._pattern.card(sheet, cell, (x, y, wide / 2, tall))
                self._pattern.back(sheet, (x + wide / 2, y, wide / 2, tall))
            else:
                self._pattern.label(sheet, cell, (x, y, wide, tall))
        canvas.next_page()

    def _box(self, place: int) -> tuple[float, float, float, float]:
        x, y = self._stock.corner(place)
        return x + self.shift[0], y + self.shift[1], self._stock.wide, self._stock.tall

    def _back_of(self, cells: Sequence[_Cell]) -> None:
        """The paper is turned on its long edge: left and right change places."""
        stock = self._stock
        sheet = self._tree.add("Sect")
        for place, cell in enumerate(cells):
            if cell is None:
                continue
            row, column = divmod(place, stock.across)
            self._pattern.back(sheet, self._box(row * stock.across + stock.across - 1 - column))
        self._canvas.next_page()

    # -- round the badges -------------------------------------------------------------------------------

    def _around(self, sheet: Element, cells: Sequence[_Cell], number: int, of: int) -> None:
        stock, say, edition = self._stock, self._say, self._edition
        named = [self._named(cell) for cell in cells if cell is not None]
        first, last = (named[0], named[-1]) if named else ("", "")
        span = first if first == last else say("{first} to {last}", first=first, last=last)
        counted = say("Sheet {number} of {of}", number=number, of=of)
        revision = say("revision {number}", number=edition.revision) if edition.revision else ""
        words = " · ".join(filter(None, (counted, say("print at 100 %"), revision, edition.title, span)))
        top = stock.size[1] - stock.top + self.shift[1]
        small = stock.top < _HEAD_ROOM
        style = _SMALL_FOOT if small else styles.FOOT
        with self._canvas.tagged(sheet.add("H1" if number == 1 else "P")) as pen:
            self._one_line(pen, words, style, top + (5.9 if small else 14))
        note = edition.note
        if foot := furniture.foot_note(note, say) if edition.rehearsal else note:
            low = self._box(stock.cells - 1)[1]
            with self._canvas.tagged(sheet.add("P")) as pen:
                self._one_line(pen, foot, style, low - (0 if small else 5))

    def _named(self, cell: BadgeFace | str) -> str:
        return cell if isinstance(cell, str) else cell.title(self._say)

    def _one_line(self, pen: Canvas, text: str, style: Style, top: float) -> None:
        stock = self._stock
        wide = (stock.across - 1) * stock.step_x + stock.wide
        for line in lines.short(text, style, wide, 1):
            line.draw(pen, stock.left + self.shift[0], top)

    def _cut_lines(self, pen: Canvas) -> None:
        stock = self._stock
        pen.setStrokeColorRGB(*styles.RULE)
        pen.setLineWidth(0.5)
        pen.setDash([2, 2])
        left, low, *_ = self._box(stock.cells - stock.across)
        right, high = left + stock.across * stock.wide, low + stock.down * stock.tall
        columns = 2 * stock.across if stock.folded else stock.across
        for column in range(columns + 1):
            x = left + column * (right - left) / columns
            pen.line(x, low, x, high)
        for row in range(stock.down + 1):
            pen.line(left, low + row * stock.tall, right, low + row * stock.tall)
        pen.setDash([])

    # -- for the delegation lead ------------------------------------------------------------------------

    def _strip(self, sheet: Element, institution: str, box: tuple[float, float, float, float]) -> None:
        x, y, wide, tall = box
        say, strip, pad = self._say, self._strips[institution], 4 * MM
        inner = wide - 2 * pad
        count = self._counts[institution]
        told = [say.plural("{count} badge", "{count} badges", count)]
        if strip.pledge:
            told.append(say("{count} pledged", count=say.number(strip.pledge)))
        span = self._first[institution]
        if count > 1:
            span = say("{first} to {last}", first=span, last=self._last[institution])
        head = (
            say("For the delegation lead: {name}", name=strip.lead)
            if strip.lead
            else say("For the delegation lead")
        )
        below = [
            *lines.broken(lines.as_runs(" · ".join(told), _STRIP_TEXT.but(face=Face.SANS_BOLD)), inner),
            *lines.short(span, styles.SMALL_QUIET, inner, 1),
            *lines.short(say("Handed over to:"), _STRIP_TEXT, inner, 1),
        ]
        above = lines.short(head, _STRIP_HEAD, inner, 2)
        foot = y + pad + lines.height(below)
        top = y + tall - pad - lines.height(above)
        with self._canvas.artifact() as pen:
            pen.setStrokeColorRGB(*styles.colour(self._edition.accent))
            pen.setLineWidth(2.5)
            pen.rect(x + 5, y + 5, wide - 10, tall - 10, stroke=1, fill=0)
            start = x + pad + lines.measure(say("Handed over to:"), _STRIP_TEXT) + 6
            pen.setStrokeColorRGB(*styles.INK)
            pen.setLineWidth(0.6)
            if x + wide - pad - start > 20:
                pen.line(start, y + pad + 3, x + wide - pad, y + pad + 3)
        with self._canvas.tagged(sheet.add("P")) as pen:
            lines.drawn(above, x + pad, y + tall - pad)(pen)
            room = max(_LEAST_TITLE, top - foot - 3)
            lines.drawn(fitted(institution, inner, round(room, 1)), x + pad, top - 1)(pen)
            lines.drawn(below, x + pad, foot)(pen)
