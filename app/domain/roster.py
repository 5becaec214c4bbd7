"""What is read from a list somebody else made: rows, or the reasons why none was taken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file was not taken: where, and in plain words what to do."""

    row: int
    """Line in the file, counted from 1 as a spreadsheet does; 0 for the whole file."""
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of reading a file. With problems nothing was taken."""

    what: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
