"""A speaker who comes through the door is known by the agenda."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.clock import SetClock
from app.domain.door import Word
from app.paths import Home
from app.service import door
from app.store import plan as plans
from app.store.door import about
from app.store.speakers import is_asked, speaks_in
from tests.service.evening import ASK_WAGE, DOOR, SETUP, WELCOME, A, Planned, lay_out


@pytest.fixture
def evening(home: Home, clock: SetClock) -> Iterator[Planned]:
    made = lay_out(home, clock)
    yield made
    made.station.close()


def says(evening: Planned, item: str, who: str) -> None:
    with evening.station.change("agenda_item_changed", A) as change:
        change.row("agenda_item", item, {"who": who})


def item(evening: Planned) -> int:
    """Where the one delegate with a name speaks."""
    with evening.station.database.reading() as connection:
        (person,) = plans.people(connection, A)
        return speaks_in(connection, A, about(connection, A, person.id).name)


@pytest.mark.parametrize("who", ["Delegate Ŵn", "delegate wn", "Delegate Ŵn, Elm Street School"])
def test_by_name_with_or_without_accents_and_more_words(evening: Planned, who: str) -> None:
    says(evening, ASK_WAGE, who)
    assert item(evening) == 3  # of the public ones, as the running order numbers them


@pytest.mark.parametrize("who", ["", "Delegate Ŵnn", "Co-chair", "Wn"])
def test_nobody_else(evening: Planned, who: str) -> None:
    says(evening, ASK_WAGE, who)
    assert item(evening) == 0


def test_the_first_of_two_and_none_that_is_not_public(evening: Planned) -> None:
    says(evening, SETUP, "Delegate Ŵn")
    assert item(evening) == 0
    says(evening, ASK_WAGE, "Delegate Ŵn")
    says(evening, WELCOME, "Delegate Ŵn")
    assert item(evening) == 1


def test_the_door_says_it_to_this_person_only(evening: Planned) -> None:
    says(evening, ASK_WAGE, "Delegate Ŵn")
    first = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
    second = door.check_in(evening.station, A, evening.delegate[1], door=DOOR)
    assert (first.word, first.speaks_in, second.speaks_in) == (Word.WELCOME, 3, 0)


def test_a_power_holder_is_known_by_name(evening: Planned) -> None:
    with evening.station.database.reading() as connection:
        (person,) = plans.people(connection, A)
        name = about(connection, A, person.id).name
        assert name == "delegate wn"
        assert not is_asked(connection, A, name)
    with evening.station.change("power_holder_added", A) as change:
        change.row("power_holder", None, {"name": "delegate WN"})
    with evening.station.database.reading() as connection:
        assert is_asked(connection, A, name)
        assert not is_asked(connection, A, "nobody")
        assert not is_asked(connection, A, about(connection, A, "nobody").name)
