"""Facts of two laptops, in the order they follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.clock import SetClock
from app.store.follow import steps
from app.store.station import Station
from tests.store.nights import SCOPE, entries, stations


@pytest.fixture
def pair(tmp_path: Path, clock: SetClock) -> Iterator[list[Station]]:
    """Two that cannot hear each other until they meet."""
    made = stations(tmp_path, 2, [clock, clock])
    yield made
    for station in made:
        station.close()


def call(station: Station, heads: int, after: str | None = None, delegation: str = "d1") -> str:
    """An institution read out."""
    with station.change("roll_called", SCOPE) as change:
        return change.fact("roll_call", {"delegation": delegation, "heads": heads}, after=after)


def heads(station: Station) -> dict[tuple[str, ...], list[int]]:
    with station.database.reading() as connection:
        return {
            whose: [fact["heads"] for fact in facts]
            for whose, facts in steps(connection, SCOPE, "roll_call").items()
        }


def meet(pair: list[Station]) -> None:
    """Each is given what the other did."""
    one, other = pair
    one.merge(entries(other))
    other.merge(entries(one))
    assert heads(one) == heads(other)


def test_each_chain_is_its_own(pair: list[Station]) -> None:
    first = call(pair[0], 3)
    call(pair[0], 4, first)
    call(pair[0], 9, delegation="d2")
    assert heads(pair[0]) == {("d1",): [3, 4], ("d2",): [9]}
    with pair[0].database.reading() as connection:
        assert list(steps(connection, SCOPE, "roll_call", ("d2",))) == [("d2",)]
        assert steps(connection, SCOPE, "roll_call", ("d3",)) == {}


def test_the_same_said_twice_is_one_step(pair: list[Station]) -> None:
    first = call(pair[0], 3)
    meet(pair)
    call(pair[0], 4, first)
    call(pair[1], 4, first)
    meet(pair)
    assert heads(pair[0]) == {("d1",): [3, 4]}


def test_of_two_meanings_the_earlier_stands_until_a_third_names_both(
    pair: list[Station], clock: SetClock
) -> None:
    first = call(pair[0], 3)
    meet(pair)
    here = call(pair[0], 4, first)
    clock.advance(1)
    there = call(pair[1], 5, first)
    meet(pair)
    assert heads(pair[1]) == {("d1",): [3, 4]}
    call(pair[1], 5, " ".join(sorted((here, there))))
    meet(pair)
    assert heads(pair[0]) == {("d1",): [3, 4, 5]}
