"""Every kind has its words, and no two kinds of one sort the same."""

from __future__ import annotations

from app.domain.plan import Ask, Attendance, BadgeKind, InstitutionType, ItemKind
from app.domain.wording import Advice, Fault, to_mend
from app.service.boards.plan import Tab
from app.ui.plan.sentences import (
    advice_words,
    attendance_words,
    item_words,
    kind_words,
    length_words,
    tab_words,
    type_words,
)
from app.words import ENGLISH


def test_every_kind_has_words_of_its_own() -> None:
    for kinds, words in (
        (InstitutionType, type_words),
        (BadgeKind, kind_words),
        (Attendance, attendance_words),
        (ItemKind, item_words),
        (Tab, tab_words),
    ):
        said = [words(kind, ENGLISH) for kind in kinds]  # pyright: ignore[reportArgumentType]
        assert len(set(said)) == len(said)


def test_advice_says_what_to_do() -> None:
    for fault in Fault:
        heading, sentence = advice_words(Advice(fault, "these words", 0, 5, 2), ENGLISH)
        assert heading
        assert "{" not in sentence
    vague = to_mend(Ask("a", 1, "T", "Will you do it soon?", ("h",)))[0]
    assert advice_words(vague, ENGLISH) == ("No date", "“soon” is not a date.")


def test_lengths() -> None:
    assert [length_words(each) for each in (0, 300, 924, 3900)] == ["0:00", "5:00", "15:24", "1:05:00"]
