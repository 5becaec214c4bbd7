"""Days and hours as people type and read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, cast

from app.words import ENGLISH, Tongue

_FIGURES = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})")
_WORDS = re.compile(r"(\d{1,2})\.? ([^\W\d_]+)\.? (\d{4}|\d{2})")
_HOUR = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?(am|pm|a\.m\.|p\.m\.)?")
_WEEKDAY = re.compile(r"^[^\W\d_]+,? (?=\d)")
_LEAST = 3
"""Letters of a month's name that are enough."""


def read_day(text: str, say: Tongue = ENGLISH) -> date | None:
    """The day that was typed: 20 Jul 2015, Monday 20 July 2015, 20/07/2015 or 2015-07-20; else None."""
    plain = _WEEKDAY.sub("", " ".join(text.split()), count=1)
    try:
        if found := _FIGURES.fullmatch(plain):
            day, month, year = (int(figure) for figure in found.groups())
        elif found := _WORDS.fullmatch(plain):
            day, year = int(found[1]), int(found[3])
            month = _month(found[2], say)
        else:
            return date.fromisoformat(plain)
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None


def read_hour(text: str) -> str | None:
    """The time of day typed (7.30 pm, 7pm, 19:30, 19.30 or 1930) as 19:30; None for anything else."""
    found = _HOUR.fullmatch("".join(text.split()).casefold())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    half = (found[3] or "").replace(".", "")
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif found[2] is None:
        return None  # a bare figure says neither
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def short_day(day: date, say: Tongue) -> str:
    """A day in as little room as can be: 20 Jul 2015."""
    from babel.dates import format_date

    return str(format_date(day, "d MMM y", locale=say.code))


def _month(typed: str, say: Tongue) -> int:
    """The month of that name in the tongue, or in English; 0 for none."""
    begins = typed.casefold()
    for code in (say.code, ENGLISH.code):
        for number, name in _names("wide", code):
            if len(begins) >= min(_LEAST, len(name)) and name.startswith(begins):
                return number
        for number, name in _names("abbreviated", code):
            if name.rstrip(".") == begins:
                return number
    return 0


def _names(width: Literal["wide", "abbreviated"], code: str) -> list[tuple[int, str]]:
    from babel.dates import get_month_names

    found = cast("Mapping[int, str]", get_month_names(width, locale=code))
    return [(number, name.casefold()) for number, name in found.items()]
