"""Between two laptops without a network: what one knows of an assembly goes to the other on a stick."""

from __future__ import annotations

from pathlib import Path

from app.service.known import plan_of
from app.store.station import Station
from app.venue import stick
from app.venue.stick import Merged, Stick


def export_stick(station: Station, assembly: str, file: Path, *, names: bool) -> int:
    """Write the assembly's journal into a file; without `names` no private text is in it.

    Returns the number of entries. Trouble `disk_full`, `disk`.
    """
    plan_of(station.database, assembly)
    return stick.export(station, assembly, file, private=names)


def look_at_stick(file: Path) -> Stick:
    """What a file says of itself, before anything is taken from it. Trouble as `merge_stick`."""
    return stick.inspect(file)


def merge_stick(station: Station, file: Path, *, trusted: str = "") -> Merged:
    """Take in what another laptop wrote. Refused when that laptop is not known here.

    `trusted` is its fingerprint, or the first sixteen digits of it, compared by two people. Trouble
    `missing`, `not_ours`, `newer_version`, `damaged`.
    """
    return stick.merge(station, file, trusted=trusted)
