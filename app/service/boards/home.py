"""Assemblies past and coming, and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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


@dataclass(frozen=True, slots=True)
class HomeBoard:
    """All that Home shows."""

    alliance: str
    today: date
    next: AssemblyCard | None
    past: tuple[AssemblyCard, ...] = ()
    coming: tuple[AssemblyCard, ...] = ()
    """Further ones after the next."""
    due: tuple[tuple[str, str], ...] = ()
    """What needs doing: a heading and a sentence each."""
    protection: str = ""
    """How the file is protected: passphrase, keyring or file permissions; Home says the last plainly."""
    read_only_because: str = ""
