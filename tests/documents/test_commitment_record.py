from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from app.documents.commitment_record import TWIN, record_pdf
from app.domain import records
from app.words import stretched
from tests.documents import evening, readers
from tests.documents.readers import Tool


def written(folder: Path, holder: int) -> Path:
    file = folder / f"record-{holder}.pdf"
    file.write_bytes(record_pdf(evening.minutes(), holder, draft=False))
    return file


@pytest.mark.parametrize("holder", [0, 1, 2])
@pytest.mark.parametrize("draft", [False, True])
def test_it_conforms(holder: int, draft: bool) -> None:
    readers.assert_conforms(record_pdf(evening.rehearsal(), holder, draft=draft))


def test_crowded_and_long_ones_conform() -> None:
    readers.assert_conforms(record_pdf(evening.crowded(), 5, draft=False))
    readers.assert_conforms(record_pdf(evening.minutes(), 0, draft=False, say=stretched()))


@pytest.mark.parametrize("holder", [0, 1, 2])
def test_it_is_one_page(holder: int, tool: Tool, tmp_path: Path) -> None:
    assert "Page 1 of 1" in readers.text(tool, written(tmp_path, holder))


def test_what_is_printed(tool: Tool, tmp_path: Path) -> None:
    said = readers.flat(readers.text(tool, written(tmp_path, 0)))
    for words in (
        "Commitment record",
        "Power-holder 1",
        "representing Minister 2 · before 412 people of 2 institutions",
        "Ask 1 · Yes, but … · A living wage",
        "We will do so when the budget allows",
        "Condition if the budget passes",
        "Read back agreed, 19:10",
        "Ask 2 · No, with an offer · Warm homes",
        "a meeting in May",
        "We cannot",
        "We will bring ten people who are paid too little.",
        "We follow this up on 12 January 2027.",
        "Contact: Office of Minister 2",
        "It is not a contract.",
    ):
        assert words in said, words
    assert "Power-holder 2" not in said


def test_a_plain_yes_shows_the_ask(tool: Tool, tmp_path: Path) -> None:
    said = readers.flat(readers.text(tool, written(tmp_path, 1)))
    assert "Ask 1 · Yes Will you pay a living wage to everyone who works for you" in said
    assert "The other asks" in said


def test_whoever_was_absent_has_no_box_and_no_promise(tool: Tool, tmp_path: Path) -> None:
    file = written(tmp_path, 2)
    assert b"(PowerHolder" not in file.read_bytes()
    assert "No commitment was made this evening." in readers.flat(readers.text(tool, file))


def test_its_field_is_named_as_in_the_minutes(tmp_path: Path) -> None:
    assert b"(PowerHolder2)" in written(tmp_path, 1).read_bytes()


def test_the_digest_is_the_attached_record_s(tool: Tool, tmp_path: Path) -> None:
    file = written(tmp_path, 0)
    folder = tmp_path / "out"
    folder.mkdir()
    readers.run(tool("pdfdetach"), "-saveall", "-o", folder, file)
    attached = (folder / TWIN).read_bytes()
    digest = hashlib.sha256(attached).hexdigest().upper()
    assert attached == records.commitment_twin(evening.minutes(), 0)
    said = readers.text(tool, file)
    assert f"{digest[:4]} {digest[4:8]} {digest[8:12]} {digest[12:16]}" in said
    readers.run(tool("pdftoppm"), "-r", "200", "-png", "-singlefile", file, tmp_path / "page")
    assert readers.scanned(tool, tmp_path / "page.png") == ["C1:" + digest]


def test_its_twin_holds_this_power_holder_only() -> None:
    twin = json.loads(records.commitment_twin(evening.minutes(), 1))
    assert twin["schema"] == "commitment-record/1"
    assert twin["power_holder"]["name"] == "Power-holder 2"
    assert [(ask["number"], ask["answer"], ask["commitment"]) for ask in twin["asks"]] == [
        (1, "yes", True),
        (2, "no clear answer", False),
    ]
    assert "Power-holder 1" not in json.dumps(twin)


def test_the_same_bytes_again() -> None:
    assert record_pdf(evening.minutes(), 0, draft=False) == record_pdf(evening.minutes(), 0, draft=False)
