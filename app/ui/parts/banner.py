"""Trouble in one sentence with one action, above the work and never over it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui.parts.buttons import Button
from app.ui.parts.frames import paint_plate
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.stack import across
from app.ui.theme import room, theme_of

Kind = Literal["warn", "trouble", "note"]
_TONES = {
    "warn": ("yes_but_soft", "yes_but_ink", "warning"),
    "trouble": ("no_soft", "no", "warning"),
    "note": ("accent_soft", "accent", "info"),
}


class Banner(QWidget):
    """One sentence about the world, with one thing to do about it; it can be put away if `closable`."""

    acted = Signal()
    dismissed = Signal()

    def __init__(
        self,
        kind: Kind,
        sentence: str,
        action: str = "",
        *,
        icon: str = "",
        closable: bool = True,
        close_name: str = "Close",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: Kind = kind
        self._soft, self._edge, usual = _TONES[kind]
        self._glyph = Glyph(icon or usual, 24, self._edge, fill=not icon)
        self._sentence = Label(sentence, "body", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = Button(action, height=32)
        # hidden only: shown before it stands in the banner it would be a window, and take the keys
        if not action:
            self._action.hide()
        self._action.clicked.connect(self.acted)
        self._close = Button("", kind="quiet", icon="x", height=32, name=close_name)
        if not closable:
            self._close.hide()
        self._close.clicked.connect(self._on_close)
        margins = (14, 8, 10, 8)
        self.setLayout(
            across(
                theme_of(self),
                self._glyph,
                self._sentence,
                self._action,
                self._close,
                gap=12,
                margins=margins,
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(sentence)

    @property
    def kind(self) -> Kind:
        """warn, trouble or note."""
        return self._kind

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def say_words(self, sentence: str, action: str = "") -> None:
        """Say something else about the same thing."""
        self._sentence.setText(sentence)
        self._action.retitle(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            soft, edge = theme.colour(self._soft), theme.colour(self._edge)
            width, radius = theme.line("field"), theme.radius("tile")
            paint_plate(painter, self.rect(), fill=soft, edge=edge, width=width, radius=radius)

    def _on_close(self) -> None:
        self.hide()
        self.dismissed.emit()


class Banners(QWidget):
    """The banners of one window, one below the other, each under a key; the same key replaces its banner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, Banner] = {}
        self._stack = QVBoxLayout()
        room(self._stack, theme_of(self), gap=8, margins=(20, 10, 20, 10))
        self.setLayout(self._stack)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def put(self, key: str, banner: Banner) -> None:
        """Show a banner; the one under the same key goes."""
        self.drop(key)
        self._shown[key] = banner
        self._stack.addWidget(banner)
        banner.dismissed.connect(lambda: self.drop(key))
        self.show()

    def drop(self, key: str) -> None:
        """Take a banner away; an unknown key is no matter."""
        banner = self._shown.pop(key, None)
        if banner is not None:
            self._stack.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._shown))

    @property
    def keys(self) -> tuple[str, ...]:
        """What is shown, the oldest first."""
        return tuple(self._shown)

    def shown(self, key: str) -> Banner | None:
        """The banner under that key."""
        return self._shown.get(key)
