"""How names are compared: without accents, case, order of words or stray marks."""

from __future__ import annotations

import unicodedata

_APART = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}

_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that set the direction of a text; letters bring their own."""

# most names of a long list are plain letters, for which a table is ten times as fast
_PLAIN_KEPT = {code: " " if chr(code) in "\t\r\n" else None for code in (*range(32), 127)}
_PLAIN_FOLDED = {
    code: chr(code).lower() if chr(code).isalnum() else "" if chr(code) == "'" else " " for code in range(128)
}


def clean(text: str) -> str:
    """Text as it is kept: NFC, no control characters, single spaces, none at the ends."""
    if text.isascii():
        return " ".join(text.translate(_PLAIN_KEPT).split())
    kept = "".join(" " if letter in "\t\r\n" else letter for letter in unicodedata.normalize("NFC", text))
    kept = "".join(letter for letter in kept if unicodedata.category(letter) not in ("Cc", "Cs", "Co", "Cn"))
    return " ".join(kept.split())


def one_line(text: str) -> str:
    """Text that is shown to strangers: cleaned, and without marks that turn a line round."""
    return clean("".join(letter for letter in text if letter not in _TURNS))


def folded(text: str) -> str:
    """Text as it is searched: lower case, accents off, marks as spaces. `Siân Ŵyn-Ł.` → `sian wyn l`."""
    if text.isascii():
        return " ".join(text.translate(_PLAIN_FOLDED).split())
    # taken apart before and after: a letter may turn into capitals, or a capital into a letter with an accent
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = (_APART.get(letter, letter) for letter in apart if not unicodedata.combining(letter))
    words = "".join(
        letter if letter.isalnum() else "" if letter in "'’" else " " for letter in "".join(letters)
    )
    return " ".join(words.split())


def found(wanted: str, name: str) -> bool:
    """Whether every word of `wanted` begins or stands inside a word of `name`; both already folded."""
    return all(word in name for word in wanted.split())
