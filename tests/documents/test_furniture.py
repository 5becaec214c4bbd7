from __future__ import annotations

import pytest

from app.documents import furniture
from app.documents.flow import Frame
from app.words import ENGLISH
from tests.documents import evening


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("", "Rehearsal"),
        (
            "Rehearsal, reconstructed from published reports",
            "Rehearsal, reconstructed from published reports",
        ),
        ("from published reports", "Rehearsal: from published reports"),
    ],
)
def test_a_rehearsal_is_named_once(note: str, words: str) -> None:
    assert furniture.foot_note(note, ENGLISH) == words


def test_what_every_page_carries() -> None:
    carried = furniture.of_minutes(evening.minutes(), Frame(), ENGLISH, running="Elm Street", draft=False)
    assert carried.revision == "Revision 1 · 24 November 2026 20:10"
    assert (carried.running, carried.note, carried.rehearsal) == ("Elm Street", "", False)
    draft = furniture.of_minutes(evening.rehearsal(), Frame(), ENGLISH, running="", draft=True)
    assert draft.revision.startswith("Draft of revision 1")
    assert draft.rehearsal
    assert draft.note == evening.rehearsal().note
