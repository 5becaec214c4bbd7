"""Days are read as people write them, and nothing else is taken for one."""

from __future__ import annotations

from datetime import date

import pytest

from app.ui.days import read_day, read_hour, short_day
from app.words import ENGLISH, Tongue


@pytest.mark.parametrize(
    "typed", ["2015-07-20", "20 Jul 2015", " 20  july 2015 ", "20.7.2015", "20/07/2015", "20/7/15"]
)
def test_a_day_in_any_usual_shape(typed: str) -> None:
    assert read_day(typed) == date(2015, 7, 20)


@pytest.mark.parametrize("typed", ["", "soon", "31 Feb 2015", "7/20/2015", "July 2015", "20 Ju 2015"])
def test_anything_else_is_no_day(typed: str) -> None:
    assert read_day(typed) is None


def test_a_day_that_is_shown_can_be_read_again() -> None:
    for month in range(1, 13):
        day = date(2027, month, 9)
        assert read_day(short_day(day, ENGLISH)) == day


def test_months_are_read_in_the_tongue_of_the_window_and_in_english() -> None:
    welsh = Tongue("cy_GB")
    assert read_day("9 Gorffennaf 2027", welsh) == read_day("9 July 2027", welsh) == date(2027, 7, 9)
    for month in range(1, 13):
        day = date(2027, month, 9)
        assert read_day(short_day(day, welsh), welsh) == day


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("19:30", "19:30"),
        ("7.30 pm", "19:30"),
        ("7pm", "19:00"),
        ("12 am", "00:00"),
        ("12pm", "12:00"),
        ("1930", "19:30"),
        ("9:05", "09:05"),
        ("7", None),
        ("13pm", None),
        ("24:00", None),
        ("19:60", None),
        ("late", None),
        ("", None),
    ],
)
def test_an_hour_is_read_as_people_type_it(typed: str, hour: str | None) -> None:
    assert read_hour(typed) == hour


def test_a_weekday_before_the_day_is_no_matter() -> None:
    assert read_day("Tuesday, 24 November 2026") == date(2026, 11, 24)
    assert read_day("Tuesday") is None
