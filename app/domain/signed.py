"""What a signed file turned out to be when it was checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FileVerdict(StrEnum):
    """The four words for a checked file."""

    VALID = "VALID"
    INCOMPLETE = "VALID, INCOMPLETE"
    INVALID = "INVALID"
    UNSIGNED = "UNSIGNED"


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One signature found in a file."""

    who: str
    when: datetime | None
    level: str
    """Such as `certified by the secretary`."""
    sound: bool = True


@dataclass(frozen=True, slots=True)
class FileCheck:
    """The verdict with its reasons in the order of weight, in plain words; never who did it or why."""

    file: str
    size: int
    """Bytes."""
    verdict: FileVerdict
    reasons: tuple[str, ...]
    signatures: tuple[SignatureLine, ...]
    digest: str
    """SHA-256 of the file, in hex."""
    open_fields: tuple[str, ...] = ()
    """Labels of signature fields that are still empty."""
    fingerprint: str = ""
    """SHA-256 of the root the first signature leads to, in hex; empty when it leads to none."""
