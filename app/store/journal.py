"""The journal: everything that was done, in order, signed and chained per scope and station.

The rules of an entry, binding for every version:

- The *hash* is SHA-256 over these lines, UTF-8, each ended by one line feed: `folkmoot-entry/1`, scope,
  station, number, stamp, kind, schema, who, post, batch, SHA-256 of the body, the digest of each private
  item in order, the hash of the station's entry before in this scope (64 noughts for the first). Hashes
  and digests are lower-case hex; none of the fields may hold a line feed.
- The *signature* is Ed25519 over the 32 bytes of the hash, by the station's own key.
- The *body* is text that is never written anew, canonical JSON at birth (sorted keys, no spaces), without
  personal data: `{"rows":[…]}`, at most 500. Each row: `table`, for a plan row `id`, `set` (column: value);
  for an edit `was` (column: the version it was made from); `after` for a fact that follows another;
  `private` (names of its private columns) when item after item of the entry's private texts belongs to it.
- A *private item* is canonical JSON (column: text) beside a 128-bit salt; its digest is HMAC-SHA-256(salt,
  text). Text and salt are forgotten together, the digest stays, and the chain still holds.
- The *head* is SHA-256 over the sorted lines `scope station number hash` of each last entry.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection

from app.store.database import Raw, driver
from app.store.stamps import NEVER

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FORMAT = "folkmoot-entry/1"
MOST_ROWS = 500
NOTHING_BEFORE = bytes(32)
SALT_BYTES = 16
_COLUMNS = "scope, station, number, stamp, kind, schema, who, post, batch, body, digests, hash, signature"


@dataclass(frozen=True, slots=True)
class Private:
    """The private columns of one row; without text and salt it is forgotten, or was never given here."""

    row: str
    digest: str
    text: str | None
    salt: bytes | None

    @classmethod
    def keep(cls, row: str, values: dict[str, str | None]) -> Private:
        """A new item under a salt of its own."""
        text, salt = canonical(values), secrets.token_bytes(SALT_BYTES)
        return cls(row, private_digest(text, salt), text, salt)

    @property
    def holds(self) -> bool:
        """Whether text and salt, if they are here, fit the digest."""
        if self.text is None or self.salt is None:
            return True
        return hmac.compare_digest(private_digest(self.text, self.salt), self.digest)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done."""

    scope: str
    station: str
    number: int
    stamp: str
    kind: str
    schema: int
    who: str
    post: str
    batch: str
    body: str
    private: tuple[Private, ...]
    before: bytes
    """Hash of the station's entry before in this scope."""
    hash: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Tip:
    """The last entry of one station in one scope."""

    scope: str
    station: str
    number: int
    stamp: str
    hash: bytes


@dataclass(frozen=True, slots=True)
class Fault:
    """The first entry that does not hold."""

    scope: str
    station: str
    number: int
    reason: str


def canonical(value: object) -> str:
    """JSON as it is kept: sorted keys, no spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def private_digest(text: str, salt: bytes) -> str:
    """What of a private text stays for ever."""
    return hmac.digest(salt, text.encode(), hashlib.sha256).hex()


def entry_hash(entry: Entry) -> bytes:
    """What the signature covers; computed from all other fields."""
    return hashlib.sha256(_lines(entry).encode()).digest()


def signed(entry: Entry, key: Ed25519PrivateKey) -> Entry:
    """The entry with its hash and signature."""
    digest = entry_hash(entry)
    return replace(entry, hash=digest, signature=key.sign(digest))


def signature_holds(entry: Entry, public_key: bytes) -> bool:
    """Whether that station's key signed this hash."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(entry.signature, entry.hash)
    except (InvalidSignature, ValueError):
        return False
    return True


def well_formed(entry: Entry) -> bool:
    """Whether the fields can be lines, and the hash and digests are those of what is here."""
    fields = (entry.scope, entry.station, entry.stamp, entry.kind, entry.who, entry.post, entry.batch)
    digests = (item.digest for item in entry.private)
    return (
        not any("\n" in field for field in (*fields, *digests))
        and entry.number > 0
        and all(item.holds for item in entry.private)
        and _belong(entry)
        and entry_hash(entry) == entry.hash
    )


def _belong(entry: Entry) -> bool:
    """Whether each private text names the row that the body gives it to, so that forgetting finds it."""
    if all(item.text is None for item in entry.private):
        return True
    try:
        rows = cast(list[dict[str, Any]], json.loads(entry.body)["rows"])
        owners = [
            row.get("id", f"{entry.station}.{entry.number}.{place}")
            for place, row in enumerate(rows)
            if "private" in row
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    return len(owners) == len(entry.private) and all(
        item.text is None or item.row == owner for item, owner in zip(entry.private, owners, strict=True)
    )


def tips(connection: Connection, scope: str | None = None) -> Iterator[Tip]:
    """The last entry of every station in every scope, or in one; a few seeks, however long the journal is."""
    last, station = ("\U0010ffff", "") if scope is None else (scope, "\U0010ffff")
    while True:
        found = connection.exec_driver_sql(
            "SELECT scope, station, number, stamp, hash FROM entry WHERE (scope, station) < (?, ?) "
            "ORDER BY scope DESC, station DESC, number DESC LIMIT 1",
            (last, station),
        ).fetchone()
        if found is None or (scope is not None and found[0] != scope):
            return
        yield Tip(found[0], found[1], found[2], found[3], found[4])
        last, station = found[0], found[1]


def head(connection: Connection, scope: str | None = None) -> str:
    """One number for all that is recorded so far, in every scope or in one; printed in the minutes."""
    return digest_of_lines(
        f"{tip.scope} {tip.station} {tip.number} {tip.hash.hex()}" for tip in tips(connection, scope)
    )


def digest_of_lines(lines: Iterable[str]) -> str:
    """SHA-256 over sorted lines, each ended by a line feed."""
    return hashlib.sha256("".join(f"{line}\n" for line in sorted(lines)).encode()).hexdigest()


def count(connection: Connection, scope: str | None = None) -> int:
    """How many entries there are; numbers have no gaps."""
    return sum(tip.number for tip in tips(connection, scope))


def entries(
    connection: Connection, scope: str, station: str | None = None, *, above: int = 0, upto: int | None = None
) -> Iterator[Entry]:
    """The entries of a scope, station by station, by number; of one station, above and up to a number."""
    where = "scope = ?"
    values: list[str | int] = [scope]
    if station is not None:
        where += " AND station = ? AND number >= ?"
        values += [station, above]
        if upto is not None:
            where += " AND number <= ?"
            values.append(upto)
    raw = driver(connection)
    texts = _private_texts(raw, where, tuple(values))
    before, last = NOTHING_BEFORE, ""
    rows = raw.execute(
        f"SELECT {_COLUMNS} FROM entry WHERE {where} ORDER BY scope, station, number",  # noqa: S608 - columns and conditions are ours
        tuple(values),
    )
    for row in rows:
        if row[1] != last:
            before, last = NOTHING_BEFORE, cast(str, row[1])
        kept = texts.get((row[1], row[2]), {})
        if row[2] > above:
            yield _entry(row, kept, before)
        before = row[11]


def verify(connection: Connection, head_then: str | None = None) -> Fault | None:
    """The first entry that does not hold: altered, missing, not signed by its station; None when all is well.

    With a head printed earlier, a tail that was cut off is found as well, as a fault without a number.
    """
    keys = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT id, public_key FROM station")}
    scopes = sorted({tip.scope for tip in tips(connection)})
    for scope in scopes:
        number, last = 0, ""
        for entry in entries(connection, scope):
            if entry.station != last:
                number, last = 0, entry.station
            number += 1
            if entry.number != number:
                return Fault(scope, last, number, "missing")
            if not well_formed(entry):
                return Fault(scope, last, number, "altered")
            key = keys.get(last)
            if key is None:
                return Fault(scope, last, number, "of a station that was never admitted")
            if not signature_holds(entry, bytes.fromhex(key)):
                return Fault(scope, last, number, "not signed by its station")
    if head_then is not None and head_then != head(connection):
        return Fault(
            "", "", 0, "the head is not the one given: entries were added since, or the last ones are gone"
        )
    return None


def _entry(
    row: tuple[Any, ...], kept: dict[int, tuple[str, str | None, bytes | None]], before: bytes
) -> Entry:
    digests = cast(list[str], json.loads(row[10])) if row[10] else []
    private = tuple(
        Private(kept[place][0], digest, kept[place][1], kept[place][2])
        if place in kept
        else Private("", digest, None, None)
        for place, digest in enumerate(digests)
    )
    scope, station, number, stamp, kind, schema, who, post, batch, body, _, digest, signature = row
    return Entry(
        scope,
        station,
        number,
        stamp,
        kind,
        schema,
        who,
        post,
        batch,
        body,
        private,
        before,
        digest,
        signature,
    )


def _private_texts(
    raw: Raw, where: str, values: tuple[str | int, ...]
) -> dict[tuple[str, int], dict[int, tuple[str, str | None, bytes | None]]]:
    texts: dict[tuple[str, int], dict[int, tuple[str, str | None, bytes | None]]] = {}
    rows = raw.execute(
        f"SELECT station, number, item, row, text, salt FROM private_text WHERE {where}",  # noqa: S608 - as above
        values,
    )
    for station, number, item, row, text, salt in rows:
        texts.setdefault((station, number), {})[item] = (row, text, salt)
    return texts


def _lines(entry: Entry) -> str:
    lines = [
        FORMAT,
        entry.scope,
        entry.station,
        str(entry.number),
        entry.stamp,
        entry.kind,
        str(entry.schema),
        entry.who,
        entry.post,
        entry.batch,
        hashlib.sha256(entry.body.encode()).hexdigest(),
        *(item.digest for item in entry.private),
        entry.before.hex(),
    ]
    return "\n".join(lines) + "\n"


def tip(raw: Raw, scope: str, station: str) -> Tip:
    """A station's last entry in a scope; number 0 before its first."""
    found = raw.execute(
        "SELECT number, stamp, hash FROM entry WHERE scope = ? AND station = ? ORDER BY number DESC LIMIT 1",
        (scope, station),
    ).fetchone()
    return Tip(scope, station, *found) if found else Tip(scope, station, 0, NEVER, NOTHING_BEFORE)


def hash_of(raw: Raw, scope: str, station: str, number: int) -> bytes | None:
    """The hash of the entry of that number, if it is here."""
    found = raw.execute(
        "SELECT hash FROM entry WHERE scope = ? AND station = ? AND number = ?", (scope, station, number)
    ).fetchone()
    return found[0] if found else None


def store(raw: Raw, entry: Entry) -> None:
    """Keep an entry and its private texts; its rows are another matter."""
    digests = canonical([item.digest for item in entry.private]) if entry.private else ""
    raw.execute(
        f"INSERT INTO entry ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - columns are ours
        (
            entry.scope,
            entry.station,
            entry.number,
            entry.stamp,
            entry.kind,
            entry.schema,
            entry.who,
            entry.post,
            entry.batch,
            entry.body,
            digests,
            entry.hash,
            entry.signature,
        ),
    )
    for place, item in enumerate(entry.private):
        if item.text is not None:
            store_private(raw, entry, place, item)


def store_private(raw: Raw, entry: Entry, place: int, item: Private) -> None:
    """Keep one private text of an entry, by its place among them."""
    raw.execute(
        "INSERT INTO private_text (scope, station, number, item, row, text, salt) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (entry.scope, entry.station, entry.number, place, item.row, item.text, item.salt),
    )


def batch_size(raw: Raw, scope: str, station: str, batch: str, before: int) -> int:
    """How many entries a batch has before that number."""
    found = raw.execute(
        "SELECT count(*) FROM entry "
        "WHERE scope = ? AND station = ? AND batch = ? AND batch <> '' AND number < ?",
        (scope, station, batch, before),
    ).fetchone()
    return found[0] if found else 0


def entries_of_batch(raw: Raw, closing: Entry) -> Iterator[Entry]:
    """Those entries, in order; what stood before each is left out."""
    rows = raw.execute(
        f"SELECT {_COLUMNS} FROM entry WHERE scope = ? AND station = ? AND batch = ? AND batch <> '' "  # noqa: S608 - columns are ours
        "AND number < ? ORDER BY number",
        (closing.scope, closing.station, closing.batch, closing.number),
    )
    for row in rows.fetchall():
        where = "scope = ? AND station = ? AND number = ?"
        texts = _private_texts(raw, where, (row[0], row[1], row[2]))
        yield _entry(row, texts.get((row[1], row[2]), {}), NOTHING_BEFORE)
