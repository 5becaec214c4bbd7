"""Values as the store keeps them."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.plan import ItemKind
from app.service.columns import cleaned, plain


def test_values_become_what_is_kept() -> None:
    assert plain(ItemKind.ROLL_CALL) == "roll call"
    assert plain(date(2026, 11, 24)) == "2026-11-24"
    assert plain(None) == ""
    assert plain(True) is True
    with pytest.raises(TypeError):
        plain(object())


def test_typed_text_is_cleaned_line_by_line() -> None:
    assert cleaned("  One \t two\x07.\r\n\n > Three  \n") == "One two.\n\n> Three"
    assert cleaned("e\u0301") == "é"
    assert cleaned(5) == 5
