"""What was promised and what became of it: few words, each with a date and a source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.tally import Answer


class Became(StrEnum):
    """What became of a commitment."""

    KEPT = "kept"
    PARTLY_KEPT = "partly kept"
    UNDER_WAY = "under way"
    NOT_KEPT = "not kept"
    OVERDUE = "overdue"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Note:
    """News of one commitment, with where it is from."""

    became: Became
    on: date
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise of theirs, or of ours."""

    id: str
    assembly: str
    made: date
    what: str
    who: str
    """Name of the power-holder; the alliance's for our own."""
    ours: bool
    condition: str = ""
    words: str = ""
    due: date | None = None
    """The latest day the promise can mean."""
    follow_up: date | None = None
    contact: str = ""
    notes: tuple[Note, ...] = ()
    title: str = ""
    """Of the assembly it was made at."""
    office: str = ""
    """What the power-holder was then."""
    ask: int = 0
    """Number of the ask it belongs to."""
    answer: Answer | None = None
    """What was answered to that ask; None for our own."""
    beside: bool = False
    """Offered beside the answer, unasked."""


def became(commitment: Commitment, today: date) -> Became:
    """What is known today: overdue when its day has passed without settled news."""
    last = commitment.notes[-1].became if commitment.notes else Became.NOT_KNOWN
    settled = last in (Became.KEPT, Became.PARTLY_KEPT, Became.NOT_KEPT)
    late = commitment.due is not None and commitment.due < today
    return Became.OVERDUE if late and not settled else last


def due_first(commitments: Sequence[Commitment], today: date) -> list[Commitment]:
    """Overdue ones first, then by day; those without a day last."""

    def order(commitment: Commitment) -> tuple[bool, date, str]:
        day = commitment.due or commitment.follow_up or date.max
        return became(commitment, today) is not Became.OVERDUE, day, commitment.what

    return sorted(commitments, key=order)
