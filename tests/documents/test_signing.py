from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pikepdf
import pytest

from app.documents import keys, signing
from app.documents.keys import Leaf, Root
from app.errors import Refused, Trouble
from tests.documents import readers
from tests.documents.readers import Tool


@pytest.fixture
def stores(root: Root, tool: Tool, tmp_path: Path) -> tuple[Path, Path]:
    """One store that trusts our root, and one that trusts nobody."""
    file = tmp_path / "root.pem"
    file.write_bytes(keys.pem(root.certificate))
    return readers.trust(tool, tmp_path / "trusting", file), readers.trust(tool, tmp_path / "empty")


def saved(pdf: bytes, folder: Path) -> Path:
    file = folder / "signed.pdf"
    file.write_bytes(pdf)
    return file


def certify(pdf: bytes, leaf: Leaf, field: str = "Secretary") -> bytes:
    return signing.certify(
        pdf,
        leaf,
        reason="These are the minutes",
        place="Elm Street Hall",
        when=datetime.now(UTC),
        field=field,
    )


def test_a_certified_file_conforms(certified: bytes) -> None:
    readers.assert_conforms(certified, signatures=1)


def test_a_file_signed_twice_conforms(approved: bytes) -> None:
    readers.assert_conforms(approved, signatures=2)


def test_the_second_signature_breaks_one_rule_exactly(approved: bytes) -> None:
    assert readers.broken_rules(approved, "PDF/A-3a") == {"PDFA3A-SIGNATURE-BYTERANGE-001"}


def test_pdfsig_trusts_it(certified: bytes, stores: tuple[Path, Path], tool: Tool, tmp_path: Path) -> None:
    said = readers.pdfsig(tool, stores[0], saved(certified, tmp_path))
    assert said.count("Signature is Valid.") == 1
    assert said.count("Certificate is Trusted.") == 1
    assert "- Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "SHA-256" in said
    assert "Secretary 1" in said


def test_pdfsig_trusts_both(approved: bytes, stores: tuple[Path, Path], tool: Tool, tmp_path: Path) -> None:
    said = readers.pdfsig(tool, stores[0], saved(approved, tmp_path))
    assert said.count("Signature is Valid.") == 2
    assert said.count("Certificate is Trusted.") == 2
    assert re.findall(r"- (.*otal document signed)", said)[-1] == "Total document signed"


def test_pdfsig_without_our_root(
    certified: bytes, stores: tuple[Path, Path], tool: Tool, tmp_path: Path
) -> None:
    said = readers.pdfsig(tool, stores[1], saved(certified, tmp_path))
    assert "Certificate issuer isn't Trusted." in said
    assert "Certificate is Trusted." not in said


def test_pdfsig_sees_a_turned_bit(
    certified: bytes, stores: tuple[Path, Path], tool: Tool, tmp_path: Path
) -> None:
    turned = bytearray(certified)
    turned[turned.find(b"stream", 2000) + 40] ^= 1
    assert "Digest Mismatch." in readers.pdfsig(tool, stores[0], saved(bytes(turned), tmp_path))


def test_qpdf_and_poppler_find_nothing(approved: bytes, tool: Tool, tmp_path: Path) -> None:
    file = saved(approved, tmp_path)
    assert "WARNING" not in readers.run(tool("qpdf"), "--check", file)
    assert all(rest == ["yes", "yes", "yes"] for _, *rest in readers.fonts(tool, file))
    said = readers.flat(readers.text(tool, file))
    assert "Certified by Secretary 1" in said
    assert "drawn on stage device 1" in said


def test_it_is_a_certification_that_lets_boxes_be_filled(certified: bytes) -> None:
    with pikepdf.open(BytesIO(certified)) as pdf:
        signature = pdf.Root.Perms.DocMDP
        assert signature.Reference[0].TransformParams.P == 2
        assert signature.SubFilter == "/ETSI.CAdES.detached"
        assert signature.Reason == "I am the secretary; these are the minutes"
        assert signature.Location == "Elm Street Hall"


def test_the_file_is_kept_and_only_added_to(unsigned: bytes, certified: bytes, approved: bytes) -> None:
    assert certified.startswith(unsigned)
    assert approved.startswith(certified)
    assert certified.count(b"<pdfaid:part>") == 1  # the metadata was left alone


def test_the_moment_is_the_one_given(unsigned: bytes, leaf: Leaf) -> None:
    when = (datetime.now(UTC) + timedelta(hours=3)).astimezone(ZoneInfo("Asia/Kolkata"))
    signed = signing.certify(unsigned, leaf, reason="r", place="p", when=when)
    with pikepdf.open(BytesIO(signed)) as pdf:
        assert when.strftime("D:%Y%m%d%H%M%S+05'30'") == pdf.Root.Perms.DocMDP.M


def test_it_can_be_done_twice_and_differs(unsigned: bytes, leaf: Leaf) -> None:
    assert certify(unsigned, leaf) != certify(unsigned, leaf)


def test_a_box_that_is_not_there(unsigned: bytes, certified: bytes, leaf: Leaf) -> None:
    with pytest.raises(Refused, match="no box"):
        certify(unsigned, leaf, field="Nobody")
    with pytest.raises(Refused, match="signed already"):
        certify(certified, leaf)


def test_a_wrong_clock_signs_nothing(unsigned: bytes, leaf: Leaf) -> None:
    with pytest.raises(Trouble, match="clock"):
        signing.certify(unsigned, leaf, reason="r", place="p", when=datetime(2015, 5, 4, tzinfo=UTC))


def test_an_expired_key_signs_nothing(unsigned: bytes, root: Root) -> None:
    now = datetime.now(UTC)
    old = keys.make_leaf(root, "Secretary 2", now, days=1)
    with pytest.raises(Refused, match="Secretary 2 is not valid today"):
        signing.certify(unsigned, old, reason="r", place="p", when=now + timedelta(days=2))


def test_no_stream_of_a_signature_ends_in_half_an_end_of_line(unsigned: bytes, root: Root) -> None:
    now = datetime.now(UTC)
    for number in range(20):
        leaf = keys.make_leaf(root, f"Secretary {number}", now)
        assert b"\r\nendstream" not in certify(unsigned, leaf)[len(unsigned) :]


def test_openssl_finds_ecdsa_over_sha256(certified: bytes, tool: Tool, tmp_path: Path) -> None:
    match = re.search(rb"/Contents <([0-9a-fA-F]+)>", certified)
    assert match
    raw = bytes.fromhex(match[1].decode())
    file = tmp_path / "cms.der"
    file.write_bytes(raw)
    command = (tool("openssl"), "cms", "-cmsout", "-print", "-inform", "DER", "-in", file)
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "ecdsa-with-SHA256" in said
    assert "signingCertificateV2" in said
    assert re.search(r"unsignedAttrs:\s+<ABSENT>", said)
