"""What the ledger says, in words that are right for one and for many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.follow_up import Became, Note
from app.ui.follow_up import sentences
from app.words import ENGLISH
from tests.ui.follow_up import sample
from tests.ui.follow_up.sample import TODAY, board, theirs


def test_the_heading_says_what_presses() -> None:
    assert sentences.heading(sample.usual(), ENGLISH) == "1 overdue, 2 due by 19 August 2027"
    assert sentences.heading(board([theirs("a", "Homes")]), ENGLISH) == "Nothing is overdue"
    soon = board([theirs("a", "Homes", due=date(2027, 7, 20))])
    assert sentences.heading(soon, ENGLISH) == "1 due by 19 August 2027"
    late = board([theirs("a", "Homes", due=date(2027, 7, 19))])
    assert sentences.heading(late, ENGLISH) == "1 overdue"


def test_what_is_kept_is_due_no_more() -> None:
    kept = theirs("a", "Homes", due=TODAY, notes=(Note(Became.KEPT, TODAY, "Built.", "Photo"),))
    assert sentences.heading(board([kept]), ENGLISH) == "Nothing is overdue"


@pytest.mark.parametrize(("day", "says"), [(19, "1 day over"), (10, "10 days over")])
def test_how_late_it_is(day: int, says: str) -> None:
    late = theirs("a", "Homes", due=date(2027, 7, day))
    assert sentences.last_news(late, Became.OVERDUE, TODAY, ENGLISH) == says


def test_the_last_news_is_the_day_of_the_last_note() -> None:
    one = theirs("a", "Homes", notes=(Note(Became.UNDER_WAY, date(2027, 5, 11), "w", "s"),))
    assert sentences.last_news(one, Became.UNDER_WAY, TODAY, ENGLISH) == "11 May 2027"
    undated = theirs("a", "Homes", notes=(Note(Became.KEPT, date.min, "w", "s"),))
    assert sentences.last_news(undated, Became.KEPT, TODAY, ENGLISH) == "no day"
    assert sentences.last_news(theirs("a", "Homes"), Became.NOT_KNOWN, TODAY, ENGLISH) == "none"


def test_without_a_day_the_one_to_ask_after_it_stands_there() -> None:
    dated = theirs("a", "Homes", due=date(2027, 8, 1))
    assert sentences.due(dated, ENGLISH) == ("1 Aug 2027", "")
    followed = replace(theirs("a", "Homes"), follow_up=date(2027, 3, 4))
    assert sentences.due(followed, ENGLISH) == ("4 Mar 2027", "to ask after it")
    assert sentences.due(theirs("a", "Homes"), ENGLISH) == ("no date given", "")


def test_an_offer_begins_as_a_line_does() -> None:
    assert sentences.title(theirs("a", "a meeting")) == "A meeting"


def test_the_line_below_says_whose_and_on_what() -> None:
    conditional = theirs("a", "Homes", ask=5, condition="if funded")
    assert sentences.under(conditional, ENGLISH) == "Mayor 1 · 2026, ask 5 · on a condition"
    assert sentences.under(theirs("a", "Homes", beside=True), ENGLISH).endswith("offered unasked")
    ours = sample.usual().commitments[0][0]
    assert sentences.under(ours, ENGLISH) == "Ours · 2026, ask 1"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", True),
        ("HOMES", True),
        ("mayor river", True),
        ("hold me", True),
        ("x", False),
    ],
)
def test_search_looks_at_words_person_and_office(typed: str, found: bool) -> None:
    assert sentences.matches(theirs("a", "Homes"), typed) is found


def test_every_outcome_has_a_word_a_flag_and_a_chip() -> None:
    assert set(sentences.ORDER) == set(Became)
    assert len({sentences.word(each, ENGLISH) for each in Became}) == len(Became)
