"""Pictures of what was shown, each saying on itself what it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.theme import Theme

_FOOT = 30
"""Pixels added below for the line that says what the picture is."""


class Album:
    """A folder of numbered pictures."""

    def __init__(self, folder: Path, line: str, theme: Theme) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._line, self._theme = folder, line, theme
        self.taken: list[Path] = []

    def take(self, widget: QWidget, name: str, as_large: tuple[int, int] | None = None) -> Path:
        """A picture of a window as it stands now, with the line below it; `as_large` as on a projector."""
        before = widget.size()
        if as_large is not None:
            widget.resize(*as_large)
        for _ in range(2):
            QApplication.processEvents()
        size = widget.size()
        image = QImage(size + QSize(0, _FOOT), QImage.Format.Format_RGB32)
        image.fill(self._theme.colour("rail"))
        with QPainter(image) as painter:
            painter.drawPixmap(0, 0, widget.grab())
            painter.setPen(self._theme.colour("rail_ink"))
            painter.setFont(self._theme.font("caption"))
            foot = QRect(12, size.height(), size.width() - 24, _FOOT)
            painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._line)
        widget.resize(before)
        file = self._folder / f"{len(self.taken) + 1:02d}-{name}.png"
        image.save(str(file))
        self.taken.append(file)
        return file
