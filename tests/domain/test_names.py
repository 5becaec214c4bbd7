"""Names are found however they are typed, and kept as they are written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.names import clean, folded, found, one_line


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Elm   Street\tSchool \n", "Elm Street School"),
        ("Ysgol y Fro\x00\x07", "Ysgol y Fro"),
        ("Sia\u0302n", "Siân"),
        ("مسجد", "مسجد"),
        ("👩‍🏫 1", "👩‍🏫 1"),
        ("-1", "-1"),
        ("\ud800", ""),
        ("", ""),
    ],
)
def test_text_is_kept_clean(written: str, kept: str) -> None:
    assert clean(written) == kept


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("Siân Ŵyn-Ł.", "sian wyn l"),
        ("St. Mary’s", "st marys"),
        ("St Mary's", "st marys"),
        ("Straße", "strasse"),
        ("Ærø Đình", "aero dinh"),
        ("ŶSGOL", "ysgol"),
        ("  a--b  ", "a b"),
        ("№ 5", "no 5"),
    ],
)
def test_text_is_searched_folded(written: str, searched: str) -> None:
    assert folded(written) == searched


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_a_name_is_found_by_itself_and_by_its_words_turned_round(name: str) -> None:
    plain = folded(name)
    assert found(plain, plain)
    assert found(" ".join(reversed(plain.split())), plain)


def test_every_word_must_be_there() -> None:
    assert found("elm sch", "elm street school")
    assert found("", "elm street school")
    assert not found("elm church", "elm street school")


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_go_the_short_way_to_the_same_place(text: str) -> None:
    assert f"{folded(text)} e".strip() == folded(f"{text} é")
    assert f"{clean(text)} é".strip() == clean(f"{text} é")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Front row\x00\x1b[2J\n", "Front row[2J"),
        ("\u202eworv tnorF\u202c", "worv tnorF"),
        ("  Siân \u200e Ŵyn ", "Siân Ŵyn"),
        ("ישב בשורה הראשונה", "ישב בשורה הראשונה"),
    ],
)
def test_a_line_for_strangers_is_one_line_and_turns_nothing_round(text: str, line: str) -> None:
    assert one_line(text) == line
