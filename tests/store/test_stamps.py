"""Stamps: never twice the same, never behind what was seen, never led astray by a wrong clock."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.clock import SetClock
from app.store.stamps import NEVER, SHAPE, Stamps, after, moment, version
from tests.conftest import THE_EVENING


def test_each_is_later_than_the_one_before(clock: SetClock) -> None:
    stamps = Stamps(clock)
    drawn = [stamps.next() for _ in range(5)]
    clock.advance(0.001)
    drawn.append(stamps.next())
    assert drawn == sorted(set(drawn))
    assert all(SHAPE.fullmatch(stamp) for stamp in drawn)
    assert moment(drawn[0]) == THE_EVENING


def test_a_clock_set_back_between_two_starts(clock: SetClock) -> None:
    ahead = Stamps(SetClock(THE_EVENING + timedelta(minutes=4))).next()
    stamps = Stamps(clock)
    assert stamps.seen(ahead)
    assert stamps.next() > ahead


def test_a_clock_too_far_ahead_is_not_followed(clock: SetClock) -> None:
    tomorrow = Stamps(SetClock(THE_EVENING + timedelta(days=1))).next()
    stamps = Stamps(clock)
    assert not stamps.seen(tomorrow)
    assert stamps.next() < tomorrow


def test_an_edit_is_later_than_what_it_edits_even_so(clock: SetClock) -> None:
    tomorrow = Stamps(SetClock(THE_EVENING + timedelta(days=1))).next()
    stamps = Stamps(clock)
    edit = stamps.next(over=version(tomorrow, "s0123456789"))
    assert edit == after(tomorrow)
    assert stamps.next() < tomorrow, "the wrong clock is passed once and not followed"


@given(st.integers(0, 99_999), st.integers(0, 9 * 10**12 - 2))
def test_the_next_compares_as_text(counter: int, milliseconds: int) -> None:
    stamp = f"{milliseconds:013d}.{counter:05d}"
    assert SHAPE.fullmatch(after(stamp))
    assert after(stamp) > stamp >= NEVER
