from collections.abc import Iterator
from enum import Enum

from pyhanko.pdf_utils.generic import IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader

class MDPPerm(Enum):
    NO_CHANGES = 1
    FILL_FORMS = 2
    ANNOTATE = 3

class SigSeedSubFilter(Enum):
    PADES = ...

def enumerate_sig_fields(
    handler: PdfFileReader, filled_status: bool | None = None
) -> Iterator[tuple[str, object, IndirectObject]]: ...
