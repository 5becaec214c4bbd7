"""Lists as other programs save them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.sheets import MOST_BYTES, MOST_ROWS, guarded, parse_sheet, undone, written

NAMES = "name;place\r\nSiân Ŵyn;Caffè\r\n"


def only(data: bytes) -> tuple[int, str]:
    """The one problem of these bytes: its row and reason."""
    sheet = parse_sheet(data)
    assert len(sheet.problems) == 1
    return sheet.problems[0].row, sheet.problems[0].reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_are_told_apart(encoding: str) -> None:
    sheet = parse_sheet(NAMES.encode(encoding))
    assert sheet.problems == ()
    assert sheet.headings == ("name", "place")
    assert sheet.rows == ((2, ("Siân Ŵyn", "Caffè")),)


def test_windows_letters_are_read() -> None:
    sheet = parse_sheet("name;place\r\nJosé;“Café”\r\n".encode("cp1252"))
    assert sheet.rows == ((2, ("José", "“Café”")),)
    assert sheet.encoding == "Windows-1252"


@pytest.mark.parametrize(("separator", "line"), [(",", "a,b"), (";", "a;b"), ("\t", "a\tb")])
def test_separators_are_told_apart(separator: str, line: str) -> None:
    sheet = parse_sheet(f"{line}\n1{separator}2\n".encode())
    assert (sheet.separator, sheet.rows) == (separator, ((2, ("1", "2")),))


def test_a_separator_inside_a_quoted_heading_does_not_count() -> None:
    assert parse_sheet(b'"a,b,c";d\n1;2\n').headings == ("a,b,c", "d")


def test_a_line_may_name_the_separator() -> None:
    assert parse_sheet(b"sep=;\na,x;b\n1;2\n").headings == ("a,x", "b")


def test_rows_count_as_a_spreadsheet_counts_them() -> None:
    sheet = parse_sheet(b'a,b\n"two\nlines",1\n\nx,2\n')
    assert [line for line, _ in sheet.rows] == [2, 4]


def test_short_rows_are_filled_and_long_ones_named() -> None:
    sheet = parse_sheet(b"a,b\n1\n1,2,3\n1,2,\n")
    assert [cells for _, cells in sheet.rows] == [("1", ""), ("1", "2"), ("1", "2")]
    assert [problem.row for problem in sheet.problems] == [3]


def test_an_open_quotation_mark_is_named() -> None:
    row, reason = only(b'a,b\n1,2\n3,"4\n5,6\n')
    assert (row, "never closed" in reason) == (3, True)


def test_a_stray_quotation_mark_is_named() -> None:
    assert only(b'a,b\n1,"2"x\n')[0] == 2


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"\r\n\r\n", "empty"),
        (b"PK\x03\x04rest", "CSV"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0rest", "CSV"),
        (b"a" * (MOST_BYTES + 1), "20 MB"),
        (b"\xff\xfea\x00b", "UTF-16"),
    ],
)
def test_what_is_no_list_is_refused_whole(data: bytes, word: str) -> None:
    row, reason = only(data)
    assert (row, word in reason) == (0, True)


def test_nul_is_named_with_its_row() -> None:
    assert only(b"a,b\n1,2\n3,\x00\n") == (3, "This is not a text file.")
    assert only("a,b\n1,\0\n".encode("utf-16"))[0] == 2


def test_two_encodings_in_one_file_are_named() -> None:
    row, reason = only("name\nSiân\n".encode() + "Zoë\n".encode("cp1252"))
    assert (row, "encoded" in reason) == (3, True)


def test_a_letter_no_encoding_has_is_named() -> None:
    assert only(b"name\n\x81x\n")[0] == 2


def test_a_cell_too_long_is_named() -> None:
    assert only(b"a,b\n1," + b"x" * 10_001 + b"\n")[0] == 2
    assert only(b"a,b\n1," + b"x" * 200_000 + b"\n")[0] == 2


def test_a_row_too_many_is_named() -> None:
    data = b"a\n" + b"1\n" * (MOST_ROWS + 1)
    assert only(data)[0] == MOST_ROWS + 2


@pytest.mark.parametrize("cell", ["=1+1", "+1617", "-5", "@x", "  =1", "\t=1", "＝1", "\u3000=1", "\n=1"])
def test_formulas_go_out_guarded(cell: str) -> None:
    assert guarded(cell).startswith("'")


def test_the_apostrophe_of_a_guard_is_undone_and_no_other() -> None:
    assert undone("'+1617") == "+1617"
    assert undone("'  =1") == "  =1"
    assert undone("'tis the season") == "'tis the season"


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=8))
def test_what_is_written_holds_no_formula_and_is_read_again(rows: list[tuple[str, str]]) -> None:
    data = written(("a", "b"), rows)
    for line in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        for cell in line:
            assert not cell.lstrip(" \u00a0\u3000\n").startswith(
                ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
            )
    assert not [problem for problem in parse_sheet(data).problems if problem.row == 0]


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_problems(data: bytes) -> None:
    sheet = parse_sheet(data)
    assert sheet.headings or sheet.problems
    assert all(len(cells) == len(sheet.headings) for _, cells in sheet.rows)
