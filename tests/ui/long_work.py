"""Long work for the tests of `jobs`: it counts, fails, waits or dies."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from app.errors import Refused, Trouble


def count(to: int, progress: Callable[[int, int], None]) -> int:
    """Add up, saying how far it is."""
    total = 0
    for number in range(1, to + 1):
        total += number
        progress(number, to)
    return total


def whose_process() -> int:
    """The number of the process it runs in."""
    return os.getpid()


def refuse(name: str) -> None:
    """A rule says no."""
    raise Refused("{name} has no number.", name=name)


def no_room() -> None:
    """The world says no."""
    raise Trouble("disk_full", "There is no room for {what}.", what="the minutes")


def stumble() -> None:
    """A bug."""
    raise ZeroDivisionError("with a name in it: Person 1")


def count_slowly(progress: Callable[[int, int], None]) -> None:
    """A minute's work that listens for Cancel."""
    for number in range(6000):
        progress(number, 6000)
        time.sleep(0.01)


def count_then_say_so(progress: Callable[[int, int], None]) -> int:
    """Work that says how far it is once, and is done a second later."""
    progress(1, 2)
    time.sleep(1)
    return 2


def sit_deaf() -> None:
    """A minute's work that listens to nobody."""
    time.sleep(60)


def die() -> None:
    """The process is gone."""
    os._exit(3)
