"""The badge code, version 1: assembly, badge and institution, and a seal that only our doors can make.

`AB` and 32 characters of Crockford base32 stand for 20 bytes:

====== ============================================================
byte    field
====== ============================================================
0       version (high half, 1) and kind of badge (low half)
1–2     assembly number
3       key id within the assembly
4–9     badge id, random
10–11   institution number
12–19   first eight bytes of HMAC-SHA-256(key, `badge/1` + bytes 0–11)
====== ============================================================

34 characters of QR's alphanumeric set fit version 2 at level M, which is read from 35 cm.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.plan import BadgeKind

VERSION = 1
PREFIX = "AB"
LENGTH = 34
ID_BYTES = 6
KEY_BYTES = 32
LONGEST_LOOKED_AT = 64
"""Characters; anything longer is not one of ours and is not read on."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_DIGITS = str.maketrans(_ALPHABET + "OIL", "0123456789ABCDEFGHIJKLMNOPQRSTUV" + "011")
"""To the digits that Python reads in base 32."""
_SHAPE = re.compile(r"AB[0-9A-TV-Z]{32}")  # every letter but U; O, I and L are read as 0 and 1
_KINDS = tuple(BadgeKind)


class Reading(StrEnum):
    """What a scanned text turned out to be, before anyone asks whether the badge is already in."""

    OURS = "ours"
    FOREIGN = "foreign"
    NEWER = "newer"
    OTHER_ASSEMBLY = "other assembly"
    UNKNOWN_KEY = "unknown key"
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class Code:
    """What a badge code says."""

    kind: BadgeKind
    assembly: int
    key_id: int
    badge: bytes
    institution: int

    def __post_init__(self) -> None:
        if not (
            0 <= self.assembly <= 0xFFFF and 0 <= self.institution <= 0xFFFF and 0 <= self.key_id <= 0xFF
        ):
            raise ValueError("assembly and institution are 0–65,535, the key id 0–255")
        if len(self.badge) != ID_BYTES:
            raise ValueError(f"a badge id is {ID_BYTES} bytes")


def issue(key: bytes, code: Code) -> str:
    """The 34 characters to print, sealed with the assembly's key."""
    body = (
        bytes([VERSION << 4 | _KINDS.index(code.kind)])
        + code.assembly.to_bytes(2, "big")
        + bytes([code.key_id])
        + code.badge
        + code.institution.to_bytes(2, "big")
    )
    return PREFIX + _to_text(body + _seal(key, body))


def read(scanned: object, assembly: int, keys: Mapping[int, bytes]) -> tuple[Reading, Code | None]:
    """What was scanned, and what it says if it is ours.

    `keys` are the assembly's badge keys by key id. Whatever is not of our shape is FOREIGN: it is never
    opened, looked up or repeated. OTHER_ASSEMBLY rests on an unsealed number and is a hint, not a fact.
    """
    if not isinstance(scanned, str) or len(scanned) > LONGEST_LOOKED_AT or not scanned.isascii():
        return Reading.FOREIGN, None
    text = scanned.strip(" \t\r\n").upper()
    if not _SHAPE.fullmatch(text):
        return Reading.FOREIGN, None
    raw = _to_bytes(text[len(PREFIX) :])
    version, kind = raw[0] >> 4, raw[0] & 0x0F
    if version != VERSION or kind >= len(_KINDS):
        return (Reading.NEWER if version >= VERSION else Reading.FOREIGN), None
    code = Code(
        _KINDS[kind],
        int.from_bytes(raw[1:3], "big"),
        raw[3],
        raw[4:10],
        int.from_bytes(raw[10:12], "big"),
    )
    if code.assembly != assembly:
        return Reading.OTHER_ASSEMBLY, None
    key = keys.get(code.key_id)
    if key is None:
        return Reading.UNKNOWN_KEY, None
    if not hmac.compare_digest(_seal(key, raw[:12]), raw[12:]):
        return Reading.FORGED, None
    return Reading.OURS, code


def _seal(key: bytes, body: bytes) -> bytes:
    return hmac.digest(key, b"badge/1" + body, hashlib.sha256)[:8]


def _to_text(raw: bytes) -> str:
    number = int.from_bytes(raw, "big")
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(len(raw) * 8 - 5, -1, -5))


def _to_bytes(text: str) -> bytes:
    return int(text.translate(_DIGITS), 32).to_bytes(len(text) * 5 // 8, "big")
