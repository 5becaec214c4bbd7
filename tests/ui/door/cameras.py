"""A camera whose plug can be pulled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage

from app.ui.door.camera import CameraFacts, Fault
from app.ui.door.camera_qt import QVideoFrame

BUILT_IN = CameraFacts("built-in", "Built in")
DESK = CameraFacts("desk", "Desk camera")


class FakeCamera:
    """Sends what a test shows it, when a test says so."""

    def __init__(self, *there: CameraFacts) -> None:
        self.there: list[CameraFacts] = list(there)
        self.opened: list[str] = []
        self.refuses: Fault | None = None
        self._taken: Callable[[QVideoFrame], None] | None = None
        self._failed: Callable[[Fault], None] | None = None
        self._changed: list[Callable[[], None]] = []

    # -- as a camera ---------------------------------------------------------------------------------------

    def all(self) -> tuple[CameraFacts, ...]:
        return tuple(self.there)

    def watch(self, changed: Callable[[], None]) -> Callable[[], None]:
        self._changed.append(changed)
        return lambda: self._changed.remove(changed)

    def open(
        self, id: str, taken: Callable[[QVideoFrame], None], failed: Callable[[Fault], None]
    ) -> Callable[[], None]:
        assert self._taken is None, "two cameras are open at once"
        self.opened.append(id)
        if self.refuses is not None:
            failed(self.refuses)
            return lambda: None
        self._taken, self._failed = taken, failed
        return self._close

    def _close(self) -> None:
        self._taken = self._failed = None

    # -- as a test has it ----------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        return self._taken is not None

    @property
    def is_watched(self) -> bool:
        return bool(self._changed)

    def show(self, picture: QImage) -> None:
        """One frame, if anybody looks."""
        if self._taken is not None:
            self._taken(QVideoFrame(picture))

    def fail(self, fault: Fault) -> None:
        """It reports a fault while it is open."""
        assert self._failed is not None
        self._failed(fault)

    def plug(self, *there: CameraFacts) -> None:
        """From now on these are plugged in."""
        self.there = list(there)
        for changed in list(self._changed):
            changed()
