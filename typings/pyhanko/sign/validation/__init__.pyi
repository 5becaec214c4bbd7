from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

def validate_pdf_signature(
    embedded_sig: EmbeddedPdfSignature, signer_validation_context: ValidationContext | None = None
) -> PdfSignatureStatus: ...
