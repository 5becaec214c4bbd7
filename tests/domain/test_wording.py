"""What there is to mend in an ask."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.plan import Ask
from app.domain.wording import Fault, to_mend


def ask(words: str, *, by_when: str = "by summer", holders: tuple[str, ...] = ("h1",)) -> Ask:
    """An ask in these words."""
    return Ask("a1", 1, "Title", words, holders, by_when)


def faults(asked: Ask) -> set[Fault]:
    """What is found in it."""
    return {each.fault for each in to_mend(asked)}


def test_a_plain_ask_has_nothing_to_mend() -> None:
    assert to_mend(ask("Will you pay the Living Wage to those who are cleaning your offices?")) == ()


@pytest.mark.parametrize(
    "words", ["What will you do about rents?", "How can we meet?", "Thank you. When will you build them?"]
)
def test_a_question_that_invites_a_speech(words: str) -> None:
    assert Fault.OPEN_QUESTION in faults(ask(words))


def test_a_question_inside_a_sentence_is_none() -> None:
    assert faults(ask("Will you say when you will build, and for whom?")) == set()


def test_two_asks_in_one_are_marked_at_their_words() -> None:
    words = "Will you build homes and also meet us?"
    found = to_mend(ask(words))
    assert [words[each.start : each.end] for each in found] == ["and also"]


def test_a_date_is_missing_or_vague() -> None:
    assert to_mend(ask("Will you build homes?", by_when=""))[0].words == ""
    assert (
        to_mend(ask("Will you build homes as soon as possible?", by_when=""))[0].words
        == "as soon as possible"
    )
    dated = Ask("a1", 1, "Title", "Will you build homes?", ("h1",), by_latest=date(2027, 8, 31))
    assert to_mend(dated) == ()


def test_too_many_words_are_counted() -> None:
    found = to_mend(ask("Will you " + "really " * 41))
    assert [(each.fault, each.count) for each in found] == [(Fault.TOO_LONG, 3)]


def test_somebody_must_be_asked() -> None:
    assert faults(ask("Will you build homes?", holders=())) == {Fault.NOBODY_ASKED}
