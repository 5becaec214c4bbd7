from typing import BinaryIO

from pyhanko.pdf_utils.writer import BasePdfFileWriter

class IncrementalPdfFileWriter(BasePdfFileWriter):
    def __init__(self, input_stream: BinaryIO) -> None: ...
    def _update_meta(self) -> None: ...
