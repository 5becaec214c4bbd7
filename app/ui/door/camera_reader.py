"""Reads a camera's pictures in a thread of its own; of a foreign code nothing but its length comes out."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.domain.badge import LENGTH
from app.exchange.codes import Corner, Found, find_codes, find_far_codes
from app.ui.door.camera import Seen, Sight

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

_log = logging.getLogger(__name__)
_MARK = "?"
_MIDDLE = (0.2, 0.1, 0.8, 0.9)
"""The aim frame and some room round it, in parts of the picture."""


class CameraReader(QObject):
    """The newest picture counts: while one is read, those that come are let go but for the last.

    `sighted` is told on the window's thread, one at a time.
    """

    sighted = Signal(object)
    unreadable = Signal()
    """The camera sends what cannot be taken apart."""
    _read = Signal(object)

    def __init__(
        self, parent: QObject | None = None, *, now: Callable[[], float] = time.perf_counter
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._wanted = threading.Condition()
        self._frame: QVideoFrame | None = None
        self._free = True
        self._open = True
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="camera", daemon=True)
        self._thread.start()

    def look(self, frame: QVideoFrame) -> None:
        """Read this picture next."""
        with self._wanted:
            self._frame = frame
            self._wanted.notify()

    def drop(self) -> None:
        """Let go of a picture that waits."""
        with self._wanted:
            self._frame = None

    def close(self) -> None:
        """Read no more; nothing is told any more."""
        with self._wanted:
            self._open = False
            self._frame = None
            self._wanted.notify()
        self._thread.join()

    def _work(self) -> None:
        closer = False
        while True:
            with self._wanted:
                while self._open and (self._frame is None or not self._free):
                    self._wanted.wait()
                if not self._open:
                    return
                frame, self._frame, self._free = self._frame, None, False
            try:
                # every other time: an empty foyer should not cost half a processor
                closer = not closer
                sight = read_frame(frame, self._now, closer=closer) if frame is not None else None
            except Exception:  # noqa: BLE001 - one camera's odd picture must not end the reading
                _log.info("a camera's picture could not be read", exc_info=True)
                sight = None
            with self._wanted:
                if self._open:
                    self._read.emit(sight)

    def _on_read(self, sight: object) -> None:
        with self._wanted:
            self._free = True
            self._wanted.notify()
        if not self._open:
            return
        if isinstance(sight, Sight):
            self.sighted.emit(sight)
        else:
            self.unreadable.emit()


def read_frame(
    frame: QVideoFrame, now: Callable[[], float] = time.perf_counter, *, closer: bool = True
) -> Sight:
    """What is in view in one picture; where that is nothing, `closer` looks again into the aim frame."""
    from app.ui.door.camera_frames import take_apart

    began = now()
    taken = take_apart(frame)
    found = find_codes(taken.grey)
    if closer and not found:
        left, top, right, bottom = _MIDDLE
        wide, high = taken.width, taken.height
        box = (int(wide * left), int(high * top), int(wide * right), int(high * bottom))
        found = find_far_codes(taken.grey, box)
    seen = tuple(_seen(each, taken.width, taken.height) for each in found)
    return Sight(seen, taken.picture, taken.light, now() - began)


def _seen(found: Found, width: int, height: int) -> Seen:
    text = found.text
    badge = len(text) == LENGTH and text.isascii() and text.isalnum()
    text = text.upper() if badge else text
    return Seen(
        hash(text),
        text if badge else _MARK * max(1, len(text)),
        badge,
        tuple((x / width, y / height) for x, y in found.corners),
        _area(found.corners) / (width * height),
    )


def _area(corners: tuple[Corner, ...]) -> float:
    turns = zip(corners, (*corners[1:], corners[0]), strict=True)
    return abs(sum(x * v - u * y for (x, y), (u, v) in turns)) / 2
