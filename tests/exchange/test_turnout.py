"""Turnout of this moment as a table: exact, without formulas."""

from __future__ import annotations

import csv
import io

from app.domain.door import Count
from app.exchange.turnout import COLUMNS, turnout_now_csv

COUNTS = (
    Count("d1", "=HYPERLINK(“x”) School", "school", 25, 20, 22),
    Count("d2", "Ash Lane Union", "union", 5, 9, 9),
)


def table(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_line_for_each_institution() -> None:
    rows = table(turnout_now_csv(COUNTS, 0, 0))
    assert [[row[column] for column in COLUMNS[2:]] for row in rows] == [
        ["25", "20", "22", "5"],
        ["5", "9", "9", "0"],
    ]
    assert rows[1]["institution"] == "Ash Lane Union"


def test_no_cell_is_a_formula() -> None:
    assert table(turnout_now_csv(COUNTS, 0, 0))[0]["institution"].startswith("'=")


def test_guests_and_those_nobody_knows_have_their_lines() -> None:
    rows = table(turnout_now_csv((), 3, 1))
    assert [(row["institution"], row["here now"]) for row in rows] == [
        ("Guests, with no institution", "3"),
        ("Institution not known", "1"),
    ]


def test_a_rehearsal_says_so_on_every_line() -> None:
    rows = table(turnout_now_csv(COUNTS, 1, 0, "=Rehearsal"))
    assert {row["note"] for row in rows} == {"'=Rehearsal"}
    assert len(rows) == 3
