"""The screens of this laptop, behind a seam: which there are, and how a window comes to cover one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """One screen. Its name is what the stage is bound to: place and number change with every plug."""

    name: str
    size: str
    """In the screen's own pixels, as one says it: 1920 × 1080."""
    primary: bool


class Screens(Protocol):
    """What the stage needs to know and do about screens."""

    def all(self) -> tuple[ScreenFacts, ...]:
        """Those that are plugged in now."""
        ...

    def watch(self, changed: Callable[[], None]) -> Callable[[], None]:
        """Tell when one comes, goes or changes; returns how to stop."""
        ...

    def of(self, window: QWidget) -> str:
        """The name of the screen that window is on."""
        ...

    def cover(self, window: QWidget, name: str) -> None:
        """Show the window over the whole of that screen, without a frame and without taking the keyboard."""
        ...

    def lay_beside(self, window: QWidget, name: str) -> None:
        """Show the window as an ordinary one that can be moved, small, on that screen."""
        ...


_COVERING = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus


class QtScreens(QObject):
    """The screens as Qt sees them."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._listeners: list[Callable[[], None]] = []
        app.screenAdded.connect(self._on_added)
        app.screenRemoved.connect(self._tell)
        app.primaryScreenChanged.connect(self._tell)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._tell)

    def all(self) -> tuple[ScreenFacts, ...]:
        primary = QGuiApplication.primaryScreen()
        return tuple(
            ScreenFacts(_name(screen), _size(screen), screen is primary)
            for screen in QGuiApplication.screens()
        )

    def watch(self, changed: Callable[[], None]) -> Callable[[], None]:
        self._listeners.append(changed)

        def stop() -> None:
            if changed in self._listeners:
                self._listeners.remove(changed)

        return stop

    def of(self, window: QWidget) -> str:
        return _name(window.screen())

    def cover(self, window: QWidget, name: str) -> None:
        screen = self._screen(name)
        if screen is None:
            return
        _flags(window, _COVERING)
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
        # not showFullScreen, which would take the keyboard
        window.setWindowState(Qt.WindowState.WindowFullScreen)
        window.show()

    def lay_beside(self, window: QWidget, name: str) -> None:
        screen = self._screen(name) or QGuiApplication.primaryScreen()
        _flags(window, Qt.WindowType.Window)
        room = screen.availableGeometry()
        width = min(960, room.width() // 2)
        at = QRect(room.right() - width - 24, room.top() + 48, width, width * 9 // 16)
        window.setScreen(screen)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setGeometry(at)
        window.show()

    def _on_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    @staticmethod
    def _screen(name: str) -> QScreen | None:
        return next((screen for screen in QGuiApplication.screens() if _name(screen) == name), None)


def _name(screen: QScreen) -> str:
    """The maker's model and the socket: the same screen in the same socket has the same name tomorrow."""
    return f"{screen.model()} ({screen.name()})" if screen.model() else screen.name()


def _size(screen: QScreen) -> str:
    ratio = screen.devicePixelRatio()
    size = screen.size()
    return f"{round(size.width() * ratio)} × {round(size.height() * ratio)}"


def _flags(window: QWidget, flags: Qt.WindowType) -> None:
    """Other flags only when they are other: setting them hides a window for a moment."""
    if window.windowFlags() != flags:
        window.setWindowFlags(flags)
