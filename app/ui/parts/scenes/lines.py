"""Where the words of a scene break: lines of about one length, none too long, no word left alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

_MEASURED_AT = 200.0
_SLACK = 1.004
"""Sums of words leave out the kerning at their edges."""


@dataclass(frozen=True, slots=True)
class Face:
    """A family and weight; sizes are free, because without hinting all widths grow evenly."""

    families: tuple[str, ...]
    weight: int
    spacing: float = 0.0
    """Between letters, as a fraction of the size."""

    def font(self, size: float) -> QFont:
        """The face at that many units."""
        return _font(self, round(size))

    def metrics(self, size: float) -> QFontMetricsF:
        """Its measures at that many units."""
        return _metrics(self, round(size))

    def width(self, words: str, size: float) -> float:
        """How wide the words run on one line."""
        return _width(self, words) * size * _SLACK


@dataclass(frozen=True, slots=True)
class Fitted:
    """Words broken into lines at the size that was found for them."""

    lines: tuple[str, ...]
    size: float
    leading: float
    """From line to line, in units."""
    width: float
    whole: bool = True
    """False if words had to be left out."""

    @property
    def height(self) -> float:
        """What all lines take together."""
        return self.leading * len(self.lines)


@lru_cache(maxsize=256)
def _font(face: Face, size: int) -> QFont:
    font = QFont()
    font.setFamilies(list(face.families))
    font.setPixelSize(max(1, size))
    font.setWeight(QFont.Weight(face.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if face.spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, face.spacing * size)
    return font


@lru_cache(maxsize=256)
def _metrics(face: Face, size: int) -> QFontMetricsF:
    return QFontMetricsF(_font(face, size))


@lru_cache(maxsize=8192)
def _width(face: Face, words: str) -> float:
    return _metrics(face, round(_MEASURED_AT)).horizontalAdvance(words) / _MEASURED_AT


def words_of(text: str) -> list[str]:
    """The words a line may end after; a no-break space holds two of them together."""
    return [word for word in re.split(r"[ \t\r\n\u2028\u2029]+", text) if word]


def break_lines(words: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """As few lines as go into the width; a word that is wider than it is broken between letters."""
    lines: list[str] = []
    for paragraph in words.splitlines():
        line, used = "", 0.0
        space = face.width(" ", size)
        for word in words_of(paragraph):
            for piece in _pieces(word, face, size, width):
                wide = face.width(piece, size)
                if line and used + space + wide > width:
                    lines.append(line)
                    line, used = piece, wide
                else:
                    line, used = (f"{line} {piece}", used + space + wide) if line else (piece, wide)
        if line:
            lines.append(line)
    return tuple(lines)


def _pieces(word: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    if face.width(word, size) <= width:
        return (word,)
    pieces: list[str] = []
    piece = ""
    for letter in word:
        if piece and not unicodedata.combining(letter) and face.width(piece + letter, size) > width:
            pieces.append(piece)
            piece = letter
        else:
            piece += letter
    return (*pieces, piece)


def balance(words: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """As many lines as at full width, all of them about as long, with two words at least on the last."""
    lines = break_lines(words, face, size, width)
    if len(lines) < 2:
        return lines
    # a narrower column must not begin to break words that are whole now
    words_now = words_of(" ".join(lines))
    low, high = max(face.width(word, size) for word in words_now), width
    while high - low > 2:
        middle = (low + high) / 2
        if len(break_lines(words, face, size, middle)) <= len(lines):
            high = middle
        else:
            low = middle
    return _no_widow(break_lines(words, face, size, high), face, size, width)


def _no_widow(lines: tuple[str, ...], face: Face, size: float, width: float) -> tuple[str, ...]:
    *rest, before, last = lines
    kept, _, moved = before.rpartition(" ")
    if " " in last or " " not in kept or face.width(f"{moved} {last}", size) > width:
        return lines
    return (*rest, kept, f"{moved} {last}")


def longest(lines: Sequence[str], face: Face, size: float) -> float:
    """The width of the widest line."""
    return max((face.width(line, size) for line in lines), default=0.0)


def fit(
    words: str,
    face: Face,
    width: float,
    height: float,
    *,
    most: float,
    least: float,
    step: float = 4.0,
    leading: float = 1.14,
    lines: int = 99,
    split: bool = False,
) -> Fitted:
    """The largest size between `most` and `least` at which all the words hold.

    Nothing is smaller than `least`: what does not hold even then is cut at a word, with … at its end. Words
    are not broken between letters while a smaller size keeps them whole, unless `split` allows it.
    """
    size = most
    while True:
        broken = break_lines(words, face, size, width)
        room = min(lines, max(1, int(height / (size * leading))))
        cut = not split and any(face.width(word, size) > width for word in words_of(words))
        if (len(broken) <= room and not cut and _hold(broken, face, size, width)) or size <= least:
            break
        size = max(least, size - step)
    if len(broken) > room:
        shown = (*broken[: room - 1], _cut(broken[room - 1], face, size, width))
        return Fitted(shown, size, size * leading, longest(shown, face, size), whole=False)
    shown = balance(words, face, size, width)
    return Fitted(shown, size, size * leading, longest(shown, face, size))


def _hold(lines: Sequence[str], face: Face, size: float, width: float) -> bool:
    """Whether the lines are as wide as their words add up to: in a script without a font they may not be."""
    metrics = face.metrics(size)
    return all(metrics.horizontalAdvance(line) <= width + 1 for line in lines)


def _cut(line: str, face: Face, size: float, width: float) -> str:
    while line and face.width(f"{line} …", size) > width:
        shorter = line.rpartition(" ")[0]
        line = shorter or line[:-1]
    return f"{line} …".lstrip()


def right_to_left(words: str) -> bool:
    """Whether the words are read from the right, by their first letter that has a direction."""
    for letter in words:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False
