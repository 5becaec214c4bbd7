"""Two laptops that meant different things are shown as such, until someone settles it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import SetClock
from app.store.clashes import column_clashes, doubled, fact_clashes, orphans
from app.store.stamps import NEVER
from app.store.station import Station
from tests.store.nights import SCOPE, entries, rows, stations


@pytest.fixture
def pair(tmp_path: Path, clock: SetClock) -> Iterator[list[Station]]:
    """Two that cannot hear each other until they meet."""
    made = stations(tmp_path, 2, [clock, clock])
    yield made
    for station in made:
        station.close()


def meet(pair: list[Station]) -> None:
    """Each is given what the other did."""
    one, other = pair
    one.merge(entries(other))
    other.merge(entries(one))
    assert rows(one) == rows(other)


def start(station: Station, item: str, after: str | None = None) -> str:
    """The co-chair's *next*."""
    with station.change("item_started", SCOPE, post="chair") as change:
        return change.fact("agenda_mark", {"mark": "started", "item": item, "clock": "item"}, after=after)


def test_double_next_of_two_co_chairs(pair: list[Station]) -> None:
    one, other = pair
    first = start(one, "welcome")
    meet(pair)
    here, there = start(one, "roll call", first), start(other, "testimony", first)
    meet(pair)
    with one.database.reading() as connection:
        [clash] = fact_clashes(connection, SCOPE)
    with other.database.reading() as connection:
        assert fact_clashes(connection, SCOPE) == (clash,)
    assert {clash.stands, clash.other} == {here, there}
    assert clash.table == "agenda_mark"
    start(other, "testimony", clash.settled_by)
    meet(pair)
    with one.database.reading() as connection:
        assert fact_clashes(connection, SCOPE) == ()


def test_the_same_next_twice_is_one_step(pair: list[Station]) -> None:
    one, other = pair
    first = start(one, "welcome")
    meet(pair)
    for station in pair:
        start(station, "roll call", first)
    meet(pair)
    with other.database.reading() as connection:
        assert fact_clashes(connection, SCOPE) == ()


def test_two_answers_to_one_asking(pair: list[Station]) -> None:
    one, other = pair
    cell = {"ask": "a", "power_holder": "h", "asking": "x"}
    for station, answer in ((one, "yes"), (other, "no")):
        with station.change("answered", SCOPE, post="tally") as change:
            change.fact("answer", cell | {"answer": answer})
    with other.change("answered", SCOPE, post="tally") as change:
        change.fact("answer", cell | {"power_holder": "i", "answer": "no"})
    meet(pair)
    with one.database.reading() as connection:
        [clash] = fact_clashes(connection, SCOPE)
    assert clash.table == "answer"


def test_one_badge_at_two_doors_is_no_clash_and_counts_once(pair: list[Station]) -> None:
    for station in pair:
        with station.change("checked_in", SCOPE, post="door") as change:
            change.fact("scan", {"badge": "b", "delegation": "d", "heads": 1, "direction": "in"})
    meet(pair)
    with pair[0].database.reading() as connection:
        assert fact_clashes(connection, SCOPE) == ()
    assert rows(pair[0])["headcount"] == [(SCOPE, "d", 1, 1)]
    assert len(rows(pair[0])["scan"]) == 2, "both are kept"


def test_edits_of_one_column(pair: list[Station]) -> None:
    one, other = pair
    for station, title in ((one, "One"), (other, "Other")):
        with station.change("assembly_changed", SCOPE) as change:
            change.row("assembly", SCOPE, {"title": title, "venue": "Elm Street School"})
    meet(pair)
    with one.database.reading() as connection:
        [clash] = column_clashes(connection, SCOPE)
    assert (clash.table, clash.row, clash.column) == ("assembly", SCOPE, "title")
    assert {clash.stands, clash.other} == {"One", "Other"}
    with one.change("assembly_changed", SCOPE) as change:
        change.row("assembly", SCOPE, {"title": "Both"})
    with one.database.reading() as connection:
        assert column_clashes(connection, SCOPE) == ()


def test_an_edit_of_a_column_that_is_no_column(pair: list[Station]) -> None:
    """A body may name anything; only our own columns are ever looked up."""
    one, _ = pair
    with one.change("assembly_changed", SCOPE) as change:
        change.row("assembly", SCOPE, {"title": "Two"})
        change._rows[SCOPE].was = {"title; DROP TABLE entry": NEVER}  # pyright: ignore[reportPrivateUsage]
    with one.database.reading() as connection:
        assert column_clashes(connection, SCOPE) == ()


def test_numbers_and_captions_given_twice(pair: list[Station]) -> None:
    one, other = pair
    for station in pair:
        with station.change("badge_added", SCOPE) as change:
            change.row("badge", None, {"caption": "OAK 1234", "code_id": station.id})
        with station.change("ask_added", SCOPE) as change:
            change.row("ask", None, {"number": 0})
    meet(pair)
    with other.database.reading() as connection:
        [found] = doubled(connection, SCOPE)
        assert (found.table, found.column, found.value, len(found.rows)) == (
            "badge",
            "caption",
            "OAK 1234",
            2,
        )
    with one.change("badge_changed", SCOPE) as change:
        change.row("badge", found.rows[0], {"replaced_by": "another"})
    with one.database.reading() as connection:
        assert doubled(connection, SCOPE) == ()


def test_children_before_their_parents(pair: list[Station]) -> None:
    one, _ = pair
    with one.change("person_added", SCOPE) as change:
        person = change.row("person", None, {"delegation": "d"})
        change.row("person", None, {"delegation": ""})
    with one.database.reading() as connection:
        [orphan] = orphans(connection, SCOPE)
    assert (orphan.table, orphan.row, orphan.column, orphan.names) == ("person", person, "delegation", "d")
    with one.change("delegation_added", SCOPE) as change:
        change.row("delegation", None, {}, named="d")
    with one.database.reading() as connection:
        assert orphans(connection, SCOPE) == ()
