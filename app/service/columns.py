"""Values as the store keeps them: text without stray marks, days and words of ours as text."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.domain.names import clean, one_line
from app.domain.plan import LONGEST_NOTE
from app.errors import Refused
from app.service.sheaf import Scalar


def plain(value: object) -> Scalar:
    """A value of a row of ours as the store keeps it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if value is None:
        return ""
    if isinstance(value, str | int | float):
        return value
    raise TypeError(f"{type(value).__name__} is not kept")


def door_line(value: object) -> str:
    """What is to be said to somebody at the door, as it is kept: one short line."""
    line = one_line(str(value))
    if len(line) > LONGEST_NOTE:
        raise Refused("A line for the door has at most {most} letters.", most=LONGEST_NOTE)
    return line


def cleaned(value: object) -> Scalar:
    """A value that someone typed: cleaned line by line, then as the store keeps it."""
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return "\n".join(clean(line) for line in value.split("\n")).strip()
    return plain(value)
