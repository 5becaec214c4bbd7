"""Codes that are sent instead of printed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from app.documents.badge_codes import code_pages, code_picture
from app.errors import Cancelled
from app.words import stretched
from tests.documents import readers
from tests.documents.readers import Tool
from tests.documents.test_badges import EDITION, TOLD, face, mixed, saved


def test_pages_conform() -> None:
    readers.assert_conforms(code_pages(mixed(), TOLD))
    readers.assert_conforms(code_pages(mixed(), TOLD, say=stretched()))
    readers.assert_conforms(code_pages([], EDITION))


def test_each_page_is_one_badge(tool: Tool, tmp_path: Path) -> None:
    faces = [face(n, name=f"Delegate {n}") for n in range(3)]
    file = saved(tmp_path, code_pages(faces, TOLD))
    pages = readers.text(tool, file).rstrip("\f").split("\f")
    said = [readers.flat(page) for page in pages]
    assert all(f"Delegate {n}" in page and f"KITE {n:04d}" in page for n, page in enumerate(said))
    assert len(said) == 3
    assert all("Rehearsal, reconstructed" in readers.flat(page) for page in pages)
    readers.run(tool("pdftoppm"), "-r", "100", "-png", "-gray", file, tmp_path / "page")
    found = [readers.scanned(tool, page) for page in sorted(tmp_path.glob("page*.png"))]
    assert found == [[each.code] for each in faces]


def test_a_picture_is_read_by_both(tool: Tool, tmp_path: Path) -> None:
    for number, each in enumerate(mixed()):
        picture = tmp_path / f"{number}.png"
        picture.write_bytes(code_picture(each, TOLD))
        assert readers.scanned(tool, picture) == [each.code]
        with Image.open(picture) as opened:
            assert [found.text for found in zxingcpp.read_barcodes(opened)] == [each.code]
            assert opened.width == 528


def test_what_is_written_under_the_code_takes_room() -> None:
    def height(institution: str, name: str = "") -> int:
        with Image.open(BytesIO(code_picture(face(1, institution, name=name), EDITION))) as opened:
            return opened.height

    one = height("Elm Street School")
    assert height("Elm Street School", "Delegate 1") > one
    assert height("A very long name of an institution that goes on and on for several lines") > one
    # three lines of it, no more
    assert height("many words " * 40) == height("many words " * 80)


def test_progress_and_cancel() -> None:
    heard: list[tuple[int, int]] = []
    faces = [face(n) for n in range(3)]
    code_pages(faces, EDITION, progress=lambda done, of: heard.append((done, of)))
    assert heard == [(1, 3), (2, 3), (3, 3)]
    with pytest.raises(Cancelled):
        code_pages(faces, EDITION, cancelled=lambda: True)
