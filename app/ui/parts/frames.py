"""Lines and plates that stay sharp: a line of 1.5 is one pixel on a plain screen and three on a fine one."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen


def sharp(painter: QPainter, width: float) -> float:
    """The width of a line in logical pixels, cut to whole pixels of the screen that is painted on."""
    ratio = painter.device().devicePixelRatio()
    return max(1, math.floor(width * ratio)) / ratio


def paint_plate(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    fill: QColor | QBrush | None = None,
    edge: QColor | None = None,
    width: float = 1,
    radius: float = 0,
    dashed: bool = False,
) -> None:
    """A rectangle with round corners, its line wholly inside it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(rect)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        line = sharp(painter, width)
        pen = QPen(edge, line)
        if dashed:
            pen.setDashPattern([4 / line, 3 / line])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        box.adjust(line / 2, line / 2, -line / 2, -line / 2)
        radius = max(0, radius - line / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    painter.drawRoundedRect(box, radius, radius)
