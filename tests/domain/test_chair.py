"""Clocks are stored facts read against now; the running order is arithmetic on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.chair import (
    NOTHING,
    Evening,
    Mark,
    Step,
    Timer,
    When,
    Whose,
    answer_length,
    evening,
    projected_end,
    roll_call_length,
    timeline,
    to_drop,
    wall,
)
from app.domain.plan import AgendaItem, Assembly, Delegation, InstitutionType, ItemKind

START = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def minutes(length: float) -> timedelta:
    return timedelta(minutes=length)


def mark(
    step: Step, minute: float, item: str = "", *, seconds: int = 0, whose: Whose = Whose.ITEM, who: str = ""
) -> Mark:
    return Mark(f"{step}{minute}", step, whose, item, at(minute), seconds, who)


ASSEMBLY = Assembly(
    "a1",
    "Assembly",
    "Alliance",
    "Hall",
    date(2026, 11, 24),
    "18:30",
    "19:30",
    "Europe/London",
    600,
    500,
    417,
)


def item(id: str, length: float, *, public: bool = True) -> AgendaItem:
    return AgendaItem(id, id, f"Item {id}", ItemKind.OTHER, "", "", int(length * 60), public)


AGENDA = (
    item("setup", 30, public=False),
    item("welcome", 5),
    item("ask", 20),
    item("recap", 10),
    item("close", 25),
    item("evaluation", 20, public=False),
)


class TestTimer:
    def test_counts_from_its_start(self) -> None:
        timer = Timer(at(0), minutes(5))
        assert timer.elapsed(at(2)) == minutes(2)
        assert timer.left(at(2)) == minutes(3)
        assert timer.left(at(7)) == minutes(-2)

    def test_stands_still_while_held(self) -> None:
        timer = Timer(at(0), minutes(5), held_since=at(2))
        assert timer.elapsed(at(30)) == minutes(2)

    def test_never_shows_less_than_nothing(self) -> None:
        assert Timer(at(0), minutes(5)).elapsed(at(-90)) == NOTHING
        assert Timer(at(0), minutes(5), added=minutes(-9)).length == NOTHING


class TestEvening:
    def test_nothing_yet(self) -> None:
        assert evening([]) == Evening()

    def test_an_item_begins_and_the_next_one_ends_it(self) -> None:
        now = evening(
            [mark(Step.STARTED, 0, "welcome", seconds=300), mark(Step.STARTED, 6, "ask", seconds=1200)]
        )
        assert now.item == "ask"
        assert now.opened == at(0)
        assert [(ran.item, ran.ended, ran.used) for ran in now.ran] == [
            ("welcome", at(6), minutes(6)),
            ("ask", None, NOTHING),
        ]

    def test_held_time_does_not_count(self) -> None:
        now = evening(
            [
                mark(Step.STARTED, 0, "ask", seconds=1200),
                mark(Step.HELD, 3),
                mark(Step.HELD, 5),
                mark(Step.RESUMED, 10),
                mark(Step.RESUMED, 11),
                mark(Step.STARTED, 15, "recap", seconds=600),
            ]
        )
        assert now.ran[0].used == minutes(8)
        assert not now.held

    def test_a_hold_stops_the_speaker_too(self) -> None:
        now = evening(
            [
                mark(Step.STARTED, 0, "ask", seconds=1200),
                mark(Step.STARTED, 1, seconds=120, whose=Whose.SPEAKER, who="p1"),
                mark(Step.HELD, 2),
            ]
        )
        assert now.held
        assert now.speaker == "p1"
        assert now.speaker_timer is not None
        assert now.speaker_timer.left(at(9)) == minutes(1)

    def test_time_added_goes_to_one_clock_only(self) -> None:
        now = evening(
            [
                mark(Step.STARTED, 0, "ask", seconds=1200),
                mark(Step.STARTED, 1, seconds=120, whose=Whose.SPEAKER, who="p1"),
                mark(Step.ADDED, 2, seconds=60, whose=Whose.SPEAKER),
            ]
        )
        assert now.item_timer is not None
        assert now.speaker_timer is not None
        assert (now.item_timer.added, now.speaker_timer.added) == (NOTHING, minutes(1))

    def test_the_next_item_takes_the_speaker_off(self) -> None:
        now = evening(
            [
                mark(Step.STARTED, 0, "ask", seconds=1200),
                mark(Step.STARTED, 1, seconds=120, whose=Whose.SPEAKER, who="p1"),
                mark(Step.STARTED, 4, "recap", seconds=600),
            ]
        )
        assert (now.speaker, now.speaker_timer) == ("", None)

    def test_the_end_closes_the_last_item_and_keeps_the_opening(self) -> None:
        now = evening([mark(Step.STARTED, 0, "ask", seconds=1200), mark(Step.ENDED, 9)])
        assert (now.item, now.opened, now.ended) == ("", at(0), at(9))
        assert now.ran[-1].ended == at(9)

    def test_started_again_after_the_end_it_goes_on(self) -> None:
        now = evening(
            [
                mark(Step.STARTED, 0, "ask", seconds=1200),
                mark(Step.ENDED, 9),
                mark(Step.STARTED, 10, "ask", seconds=1200),
            ]
        )
        assert (now.item, now.opened, now.ended) == ("ask", at(0), None)
        assert len(now.ran) == 2

    @given(
        st.lists(
            st.builds(
                Mark,
                st.uuids().map(str),
                st.sampled_from(Step),
                st.sampled_from(Whose),
                st.sampled_from(["welcome", "ask", "recap"]),
                st.integers(-600, 600).map(lambda each: at(each / 10)),
                st.integers(-600, 3600),
                st.sampled_from(["p1", "p2"]),
            ),
            max_size=30,
        ),
        st.integers(-900, 900).map(lambda each: at(each / 10)),
    )
    def test_whatever_is_pressed_no_time_is_negative(self, marks: list[Mark], now: datetime) -> None:
        """Even with clocks that go back: used and elapsed time and lengths stay at nought or above."""
        where = evening(marks)
        assert all(ran.used >= NOTHING for ran in where.ran)
        for timer in (where.item_timer, where.speaker_timer):
            if timer is not None:
                assert timer.elapsed(now) >= NOTHING
                assert timer.length >= NOTHING
        assert where.last_mark == (marks[-1].id if marks else "")
        # only the last one may still run
        assert all(ran.ended is not None for ran in where.ran[:-1])
        lines = timeline(ASSEMBLY, AGENDA, where, now)
        assert [line.item for line in lines.lines] == list(AGENDA)
        assert sum(line.when is When.NOW for line in lines.lines) == (where.item != "")


class TestTimeline:
    def test_the_public_part_begins_at_the_announced_time(self) -> None:
        plan = timeline(ASSEMBLY, AGENDA, Evening(), at(-120))
        assert [line.planned for line in plan.lines] == [at(-30), at(0), at(5), at(25), at(35), at(60)]
        assert [line.expected for line in plan.lines] == [line.planned for line in plan.lines]
        assert [line.number for line in plan.lines] == [0, 1, 2, 3, 4, 0]
        assert plan.planned_end == plan.promised_end == plan.projected_end == at(60)

    def test_not_begun_in_time_it_ends_later(self) -> None:
        plan = timeline(ASSEMBLY, AGENDA, Evening(), at(10))
        assert plan.over == minutes(10)
        # what was to be prepared before the doors delays nothing and does not come any more
        assert (plan.lines[0].when, plan.lines[0].expected) == (When.DONE, at(-30))
        assert plan.lines[1].expected == at(10)

    def test_an_item_over_its_time_moves_the_end_minute_by_minute(self) -> None:
        so_far = evening([mark(Step.STARTED, 0, "welcome", seconds=300)])
        assert timeline(ASSEMBLY, AGENDA, so_far, at(4)).over == NOTHING
        assert timeline(ASSEMBLY, AGENDA, so_far, at(8)).over == minutes(3)

    def test_time_saved_brings_the_end_forward(self) -> None:
        so_far = evening(
            [mark(Step.STARTED, 0, "welcome", seconds=300), mark(Step.STARTED, 3, "ask", seconds=1200)]
        )
        plan = timeline(ASSEMBLY, AGENDA, so_far, at(3))
        assert plan.over == minutes(-2)
        assert [line.when for line in plan.lines] == [When.DONE, When.DONE, When.NOW, *[When.COMING] * 3]

    def test_a_skipped_item_takes_no_time(self) -> None:
        so_far = evening(
            [mark(Step.STARTED, 0, "welcome", seconds=300), mark(Step.STARTED, 5, "recap", seconds=600)]
        )
        assert timeline(ASSEMBLY, AGENDA, so_far, at(5)).projected_end == at(40)

    def test_after_the_end_everything_is_done(self) -> None:
        so_far = evening([mark(Step.STARTED, 0, "welcome", seconds=300), mark(Step.ENDED, 50)])
        plan = timeline(ASSEMBLY, AGENDA, so_far, at(55))
        assert {line.when for line in plan.lines} == {When.DONE}
        assert plan.projected_end == at(50)

    def test_an_evening_past_midnight_ends_the_next_day(self) -> None:
        late = Assembly("a1", "", "", "", date(2026, 11, 24), "22:30", "00:30", "Europe/London", 0, 0, 1)
        plan = timeline(late, AGENDA, Evening(), at(0))
        assert plan.promised_end == datetime(2026, 11, 25, 0, 30, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("day", "utc_hour"), [(date(2026, 3, 28), 18), (date(2026, 3, 29), 17), (date(2026, 10, 25), 18)]
    )
    def test_a_planned_time_is_the_venues_wall_time(self, day: date, utc_hour: int) -> None:
        summer = Assembly("a1", "", "", "", day, "18:30", "19:30", "Europe/London", 0, 0, 1)
        assert wall(summer, "18:30").hour == utc_hour

    @given(st.lists(st.integers(0, 3600), min_size=1, max_size=12), st.integers(0, 200))
    def test_lengths_add_up(self, lengths: list[int], late: int) -> None:
        agenda = [AgendaItem(str(n), "", "", ItemKind.OTHER, "", "", each) for n, each in enumerate(lengths)]
        plan = timeline(ASSEMBLY, agenda, Evening(), at(-60))
        assert plan.planned_end - at(0) == timedelta(seconds=sum(lengths))
        begun = evening([Mark("m", Step.STARTED, Whose.ITEM, "0", at(late), lengths[0])])
        assert timeline(ASSEMBLY, agenda, begun, at(late)).projected_end == at(late) + timedelta(
            seconds=sum(lengths)
        )


class TestToDrop:
    """What to leave out when it is late."""

    def late(self, minutes_late: float, *kinds: tuple[ItemKind, float, bool]) -> list[str]:
        agenda = [item("welcome", 5)]
        agenda += [
            replace(item(f"{kind}", length), kind=kind, protected=protected)
            for kind, length, protected in kinds
        ]
        total = 5 + sum(length for _, length, _ in kinds)
        ends = at(total - minutes_late)
        short = replace(ASSEMBLY, ends=f"{ends:%H:%M}")
        begun = evening([mark(Step.STARTED, 0, "welcome", seconds=300)])
        return [each.title.removeprefix("Item ") for each in to_drop(timeline(short, agenda, begun, at(0)))]

    def test_nothing_while_in_time(self) -> None:
        assert self.late(0, (ItemKind.MUSIC, 5, False)) == []

    def test_the_least_loss_first_and_no_more_than_is_needed(self) -> None:
        kinds = ((ItemKind.TESTIMONY, 4, False), (ItemKind.MUSIC, 5, False))
        assert self.late(4, *kinds) == ["music"]
        assert self.late(6, *kinds) == ["music", "testimony"]

    def test_asks_recap_and_what_is_protected_stay(self) -> None:
        kinds = ((ItemKind.ASK, 10, False), (ItemKind.RECAP, 5, False), (ItemKind.MUSIC, 5, True))
        assert self.late(9, *kinds) == []

    def test_what_has_been_is_not_dropped(self) -> None:
        agenda = [replace(item("song", 5), kind=ItemKind.MUSIC), item("close", 60)]
        begun = evening([mark(Step.STARTED, 0, "song", seconds=300), mark(Step.STARTED, 20, "close")])
        assert to_drop(timeline(ASSEMBLY, agenda, begun, at(20))) == ()


def test_a_roll_call_takes_twelve_seconds_a_name() -> None:
    each = Delegation("d", "i", "Elm Street School", InstitutionType.SCHOOL, 1, 25)
    assert roll_call_length([each] * 40) == 480


@given(st.integers(0, 6), st.integers(0, 40))
def test_between_two_changes_only_the_moment_moves_the_end(on: int, later: int) -> None:
    marks = [mark(Step.STARTED, 3, AGENDA[on % len(AGENDA)].id, seconds=300)]
    so_far = evening(marks)
    then = timeline(ASSEMBLY, AGENDA, so_far, at(4))
    assert (
        projected_end(then, so_far, at(4 + later))
        == timeline(ASSEMBLY, AGENDA, so_far, at(4 + later)).projected_end
    )


def test_before_the_start_and_after_the_end_the_projected_end_stands() -> None:
    times = timeline(ASSEMBLY, AGENDA, Evening(), at(-5))
    assert projected_end(times, Evening(), at(3)) == times.projected_end


@pytest.mark.parametrize(
    ("item_minutes", "holders", "each"), [(6, 3, 2), (11, 2, 2), (4, 3, 1.25), (1, 6, 0.5), (5, 0, 2)]
)
def test_an_answer_has_its_share_of_the_item(item_minutes: float, holders: int, each: float) -> None:
    assert answer_length(minutes(item_minutes), holders) == minutes(each)
