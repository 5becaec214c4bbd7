"""Places in a list: always room between two, whatever the order of moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.places import between, following, spread


def test_a_place_lies_between() -> None:
    assert between("", "") == "i"
    assert "a" < between("a", "b") < "b"
    assert between("", "1") < "1"
    assert between("z", "") > "z"


def test_a_station_draws_places_of_its_own() -> None:
    one, other = between("a", "b", "s1f"), between("a", "b", "s2e")
    assert one != other
    assert all("a" < place < "b" for place in (one, other))


@given(st.integers(0, 2000), st.text("0123456789abcdefs", max_size=12))
def test_lists_made_at_once_are_in_order(count: int, last: str) -> None:
    places = spread(count)
    assert places == sorted(set(places))
    more = following(between("", "", last), count)
    assert more == sorted(set(more))
    assert all(place > between("", "", last) for place in more)


def test_following_the_very_last_still_finds_room() -> None:
    places = following("zzzzzz", 50)
    assert places == sorted(set(places))
    assert places[0] > "zzzzzz"


@given(st.lists(st.tuples(st.integers(0, 50), st.text("0123456789abcdefs", max_size=11)), max_size=80))
def test_there_is_always_room(moves: list[tuple[int, str]]) -> None:
    places: list[str] = []
    for wanted, station in moves:
        at = min(wanted, len(places))
        before = places[at - 1] if at else ""
        after = places[at] if at < len(places) else ""
        places.insert(at, between(before, after, station))
        assert places == sorted(set(places))


@pytest.mark.parametrize(("before", "after"), [("a", "a"), ("b", "a"), ("", "0"), ("a", "a0")])
def test_where_there_is_no_place(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="no place"):
        between(before, after)
