"""What the doors decided: its order, and when codes were guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.door import ALERT_AFTER, ALERT_WITHIN
from app.domain.door_report import Decision, Did, DoorReport, Turned, at_once, guessed, in_order

NOW = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
A = ("Door A", "s1")


def after(*minutes: float) -> list[datetime]:
    return [NOW + timedelta(minutes=each) for each in minutes]


@pytest.mark.parametrize(
    ("minutes", "runs"),
    [
        ((), []),
        ((0, 1, 2, 3), []),
        ((0, 1, 2, 3, 4), [5]),
        ((0, 2, 4, 6, 10), [5]),
        ((0, 2, 4, 6, 10.1), []),
        ((0, 9, 18, 27, 36), []),
        ((0, 9, 18, 19, 20, 21, 22), [7]),
        ((0, 1, 2, 3, 4, 60, 61, 62, 63, 64), [5, 5]),
    ],
)
def test_five_within_ten_minutes(minutes: tuple[float, ...], runs: list[int]) -> None:
    found = guessed({A: after(*minutes)})
    assert [each.times for each in found] == runs
    assert all((each.door, each.station) == A for each in found)


def test_doors_and_stations_are_looked_at_apart() -> None:
    times = after(0, 1, 2)
    assert guessed({A: times, ("Door B", "s1"): times, ("Door A", "s2"): times}) == ()


@given(st.lists(st.integers(0, 7200), max_size=40))
def test_whoever_is_told_of_had_five_in_ten_minutes(seconds: list[int]) -> None:
    moments = sorted(NOW + timedelta(seconds=each) for each in seconds)
    windows = [
        moment
        for moment in moments
        if sum(moment <= m <= moment + ALERT_WITHIN for m in moments) >= ALERT_AFTER
    ]
    found = guessed({A: moments})
    assert bool(found) == bool(windows)
    assert all(any(each.first <= moment <= each.last for each in found) for moment in windows)


def test_by_the_clock_and_what_has_no_time_last() -> None:
    early, late = after(0, 5)
    rows = [
        Decision(None, "", Did.REPLACED, ""),
        Decision(late, "Door A", Did.BY_HAND, ""),
        Decision(early, "Door A", Did.BY_HAND, ""),
    ]
    assert [each.at for each in in_order(rows)] == [early, late, None]


def test_each_door_has_its_own_and_the_plan_comes_last() -> None:
    one = Decision(NOW, "Door B", Did.BY_HAND, "")
    other = Decision(None, "", Did.REPLACED, "")
    turned = Turned("Door A", "not valid", 2, NOW, NOW)
    report = DoorReport("T", "", date(2026, 11, 24), "UTC", NOW, False, "", (one, other), (turned,), ())
    assert report.doors == ("Door A", "Door B", "")
    assert (report.decided_at("Door B"), report.turned_at("Door A"), report.guessed_at("Door A")) == (
        (one,),
        (turned,),
        (),
    )
    assert report.counts == {Did.BY_HAND: 1, Did.REPLACED: 1}


def test_at_once_is_within_ten_seconds() -> None:
    assert at_once(NOW, NOW + timedelta(seconds=10))
    assert not at_once(NOW, NOW + timedelta(seconds=10.1))
    assert at_once(NOW, NOW - timedelta(days=3))
    assert not at_once(None, NOW)
