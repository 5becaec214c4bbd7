"""A laptop that keeps to one post: what its PIN looks like, and how long wrong ones make one wait."""

from __future__ import annotations

from datetime import timedelta

FREE_TRIES = 3
"""So many wrong PINs cost nothing: fingers slip."""
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
SHORTEST, LONGEST = 4, 12
"""Digits of a PIN."""


def is_pin(text: str) -> bool:
    """Whether it can be a PIN: digits only, enough of them, and not all the same."""
    return SHORTEST <= len(text) <= LONGEST and text.isascii() and text.isdigit() and len(set(text)) > 1


def wait_after(wrong: int) -> timedelta:
    """How long the next try waits after so many wrong ones in a row: each time twice as long, to a limit."""
    if wrong < FREE_TRIES:
        return timedelta(0)
    return min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(wrong - FREE_TRIES, 10))
