"""News of commitments, as they were noted."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from app.domain.follow_up import Became, Note
from app.domain.plan import ALLIANCE
from app.store.database import driver


def notes(connection: Connection) -> dict[str, list[Note]]:
    """All notes, by the commitment they are about: an answer's id, an ask's for our own; by day."""
    found: dict[str, list[Note]] = {}
    for commitment, status, day, words, source in driver(connection).execute(
        "SELECT answer, status, on_day, words, source FROM commitment_note WHERE scope = ? "
        "ORDER BY on_day, stamp, id",
        (ALLIANCE,),
    ):
        found.setdefault(commitment, []).append(Note(_became(status), _day(day), words, source))
    return found


def _became(word: str) -> Became:
    """One of our words; what a newer version wrote reads as not known."""
    try:
        return Became(word)
    except ValueError:
        return Became.NOT_KNOWN


def _day(text: str) -> date:
    """The day of a note; one that was never given counts as the earliest."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min
