"""The badge code: ours is read whole, and nothing else is."""

from __future__ import annotations

import random
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.badge import LENGTH, Code, Reading, issue, read
from app.domain.plan import BadgeKind

KEY = bytes(range(32))
CODE = Code(BadgeKind.DELEGATE, 417, 1, bytes.fromhex("0a1b2c3d4e5f"), 19)
WORKED = "AB200T208A3CP3TKJZ009NC1AC91GEP71Z"
"""CODE sealed with KEY, worked out once and for all; a code that is printed stays readable for ever."""

codes = st.builds(
    Code,
    st.sampled_from(BadgeKind),
    st.integers(0, 0xFFFF),
    st.integers(0, 0xFF),
    st.binary(min_size=6, max_size=6),
    st.integers(0, 0xFFFF),
)


def test_the_worked_code_stays_as_it_was_printed() -> None:
    assert issue(KEY, CODE) == WORKED
    assert read(WORKED, 417, {1: KEY}) == (Reading.OURS, CODE)


@given(codes, st.binary(min_size=32, max_size=32))
def test_what_was_issued_is_read_whole(code: Code, key: bytes) -> None:
    text = issue(key, code)
    assert len(text) == LENGTH
    assert read(text, code.assembly, {code.key_id: key}) == (Reading.OURS, code)


@pytest.mark.parametrize(
    "typed",
    [
        WORKED.lower(),
        WORKED + "\r\n",
        "\t " + WORKED + " ",
        WORKED.replace("0", "O"),
        WORKED.replace("1", "I"),
    ],
)
def test_a_scanner_or_a_hand_may_type_it_loosely(typed: str) -> None:
    assert read(typed, 417, {1: KEY}) == (Reading.OURS, CODE)


def test_every_single_flipped_bit_is_refused() -> None:
    raw = _bytes(WORKED)
    for bit in range(160):
        flipped = bytearray(raw)
        flipped[bit // 8] ^= 0x80 >> bit % 8
        reading, code = read("AB" + _text(bytes(flipped)), 417, {1: KEY})
        assert reading is not Reading.OURS, bit
        assert code is None


def test_three_thousand_random_inputs_are_refused() -> None:
    draw = random.Random(417)
    for turn in range(3000):
        if turn % 3 == 0:
            text = "AB" + "".join(draw.choices("0123456789ABCDEFGHJKMNPQRSTVWXYZ", k=32))
        elif turn % 3 == 1:
            text = "".join(chr(draw.randrange(0x2000)) for _ in range(draw.randrange(80)))
        else:
            letters = list(WORKED)
            place = draw.randrange(2, LENGTH)
            letters[place] = draw.choice([each for each in "23456789ABCDEFGH" if each != letters[place]])
            text = "".join(letters)
        assert read(text, 417, {1: KEY})[0] is not Reading.OURS, text


@pytest.mark.parametrize(
    "foreign",
    [
        "",
        " ",
        "https://example.org/" + WORKED,
        "WIFI:T:WPA;S:hall;P:secret;;",
        "BEGIN:VCARD\nFN:x\nEND:VCARD",
        WORKED + "\x00",
        WORKED[:-1],
        WORKED + "0",
        WORKED * 2,
        "\x1b[2J" + WORKED,
        "\u202e" + WORKED,
        "\u0410\u0412" + WORKED[2:],
        "U" * LENGTH,
        "ABU" + WORKED[3:],
        WORKED.replace("AB", "AC"),
        "x" * 1_000_000,
        None,
        34,
        WORKED.encode(),
        "';DROP TABLE badge;--",
        "=cmd|'/c calc'!A0",
        "AB" + "0" * 32,
    ],
)
def test_what_is_not_of_our_shape_is_foreign(foreign: object) -> None:
    assert read(foreign, 417, {1: KEY}) == (Reading.FOREIGN, None)


def test_each_refusal_has_its_own_cause() -> None:
    other_key = secrets.token_bytes(32)
    assert read(WORKED, 418, {1: KEY}) == (Reading.OTHER_ASSEMBLY, None)
    assert read(WORKED, 417, {2: KEY}) == (Reading.UNKNOWN_KEY, None)
    assert read(WORKED, 417, {1: other_key}) == (Reading.FORGED, None)
    newer = bytes([0x20]) + _bytes(WORKED)[1:]
    assert read("AB" + _text(newer), 417, {1: KEY}) == (Reading.NEWER, None)
    newer_kind = bytes([0x1F]) + _bytes(WORKED)[1:]
    assert read("AB" + _text(newer_kind), 417, {1: KEY}) == (Reading.NEWER, None)


@pytest.mark.parametrize("wrong", [(65536, 1, 6, 0), (0, 256, 6, 0), (0, 0, 5, 0), (0, 0, 6, 65536)])
def test_a_code_that_does_not_fit_is_a_bug(wrong: tuple[int, int, int, int]) -> None:
    assembly, key_id, length, institution = wrong
    with pytest.raises(ValueError, match=r"0–65,535|6 bytes"):
        Code(BadgeKind.GUEST, assembly, key_id, bytes(length), institution)


def _bytes(text: str) -> bytes:
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    number = 0
    for letter in text[2:]:
        number = number * 32 + alphabet.index(letter)
    return number.to_bytes(20, "big")


def _text(raw: bytes) -> str:
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    number, letters = int.from_bytes(raw, "big"), ""
    for _ in range(32):
        number, value = divmod(number, 32)
        letters = alphabet[value] + letters
    return letters
