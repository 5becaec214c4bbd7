"""What is said about each verdict."""

from __future__ import annotations

import pytest

from app.domain.door import GUEST, Cause, Verdict, Word
from app.domain.plan import BadgeKind
from app.service.boards.door import Passed
from app.ui.door.sentences import SIGN, kind_of, passed_in_words, rate_of, spoken, title_of, why_not, word_of
from app.ui.parts.marks import SIGN_COLOUR
from app.words import ENGLISH, stretched
from tests.ui.door import sample


def test_every_word_has_a_sign_with_a_colour() -> None:
    assert set(SIGN) == set(Word)
    assert set(SIGN.values()) <= set(SIGN_COLOUR)


@pytest.mark.parametrize("word", list(Word))
@pytest.mark.parametrize("cause", list(Cause))
def test_something_is_said_whatever_comes(word: Word, cause: Cause) -> None:
    said = spoken(Verdict(word, cause, fact="F1"), ENGLISH, sample.ZONE)
    assert said.word == word_of(word, ENGLISH, cause)
    assert said.title
    assert said.line
    assert said.aloud.startswith(said.word)


def test_which_of_the_pledged_it_was() -> None:
    assert spoken(sample.verdict(), ENGLISH, sample.ZONE).line == "Delegate · number 19 of the 25 pledged"
    over = spoken(sample.verdict(nth=27), ENGLISH, sample.ZONE)
    assert over.line == "Delegate · number 27, 25 were pledged"
    none = spoken(sample.verdict(pledge=0, nth=3), ENGLISH, sample.ZONE)
    assert none.line == "Delegate · number 3 from there"


def test_a_group_says_how_many() -> None:
    said = spoken(sample.VERDICTS["group"], ENGLISH, sample.ZONE)
    assert said.line == "Young people’s group, 3 adults, 24 young people · 27 of the 40 pledged so far"


def test_a_group_that_goes_out_says_how_many_too() -> None:
    said = spoken(sample.verdict(Word.GONE_OUT, Cause.LEFT, heads=12), ENGLISH, sample.ZONE)
    assert said.line == "Delegate, 12 people · may come back: scan again at any door"


def test_who_was_not_in_is_not_said_to_be_counted_out() -> None:
    said = spoken(sample.verdict(Word.GONE_OUT, Cause.LEFT, fact=""), ENGLISH, sample.ZONE)
    assert (said.sign, said.word) == ("not_inside", "NOT INSIDE")
    assert said.line == "Not in the hall: nothing changed."
    assert said.foot == "Coming in? Press F6 and scan again."


def test_a_badge_held_there_once_more_welcomes_nobody() -> None:
    said = spoken(sample.verdict(cause=Cause.AGAIN_AT_ONCE, fact="", nth=0, heads=24), ENGLISH, sample.ZONE)
    assert (said.sign, said.word) == ("counted", "COUNTED ALREADY")
    assert said.line == "Delegate, 24 people · counted a moment ago, not again"
    out = spoken(sample.verdict(Word.GONE_OUT, Cause.AGAIN_AT_ONCE, fact="", nth=0), ENGLISH, sample.ZONE)
    assert (out.sign, out.word) == ("counted", "COUNTED ALREADY")


def test_a_group_that_is_welcome_says_by_which_key_fewer_are_counted() -> None:
    said = spoken(sample.VERDICTS["group"], ENGLISH, sample.ZONE)
    assert (said.foot, said.actions) == ("Fewer came, or more?", ("F4 count them",))
    assert spoken(sample.verdict(), ENGLISH, sample.ZONE).actions == ()


def test_a_guest_is_called_one() -> None:
    said = spoken(sample.verdict(cause=Cause.WALK_IN, institution="", nth=0), ENGLISH, sample.ZONE)
    assert said.title == "Guest of the alliance"


@pytest.mark.parametrize("cause", [Cause.BY_HAND, Cause.OVER_FULL])
def test_somebody_nobody_knows_is_not_called_a_guest(cause: Cause) -> None:
    said = spoken(sample.verdict(cause=cause, institution="", kind=None, nth=0), ENGLISH, sample.ZONE)
    assert said.title == "Without an institution"
    assert said.line.startswith("Walk-in · let in by hand")


def test_a_repeat_says_when_and_where_by_the_venues_clock() -> None:
    said = spoken(sample.VERDICTS["already-in"], ENGLISH, sample.ZONE)
    assert said.strong == "18:07, Door 1, South entrance"
    assert said.actions == ("F6 went out and came back", "F9 admit by hand")


def test_a_full_hall_says_how_full() -> None:
    board = sample.board(2350, 2391)
    said = spoken(sample.VERDICTS["hall-full"], ENGLISH, sample.ZONE, board.hall)
    assert said.line == "2,350 of 2,350 places are taken. Nobody was counted."


def test_not_kept_never_sounds_like_kept() -> None:
    said = spoken(sample.VERDICTS["not-recorded"], ENGLISH, sample.ZONE)
    assert said.title == "This laptop’s disk is full"
    other = spoken(Verdict(Word.NOT_RECORDED, Cause.NOT_KEPT), ENGLISH, sample.ZONE)
    assert "disk" not in other.title


def test_a_line_of_the_list_says_why_not() -> None:
    assert title_of(Cause.OTHER_ASSEMBLY.value, ENGLISH) == why_not(Cause.OTHER_ASSEMBLY, ENGLISH)
    assert title_of("Elm Street School", ENGLISH) == "Elm Street School"


@pytest.mark.parametrize("kind", list(BadgeKind))
def test_every_kind_has_a_word_in_every_tongue(kind: BadgeKind) -> None:
    assert kind_of(kind, ENGLISH) != kind_of(kind, stretched())


@pytest.mark.parametrize("cause", [Cause.LISTED, Cause.BACK_AGAIN, Cause.LEFT, Cause.SEEN_BEFORE, Cause.FULL])
def test_a_guest_with_a_badge_is_not_called_a_stranger(cause: Cause) -> None:
    assert title_of(cause.value, ENGLISH) == "Guest"


def test_whoever_is_known_to_be_a_guest_is_called_one_and_nobody_else() -> None:
    assert title_of(GUEST, ENGLISH) == "Guest"
    assert title_of(Cause.BY_HAND.value, ENGLISH) == "Let in by hand"


def test_a_badge_that_is_not_listed_yet_is_called_so() -> None:
    assert title_of(Cause.NOT_LISTED_YET.value, ENGLISH) == "Not in the list yet"


@pytest.mark.parametrize(
    ("word", "cause"),
    [
        (Word.WELCOME, Cause.LISTED),
        (Word.ALREADY_IN, Cause.SEEN_BEFORE),
        (Word.HALL_FULL, Cause.FULL),
        (Word.GONE_OUT, Cause.LEFT),
    ],
)
def test_a_listed_guest_is_named_as_one(word: Word, cause: Cause) -> None:
    shown = spoken(
        sample.verdict(word, cause, institution="", kind=BadgeKind.GUEST, at=sample.NOW), ENGLISH, sample.ZONE
    )
    assert shown.title == "Guest of the alliance"


def test_a_line_of_the_last_ten_tells_two_of_one_institution_apart() -> None:
    row = Passed("F1", Word.WELCOME, "Elm Street School", 27, sample.NOW, caption="OAK 4209")
    assert passed_in_words(row, ENGLISH) == "Elm Street School · 27 · OAK 4209"


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (0, "0"),
        (0.2, "under 1"),
        (0.99, "under 1"),
        (1, "1"),
        (1.5, "2"),
        (2.5, "3"),
        (1204.4, "1,204"),
        (-3, "0"),
    ],
)
def test_nought_a_minute_is_said_only_where_nobody_came(rate: float, said: str) -> None:
    assert rate_of(rate, ENGLISH) == said
