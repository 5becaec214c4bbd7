"""The passphrase that opens this laptop's assembly file from the next start on."""

from __future__ import annotations

from app.domain.passphrase import SHORTEST, is_weak
from app.errors import Refused
from app.store.database_key import Protection
from app.store.station import Station


def set_passphrase(station: Station, passphrase: str, again: str) -> None:
    """Protect the file by it. Refused when weak, when the two differ (the fact `column` says where), or when
    there is one already: whoever finds an open laptop must not put another in its place."""
    if station.database.protection is Protection.PASSPHRASE:
        raise Refused("There is a passphrase already.")
    if is_weak(passphrase):
        raise Refused(
            "Too easy to guess. Take {count} characters or more, best four words that only you would put "
            "together.",
            count=SHORTEST,
        )
    if passphrase != again:
        raise Refused("The two differ. Type the same twice.", column="again")
    station.database.protect(passphrase)
