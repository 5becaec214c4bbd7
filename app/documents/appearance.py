"""What a signature looks like on the page: drawn with our fonts, since the usual stamps break conformance."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pyhanko.pdf_utils import generic, layout
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle

from app.documents import lines, marks, styles
from app.documents.tags import TaggedCanvas

if TYPE_CHECKING:
    from collections.abc import Sequence

_EDGE = 7.0
_BRAND = 26.0


def stamp(said: Sequence[str], width: float, height: float) -> StaticStampStyle:
    """The lines beside our mark, the first one strong, in a box of that size in points."""
    rule = layout.SimpleBoxLayoutRule(
        layout.AxisAlignment.ALIGN_MIN,
        layout.AxisAlignment.ALIGN_MIN,
        margins=layout.Margins(0, 0, 0, 0),
        inner_content_scaling=layout.InnerScaling.NO_SCALING,
    )
    return StaticStampStyle(
        background=_Drawn(_page(said, width, height), width, height),
        background_layout=rule,
        background_opacity=1.0,
        border_width=0,
    )


def _page(said: Sequence[str], width: float, height: float) -> bytes:
    canvas = TaggedCanvas((width, height))
    pen = canvas.pen
    marks.draw_brand(pen, width - _BRAND - _EDGE + 2, 2, _BRAND)
    y = height - _EDGE
    for number, text in enumerate(said):
        style = styles.CELL_BOLD if number == 0 else styles.CELL_QUIET
        runs = lines.as_runs(text, style)
        # a name that takes two lines takes them evenly
        set_in = lines.balanced if number == 0 else lines.broken
        for line in set_in(runs, width - 2 * _EDGE):
            if y - line.height < 1:
                break
            line.draw(pen, _EDGE, y)
            y -= line.height
    canvas.next_page()
    return canvas.close()


class _Drawn(PdfContent):
    """A page from memory, taken over as a form: a signature's picture is never written to disk."""

    def __init__(self, data: bytes, width: float, height: float) -> None:
        super().__init__()
        self._data = data
        self.box = layout.BoxConstraints(width=width, height=height)

    def render(self) -> bytes:
        writer = self.writer
        if writer is None:
            raise ValueError("a stamp is drawn into a file that is being signed")
        taken = writer.import_page_as_xobject(PdfFileReader(BytesIO(self._data)))
        self.resources.xobject[generic.pdf_name("/Drawn")] = taken
        return b"/Drawn Do"
