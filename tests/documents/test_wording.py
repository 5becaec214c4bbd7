from __future__ import annotations

from datetime import date

import pytest

from app.documents import styles, wording
from app.domain.tally import Answer, Beside, Channel
from app.words import ENGLISH, Tongue
from tests.documents import evening
from tests.documents.evening import answer


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ({"condition": "if it passes", "offer": "a meeting"}, "if it passes"),
        ({"reason": "will look into it"}, "will look into it"),
        ({"offer": "a meeting"}, "offered: a meeting"),
        ({}, ""),
    ],
)
def test_what_stands_beneath_an_answer(kept: dict[str, object], words: str) -> None:
    assert wording.beneath(answer(0, Answer.NO, **kept), ENGLISH) == words


@pytest.mark.parametrize(
    ("standing", "kept", "words"),
    [
        (Answer.YES, {"words": "We will", "offer": "and more"}, "We will"),
        (Answer.YES, {}, ""),
        (Answer.NO, {"words": "We cannot", "offer": "a meeting"}, "a meeting"),
        (Answer.UNCLEAR, {"reason": "offers a meeting"}, "offers a meeting"),
        (Answer.UNCLEAR, {"reason": "offers a meeting", "words": "Come and see us"}, "Come and see us"),
    ],
)
def test_what_was_promised(standing: Answer, kept: dict[str, object], words: str) -> None:
    assert wording.promise(answer(0, standing, **kept), ENGLISH) == words


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ({"read_back": "agreed", "read_back_at": evening.OPENED}, "agreed, 18:30"),
        ({"read_back": "refused"}, "refused"),
        ({}, "not read back"),
    ],
)
def test_how_a_read_back_is_told(kept: dict[str, object], words: str) -> None:
    assert wording.read_back(answer(0, Answer.YES, **kept), evening.minutes(), ENGLISH) == words


def test_nothing_said_is_not_read_back() -> None:
    assert wording.read_back(answer(0, Beside.ABSENT), evening.minutes(), ENGLISH) == ""


@pytest.mark.parametrize(
    ("said", "latest", "words"),
    [
        ("by summer", date(2027, 8, 31), "by summer (31 August 2027 at the latest)"),
        ("by 31 August 2027", date(2027, 8, 31), "by 31 August 2027"),
        ("by summer", None, "by summer"),
        ("", date(2027, 8, 31), "31 August 2027"),
        ("", None, ""),
    ],
)
def test_a_promised_date(said: str, latest: date | None, words: str) -> None:
    assert wording.by_when(answer(0, Answer.YES, by_when=said, by_latest=latest), ENGLISH) == words


def told(**kept: object) -> list[str]:
    lines = wording.details(
        answer(0, Answer.YES, **kept), ENGLISH, styles.BOLD, styles.BODY, besides=("known",)
    )
    return ["".join(run.text for run in line) for line in lines]


def test_the_usual_goes_without_saying() -> None:
    assert told(times_asked=1, channel=Channel.STAGE.value, condition="known") == []


def test_what_is_told_beside_an_answer() -> None:
    assert told(
        condition="if",
        offer="a meeting",
        channel=Channel.WRITTEN.value,
        times_asked=6,
        contact="Office",
        follow_up=date(2027, 1, 2),
        corrected=("first", "second"),
    ) == [
        "Condition\u2002if",
        "Offered as well\u2002a meeting",
        "Came\u2002in writing",
        "Asked\u20026 times",
        "Contact\u2002Office",
        "Follow up\u20022 January 2027",
        "Corrected\u2002first",
        "Corrected\u2002second",
    ]


def test_digits_in_groups() -> None:
    assert wording.grouped("0a1b2c3d4e") == "0A1B 2C3D 4E"


def test_the_language_tag() -> None:
    assert wording.language(Tongue("cy_GB")) == "cy-GB"
    assert wording.language(Tongue("cy")) == "cy"
