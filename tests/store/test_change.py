"""What is said inside a change, and what of it goes into the entry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from app.clock import SetClock
from app.paths import Home
from app.store.station import Station
from tests.store.nights import SCOPE, entries, rows


@pytest.fixture
def station(home: Home, clock: SetClock) -> Iterator[Station]:
    """A laptop with an assembly and one person."""
    station = Station.open(home, clock)
    with station.change("assembly_added", SCOPE) as change:
        change.row("assembly", None, {"title": "One", "number": 7, "rehearsal": True})
    with station.change("person_added", SCOPE) as change:
        change.row("person", None, {"kind": "delegate"}, {"name": "Delegate 7"}, named="p")
    yield station
    station.close()


def body(station: Station) -> list[dict[str, Any]]:
    """The rows of the last entry."""
    return json.loads(entries(station)[-1].body)["rows"]


def test_an_edit_says_what_differs_and_what_it_was_made_from(station: Station) -> None:
    made = entries(station)[1]
    with station.change("assembly_changed", SCOPE) as change:
        change.row("assembly", SCOPE, {"title": "Two", "number": 7})
    [row] = body(station)
    assert row["set"] == {"title": "Two"}
    assert row["was"] == {"title": f"{made.stamp}.{station.id}"}
    edited = entries(station)[-1]
    with station.change("assembly_changed", SCOPE) as change:
        change.row("assembly", SCOPE, {"title": "Three"})
    assert body(station)[0]["was"] == {"title": f"{edited.stamp}.{station.id}"}


def test_two_edits_of_one_row_are_one(station: Station) -> None:
    with station.change("assembly_changed", SCOPE) as change:
        change.row("assembly", SCOPE, {"title": "Two"})
        change.row("assembly", SCOPE, {"title": "Three", "capacity": 5})
        change.row("assembly", SCOPE, {"capacity": 0})
    [row] = body(station)
    assert row["set"] == {"title": "Three"}


def test_a_new_row_edited_at_once_is_a_new_row(station: Station) -> None:
    with station.change("ask_added", SCOPE) as change:
        ask = change.row("ask", None, {"title": "One"})
        change.row("ask", ask, {"number": 2})
    [row] = body(station)
    assert row["set"] == {"title": "One", "number": 2}
    assert "was" not in row


def test_personal_data_stays_out_of_the_body(station: Station) -> None:
    entry = entries(station)[-1]
    assert "Delegate 7" not in entry.body
    assert entry.private[0].row == "p"
    assert entry.private[0].text == '{"name":"Delegate 7"}'
    with station.change("person_changed", SCOPE) as change:
        change.row("person", "p", {}, {"name": "Delegate 7"})
    assert len(entries(station)) == 3, "nothing differs"


@pytest.mark.parametrize(
    ("table", "values", "private"),
    [
        ("person", {"name": "Delegate 7"}, None),
        ("person", {"hat": "red"}, None),
        ("person", {}, {"kind": "delegate"}),
        ("badge", {}, None),
        ("scan", {}, None),
    ],
)
def test_what_does_not_belong_is_a_bug(
    station: Station, table: str, values: dict[str, str], private: dict[str, str] | None
) -> None:
    with (
        pytest.raises(ValueError, match=r"person|scan|badge"),
        station.change("person_added", SCOPE) as change,
    ):
        change.row(table, None, values, private)


def test_a_row_that_is_not_there_is_a_bug(station: Station) -> None:
    with pytest.raises(KeyError), station.change("person_changed", SCOPE) as change:
        change.row("person", "nobody", {"kind": "guest"})


def test_text_is_kept_composed(station: Station) -> None:
    with station.change("ask_added", SCOPE) as change:
        change.row("ask", None, {"title": "W\u0302yn"})
    assert body(station)[0]["set"] == {"title": "Ŵyn"}


def test_a_walk_in_is_about_itself_and_what_follows_is_about_it(station: Station) -> None:
    with station.change("walked_in", SCOPE) as change:
        first = change.fact("scan", {"delegation": "d", "heads": 2, "direction": "in"})
    with station.change("walked_in", SCOPE) as change:
        other = change.fact("scan", {"delegation": "d", "heads": 1, "direction": "in"})
    assert first != other
    with station.change("check_in_undone", SCOPE) as change:
        change.fact("scan", {"delegation": "d"}, after=first)
    states = {row[1]: row[3] for row in rows(station)["presence"]}
    assert states == {first: "never", other: "in"}


def test_a_badge_is_about_its_code(station: Station) -> None:
    with station.change("checked_in", SCOPE) as change:
        change.fact("scan", {"badge": "0a1b2c3d4e5f", "person": "p", "heads": 1, "direction": "in"})
    assert [row[1] for row in rows(station)["presence"]] == ["0a1b2c3d4e5f"]


def test_two_facts_in_one_change(station: Station) -> None:
    with station.change("turnout_sealed", SCOPE) as change:
        ids = [change.fact("turnout", {"delegation": d, "heads": 1}) for d in ("d1", "d2")]
    assert len(set(ids)) == 2
    assert [row[1] for row in rows(station)["turnout"]] == sorted(ids)
