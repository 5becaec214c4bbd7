from __future__ import annotations

from pathlib import Path

import pytest

from app.documents.minutes import minutes_pdf
from app.domain.records import DelegationRecord
from tests.documents import evening, readers
from tests.documents.readers import Tool


def names(count: int) -> tuple[DelegationRecord, ...]:
    return tuple(
        DelegationRecord(f"Institution {number:04d} of Elm Street", "school", 9, number + 3)
        for number in range(count)
    )


@pytest.mark.parametrize("count", [1, 2, 3, 4, 77, 500])
def test_every_institution_is_there_once_in_its_order(count: int, tool: Tool, tmp_path: Path) -> None:
    file = tmp_path / "minutes.pdf"
    pdf = minutes_pdf(evening.minutes(delegations=names(count)), draft=True)
    readers.assert_conforms(pdf)
    file.write_bytes(pdf)
    said = readers.text(tool, file, "-raw")
    assert all(said.count(each.name) == 1 for each in names(count))
    read = readers.flat(readers.run(tool("pdfinfo"), "-struct-text", file))
    places = [read.index(f"Institution {number:04d}") for number in range(count)]
    assert places == sorted(places)


def test_columns_are_of_about_the_same_height(tool: Tool, tmp_path: Path) -> None:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(minutes_pdf(evening.minutes(delegations=names(30)), draft=True))
    rows = [
        line
        for line in readers.text(tool, file, "-layout").splitlines()
        if "Institution 00" in line and "of Elm Street" in line
    ]
    assert 10 <= len(rows) <= 12
