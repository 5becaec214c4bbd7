"""Who this laptop is in the journal: a signing key, a key for secrets, an id that follows from the first."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.store.database import Raw

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from app.store.tables import Scalar

_ENDORSEMENT = b"folkmoot-endorsement/1\n"


def station_id(public_key: bytes) -> str:
    """A station is called by its key, so that nobody else's key can be passed off under its name."""
    return "s" + hashlib.sha256(public_key).hexdigest()[:10]


@dataclass(frozen=True)
class Identity:
    """One station's private halves; they stay in the local tables of the keyed file."""

    signing_key: bytes
    age_key: str

    @classmethod
    def new(cls) -> Identity:
        """Fresh keys."""
        import pyrage
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.generate().private_bytes_raw(), str(pyrage.x25519.Identity.generate()))

    @cached_property
    def key(self) -> Ed25519PrivateKey:
        """What signs this station's entries."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.signing_key)

    @cached_property
    def public_key(self) -> bytes:
        """What others check them with."""
        return self.key.public_key().public_bytes_raw()

    @cached_property
    def station(self) -> str:
        """The station's id."""
        return station_id(self.public_key)

    @property
    def age_public_key(self) -> str:
        """What others encrypt secrets to."""
        import pyrage

        return str(pyrage.x25519.Identity.from_str(self.age_key).to_public())

    def admission(self, name: str, post: str, endorsed_by: Identity | None = None) -> dict[str, Scalar]:
        """The station's row, by which others know its keys; a former self may vouch for it."""
        return {
            "name": name,
            "post": post,
            "public_key": self.public_key.hex(),
            "age_key": self.age_public_key,
            "endorsed_by": endorsed_by.station if endorsed_by else "",
            "endorsement": endorsed_by.key.sign(_ENDORSEMENT + self.public_key).hex() if endorsed_by else "",
        }


def endorsed(public_key: bytes, endorsement: str, by: bytes) -> bool:
    """Whether the holder of the key `by` vouched for that public key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(by).verify(bytes.fromhex(endorsement), _ENDORSEMENT + public_key)
    except (InvalidSignature, ValueError):
        return False
    return True


def known_key(raw: Raw, scope: str, station: str, *, trusted: bool = False) -> bytes | None:
    """The public key of a station admitted in that scope or in the alliance; `trusted`: and not revoked."""
    for text, revoked in raw.execute(
        "SELECT public_key, revoked_after FROM station "
        "WHERE scope IN (?, 'alliance') AND id = ? AND stamp <> ''",
        (scope, station),
    ).fetchall():
        key = _key(text)
        if key is not None and station_id(key) == station and not (trusted and revoked is not None):
            return key
    return None


def known_keys(raw: Raw, scope: str) -> list[str]:
    """The public keys, in hex, of all stations admitted in that scope."""
    rows = raw.execute("SELECT public_key FROM station WHERE scope = ? AND stamp <> '' ORDER BY id", (scope,))
    return [row[0] for row in rows]


def _key(text: str) -> bytes | None:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return None


def identities(raw: Raw) -> list[tuple[Identity, str]]:
    """What this laptop was and is (the last one), each with the mark of the place it was kept in."""
    rows = raw.execute("SELECT signing_key, age_key, instance FROM identity ORDER BY place")
    return [(Identity(signing_key, age_key), instance) for signing_key, age_key, instance in rows]
