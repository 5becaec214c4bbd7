"""A USB file carries what one laptop knows of an assembly to another, without any network.

Lines of JSON: a header (format, scope, who wrote it and when, the keys of the stations it knows, whether
private texts are in it), one line for each journal entry, and a last line with the SHA-256 of all lines
before and the writing station's signature over it. Nothing in it is believed before that signature holds
and its station is known here, or its fingerprint was compared by people.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.clock import as_text
from app.errors import Refused, Trouble
from app.store import journal
from app.store.apply import anchor, held_back
from app.store.database import driver
from app.store.identity import known_key, known_keys
from app.store.journal import Entry, Fault
from app.store.packet import as_line, from_line
from app.store.station import Station

FORMAT = "folkmoot-stick"
VERSION = 1
AT_ONCE = 500
"""Entries taken in by one commit: a door waits for no more than these."""
SHORTEST_FINGERPRINT = 16
LONGEST_LINE = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Stick:
    """What a USB file says of itself; its signature holds."""

    scope: str
    station: str
    public_key: bytes
    made: str
    entries: int
    private: bool
    stations: tuple[str, ...]
    """Public keys, in hex, of the stations its writer knew."""

    @property
    def fingerprint(self) -> str:
        """To be compared aloud with the one shown on the laptop that wrote the file."""
        return fingerprint(self.public_key)


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a file."""

    stick: Stick
    added: int = 0
    known: int = 0
    held: int = 0
    """Waiting for entries that another file has."""
    quarantined: int = 0
    refused: tuple[Fault, ...] = ()


def fingerprint(public_key: bytes) -> str:
    """SHA-256 of a station's key, in hex."""
    return hashlib.sha256(public_key).hexdigest()


def export(station: Station, scope: str, file: Path, *, private: bool = True) -> int:
    """Write all that this laptop knows of a scope; returns the number of entries.

    Without private texts the file holds no names. Written whole or not at all: Trouble `disk_full`, `disk`.
    """
    new = file.with_name(file.name + ".new")
    try:
        with new.open("wb") as stream:
            count, digest = 0, hashlib.sha256()
            for line in _lines(station, scope, private):
                written = f"{line}\n".encode()
                digest.update(written)
                stream.write(written)
                count += 1
            seal = {"sha256": digest.hexdigest(), "signature": station.sign(digest.digest()).hex()}
            stream.write(f"{journal.canonical(seal)}\n".encode())
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(file)
    except OSError as cause:
        new.unlink(missing_ok=True)
        if cause.errno == errno.ENOSPC:
            raise Trouble("disk_full", "The stick is full; nothing was written.") from cause
        raise Trouble("disk", "The stick cannot be written to: {why}.", why=str(cause.strerror)) from cause
    return count - 1


def inspect(file: Path) -> Stick:
    """What the file says of itself. Trouble `missing`, `not_ours`, `newer_version`, `damaged`."""
    try:
        with file.open("rb") as stream:
            first = stream.readline(LONGEST_LINE)
            stick = _header(first)
            digest, last, count = hashlib.sha256(first), b"", 0
            while line := stream.readline(LONGEST_LINE):
                if last:
                    digest.update(last)
                    count += 1
                last = line
    except OSError as cause:
        raise Trouble("missing", "The file cannot be read: {why}.", why=str(cause.strerror)) from cause
    if count != stick.entries or not _sealed(last, digest.digest(), stick.public_key):
        raise Trouble("damaged", "The file is damaged or cut short; nothing was taken from it.")
    return stick


def merge(station: Station, file: Path, *, trusted: str = "") -> Merged:
    """Take in a file. Refused when its station is not known here, unless its fingerprint is `trusted`.

    Trouble as `inspect`. What cannot be placed yet is held back, what is forged is refused with its number.
    """
    stick = inspect(file)
    _believe(station, stick, trusted.replace(" ", "").lower())
    added = known = quarantined = 0
    refused: list[Fault] = []
    with file.open("rb") as stream:
        stream.readline(LONGEST_LINE)
        left = stick.entries
        while left:
            some = _entries(islice(stream, min(left, AT_ONCE)))
            left -= len(some)
            applied = station.merge(some)
            added += len(applied.added)
            known += applied.known
            quarantined += applied.quarantined
            refused += applied.refused
    with station.database.reading() as connection:
        held = held_back(connection, stick.scope)
    return Merged(stick, added, known, held, quarantined, tuple(refused))


def _lines(station: Station, scope: str, private: bool) -> Iterator[str]:
    with station.database.reading() as connection:
        yield journal.canonical(
            {
                "format": FORMAT,
                "version": VERSION,
                "scope": scope,
                "station": station.id,
                "public_key": station.public_key.hex(),
                "made": as_text(station.clock.now()),
                "entries": journal.count(connection, scope),
                "private": private,
                "stations": known_keys(driver(connection), scope),
            }
        )
        for entry in journal.entries(connection, scope):
            yield as_line(entry, private=private)


def _header(line: bytes) -> Stick:
    ours, version, stick = False, 0, None
    try:
        said = cast(dict[str, Any], json.loads(line))
        ours, version = said["format"] == FORMAT, int(said["version"])
        if version == VERSION:
            stick = Stick(
                str(said["scope"]),
                str(said["station"]),
                bytes.fromhex(said["public_key"]),
                str(said["made"]),
                int(said["entries"]),
                bool(said["private"]),
                tuple(bytes.fromhex(key).hex() for key in cast(Sequence[str], said["stations"])),
            )
    except (ValueError, KeyError, TypeError, RecursionError) as cause:
        raise Trouble("not_ours", "This is not a file that Folkmoot wrote.") from cause
    if not ours or version < VERSION:
        raise Trouble("not_ours", "This is not a file that Folkmoot wrote.")
    if stick is None:
        raise Trouble(
            "newer_version", "The file was written by a newer Folkmoot; update this one to read it."
        )
    return stick


def _entries(lines: Iterable[bytes]) -> list[Entry]:
    try:
        return [from_line(line.decode()) for line in lines]
    except ValueError as cause:
        raise Trouble(
            "damaged", "The file holds something that is no entry; its rest was not taken."
        ) from cause


def _sealed(last: bytes, digest: bytes, public_key: bytes) -> bool:
    try:
        seal = cast(dict[str, str], json.loads(last))
        Ed25519PublicKey.from_public_bytes(public_key).verify(bytes.fromhex(seal["signature"]), digest)
    except (ValueError, KeyError, TypeError, RecursionError, InvalidSignature):
        return False
    return True


def _believe(station: Station, stick: Stick, trusted: str) -> None:
    with station.database.reading() as connection:
        key = known_key(driver(connection), stick.scope, stick.station, trusted=True)
    if key == stick.public_key or stick.public_key == station.public_key:
        return
    if len(trusted) < SHORTEST_FINGERPRINT or not stick.fingerprint.startswith(trusted):
        raise Refused(
            "This file is from a laptop that is not known here. Compare its fingerprint: {fingerprint}.",
            fingerprint=stick.fingerprint,
        )
    with station.database.writing() as connection:
        for each in (stick.public_key.hex(), *stick.stations):
            anchor(connection, bytes.fromhex(each))
