from datetime import datetime

from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation.status import SignatureCoverageLevel

class EmbeddedPdfSignature:
    field_name: str
    sig_object: DictionaryObject
    byte_range: ArrayObject
    signer_cert: Certificate
    @property
    def self_reported_timestamp(self) -> datetime | None: ...
    @property
    def docmdp_level(self) -> MDPPerm | None: ...
    def evaluate_signature_coverage(self) -> SignatureCoverageLevel: ...
