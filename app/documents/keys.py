"""The keys that seal the record: one root for the alliance, kept away; one leaf for whoever signs, kept here.

There is no authority above: the root's fingerprint is printed and published, and that is what others trust.
A leaf lives ten years, because a signature without a time from outside is judged by the day it is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from app.errors import Trouble

ROOT_YEARS = 25
LEAF_YEARS = 10
ROUNDS = 600_000
"""Of PBKDF2-HMAC-SHA256 between a passphrase and a key file: a quarter of a second a try."""
BUILT = date(2026, 11, 24)
"""No clock that is right shows a day before this one."""
BEHIND = timedelta(minutes=5)
"""How far a clock may stand behind what was already noted by it."""
REHEARSAL = "REHEARSAL"

_DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # id-kp-documentSigning, RFC 9336
_YEAR = timedelta(days=365)
_EARLIER = timedelta(minutes=5)
_LONGEST_NAME = 64
"""Bytes of a common name (X.520)."""


@dataclass(frozen=True, slots=True)
class Root:
    """The alliance's root: it issues leaves and signs nothing else."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def name(self) -> str:
        """As readers of a signed file show it."""
        return common_name(self.certificate)


@dataclass(frozen=True, slots=True)
class Leaf:
    """The key of whoever signs, with the root it comes from."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    root: x509.Certificate

    @property
    def name(self) -> str:
        """As readers of a signed file show it."""
        return common_name(self.certificate)

    @property
    def ends(self) -> datetime:
        """When it expires."""
        return self.certificate.not_valid_after_utc


def make_root(alliance: str, now: datetime, *, rehearsal: bool = False) -> Root:
    """A new root. Its name carries the year and eight digits of its own key, so that no two are alike."""
    check_clock(now)
    key = ec.generate_private_key(ec.SECP256R1())
    own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    tail = f" records root {now.year} {own.digest.hex()[:8].upper()}"
    name = _name(_titled(alliance, rehearsal, tail), alliance)
    certificate = (
        _certificate(name, name, key, now, ROOT_YEARS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(issues=True), critical=True)
        .add_extension(own, critical=False)
        .sign(key, hashes.SHA256())
    )
    return Root(key, certificate)


def make_leaf(
    root: Root, name: str, now: datetime, *, role: str = "", rehearsal: bool = False, days: int = 0
) -> Leaf:
    """A leaf for a person's name (a secretary) or a device's (a witness); `role` becomes its unit.

    `days` is how long it lives when that is not the ten years of LEAF_YEARS.
    """
    check_clock(now)
    key = ec.generate_private_key(ec.SECP256R1())
    organisation = root.certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    subject = _name(_titled(name, rehearsal), str(organisation[0].value) if organisation else "", role)
    above = root.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    certificate = (
        _certificate(subject, root.certificate.subject, key, now, LEAF_YEARS, days)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(issues=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(above), critical=False)
        # with document signing alone poppler's NSS, which asks for e-mail, would not trust it
        .add_extension(
            x509.ExtendedKeyUsage([_DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
        )
        .sign(root.key, hashes.SHA256())
    )
    return Leaf(key, certificate, root.certificate)


def save_p12(owner: Root | Leaf, passphrase: str) -> bytes:
    """The key with its certificates as a PKCS#12 file, which `openssl pkcs12` reads too."""
    sealed = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase.encode())
    )
    chain: Sequence[x509.Certificate] = (owner.root,) if isinstance(owner, Leaf) else ()
    return pkcs12.serialize_key_and_certificates(
        owner.name.encode(), owner.key, owner.certificate, chain, sealed
    )


def load_p12(data: bytes, passphrase: str) -> Root | Leaf:
    """What `save_p12` wrote.

    Trouble `passphrase` when it does not open, `unreadable` when it is no such file.
    """
    if not data.startswith(b"\x30"):
        raise Trouble("unreadable", "This file is not a signing key.")
    try:
        key, certificate, chain = pkcs12.load_key_and_certificates(data, passphrase.encode())
    except ValueError as error:
        raise Trouble("passphrase", "That passphrase does not open this key.") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or certificate is None:
        raise Trouble("unreadable", "This file is not one of our signing keys.")
    if is_root(certificate):
        return Root(key, certificate)
    if not chain:
        raise Trouble("unreadable", "This signing key came without the root it was issued by.")
    return Leaf(key, certificate, chain[0])


def check_clock(now: datetime, last: datetime | None = None) -> None:
    """Refuse to make keys or sign by a clock that is plainly wrong; `last` is what the journal noted last."""
    if now.date() < BUILT or (last is not None and now < last - BEHIND):
        raise Trouble(
            "clock",
            "This computer's clock looks wrong: it says {now}. Set it right, then try again.",
            now=now.strftime("%Y-%m-%d %H:%M"),
        )


def is_root(certificate: x509.Certificate) -> bool:
    """Whether it may issue others."""
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False


def may_sign(certificate: x509.Certificate) -> bool:
    """Whether it was issued to sign documents; a root was not."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return usage.digital_signature and usage.content_commitment


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate in hex, as it is printed and published."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def pem(certificate: x509.Certificate) -> bytes:
    """The certificate as text, to hand on."""
    return certificate.public_bytes(serialization.Encoding.PEM)


def read_certificate(data: bytes) -> x509.Certificate:
    """A certificate from PEM or DER. Trouble `unreadable` for anything else."""
    try:
        if b"-----BEGIN CERTIFICATE-----" in data:
            return x509.load_pem_x509_certificate(data)
        return x509.load_der_x509_certificate(data)
    except ValueError as error:
        raise Trouble("unreadable", "This file is not a certificate.") from error


def common_name(certificate: x509.Certificate) -> str:
    """The name that people read."""
    found = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else ""


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    now: datetime,
    years: int,
    days: int = 0,
) -> x509.CertificateBuilder:
    now = now.astimezone(UTC).replace(microsecond=0)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + (timedelta(days=days) if days else years * _YEAR))
    )


def _usage(*, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not issues,
        content_commitment=not issues,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )


def _titled(name: str, rehearsal: bool, tail: str = "") -> str:
    head = f"{REHEARSAL} " if rehearsal else ""
    return head + _cut(name, _LONGEST_NAME - len((head + tail).encode())) + tail


def _cut(text: str, limit: int) -> str:
    """As much of the text as fits that many bytes, whole letters, with a sign that there was more."""
    if len(text.encode()) <= limit:
        return text
    short = text
    while len(short.encode()) > limit - len("…".encode()):
        short = short[:-1]
    return short.rstrip() + "…"


def _name(common: str, organisation: str, unit: str = "") -> x509.Name:
    parts = [
        x509.NameAttribute(oid, value)
        for oid, value in (
            (NameOID.ORGANIZATION_NAME, _cut(organisation, _LONGEST_NAME)),
            (NameOID.ORGANIZATIONAL_UNIT_NAME, _cut(unit, _LONGEST_NAME)),
            (NameOID.COMMON_NAME, common),
        )
        if value
    ]
    return x509.Name(parts)
