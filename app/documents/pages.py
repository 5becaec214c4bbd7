"""The pages of a finished document as pictures, for the preview on screen."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Trouble

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

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

    @property
    def grey(self) -> memoryview:
        """The same in grey, one byte a pixel, shaped (height, width)."""
        return memoryview(self.pixels[1::4]).cast("B", (self.height, self.width))


def page_picture(document: bytes, page: int, width: int) -> PagePicture:
    """Draw one page of a PDF so many pixels wide. Trouble `unreadable` when it is none.

    `page` beyond the last is the last.
    """
    with _opened(document) as pdf:
        return _drawn(pdf, max(0, min(page, len(pdf) - 1)), width)


def page_pictures(document: bytes, width: int) -> Iterator[PagePicture]:
    """All pages one after the other, each drawn when it is asked for. Trouble as `page_picture`."""
    with _opened(document) as pdf:
        for page in range(len(pdf)):
            yield _drawn(pdf, page, width)


def page_size(document: bytes) -> tuple[float, float]:
    """Width and height of the first page in points. Trouble as `page_picture`."""
    with _opened(document) as pdf, closing(pdf[0]) as first:
        return first.get_width(), first.get_height()


@contextmanager
def _opened(document: bytes) -> Generator[PdfDocument]:
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            pdf = pypdfium2.PdfDocument(document)
        except pypdfium2.PdfiumError as cause:
            raise Trouble("unreadable", "This file cannot be read as a PDF.") from cause
        try:
            # what has been signed stands in form fields
            pdf.init_forms()
            yield pdf
        finally:
            pdf.close()


def _drawn(pdf: PdfDocument, page: int, width: int) -> PagePicture:
    # closed here, under the lock: what is left to go by itself may go later, and in another thread
    with closing(pdf[page]) as sheet:
        scale = width / sheet.get_width()
        with closing(sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)) as drawn:
            if drawn.stride != drawn.width * 4:
                raise AssertionError("the renderer pads no rows of four-byte pixels")
            return PagePicture(page, len(pdf), drawn.width, drawn.height, bytes(drawn.buffer))
