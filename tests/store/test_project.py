"""The later edit of each column stands, whatever the order; to the byte."""

from __future__ import annotations

import itertools
import json
from datetime import timedelta
from pathlib import Path

from app.clock import SetClock
from app.paths import Home
from app.store.clashes import column_clashes
from app.store.station import Station
from tests.conftest import THE_EVENING
from tests.store.nights import SCOPE, entries, rows, stations, trust


def test_edits_of_different_columns_both_stand(tmp_path: Path) -> None:
    clocks = [SetClock(THE_EVENING), SetClock(THE_EVENING + timedelta(days=1))]
    one, ahead = stations(tmp_path, 2, clocks)
    with ahead.change("assembly_changed", SCOPE) as change:
        change.row("assembly", SCOPE, {"title": "Ahead", "venue": "Elm Street School"})
    with one.change("assembly_changed", SCOPE) as change:
        change.row("assembly", SCOPE, {"title": "One", "capacity": 600})
    one.merge(entries(ahead))
    ahead.merge(entries(one))
    assert rows(one) == rows(ahead)
    row = rows(one)["assembly"][0]
    assert row[2] == "Ahead", "the later stamp, though its clock is wrong"
    assert (row[4], row[9]) == ("Elm Street School", 600)
    with one.database.reading() as connection:
        [clash] = column_clashes(connection, SCOPE)
    assert (clash.column, clash.stands, clash.other, clash.by) == ("title", "Ahead", "One", one.id)

    # whoever edits what the fast clock wrote is later than it, and the clash is settled
    with one.change("assembly_changed", SCOPE) as change:
        change.row("assembly", SCOPE, {"title": "Two"})
    ahead.merge(entries(one))
    assert rows(ahead)["assembly"][0][2] == "Two"
    with ahead.database.reading() as connection:
        assert column_clashes(connection, SCOPE) == ()
    for station in (one, ahead):
        station.close()


def test_an_edit_before_its_row_is_out_of_sight(tmp_path: Path, clock: SetClock) -> None:
    one, other = stations(tmp_path, 2, [clock, clock])
    with one.change("ask_added", SCOPE) as change:
        ask = change.row("ask", None, {"title": "One", "number": 1})
    other.merge(entries(one))
    with other.change("ask_changed", SCOPE) as change:
        change.row("ask", ask, {"title": "Two"})
    one.merge(entries(other))
    third = Station.open(Home(tmp_path / "third"), clock)
    trust(third, one)
    edit, *_ = [entry for entry in entries(other) if entry.station == other.id]
    creation = [entry for entry in entries(one) if entry.kind == "ask_added"]
    third.merge([entry for entry in entries(one) if entry not in (*creation, edit)])
    third.merge([edit])
    [row] = rows(third)["ask"]
    assert row[-3] == 1, "counts as removed until it is here"
    third.merge(creation)
    assert rows(third) == rows(one)
    assert rows(third)["ask"][0][2:4] == (1, "Two")
    for station in (one, other, third):
        station.close()


def test_every_order_of_four_edits(tmp_path: Path, clock: SetClock) -> None:
    made = stations(tmp_path / "made", 3, [clock, clock, clock])
    with made[0].change("ask_added", SCOPE) as change:
        ask = change.row("ask", None, {"title": "0", "words": "0"})
    for station in made[1:]:
        station.merge(entries(made[0]))
    for number, (station, column) in enumerate(
        zip((*made, made[1]), ("title", "title", "words", "words"), strict=True)
    ):
        clock.advance(number % 2)
        with station.change("ask_changed", SCOPE) as change:
            change.row("ask", ask, {column: str(number)})
    for station in made[1:]:
        made[0].merge(entries(station))
    expected = rows(made[0])
    ours = [entry for entry in entries(made[0]) if "ask" in entry.kind]
    rest = [entry for entry in entries(made[0]) if entry not in ours]
    for place, order in enumerate(itertools.permutations(ours)):
        if place % 12 == 0:
            newcomer = Station.open(Home(tmp_path / f"{place}"), clock)
            trust(newcomer, made[0])
            newcomer.merge([*rest, *order])
            assert rows(newcomer) == expected
            newcomer.close()
    stamps = json.loads(expected["ask"][0][-1])
    assert set(stamps) == {"title", "words"}
    for station in made:
        station.close()
