"""Pages are drawn as pictures, one thread at a time, and nothing of the renderer outlives its lock."""

from __future__ import annotations

import io
import sys
from types import FrameType

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.documents.pages import page_picture, page_pictures, page_size
from app.errors import Trouble


@pytest.fixture
def document() -> bytes:
    """Two pages of 100 × 200 points, the second one black."""
    file = io.BytesIO()
    pen = Canvas(file, pagesize=(100, 200))
    pen.showPage()
    pen.rect(0, 0, 100, 200, fill=1)
    pen.save()
    return file.getvalue()


def test_each_page_is_drawn_as_wide_as_wanted(document: bytes) -> None:
    white, black = page_pictures(document, 50)
    assert (white.width, white.height, white.page, white.pages) == (50, 100, 0, 2)
    assert (white.grey[50, 25], black.grey[50, 25]) == (255, 0)
    assert page_picture(document, 9, 50).page == 1
    assert page_size(document) == (100, 200)


def test_what_is_no_pdf_is_told() -> None:
    with pytest.raises(Trouble, match="cannot be read as a PDF"):
        page_picture(b"Dear Mayor", 0, 50)


def test_page_and_picture_are_closed_whoever_still_looks_at_them(document: bytes) -> None:
    kept: list[FrameType] = []

    def on_event(frame: FrameType, event: str, _argument: object) -> None:
        if event == "return" and frame.f_code.co_name == "_drawn":
            kept.append(frame)

    sys.setprofile(on_event)
    try:
        page_picture(document, 0, 50)
    finally:
        sys.setprofile(None)
    (frame,) = kept
    assert [frame.f_locals[name].raw for name in ("sheet", "drawn")] == [None, None]
