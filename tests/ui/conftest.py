"""A program that is dressed, in the light theme unless a test asks for another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.theme import Theme, dress


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme at 100 %, worn by the whole program."""
    light = Theme.load("light")
    dress(qapp, light)
    return light


@pytest.fixture
def shown(qapp: QApplication, theme: Theme) -> Iterator[Callable[..., None]]:
    """Show widgets, at a size if one is given, laid out and painted; they are closed at the end."""
    windows: list[QWidget] = []

    def show(widget: QWidget, width: int = 0, height: int = 0) -> None:
        if width:
            widget.resize(width, height)
        widget.show()
        windows.append(widget)
        qapp.processEvents()

    yield show
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.processEvents()
