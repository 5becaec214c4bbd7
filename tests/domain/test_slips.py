"""Words one slip of the finger away, and only those that begin a known word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.slips import SHORTEST, slips

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def near(word: str, *known: str) -> set[tuple[str, bool]]:
    return set(slips(word, ALPHABET, lambda form: any(each.startswith(form) for each in known)))


@pytest.mark.parametrize(
    "typed",
    [
        "primery",
        "prmary",
        "primmary",
        "pirmary",
        "rimary",
        "qrimary",
        "primarz",
        "priamry",
        "primer",
        "prima5",
    ],
)
def test_one_slip_anywhere(typed: str) -> None:
    meant = {form for form, _ in near(typed, "primary")}
    assert all("primary".startswith(form) for form in meant)
    assert bool(meant) is typed.isalpha()


def test_a_letter_too_many_at_the_end_is_meant_for_the_whole_word() -> None:
    assert near("maryx", "mary") == {("mary", True)}
    assert near("marx", "mary") >= {("mary", False)}


def test_what_is_known_as_it_stands_is_no_slip() -> None:
    assert ("mary", False) not in near("mary", "mary")


@pytest.mark.parametrize("typed", ["", "st", "jon", "4209", "oak4209"])
def test_too_short_or_a_number(typed: str) -> None:
    assert near(typed, "sta", "john", "4208", "oak4208") == set()


@given(st.text("abcd", min_size=SHORTEST + 1, max_size=9), st.data())
def test_whatever_slips_is_found(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcd"))
    typed = data.draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            ]
        )
    )
    meant = {form for form, _ in near(typed, word)}
    assert word.startswith(typed) or any(word.startswith(form) for form in meant)
