"""The one stretch of a signed file that no signature covers is the signature itself: is it as written?

A bit of it may turn without any sum going wrong: in the padding, in a certificate that came along, in a
number that nobody reads. So what is not protected is written anew from what is, and must come out the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

if TYPE_CHECKING:
    from asn1crypto import cms
    from asn1crypto import x509 as asn1_x509

_ONE_CASE = re.compile(rb"(?:[0-9a-f]{2})+|(?:[0-9A-F]{2})+")


def as_written(gap: bytes, trusted: Sequence[x509.Certificate]) -> bool:
    """Whether the bytes between two signed stretches are a signature in hex, zeros after it, and no more.

    A signature that cannot be read raises whatever its reader raises.
    """
    digits = gap[1:-1]
    if gap[:1] != b"<" or gap[-1:] != b">" or not _ONE_CASE.fullmatch(digits):
        return False
    raw = bytes.fromhex(digits.decode())
    written = _written_anew(raw, trusted)
    return raw.startswith(written) and not raw[len(written) :].strip(b"\0")


def issued(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    """Whether the one signed the other."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _written_anew(raw: bytes, trusted: Sequence[x509.Certificate]) -> bytes:
    """The signature with every unprotected part derived from a protected one, as DER (RFC 5652)."""
    from asn1crypto import cms

    content = cms.ContentInfo.load(raw)["content"]
    signers: Sequence[cms.SignerInfo] = content["signer_infos"]
    certificates: Sequence[asn1_x509.Certificate] = [each.chosen for each in content["certificates"]]
    if len(signers) != 1 or not _vouched_for(certificates, trusted):
        return raw + b"?"
    signer = signers[0]
    serial = signer["sid"].native["serial_number"]
    own = next(each for each in certificates if each.serial_number == serial)
    parts: dict[str, object] = {
        "version": "v1",
        "sid": cms.SignerIdentifier(
            "issuer_and_serial_number",
            cms.IssuerAndSerialNumber({"issuer": own.issuer, "serial_number": own.serial_number}),
        ),
        **{part: signer[part] for part in ("digest_algorithm", "signed_attrs", "signature_algorithm")},
        "signature": signer["signature"],
    }
    if len(signer["unsigned_attrs"]):
        parts["unsigned_attrs"] = signer["unsigned_attrs"]
    anew = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [signer["digest_algorithm"]],
            "encap_content_info": {"content_type": "data"},
            "certificates": content["certificates"],
            "signer_infos": [parts],
        }
    )
    return cms.ContentInfo({"content_type": "signed_data", "content": anew}).dump()


def _vouched_for(certificates: Sequence[asn1_x509.Certificate], trusted: Sequence[x509.Certificate]) -> bool:
    """Whether each certificate was issued by one that is here, or by itself: then no bit of it has turned."""
    chain = [x509.load_der_x509_certificate(each.dump()) for each in certificates]
    whole = all(each["signature_value"].contents[:1] == b"\0" for each in certificates)
    return whole and all(any(issued(other, each) for other in (*chain, *trusted)) for each in chain)
