from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from app.documents import keys
from app.documents.keys import Leaf, Root
from app.errors import Trouble
from tests.documents.readers import Tool

NOW = datetime(2026, 11, 24, 20, 15, tzinfo=UTC)


def test_the_root_is_named_for_its_year_and_key() -> None:
    root = keys.make_root("Elm Street Alliance", NOW)
    own = root.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    assert root.name == f"Elm Street Alliance records root 2026 {own.hex()[:8].upper()}"
    assert keys.make_root("Elm Street Alliance", NOW).name != root.name


def test_a_rehearsal_says_so_first() -> None:
    root = keys.make_root("Elm Street Alliance", NOW, rehearsal=True)
    leaf = keys.make_leaf(root, "Secretary 1", NOW, rehearsal=True)
    assert root.name.startswith("REHEARSAL Elm Street Alliance records root")
    assert leaf.name == "REHEARSAL Secretary 1"


def test_what_the_root_may_do(root: Root) -> None:
    found = root.certificate.extensions
    basic = found.get_extension_for_class(x509.BasicConstraints)
    usage = found.get_extension_for_class(x509.KeyUsage)
    assert basic.critical
    assert (basic.value.ca, basic.value.path_length) == (True, 0)
    assert usage.critical
    assert (usage.value.key_cert_sign, usage.value.crl_sign, usage.value.digital_signature) == (
        True,
        True,
        False,
    )
    assert isinstance(root.key.curve, ec.SECP256R1)
    life = root.certificate.not_valid_after_utc - root.certificate.not_valid_before_utc
    assert life.days == 25 * 365


def test_what_a_leaf_may_do(root: Root, leaf: Leaf) -> None:
    found = leaf.certificate.extensions
    usage = found.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert (usage.value.digital_signature, usage.value.content_commitment) == (True, True)
    assert not usage.value.key_cert_sign
    assert not found.get_extension_for_class(x509.BasicConstraints).value.ca
    extended = [oid.dotted_string for oid in found.get_extension_for_class(x509.ExtendedKeyUsage).value]
    assert extended == ["1.3.6.1.5.5.7.3.36", ExtendedKeyUsageOID.EMAIL_PROTECTION.dotted_string]
    units = leaf.certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    assert [unit.value for unit in units] == ["Secretary"]
    leaf.certificate.verify_directly_issued_by(root.certificate)
    assert (leaf.ends - leaf.certificate.not_valid_before_utc).days == 10 * 365


def test_a_long_name_is_cut_between_letters() -> None:
    root = keys.make_root("Cynghrair Ŵ " * 20, NOW, rehearsal=True)
    assert len(root.name.encode()) <= 64
    assert "…" in root.name
    assert " records root 2026 " in root.name


@pytest.mark.parametrize("which", ["root", "leaf"])
def test_a_key_file_opens_with_its_passphrase_only(which: str, root: Root, leaf: Leaf) -> None:
    owner = root if which == "root" else leaf
    data = keys.save_p12(owner, "correct horse ŵ")
    again = keys.load_p12(data, "correct horse ŵ")
    assert type(again) is type(owner)
    assert again.certificate == owner.certificate
    assert again.key.private_numbers() == owner.key.private_numbers()
    with pytest.raises(Trouble, match="That passphrase does not open this key") as trouble:
        keys.load_p12(data, "wrong")
    assert trouble.value.kind == "passphrase"


def test_a_leaf_brings_its_root(root: Root, leaf: Leaf) -> None:
    again = keys.load_p12(keys.save_p12(leaf, "x"), "x")
    assert isinstance(again, Leaf)
    assert again.root == root.certificate


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04", bytes(range(64, 128))])
def test_another_file_is_no_key(data: bytes) -> None:
    with pytest.raises(Trouble) as trouble:
        keys.load_p12(data, "x")
    assert trouble.value.kind == "unreadable"


def test_openssl_reads_it_and_sees_the_rounds(leaf: Leaf, tool: Tool, tmp_path: Path) -> None:
    file = tmp_path / "secretary.p12"
    file.write_bytes(keys.save_p12(leaf, "correct horse"))
    command = (tool("openssl"), "pkcs12", "-info", "-nodes", "-in", file, "-passin", "pass:correct horse")
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256" in said.stderr
    assert "BEGIN PRIVATE KEY" in said.stdout
    assert said.stdout.count("BEGIN CERTIFICATE") == 2


def test_the_fingerprint_is_openssl_s(root: Root, tool: Tool, tmp_path: Path) -> None:
    file = tmp_path / "root.pem"
    file.write_bytes(keys.pem(root.certificate))
    command = (tool("openssl"), "x509", "-noout", "-fingerprint", "-sha256", "-in", file)
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.split("=")[1].strip().replace(":", "").lower() == keys.fingerprint(root.certificate)


def test_a_certificate_is_read_in_both_forms(root: Root) -> None:
    text = keys.pem(root.certificate)
    assert keys.read_certificate(text) == root.certificate
    with pytest.raises(Trouble, match="not a certificate"):
        keys.read_certificate(b"hello")
    with pytest.raises(Trouble, match="not a certificate"):
        keys.read_certificate(text[:100])


@pytest.mark.parametrize(
    ("now", "last", "right"),
    [
        (NOW, None, True),
        (datetime(2026, 11, 23, 23, 59, tzinfo=UTC), None, False),
        (datetime(1970, 1, 1, tzinfo=UTC), None, False),
        (NOW, NOW + timedelta(minutes=4), True),
        (NOW, NOW + timedelta(minutes=6), False),
        (NOW, NOW - timedelta(days=400), True),
    ],
)
def test_a_clock_that_is_plainly_wrong(now: datetime, last: datetime | None, right: bool) -> None:
    if right:
        keys.check_clock(now, last)
        return
    with pytest.raises(Trouble, match="clock looks wrong") as trouble:
        keys.check_clock(now, last)
    assert trouble.value.kind == "clock"


def test_no_key_is_made_by_a_wrong_clock(root: Root) -> None:
    with pytest.raises(Trouble):
        keys.make_root("Elm Street Alliance", datetime(2015, 5, 4, tzinfo=UTC))
    with pytest.raises(Trouble):
        keys.make_leaf(root, "Secretary 1", datetime(2015, 5, 4, tzinfo=UTC))
