"""Sealing: the secretary certifies the file as it is and allows nothing but signatures in its boxes."""

from __future__ import annotations

import logging
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from app.documents import keys
from app.documents.keys import Leaf
from app.errors import Refused
from app.words import ENGLISH, Tongue

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from pyhanko.sign.signers import SimpleSigner

logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # what it finds is in its answers; the log stays ours


def certify(
    pdf: bytes,
    leaf: Leaf,
    *,
    reason: str,
    place: str,
    when: datetime,
    field: str = "Secretary",
    said: str = "",
    say: Tongue = ENGLISH,
) -> bytes:
    """The file with the certifying signature in that field: PAdES B-B, ECDSA P-256 with SHA-256, DocMDP 2.

    `when` is this computer's own time, in the venue's zone, which is how it is printed; an evening played
    again has a time of its own, a signature has not. `said` is a further line in the box. Nothing is fetched.
    Trouble `clock` when the time cannot be right, Refused when the key has expired or there is no such field.
    """
    keys.check_clock(when)
    if not leaf.certificate.not_valid_before_utc <= when <= leaf.ends:
        raise Refused("The signing key {name} is not valid today. Ask for a new one.", name=leaf.name)
    return _sign(
        pdf,
        leaf,
        field,
        certifies=True,
        reason=reason,
        place=place,
        when=when,
        lines=[
            say("Certified by {name}", name=leaf.name),
            f"{say.day(when.date())}, {when:%H:%M %Z}".strip(),
            *([said] if said else []),
        ],
    )


def approve(
    pdf: bytes, leaf: Leaf, *, field: str, reason: str, place: str, when: datetime, lines: list[str]
) -> bytes:
    """A further signature in a prepared field of a certified file; `lines` stand in its box."""
    keys.check_clock(when)
    return _sign(pdf, leaf, field, certifies=False, reason=reason, place=place, when=when, lines=lines)


def _sign(
    pdf: bytes,
    leaf: Leaf,
    field: str,
    *,
    certifies: bool,
    reason: str,
    place: str,
    when: datetime,
    lines: list[str],
) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.writer import BasePdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

    from app.documents import appearance

    class Writer(IncrementalPdfFileWriter):
        """Appends, and leaves the metadata alone: written anew it would not conform (PDF/A 6.6.2.3)."""

        def _update_meta(self) -> None:
            pass

    class Signer(signers.PdfSigner):
        """Signs at the moment it is given."""

        def init_signing_session(
            self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
        ) -> signers.PdfSigningSession:
            session = super().init_signing_session(pdf_out, existing_fields_only)
            session.system_time = when.replace(microsecond=0)
            return session

    writer = Writer(BytesIO(pdf))
    width, height = _box(pdf, field)
    about = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=certifies,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        reason=reason,
        location=place,
    )
    signer = Signer(about, signer=_signer(leaf), stamp_style=appearance.stamp(lines, width, height))
    return signer.sign_pdf(writer, existing_fields_only=True).getvalue()


def _signer(leaf: Leaf) -> SimpleSigner:
    from asn1crypto import keys as asn1_keys
    from asn1crypto import x509 as asn1_x509
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    def der(certificate: Certificate) -> asn1_x509.Certificate:
        return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))

    chain = SimpleCertificateStore()
    chain.register(der(leaf.root))
    secret = leaf.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(der(leaf.certificate), asn1_keys.PrivateKeyInfo.load(secret), chain)


def _box(pdf: bytes, field: str) -> tuple[float, float]:
    """The size of the field's box in points; Refused when it is not there or is signed already."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as file:
        form = file.Root.get("/AcroForm")
        for each in form.Fields if form is not None else ():
            if str(each.get("/T", "")) == field:
                if "/V" in each:
                    raise Refused("This box is signed already.")
                left, low, right, high = (float(edge) for edge in each.Rect)
                return right - left, high - low
    raise Refused("This file has no box for that signature.")
