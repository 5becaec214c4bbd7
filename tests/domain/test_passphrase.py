"""What is too weak to stand before people's names."""

from __future__ import annotations

import pytest

from app.domain.passphrase import is_weak


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "short",
        "eleven chars"[:11],
        "            ",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "202611242026",
        "abcdefghijklmnop",
        "ponmlkjihgfedcba",
        "password1234567",
        "Folkmoot Assembly 2026",
        "passphrase passphrase",
    ],
)
def test_what_is_guessed_first_is_weak(weak: str) -> None:
    assert is_weak(weak)


@pytest.mark.parametrize(
    "good",
    [
        "four kettles in March",
        "xK7!qz-Lm2@p",
        "teapot bridge lantern",
        "cwm rhondda ar y bryn",
        "дом у реки 1871",
    ],
)
def test_a_few_words_of_ones_own_are_not(good: str) -> None:
    assert not is_weak(good)
