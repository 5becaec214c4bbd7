"""Turnout of this moment as CSV that holds no formula: for whoever rings up those who are missing."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.door import Count
from app.exchange.sheets import written

COLUMNS = ("institution", "type", "pledged", "here now", "ever present", "missing")


def turnout_now_csv(counts: Iterable[Count], guests: int, unassigned: int, note: str = "") -> bytes:
    """One line for each institution, with exact numbers; not for publishing. `note` stands on every line.

    Guests, and people of whom nobody knows whose they are, have a line each where there are any.
    """
    rows = [
        (
            each.name,
            each.type,
            str(each.pledged),
            str(each.here),
            str(each.ever),
            str(each.missing),
        )
        for each in counts
    ]
    for title, heads in (("Guests, with no institution", guests), ("Institution not known", unassigned)):
        if heads:
            rows.append((title, "", "", str(heads), "", ""))
    more = (note,) if note else ()
    return written((*COLUMNS, "note") if note else COLUMNS, (row + more for row in rows))
