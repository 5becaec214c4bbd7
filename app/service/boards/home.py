"""Assemblies past and coming, and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class AssemblyCard:
    """One assembly in the list."""

    id: str
    title: str
    venue: str
    day: date
    starts: str
    rehearsal: bool
    pledged: int
    target: int
    institutions: int
    asks: int
    power_holders: int
    people: int
    """Ever present; 0 before the evening."""
    sealed: bool
    mend: int = 0
    """Lines of its Ready? list still to mend; counted for the next one only."""
    news: int = 0
    """Asks with any news of what became of them."""
    kept: int = 0
    """Asks of which a commitment was kept."""


class DueKind(StrEnum):
    """Which sign stands before a line of Due, and where it leads."""

    MEND = "mend"
    REPORT_BACK = "report back"
    PRINT = "print"
    PROTECT = "protect"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that needs doing: a heading and a sentence, keys in English with `facts` in their places."""

    kind: DueKind
    heading: str
    sentence: str
    facts: tuple[tuple[str, object], ...] = ()
    assembly: str = ""


@dataclass(frozen=True, slots=True)
class HomeBoard:
    """All that Home shows."""

    alliance: str
    today: date
    next: AssemblyCard | None
    past: tuple[AssemblyCard, ...] = ()
    coming: tuple[AssemblyCard, ...] = ()
    """Further ones after the next."""
    due: tuple[Due, ...] = ()
    protection: str = ""
    """How the file is protected: passphrase, keyring or file permissions; Home says the last plainly."""
    read_only_because: str = ""
