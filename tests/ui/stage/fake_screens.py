"""Screens that a test plugs in and out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui.stage.screens import ScreenFacts

LAPTOP = ScreenFacts("eDP-1", "1366 × 768", primary=True)
HALL = ScreenFacts("EPSON (HDMI-1)", "1920 × 1080", primary=False)
SIDE = ScreenFacts("Dell (DP-2)", "1280 × 1024", primary=False)


class FakeScreens:
    """The second real thing behind the seam: remembers what was covered instead of covering it."""

    def __init__(self, *plugged: ScreenFacts, operator: str = LAPTOP.name) -> None:
        self.plugged: list[ScreenFacts] = [LAPTOP, *plugged]
        self.operator: str = operator
        self.log: list[str] = []
        self._listeners: list[Callable[[], None]] = []

    def all(self) -> tuple[ScreenFacts, ...]:
        return tuple(self.plugged)

    def watch(self, changed: Callable[[], None]) -> Callable[[], None]:
        self._listeners.append(changed)
        return lambda: self._listeners.remove(changed)

    def of(self, window: QWidget) -> str:
        return self.operator

    def cover(self, window: QWidget, name: str) -> None:
        self.log.append(f"cover {name}")
        window.resize(640, 360)
        window.show()

    def lay_beside(self, window: QWidget, name: str) -> None:
        self.log.append(f"beside {name}")
        window.resize(640, 360)
        window.show()

    def plug(self, screen: ScreenFacts) -> None:
        """A cable goes in."""
        self.plugged.append(screen)
        self._tell()

    def unplug(self, screen: ScreenFacts) -> None:
        """A cable comes out."""
        self.plugged.remove(screen)
        self._tell()

    @property
    def watched(self) -> bool:
        """Whether anybody still listens."""
        return bool(self._listeners)

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
