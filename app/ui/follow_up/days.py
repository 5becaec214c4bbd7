"""Days as people type and read them in the ledger."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, cast

from app.words import ENGLISH, Tongue

_FIGURES = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})")
_WORDS = re.compile(r"(\d{1,2})\.? ([^\W\d_]+)\.? (\d{4}|\d{2})")
_LEAST = 3
"""Letters of a month's name that are enough."""


def read_day(text: str, say: Tongue = ENGLISH) -> date | None:
    """The day that was typed: 20 Jul 2015, 20/07/2015 or 2015-07-20; None for anything else."""
    plain = " ".join(text.split())
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
