"""Files that leave the building: sealed ones as they were sealed, others as drafts, tables, the plan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.clock import SetClock
from app.errors import Refused
from app.paths import Home
from app.service import publish
from app.service.boards.records import Export
from tests.service.conftest import Keys
from tests.service.evening import A, Planned
from tests.service.told import play


def export(evening: Planned, home: Home, what: Export, out: Path) -> list[Path]:
    now = evening.station.clock.now()
    return [file for file, _ in publish.export(evening.station.database, home, A, what, out, now)]


def test_a_sealed_paper_goes_out_byte_for_byte(
    evening: Planned, clock: SetClock, home: Home, keys: Keys, tmp_path: Path
) -> None:
    play(evening, clock)
    (sealed,) = publish.seal_all(evening.station, home, A, Export.MINUTES, keys.real, clock.now())
    (out,) = export(evening, home, Export.MINUTES, tmp_path / "out" / "minutes.pdf")
    assert out.read_bytes() == sealed.read_bytes()


def test_records_go_into_a_folder_one_for_each_power_holder(
    evening: Planned, clock: SetClock, home: Home, keys: Keys, tmp_path: Path
) -> None:
    play(evening, clock)
    drafts = export(evening, home, Export.RECORDS, tmp_path)
    assert [each.name for each in drafts] == [
        "commitment-record-mayor-1-draft.pdf",
        "commitment-record-mayor-2-draft.pdf",
    ]
    sealed = publish.seal_all(evening.station, home, A, Export.RECORDS, keys.real, clock.now())
    out = export(evening, home, Export.RECORDS, tmp_path / "sealed")
    assert [each.read_bytes() for each in out] == [each.read_bytes() for each in sealed]
    assert out[0].name == "commitment-record-mayor-1-1.pdf"


@pytest.mark.parametrize(
    ("what", "begins"),
    [
        (Export.CSV, "ask,title"),
        (Export.TURNOUT, "institution,type,pledged,here"),
        (Export.TURNOUT_NOW, "institution,type,pledged,here now,ever present,missing"),
        (Export.JSON, "{"),
        (Export.PLAN, "{"),
    ],
)
def test_tables_and_plan(evening: Planned, home: Home, tmp_path: Path, what: Export, begins: str) -> None:
    (out,) = export(evening, home, what, tmp_path / "out")
    text = out.read_text("utf-8-sig")
    assert text.startswith(begins)
    assert "Delegate Ŵn" not in text
    if begins == "{":
        json.loads(text)


def test_only_papers_are_sealed(evening: Planned, home: Home, clock: SetClock, keys: Keys) -> None:
    with pytest.raises(Refused, match="Only minutes and commitment records"):
        publish.seal_all(evening.station, home, A, Export.CSV, keys.real, clock.now())
