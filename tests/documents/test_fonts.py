from __future__ import annotations

import pytest

from app.documents import fonts
from app.documents.fonts import Face
from app.errors import Refused


@pytest.mark.parametrize("face", list(Face))
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


@pytest.mark.parametrize("name", ["محمد عبد الله", "שרה", "नेहा", "王小明", "Ana 王"])
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
    for face in Face:
        assert len({fonts.width(digit, face, 10) for digit in "0123456789"}) == 1
