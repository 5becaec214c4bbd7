"""Marks and calls as they were kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.clock import SetClock
from app.domain.chair import Mark, Step, Whose
from app.paths import Home
from app.store import chair as store
from app.store.station import Station

SCOPE = "assembly"


@pytest.fixture
def station(home: Home, clock: SetClock) -> Iterator[Station]:
    """A laptop with nothing on it."""
    made = Station.open(home, clock)
    yield made
    made.close()


def test_marks_in_the_order_they_follow(station: Station, clock: SetClock) -> None:
    with station.change("item_started", SCOPE) as change:
        values = {"mark": "started", "item": "i1", "seconds": 300, "clock": "item"}
        first = change.fact("agenda_mark", values)
    began = clock.now()
    clock.advance(60)
    with station.change("speaker_started", SCOPE) as change:
        values = {"mark": "started", "item": "i1", "seconds": 120, "clock": "speaker", "power_holder": "p1"}
        second = change.fact("agenda_mark", values, after=first)
    with station.database.reading() as connection:
        assert store.marks(connection, SCOPE) == (
            Mark(first, Step.STARTED, Whose.ITEM, "i1", began, 300),
            Mark(second, Step.STARTED, Whose.SPEAKER, "i1", clock.now(), 120, "p1", first),
        )
        assert store.marks(connection, "another") == ()


def test_a_call_taken_back_is_no_call(station: Station) -> None:
    with station.change("roll_called", SCOPE) as change:
        first = change.fact("roll_call", {"delegation": "d1", "heads": 0})
        change.fact("roll_call", {"delegation": "d2", "heads": 7})
    with station.change("roll_called", SCOPE) as change:
        back = change.fact("roll_call", {"delegation": "d1", "heads": store.NOT_CALLED}, after=first)
    with station.database.reading() as connection:
        calls = store.calls(connection, SCOPE)
    assert (calls["d1"].fact, calls["d1"].heads) == (back, None)
    assert calls["d2"].heads == 7
