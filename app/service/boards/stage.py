"""The stage's own screen on the operator's laptop: which screen it is on, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.stage import Picture, Showing


@dataclass(frozen=True, slots=True)
class ScreenLine:
    """One screen this laptop has."""

    name: str
    size: str
    primary: bool
    in_use: bool


@dataclass(frozen=True, slots=True)
class StageBoard:
    """All that Stage shows to its operator; `picture` is what the hall sees."""

    assembly: str
    title: str
    rehearsal: bool
    zone: str
    picture: Picture
    showing: Showing
    held: bool
    screens: tuple[ScreenLine, ...] = ()
