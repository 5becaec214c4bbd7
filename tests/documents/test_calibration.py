"""The page to try the printer with."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.documents.calibration import TEST_CODE, calibration_page
from app.documents.stock import STOCKS
from app.domain.badge import Reading, read
from app.words import stretched
from tests.documents import readers
from tests.documents.readers import Tool
from tests.documents.test_badges import saved

MADE = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.mark.parametrize("key", STOCKS)
def test_it_conforms(key: str) -> None:
    readers.assert_conforms(calibration_page(STOCKS[key], MADE, shift=(0.5, -1)))


def test_it_conforms_in_a_long_tongue() -> None:
    readers.assert_conforms(calibration_page(STOCKS["letter-14"], MADE, say=stretched()))


def test_its_code_is_read_and_is_nobodys(tool: Tool, tmp_path: Path) -> None:
    file = saved(tmp_path, calibration_page(STOCKS["a4-14"], MADE))
    readers.run(tool("pdftoppm"), "-r", "300", "-png", "-gray", "-singlefile", file, tmp_path / "page")
    assert readers.scanned(tool, tmp_path / "page.png") == [TEST_CODE]
    assert read(TEST_CODE, 417, {1: b"k" * 32})[0] is not Reading.OURS
    assert "never “fit to page”" in readers.flat(readers.text(tool, file))


def test_it_says_how_far_it_is_moved(tool: Tool, tmp_path: Path) -> None:
    said = readers.text(tool, saved(tmp_path, calibration_page(STOCKS["a4-8"], MADE, shift=(0.5, 1.0))))
    assert "Moved by 0.5 mm to the right and 1.0 mm down." in readers.flat(said)
    assert "Moved" not in readers.text(tool, saved(tmp_path, calibration_page(STOCKS["a4-8"], MADE)))
