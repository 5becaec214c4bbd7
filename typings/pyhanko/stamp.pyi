from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import SimpleBoxLayoutRule

class StaticStampStyle:
    def __init__(
        self,
        *,
        background: PdfContent | None = None,
        background_layout: SimpleBoxLayoutRule = ...,
        background_opacity: float = 0.6,
        border_width: int = 3,
    ) -> None: ...
