"""What the strip says of scanner and camera: each a sign and a word, so that a glance is enough."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.domain.badge import LENGTH, PREFIX
from app.ui.door.camera import CameraBoard
from app.ui.parts.strip import State
from app.words import Tongue


class States(QObject):
    """Keeps in mind what is known of both, and tells when it changes."""

    told = Signal(str, object)
    """Which of the two, and how it is; None where there is nothing to say."""

    def __init__(self, say: Tongue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._typing = False
        self._other_keyboard = False
        self._camera: CameraBoard | None = None
        self._last: dict[str, State | None] = {}

    @property
    def scanner(self) -> State:
        """Ready, or set aside by typing, or another keyboard's letters arrive."""
        say = self._say
        if self._other_keyboard:
            return State("warning", say("Scanner: other keyboard"), "F10")
        if self._typing:
            return State("pencil-simple", say("Typing"))
        return State("usb", say("Scanner ready"))

    @property
    def camera(self) -> State | None:
        """Looking; None while it is off, or while the banner says why it does not."""
        if self._camera is None or self._camera.fault is not None:
            return None
        return State("camera", self._say("Camera looking"))

    def show_typing(self, typing: bool) -> None:
        """Whether somebody writes; a scan counts all the same."""
        self._typing = typing
        self.tell()

    def show_scan(self, text: str) -> None:
        """What a scanner read: as long as a badge's code and none tells of another keyboard."""
        if len(text) == LENGTH:
            self._other_keyboard = not text.upper().startswith(PREFIX)
            self.tell()

    def show_learned(self) -> None:
        """The scanner's letters are put right from now on."""
        self._other_keyboard = False
        self.tell()

    def show_camera(self, board: CameraBoard | None) -> None:
        """How the camera is; None while it is off."""
        self._camera = board
        self.tell()

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self.tell()

    def tell(self, *, again: bool = False) -> None:
        """Say what changed, or all of it."""
        for name, state in (("scanner", self.scanner), ("camera", self.camera)):
            if again or self._last.get(name) != state:
                self._last[name] = state
                self.told.emit(name, state)
