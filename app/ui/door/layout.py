"""What a laptop's keyboard makes of a scanner's letters, learned from one test code and put right.

A scanner types as if the keyboard were American. Where the laptop's is another (AZERTY, QWERTZ, Cyrillic …),
other letters arrive. The test code holds every letter that badges are made of, so one scan tells them all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Those that badges are made of."""

TEST_CODE = f"AB{LETTERS}"
"""As long as a badge's code and none: it names version 0, which no badge has."""


class Fit(Enum):
    """How scanner and laptop go together."""

    AGREES = auto()
    PUT_RIGHT = auto()
    """Other letters arrive, and it is known which stands for which."""
    UNCLEAR = auto()
    """It was another code, or two letters arrive as one."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What came of the test code."""

    fit: Fit
    arrives: str = ""
    """What arrives for each of the letters, in their order; empty where just these do."""

    @property
    def keyboard(self) -> str:
        """What such a keyboard is called, where it has a name of its own."""
        arrives = dict(zip(LETTERS, self.arrives.upper(), strict=False))
        if arrives.get("A") == "Q" and arrives.get("Z") == "W":
            return "AZERTY"
        if arrives.get("Y") == "Z" and arrives.get("Z") == "Y":
            return "QWERTZ"
        return ""


def learn(keys: Sequence[str]) -> Lesson:
    """What the keys of one scan tell, each as the text that the laptop made of it."""
    if "".join(keys).upper() == TEST_CODE:
        return Lesson(Fit.AGREES)
    if len(keys) != len(TEST_CODE) or any(len(key) != 1 for key in keys):
        return Lesson(Fit.UNCLEAR)
    arrives = "".join(keys[len(TEST_CODE) - len(LETTERS) :])
    table = dict(zip(LETTERS, arrives, strict=True))
    begins = [table[letter].lower() for letter in TEST_CODE[:2]] == [key.lower() for key in keys[:2]]
    if not begins or len({key.lower() for key in arrives}) < len(LETTERS):
        return Lesson(Fit.UNCLEAR)
    return Lesson(Fit.PUT_RIGHT, arrives)


def corrections(arrives: str) -> Mapping[str, str]:
    """The letter meant by each that arrives, whatever Caps Lock does; empty where nothing is known."""
    if len(arrives) != len(LETTERS):
        return {}
    exact = dict(zip(arrives, LETTERS, strict=True))
    other = {
        case: meant
        for came, meant in exact.items()
        for case in (came.lower(), came.upper())
        if len(case) == 1
    }
    return {**other, **exact}
