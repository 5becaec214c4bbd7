"""The small pictures beside words, in whatever colour the theme asks for. Phosphor, MIT, as they lie."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import paths
from app.ui.theme import theme_of

KIND_OF_INSTITUTION = {
    "school": "student",
    "church": "church",
    "charity": "hand-heart",
    "mosque": "mosque",
    "synagogue": "synagogue",
    "college": "graduation-cap",
    "university": "graduation-cap",
    "union": "users-three",
    "students' union": "users-three",
    "religious order": "church",
}
"""The icon of each kind of member institution; any other kind is `buildings`."""


def icon(name: str, theme_colour: QColor, size: int, fill: bool = False) -> QIcon:
    """An icon for Qt's own widgets, sharp on screens of 100 to 300 %. `size` in logical pixels."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(picture(name, theme_colour, size, fill, ratio))
    return made


def picture(name: str, theme_colour: QColor, size: int, fill: bool = False, ratio: float = 1.0) -> QPixmap:
    """The same as one picture, `ratio` being the screen's; kept, so asking again costs nothing."""
    return _picture(name, theme_colour.rgba(), size, fill, ratio)


def paint_icon(
    painter: QPainter, rect: QRect | QRectF, name: str, colour: QColor, fill: bool = False
) -> None:
    """Draw an icon into the largest square in the middle of the rectangle, as sharp as the screen allows."""
    box = QRectF(rect)
    side = min(box.width(), box.height())
    ratio = painter.device().devicePixelRatio()
    left, top = box.center().x() - side / 2, box.center().y() - side / 2
    painter.drawPixmap(round(left), round(top), picture(name, colour, round(side), fill, ratio))


class Glyph(QWidget):
    """An icon standing by itself in a layout, tinted by a token."""

    def __init__(
        self, name: str, size: float = 20, ink: str = "ink", fill: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._size, self._ink, self._fill = name, size, ink, fill
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, ink: str | None = None, fill: bool | None = None) -> None:
        """Show another icon, in another token's colour if one is given."""
        self._name = name
        self._ink = self._ink if ink is None else ink
        self._fill = self._fill if fill is None else fill
        self.update()

    def sizeHint(self) -> QSize:
        side = theme_of(self).px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: object) -> None:
        if self._name:
            with QPainter(self) as painter:
                paint_icon(painter, self.rect(), self._name, theme_of(self).colour(self._ink), self._fill)


@lru_cache(maxsize=512)
def _picture(name: str, rgba: int, size: int, fill: bool, ratio: float) -> QPixmap:
    colour = QColor.fromRgba(rgba)
    side = max(1, round(size * ratio))
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setOpacity(colour.alphaF())
        _renderer(name, fill, colour.name()).render(painter, QRectF(0, 0, side, side))
    made.setDevicePixelRatio(ratio)
    return made


def _renderer(name: str, fill: bool, colour: str) -> QSvgRenderer:
    file = paths.resources() / "icons" / ("fill" if fill else "regular") / f"{name}.svg"
    return QSvgRenderer(QByteArray(file.read_bytes().replace(b"currentColor", colour.encode())))
