"""The house put together, without its windows: the file open, the station at hand, the settings read."""

from __future__ import annotations

from dataclasses import dataclass

from app import settings
from app.clock import Clock
from app.paths import Home
from app.settings import Settings
from app.store.database import Database
from app.store.station import Station


@dataclass(frozen=True, slots=True)
class House:
    """What every window and every command stands on."""

    home: Home
    clock: Clock
    settings: Settings
    station: Station
    """Opened for reading it refuses every change (Trouble `read_only`)."""

    @property
    def database(self) -> Database:
        """The file of the alliance and its assemblies."""
        return self.station.database

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed here now."""
        return self.station.database.read_only

    def close(self) -> None:
        """Let go of the file."""
        self.station.close()


def build(home: Home, clock: Clock, *, passphrase: str | None = None, writing: bool = True) -> House:
    """Open the home's file, made first if there is none; for reading it may be open elsewhere and must exist.

    Trouble as `Database.open`: missing, not_ours, no_key, wrong_passphrase, damaged, newer_version, in_use …
    """
    station = Station.open(home, clock, passphrase=passphrase, create=writing, writing=writing)
    return House(home, clock, settings.load(home.settings), station)
