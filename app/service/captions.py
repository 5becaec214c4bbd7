"""What makes a badge unlike all others: six random bytes in its code, a plain word and four digits to say."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from functools import cache

from app import paths
from app.domain.badge import ID_BYTES
from app.errors import Refused


class Captions:
    """Captions of one assembly, none of them twice."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken: set[str] = set(taken)

    def draw(self) -> dict[str, str | int]:
        """The code's id and the caption of a new badge."""
        words = _words()
        if len(self._taken) > len(words) * 5_000:
            raise Refused("There are no more captions for this assembly.")
        while True:
            caption = f"{secrets.choice(words)} {secrets.randbelow(10_000):04d}"
            if caption not in self._taken:
                self._taken.add(caption)
                return {"code_id": secrets.token_bytes(ID_BYTES).hex(), "caption": caption}


@cache
def _words() -> tuple[str, ...]:
    """Short plain words that are not mistaken for each other when said."""
    return tuple((paths.resources() / "words" / "captions.txt").read_text("utf-8").split())
