"""Arabic and Hebrew words on paper: letters joined as they stand, words set from right to left.

A page is drawn letter by letter from the left, and nothing below us joins or turns them round. Names and
titles are what this is for: Arabic letters take their own forms by their neighbours, and runs of words are
turned; numbers and Latin words within them keep their direction.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

_RIGHT = frozenset({"R", "AL"})
_TURNED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_ISOLATED, _FINAL, _INITIAL, _MIDDLE = "isolated", "final", "initial", "medial"
_LAM = "\u0644"


@lru_cache(maxsize=8192)
def has_any(text: str) -> bool:
    """Whether any letter of the text is written from right to left."""
    return any(unicodedata.bidirectional(letter) in _RIGHT for letter in text)


@lru_cache(maxsize=8192)
def way(text: str) -> str:
    """Which way a word is read: `right`, `left`, `number`, or `` for what goes with its neighbours."""
    ways = {unicodedata.bidirectional(letter) for letter in text}
    if ways & _RIGHT:
        return "right"
    return "left" if "L" in ways else "number" if ways & {"EN", "AN"} else ""


def joined(text: str) -> str:
    """Arabic letters in the forms they take by their neighbours, in the order in which they are read."""
    letters, made = list(text), list[str]()
    for at, letter in enumerate(letters):
        forms = _forms().get(letter)
        if forms is None:
            made.append(letter)
            continue
        before, after = _beside(letters, at, -1), _beside(letters, at, 1)
        from_before = _INITIAL in _forms().get(before, {}) and _FINAL in forms
        to_after = _INITIAL in forms and _FINAL in _forms().get(after, {})
        form = {(True, True): _MIDDLE, (True, False): _FINAL, (False, True): _INITIAL}.get(
            (from_before, to_after), _ISOLATED
        )
        made.append(forms.get(form, letter))
    return _lam_alef("".join(made))


def turned(text: str) -> str:
    """A part of a word that is read from the right, as it is drawn; numbers and Latin letters in it stay."""
    groups: list[str] = []
    for letter in text:
        # a mark goes with its letter, a number and a Latin word stay as they are
        straight = unicodedata.bidirectional(letter) in ("L", "EN", "AN")
        goes_on = bool(groups) and unicodedata.bidirectional(groups[-1][-1]) in ("L", "EN", "AN")
        if groups and (unicodedata.combining(letter) or (straight and goes_on)):
            groups[-1] += letter
        else:
            groups.append(letter if straight else letter.translate(_TURNED))
    return "".join(reversed(groups))


def plain(letter: str) -> str:
    """The letters that a joined form stands for, for those who search or listen."""
    return unicodedata.normalize("NFKC", letter) if "\ufb50" <= letter <= "\ufefc" else letter


def _beside(letters: list[str], at: int, step: int) -> str:
    """The next letter that is no mark; empty at an end."""
    at += step
    while 0 <= at < len(letters):
        if not unicodedata.combining(letters[at]):
            return letters[at]
        at += step
    return ""


@cache
def _forms() -> Mapping[str, Mapping[str, str]]:
    """The forms of each Arabic letter, as Unicode names them."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE70, 0xFEF5)):
        form, _, letters = unicodedata.decomposition(chr(code)).partition("> ")
        if letters and " " not in letters and form[1:] in (_ISOLATED, _FINAL, _INITIAL, _MIDDLE):
            found.setdefault(chr(int(letters, 16)), {}).setdefault(form[1:], chr(code))
    return found


@cache
def _ligatures() -> Mapping[str, str]:
    """Lam and an alef after it are one shape, always: both by the forms they were given."""
    forms, found = _forms(), dict[str, str]()
    for alef, alone in (("\u0622", 0xFEF5), ("\u0623", 0xFEF7), ("\u0625", 0xFEF9), ("\u0627", 0xFEFB)):
        final = forms[alef][_FINAL]
        found[forms[_LAM][_INITIAL] + final] = chr(alone)
        found[forms[_LAM][_MIDDLE] + final] = chr(alone + 1)
    return found


def _lam_alef(text: str) -> str:
    for pair, one in _ligatures().items():
        text = text.replace(pair, one)
    return text
