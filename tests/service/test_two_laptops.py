"""One evening on two laptops that meet now and then: neither waits, nothing is lost, both show the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.clock import SetClock
from app.domain.door import Word
from app.domain.stage import Item, Showing
from app.domain.tally import Answer, ReadBackOutcome, Spoken
from app.paths import Home
from app.service import chair, door, stage, tally
from app.store import clashes, journal
from app.store.apply import anchor
from app.store.station import Station
from tests.conftest import THE_EVENING
from tests.service.evening import ASK_WAGE, DOOR, MAYOR_1, MUSIC, ROLL, UNION, WAGE, WELCOME, A, Planned


@pytest.fixture
def other(evening: Planned, tmp_path: Path) -> Iterator[Station]:
    """A second laptop at the same evening, its clock three minutes behind."""
    made = Station.open(Home(tmp_path / "other"), SetClock(THE_EVENING - timedelta(minutes=3)))
    evening.station.admit(A, made.admission(post="door"))
    with made.database.writing() as connection:
        anchor(connection, evening.station.public_key)
    meet(evening.station, made)
    yield made
    made.close()


def meet(one: Station, other: Station) -> None:
    """Each is given what the other did."""
    for giver, taker in ((one, other), (other, one)):
        with giver.database.reading() as connection:
            entries = list(journal.entries(connection, A))
        taker.merge(entries)


def clashing(station: Station) -> int:
    with station.database.reading() as connection:
        return len(clashes.fact_clashes(connection, A))


def test_a_badge_at_two_doors_that_did_not_hear_of_each_other(evening: Planned, other: Station) -> None:
    """Both let in, as a door never waits; one person is counted once they meet."""
    assert door.check_in(evening.station, A, evening.delegate[0], door=DOOR).word is Word.WELCOME
    assert door.check_in(other, A, evening.delegate[0], door="Door B").word is Word.WELCOME
    meet(evening.station, other)
    for each in (evening.station, other):
        board = door.board(each.database, A, door=DOOR, now=THE_EVENING)
        assert (board.hall.now, board.hall.ever) == (1, 1)
    assert door.check_in(evening.station, A, evening.delegate[0], door="Door C").word is Word.ALREADY_IN


def test_a_badge_seen_at_the_other_door_is_seen_here(evening: Planned, other: Station) -> None:
    door.check_in(other, A, evening.group, door="Door B")
    door.walk_in(other, A, UNION, door="Door B", heads=4)
    meet(evening.station, other)
    verdict = door.check_in(evening.station, A, evening.group, door=DOOR)
    assert (verdict.word, verdict.door) == (Word.ALREADY_IN, "Door B")
    assert door.board(evening.station.database, A, door=DOOR, now=THE_EVENING).hall.now == 18


def test_two_co_chairs_press_next_at_once(evening: Planned, other: Station) -> None:
    """It goes on by one, not by two."""
    chair.start_item(evening.station, A, WELCOME)
    meet(evening.station, other)
    chair.next_item(evening.station, A)
    chair.next_item(other, A)
    meet(evening.station, other)
    for each in (evening.station, other):
        now = chair.board(each.database, A, THE_EVENING).evening
        assert (now.item, len(now.ran)) == (ROLL, 2)
    assert clashing(other) == 0
    chair.next_item(other, A)
    meet(evening.station, other)
    assert chair.board(evening.station.database, A, THE_EVENING).evening.item == ASK_WAGE


def test_two_co_chairs_go_to_different_items(evening: Planned, other: Station) -> None:
    chair.start_item(evening.station, A, WELCOME)
    meet(evening.station, other)
    chair.start_item(evening.station, A, ROLL)
    chair.start_item(other, A, MUSIC)
    meet(evening.station, other)
    items = {chair.board(each.database, A, THE_EVENING).evening.item for each in (evening.station, other)}
    assert len(items) == 1
    assert clashing(evening.station) > 0


def test_an_answer_kept_by_a_slow_clock_still_answers(evening: Planned, other: Station) -> None:
    """Asked at the chair by one clock, answered at the tally by one three minutes behind."""
    tally.put_ask(evening.station, A, WAGE, MAYOR_1)
    meet(evening.station, other)
    tally.record_answer(other, A, WAGE, MAYOR_1, Spoken(Answer.YES))
    meet(evening.station, other)
    cell = tally.board(evening.station.database, A, None).cell(WAGE, MAYOR_1)
    assert cell is not None
    assert cell.standing is Answer.YES
    assert tally.read_back(evening.station, A, WAGE, MAYOR_1, ReadBackOutcome.AGREED).locked


def test_one_asking_put_down_twice_counts_once(evening: Planned, other: Station) -> None:
    tally.put_ask(evening.station, A, WAGE, MAYOR_1)
    tally.put_ask(other, A, WAGE, MAYOR_1)
    tally.record_answer(evening.station, A, WAGE, MAYOR_1, Spoken(Answer.NO))
    meet(evening.station, other)
    for each in (evening.station, other):
        cell = tally.board(each.database, A, None).cell(WAGE, MAYOR_1)
        assert cell is not None
        assert (len(cell.askings), cell.standing) == (1, Answer.NO)


def test_two_keepers_hear_different_answers(evening: Planned, other: Station) -> None:
    tally.put_ask(evening.station, A, WAGE, MAYOR_1)
    meet(evening.station, other)
    tally.record_answer(evening.station, A, WAGE, MAYOR_1, Spoken(Answer.NO))
    tally.record_answer(other, A, WAGE, MAYOR_1, Spoken(Answer.YES))
    meet(evening.station, other)
    standing = {
        cell.standing
        for each in (evening.station, other)
        if (cell := tally.board(each.database, A, None).cell(WAGE, MAYOR_1))
    }
    assert len(standing) == 1
    assert clashing(evening.station) == clashing(other) == 1


def test_the_hall_sees_what_the_other_laptop_shows(evening: Planned, other: Station) -> None:
    chair.start_item(evening.station, A, MUSIC)
    meet(evening.station, other)
    assert isinstance(stage.picture(other.database, A, THE_EVENING).scene, Item)
    stage.show(other, A, Showing.BLANK)
    meet(evening.station, other)
    assert stage.board(evening.station.database, A, THE_EVENING).showing is Showing.BLANK
