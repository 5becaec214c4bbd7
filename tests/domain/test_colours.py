"""An alliance's own colour."""

from __future__ import annotations

import pytest

from app.domain.colours import accent, contrast
from app.errors import Refused


def test_a_dark_one_is_taken_however_it_is_written() -> None:
    assert accent("#5e2257") == accent(" 5E2257 ") == "#5E2257"


@pytest.mark.parametrize("text", ["", "purple", "#12345", "#1234567", "#12345G", "##12345"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="is not a colour"):
        accent(text)


@pytest.mark.parametrize("text", ["#FFFFFF", "#F2B632", "#808080"])
def test_a_pale_one_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="too pale"):
        accent(text)


def test_contrast_is_as_the_guidelines_say() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1
