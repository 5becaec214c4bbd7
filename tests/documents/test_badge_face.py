"""What is written largest on a badge."""

from __future__ import annotations

from app.documents.badge_face import BadgeFace, fitted
from app.words import ENGLISH


def test_a_badge_is_its_institutions_else_its_number_else_its_bearers() -> None:
    code = "AB" + "0" * 32
    assert (
        BadgeFace("Delegate", "Elm Street School", "Delegate 1", "", code).title(ENGLISH)
        == "Elm Street School"
    )
    assert BadgeFace("Guest", "", "", "", code, spare=17).title(ENGLISH) == "Spare badge 17"
    assert BadgeFace("Guest", "", "Guest 1", "", code).title(ENGLISH) == "Guest 1"
    assert BadgeFace("Press", "", "", "", code).title(ENGLISH) == "Press"


def test_the_institution_is_as_large_as_fits() -> None:
    assert fitted("Elm Street School", 300, 60)[0].height > fitted("Elm Street School", 60, 60)[0].height
    assert fitted("Elm", 300, 100, large=True)[0].height > fitted("Elm", 300, 100)[0].height
