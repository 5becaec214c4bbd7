"""What a scanner types, told from typing by its rhythm and by what it says: never shown and never obeyed.

A keyboard scanner is a keyboard: whatever its code says arrives as key presses. Keys are therefore held for
a moment. A run faster than any hand is a scan whatever it says. One that is nearly as fast is a scan unless
it reads like words. A slower one may as well be a fast typist's: it is a scan only if it says what nobody
types, and as soon as it cannot, its keys are given back. A scan of a badge's length is handed on, any other
is counted as foreign by its length alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Generic, TypeVar

from app.domain.badge import LENGTH, LONGEST_LOOKED_AT

E = TypeVar("E")

RUSH = 0.018
"""Seconds between two keys of most scanners; no hand is as quick for six keys."""

GAP = 0.035
"""Seconds between two keys of a scanner that takes its time; a hand is as quick for a short burst."""

SLOW_GAP = 0.065
"""Seconds between two keys of a slow one, and of a fast typist."""

BREATH = 0.1
"""Seconds a run may pause once it is surely a scanner's, for a laptop that was busy meanwhile."""

MACHINE = 6
"""Keys so close to one another that no hand types them."""

SLOW_MACHINE = 12
"""The same within a slow run, or at any pace where it is known that nobody types."""

AGAIN = 0.7
"""Seconds from the end of a scan to the same text begun anew: the scanner sends twice."""

LATE_END = 0.25
"""Seconds within which an Enter or a Tab still belongs to a scan that was taken without one."""

_MARK = "?"

_PAYLOAD = re.compile(
    r"(?i)(?:\w+://|www\.|wifi:|begin:|mecard:|matmsg:|mailto:|smsto:|otpauth:|geo:[-\d]|tel:[+\d])\S"
)
"""How a code begins that was made for telephones; nobody types such into a door."""
_GOODS = re.compile(r"\d{12,}")
"""What is printed on goods; a telephone number is shorter."""
_WORD = re.compile(r"[ (]*(?:[^\W\d_](?:[^\W\d_]|['’.-])*|&|\d{1,4})[,.)]*(?: +|$)")
_LONG = 20
_ODD = 6
"""Digits, marks and accented letters in a run without a space: more than any word has."""


class Stroke(Enum):
    """What kind of key it was."""

    LETTER = auto()
    """One of 0–9, A–Z, a–z: all that our badges hold."""
    END = auto()
    """Enter or Tab, whichever the scanner was set to."""
    OTHER = auto()
    REPEAT = auto()
    """A key held down; a scanner lets each key go."""


@dataclass(frozen=True, slots=True)
class Key(Generic[E]):
    """One key press; `event` is whatever the caller needs to give it back."""

    stroke: Stroke
    text: str
    event: E


@dataclass(frozen=True, slots=True)
class Scanned:
    """A scan. `text` is a badge's 34 characters, or as many marks as a foreign code had: never its words."""

    text: str


@dataclass(frozen=True, slots=True)
class Typed(Generic[E]):
    """Keys that a person pressed, in order."""

    events: tuple[E, ...]


class Wedge(Generic[E]):
    """Listens to the keys of one door. Times are seconds from any start; they must not go back.

    With `nobody_types` a long run is a scan whatever it says: while the scanner is being tried.
    """

    def __init__(self) -> None:
        self.nobody_types: bool = False
        self._held: list[E] = []
        self._text = ""
        self._count = 0
        self._quick = self._rushed = 0
        """Keys in a row, up to the last one, that were close to one another."""
        self._brisk = False
        """Whether there were so many of them that a hand would hardly type."""
        self._clean = True
        self._slow = False
        self._machine = False
        self._after_scan = False
        self._begun = float("-inf")
        self._last = float("-inf")
        self._scan_text = ""
        self._scan_at = float("-inf")

    @property
    def wait(self) -> float:
        """Seconds of silence after which `pause` is due; 0 when nothing is held."""
        if not self._count:
            return 0
        if self._machine:
            return BREATH if not self._whole else SLOW_GAP if self._slow else GAP
        return BREATH if self._brisk and not self._whole and not _like_words(self._text) else SLOW_GAP

    def press(self, key: Key[E], at: float) -> Sequence[Scanned | Typed[E]]:
        """Hear a key; returns what is certain now."""
        done: list[Scanned | Typed[E]] = []
        if self._count and at - self._last > self.wait:
            done += self._settle(self._last)
        self._quick = self._quick + 1 if self._count and at - self._last <= GAP else 1
        self._rushed = self._rushed + 1 if self._count and at - self._last <= RUSH else 1
        if not self._count:
            self._after_scan = at - self._scan_at <= SLOW_GAP and at - self._last <= SLOW_GAP
            self._begun = at
        elif self._quick == 1:
            self._slow = True
        self._brisk = self._brisk or self._quick >= (SLOW_MACHINE if self._slow else MACHINE)
        follows = self._count > 0 or self._after_scan
        self._last = at
        if key.stroke is Stroke.END and not follows:
            # on its own it can only be a person's, or the late end of a scan
            return done if at - self._scan_at <= LATE_END else [*done, Typed((key.event,))]
        if key.stroke is Stroke.REPEAT and not self._machine:
            return [*done, *self._settle(at), Typed((key.event,))]
        if key.stroke is Stroke.END:
            return [*done, *self._end(key, at)]
        self._hold(key)
        return done if self._may_be_scan else [*done, *self._give_back()]

    def pause(self) -> Sequence[Scanned | Typed[E]]:
        """Silence: `wait` seconds went by without a key."""
        return self._settle(self._last)

    @property
    def _fast(self) -> bool:
        """Whether no hand types like this."""
        return (
            self._after_scan or self._rushed >= MACHINE or (self.nobody_types and self._count >= SLOW_MACHINE)
        )

    @property
    def _whole(self) -> bool:
        return self._clean and self._count == LENGTH

    @property
    def _may_be_scan(self) -> bool:
        """Whether the run can still become one, by whatever follows."""
        if self._machine or not self._slow or self.nobody_types or _PAYLOAD.match(self._text):
            return True
        if self._brisk and not _like_words(self._text):
            return True
        return self._count <= LONGEST_LOOKED_AT and self._text.isprintable() and " " not in self._text

    @property
    def _says_scan(self) -> bool:
        """Whether a run that a hand could have typed says what nobody types."""
        text = self._text
        if self._brisk and not _like_words(text):
            return True
        goods = _GOODS.fullmatch(text) is not None
        return self._whole or goods or _PAYLOAD.match(text) is not None or _like_a_code(text)

    def _hold(self, key: Key[E]) -> None:
        self._count += 1
        self._clean = self._clean and key.stroke is Stroke.LETTER and self._count <= LONGEST_LOOKED_AT
        if self._count <= LONGEST_LOOKED_AT:
            self._text += key.text or "\0"
        self._machine = self._machine or self._fast
        if self._machine:
            self._held.clear()
        else:
            self._held.append(key.event)

    def _end(self, key: Key[E], at: float) -> Sequence[Scanned | Typed[E]]:
        if self._after_scan and not self._count:
            self._scan_at = at  # a second line end; what follows it at once is still the scanner
            return []
        if self._machine or self._fast or self._says_scan:
            return self._judge(at)
        self._held.append(key.event)
        return self._give_back()

    def _settle(self, at: float) -> Sequence[Scanned | Typed[E]]:
        if not self._count:
            return []
        return self._judge(at) if self._machine or self._says_scan else self._give_back()

    def _give_back(self) -> Sequence[Typed[E]]:
        typed = tuple(self._held)
        self._forget()
        return [Typed(typed)]

    def _judge(self, at: float) -> Sequence[Scanned]:
        text = self._text if self._whole else _MARK * self._count
        stray = self._after_scan and self._count < MACHINE
        begun = self._begun
        self._forget()
        again = text == self._scan_text and begun - self._scan_at <= AGAIN
        self._scan_at = at
        if stray or again:
            return []
        self._scan_text = text
        return [Scanned(text)]

    def _forget(self) -> None:
        self._held.clear()
        self._text, self._count, self._clean, self._after_scan = "", 0, True, False
        self._slow = self._brisk = self._machine = False


def _like_words(text: str) -> bool:
    """Names, words, and numbers as short as those on badges, as one types them into a door."""
    text, at = "".join(letter for letter in text if unicodedata.category(letter)[0] != "M"), 0
    while at < len(text):
        word = _WORD.match(text, at)
        if word is None:
            return False
        at = word.end()
    return True


def _like_a_code(text: str) -> bool:
    """A badge's code with a key lost, or in another keyboard's letters: long, unbroken, hardly a word."""
    odd = sum(letter < "\u0100" and not "a" <= letter.lower() <= "z" for letter in text)
    return len(text) >= _LONG and odd >= _ODD and text.isprintable() and not set(text) & {" ", "@"}
