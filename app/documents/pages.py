"""The pages of a finished document as pictures, for the preview on screen."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from app.errors import Trouble

_ONE_AT_A_TIME = threading.Lock()
"""The renderer is not made for several threads."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page, drawn: rows of red, green, blue and a spare byte, `width` × `height` of them."""

    page: int
    """Counted from 0."""
    pages: int
    width: int
    height: int
    pixels: bytes


def page_picture(document: bytes, page: int, width: int) -> PagePicture:
    """Draw one page of a PDF so many pixels wide. Trouble `unreadable` when it is none.

    `page` beyond the last is the last.
    """
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            pdf = pypdfium2.PdfDocument(document)
        except pypdfium2.PdfiumError as cause:
            raise Trouble("unreadable", "This file cannot be read as a PDF.") from cause
        try:
            pdf.init_forms()
            number = max(0, min(page, len(pdf) - 1))
            sheet = pdf[number]
            drawn = sheet.render(scale=width / sheet.get_width(), rev_byteorder=True, prefer_bgrx=True)
            if drawn.stride != drawn.width * 4:
                raise AssertionError("the renderer pads no rows of four-byte pixels")
            return PagePicture(number, len(pdf), drawn.width, drawn.height, bytes(drawn.buffer))
        finally:
            pdf.close()
