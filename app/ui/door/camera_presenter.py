"""Joins a camera to the door: a badge held before it is a scan, and a camera that is lost stops nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from app.errors import Trouble
from app.ui.door.camera import Attention, Camera, CameraBoard, Fault, Sight
from app.ui.door.camera_pane import why_no_picture
from app.ui.door.camera_reader import CameraReader
from app.ui.door.screen import DoorScreen
from app.ui.notices import Notices
from app.words import ENGLISH

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

SILENCE = 1.5
"""Seconds without a picture after which a camera is said to be lost."""
AGAIN = 1.0
"""Seconds between two tries to get it back."""
_LOOK_AFTER = 250
"""Milliseconds between two looks after it."""


class CameraPresenter(QObject):
    """On and off by the steward's key; it looks while the door is shown, and is closed with it.

    `made` gives the cameras when one is first turned on; `chosen` is the id of the one used last, which
    `remember` keeps. `now` counts monotonic seconds.
    """

    def __init__(
        self,
        screen: DoorScreen,
        notices: Notices,
        *,
        made: Callable[[], Camera],
        chosen: str = "",
        remember: Callable[[str], None] = lambda _id: None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(screen)
        self._screen, self._notices = screen, notices
        self._made, self._chosen, self._remember = made, chosen, remember
        self._now = now
        self._camera: Camera | None = None
        self._reader: CameraReader | None = None
        self._attention = Attention()
        self._on = False
        self._stop_watching: Callable[[], None] = _nothing
        self._close_camera: Callable[[], None] = _nothing
        self._to_close: list[Callable[[], None]] = []
        self._opening = 0
        self._fault: Fault | None = None
        self._heard_at = self._tried_at = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AFTER)
        self._timer.timeout.connect(self._look_after)
        screen.camera_wanted.connect(self._on_wanted)
        screen.camera_chosen.connect(self._on_chosen)
        screen.installEventFilter(self)

    @property
    def fault(self) -> Fault | None:
        """Why there is no picture; None while there is one, or none is wanted."""
        return self._fault

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._screen and self._on:
            if event.type() == QEvent.Type.Show:
                self._begin()
            elif event.type() == QEvent.Type.Hide:
                self._end()
        return False

    def close(self) -> None:
        """Give the camera back and end the thread that reads."""
        self._end()
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    # -- on and off ----------------------------------------------------------------------------------------

    def _on_wanted(self, on: bool) -> None:
        if on == self._on:
            return
        self._on = on
        if on:
            self._begin()
        else:
            self._end()
            self._screen.show_camera(None)

    def _on_chosen(self, id: str) -> None:
        if id == self._chosen:
            return
        self._chosen = id
        self._remember(id)
        if self._on:
            self._end()
            self._begin()

    def _begin(self) -> None:
        if self._camera is None:
            self._camera = self._made()
        if self._reader is None:
            self._reader = CameraReader(self)
            self._reader.sighted.connect(self._on_sighted)
            self._reader.unreadable.connect(lambda: self._lose(Fault.SILENT))
        self._stop_watching = self._camera.watch(self._on_plugged)
        self._attention = Attention()
        self._fault = None
        self._open()
        self._timer.start()

    def _end(self) -> None:
        self._timer.stop()
        self._stop_watching()
        self._stop_watching = _nothing
        self._shut()
        self._fault = None
        self._notices.over("camera")

    # -- open, lost, back ----------------------------------------------------------------------------------

    def _open(self) -> None:
        camera = self._camera
        if camera is None:
            return
        self._shut()
        self._tried_at = self._heard_at = self._now()
        there = [each.id for each in camera.all()]
        if self._chosen not in there and self._fault is not Fault.UNPLUGGED:
            self._chosen = there[0] if there else ""
        if self._chosen not in there:
            self._lose(Fault.UNPLUGGED if self._chosen else Fault.NONE_HERE)
            return
        self._show()
        which = self._opening
        close = camera.open(
            self._chosen,
            lambda frame: self._on_frame(frame) if which == self._opening else None,
            lambda fault: self._lose(fault) if which == self._opening else None,
        )
        if which == self._opening:
            self._close_camera = close
        else:
            close()  # it failed at once

    def _shut(self) -> None:
        """From now on nothing that was opened is listened to."""
        self._opening += 1
        self._to_close.append(self._close_camera)
        self._close_camera = _nothing
        self._close_now()
        if self._reader is not None:
            self._reader.drop()

    def _close_now(self) -> None:
        while self._to_close:
            self._to_close.pop()()

    def _look_after(self) -> None:
        now = self._now()
        if self._close_camera is not _nothing:
            if now - self._heard_at > SILENCE:
                self._lose(Fault.SILENT)
        elif now - self._tried_at >= AGAIN:
            self._open()

    def _lose(self, fault: Fault) -> None:
        self._opening += 1
        self._to_close.append(self._close_camera)
        self._close_camera = _nothing
        # not from within what the camera is just saying
        QTimer.singleShot(0, self, self._close_now)
        self._tried_at = self._now()
        known = self._fault is not None and fault is Fault.SILENT
        if fault is not self._fault and not known:
            self._fault = fault
            self._notices.trouble(Trouble("camera", why_no_picture(fault, ENGLISH)))
        self._show()

    def _on_plugged(self) -> None:
        camera = self._camera
        if camera is None:
            return
        there = [each.id for each in camera.all()]
        if self._fault is None and self._chosen not in there:
            self._lose(Fault.UNPLUGGED)
        elif self._fault is not None and (self._chosen in there or self._fault is Fault.NONE_HERE):
            self._open()
        else:
            self._show()

    def _show(self) -> None:
        if self._camera is not None and self._on:
            self._screen.show_camera(CameraBoard(self._camera.all(), self._chosen, self._fault))

    # -- pictures ------------------------------------------------------------------------------------------

    def _on_frame(self, frame: QVideoFrame) -> None:
        self._heard_at = self._now()
        if self._fault is not None:
            self._fault = None
            self._notices.over("camera")
            self._show()
        if self._reader is not None and self._screen.watching:
            self._reader.look(frame)

    def _on_sighted(self, sight: Sight) -> None:
        if not self._on or self._fault is not None or not self._screen.watching:
            return
        look = self._attention.look(sight.seen, self._now())
        self._screen.show_sight(sight, look.counts)
        if look.scanned and look.counts is not None and (look.counts.badge or not self._screen.writing):
            self._screen.scan(look.counts.text)


def _nothing() -> None:
    pass
