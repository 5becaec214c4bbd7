"""News of commitments, by commitment and day; what another version wrote is read as well as can be."""

from __future__ import annotations

from datetime import date

from app.clock import SetClock
from app.domain.follow_up import Became, Note
from app.domain.plan import ALLIANCE
from app.paths import Home
from app.store import follow_up
from app.store.station import Station


def test_notes_stand_by_their_commitment_in_order_of_days(home: Home, clock: SetClock) -> None:
    station = Station.open(home, clock)
    for answer, status, day in (
        ("one", "kept", "2027-03-01"),
        ("one", "under way", "2027-01-01"),
        ("two", "a word of tomorrow", ""),
    ):
        with station.change("commitment_noted", ALLIANCE) as change:
            values = {"answer": answer, "status": status, "on_day": day, "words": "w", "source": "s"}
            change.fact("commitment_note", values)
    with station.database.reading() as connection:
        found = follow_up.notes(connection)
    station.close()
    assert found == {
        "one": [
            Note(Became.UNDER_WAY, date(2027, 1, 1), "w", "s"),
            Note(Became.KEPT, date(2027, 3, 1), "w", "s"),
        ],
        "two": [Note(Became.NOT_KNOWN, date.min, "w", "s")],
    }
