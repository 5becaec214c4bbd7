"""Where lines break: within the width, balanced, no word left alone, nothing lost without a sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.parts.scenes.lines import Face, balance, break_lines, fit, right_to_left, words_of
from app.ui.theme import load_fonts

FACE = Face(("Source Serif 4 Display",), 600)
ASK = (
    "Will you pay the Living Wage to everyone who works for a government department or agency, "
    "within twelve months?"
)


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> None:  # pyright: ignore[reportUnusedFunction]
    load_fonts()


def test_lines_of_about_one_length() -> None:
    full, even = break_lines(ASK, FACE, 80, 1600), balance(ASK, FACE, 80, 1600)
    assert len(even) == len(full)
    assert " ".join(even) == ASK
    lengths = [FACE.width(line, 80) for line in even]
    assert min(lengths) > 0.75 * max(lengths)


def test_no_word_is_left_alone() -> None:
    words = "Accreditation of everybody everywhere now"
    for width in range(300, 1600, 25):
        lines = balance(words, FACE, 60, width)
        if len(lines) > 1 and len(words_of(lines[-2])) > 2:
            assert " " in lines[-1], (width, lines)


def test_a_no_break_space_holds_two_words_together() -> None:
    assert break_lines("Yes, but\u00a0…", FACE, 50, 130) == ("Yes,", "but\u00a0…")


def test_what_does_not_hold_is_cut_with_a_sign() -> None:
    cut = fit(ASK * 9, FACE, 600, 200, most=115, least=40)
    assert not cut.whole
    assert cut.size == 40
    assert cut.lines[-1].endswith(" …")


def test_a_paragraph_begins_a_line() -> None:
    assert break_lines("Methodist Central Hall\n4 May 2015", FACE, 20, 2000) == (
        "Methodist Central Hall",
        "4 May 2015",
    )


def test_which_side_words_are_read_from() -> None:
    assert right_to_left("هل ستدفعون أجر المعيشة")
    assert not right_to_left("2: Will you?")


@given(
    words=st.text(st.characters(categories=["L", "N", "P", "Zs"], max_codepoint=0x17F), max_size=200),
    width=st.integers(200, 1600),
    height=st.integers(60, 900),
)
def test_lines_hold_and_nothing_is_lost(words: str, width: int, height: int) -> None:
    fitted = fit(words, FACE, width, height, most=115, least=40)
    assert 40 <= fitted.size <= 115
    assert fitted.height <= max(height, fitted.leading) + 0.1
    assert all(FACE.metrics(fitted.size).horizontalAdvance(line) <= width * 1.01 for line in fitted.lines)
    if fitted.whole:
        assert "".join(fitted.lines).replace(" ", "") == "".join(words_of(words))
    else:
        assert fitted.lines[-1].endswith("…")
