"""Out and in at one stroke, and a group counted anew: whole or not at all, in a full hall too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.clock import SetClock
from app.domain.door import Cause, Presence, Word
from app.errors import Refused
from app.paths import Home
from app.service import door
from app.service.passing_again import come_back, come_late, recount
from app.store import door as store
from tests.service.evening import DOOR, UNION, A, Planned, lay_out

CAPACITY = 20


@pytest.fixture
def evening(home: Home, clock: SetClock) -> Iterator[Planned]:
    made = lay_out(home, clock, capacity=CAPACITY)
    yield made
    made.station.close()


def inside(evening: Planned) -> tuple[int, int]:
    """Here now, and ever."""
    with evening.station.database.reading() as connection:
        return store.heads(connection, A)


def fill(evening: Planned, heads: int) -> None:
    """So many more, let in by hand where there is no place."""
    verdict = door.walk_in(evening.station, A, UNION, door=DOOR, heads=heads)
    if not verdict.let_in:
        door.admit_by_hand(
            evening.station, A, verdict.subject, because="agreed", door=DOOR, turned=verdict.fact
        )


@pytest.mark.parametrize("others", [3, CAPACITY - 1, CAPACITY + 4])
def test_whoever_went_out_unseen_has_a_place(evening: Planned, clock: SetClock, others: int) -> None:
    first = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
    fill(evening, others)
    clock.advance(60)
    back = come_back(evening.station, A, first.subject, door="Door B")
    assert (back.verdict.word, back.verdict.cause) == (Word.WELCOME, Cause.BACK_AGAIN)
    assert inside(evening) == (others + 1, others + 1)
    door.undo(evening.station, A, back.verdict.fact, unseen=back.out)
    assert inside(evening) == (others + 1, others + 1)


def test_a_group_comes_back_as_many_as_it_was(evening: Planned) -> None:
    first = door.check_in(evening.station, A, evening.group, door=DOOR, heads=9, young=8)
    assert come_back(evening.station, A, first.subject, door=DOOR).verdict.heads == 9
    assert inside(evening) == (9, 9)


def test_whoever_is_not_inside_does_not_come_back(evening: Planned) -> None:
    first = door.check_in(evening.station, A, evening.delegate[0], door=DOOR)
    door.check_out(evening.station, A, evening.delegate[0], door=DOOR)
    with pytest.raises(Refused, match="not counted as in the hall"):
        come_back(evening.station, A, first.subject, door=DOOR)
    assert inside(evening) == (0, 1)


@pytest.mark.parametrize("heads", [1, 11, 14, 16])
def test_a_group_is_counted_anew(evening: Planned, heads: int) -> None:
    first = door.check_in(evening.station, A, evening.group, door=DOOR)
    again = recount(evening.station, A, first.fact, first.subject, heads=heads, young=heads - 1, door=DOOR)
    assert (again.word, again.heads, again.nth) == (Word.WELCOME, heads, heads)
    assert inside(evening) == (heads, heads)


def test_those_who_are_too_many_are_turned_away_and_the_group_stays(evening: Planned) -> None:
    first = door.check_in(evening.station, A, evening.group, door=DOOR)
    fill(evening, 4)
    verdict = recount(evening.station, A, first.fact, first.subject, heads=17, young=14, door=DOOR)
    assert (verdict.word, verdict.cause, verdict.heads) == (Word.HALL_FULL, Cause.FULL, 3)
    assert inside(evening) == (18, 18)
    by_hand = door.admit_by_hand(
        evening.station, A, verdict.subject, because="the organiser agreed", door=DOOR, turned=verdict.fact
    )
    assert (by_hand.cause, by_hand.heads, by_hand.institution) == (Cause.OVER_FULL, 3, "Oak Road Church")
    assert inside(evening) == (21, 21)


def test_in_a_hall_that_is_over_full_a_group_may_be_counted_down(evening: Planned) -> None:
    first = door.check_in(evening.station, A, evening.group, door=DOOR)
    fill(evening, 10)
    verdict = recount(evening.station, A, first.fact, first.subject, heads=12, young=11, door=DOOR)
    assert (verdict.word, verdict.heads) == (Word.WELCOME, 12)
    assert inside(evening) == (22, 22)


def test_impossible_numbers_and_something_that_came_after_change_nothing(evening: Planned) -> None:
    first = door.check_in(evening.station, A, evening.group, door=DOOR)
    with pytest.raises(Refused):
        recount(evening.station, A, first.fact, first.subject, heads=3, young=4, door=DOOR)
    out = door.check_out(evening.station, A, evening.group, door=DOOR)
    for fact in (first.fact, out.fact):
        with pytest.raises(Refused, match="not counted as in the hall"):
            recount(evening.station, A, fact, first.subject, heads=12, young=11, door=DOOR)
    door.check_in(evening.station, A, evening.group, door=DOOR)
    with pytest.raises(Refused, match="after it"):
        recount(evening.station, A, first.fact, first.subject, heads=12, young=11, door=DOOR)
    door.check_out(evening.station, A, evening.group, door=DOOR)
    with evening.station.database.reading() as connection:
        assert store.passing(connection, A, first.subject).seen.state is Presence.OUT


def test_those_of_a_group_who_come_late_are_added(evening: Planned, clock: SetClock) -> None:
    first = door.check_in(evening.station, A, evening.group, door=DOOR, heads=9, young=8)
    assert (first.heads, first.young) == (9, 8)
    clock.advance(60)
    late = come_late(evening.station, A, first.subject, heads=4, young=3, door="Door B")
    assert (late.word, late.cause, late.heads, late.young) == (Word.WELCOME, Cause.LATE, 4, 3)
    assert (late.institution, late.kind, late.nth) == (first.institution, first.kind, 13)
    assert late.subject != first.subject
    assert inside(evening) == (13, 13)
    with evening.station.database.reading() as connection:
        kept = store.scan(connection, A, late.fact)
        assert kept is not None
        assert (kept.heads, kept.young, kept.delegation) == (4, 3, first_delegation(evening, first.fact))
    door.undo(evening.station, A, late.fact)
    assert inside(evening) == (9, 9)


def first_delegation(evening: Planned, fact: str) -> str:
    """Whose that fact says they are."""
    with evening.station.database.reading() as connection:
        row = store.scan(connection, A, fact)
        assert row is not None
        return row.delegation


def test_late_ones_need_places_too(evening: Planned) -> None:
    first = door.check_in(evening.station, A, evening.group, door=DOOR, heads=9, young=8)
    fill(evening, CAPACITY - 10)
    late = come_late(evening.station, A, first.subject, heads=2, young=2, door=DOOR)
    assert (late.word, late.heads, late.young) == (Word.HALL_FULL, 2, 2)
    assert inside(evening) == (CAPACITY - 1, CAPACITY - 1)


def test_a_group_that_is_not_inside_has_no_late_ones(evening: Planned) -> None:
    first = door.check_in(evening.station, A, evening.group, door=DOOR)
    door.check_out(evening.station, A, evening.group, door=DOOR)
    with pytest.raises(Refused, match="not counted as in the hall"):
        come_late(evening.station, A, first.subject, heads=2, young=2, door=DOOR)


def test_a_repeat_at_once_says_as_many_as_were_counted(evening: Planned) -> None:
    first = door.check_in(evening.station, A, evening.group, door=DOOR)
    recount(evening.station, A, first.fact, first.subject, heads=5, young=3, door=DOOR)
    again = door.check_in(evening.station, A, evening.group, door=DOOR)
    assert (again.cause, again.heads, again.young) == (Cause.AGAIN_AT_ONCE, 5, 3)


def test_in_all_counts_those_too_who_came_late(evening: Planned, clock: SetClock) -> None:
    """Of 14 on the badge 11 come, then 3; whoever counts them all anew has not to know that."""
    first = door.check_in(evening.station, A, evening.group, door=DOOR)
    recount(evening.station, A, first.fact, first.subject, heads=11, young=9, door=DOOR)
    clock.advance(600)
    again = door.check_in(evening.station, A, evening.group, door=DOOR)
    assert (again.word, again.heads, again.young) == (Word.ALREADY_IN, 11, 9)
    come_late(evening.station, A, first.subject, heads=3, young=3, door=DOOR)
    assert inside(evening) == (14, 14)
    clock.advance(600)
    again = door.check_in(evening.station, A, evening.group, door=DOOR)
    assert (again.word, again.heads, again.young) == (Word.ALREADY_IN, 14, 12)
    (hit,) = door.Finder(evening.station.database, A).find(again.caption).hits
    assert (hit.state, hit.heads, hit.young) == ("in", 14, 12)
    anew = recount(evening.station, A, "", first.subject, heads=13, young=11, door=DOOR)
    assert (anew.word, anew.heads) == (Word.WELCOME, 13)
    assert inside(evening) == (13, 13)
    board = door.board(evening.station.database, A, door=DOOR, now=clock.now())
    assert next(each.here for each in board.counts if each.name == "Oak Road Church") == 13


def test_late_ones_who_were_let_in_by_hand_are_of_the_group_too(evening: Planned) -> None:
    first = door.check_in(evening.station, A, evening.group, door=DOOR, heads=9, young=8)
    fill(evening, CAPACITY - 9)
    late = come_late(evening.station, A, first.subject, heads=2, young=2, door=DOOR)
    door.admit_by_hand(evening.station, A, late.subject, because="agreed", door=DOOR, turned=late.fact)
    assert inside(evening) == (CAPACITY + 2, CAPACITY + 2)
    recount(evening.station, A, "", first.subject, heads=10, young=9, door=DOOR)
    assert inside(evening) == (CAPACITY + 1, CAPACITY + 1)
