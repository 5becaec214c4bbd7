from pyhanko.pdf_utils.generic import IndirectObject
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.writer import BasePdfFileWriter

class PdfResources:
    xobject: dict[str, IndirectObject]

class PdfContent:
    writer: BasePdfFileWriter | None
    box: BoxConstraints
    def __init__(self) -> None: ...
    @property
    def resources(self) -> PdfResources: ...
    def render(self) -> bytes: ...
