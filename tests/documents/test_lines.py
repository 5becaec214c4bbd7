from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents import lines, styles
from app.documents.lines import Line, Run

STYLES = [styles.BODY, styles.SPOKEN, styles.CELL_BOLD]


def said(laid: tuple[Line, ...]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in laid]


def broken(text: str, width: float) -> list[str]:
    return said(lines.broken([Run(text, styles.BODY)], width))


def test_it_breaks_at_spaces() -> None:
    assert broken("one two three", 40) == ["one two", "three"]
    assert broken("one two three", 500) == ["one two three"]


def test_it_breaks_where_it_is_told() -> None:
    assert broken("one\ntwo\n\nthree", 500) == ["one", "two", "", "three"]


def test_it_breaks_after_hyphens_and_slashes() -> None:
    assert broken("co-hosting", 30) == ["co-", "hosting"]
    assert broken("example.org/page", 60) == ["example.org/", "page"]


def test_a_word_that_is_too_long_is_cut_as_a_last_resort() -> None:
    laid = broken("a Llanfairpwllgwyngyllgogerychwyrndrobwll b", 80)
    assert "".join(laid).replace(" ", "") == "aLlanfairpwllgwyngyllgogerychwyrndrobwllb"
    assert len(laid) > 2


def test_spaces_that_set_apart_are_wide() -> None:
    one, two, five = (lines.measure(broken(f"a{gap}b", 500)[0], styles.BODY) for gap in " \u2002\u2003")
    space = lines.measure(" ", styles.BODY)
    assert two - one == pytest.approx(space)
    assert five - one == pytest.approx(4 * space)


def test_no_space_at_a_line_s_end_or_beginning() -> None:
    laid = lines.broken([Run("one ", styles.BODY), Run(" two ", styles.SPOKEN)], 20)
    assert said(laid) == ["one", "two"]


def test_a_line_is_as_high_as_its_highest_style() -> None:
    (line,) = lines.broken([Run("a ", styles.CELL), Run("b", styles.ASKED)], 100)
    assert line.height == styles.ASKED.leading
    assert lines.height(lines.broken([Run("a\nb", styles.BODY)], 100)) == 2 * styles.BODY.leading


def test_runs_of_styles_stay_apart() -> None:
    (line,) = lines.broken([Run("a ", styles.BODY), Run("b", styles.BOLD)], 100)
    assert [piece.style for piece in line.pieces] == [styles.BODY, styles.BODY, styles.BOLD][
        -len(line.pieces) :
    ]


@given(
    st.lists(st.tuples(st.text("abcŵ -/\n.", max_size=60), st.sampled_from(STYLES)), max_size=4),
    st.floats(15, 300),
)
def test_nothing_is_wider_than_the_line_and_nothing_is_lost(
    parts: list[tuple[str, styles.Style]], width: float
) -> None:
    laid = lines.broken([Run(text, style) for text, style in parts], width)
    assert all(line.width <= width + 0.1 for line in laid)
    letters = "".join(said(laid))
    assert [each for each in letters if not each.isspace()] == [
        each for text, _ in parts for each in text if not each.isspace()
    ]
    for line in laid:
        ends = [piece.x + lines.measure(piece.text, piece.style) for piece in line.pieces]
        assert all(abs(end - after.x) < 0.01 for end, after in zip(ends, line.pieces[1:], strict=False))


def test_a_title_is_balanced() -> None:
    runs = [Run("Minutes of the General Election Accountability Assembly", styles.TITLE)]
    plain, even = lines.broken(runs, 520), lines.balanced(runs, 520)
    assert len(plain) == len(even) == 2
    assert abs(even[0].width - even[1].width) < abs(plain[0].width - plain[1].width)


def test_what_does_not_fit_is_cut_and_says_so() -> None:
    words = "one two three four five six"
    assert lines.short("one", styles.BODY, 500, 1) == lines.broken(lines.as_runs("one", styles.BODY), 500)
    (cut,) = lines.short(words, styles.BODY, lines.measure("one two three", styles.BODY), 1)
    said = "".join(piece.text for piece in cut.pieces)
    assert said == "one two…"
    (single,) = lines.short("w" * 300, styles.BODY, 100, 1)
    assert single.width <= 100.1
    assert single.pieces[-1].text.endswith("w…")
    assert lines.short("", styles.BODY, 100, 1) == ()
