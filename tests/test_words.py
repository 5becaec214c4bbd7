"""Numbers, times and days in a tongue: British English is written here, and as Babel writes it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from app.words import ENGLISH, Tongue

WELSH = Tongue("cy")


@pytest.mark.parametrize("value", [0, 7, -7, 999, 1_000, -1_000, 2_164, 1_234_567, -12_345_678])
def test_numbers_as_babel_writes_them(value: int) -> None:
    for tongue in (ENGLISH, Tongue("en"), WELSH):
        assert tongue.number(value).replace("\u2212", "-") == format_decimal(value, locale=tongue.code)


def test_days_as_babel_writes_them() -> None:
    for tongue in (ENGLISH, WELSH):
        for ahead in range(800):
            day = date(2023, 12, 30) + timedelta(ahead)
            assert tongue.day(day) == format_date(day, "d MMMM y", locale=tongue.code)
            assert tongue.day(day, weekday=True) == format_date(day, "EEEE d MMMM y", locale=tongue.code)


def test_days_in_words() -> None:
    day = date(2015, 5, 4)
    assert ENGLISH.day(day) == "4 May 2015"
    assert ENGLISH.day(day, weekday=True) == "Monday 4 May 2015"
    assert WELSH.day(day, weekday=True) == "Dydd Llun 4 Mai 2015"


def test_times_as_babel_writes_them() -> None:
    for tongue in (ENGLISH, WELSH):
        for minutes in range(0, 24 * 60, 7):
            moment = datetime(2015, 5, 4, 3, 2, 1, tzinfo=UTC) + timedelta(minutes=minutes)
            there = moment + timedelta(hours=1)
            for seconds, pattern in ((False, "HH:mm"), (True, "HH:mm:ss")):
                said = tongue.time(moment, "Europe/London", seconds=seconds)
                assert said == format_time(there.time(), pattern, locale=tongue.code)
