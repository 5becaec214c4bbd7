"""The cameras as Qt Multimedia gives them, and a film that plays as if it were one.

Imported when a camera is turned on and not before: a start does not pay for it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import (
    QCameraPermission,
    QCoreApplication,
    QLoggingCategory,
    QObject,
    QSize,
    Qt,
    QUrl,
)

from app.ui.door.camera import CameraFacts, Fault

# Qt warns of each library for faster video that a system lacks; none is needed. Said before it looks
QLoggingCategory.setFilterRules("qt.multimedia.symbolsresolver.warning=false")

from PySide6.QtMultimedia import (  # noqa: E402 - after the line above
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QMediaPlayer,
    QVideoFrame,
    QVideoSink,
)

Taken = Callable[[QVideoFrame], None]
Failed = Callable[[Fault], None]

WIDTH, HEIGHT = 1280, 720
"""What a badge's code needs at 35 cm; more only costs time."""


class QtCamera(QObject):
    """The cameras of this laptop, as far as the system lets this application use them."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        self._devices = QMediaDevices(self)

    def all(self) -> tuple[CameraFacts, ...]:
        """Those that are plugged in now, the system's own choice first."""
        own = QMediaDevices.defaultVideoInput().id().data()
        found = sorted(QMediaDevices.videoInputs(), key=lambda device: device.id().data() != own)
        return tuple(CameraFacts(_id(device), device.description()) for device in found)

    def watch(self, changed: Callable[[], None]) -> Callable[[], None]:
        """Tell when one is plugged in or out; returns how to stop."""
        listener = _Listener(changed, self)
        self._devices.videoInputsChanged.connect(listener.hear)
        return listener.stop

    def open(self, id: str, taken: Taken, failed: Failed) -> Callable[[], None]:
        """Ask the system's leave if it wants to be asked, then show what that camera sees."""
        device = next((each for each in QMediaDevices.videoInputs() if _id(each) == id), None)
        if device is None:
            failed(Fault.UNPLUGGED)
            return _nothing
        opened = _Opened(device, taken, failed, self)
        wanted = QCameraPermission()
        if self._application.checkPermission(wanted) == Qt.PermissionStatus.Undetermined:
            self._application.requestPermission(wanted, self, lambda _answer: self._begin(opened))  # pyright: ignore[reportUnknownArgumentType, reportUnknownLambdaType]
        else:
            self._begin(opened)
        return opened.close

    def _begin(self, opened: _Opened) -> None:
        if self._application.checkPermission(QCameraPermission()) == Qt.PermissionStatus.Denied:
            opened.fail(Fault.DENIED)
        else:
            opened.begin()


class FilmCamera(QObject):
    """A film in place of a camera: for trying a door without one. At its end it falls silent."""

    def __init__(self, film: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._film = film

    def all(self) -> tuple[CameraFacts, ...]:
        """The film, as the one camera."""
        return (CameraFacts("film", self._film.name),)

    def watch(self, changed: Callable[[], None]) -> Callable[[], None]:
        """A film is not plugged in or out."""
        return _nothing

    def open(self, id: str, taken: Taken, failed: Failed) -> Callable[[], None]:
        """Play it from the beginning."""
        player, sink = QMediaPlayer(self), QVideoSink(self)
        listener = _Frames(taken, self)
        sink.videoFrameChanged.connect(listener.hear)
        player.errorChanged.connect(lambda: failed(Fault.BUSY))
        player.setVideoSink(sink)
        player.setSource(QUrl.fromLocalFile(str(self._film)))
        player.play()

        def close() -> None:
            listener.stop()
            player.stop()
            for part in (player, sink, listener):
                part.deleteLater()

        return close


class _Opened(QObject):
    """One camera while it is open."""

    def __init__(self, device: QCameraDevice, taken: Taken, failed: Failed, parent: QObject) -> None:
        super().__init__(parent)
        self._failed: Failed | None = failed
        self._session, self._sink = QMediaCaptureSession(self), QVideoSink(self)
        self._camera = QCamera(device, self)
        best = _best(device.videoFormats())
        if best is not None:
            self._camera.setCameraFormat(best)
        self._frames = _Frames(taken, self)
        self._sink.videoFrameChanged.connect(self._frames.hear)
        self._camera.errorOccurred.connect(self._on_error)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)

    def begin(self) -> None:
        """Look, unless it was closed while the system asked."""
        if self._failed is None:
            return
        # no torch is needed in a dim foyer if the camera exposes for codes
        if self._camera.isExposureModeSupported(QCamera.ExposureMode.ExposureBarcode):
            self._camera.setExposureMode(QCamera.ExposureMode.ExposureBarcode)
        if self._camera.isFocusModeSupported(QCamera.FocusMode.FocusModeAutoNear):
            self._camera.setFocusMode(QCamera.FocusMode.FocusModeAutoNear)
        self._camera.start()

    def fail(self, fault: Fault) -> None:
        """Tell it, unless it was closed meanwhile."""
        if self._failed is not None:
            self._failed(fault)

    def close(self) -> None:
        """Look no more, and give the camera back."""
        self._failed = None
        self._frames.stop()
        self._camera.stop()
        self.deleteLater()

    def _on_error(self, error: QCamera.Error, _words: str) -> None:
        if error != QCamera.Error.NoError:
            self.fail(Fault.BUSY)


class _Listener(QObject):
    """Hears a signal until it is told to stop; as an object of the window's thread it is called on that."""

    def __init__(self, told: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._told: Callable[[], None] | None = told

    def hear(self) -> None:
        """The signal came."""
        if self._told is not None:
            self._told()

    def stop(self) -> None:
        """Hear no more."""
        self._told = None
        self.deleteLater()


class _Frames(QObject):
    """Hands on the pictures of a sink."""

    def __init__(self, taken: Taken, parent: QObject) -> None:
        super().__init__(parent)
        self._taken: Taken | None = taken

    def hear(self, frame: QVideoFrame) -> None:
        """A picture came; at the end of a film an empty one does."""
        if self._taken is not None and frame.isValid():
            self._taken(frame)

    def stop(self) -> None:
        """Hand on no more."""
        self._taken = None


def _best(formats: list[QCameraFormat]) -> QCameraFormat | None:
    """The size that is wanted, or the next larger, or the largest; of those up to 30 a second."""

    def rank(one: QCameraFormat) -> tuple[bool, int, float]:
        size: QSize = one.resolution()
        pixels = size.width() * size.height()
        enough = size.width() >= WIDTH and size.height() >= HEIGHT
        return enough, -pixels if enough else pixels, min(30.0, one.maxFrameRate())

    return max(formats, key=rank, default=None)


def _id(device: QCameraDevice) -> str:
    return cast("bytes", device.id().data()).decode("utf-8", "replace")


def _nothing() -> None:
    pass
