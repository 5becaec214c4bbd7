"""The keys of the window itself, for hands and for the mouse: type size, colours, lock, close."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.parts.frames import paint_plate
from app.ui.parts.hints import KeyHint
from app.ui.parts.lines import Lines
from app.ui.theme import Theme, room, theme_of
from app.words import Tongue

KEYS = ("Ctrl++", "Ctrl+-", "Ctrl+0", "F12", "F11", "Ctrl+L", "Ctrl+Q", "F1")
"""What can be pressed here, as the window's own shortcuts are written."""


class KeysBar(QWidget):
    """A bar above the work: a key pressed on it does what it does on the keyboard. It takes no keys away."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._hints = {key: KeyHint(key.replace("-", "−")) for key in KEYS}
        for key, hint in self._hints.items():
            hint.clicked.connect(lambda _=False, key=key: self.pressed.emit(key))
        lines = Lines(*self._hints.values(), gap=20)
        room(lines, theme, margins=(20, 8, 20, 8))
        self.setLayout(lines)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.speak(say)
        self.hide()

    def turn(self, wide: int) -> None:
        """Show them in a window so wide, or put them away."""
        if self.isHidden():
            # their height is that of the width they will have, and not of the one they had
            self.resize(wide, self.height())
            layout = self.layout()
            if layout is not None:
                layout.activate()
        self.setVisible(self.isHidden())

    def speak(self, say: Tongue, *, locked: bool = False, may_lock: bool = False) -> None:
        """The words on the keys, in that tongue and for a laptop that keeps to its post, or may."""
        words = {
            "Ctrl++": say("Larger type"),
            "Ctrl+-": say("Smaller type"),
            "Ctrl+0": say("Usual size"),
            "F12": say("Light, dark, contrast"),
            "F11": say("Full screen"),
            "Ctrl+L": say("Leave this post") if locked else say("Lock to this post"),
            "Ctrl+Q": say("Close Folkmoot"),
            "F1": say("Hide these keys"),
        }
        for key, hint in self._hints.items():
            hint.say_words(words[key])
        self._hints["Ctrl+L"].setVisible(locked or may_lock)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            ground, edge = theme.colour("surface"), theme.colour("line")
            paint_plate(painter, self.rect(), fill=ground, edge=edge, width=1, radius=0)
