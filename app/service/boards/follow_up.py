"""The ledger: all commitments of all assemblies, theirs and ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.follow_up import Became, Commitment


@dataclass(frozen=True, slots=True)
class FollowUpBoard:
    """All that Follow-up shows, what is due first."""

    alliance: str
    today: date
    commitments: tuple[tuple[Commitment, Became], ...]
    rehearsal: bool = False
