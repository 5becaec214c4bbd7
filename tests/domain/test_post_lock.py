"""What a PIN looks like, and how long wrong ones make one wait."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.post_lock import LONGEST_WAIT, is_pin, wait_after


@pytest.mark.parametrize("text", ["1234", "0000001", "123456789012"])
def test_digits_are_a_pin(text: str) -> None:
    assert is_pin(text)


@pytest.mark.parametrize("text", ["", "123", "1111", "12a4", "1234567890123", "١٢٣٤", " 1234"])
def test_nothing_else_is(text: str) -> None:
    assert not is_pin(text)


def test_three_tries_are_free_and_then_each_wait_is_longer_to_a_limit() -> None:
    waits = [wait_after(wrong) for wrong in range(40)]
    assert waits[:3] == [timedelta(0)] * 3
    assert waits[3:6] == [timedelta(seconds=30), timedelta(seconds=60), timedelta(seconds=120)]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT
