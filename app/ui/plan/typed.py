"""What was typed into a cell of the plan, understood as a value; or a sentence that says what to write."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.domain.names import folded
from app.domain.plan import Attendance, BadgeKind, InstitutionType
from app.errors import Refused
from app.exchange.layouts import ATTENDANCE, KINDS, TYPES
from app.exchange.rosters import MOST_PEOPLE, seconds_of
from app.ui.days import read_day, read_hour
from app.ui.plan.sentences import attendance_words, kind_words, type_words
from app.words import Tongue

E = TypeVar("E", bound=StrEnum)

_PEOPLE = frozenset({"pledge", "capacity", "target"})
_HOURS = frozenset({"starts", "ends"})
_DAYS = frozenset({"day", "by_latest", "by_earliest"})


def understood(table: str, column: str, value: object, say: Tongue) -> tuple[str, object]:
    """The column and value to keep. Refused with what to write instead."""
    if not isinstance(value, str):
        return column, value
    text = value.strip()
    if table == "agenda_item" and column == "minutes":
        try:
            return "seconds", seconds_of(text)
        except ValueError:
            raise Refused("“{text}” is not a length. Write 5 or 4:30.", text=text) from None
    if column in _PEOPLE:
        return column, _people(text)
    if column in _DAYS:
        return column, _day(text, say, needed=column == "day")
    if column in _HOURS:
        return column, read_hour(text) or text
    if table == "delegation" and column == "type":
        words = {type_words(kind, say): kind for kind in InstitutionType}
        return column, _one_of(text, words, TYPES)
    if table == "person" and column == "kind":
        return column, _one_of(text, {kind_words(kind, say): kind for kind in BadgeKind}, KINDS)
    if column == "attendance":
        words = {attendance_words(each, say): each for each in Attendance}
        return column, _one_of(text, words, ATTENDANCE)
    return column, text


def _people(text: str) -> int:
    digits = text.replace(",", "").replace(" ", "").replace("\u00a0", "") or "0"
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 6 or int(digits) > MOST_PEOPLE:
        raise Refused("“{text}” is not a number of people.", text=text)
    return int(digits)


def _day(text: str, say: Tongue, *, needed: bool) -> date | None:
    if not text and not needed:
        return None
    day = read_day(text, say)
    if day is None:
        raise Refused("“{text}” is not a day. Write it as 24/11/2026 or 24 November 2026.", text=text)
    return day


def _one_of(text: str, words: Mapping[str, E], known: Mapping[str, E]) -> E:
    """A word as the window shows it, or one that is known from lists."""
    for shown, each in words.items():
        if folded(shown) == folded(text):
            return each
    found = known.get(folded(text))
    if found is None:
        raise Refused("“{text}” is not known here. It may be: {words}.", text=text, words=", ".join(words))
    return found
