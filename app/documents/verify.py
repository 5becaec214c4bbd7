"""Whether a signed file is what it claims to be, in words that do not accuse anybody.

A file is VALID when its first signature is a certification that leads to a root we trust, every signature is
sound, and nothing but permitted signatures came after it. Boxes that were offered and left empty do not make
it less: a power-holder need not sign. Only a box that was marked as required when the file was made, and is
empty, makes it VALID, INCOMPLETE.
"""

from __future__ import annotations

import hashlib
import logging
import re
import warnings
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from app.documents import envelope, keys
from app.documents.finish import REQUIRED
from app.domain.signed import FileCheck, FileVerdict, SignatureLine
from app.errors import Trouble
from app.words import ENGLISH, Tongue

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)

_TRACE = re.compile(rb"/ByteRange\s*\[")
"""What every signature leaves in the bytes, whether or not the form still leads to it."""
_SIGNS = (b"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached", b"/DocMDP")
"""Further traces, so that one turned bit cannot take them all."""
_WITNESSED = "witnessed by this device"
"""How the reason of a hand-drawn signature ends; its wording is fixed."""


def check(
    data: bytes,
    roots: Sequence[bytes],
    file: str = "",
    *,
    known: Sequence[str] = (),
    now: datetime | None = None,
    say: Tongue = ENGLISH,
) -> FileCheck:
    """The verdict with its reasons, the weightiest first.

    `roots` are trusted certificates, PEM or DER. `known` are the SHA-256 digests, in hex and in their order,
    of the states of this paper that the journal knows: a file cut back to an earlier one is INVALID.
    Nothing is fetched. Trouble `unreadable` when it is no PDF or cannot be read at all.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message="Parsed a serial number")  # ours are positive
        return _Check(data, roots, file, known, now or datetime.now(UTC), say).result()


class _Check:
    """One file's check: findings are gathered with their weight, the verdict follows from them."""

    def __init__(
        self,
        data: bytes,
        roots: Sequence[bytes],
        file: str,
        known: Sequence[str],
        now: datetime,
        say: Tongue,
    ) -> None:
        self._data = data
        self._roots = [keys.read_certificate(root) for root in roots]
        self._file = file
        self._known = [digest.lower() for digest in known]
        self._now = now
        self._say = say
        self._digest = hashlib.sha256(data).hexdigest()
        self._found: list[tuple[int, str]] = []
        self._lines: list[SignatureLine] = []
        self._empty: list[str] = []
        self._missing: list[str] = []
        self._fingerprint = ""

    def result(self) -> FileCheck:
        traces = len(_TRACE.findall(self._data))
        signed = traces or any(sign in self._data for sign in _SIGNS)
        try:
            reader = self._open()
            signatures = list(reader.embedded_regular_signatures)
            self._fields(reader)
        except Exception as error:
            if not signed:
                raise Trouble("unreadable", "This file cannot be read as a PDF.") from error
            self._find(
                0, self._say("The file was changed after it was signed: it can no longer be read whole.")
            )
            return self._told(FileVerdict.INVALID)
        if not signatures and not signed:
            self._find(0, self._say("There is no signature in this file."))
            return self._told(FileVerdict.UNSIGNED)
        for number, signature in enumerate(signatures):
            self._signature(number, signature)
        self._whole(signatures, traces)
        if self._found:
            return self._told(FileVerdict.INVALID)
        if self._missing:
            for label in self._missing:
                self._find(0, self._say("Not signed, though it has to be: {label}.", label=label))
            return self._told(FileVerdict.INCOMPLETE)
        return self._told(FileVerdict.VALID)

    def _open(self) -> PdfFileReader:
        from pyhanko.pdf_utils.reader import PdfFileReader

        if b"%PDF-" not in self._data[:1024]:
            raise ValueError("no PDF header")
        return PdfFileReader(BytesIO(self._data), strict=True)

    def _find(self, weight: int, reason: str) -> None:
        if all(reason != each for _, each in self._found):
            self._found.append((weight, reason))

    def _told(self, verdict: FileVerdict) -> FileCheck:
        return FileCheck(
            self._file,
            len(self._data),
            verdict,
            tuple(reason for _, reason in sorted(self._found, key=lambda found: found[0])),
            tuple(self._lines),
            self._digest,
            tuple(self._empty),
            self._fingerprint,
        )

    def _fields(self, reader: PdfFileReader) -> None:
        """Boxes that are still empty, and which of them had to be signed."""
        from pyhanko.sign.fields import enumerate_sig_fields

        for name, _value, reference in enumerate_sig_fields(reader, filled_status=False):
            field = reference.get_object()
            label = str(field.get("/TU", name))
            self._empty.append(label)
            flags = field.get("/Ff", 0)
            if isinstance(flags, int) and flags & REQUIRED:
                self._missing.append(label)

    # -- one signature ----------------------------------------------------------------------------------

    def _signature(self, number: int, signature: EmbeddedPdfSignature) -> None:
        before = len(self._found)
        who = self._say("a signature")
        when: datetime | None = None
        certifies = False
        drawn = False
        try:
            who = _who(signature) or who
            when = signature.self_reported_timestamp
            certifies = signature.docmdp_level is not None
            drawn = _WITNESSED in str(signature.sig_object.get("/Reason", ""))
            status = self._status(signature)
            self._judge(who, signature, status)
            if number == 0:
                self._first(certifies=certifies, status=status)
        except Exception:  # noqa: BLE001 - what cannot be checked is not sound, whatever the cause
            self._find(1, self._say("The content was changed after it was signed by {who}.", who=who))
        level = self._say("signed with own key")
        if certifies:
            level = self._say("certified by the secretary")
        elif drawn:
            level = self._say("drawn in front of us")
        self._lines.append(SignatureLine(who, when, level, sound=len(self._found) == before))

    def _status(self, signature: EmbeddedPdfSignature) -> PdfSignatureStatus:
        from asn1crypto import x509 as asn1_x509
        from cryptography.hazmat.primitives.serialization import Encoding
        from pyhanko.sign.validation import validate_pdf_signature
        from pyhanko_certvalidator import ValidationContext

        trusted = [asn1_x509.Certificate.load(root.public_bytes(Encoding.DER)) for root in self._roots]
        context = ValidationContext(
            trust_roots=trusted, allow_fetching=False, revocation_mode="soft-fail", moment=self._now
        )
        return validate_pdf_signature(signature, context)

    def _judge(self, who: str, signature: EmbeddedPdfSignature, status: PdfSignatureStatus) -> None:
        say = self._say
        if not status.intact or not status.valid or not self._as_written(signature):
            self._find(1, say("The content was changed after it was signed by {who}.", who=who))
            return
        if not status.trusted:
            self._untrusted(who, signature)
        elif not keys.may_sign(keys.read_certificate(signature.signer_cert.dump())):
            self._find(3, say("The key of {who} may not sign records.", who=who))
        if status.docmdp_ok is False:
            self._find(2, say("A change was made that the certification does not permit."))

    def _untrusted(self, who: str, signature: EmbeddedPdfSignature) -> None:
        say = self._say
        certificate = keys.read_certificate(signature.signer_cert.dump())
        issuer = next((root for root in self._roots if envelope.issued(root, certificate)), None)
        if issuer is None:
            self._find(3, say("The key of {who} was not issued by a root you trust.", who=who))
        elif self._now > certificate.not_valid_after_utc:
            day = say.day(certificate.not_valid_after_utc.date())
            self._find(4, say("The certificate of {who} expired on {day}.", who=who, day=day))
        elif self._now < certificate.not_valid_before_utc:
            day = say.day(certificate.not_valid_before_utc.date())
            self._find(4, say("The certificate of {who} is valid only from {day}.", who=who, day=day))
        else:
            self._find(3, say("The key of {who} may not sign records.", who=who))

    def _first(self, *, certifies: bool, status: PdfSignatureStatus) -> None:
        if not certifies:
            self._find(5, self._say("The first signature is not a certification."))
        if status.trusted and status.validation_path is not None:
            anchor = status.validation_path.trust_anchor
            self._fingerprint = keys.fingerprint(keys.read_certificate(anchor.certificate.dump()))

    def _as_written(self, signature: EmbeddedPdfSignature) -> bool:
        start, length, onwards, _rest = (int(number) for number in signature.byte_range)
        return envelope.as_written(self._data[start + length : onwards], self._roots)

    # -- the file as a whole ----------------------------------------------------------------------------

    def _whole(self, signatures: Sequence[EmbeddedPdfSignature], traces: int) -> None:
        from pyhanko.sign.validation.status import SignatureCoverageLevel

        say = self._say
        if traces > len(signatures) or not signatures:
            self._find(1, say("The file was changed after it was signed: a signature in it is out of place."))
        if signatures:
            last = signatures[-1]
            try:
                covered = last.evaluate_signature_coverage() is SignatureCoverageLevel.ENTIRE_FILE
            except Exception:  # noqa: BLE001 - as above: what cannot be checked is not sound
                covered = False
            if not covered:
                self._find(2, say("Something was added after the last signature."))
        if self._digest in self._known[:-1]:
            self._find(6, say("Our journal knows a later version of this file: this one was cut back."))


def _who(signature: EmbeddedPdfSignature) -> str:
    return keys.common_name(keys.read_certificate(signature.signer_cert.dump()))
