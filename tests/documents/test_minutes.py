from __future__ import annotations

import hashlib
import json
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.documents.minutes import TWIN, minutes_pdf
from app.domain import records
from app.domain.records import DelegationRecord, HolderRecord
from app.errors import Refused
from app.words import stretched
from tests.documents import evening, readers
from tests.documents.readers import Tool


@pytest.fixture
def file(unsigned: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(unsigned)
    return path


@pytest.mark.parametrize("draft", [False, True])
def test_they_conform(draft: bool) -> None:
    readers.assert_conforms(minutes_pdf(evening.rehearsal(), draft=draft))


def test_crowded_ones_conform() -> None:
    readers.assert_conforms(minutes_pdf(evening.crowded(), draft=False))


def test_the_long_tongue_conforms() -> None:
    readers.assert_conforms(minutes_pdf(evening.minutes(), draft=False, say=stretched()))


def test_empty_ones_conform() -> None:
    bare = evening.minutes(
        asks=(),
        power_holders=(),
        delegations=(),
        agenda=(),
        guests=0,
        opened=None,
        ended=None,
        head="",
        venue="",
    )
    readers.assert_conforms(minutes_pdf(bare, draft=True))


def test_qpdf_finds_nothing(file: Path, tool: Tool) -> None:
    said = readers.run(tool("qpdf"), "--check", file)
    assert "No syntax or stream encoding errors" in said
    assert "WARNING" not in said


def test_every_font_is_embedded_and_ours(file: Path, tool: Tool) -> None:
    fonts = readers.fonts(tool, file)
    assert len(fonts) >= 5
    assert all(rest == ["yes", "yes", "yes"] for _, *rest in fonts)
    assert all("Source" in name for name, *_ in fonts)


def test_what_is_printed(file: Path, tool: Tool) -> None:
    said = readers.flat(readers.text(tool, file))
    for words in (
        "Minutes of the Elm Street Assembly",
        "Tuesday 24 November 2026, 18:30 to 20:02 · Elm Street Hall",
        "412",
        "people, of 400 aimed for",
        "institutions, of 3 that pledged",
        "commitments, 1 conditional",
        "Will you pay a living wage to everyone who works for you, by the end of March?",
        "We will do so when the budget allows",
        "Condition if the budget passes",
        "By by the end of March (31 March 2027 at the latest)",
        "Asked 2 times",
        "Contact Office of Minister 2",
        "Follow up 12 January 2027",
        "Corrected yes → yes, but: the condition was left out",
        "agreed, 19:10",
        "Offered as well a meeting in May",
        "Reason will look into it",
        "Came in writing",
        "no words recorded",
        "We will bring ten people who are paid too little.",
        "in person, representing Minister 2; with the authority of a letter",
        "absent: declined",
        "3 guests came with no institution.",
        "Pledged and not present: Oak Street Chapel.",
        "did not run",
        "Revision 1 · 24 November 2026 20:10",
        "Journal of this assembly: 4,312 entries, head",
        "0a" * 32,
        "0b" * 32,
    ):
        assert words in said, words


def test_welsh_letters_are_printed(file: Path, tool: Tool) -> None:
    assert "Ysgol Gŵyr, Tŷ Ŵyn Ŷ" in readers.flat(readers.text(tool, file))


def test_a_small_delegation_is_one_or_two(file: Path, tool: Tool) -> None:
    said = readers.text(tool, file, "-layout")
    row = next(line for line in said.splitlines() if "Ysgol Gŵyr" in line)
    assert "1–2" in row
    assert not row.rstrip().endswith(" 2")


def test_each_page_says_which_it_is(tool: Tool, tmp_path: Path) -> None:
    file = tmp_path / "many.pdf"
    file.write_bytes(minutes_pdf(evening.crowded(), draft=False))
    pages = readers.text(tool, file).rstrip("\f").split("\f")
    assert len(pages) > 9
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page


def test_each_page_of_a_rehearsal_says_so(tool: Tool, tmp_path: Path) -> None:
    file = tmp_path / "rehearsal.pdf"
    note = "Rehearsal, reconstructed from published reports"
    file.write_bytes(minutes_pdf(replace(evening.crowded(), rehearsal=True, note=note), draft=False))
    pages = readers.text(tool, file).rstrip("\f").split("\f")
    assert all(note in page for page in pages)
    file.write_bytes(minutes_pdf(evening.minutes(), draft=False))
    assert "Rehearsal" not in readers.text(tool, file)


def test_a_draft_says_so_and_cannot_be_signed(tool: Tool, tmp_path: Path) -> None:
    file = tmp_path / "draft.pdf"
    file.write_bytes(minutes_pdf(evening.minutes(), draft=True))
    pages = readers.text(tool, file).rstrip("\f").split("\f")
    assert all("Draft of revision 1" in page for page in pages)
    assert b"/Sig" not in file.read_bytes()


def test_the_reading_order(file: Path, tool: Tool) -> None:
    kinds = readers.struct(tool, file)
    assert kinds[0] == "Document"
    assert kinds.count("H1") == 1
    assert kinds.index("H1") < kinds.index("H2") < kinds.index("Table")
    assert {"THead", "TBody", "TR", "TH", "TD", "Figure", "Form"} <= set(kinds)


def test_the_printed_digest_is_the_attached_record_s(file: Path, tool: Tool, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    readers.run(tool("pdfdetach"), "-saveall", "-o", folder, file)
    attached = (folder / TWIN).read_bytes()
    assert hashlib.sha256(attached).hexdigest() in readers.text(tool, file)
    assert attached == records.twin(evening.minutes())
    assert json.loads(attached)["schema"] == "assembly-minutes/1"


def test_the_code_holds_the_digest(file: Path, tool: Tool, tmp_path: Path) -> None:
    readers.run(tool("pdftoppm"), "-r", "200", "-png", file, tmp_path / "page")
    found = [code for page in sorted(tmp_path.glob("page*.png")) for code in readers.scanned(tool, page)]
    assert found == ["M1:" + records.digest(records.twin(evening.minutes())).upper()]


def test_the_same_evening_gives_the_same_bytes(unsigned: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert minutes_pdf(evening.minutes(), draft=False) == unsigned
    later = evening.minutes(made=evening.minutes().made + timedelta(seconds=1))
    assert minutes_pdf(later, draft=False) != unsigned


def test_a_name_that_cannot_be_printed_is_refused() -> None:
    named = evening.minutes(delegations=(DelegationRecord("王小明", "school", 9, 9),))
    with pytest.raises(Refused) as refusal:
        minutes_pdf(named, draft=True)
    assert "王小明" in str(refusal.value)


def test_more_power_holders_than_a_grid_is_wide(tool: Tool, tmp_path: Path) -> None:
    many = tuple(HolderRecord(f"Power-holder {n}", "Leader", "Council", "here") for n in range(1, 10))
    pdf = minutes_pdf(evening.minutes(power_holders=many), draft=False)
    readers.assert_conforms(pdf)
    file = tmp_path / "many.pdf"
    file.write_bytes(pdf)
    said = readers.flat(readers.text(tool, file))
    assert all(holder.name in said for holder in many)
    assert pdf.count(b"/FT /Sig") == 2 + 8  # the ninth signs on their own record


def test_whoever_was_absent_has_no_box(unsigned: bytes) -> None:
    assert b"(PowerHolder2)" in unsigned
    assert b"(PowerHolder3)" not in unsigned


def test_words_of_many_pages_are_printed_whole(tool: Tool, tmp_path: Path) -> None:
    long = " ".join(f"word{n}" for n in range(6000))
    ask = evening.minutes().asks[0]
    spoken = replace(ask, answers=(replace(ask.answers[0], words=long), *ask.answers[1:]))
    file = tmp_path / "long.pdf"
    pdf = minutes_pdf(evening.minutes(asks=(spoken,)), draft=False)
    readers.assert_conforms(pdf)
    file.write_bytes(pdf)
    said = readers.text(tool, file)
    assert all(f"word{n}" in said for n in range(6000))
