"""How an ask is worded: what keeps it from being answered yes or no, or from being heard. Advice, no bar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from app.domain.plan import Ask

MOST_WORDS = 40
"""More are not heard once and remembered."""


class Fault(StrEnum):
    """What there is to mend in an ask."""

    NO_WORDS = "no words"
    OPEN_QUESTION = "open question"
    TWO_IN_ONE = "two in one"
    NO_DATE = "no date"
    TOO_LONG = "too long"
    NOBODY_ASKED = "nobody asked"


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to mend, at its words: `start` and `end` in the ask's text, equal when it is the whole."""

    fault: Fault
    words: str = ""
    start: int = 0
    end: int = 0
    count: int = 0
    """Words too many."""


_OPEN = re.compile(
    r"(?:^|(?<=[.?!] ))(what|how|why|when|which|where|who)\b"
    r"( (will|would|can|could|do|are|is|should)\b( you( do)?)?)?",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\b(and also|as well as|and will you|and secondly|in addition)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(as soon as possible|in due course|when possible|shortly|soon|at the earliest opportunity)\b",
    re.IGNORECASE,
)


def to_mend(ask: Ask) -> tuple[Advice, ...]:
    """What is still to be mended in an ask, in the order of its words."""
    words = ask.words
    found = [
        Advice(fault, match.group(0), match.start(), match.end())
        for fault, pattern in ((Fault.OPEN_QUESTION, _OPEN), (Fault.TWO_IN_ONE, _ALSO))
        if (match := pattern.search(words))
    ]
    if not words.strip():
        found.append(Advice(Fault.NO_WORDS))
    if not (ask.by_when or ask.by_latest):
        vague = _VAGUE.search(words)
        found.append(
            Advice(Fault.NO_DATE, vague.group(0), vague.start(), vague.end())
            if vague
            else Advice(Fault.NO_DATE)
        )
    over = len(words.split()) - MOST_WORDS
    if over > 0:
        found.append(Advice(Fault.TOO_LONG, count=over))
    if not ask.power_holders:
        found.append(Advice(Fault.NOBODY_ASKED))
    return tuple(found)
