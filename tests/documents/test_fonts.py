from __future__ import annotations

import pytest

from app.documents import fonts
from app.documents.fonts import Face
from app.errors import Refused

OWN = [face for face in Face if not face.startswith("paper/")]


@pytest.mark.parametrize("face", OWN)
@pytest.mark.parametrize(
    "text", ["Ŵŷ Siân", "Łukasz Żółć", "Nguyễn Thị Ánh", "Ελλάδα", "Жанна", "1–2 · ½ “…”", "£ € −"]
)
def test_every_face_has_the_letters_we_expect(face: Face, text: str) -> None:
    assert fonts.runs(text, face) == ((face, text),)
    assert fonts.width(text, face, 10) > 10


def test_a_letter_the_serif_lacks_comes_from_the_sans() -> None:
    assert fonts.runs("aṫb", Face.SERIF) == ((Face.SERIF, "a"), (Face.SANS, "ṫ"), (Face.SERIF, "b"))
    assert fonts.runs("ṫ", Face.SERIF_SEMIBOLD) == ((Face.SANS_SEMIBOLD, "ṫ"),)


def test_marks_that_have_a_letter_of_their_own_are_joined() -> None:
    assert fonts.runs("w\u0302y\u0302", Face.SERIF) == ((Face.SERIF, "ŵŷ"),)


@pytest.mark.parametrize("text", ["Hello 👩🏽‍🏫", "Hello 🎉", "Hel\u200blo\u00ad ", "Hello \ufe0f"])
def test_emoji_and_marks_without_shape_are_left_out(text: str) -> None:
    assert "".join(part for _, part in fonts.runs(text, Face.SANS)).strip() == "Hello"


@pytest.mark.parametrize("name", ["नेहा", "王小明", "Ana 王"])
def test_another_script_is_refused_with_its_word(name: str) -> None:
    with pytest.raises(Refused) as refusal:
        fonts.runs(f"Delegate {name}", Face.SERIF)
    assert any(word in str(refusal.value) for word in name.split())
    assert "Delegate" not in str(refusal.value)


def test_wide_and_narrow_spaces_are_set_as_spaces() -> None:
    assert fonts.runs("a\u2003b\u202fc", Face.SERIF) == ((Face.SERIF, "a b\u00a0c"),)


def test_nothing_is_nothing() -> None:
    assert fonts.runs("", Face.SANS) == ()


def test_figures_are_of_one_width() -> None:
    for face in OWN:
        assert len({fonts.width(digit, face, 10) for digit in "0123456789"}) == 1


def test_arabic_and_hebrew_have_faces_of_their_own_by_weight() -> None:
    assert fonts.runs("שרה", Face.SERIF) == ((Face.HEBREW, "שרה"),)
    assert fonts.runs("שרה", Face.DISPLAY_SEMIBOLD) == ((Face.HEBREW_BOLD, "שרה"),)
    ((face, joined),) = fonts.runs("سلام", Face.SANS_BOLD)
    assert face is Face.ARABIC_BOLD
    assert [hex(ord(letter)) for letter in joined] == ["0xfeb3", "0xfefc", "0xfee1"]


def test_a_mark_goes_over_or_under_the_middle_of_its_letter() -> None:
    for letter in "xEgO":
        under = fonts.box(letter, Face.SERIF)
        assert under is not None
        for mark, above in (("\u0302", True), ("\u0323", False)):
            own = fonts.box(mark, Face.SERIF)
            assert own is not None
            right, up = fonts.mark_on(mark, Face.SERIF, letter, Face.SERIF)
            assert own[0] + own[2] + 2 * right == pytest.approx(under[0] + under[2], abs=2)
            assert (own[1] + up >= under[3]) if above else (own[3] + up <= max(under[1], 0))
