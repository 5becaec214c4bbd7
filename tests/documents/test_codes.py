from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from app.documents import codes
from tests.documents import readers
from tests.documents.readers import Tool

BADGE = "AB0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DIGEST = "M1:" + "0123456789ABCDEF" * 4


def test_a_badge_is_version_2_with_its_border() -> None:
    modules = codes.qr_modules(BADGE)
    assert len(BADGE) == 34
    assert len(modules) == 25 + 2 * codes.BORDER
    assert {len(row) for row in modules} == {33}
    edge = codes.BORDER
    assert not any(any(row) for row in (*modules[:edge], *modules[-edge:]))
    assert not any(any(row[:edge]) or any(row[-edge:]) for row in modules)
    assert all(modules[edge][edge : edge + 7])


def test_a_longer_text_takes_a_larger_code() -> None:
    assert len(codes.qr_modules(DIGEST)) == 33 + 2 * codes.BORDER


@pytest.mark.parametrize("text", [BADGE, DIGEST, "https://example.org/a?b", "HELLO WORLD"])
def test_two_readers_read_it(text: str, tool: Tool, tmp_path: Path) -> None:
    picture = codes.png(text, 4)
    found = zxingcpp.read_barcodes(Image.open(BytesIO(picture)))
    assert [each.text for each in found] == [text]
    file = tmp_path / "code.png"
    file.write_bytes(picture)
    assert " ".join(readers.scanned(tool, file)) == text


def test_what_the_reader_says_of_it() -> None:
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(codes.png(BADGE, 4))))
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    assert found.ec_level == "M"


def test_the_same_text_gives_the_same_code() -> None:
    assert codes.qr_modules(BADGE) == codes.qr_modules(BADGE)
    assert codes.qr_modules(BADGE) != codes.qr_modules(BADGE[:-1] + "Y")
