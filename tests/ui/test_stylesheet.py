"""The stylesheet: every token and length filled in, in every theme."""

from __future__ import annotations

import re

import pytest

from app.ui.stylesheet import stylesheet
from app.ui.theme import NAMES, Theme


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_to_fill_in(name: str) -> None:
    sheet = stylesheet(Theme.load(name).colours, Theme.load(name).px)
    assert "@" not in sheet
    assert not re.search(r"<\d", sheet)


def test_lengths_grow_and_lines_do_not() -> None:
    large = Theme.load("light", 200)
    sheet = stylesheet(large.colours, large.px)
    assert "min-height: 68px" in sheet
    assert "border: 1px solid #82758A" in sheet
