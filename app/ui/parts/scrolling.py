"""What is larger than its place: it scrolls up and down there, on the ground that lies below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QWidget


class Scroll(QScrollArea):
    """A place for something high, without a frame, a ground of its own or a bar below.

    With `keys` it is a stop of its own for Tab, to be scrolled by key: where nothing inside is one.
    """

    def __init__(
        self, inside: QWidget | None = None, *, keys: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        if not keys:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if inside is not None:
            self.hold(inside)

    def hold(self, inside: QWidget) -> None:
        """Scroll this."""
        self.setWidget(inside)
        # Qt has both paint a ground, and they stand on a panel or in the window
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


def own_viewport(area: QAbstractScrollArea) -> None:
    """Give it a viewport made here, in place of the one that Qt made.

    Asked for a widget that Qt made by itself, Python first learns every kind of widget there is, and a start
    would wait for it.
    """
    area.setViewport(QWidget())
