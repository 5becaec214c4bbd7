"""The key of the database file, in a side file: wrapped by a passphrase, by the keyring, or by nothing.

The database is keyed by 32 random bytes, so changing the passphrase rewrites 40 bytes and not the database.
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from app.errors import Trouble

KEY_BYTES = 32
SALT_BYTES = 16
MEMORY = 64 * 1024
"""Kilobytes that each guess at the passphrase costs (Argon2id)."""
PASSES = 3
LANES = 4
_SERVICE = "Folkmoot database"


class Protection(StrEnum):
    """What stands between the file and someone who takes the laptop."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the word for it, not one
    KEYRING = "keyring"
    FILE_PERMISSIONS = "file permissions"


@dataclass(frozen=True, slots=True)
class DatabaseKey:
    """The key, the salt that begins the file, and how the key is kept."""

    key: bytes
    salt: bytes
    protection: Protection

    @classmethod
    def new(cls, passphrase: str | None) -> DatabaseKey:
        """A fresh key, kept by the best there is."""
        if passphrase:
            protection = Protection.PASSPHRASE
        else:
            protection = Protection.KEYRING if _real_keyring() else Protection.FILE_PERMISSIONS
        return cls(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(SALT_BYTES), protection)

    @classmethod
    def read(cls, file: Path, passphrase: str | None) -> DatabaseKey:
        """The key in that side file. Trouble: `no_key`, `wrong_passphrase`."""
        try:
            kept = cast(dict[str, Any], json.loads(file.read_text("utf-8")))
            salt, protection = bytes.fromhex(kept["salt"]), Protection(kept["protection"])
            key = _unwrap(kept, protection, passphrase)
        except (OSError, ValueError, KeyError, TypeError) as cause:
            raise Trouble(
                "no_key", "The key of the assembly file is missing or unreadable: {file}.", file=file.name
            ) from cause
        return cls(key, salt, protection)

    def write(self, file: Path, passphrase: str | None) -> None:
        """Keep the key in the side file, whole or not at all, readable by its owner only."""
        kept: dict[str, object] = {"format": 1, "salt": self.salt.hex(), "protection": self.protection.value}
        if self.protection is Protection.PASSPHRASE:
            from cryptography.hazmat.primitives.keywrap import aes_key_wrap

            salt = secrets.token_bytes(SALT_BYTES)
            wrapped = aes_key_wrap(_stretch(passphrase or "", salt, MEMORY, PASSES, LANES), self.key)
            kept |= {"memory": MEMORY, "passes": PASSES, "lanes": LANES}
            kept |= {"passphrase_salt": salt.hex(), "wrapped": wrapped.hex()}
        elif self.protection is Protection.KEYRING:
            import keyring

            name = secrets.token_hex(8)
            keyring.set_password(_SERVICE, name, self.key.hex())
            kept["name"] = name
        else:
            kept["key"] = self.key.hex()
        new = file.with_suffix(".new")
        with open(  # noqa: PTH123 - only a descriptor is born with its mode
            os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as stream:
            json.dump(kept, stream, indent=2)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(file)


def rewrap(file: Path, old: str | None, new: str | None) -> Protection:
    """Change, set or take away the passphrase; the database stays as it is."""
    kept = DatabaseKey.read(file, old)
    fresh = DatabaseKey(kept.key, kept.salt, DatabaseKey.new(new).protection)
    fresh.write(file, new)
    return fresh.protection


def salt_of(file: Path) -> bytes | None:
    """The sixteen bytes that our database begins with, by its side file; None when it cannot be read."""
    try:
        return bytes.fromhex(cast(dict[str, str], json.loads(file.read_text("utf-8")))["salt"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _unwrap(kept: dict[str, Any], protection: Protection, passphrase: str | None) -> bytes:
    if protection is Protection.FILE_PERMISSIONS:
        return bytes.fromhex(kept["key"])
    if protection is Protection.KEYRING:
        import keyring

        found = keyring.get_password(_SERVICE, kept["name"])
        if found is None:
            raise ValueError("not in the keyring")
        return bytes.fromhex(found)
    if not passphrase:
        raise Trouble("wrong_passphrase", "This assembly file is opened by a passphrase.", given=False)
    from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

    stretched = _stretch(
        passphrase, bytes.fromhex(kept["passphrase_salt"]), kept["memory"], kept["passes"], kept["lanes"]
    )
    try:
        return aes_key_unwrap(stretched, bytes.fromhex(kept["wrapped"]))
    except InvalidUnwrap as cause:
        raise Trouble(
            "wrong_passphrase", "That passphrase does not open this assembly file.", given=True
        ) from cause


def _stretch(passphrase: str, salt: bytes, memory: int, passes: int, lanes: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    stretch = Argon2id(salt=salt, length=KEY_BYTES, iterations=passes, lanes=lanes, memory_cost=memory)
    return stretch.derive(passphrase.encode())


def _real_keyring() -> bool:
    """Whether the system keeps secrets; on a bare machine keyring offers a backend that keeps nothing."""
    try:
        import keyring
        from keyring.backends import fail, null

        backend = keyring.get_keyring()
    except Exception:  # noqa: BLE001 - whatever a desktop's keyring throws, there is none
        return False
    return not isinstance(backend, (fail.Keyring, null.Keyring)) and backend.priority >= 1
