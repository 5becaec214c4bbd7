"""Days as people write them, and a word for everything that can stand in a cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.tally import Answer, Beside, Deadline, Reason, Spoken
from app.ui.tally.sentences import read_day, reason_of, times_asked, under_of
from app.words import ENGLISH, Tongue
from tests.ui.tally import sample


@pytest.mark.parametrize(
    "text",
    [
        "12 August 2026",
        "12 Aug 2026",
        "12 aug 26",
        "12/8/2026",
        "12.8.2026",
        "2026-08-12",
        "12th August 2026",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert read_day(text, "en_GB") == date(2026, 8, 12)


@pytest.mark.parametrize(
    "text", ["by summer", "30 February 2026", "12 Ju 2026", "August", "1 2 3 4", "12/13/2026"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text, "en_GB") is None


def test_welsh_months_are_read_in_welsh() -> None:
    assert read_day("12 Awst 2026", "cy") == date(2026, 8, 12)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_what_a_tongue_writes_it_reads(day: date) -> None:
    for code in ("en_GB", "cy"):
        assert read_day(Tongue(code).day(day), code) == day


@given(st.text(max_size=40))
def test_nothing_anyone_types_breaks_it(text: str) -> None:
    read_day(text, "en_GB")


def test_every_reason_has_its_words() -> None:
    assert len({reason_of(each, ENGLISH) for each in Reason}) == len(Reason)


@pytest.mark.parametrize(
    ("spoken", "asked", "under"),
    [
        (None, 0, ""),
        (None, 1, ""),
        (None, 2, "Asked 2 times"),
        (sample.MEETING, 1, "offers a meeting"),
        (sample.YES_BUT, 1, "working towards it, no date given"),
        (Spoken(Answer.YES, offer="a round table"), 1, "and an offer"),
        (Spoken(Answer.YES, deadline=Deadline("by May")), 1, "by May"),
    ],
)
def test_the_second_line_says_what_matters_most(spoken: Spoken | None, asked: int, under: str) -> None:
    assert under_of(sample.cell("K0", "P0", spoken, asked=asked), ENGLISH) == under


def test_what_was_said_to_the_asking_before_is_not_said_of_the_one_that_waits() -> None:
    before = sample.cell("K0", "P0", sample.MEETING, asked=1)
    assert under_of(replace(before, standing=Beside.WAITING), ENGLISH) == ""


def test_how_often_it_was_put() -> None:
    assert times_asked(1, ENGLISH) == "First asking"
    assert times_asked(3, ENGLISH) == "Asked 3 times"
