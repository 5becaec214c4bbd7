"""The alliance's root and the secretary's key on this laptop: made, opened, and forgotten again.

They lie in the home's folder of keys as PKCS#12 files; those of a rehearsal in a folder of their own, so that
neither ever signs for the other. The root issues secretaries and signs nothing else: its file is meant to be
carried away on a stick.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.names import clean
from app.errors import Refused, Trouble
from app.paths import Home
from app.service.given_file import readable
from app.service.whole_file import write_whole

if TYPE_CHECKING:
    from app.documents.keys import Leaf, Root

FORGET_AFTER = timedelta(minutes=15)
"""So long after its last use an open key is put away; whoever holds it sees to that."""
SHORTEST_PASSPHRASE = 8
ROLE = "Secretary"


@dataclass(frozen=True, slots=True)
class SecretaryKey:
    """The secretary's key, open. Put it away after FORGET_AFTER without use."""

    leaf: Leaf
    rehearsal: bool
    name: str
    """As readers of a signed file show it."""
    ends: datetime
    fingerprint: str
    """SHA-256 of the root it comes from, in hex."""
    root: bytes
    """That root's certificate, PEM."""


@dataclass(frozen=True, slots=True)
class KeyOnFile:
    """What can be said of the secretary's key while it is closed."""

    name: str
    ends: datetime
    fingerprint: str


def idle(last_used: datetime, now: datetime) -> bool:
    """Whether an open key is to be forgotten by now."""
    return now - last_used >= FORGET_AFTER


def root_file(home: Home, *, rehearsal: bool = False) -> Path:
    """The root's certificate, to hand on."""
    return _folder(home, rehearsal) / "root.pem"


def make_root(home: Home, alliance: str, passphrase: str, now: datetime, *, rehearsal: bool = False) -> Path:
    """A new root for the alliance; returns the file of its certificate. Refused when there is one."""
    from app.documents import keys

    folder = _folder(home, rehearsal)
    _check_passphrase(passphrase)
    if not clean(alliance):
        raise Refused("The root needs the alliance’s name.")
    if (folder / "root.pem").exists():
        raise Refused("There is a root already. Signed records rest on it, so it is not replaced.")
    secretary = _bytes(folder / "secretary.p12")
    if secretary and _opens(secretary, passphrase):
        raise Refused(_TOLD_APART)
    root = keys.make_root(clean(alliance), now, rehearsal=rehearsal)
    write_whole(folder / "root.p12", keys.save_p12(root, passphrase), private=True)
    write_whole(folder / "root.pem", keys.pem(root.certificate))
    return folder / "root.pem"


def make_secretary_key(
    home: Home,
    root_passphrase: str,
    name: str,
    passphrase: str,
    now: datetime,
    *,
    rehearsal: bool = False,
    root: Path | None = None,
) -> SecretaryKey:
    """A key for the secretary, issued by the root, open. A former secretary's file is set aside, not lost.

    `root` is the root's file when it is kept elsewhere, as on a stick. Refused under the root's passphrase.
    """
    from app.documents import keys

    folder = _folder(home, rehearsal)
    if not clean(name):
        raise Refused("The secretary’s key needs a name.")
    _check_passphrase(passphrase)
    if passphrase == root_passphrase:
        raise Refused(_TOLD_APART)
    kept = _bytes(root or folder / "root.p12")
    if kept is None:
        raise Refused("The alliance’s root is not here. Bring the stick it is kept on, or make one.")
    issuer = keys.load_p12(kept, root_passphrase)
    if isinstance(issuer, keys.Leaf):
        raise Refused("This is not the alliance’s root.")
    _same_root(folder, issuer)
    leaf = keys.make_leaf(issuer, clean(name), now, role=ROLE, rehearsal=rehearsal)
    _set_aside(folder / "secretary.p12")
    write_whole(folder / "secretary.p12", keys.save_p12(leaf, passphrase), private=True)
    write_whole(folder / "secretary.pem", keys.pem(leaf.certificate))
    if not (folder / "root.pem").exists():
        write_whole(folder / "root.pem", keys.pem(leaf.root))
    return _opened(leaf, rehearsal)


def make_keys(
    home: Home,
    alliance: str,
    name: str,
    passphrase: str,
    root_passphrase: str,
    now: datetime,
    *,
    rehearsal: bool = False,
) -> SecretaryKey:
    """The secretary's key, and before it the alliance's root where there is none yet; both or neither."""
    if not clean(name):
        raise Refused("The secretary’s key needs a name.")
    _check_passphrase(passphrase)
    if passphrase == root_passphrase:
        raise Refused(_TOLD_APART)
    if not root_file(home, rehearsal=rehearsal).exists():
        make_root(home, alliance, root_passphrase, now, rehearsal=rehearsal)
    return make_secretary_key(home, root_passphrase, name, passphrase, now, rehearsal=rehearsal)


def open_key(home: Home, passphrase: str, *, rehearsal: bool = False) -> SecretaryKey:
    """The secretary's key, open. Trouble `passphrase`; Refused when there is none."""
    from app.documents import keys

    kept = _bytes(_folder(home, rehearsal) / "secretary.p12")
    if kept is None:
        raise Refused("There is no secretary’s key on this laptop yet.")
    leaf = keys.load_p12(kept, passphrase)
    if isinstance(leaf, keys.Root):
        raise Refused("This is the alliance’s root: it issues keys and signs nothing.")
    return _opened(leaf, rehearsal)


def key_on_file(home: Home, *, rehearsal: bool = False) -> KeyOnFile | None:
    """Whose key lies here and until when it is good, without opening it; None when there is none."""
    folder = _folder(home, rehearsal)
    certificate = _bytes(folder / "secretary.pem")
    if certificate is None or not (folder / "secretary.p12").exists():
        return None
    from app.documents import keys

    read = keys.read_certificate(certificate)
    root = _bytes(folder / "root.pem")
    fingerprint = keys.fingerprint(keys.read_certificate(root)) if root else ""
    return KeyOnFile(keys.common_name(read), read.not_valid_after_utc, fingerprint)


def fingerprint_of(home: Home, *, rehearsal: bool = False) -> str:
    """SHA-256 of the root's certificate in hex; empty when there is no root yet."""
    root = _bytes(root_file(home, rehearsal=rehearsal))
    if root is None:
        return ""
    from app.documents import keys

    return keys.fingerprint(keys.read_certificate(root))


def roots(home: Home) -> tuple[bytes, ...]:
    """The roots this laptop trusts when it checks a file: the alliance's, and that of its rehearsals."""
    found = (_bytes(root_file(home, rehearsal=rehearsal)) for rehearsal in (False, True))
    return tuple(each for each in found if each is not None)


_TOLD_APART = (
    "The root and the secretary’s key need two different passphrases: whoever learns one must not have both."
)


def _folder(home: Home, rehearsal: bool) -> Path:
    return home.keys / "rehearsal" if rehearsal else home.keys


def _opened(leaf: Leaf, rehearsal: bool) -> SecretaryKey:
    from app.documents import keys

    return SecretaryKey(
        leaf, rehearsal, leaf.name, leaf.ends, keys.fingerprint(leaf.root), keys.pem(leaf.root)
    )


def _check_passphrase(passphrase: str) -> None:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refused("A passphrase has at least {count} characters.", count=SHORTEST_PASSPHRASE)


def _same_root(folder: Path, issuer: Root) -> None:
    """A second root beside the published one would make half of the records look forged."""
    from app.documents import keys

    known = _bytes(folder / "root.pem")
    if known and keys.fingerprint(keys.read_certificate(known)) != keys.fingerprint(issuer.certificate):
        raise Refused("This root is not the one this laptop knows.")


def _opens(data: bytes, passphrase: str) -> bool:
    from app.documents import keys

    try:
        keys.load_p12(data, passphrase)
    except Trouble:
        return False
    return True


def _set_aside(file: Path) -> None:
    if file.exists():
        number = 1
        while (aside := file.with_name(f"{file.stem}.{number}{file.suffix}")).exists():
            number += 1
        file.replace(aside)


def _bytes(file: Path) -> bytes | None:
    with readable(file), contextlib.suppress(FileNotFoundError):
        return file.read_bytes()
    return None
