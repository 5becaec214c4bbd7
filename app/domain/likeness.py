"""Names that may mean the same institution: in another order, with a slip of the finger, or cut short."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher

from app.domain.names import folded

MOST = 3
"""As many are shown before a new one is made."""

NEARLY = 0.8
"""Of two names as wholes, from 0 for nothing in common to 1 for the same."""

_SAYS_LITTLE = frozenset(
    [
        "a",
        "and",
        "c",
        "e",
        "ce",
        "cofe",
        "of",
        "the",
        "for",
        "primary",
        "school",
        "church",
        "st",
        "saint",
        "centre",
        "community",
    ]
)
"""Words that many names share."""


def alike(name: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the known names that come nearest, the nearest first; none where nothing is near."""
    wanted = folded(name).split()
    scored = ((_nearness(wanted, folded(other).split()), key) for key, other in known.items())
    best = sorted(((score, key) for score, key in scored if score >= NEARLY), key=lambda each: -each[0])
    return tuple(key for _, key in best[:MOST])


def _nearness(one: list[str], other: list[str]) -> float:
    if not one or not other:
        return 0.0
    whole = _ratio(" ".join(sorted(one)), " ".join(sorted(other)))
    short, long = sorted((one, other), key=len)
    telling = [word for word in short if word not in _SAYS_LITTLE]
    if telling and all(any(_slipped(word, there) for there in long) for word in telling):
        # all that tells it apart stands in the other too
        whole = max(whole, NEARLY + 0.1 * len(short) / len(long))
    return whole


def _slipped(word: str, other: str) -> bool:
    """The same word but for a slip of the finger: only in longer words."""
    if word == other:
        return True
    return min(len(word), len(other)) >= 4 and word[0] == other[0] and _ratio(word, other) >= NEARLY


def _ratio(one: str, other: str) -> float:
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.ratio() if match.real_quick_ratio() >= NEARLY and match.quick_ratio() >= NEARLY else 0.0
