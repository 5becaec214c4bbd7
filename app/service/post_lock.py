"""Locked to its post: this laptop shows one post of one assembly until somebody types the organiser's PIN.

The PIN is kept as a salted, slow hash among the local rows of the keyed file; it travels nowhere. Wrong tries
are counted there too, so that starting the program anew gives no new ones.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.clock import as_text, from_text
from app.domain import post_lock as rules
from app.errors import Refused
from app.store import local
from app.store.database import Database
from app.store.database_key import Protection
from app.store.station import Station

_LOCK, _PIN, _WRONG = "post_lock", "post_pin", "post_pin_wrong"
_COST, _BLOCK, _MEMORY = 2**15, 8, 64 * 2**20
"""scrypt: 32 MB and about a tenth of a second for each try."""


@dataclass(frozen=True, slots=True)
class Lock:
    """What this laptop keeps to; both are empty when it is free."""

    post: str = ""
    assembly: str = ""
    has_pin: bool = False
    """Whether a PIN was ever chosen on this laptop."""
    by_passphrase: bool = False
    """Whether the passphrase of the file leads out as well: on an organiser's laptop, where a steward that
    works at it was not told the passphrase. On a laptop that was let in as a door's its steward knows it."""


def locked(database: Database) -> Lock:
    """What this laptop keeps to."""
    with database.reading() as connection:
        text, pin = local.kept(connection, _LOCK), local.kept(connection, _PIN)
        organisers = local.is_organisers(connection)
    post, _, assembly = text.partition(" ")
    return Lock(post, assembly, bool(pin), organisers and database.protection is Protection.PASSPHRASE)


def choose_pin(station: Station, pin: str) -> None:
    """A new PIN for this laptop. Refused while it is locked: leave first."""
    if locked(station.database).post:
        raise Refused("Leave the post first, with the PIN that holds now.")
    if not rules.is_pin(pin):
        raise Refused(
            "Choose {least} to {most} digits that are not all the same.",
            least=rules.SHORTEST,
            most=rules.LONGEST,
        )
    salt = secrets.token_bytes(16)
    local.keep(station.database, {_PIN: f"{salt.hex()} {_hashed(pin, salt).hex()}", _WRONG: ""})


def lock(station: Station, post: str, assembly: str) -> Lock:
    """Keep to that post of that assembly from now on, after a restart too. Refused without a PIN."""
    if not locked(station.database).has_pin:
        raise Refused("Choose a PIN first: without one nobody could leave the post again.")
    local.keep(station.database, {_LOCK: f"{post} {assembly}"})
    return locked(station.database)


def reset(station: Station) -> bool:
    """Free this laptop and forget its PIN, for whoever opens the file without its windows.

    Returns whether there was anything to free or forget.
    """
    kept = locked(station.database)
    local.keep(station.database, {_LOCK: "", _PIN: "", _WRONG: ""})
    return bool(kept.post) or kept.has_pin


def free(station: Station, pin: str) -> Lock:
    """Leave the post; refused as `prove` refuses.

    Where the passphrase led out the PIN is forgotten, and the next one chosen.
    """
    by_passphrase = prove(station, pin)
    local.keep(station.database, {_LOCK: ""} | ({_PIN: ""} if by_passphrase else {}))
    return locked(station.database)


def prove(station: Station, pin: str) -> bool:
    """Whoever gives this may leave the post. A wrong PIN is refused, and after three the next has to wait.

    The passphrase proves it too, where the lock says so: then it is True. The fact `seconds` of a refusal is
    how long the next try waits. Without a PIN anybody may leave.
    """
    now = station.clock.now()
    with station.database.reading() as connection:
        kept, wrong = local.kept(connection, _PIN), _wrong(local.kept(connection, _WRONG))
    if not kept:
        return False
    many, last = wrong
    left = _left(many, last, now)
    if left > timedelta(0):
        raise Refused("Too many wrong PINs.", seconds=_whole_seconds(left))
    salt, hashed = (bytes.fromhex(part) for part in kept.split(" "))
    is_pin = hmac.compare_digest(_hashed(pin, salt), hashed)
    if is_pin or (locked(station.database).by_passphrase and station.database.opened_by(pin)):
        if many:  # a full disk keeps nobody in
            local.keep(station.database, {_WRONG: ""})
        return not is_pin
    local.keep(station.database, {_WRONG: json.dumps([many + 1, as_text(now)])})
    wait = rules.wait_after(many + 1)
    raise Refused("This is not the PIN.", **({"seconds": _whole_seconds(wait)} if wait else {}))


def _hashed(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=1, maxmem=_MEMORY)


def _wrong(text: str) -> tuple[int, datetime | None]:
    """How many wrong ones, and when the last was."""
    if not text:
        return 0, None
    many, last = json.loads(text)
    return int(many), from_text(str(last))


def _left(many: int, last: datetime | None, now: datetime) -> timedelta:
    """How long the next try still waits; a clock that was put back makes nobody wait longer than the rule."""
    wait = rules.wait_after(many)
    if last is None:
        return timedelta(0)
    return min(wait, last + wait - now)


def _whole_seconds(span: timedelta) -> int:
    return -(-span // timedelta(seconds=1))
