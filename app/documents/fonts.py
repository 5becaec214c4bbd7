"""The letters on paper: the bundled families, embedded as used, and a refusal where a letter is missing.

A letter that no font has would print as nothing or as a box, silently. So each stretch of text takes the
first family that has it; emoji are left out; anything else refuses the document and says which word.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics, ttfonts

from app import paths
from app.documents import right_to_left
from app.errors import Refused


class Face(StrEnum):
    """A font by the name of its file."""

    SANS = "SourceSans3-Regular"
    SANS_ITALIC = "SourceSans3-It"
    SANS_SEMIBOLD = "SourceSans3-Semibold"
    SANS_BOLD = "SourceSans3-Bold"
    SERIF = "SourceSerif4-Regular"
    SERIF_ITALIC = "SourceSerif4-It"
    SERIF_SEMIBOLD = "SourceSerif4-Semibold"
    DISPLAY = "SourceSerif4Display-Regular"
    DISPLAY_SEMIBOLD = "SourceSerif4Display-Semibold"
    ARABIC = "paper/NotoSansArabic-Regular"
    ARABIC_BOLD = "paper/NotoSansArabic-Bold"
    HEBREW = "paper/NotoSansHebrew-Regular"
    HEBREW_BOLD = "paper/NotoSansHebrew-Bold"
    """These four are for paper alone; windows have those of the system."""


_INSTEAD: Mapping[Face, Face] = {
    Face.SERIF: Face.SANS,
    Face.SERIF_ITALIC: Face.SANS_ITALIC,
    Face.SERIF_SEMIBOLD: Face.SANS_SEMIBOLD,
    Face.DISPLAY: Face.SANS,
    Face.DISPLAY_SEMIBOLD: Face.SANS_SEMIBOLD,
}
"""Who helps out where the family lacks a letter: the sans has nearly twice as many."""
_BOLD = frozenset({Face.SANS_SEMIBOLD, Face.SANS_BOLD, Face.SERIF_SEMIBOLD, Face.DISPLAY_SEMIBOLD})
_OTHERS = (Face.ARABIC, Face.HEBREW)
_OTHERS_BOLD = (Face.ARABIC_BOLD, Face.HEBREW_BOLD)

_LEFT_OUT = frozenset({"So", "Sk", "Cf", "Cs", "Co", "Cn", "Mn", "Me", "Cc"})
"""Categories that are dropped where no font has them: emoji, joiners, selectors, stray marks."""
_WITHOUT_OWN_SHAPE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufeff")

_WIDE_SPACES = "\t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u205f\u3000"
_NARROW_SPACES = "\u2007\u2009\u200a\u202f"
_SPACES = str.maketrans(
    _WIDE_SPACES + _NARROW_SPACES, " " * len(_WIDE_SPACES) + "\u00a0" * len(_NARROW_SPACES)
)
"""Spaces that the fonts lack are set as the plain one, or as the one that does not break."""


@cache
def ready() -> None:
    """Make the faces known to reportlab; once a process."""
    ttfonts.makeToUnicodeCMap = _to_unicode
    for face in Face:
        if face not in (*_OTHERS, *_OTHERS_BOLD):
            _register(face)


@cache
def _register(face: Face) -> None:
    """Those of other scripts when a letter first asks for them: most evenings none does."""
    file = paths.resources() / "fonts" / f"{face}.ttf"
    pdfmetrics.registerFont(ttfonts.TTFont(str(face), str(file)))


@cache
def _widths(face: Face) -> Mapping[int, float]:
    """Width of each letter the face has, in thousandths of its size."""
    ready()
    _register(face)
    own = pdfmetrics.getFont(str(face)).face
    return {letter: own.charWidths[letter] for letter in own.charToGlyph if letter in own.charWidths}


@lru_cache(maxsize=8192)
def width(text: str, face: Face, size: float) -> float:
    """Points that the text takes; all of it must be in the face."""
    widths = _widths(face)
    return sum(widths[ord(letter)] for letter in text) * size / 1000


@lru_cache(maxsize=8192)
def runs(text: str, face: Face) -> tuple[tuple[Face, str], ...]:
    """The text in stretches of one face each. Refused when no face has a letter of it."""
    written = unicodedata.normalize("NFC", text).translate(_SPACES)
    text = right_to_left.joined(written) if right_to_left.has_any(written) else written
    own = _widths(face)
    if all(ord(letter) in own and letter not in _WITHOUT_OWN_SHAPE for letter in text):
        return ((face, text),) if text else ()
    found: list[tuple[Face, str]] = []
    for letter in text:
        chosen = _face_for(letter, face)
        if chosen is None:
            if letter in _WITHOUT_OWN_SHAPE or unicodedata.category(letter) in _LEFT_OUT:
                continue
            raise Refused(
                "“{word}” cannot be printed: the fonts for paper have no “{letter}”. "
                "Write it in Latin, Greek, Cyrillic, Arabic or Hebrew letters, then try again.",
                word=_word_with(right_to_left.plain(letter), written),
                letter=right_to_left.plain(letter),
            )
        if found and found[-1][0] is chosen:
            found[-1] = (chosen, found[-1][1] + letter)
        else:
            found.append((chosen, letter))
    return tuple(found)


def _face_for(letter: str, face: Face) -> Face | None:
    if letter in _WITHOUT_OWN_SHAPE:
        return None
    others = _OTHERS_BOLD if face in _BOLD else _OTHERS
    for each in (face, _INSTEAD.get(face), Face.SANS, *others):
        if each is not None and ord(letter) in _widths(each):
            return each
    return None


@cache
def _boxes(face: Face) -> tuple[Mapping[int, int], list[int], bytes]:
    """Where the outline of each letter lies in the file of the face."""
    ready()
    own = pdfmetrics.getFont(str(face)).face
    return own.charToGlyph, own.glyphPos, own.get_table("glyf")


@lru_cache(maxsize=4096)
def box(letter: str, face: Face) -> tuple[int, int, int, int] | None:
    """Left, foot, right and head of a letter's outline in thousandths of its size; None when it has none."""
    glyphs, places, outlines = _boxes(face)
    glyph = glyphs.get(ord(letter))
    if glyph is None or places[glyph] == places[glyph + 1]:
        return None
    at = places[glyph]
    left, foot, right, head = struct.unpack(">hhhh", outlines[at + 2 : at + 10])
    return left, foot, right, head


def mark_on(mark: str, mark_face: Face, letter: str, face: Face) -> tuple[float, float]:
    """Where a mark goes over or under its letter: to the right of the letter's start, and up; thousandths.

    The fonts draw marks at no place of their own; which one is theirs is said in a table that nothing here
    reads. The middle of the letter, clear of it, is that place for nearly all.
    """
    own, under = box(mark, mark_face), box(letter, face)
    if own is None or under is None:
        return width(letter, face, 1000), 0.0
    right = (under[0] + under[2] - own[0] - own[2]) / 2
    if unicodedata.combining(mark) in _AT_THE_SIDE:
        # the dot that tells the two letters of this shape apart
        right = (under[2] - own[2], under[0] - own[0])[unicodedata.combining(mark) - 24]
    if is_above(mark):
        return right, max(0.0, under[3] + _CLEAR - own[1])
    if is_below(mark):
        return right, min(0.0, under[1] - _CLEAR - own[3])
    return right, 0.0


def is_above(mark: str) -> bool:
    """Whether a mark goes over its letter."""
    return unicodedata.combining(mark) in _ABOVE


def is_below(mark: str) -> bool:
    """Whether a mark goes under its letter."""
    return unicodedata.combining(mark) in _BELOW


_CLEAR = 50
_AT_THE_SIDE = frozenset({24, 25})
_ABOVE = frozenset({230, 232, 19, 23, 24, 25, 27, 28, 30, 31, 33, 34, 35})
_BELOW = frozenset({220, 222, *range(10, 19), 20, 22, 29, 32})
"""Combining classes, as Unicode numbers them, of Latin, Hebrew and Arabic marks."""


def _word_with(letter: str, text: str) -> str:
    return next((word for word in text.split() if letter in word), text)


def _to_unicode(fontname: str, subset: list[object]) -> str:
    """The map from glyphs back to text.

    reportlab 5.1 writes one with an entry for nothing, more than a hundred entries a block and five digits
    above U+FFFF; each of the three is forbidden by PDF/A, PDF/UA or the format itself.
    """
    entries = [
        (code, letter)
        for code, letter in enumerate(subset)
        if isinstance(letter, int) and letter not in (0, 0xFEFF, 0xFFFE)
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{fontname.replace(' ', '')} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        lines.append(f"{len(block)} beginbfchar")
        for code, letter in block:
            text = right_to_left.plain(chr(letter)).encode("utf-16-be", "surrogatepass").hex().upper()
            lines.append(f"<{code:02X}> <{text}>")
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
