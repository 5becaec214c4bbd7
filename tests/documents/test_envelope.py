from __future__ import annotations

import re

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from app.documents import envelope, keys
from app.documents.keys import Root

_DER = Encoding.DER


@pytest.fixture(scope="session")
def gap(certified: bytes) -> bytes:
    found = re.search(rb"/Contents (<[0-9a-fA-F]+>)", certified)
    assert found
    return found[1]


def turned(gap: bytes, place: int, bit: int = 0) -> bytes:
    raw = bytearray.fromhex(gap[1:-1].decode())
    raw[place] ^= 1 << bit
    return b"<" + raw.hex().encode() + b">"


def as_written(gap: bytes, roots: list[x509.Certificate]) -> bool:
    try:
        return envelope.as_written(gap, roots)
    except Exception:  # noqa: BLE001 - any complaint of its reader will do
        return False


def test_our_own_is_as_written(gap: bytes, root: Root) -> None:
    assert envelope.as_written(gap, [root.certificate])
    assert envelope.as_written(gap, [])


def test_either_case_but_not_both(gap: bytes, root: Root) -> None:
    assert envelope.as_written(gap.lower(), [root.certificate])
    assert envelope.as_written(gap.upper(), [root.certificate])
    assert not envelope.as_written(gap[:50].upper() + gap[50:].lower(), [root.certificate])


@pytest.mark.parametrize("change", [b" ", b"\n", b"g"])
def test_nothing_but_hex(change: bytes, gap: bytes, root: Root) -> None:
    assert not envelope.as_written(gap[:40] + change + gap[41:], [root.certificate])
    assert not envelope.as_written(b"(" + gap[1:], [root.certificate])
    assert not envelope.as_written(gap[:-1] + b" ", [root.certificate])


def test_the_padding_is_zeros(gap: bytes, root: Root) -> None:
    assert not envelope.as_written(turned(gap, -1), [root.certificate])
    assert not envelope.as_written(turned(gap, -100, 7), [root.certificate])


def test_a_certificate_that_came_along_is_whole(gap: bytes, root: Root) -> None:
    raw = bytes.fromhex(gap[1:-1].decode())
    place = raw.index(keys.read_certificate(keys.pem(root.certificate)).public_bytes(_DER))
    length = len(root.certificate.public_bytes(_DER))
    for offset in range(0, length, 7):
        assert not as_written(turned(gap, place + offset, offset % 8), []), offset


def test_numbers_that_nobody_reads(gap: bytes, root: Root) -> None:
    raw = bytes.fromhex(gap[1:-1].decode())
    start = raw.index(root.certificate.public_bytes(_DER))
    for place in range(start):
        for bit in range(8):
            assert not as_written(turned(gap, place, bit), [root.certificate]), (place, bit)


def test_who_issued_whom(root: Root) -> None:
    other = keys.make_root("Oak Street Alliance", root.certificate.not_valid_before_utc.replace(year=2027))
    assert envelope.issued(root.certificate, root.certificate)
    assert not envelope.issued(other.certificate, root.certificate)
