"""One badge as it is worn: the institution first, the kind as a word and a pattern, the code, its caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from reportlab.pdfgen.canvas import Canvas

from app.documents import codes, furniture, lines, marks, styles, wording
from app.documents.fonts import Face
from app.documents.stock import DOT
from app.documents.styles import MM, Colour, Style
from app.documents.tags import Element, TaggedCanvas
from app.domain import colours
from app.domain.plan import BadgeKind
from app.words import Tongue

LOW = 46 * MM
"""A cell lower than this has its words at the left of the code, all the way up."""
_PAD, _LOW_PAD = 4.4 * MM, 3.6 * MM
_KIND = Style(Face.SANS_BOLD, 11, 14)
_WORDS = (
    Style(Face.DISPLAY_SEMIBOLD, 20, 21.5),
    Style(Face.DISPLAY_SEMIBOLD, 17, 18.5),
    Style(Face.DISPLAY_SEMIBOLD, 14.5, 16),
    Style(Face.DISPLAY_SEMIBOLD, 12.5, 14),
    Style(Face.SERIF_SEMIBOLD, 10.5, 12),
    Style(Face.SERIF_SEMIBOLD, 8.6, 9.8),
)
"""The institution in the largest of these that fits.

No larger beside ten codes and more: some readers take the strokes of large letters for the corners of a code,
and give up on a sheet where they have tried too many.
"""
_LARGE_WORDS = (
    Style(Face.DISPLAY_SEMIBOLD, 38, 40),
    Style(Face.DISPLAY_SEMIBOLD, 31, 33),
    Style(Face.DISPLAY_SEMIBOLD, 25, 26.5),
    *_WORDS,
)
"""The same on a card."""
_NAME = Style(Face.SANS, 11, 13.5, styles.INK_2)
_SMALL_NAME = Style(Face.SANS, 9, 11, styles.INK_2)
_LEAST_WITH_NAME = 12.5
"""Points: where the institution comes out smaller, the name takes one line, then a smaller one."""
_LARGE_NAME = Style(Face.SANS, 17, 21, styles.INK_2)
_DATE = Style(Face.SANS, 8.5, 11, styles.INK_2)
_CAPTION = Style(Face.SANS_BOLD, 12.5, 15)
_LARGE_CAPTION = Style(Face.SANS_BOLD, 21, 25)
_BAND = Style(Face.SANS_BOLD, 21, 25, styles.WHITE)
_ALOUD = Style(Face.SANS, 10.5, 14, styles.INK_2)
_MOST_DATE_LINES = 2
_BROKEN_AT = 16
"""Points: a word that is too wide is not broken larger than this."""

_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class BadgeFace:
    """What stands on one badge. `kind_word` is in the paper's tongue, such as Delegate or Group of 24."""

    kind_word: str
    institution: str
    """Empty for a spare badge, and for a guest of nobody."""
    name: str
    caption: str
    """To be read aloud when the code will not scan."""
    code: str
    heads: int = 1
    young: int = 0
    kind: BadgeKind = BadgeKind.DELEGATE
    spare: int = 0
    """The number of a spare badge, the same at every printing; 0 for any other."""

    def title(self, say: Tongue) -> str:
        """What is written largest."""
        if self.spare:
            return say("Spare badge {number}", number=self.spare)
        return self.institution or self.name or self.kind_word


@dataclass(frozen=True, slots=True)
class Edition:
    """What is the same on all badges of one assembly."""

    title: str
    day: date
    rehearsal: bool = False
    note: str = ""
    """A line at the foot of each sheet."""
    venue: str = ""
    accent: str = colours.OURS
    root: str = ""
    """SHA-256 of the alliance's root certificate in hex; empty while there is none."""
    revision: int = 0
    """How often the plan had been changed; 0 when that is not said."""


class Pattern:
    """Draws faces of one edition into boxes of x, y, width and height, in points."""

    def __init__(self, canvas: TaggedCanvas, edition: Edition, code: float, say: Tongue) -> None:
        self._canvas = canvas
        self._edition = edition
        self._code = code
        self._tall = canvas.size[1]
        self._say = say
        self._accent = styles.colour(edition.accent)
        day = say.day(edition.day)
        self._dated = say("{day} · Rehearsal", day=day) if edition.rehearsal else day

    def label(self, parent: Element, face: BadgeFace, box: _Box) -> None:
        """A badge on a label or a slip of paper."""
        x, y, wide, tall = box
        low = tall < LOW
        pad = _LOW_PAD if low else _PAD
        edge = self._code * codes.BORDER / (25 + 2 * codes.BORDER)
        beside = wide - 2 * pad - self._code + (edge if low else 8)
        above = beside if low else wide - 2 * pad
        with self._canvas.artifact() as pen:
            start = x + pad + lines.measure(face.kind_word, _KIND) + 6
            if x + pad + above - start > 6:
                stripe(
                    pen,
                    face.kind,
                    (start, y + tall - pad - 11, x + pad + above - start, 7.6),
                    self._accent,
                )
        with self._canvas.tagged(parent.add("P")) as pen:
            _draw(pen, lines.short(face.kind_word, _KIND, above, 1), x + pad, y + tall - pad)
            self._beside(pen, face, x + pad, (y + pad - 3, y + tall - pad - (17 if low else 22)), beside)
        # the code's white border may lie in the badge's own
        code_y = y + (tall - self._code) / 2 if low else y + pad - edge
        self._draw_code(parent, face, x + wide - pad - self._code + edge, code_y)

    def _beside(
        self, pen: Canvas, face: BadgeFace, x: float, between: tuple[float, float], wide: float
    ) -> None:
        """Institution and name from the top, day and caption from the foot."""
        low, high = between
        below = [
            *lines.short(self._dated, _DATE, wide, _MOST_DATE_LINES),
            *lines.broken(lines.as_runs(face.caption, _CAPTION), wide),
        ]
        foot = low + lines.height(below)
        title = face.title(self._say)
        name = face.name if face.name != title else ""
        laid, named = _beside_code(title, name, wide, high - foot - 3, large=high - low > LOW)
        _draw(pen, laid, x, high)
        _draw(pen, named, x, high - lines.height(laid) - 2)
        _draw(pen, below, x, foot)

    def card(self, parent: Element, face: BadgeFace, box: _Box) -> None:
        """A card to be worn round the neck; `box` is its front."""
        x, y, wide, tall = box
        pad, band = 7 * MM, 15 * MM
        with self._canvas.artifact() as pen:
            pen.setFillColorRGB(*self._accent)
            pen.rect(x, y + tall - band, wide, band, stroke=0, fill=1)
            stripe(pen, face.kind, (x, y + tall - band - 5 * MM, wide, 3.2 * MM), self._accent)
            pen.setStrokeColorRGB(*styles.INK)
            pen.setLineWidth(0.9)
            pen.line(x + pad, y + 20 * MM, x + wide - pad, y + 20 * MM)
            if self._edition.rehearsal:
                furniture.draw_rehearsal(pen, x + wide - pad, y + 17 * MM, self._say("Rehearsal"))
        inner = wide - 2 * pad
        with self._canvas.tagged(parent.add("P")) as pen:
            kind = lines.short(face.kind_word, _BAND, inner, 1)
            _draw(pen, kind, x + pad, y + tall - (band - _BAND.leading) / 2)
            title = face.title(self._say)
            named = lines.short(face.name, _LARGE_NAME, inner, 2) if face.name and face.name != title else ()
            high = y + tall - band - 9 * MM
            room = high - (y + 27 * MM + self._code) - lines.height(named)
            laid = fitted(title, inner, round(room, 1), large=True)
            _draw(pen, laid, x + pad, high)
            _draw(pen, named, x + pad, high - lines.height(laid) - 3)
        edge = self._code * codes.BORDER / (25 + 2 * codes.BORDER)
        self._draw_code(parent, face, x + pad - edge, y + 23 * MM - edge)
        with self._canvas.tagged(parent.add("P")) as pen:
            self._aloud(pen, face.caption, x + pad + self._code, y + 23 * MM, inner - self._code)
        with self._canvas.tagged(parent.add("P")) as pen:
            self._where(pen, x + pad, y + 18 * MM, inner - (25 * MM if self._edition.rehearsal else 0))

    def _aloud(self, pen: Canvas, caption: str, x: float, y: float, wide: float) -> None:
        asked = self._say("If the code will not scan, read this aloud:")
        laid = lines.broken(lines.as_runs(asked, _ALOUD), wide)
        said = lines.broken(lines.as_runs(caption, _LARGE_CAPTION), wide)
        _draw(pen, (*laid, *said), x, y + lines.height(laid) + lines.height(said))

    def _where(self, pen: Canvas, x: float, top: float, wide: float) -> None:
        edition, say = self._edition, self._say
        where = " · ".join(filter(None, (say.day(edition.day), edition.venue)))
        laid = [
            *lines.short(edition.title, styles.BODY, wide, 1),
            *lines.short(where, styles.BODY, wide, 2),
        ]
        _draw(pen, laid, x, top)

    def _draw_code(self, parent: Element, face: BadgeFace, x: float, y: float) -> None:
        alt = self._say("Code of the badge {caption}", caption=face.caption)
        x, y = DOT * round(x / DOT), self._tall - DOT * round((self._tall - y) / DOT)
        with self._canvas.tagged(parent.add("Figure", alt=alt)) as pen:
            marks.draw_code(pen, x, y, self._code, codes.qr_modules(face.code))

    # -- the back ---------------------------------------------------------------------------------------

    def back(self, parent: Element, box: _Box) -> None:
        """What a badge says on its back: how to tell that a record is the alliance's own."""
        x, y, wide, tall = box
        small = tall < 80 * MM
        pad = _LOW_PAD if tall < LOW else 2 * _PAD if not small else _PAD
        say, edition = self._say, self._edition
        inner = wide - 2 * pad
        about: list[lines.Line] = []
        for text, style in (
            (edition.title, styles.BOLD if small else styles.HEADING),
            (" · ".join(filter(None, (self._dated, edition.venue))), styles.SMALL_QUIET),
        ):
            about += lines.short(text, style, inner, 2)
        rest: list[lines.Line] = []
        if not small:
            keep = say("Show this card at the door each time you come in or go out. It is yours alone.")
            rest += lines.broken(lines.as_runs(keep, styles.BODY), inner)
        if edition.root:
            told = say("Our signed records end in this fingerprint (root, SHA-256):")
            rest += lines.broken(lines.as_runs(told, styles.SMALL), inner)
            digits = _FINGERPRINT if small else _LARGE_FINGERPRINT
            rest += lines.balanced(lines.as_runs(wording.grouped(edition.root), digits), inner)
        with self._canvas.tagged(parent.add("P")) as pen:
            _draw(pen, about, x + pad, y + tall - pad)
        if rest:
            with self._canvas.tagged(parent.add("P")) as pen:
                _draw(pen, rest, x + pad, y + pad + lines.height(rest))


_FINGERPRINT = Style(Face.SANS_SEMIBOLD, 7.6, 9.6)
_LARGE_FINGERPRINT = Style(Face.SANS_SEMIBOLD, 11, 15)


@lru_cache(maxsize=4096)
def _beside_code(
    title: str, name: str, wide: float, room: float, *, large: bool
) -> tuple[tuple[lines.Line, ...], tuple[lines.Line, ...]]:
    """Institution and name one below the other; the name gives way before the institution does."""
    ways = ((_NAME, 2), (_NAME, 1), (_SMALL_NAME, 1)) if name else ((_NAME, 0),)
    tried: list[tuple[float, tuple[lines.Line, ...], tuple[lines.Line, ...]]] = []
    for style, most in ways:
        named = lines.short(name, style, wide, most) if most else ()
        left = room - lines.height(named)
        laid = fitted(title, wide, round(max(0.0, left), 1), large=large)
        whole = not any(piece.text.endswith("…") for piece in laid[-1].pieces) if laid else True
        size = max((piece.style.size for line in laid for piece in line.pieces), default=0.0)
        tried.append((size if whole else 0.0, laid, named))
        if whole and size >= _LEAST_WITH_NAME and lines.height(laid) <= left + 0.1:
            break
    # of several that are equally large the first, which says most of the name
    _, laid, named = max(tried, key=lambda way: way[0])
    return laid, named


@lru_cache(maxsize=4096)
def fitted(text: str, width: float, height: float, *, large: bool = False) -> tuple[lines.Line, ...]:
    """The words in the largest style that fits without breaking a word, else in one that breaks it."""
    laid: tuple[lines.Line, ...] = ()
    words = _LARGE_WORDS if large else _WORDS
    for style in words:
        laid = lines.broken(lines.as_runs(text, style), width)
        longest = max((lines.measure(word, style) for word in text.split()), default=0)
        if longest <= width and lines.height(laid) <= height:
            return lines.balanced(lines.as_runs(text, style), width)
    for style in words:
        if style.size > _BROKEN_AT:
            continue
        laid = lines.broken(lines.as_runs(text, style), width)
        if lines.height(laid) <= height:
            return laid
    # a name that goes on and on: what fits of it, in the smallest
    return lines.short(text, words[-1], width, max(1, int(height // words[-1].leading)))


def _draw(pen: Canvas, laid: Sequence[lines.Line], x: float, top: float) -> None:
    for line in laid:
        line.draw(pen, x, top)
        top -= line.height


def stripe(pen: Canvas, kind: BadgeKind, box: _Box, colour: Colour) -> None:
    """The kind again, as a pattern that a photocopy keeps."""
    x, y, wide, tall = box
    pen.setFillColorRGB(*colour)
    pen.setStrokeColorRGB(*colour)
    match kind:
        case BadgeKind.DELEGATE:
            pen.rect(x, y, wide, tall, stroke=0, fill=1)
        case BadgeKind.GUEST:
            for low in (0.0, tall * 0.62):
                pen.rect(x, y + low, wide, tall * 0.38, stroke=0, fill=1)
        case BadgeKind.POWER_HOLDER_PARTY:
            _bars(pen, box, tall * 0.5, tall * 0.5)
        case BadgeKind.YOUNG_PEOPLE:
            _bars(pen, box, tall * 2.2, tall * 0.5)
        case BadgeKind.PRESS:
            pen.setLineWidth(1.2)
            pen.rect(x + 0.6, y + 0.6, wide - 1.2, tall - 1.2, stroke=1, fill=0)
        case BadgeKind.STEWARD:
            _hatch(pen, box)


def _bars(pen: Canvas, box: _Box, bar: float, gap: float) -> None:
    x, y, wide, tall = box
    end = x + wide
    while x < end:
        pen.rect(x, y, min(bar, end - x), tall, stroke=0, fill=1)
        x += bar + gap


def _hatch(pen: Canvas, box: _Box) -> None:
    x, y, wide, tall = box
    pen.saveState()
    path = pen.beginPath()
    path.rect(x, y, wide, tall)
    pen.clipPath(path, stroke=0, fill=0)
    pen.setLineWidth(tall * 0.35)
    start = x - tall
    while start < x + wide:
        pen.line(start, y - 1, start + tall + 2, y + tall + 1)
        start += tall
    pen.restoreState()
