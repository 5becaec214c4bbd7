from enum import Enum

from asn1crypto.x509 import Certificate

class SignatureCoverageLevel(Enum):
    ENTIRE_FILE = ...

class TrustAnchor:
    certificate: Certificate

class ValidationPath:
    trust_anchor: TrustAnchor

class PdfSignatureStatus:
    intact: bool
    valid: bool
    trusted: bool
    docmdp_ok: bool | None
    coverage: SignatureCoverageLevel
    validation_path: ValidationPath | None
