"""Names that are written short, found by either spelling."""

from __future__ import annotations

import pytest

from app.domain.names import folded, found
from app.domain.spellings import spelled


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Saint Mary’s Primary School", "St Marys"),
        ("St Mary’s Primary School", "saint mary"),
        ("Elm St School", "elm street"),
        ("Elm Street School", "elm st"),
        ("Hill Rd Mosque", "hill road"),
        ("Hill Road Mosque", "hill rd"),
        ("St John C of E Primary", "cofe"),
        ("St John CE Primary", "church of england"),
        ("St John Church of England Primary", "c of e"),
        ("Mill & Lock Centre", "mill and lock center"),
        ("RC School", "roman catholic"),
    ],
)
def test_either_spelling_finds_it(name: str, typed: str) -> None:
    assert found(folded(typed), spelled(name))


def test_a_name_begins_as_it_is_written() -> None:
    assert spelled("Élm Street School").startswith("elm street school")
    assert spelled("Harbour Mosque") == "harbour mosque"


def test_a_saint_at_the_beginning_is_no_street() -> None:
    assert not found("street", spelled("St Mary’s"))
    assert not found("saint", spelled("Stoke Temple"))
