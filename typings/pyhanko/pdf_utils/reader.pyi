from collections.abc import Sequence
from typing import BinaryIO

from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

class PdfFileReader:
    def __init__(self, stream: BinaryIO, strict: bool = True) -> None: ...
    @property
    def embedded_signatures(self) -> Sequence[EmbeddedPdfSignature]: ...
    @property
    def embedded_regular_signatures(self) -> Sequence[EmbeddedPdfSignature]: ...
