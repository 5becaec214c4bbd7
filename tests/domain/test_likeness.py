"""Which names may be the same institution, and which are not."""

from __future__ import annotations

import pytest

from app.domain.likeness import MOST, alike

KNOWN = {
    "elm": "Elm Street School",
    "harbour": "Harbour Road Mosque",
    "john": "St John’s Hill Church",
    "agnes": "St John and St Agnes Church of England Primary School, Angel Row",
    "mill": "Mill Lane Reform Synagogue",
    "sian": "Ysgol Siân Ŵyn",
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ELM STREET SCHOOL", "elm"),
        ("School, Elm Street", "elm"),
        ("Elm Stret School", "elm"),
        ("Elm Street Primary School", "elm"),
        ("Elm Street", "elm"),
        ("harbor road mosque", "harbour"),
        ("Mosque Harbour Rd Road", "harbour"),
        ("St Johns Hill", "john"),
        ("Synagogue of Mill Lane", "mill"),
        ("ysgol sian wyn", "sian"),
        ("St Agnes", "agnes"),
    ],
)
def test_what_may_be_meant_comes_first(typed: str, meant: str) -> None:
    assert alike(typed, KNOWN)[0] == meant


@pytest.mark.parametrize(
    "typed", ["Quayside Hall", "Oak Street Temple", "School", "St Church", "", "Ash Lane Mosque"]
)
def test_what_is_another_is_not_in_the_way(typed: str) -> None:
    assert alike(typed, KNOWN) == ()


def test_no_more_than_keys_are_shown() -> None:
    many = {str(number): f"Elm Street School {number}" for number in range(9)}
    assert len(alike("Elm Street School", many)) == MOST
