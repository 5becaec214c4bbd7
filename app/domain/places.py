"""Where a row stands in a list that several laptops put in order: a text between two others, no number."""

from __future__ import annotations

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_WIDTH = 4


def between(before: str, after: str, jitter: str = "") -> str:
    """A place between two others; an empty one is the beginning or the end.

    `jitter` is a few letters of this station's own, so that two laptops never draw the same place; they are
    put behind and never end in nought, so that there is always room before.
    """
    place, bound, at = "", bool(after), 0
    while True:
        if bound and at >= len(after):
            raise ValueError("there is no place between these two")
        low = _DIGITS.index(before[at]) if at < len(before) else 0
        high = _DIGITS.index(after[at]) if bound else _BASE
        if low > high:
            raise ValueError("there is no place between these two")
        if high - low > 1:
            return place + _DIGITS[(low + high) // 2] + _own(jitter)
        place += _DIGITS[low]
        bound = bound and low == high
        at += 1


def spread(count: int) -> list[str]:
    """Places for a list made at once, evenly far apart."""
    step = max(1, _BASE**_WIDTH // (count + 1))
    return [_text((index + 1) * step) + "i" for index in range(count)]


def following(last: str, count: int) -> list[str]:
    """Places for rows put behind the last one."""
    if not last:
        return spread(count)
    begun = int(last[:_WIDTH].ljust(_WIDTH, "0"), _BASE)
    step = (_BASE**_WIDTH - 1 - begun) // (count + 1)
    if step > 0:
        return [_text(begun + (index + 1) * step) + "i" for index in range(count)]
    places: list[str] = []
    for _ in range(count):
        last = between(last, "")
        places.append(last)
    return places


def _text(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, _BASE)
        digits = _DIGITS[digit] + digits
    return digits.rjust(_WIDTH, "0")


def _own(jitter: str) -> str:
    letters = "".join(letter for letter in jitter.lower() if letter in _DIGITS)[-3:]
    return letters + "i" if letters.endswith("0") else letters
