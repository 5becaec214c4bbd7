"""What may end an evening at a door from within, battery, disk or clock, and when it is worth a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

BATTERY_LOW, BATTERY_NEARLY_OUT = 30, 10
"""Per cent, while it is not plugged in."""
DISK_LOW, DISK_NEARLY_FULL = 1_000_000_000, 200_000_000
"""Bytes left: an evening takes some tens of megabytes, but a system that runs out drags all down with it."""
JUMP = timedelta(seconds=10)
"""A clock set by hand or by the network is moved by more; what a clock drifts in a minute is far less."""


class Worry(StrEnum):
    """What to worry about; how much, `Warned.grave` says."""

    BATTERY = "battery"
    DISK = "disk"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Laptop:
    """How it is now; None is what this laptop does not tell."""

    battery: int | None = None
    """Per cent."""
    plugged: bool | None = None
    free: int | None = None
    """Bytes left on the disk of the assembly file."""
    jumped: timedelta = timedelta(0)
    """How far the clock was moved since the last look; behind nought it was put back."""


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing worth a word."""

    worry: Worry
    grave: bool
    battery: int = 0
    free: int = 0
    jumped: timedelta = timedelta(0)


def warnings(laptop: Laptop) -> tuple[Warned, ...]:
    """What is worth a word, if anything."""
    found: list[Warned] = []
    battery = laptop.battery
    if battery is not None and laptop.plugged is False and battery <= BATTERY_LOW:
        found.append(Warned(Worry.BATTERY, battery <= BATTERY_NEARLY_OUT, battery=battery))
    if laptop.free is not None and laptop.free < DISK_LOW:
        found.append(Warned(Worry.DISK, laptop.free < DISK_NEARLY_FULL, free=laptop.free))
    if abs(laptop.jumped) > JUMP:
        found.append(Warned(Worry.CLOCK, grave=False, jumped=laptop.jumped))
    return tuple(found)
