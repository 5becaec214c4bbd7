from __future__ import annotations

from pathlib import Path

from app.documents.minutes import minutes_pdf
from tests.documents import evening, readers
from tests.documents.readers import Tool


def said(tool: Tool, folder: Path, **changes: object) -> str:
    file = folder / "minutes.pdf"
    file.write_bytes(minutes_pdf(evening.minutes(**changes), draft=False))
    return readers.flat(readers.text(tool, file))


def test_each_number_stands_under_its_name(tool: Tool, tmp_path: Path) -> None:
    words = said(tool, tmp_path)
    assert "Fingerprint (SHA-256) of our root certificate " + "0b" * 32 in words
    assert "Journal of this assembly: 4,312 entries, head " + "0a" * 32 in words
    assert "SHA-256 of minutes.json, attached to this file" in words


def test_what_is_not_there_yet_is_said(tool: Tool, tmp_path: Path) -> None:
    words = said(tool, tmp_path, root_fingerprint="", entries=1)
    assert "our root certificate not yet: this paper is not sealed" in words
    assert "1 entry, head" in words
