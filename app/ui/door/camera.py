"""A camera at the door: what it can be, what is in view, and which of it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    # a start does not pay for a camera that nobody turns on
    from PySide6.QtMultimedia import QVideoFrame

AWAY = 2.0
"""Seconds a code must have been out of view to count as shown again."""

STEADY = 0.4
"""Seconds a foreign code must be held before it is told: a poster that passes by is nobody at the door."""

NEARER = 1.4
"""How much larger another badge must be to take the place of the one that is held there."""

DIM = 0.27
"""Below this mean brightness, from black 0 to white 1, the picture is said to be dim."""

Point = tuple[float, float]


class Fault(Enum):
    """Why there is no picture."""

    NONE_HERE = auto()
    UNPLUGGED = auto()
    BUSY = auto()
    """Another program has it, or it reports a fault of its own."""
    DENIED = auto()
    """The system does not let this program use it."""
    SILENT = auto()
    """It was opened and sends nothing."""


@dataclass(frozen=True, slots=True)
class CameraFacts:
    """One camera of this laptop: what it is known by, and what it calls itself."""

    id: str
    name: str


class Camera(Protocol):
    """The cameras of this laptop, of which one at a time is open."""

    def all(self) -> tuple[CameraFacts, ...]:
        """Those that are plugged in now, the system's own choice first."""
        ...

    def watch(self, changed: Callable[[], None]) -> Callable[[], None]:
        """Tell when one is plugged in or out; returns how to stop."""
        ...

    def open(
        self, id: str, taken: Callable[[QVideoFrame], None], failed: Callable[[Fault], None]
    ) -> Callable[[], None]:
        """Hand over each picture as it is taken, on the window's thread; returns how to close."""
        ...


@dataclass(frozen=True, slots=True)
class Seen:
    """A code in view. Of a foreign one nothing is kept but how long it is."""

    key: int
    """Tells one code from another while they are in view."""
    text: str
    """A badge's 34 characters, or as many marks as a foreign code has."""
    badge: bool
    """Whether it has the shape of a badge's code; if it is one, the door finds out."""
    corners: tuple[Point, ...]
    """In parts of the picture's width and height, as it was taken."""
    area: float
    """In parts of the picture's."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What came of one picture."""

    seen: tuple[Seen, ...]
    picture: QImage
    """Small and mirrored, to be shown."""
    light: float
    """Mean brightness, from black 0 to white 1."""
    took: float
    """Seconds from the picture to what it says."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a sight means: the code that counts, if any, and whether it is a new scan."""

    counts: Seen | None = None
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class CameraBoard:
    """What the door shows of its camera besides the picture."""

    cameras: tuple[CameraFacts, ...] = ()
    chosen: str = ""
    fault: Fault | None = None


class Attention:
    """Decides what counts: the larger of two badges, once for as long as it is held there.

    Times are seconds from any start; they must not go back.
    """

    def __init__(self) -> None:
        self._told: dict[int, float] = {}
        self._since: dict[int, float] = {}
        self._held: int | None = None

    def look(self, seen: Sequence[Seen], at: float) -> Look:
        """Take in what is in view now."""
        here = {each.key for each in seen}
        self._since = {key: self._since.get(key, at) for key in here}
        recent = {key: last for key, last in self._told.items() if at - last < AWAY}
        self._told = {key: at if key in here else last for key, last in recent.items()}
        counts = self._choose([each for each in seen if each.badge] or list(seen))
        self._held = None if counts is None else counts.key
        if counts is None or counts.key in self._told:
            return Look(counts)
        if not counts.badge and at - self._since[counts.key] < STEADY:
            return Look(counts)
        self._told[counts.key] = at
        return Look(counts, scanned=True)

    def _choose(self, seen: Sequence[Seen]) -> Seen | None:
        largest = max(seen, key=lambda each: each.area, default=None)
        held = next((each for each in seen if each.key == self._held), None)
        if largest is not None and held is not None and largest.area < NEARER * held.area:
            return held
        return largest
