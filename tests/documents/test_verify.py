from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest

from app.documents import finish, keys, signing, verify
from app.documents.fonts import Face
from app.documents.keys import Leaf, Root
from app.documents.tags import Element, TaggedCanvas
from app.domain.records import digest
from app.domain.signed import FileCheck, FileVerdict
from app.errors import Trouble
from tests.documents import evening

CHANGED = "The content was changed after it was signed by Secretary 1."


def certify(pdf: bytes, leaf: Leaf, when: datetime | None = None) -> bytes:
    when = when or datetime.now(UTC)
    return signing.certify(pdf, leaf, reason="These are the minutes", place="Elm Street Hall", when=when)


def assert_invalid(check: FileCheck, reason: str) -> None:
    assert check.verdict is FileVerdict.INVALID
    assert any(re.search(reason, each) for each in check.reasons), check.reasons


def test_a_certified_file_is_valid(certified: bytes, trusted: list[bytes], root: Root) -> None:
    check = verify.check(certified, trusted, "minutes.pdf")
    assert check.verdict is FileVerdict.VALID
    assert check.reasons == ()
    assert (check.file, check.size, check.digest) == ("minutes.pdf", len(certified), digest(certified))
    assert check.fingerprint == keys.fingerprint(root.certificate)
    (line,) = check.signatures
    assert (line.who, line.level, line.sound) == ("Secretary 1", "certified by the secretary", True)
    assert line.when is not None
    assert check.open_fields == evening.OPEN_LABELS


def test_boxes_that_are_left_empty_do_not_matter(approved: bytes, trusted: list[bytes]) -> None:
    check = verify.check(approved, trusted)
    assert check.verdict is FileVerdict.VALID
    assert [line.level for line in check.signatures] == ["certified by the secretary", "drawn in front of us"]
    assert check.open_fields == evening.OPEN_LABELS[1:]


def test_a_box_that_has_to_be_filled(root: Root, leaf: Leaf, trusted: list[bytes]) -> None:
    canvas = TaggedCanvas((300, 300))
    tree = Element("Document")
    with canvas.tagged(tree.add("P")) as pen:
        pen.setFont(str(Face.SANS), 12)
        pen.drawString(20, 250, "Sign here")
    canvas.next_page()
    about = finish.About("A form", "Elm Street", "en-GB", datetime(2026, 11, 24, tzinfo=UTC))
    fields = [
        finish.SignatureField("Secretary", "Signature of the secretary", 0, (10, 10, 140, 90), required=True),
        finish.SignatureField("Chair", "Signature of the co-chair", 0, (150, 10, 290, 90), required=True),
    ]
    sealed = certify(finish.finish(canvas.close(), tree, about, fields=fields), leaf)
    check = verify.check(sealed, trusted)
    assert check.verdict is FileVerdict.INCOMPLETE
    assert check.reasons == ("Not signed, though it has to be: Signature of the co-chair.",)
    whole = signing.approve(
        sealed, leaf, field="Chair", reason="r", place="p", when=datetime.now(UTC), lines=["Co-chair 1"]
    )
    assert verify.check(whole, trusted).verdict is FileVerdict.VALID
    assert verify.check(whole[: len(sealed)], trusted).verdict is FileVerdict.INCOMPLETE


def test_an_unsigned_file(unsigned: bytes, trusted: list[bytes]) -> None:
    check = verify.check(unsigned, trusted)
    assert check.verdict is FileVerdict.UNSIGNED
    assert check.reasons == ("There is no signature in this file.",)
    assert check.signatures == ()


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"PK\x03\x04" * 40, b"%PDF-1.7\n", b"%PDF-1.7\n" + b"x" * 4000]
)
def test_what_is_no_pdf(data: bytes, trusted: list[bytes]) -> None:
    with pytest.raises(Trouble, match="cannot be read as a PDF") as trouble:
        verify.check(data, trusted)
    assert trouble.value.kind == "unreadable"


def test_no_root_is_trusted(certified: bytes) -> None:
    check = verify.check(certified, [])
    assert_invalid(check, "Secretary 1 was not issued by a root you trust")
    assert check.fingerprint == ""


# -- what others may try ------------------------------------------------------------------------------------


def test_a_turned_bit_in_what_is_shown(certified: bytes, trusted: list[bytes]) -> None:
    turned = bytearray(certified)
    turned[turned.find(b"stream", 2000) + 40] ^= 1
    check = verify.check(bytes(turned), trusted)
    assert check.verdict is FileVerdict.INVALID
    assert check.reasons[0] == CHANGED
    assert not check.signatures[0].sound


@pytest.mark.parametrize("part", ["anywhere", "signature", "update"])
def test_a_turned_bit_anywhere(part: str, approved: bytes, certified: bytes, trusted: list[bytes]) -> None:
    drawn = random.Random(part)
    gap = re.search(rb"/Contents <[0-9a-fA-F]+>", certified)
    assert gap
    places: Callable[[], int] = {
        "anywhere": lambda: drawn.randrange(len(certified)),
        "signature": lambda: drawn.randrange(*gap.span()),
        "update": lambda: drawn.randrange(len(certified) - 2500, len(certified)),
    }[part]
    for _ in range(60):
        place, bit = places(), drawn.randrange(8)
        turned = bytearray(certified)
        turned[place] ^= 1 << bit
        check = verify.check(bytes(turned), trusted)
        assert check.verdict is FileVerdict.INVALID, (place, bit)
        assert check.reasons


def test_something_drawn_over_it(approved: bytes, trusted: list[bytes]) -> None:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(approved))
    box = generic.StreamObject(stream_data=b"q 1 1 1 rg 60 500 400 200 re f Q")
    writer.add_stream_to_page(0, writer.add_object(box))
    out = BytesIO()
    writer.write(out)
    assert_invalid(verify.check(out.getvalue(), trusted), "not permit|was added")


def test_an_update_that_changes_nothing(certified: bytes, trusted: list[bytes]) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(certified))
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    assert len(out.getvalue()) > len(certified)
    assert_invalid(verify.check(out.getvalue(), trusted), "Something was added after the last signature")


@pytest.mark.parametrize("tail", [b"\n", b" ", b"%comment\n", b"\0" * 100])
def test_bytes_at_the_end(tail: bytes, certified: bytes, trusted: list[bytes]) -> None:
    assert_invalid(verify.check(certified + tail, trusted), "added|changed")


def test_saved_by_another_program(certified: bytes, trusted: list[bytes]) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(certified)) as pdf:
        pdf.save(out)
    assert verify.check(out.getvalue(), trusted).verdict is FileVerdict.INVALID


def test_signed_again_under_the_same_names(unsigned: bytes, trusted: list[bytes]) -> None:
    now = datetime.now(UTC)
    forged = certify(unsigned, keys.make_leaf(keys.make_root("Elm Street Alliance", now), "Secretary 1", now))
    check = verify.check(forged, trusted)
    assert_invalid(check, "The key of Secretary 1 was not issued by a root you trust")
    assert check.signatures[0].who == "Secretary 1"
    assert check.fingerprint == ""


def test_a_root_of_the_same_name(unsigned: bytes, root: Root, trusted: list[bytes]) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    real = root.certificate
    twin = x509.CertificateBuilder(
        real.issuer,
        real.subject,
        key.public_key(),
        real.serial_number,
        real.not_valid_before_utc,
        real.not_valid_after_utc,
        list(real.extensions),
    ).sign(key, hashes.SHA256())
    leaf = keys.make_leaf(Root(key, twin), "Secretary 1", datetime.now(UTC))
    assert_invalid(verify.check(certify(unsigned, leaf), trusted), "not issued by a root you trust")


def test_signed_but_not_certified(unsigned: bytes, leaf: Leaf, trusted: list[bytes]) -> None:
    signed = signing.approve(
        unsigned,
        leaf,
        field="Secretary",
        reason="r",
        place="p",
        when=datetime.now(UTC),
        lines=["Secretary 1"],
    )
    assert_invalid(verify.check(signed, trusted), "not a certification")


def test_a_later_signature_by_a_stranger(certified: bytes, trusted: list[bytes]) -> None:
    now = datetime.now(UTC)
    stranger = keys.make_leaf(keys.make_root("Oak Street Alliance", now), "Stranger 1", now)
    signed = signing.approve(
        certified, stranger, field="Chair", reason="r", place="p", when=now, lines=["Co-chair 1"]
    )
    check = verify.check(signed, trusted)
    assert_invalid(check, "The key of Stranger 1 was not issued by a root you trust")
    assert [line.sound for line in check.signatures] == [True, False]


def test_a_certificate_that_has_expired(unsigned: bytes, root: Root, trusted: list[bytes]) -> None:
    now = datetime.now(UTC)
    leaf = keys.make_leaf(root, "Secretary 2", now, days=5)
    signed = certify(unsigned, leaf)
    assert verify.check(signed, trusted).verdict is FileVerdict.VALID
    later = verify.check(signed, trusted, now=now + timedelta(days=6))
    assert_invalid(later, "The certificate of Secretary 2 expired on")
    earlier = verify.check(signed, trusted, now=now - timedelta(days=1))
    assert_invalid(earlier, "The certificate of Secretary 2 is valid only from")


def test_a_key_that_is_for_something_else(unsigned: bytes, root: Root, trusted: list[bytes]) -> None:
    as_leaf = Leaf(root.key, root.certificate, root.certificate)
    assert_invalid(verify.check(certify(unsigned, as_leaf), trusted), "may not sign records")


def test_cut_back_to_an_earlier_state(certified: bytes, approved: bytes, trusted: list[bytes]) -> None:
    known = [digest(certified), digest(approved)]
    assert verify.check(approved, trusted, known=known).verdict is FileVerdict.VALID
    cut = approved[: len(certified)]
    assert verify.check(cut, trusted).verdict is FileVerdict.VALID
    assert_invalid(verify.check(cut, trusted, known=known), "Our journal knows a later version of this file")
    assert verify.check(cut, trusted, known=known[:1]).verdict is FileVerdict.VALID


@pytest.mark.parametrize("share", [0.3, 0.7, 0.95, 0.999])
def test_cut_anywhere_else(share: float, certified: bytes, trusted: list[bytes]) -> None:
    cut = certified[: int(len(certified) * share)]
    if share < 0.7:
        with pytest.raises(Trouble, match="cannot be read"):
            verify.check(cut, trusted)
    else:
        assert verify.check(cut, trusted).verdict is FileVerdict.INVALID


def test_the_weightiest_reason_comes_first(unsigned: bytes) -> None:
    now = datetime.now(UTC)
    forged = bytearray(
        certify(unsigned, keys.make_leaf(keys.make_root("Oak Street", now), "Stranger 1", now))
    )
    forged[forged.find(b"stream", 2000) + 40] ^= 1
    check = verify.check(bytes(forged) + b"\n", [])
    assert check.reasons[0] == "The content was changed after it was signed by Stranger 1."
    assert len(check.reasons) >= 2
