"""What an item is for, by the words of its title."""

from __future__ import annotations

import pytest

from app.domain.plan import ItemKind, kind_of


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Roll call", ItemKind.ROLL_CALL),
        ("The roll-call of our members", ItemKind.ROLL_CALL),
        ("Welcome and opening", ItemKind.WELCOME),
        ("Night buses: the ask", ItemKind.ASK),
        ("Night buses: the answers", ItemKind.RESPONSE),
        ("Ask 1: answers read back", ItemKind.READ_BACK),
        ("Closing words", ItemKind.OTHER),
        ("Close", ItemKind.CLOSE),
        ("A bus timetable", ItemKind.OTHER),
        ("", ItemKind.OTHER),
    ],
)
def test_the_kind_is_known_by_the_title(title: str, kind: ItemKind) -> None:
    assert kind_of(title) is kind
