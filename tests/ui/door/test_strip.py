"""The verdict where the room is low."""

from __future__ import annotations

import pytest

from app.ui.door.strip import is_strip
from app.ui.theme import Theme


@pytest.mark.parametrize(
    ("size", "wide", "high", "strip"),
    [
        (100, 974, 145, True),
        (100, 890, 569, False),
        (100, 890, 229, True),
        (150, 659, 332, False),
        (150, 439, 195, False),
        (150, 1400, 332, True),
    ],
)
def test_words_stand_beside_each_other_only_where_there_is_width_for_it(
    size: int, wide: int, high: int, strip: bool
) -> None:
    assert is_strip(Theme.load("light", size), wide, high) is strip
