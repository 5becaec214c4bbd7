"""Text set into lines: broken at spaces, after hyphens and slashes, inside a word only at need."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportlab.pdfgen.canvas import Canvas

from app.documents import fonts, right_to_left
from app.documents.fonts import Face
from app.documents.styles import Colour, Style

_PIECES = re.compile(
    r"\n|[ \t\u2002\u2003]+|[^ \t\u2002\u2003\n/\-–—_.?&=]*[/\-–—_.?&=]+|[^ \t\u2002\u2003\n/\-–—_.?&=]+"
)
"""A line break, a space, a stretch up to and with something a line may end after, or a plain stretch."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one face at its place in the line."""

    x: float
    text: str
    face: Face
    style: Style
    rise: float = 0.0
    """Points above the line it stands on: of a mark over a tall letter."""
    mark: bool = False
    """Whether it is a mark, or a letter that carries one: nothing is set in one piece with it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `height` is its leading, all in points."""

    pieces: tuple[Piece, ...]
    width: float
    height: float

    def draw(self, pen: Canvas, x: float, y: float) -> None:
        """Draw with the line's upper edge at `y`, measured upwards from the foot of the page."""
        for piece in self.pieces:
            style = piece.style
            pen.addLiteral(_filled_with(style.colour))
            pen.setFont(str(piece.face), style.size)
            low = y - self.height / 2 - style.size * 0.33
            pen.drawString(x + piece.x, low + piece.rise, piece.text)


@cache
def _filled_with(colour: Colour) -> str:
    red, green, blue = (round(part, 4) for part in colour)
    return f"{red} {green} {blue} rg"


Text = str | Run | Sequence[Run]
Drawing = Callable[[Canvas], None]
"""Something to be drawn when all is laid out."""


def as_runs(text: Text, style: Style) -> tuple[Run, ...]:
    """A plain text takes the style; runs bring their own."""
    if isinstance(text, str):
        return (Run(text, style),)
    return (text,) if isinstance(text, Run) else tuple(text)


def broken(runs: Iterable[Run], width: float) -> tuple[Line, ...]:
    """The runs as lines no wider than `width` points."""
    setter = _Setter(width)
    for run in runs:
        for part in _PIECES.findall(run.text):
            setter.add(part, run.style)
    return setter.lines()


def short(text: str, style: Style, width: float, most: int) -> tuple[Line, ...]:
    """The text in at most so many lines; what does not fit is cut, and ends in …."""
    laid = broken(as_runs(text, style), width)
    end = len(text)
    while len(laid) > most and end:
        # whole words while there are any, letters of a single long one after that
        space = text.rfind(" ", 0, end)
        end = space if space > 0 else end - 1
        laid = broken(as_runs(text[:end].rstrip(" ,·") + "…", style), width)
    return laid


def height(lines: Iterable[Line]) -> float:
    """Points from the first line's upper edge to the last one's lower."""
    return sum(line.height for line in lines)


def measure(text: str, style: Style) -> float:
    """Points that a text takes on one line."""
    return sum(fonts.width(part, face, style.size) for face, part in fonts.runs(text, style.face))


def drawn(laid: Sequence[Line], x: float, top: float, edge: float | None = None) -> Drawing:
    """The lines at that place, `top` measured up from the foot of the page; set right if an edge is given."""

    def draw(pen: Canvas) -> None:
        y = top
        for line in laid:
            line.draw(pen, x if edge is None else edge - line.width, y)
            y -= line.height

    return draw


def balanced(runs: Sequence[Run], width: float) -> tuple[Line, ...]:
    """As few lines as fit, of about the same length: for titles."""
    lines = broken(runs, width)
    narrow, wide = width / 2, width
    while wide - narrow > 2:
        middle = (narrow + wide) / 2
        if len(broken(runs, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return broken(runs, wide)


_MARK = 190
"""Thousandths of the size that a mark is high."""


@dataclass(frozen=True, slots=True)
class _Word:
    """What was laid down at once: its first piece, from where to where, and which way it is read."""

    first: int
    start: float
    end: float
    way: str


class _Setter:
    """Fills one line after another; what has no space before it stays with what stands before."""

    def __init__(self, width: float) -> None:
        self._limit = width + 0.01
        self._lines: list[Line] = []
        self._pieces: list[Piece] = []
        self._x = 0.0
        self._space: tuple[str, Style] | None = None
        self._height = 0.0
        self._words: list[_Word] = []
        self._turned = False
        self._under: tuple[str, Face, float] | None = None
        """The letter that a mark would go over: it, its face and where it begins."""

    def add(self, part: str, style: Style) -> None:
        self._height = self._height or style.leading
        if part == "\n":
            self._end(style)
        elif not part.strip(" \t\u2002\u2003"):
            # an en or em space sets things apart; the fonts have none, plain spaces are made as wide
            wide = 5 if "\u2003" in part else 2 if "\u2002" in part else 1
            self._space = (" " * wide, style)
        else:
            self._place(part, style)

    def lines(self) -> tuple[Line, ...]:
        if self._pieces:
            self._end(None)
        return tuple(self._lines)

    def _place(self, part: str, style: Style) -> None:
        wide = measure(part, style)
        gap = measure(*self._space) if self._space and self._pieces else 0.0
        if self._pieces and self._x + gap + wide > self._limit:
            self._end(style)
            gap = 0.0
        if wide > self._limit:
            part = self._cut(part, style)
        if gap and self._space:
            self._append(*self._space)
        self._space = None
        self._append(part, style)

    def _cut(self, part: str, style: Style) -> str:
        """Lay down as many whole lines of a word that is wider than the line; the rest comes back."""
        while measure(part, style) > self._limit:
            count = 1
            while count < len(part) - 1 and measure(part[: count + 1], style) <= self._limit:
                count += 1
            if count >= len(part):
                break
            self._append(part[:count], style)
            self._end(style)
            part = part[count:]
        return part

    def _append(self, text: str, style: Style) -> None:
        self._height = max(self._height, style.leading)
        first, start = len(self._pieces), self._x
        parts = fonts.runs(text, style.face)
        turned = right_to_left.has_any(text)
        if turned:
            parts = tuple((face, right_to_left.turned(part)) for face, part in reversed(parts))
        self._turned = self._turned or turned
        for face, part in parts:
            if any(map(unicodedata.combining, part)):
                self._marked(part, face, style)
                continue
            last = self._pieces[-1] if self._pieces else None
            if last and last.face is face and last.style is style and not self._turned and not last.mark:
                self._pieces[-1] = replace(last, text=last.text + part)
            else:
                self._pieces.append(Piece(self._x, part, face, style))
            self._x += fonts.width(part, face, style.size)
            self._under = (part[-1], face, self._x - fonts.width(part[-1], face, style.size))
        self._words.append(_Word(first, start, self._x, right_to_left.way(text)))

    def _marked(self, part: str, face: Face, style: Style) -> None:
        """Letters one by one, each mark over or under its own; several marks stand on one another."""
        above = below = 0
        for letter in part:
            if unicodedata.combining(letter) and self._under is not None:
                under, of, start = self._under
                right, up = fonts.mark_on(letter, face, under, of)
                if fonts.is_above(letter):
                    up, above = up + above * _MARK, above + 1
                elif fonts.is_below(letter):
                    up, below = up - below * _MARK, below + 1
                x, rise = start + right * style.size / 1000, up * style.size / 1000
                self._pieces.append(Piece(x, letter, face, style, rise, mark=True))
            else:
                self._under, above, below = (letter, face, self._x), 0, 0
                # nothing is added to a letter that may carry a mark
                self._pieces.append(Piece(self._x, letter, face, style, mark=True))
                self._x += fonts.width(letter, face, style.size)

    def _turn(self) -> None:
        """Words read from the right change places; what stands between two of them goes with them."""
        words, at = self._words, 0
        while at < len(words):
            if words[at].way != "right":
                at += 1
                continue
            reach = range(at, next((n for n in range(at, len(words)) if words[n].way == "left"), len(words)))
            end = max(n for n in reach if words[n].way in ("right", "number")) + 1
            x = words[at].start
            for n in reversed(range(at, end)):
                word = words[n]
                last = words[n + 1].first if n + 1 < len(words) else len(self._pieces)
                for place in range(word.first, last):
                    piece = self._pieces[place]
                    self._pieces[place] = replace(piece, x=piece.x + x - word.start)
                x += word.end - word.start
            at = end

    def _end(self, following: Style | None) -> None:
        if self._turned:
            self._turn()
        self._lines.append(Line(tuple(self._pieces), self._x, self._height))
        self._pieces, self._x, self._space = [], 0.0, None
        self._words, self._turned, self._under = [], False, None
        self._height = following.leading if following else 0.0
