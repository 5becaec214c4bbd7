"""The chair: items, clocks, roll call and end, against the real store."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.clock import SetClock
from app.domain.chair import Evening, When, Whose
from app.domain.stage import Showing
from app.domain.tally import Beside
from app.errors import Refused
from app.service import chair, door, stage, tally
from app.service.boards.chair import ChairBoard
from app.store import journal
from tests.service.evening import (
    ASK_HOMES,
    ASK_WAGE,
    CHURCH,
    CLOSE,
    DOOR,
    MAYOR_1,
    MAYOR_2,
    MUSIC,
    ROLL,
    SCHOOL,
    SETUP,
    UNION,
    WAGE,
    WELCOME,
    A,
    Planned,
)


def board(evening: Planned, clock: SetClock) -> ChairBoard:
    return chair.board(evening.station.database, A, clock.now())


def so_far(evening: Planned, clock: SetClock) -> Evening:
    return board(evening, clock).evening


class TestItems:
    def test_next_begins_with_the_first_public_item(self, evening: Planned, clock: SetClock) -> None:
        assert board(evening, clock).on is None
        chair.next_item(evening.station, A)
        on = board(evening, clock).on
        assert on is not None
        assert (on.item.id, on.number) == (WELCOME, 1)
        chair.next_item(evening.station, A)
        assert so_far(evening, clock).item == ROLL

    def test_the_doors_item_can_be_begun_by_name(self, evening: Planned, clock: SetClock) -> None:
        chair.start_item(evening.station, A, SETUP)
        assert so_far(evening, clock).item == SETUP
        chair.next_item(evening.station, A)
        assert so_far(evening, clock).item == WELCOME

    def test_back_and_its_bounds(self, evening: Planned, clock: SetClock) -> None:
        with pytest.raises(Refused, match="no item before"):
            chair.back(evening.station, A)
        chair.start_item(evening.station, A, ROLL)
        chair.back(evening.station, A)
        assert so_far(evening, clock).item == WELCOME
        chair.start_item(evening.station, A, SETUP)
        with pytest.raises(Refused, match="no item before"):
            chair.back(evening.station, A)

    def test_there_is_nothing_after_the_last(self, evening: Planned) -> None:
        chair.start_item(evening.station, A, CLOSE)
        with pytest.raises(Refused, match="no further"):
            chair.next_item(evening.station, A)

    def test_an_item_that_is_not_there_is_refused(self, evening: Planned) -> None:
        with pytest.raises(Refused, match="running order"):
            chair.start_item(evening.station, A, "nothing")

    def test_the_end_and_a_new_beginning(self, evening: Planned, clock: SetClock) -> None:
        with pytest.raises(Refused, match="No item"):
            chair.end_assembly(evening.station, A)
        chair.start_item(evening.station, A, CLOSE)
        clock.advance(60)
        chair.end_assembly(evening.station, A)
        ended = so_far(evening, clock)
        assert (ended.item, ended.ended) == ("", clock.now())
        with pytest.raises(Refused, match="ended"):
            chair.next_item(evening.station, A)
        chair.back(evening.station, A)
        assert so_far(evening, clock).item == CLOSE

    def test_every_press_follows_the_one_before(self, evening: Planned) -> None:
        chair.next_item(evening.station, A)
        chair.hold(evening.station, A)
        chair.next_item(evening.station, A)
        with evening.station.database.reading() as connection:
            marks = [e for e in journal.entries(connection, A) if '"agenda_mark"' in e.body]
        assert [e.kind for e in marks] == ["item_started", "item_held", "item_started"]
        assert '"after"' not in marks[0].body
        assert f'"after":"{marks[0].station}.{marks[0].number}.0"' in marks[1].body


class TestClocks:
    def test_hold_and_resume(self, evening: Planned, clock: SetClock) -> None:
        chair.next_item(evening.station, A)
        clock.advance(60)
        chair.hold(evening.station, A)
        chair.hold(evening.station, A)
        clock.advance(60)
        held = so_far(evening, clock)
        assert held.held
        assert held.item_timer is not None
        assert held.item_timer.left(clock.now()) == timedelta(minutes=4)
        chair.resume(evening.station, A)
        chair.resume(evening.station, A)
        clock.advance(60)
        going = so_far(evening, clock).item_timer
        assert going is not None
        assert going.left(clock.now()) == timedelta(minutes=3)

    def test_time_is_added_to_one_clock(self, evening: Planned, clock: SetClock) -> None:
        chair.start_item(evening.station, A, ASK_WAGE)
        with pytest.raises(Refused, match="Nobody"):
            chair.add_time(evening.station, A, 60, Whose.SPEAKER)
        chair.start_speaker(evening.station, A, MAYOR_1, 120)
        chair.add_time(evening.station, A, 60)
        chair.add_time(evening.station, A, -30, Whose.SPEAKER)
        now = so_far(evening, clock)
        assert now.item_timer is not None
        assert now.speaker_timer is not None
        assert now.item_timer.length == timedelta(minutes=16)
        assert now.speaker_timer.length == timedelta(seconds=90)

    @pytest.mark.parametrize("seconds", [0, 3601, -3601])
    def test_no_time_and_too_much_time_are_refused(self, evening: Planned, seconds: int) -> None:
        chair.next_item(evening.station, A)
        with pytest.raises(Refused):
            chair.add_time(evening.station, A, seconds)

    def test_without_an_item_there_is_no_clock(self, evening: Planned) -> None:
        for press in (chair.hold, chair.resume, chair.end_assembly):
            with pytest.raises(Refused, match="No item"):
                press(evening.station, A)
        with pytest.raises(Refused, match="No item"):
            chair.start_speaker(evening.station, A, MAYOR_1, 60)

    def test_a_clock_stands_in_the_store_not_in_memory(self, evening: Planned, clock: SetClock) -> None:
        chair.next_item(evening.station, A)
        clock.advance(100)
        again = chair.board(evening.station.database, A, clock.now()).evening.item_timer
        assert again is not None
        assert again.elapsed(clock.now()) == timedelta(seconds=100)


class TestBoard:
    def test_who_is_asked(self, evening: Planned, clock: SetClock) -> None:
        chair.start_item(evening.station, A, ASK_WAGE)
        tally.put_ask(evening.station, A, WAGE, MAYOR_2)
        chair.start_speaker(evening.station, A, MAYOR_2, 120)
        made = board(evening, clock)
        assert made.ask is not None
        assert made.ask.id == WAGE
        assert [(line.name, line.standing, line.times_asked, line.speaking) for line in made.asked] == [
            ("Mayor 1", Beside.NOT_ASKED, 0, False),
            ("Mayor 2", Beside.WAITING, 1, True),
        ]

    def test_late_it_says_what_to_drop(self, evening: Planned, clock: SetClock) -> None:
        chair.next_item(evening.station, A)
        assert board(evening, clock).shorten == ()
        clock.advance(9 * 60)
        made = board(evening, clock)
        assert made.timeline.over == timedelta(minutes=4)
        assert [item.id for item in made.shorten] == [MUSIC]
        assert made.shorten_by == timedelta(minutes=5)

    def test_the_running_order(self, evening: Planned, clock: SetClock) -> None:
        chair.start_item(evening.station, A, ASK_HOMES)
        lines = board(evening, clock).timeline.lines
        assert [line.when for line in lines] == [*[When.DONE] * 5, When.NOW, *[When.COMING] * 2]
        assert board(evening, clock).showing is Showing.ASK

    def test_what_the_hall_sees(self, evening: Planned, clock: SetClock) -> None:
        chair.next_item(evening.station, A)
        stage.hold_stage(evening.station, A)
        assert board(evening, clock).stage_held


class TestRollCall:
    def test_in_order_with_numbers_as_they_were_read(self, evening: Planned, clock: SetClock) -> None:
        door.walk_in(evening.station, A, CHURCH, door=DOOR, heads=11)
        chair.start_item(evening.station, A, ROLL)
        assert [line.delegation for line in board(evening, clock).roll] == [CHURCH, SCHOOL, UNION]
        assert chair.call(evening.station, A) == 11
        door.walk_in(evening.station, A, CHURCH, door=DOOR, heads=4)
        made = board(evening, clock)
        assert (made.roll[0].called, made.roll[0].here, made.roll_at) == (11, 15, 1)
        assert chair.call(evening.station, A, UNION) == 0
        assert chair.call(evening.station, A) == 0
        assert board(evening, clock).roll_at == 3
        with pytest.raises(Refused, match="Every institution"):
            chair.call(evening.station, A)

    def test_a_call_is_taken_back_and_made_again(self, evening: Planned, clock: SetClock) -> None:
        chair.start_item(evening.station, A, ROLL)
        with pytest.raises(Refused, match="Nobody was called"):
            chair.uncall(evening.station, A)
        chair.call(evening.station, A, CHURCH)
        with pytest.raises(Refused, match="already"):
            chair.call(evening.station, A, CHURCH)
        chair.uncall(evening.station, A)
        assert board(evening, clock).roll[0].called is None
        door.walk_in(evening.station, A, CHURCH, door=DOOR, heads=2)
        assert chair.call(evening.station, A) == 2

    def test_an_institution_nobody_knows_is_refused(self, evening: Planned) -> None:
        with pytest.raises(Refused, match="not in the list"):
            chair.call(evening.station, A, "nowhere")

    def test_left_early_and_gone_back_into_it_goes_on_where_it_stood(
        self, evening: Planned, clock: SetClock
    ) -> None:
        chair.start_item(evening.station, A, ROLL)
        chair.call(evening.station, A)
        before = board(evening, clock).roll
        chair.next_item(evening.station, A)
        assert board(evening, clock).roll == ()
        chair.back(evening.station, A)
        again = board(evening, clock)
        assert (again.roll, again.roll_at) == (before, 1)
        chair.call(evening.station, A)
        assert board(evening, clock).roll_at == 2

    def test_it_is_on_the_board_only_while_it_is_on(self, evening: Planned, clock: SetClock) -> None:
        chair.start_item(evening.station, A, WELCOME)
        assert board(evening, clock).roll == ()


def test_people_whom_no_name_counts_are_told_to_the_chair(evening: Planned, clock: SetClock) -> None:
    door.guest(evening.station, A, door=DOOR, heads=4)
    assert board(evening, clock).unassigned == 0
    door.admit_by_hand(evening.station, A, "", because="wet badge", door=DOOR)
    made = board(evening, clock)
    assert (made.people, made.unassigned) == (5, 1)
