"""What keyboards of other countries make of a scanner, told by one scan."""

from __future__ import annotations

import pytest

from app.domain.badge import Reading, read
from app.ui.door.layout import LETTERS, TEST_CODE, Fit, corrections, learn

# what the keys of an American keyboard type on others: digits, then the capitals A to Z
DIGITS = "0123456789"
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
KEYBOARDS = {
    "AZERTY": ("à&é\"'(-è_ç", "QBCDEFGHIJKL?NOPARSTUVZXYW"),
    "QWERTZ": (DIGITS, "ABCDEFGHIJKLMNOPQRSTUVWXZY"),
    "Czech": ("é+ěščřžýáí", "ABCDEFGHIJKLMNOPQRSTUVWXZY"),
    "Dvorak": (DIGITS, 'AXJE>UIDCHTNMBRL"POYGK<QF:'),
    "Russian": (DIGITS, "ФИСВУАПРШОЛДЬТЩЗЙКЫЕГМЦЧНЯ"),
}


def on(keyboard: str, text: str) -> list[str]:
    """The keys of a scan of that text."""
    digits, capitals = KEYBOARDS[keyboard]
    table = dict(zip(DIGITS + CAPITALS, digits + capitals, strict=True))
    return [table[letter] for letter in text]


@pytest.mark.parametrize(
    ("keyboard", "called"),
    [("AZERTY", "AZERTY"), ("QWERTZ", "QWERTZ"), ("Czech", "QWERTZ"), ("Dvorak", ""), ("Russian", "")],
)
def test_another_keyboard_is_learned_and_put_right(keyboard: str, called: str) -> None:
    lesson = learn(on(keyboard, TEST_CODE))
    assert (lesson.fit, lesson.keyboard) == (Fit.PUT_RIGHT, called)
    table = corrections(lesson.arrives)
    badge = "AB1T0QZ9YWM3A2K4P5J6H7G8F0D1S9NVXR"
    assert "".join(table.get(key, key) for key in on(keyboard, badge)) == badge


def test_caps_lock_changes_nothing() -> None:
    table = corrections(learn(on("QWERTZ", TEST_CODE)).arrives)
    assert [table[key] for key in "yzYZa"] == ["Z", "Y", "Z", "Y", "A"]
    assert learn(list(TEST_CODE.lower())).fit is Fit.AGREES


def test_the_same_keyboard_has_nothing_to_learn() -> None:
    lesson = learn(list(TEST_CODE))
    assert (lesson.fit, lesson.arrives) == (Fit.AGREES, "")
    assert corrections(lesson.arrives) == {}


@pytest.mark.parametrize(
    "keys",
    [
        [],
        list(TEST_CODE[:-1]),
        [*TEST_CODE, "X"],
        ["", *TEST_CODE[1:]],
        list("AB" + "0" * 32),
        list("AB1T0QZ9YWM3A2K4P5J6H7G8F0D1S9NVXR"),
        list("XY" + LETTERS),
        [*TEST_CODE[:-1], "ab"],
    ],
)
def test_anything_else_is_not_guessed_at(keys: list[str]) -> None:
    assert learn(keys).fit is Fit.UNCLEAR


@pytest.mark.parametrize("kept", ["", "x", LETTERS[:-1], LETTERS + "!"])
def test_a_setting_that_was_spoilt_corrects_nothing(kept: str) -> None:
    assert corrections(kept) == {}


def test_the_test_code_lets_nobody_in() -> None:
    assert read(TEST_CODE, 0, {1: bytes(32)}) == (Reading.FOREIGN, None)
    assert len(TEST_CODE) == 34
