"""What the tally has kept, cell by cell, and drafts that stay here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.clock import SetClock
from app.domain.tally import Answer, Beside
from app.paths import Home
from app.store import journal
from app.store import tally as store
from app.store.station import Station

SCOPE, CELL = "assembly", {"ask": "k1", "power_holder": "p1"}


@pytest.fixture
def station(home: Home, clock: SetClock) -> Iterator[Station]:
    """A laptop with nothing on it."""
    made = Station.open(home, clock)
    yield made
    made.close()


def test_facts_by_their_cells(station: Station) -> None:
    with station.change("asked", SCOPE) as change:
        asked = change.fact("asking", CELL)
        change.fact("asking", CELL)
        again = change.fact("asking", CELL, after=asked)
    with station.change("answered", SCOPE) as change:
        first = change.fact("answer", CELL | {"answer": "no", "asking": asked})
    with station.change("answered", SCOPE) as change:
        second = change.fact("answer", CELL | {"answer": "not put", "asking": again}, after=first)
    with station.change("read_back", SCOPE) as change:
        heard = change.fact("read_back", {"answer": first, "outcome": "agreed"})
    with station.database.reading() as connection:
        kept = store.facts(connection, SCOPE)
    assert [each.id for each in kept.askings["k1", "p1"]] == [asked, again]
    answers = kept.answers["k1", "p1"]
    assert [(each.id, each.spoken.answer, each.asking) for each in answers] == [
        (first, Answer.NO, asked),
        (second, Beside.NOT_PUT, again),
    ]
    assert [each.id for each in kept.read_backs[first]] == [heard]
    assert second not in kept.read_backs


def test_a_draft_is_one_laptops_own(station: Station, clock: SetClock) -> None:
    store.keep_draft(station.database, SCOPE, "k1", "p1", "half a sen", clock.now())
    store.keep_draft(station.database, SCOPE, "k1", "p1", "half a sentence", clock.now())
    with station.database.reading() as connection:
        assert store.draft(connection, SCOPE, "k1", "p1") == "half a sentence"
        assert store.draft(connection, SCOPE, "k1", "p2") is None
        assert store.draft(connection, "another", "k1", "p1") is None
        assert journal.count(connection) == 0
    store.keep_draft(station.database, SCOPE, "k1", "p1", None, clock.now())
    with station.database.reading() as connection:
        assert store.draft(connection, SCOPE, "k1", "p1") is None
