from datetime import datetime
from io import BytesIO

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import CertificateStore

class Signer: ...

class SimpleSigner(Signer):
    def __init__(
        self, signing_cert: Certificate, signing_key: PrivateKeyInfo, cert_registry: CertificateStore
    ) -> None: ...

class PdfSignatureMetadata:
    def __init__(
        self,
        *,
        field_name: str | None = None,
        md_algorithm: str | None = None,
        location: str | None = None,
        reason: str | None = None,
        certify: bool = False,
        subfilter: SigSeedSubFilter | None = None,
        docmdp_permissions: MDPPerm | None = ...,
    ) -> None: ...

class PdfSigner:
    def __init__(
        self,
        signature_meta: PdfSignatureMetadata,
        signer: Signer,
        *,
        stamp_style: StaticStampStyle | None = None,
    ) -> None: ...
    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession: ...
    def sign_pdf(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> BytesIO: ...

class PdfSigningSession:
    system_time: datetime
