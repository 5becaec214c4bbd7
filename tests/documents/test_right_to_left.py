"""Words that are read from the right."""

from __future__ import annotations

import pytest

from app.documents import lines, right_to_left, styles
from app.documents.fonts import Face


def order(text: str, width: float = 500) -> list[str]:
    """The words of the one line from the left to the right, as they are drawn."""
    (line,) = lines.broken(lines.as_runs(text, styles.BODY), width)
    return "".join(piece.text for piece in sorted(line.pieces, key=lambda piece: piece.x)).split()


@pytest.mark.parametrize(
    ("written", "forms"),
    [
        ("بيت", ["fe91", "fef4", "fe96"]),  # first, middle, last
        ("دار", ["fea9", "fe8d", "fead"]),  # letters that join to nothing after them
        ("سلام", ["feb3", "fefc", "fee1"]),  # lam and alef are one
        ("لا", ["fefb"]),
        (
            "مُحَمَّد",
            ["fee3", "64f", "fea4", "64e", "fee4", "651", "64e", "feaa"],
        ),  # marks join what they stand on
        ("Elm", ["45", "6c", "6d"]),
    ],
)
def test_letters_take_the_form_of_their_place(written: str, forms: list[str]) -> None:
    made = right_to_left.joined(written)
    assert [f"{ord(letter):x}" for letter in made if letter != "\u0651"] == [f for f in forms if f != "651"]
    behind = "".join(map(right_to_left.plain, made))
    assert sorted(behind) == sorted(written)


def test_a_word_is_turned_and_what_is_in_it_is_not() -> None:
    assert right_to_left.turned("שרה") == "הרש"
    assert right_to_left.turned("(שרה") == "הרש)"
    assert right_to_left.turned("קו12") == "12וק"
    assert right_to_left.turned("שָׁלוֹם") == "םוֹלשָׁ"


def test_words_change_places_only_among_themselves() -> None:
    assert order("Elm בית ספר Street") == ["Elm", "רפס", "תיב", "Street"]
    assert order("בית 12 ספר") == ["רפס", "12", "תיב"]
    assert order("בית ספר 12") == ["12", "רפס", "תיב"]
    assert order("(בית ספר)") == ["(רפס", "תיב)"]
    assert order("one two") == ["one", "two"]


def test_lines_are_broken_as_they_are_read() -> None:
    words = "בית ספר ראשון"
    narrow = lines.measure("בית ספר", styles.BODY) + 1
    first, second = lines.broken(lines.as_runs(words, styles.BODY), narrow)
    assert "".join(p.text for p in sorted(first.pieces, key=lambda p: p.x)) == "רפס תיב"
    assert "".join(p.text for p in second.pieces) == "ןושאר"
    assert first.width <= narrow


def test_a_line_is_as_wide_as_what_stands_in_it() -> None:
    for words in ("بيت السلام", "Ẹ̀gbẹ́ x̂", "בית (12) Elm"):
        (line,) = lines.broken(lines.as_runs(words, styles.BODY), 500)
        assert line.width == pytest.approx(lines.measure(words, styles.BODY), abs=0.01)
        assert all(-1 <= piece.x <= line.width for piece in line.pieces)


def test_marks_take_no_room_and_stand_on_one_another() -> None:
    (plain,) = lines.broken(lines.as_runs("x", styles.BODY), 500)
    (marked,) = lines.broken(lines.as_runs("x\u0302\u0301\u0323", styles.BODY), 500)
    assert marked.width == plain.width
    rises = {piece.text: piece.rise for piece in marked.pieces}
    assert rises["\u0301"] > rises["\u0302"] >= 0 >= rises["\u0323"]
    assert Face.SANS is marked.pieces[1].face
