"""A list from a spreadsheet as rows of text: encoding, separator and quoting told apart.

Whoever saved the file thought it was fine; so a reason says what to do, and rows count as in a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.domain.roster import Problem

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 100_000
LONGEST_FIELD = 10_000
"""Characters."""

_SEPARATORS = (",", ";", "\t")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_OTHER_FILES = {
    b"PK\x03\x04": "This is a spreadsheet or zip file. Save it as CSV (UTF-8) first.",
    b"\xd0\xcf\x11\xe0": "This is an old spreadsheet file. Save it as CSV (UTF-8) first.",
    b"%PDF": "This is a PDF. A list comes as CSV.",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of text under headings. With problems there may be none."""

    headings: tuple[str, ...] = ()
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Line in the spreadsheet, counted from 1, and its cells, as many as there are headings."""
    problems: tuple[Problem, ...] = ()
    encoding: str = ""
    separator: str = ""


def read_sheet(file: Path) -> Sheet:
    """The list in a file. A file that cannot be read at all raises OSError."""
    with file.open("rb") as stream:
        return parse_sheet(stream.read(MOST_BYTES + 1))


def parse_sheet(data: bytes) -> Sheet:
    """The list in these bytes."""
    if len(data) > MOST_BYTES:
        return _refused("The file is larger than 20 MB. Split it, or leave out columns that are not needed.")
    for start, reason in _OTHER_FILES.items():
        if data.startswith(start):
            return _refused(reason)
    text, encoding, problem = _decoded(data)
    if problem:
        return Sheet(problems=(problem,))
    separator, text = _separator(text)
    return _parsed(text, separator, encoding)


def _parsed(text: str, separator: str, encoding: str) -> Sheet:
    headings: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    problems: list[Problem] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 0
    while True:
        line += 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            problems.append(Problem(line, "", _said(error)))
            break
        if not any(cell.strip() for cell in cells):
            continue
        if not headings:
            headings = tuple(cell.strip() for cell in cells)
            continue
        if len(rows) == MOST_ROWS:
            problems.append(Problem(line, "", "There are more than 100,000 rows. Split the file."))
            break
        problems.extend(_faults(line, headings, cells))
        rows.append((line, tuple(undone(cell) for cell in _fitted(cells, len(headings)))))
    if not headings and not problems:
        return _refused("The file is empty. The first row holds the headings.")
    return Sheet(headings, tuple(rows), tuple(problems), encoding, separator)


def undone(cell: str) -> str:
    """A cell without the apostrophe that kept a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip(" ").startswith(_FORMULA) else cell


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; control characters are left out."""
    kept = "".join(letter for letter in cell if letter >= " " or letter in "\n\t\r").replace("\x7f", "")
    return "'" + kept if kept.lstrip(" \u00a0\u3000\n").startswith(_FORMULA) else kept


def written(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A list as CSV that spreadsheets open with a double click: UTF-8 with its mark, each cell guarded."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([guarded(heading) for heading in headings])
    writer.writerows([[guarded(cell) for cell in row] for row in rows])
    return stream.getvalue().encode("utf-8-sig")


def _refused(reason: str) -> Sheet:
    return Sheet(problems=(Problem(0, "", reason),))


def _fitted(cells: list[str], width: int) -> list[str]:
    return cells[:width] + [""] * (width - len(cells))


def _faults(line: int, headings: tuple[str, ...], cells: list[str]) -> list[Problem]:
    faults: list[Problem] = []
    if any(cell.strip() for cell in cells[len(headings) :]):
        faults.append(
            Problem(
                line, "", "This row has more cells than there are headings. Is a separator inside a name?"
            )
        )
    faults += [
        Problem(line, heading, "This cell holds more than 10,000 characters.")
        for heading, cell in zip(headings, cells, strict=False)
        if len(cell) > LONGEST_FIELD
    ]
    return faults


def _said(error: csv.Error) -> str:
    words = str(error)
    if "field limit" in words:
        return "A cell holds more than 10,000 characters; perhaps a quotation mark is not closed."
    if "end of data" in words:
        return "A quotation mark is opened here and never closed."
    return "The quotation marks in this row do not fit. A mark inside a cell is written twice."


def _decoded(data: bytes) -> tuple[str, str, Problem | None]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text, encoding = data.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError:
            return (
                "",
                "",
                Problem(0, "", "The file says that it is UTF-16 and is not. Save it as CSV (UTF-8)."),
            )
        return text, encoding, _nul(text)
    if b"\0" in data:
        return "", "", Problem(_row_of(data, data.index(b"\0")), "", "This is not a text file.")
    try:
        return data.decode("utf-8-sig"), "UTF-8", None
    except UnicodeDecodeError as error:
        at = error.start
    if data.startswith(b"\xef\xbb\xbf") or _also_utf8(data):
        return "", "", Problem(_row_of(data, at), "", _MIXED)
    try:
        return data.decode("cp1252"), "Windows-1252", None
    except UnicodeDecodeError as error:
        return (
            "",
            "",
            Problem(_row_of(data, error.start), "", "A letter here cannot be read. Save it as CSV (UTF-8)."),
        )


_MIXED = "Here the letters are encoded in another way than before. Save the whole list anew as CSV (UTF-8)."


def _nul(text: str) -> Problem | None:
    if "\0" not in text:
        return None
    return Problem(text.count("\n", 0, text.index("\0")) + 1, "", "This is not a text file.")


def _also_utf8(data: bytes) -> bool:
    """Whether some rows with letters beyond ASCII are UTF-8 although others are not."""
    for line in data.split(b"\n"):
        if not line.isascii():
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                continue
            return True
    return False


def _row_of(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _separator(text: str) -> tuple[str, str]:
    """The separator, from a line `sep=` or from the headings; and the text without that line."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and first[4:].rstrip("\r") in _SEPARATORS:
        return first[4:].rstrip("\r"), rest
    quoted, counts = False, dict.fromkeys(_SEPARATORS, 0)
    for letter in text.lstrip("\r\n"):
        if letter == '"':
            quoted = not quoted
        elif letter == "\n" and not quoted:
            break
        elif letter in counts and not quoted:
            counts[letter] += 1
    return max(_SEPARATORS, key=lambda each: counts[each]), text
