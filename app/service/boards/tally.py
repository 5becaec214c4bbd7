"""The tally: asks × power-holders, the cell being recorded, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.plan import Ask, PowerHolder
from app.domain.tally import Cell, Deadline


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened to a cell; nothing here is overwritten."""

    at: datetime
    sentence: str
    words: str = ""
    spoken: bool = True
    """Whether the words were said on stage; else the keeper wrote them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Unfinished words, kept on this laptop only; Enter makes them a fact."""

    answer: str = ""
    reason: str = ""
    words: str = ""
    condition: str = ""
    deadline: Deadline | None = None
    contact: str = ""
    follow_up: date | None = None
    offer: str = ""


@dataclass(frozen=True, slots=True)
class TallyBoard:
    """All that Tally shows."""

    assembly: str
    title: str
    rehearsal: bool
    zone: str
    day: date
    asks: tuple[Ask, ...]
    power_holders: tuple[PowerHolder, ...]
    cells: tuple[Cell, ...]
    """One for every ask and power-holder it is put to; looked up by both ids."""
    on_stage: tuple[str, str] | None = None
    """Ask and power-holder on stage now."""
    history: tuple[HistoryLine, ...] = ()
    """Of the chosen cell, the newest below."""
    draft: Draft | None = None
    """Of the chosen cell."""
    locked: int = 0
    """Cells read back and agreed."""
    open: int = 0
    """Cells with nothing recorded yet."""

    def cell(self, ask: str, holder: str) -> Cell | None:
        """The cell of that ask and power-holder; None where the ask is not put to them."""
        return next((c for c in self.cells if c.ask == ask and c.power_holder == holder), None)
