"""What a passphrase must be worth before it is the only thing between a stolen laptop and people's names."""

from __future__ import annotations

from itertools import pairwise

SHORTEST = 12
FEWEST = 6
"""Different characters."""
_EVERYBODYS = ("passphrase", "password", "folkmoot", "assembly", "qwerty", "letmein", "welcome")
"""They count for nothing."""


def is_weak(text: str) -> bool:
    """Whether it is guessed too soon: short, of few characters, a number, or a word that everybody tries."""
    told = "".join(text.lower().split())
    for word in _EVERYBODYS:
        told = told.replace(word, "")
    told = told.strip("0123456789!?.")
    return len(text.strip()) < SHORTEST or len(set(told)) < FEWEST or _runs(told)


def _runs(text: str) -> bool:
    """Whether it goes up or down by one all along, as abcdef does."""
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return steps in ({1}, {-1})
