"""What a row of a table is made of, and how one cell is drawn: mark or icon, one line or two, a chip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from app.ui.parts.frames import paint_plate
from app.ui.parts.icons import paint_icon
from app.ui.parts.marks import paint_mark
from app.ui.parts.panels import paint_bar
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Without a `width` (logical pixels at 100 %) it shares what the others leave."""

    key: str
    title: str = ""
    width: int = 0
    number: bool = False
    editable: bool = False
    strong: bool = False
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows: a mark or icon, words, a second line below, a chip behind, a colour by token."""

    text: str = ""
    second: str = ""
    mark: str = ""
    """`yes`, `waiting`, `flag:kept`, `sign:welcome` …"""
    icon: str = ""
    ink: str = ""
    strong: bool = False
    chip: str = ""
    spoken: str = ""
    """What a screen reader says instead, where a mark stands without a word."""
    bar: float | None = None
    """A bar filled to that share, from 0 to 1, and nothing else."""
    whole: bool = False
    """Words too long for one line take two smaller ones: a name is not cut where it can be helped."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row under its key; a cell may be plain words. `ink` colours the whole row."""

    key: str
    cells: Mapping[str, Cell | str] = field(default_factory=dict[str, "Cell | str"])
    ink: str = ""

    def cell(self, column: str) -> Cell:
        """The cell in that column; an empty one where nothing was given."""
        cell = self.cells.get(column, "")
        return cell if isinstance(cell, Cell) else Cell(cell)


class CellInk:
    """One cell being drawn, from the left edge inwards."""

    def __init__(self, painter: QPainter, theme: Theme, rect: QRect, picked: bool) -> None:
        self._painter, self._theme, self._rect, self._picked = painter, theme, rect, picked

    def draw(self, cell: Cell, column: Column, row_ink: str) -> None:
        """Mark or icon, then the words, then the chip."""
        theme, rect = self._theme, QRect(self._rect)
        ink = theme.colour(cell.ink or row_ink or "ink")
        if cell.bar is not None:
            high = theme.px(10)
            box = QRectF(rect.left(), rect.center().y() - high / 2 + 0.5, rect.width(), high)
            paint_bar(self._painter, box, cell.bar, theme.colour(cell.ink or "accent"), theme)
            return
        role = "spoken" if column.spoken else "strong" if cell.strong or column.strong else "body"
        font = theme.font(role)
        if cell.mark or cell.icon:
            side = theme.px(22 if cell.mark else 20)
            alone = not cell.text and not cell.second
            left = rect.left() + (rect.width() - side) // 2 if alone and column.number else rect.left()
            box = QRectF(left, rect.center().y() - side / 2 + 0.5, side, side)
            if cell.mark:
                paint_mark(self._painter, box, cell.mark, theme)
            else:
                paint_icon(self._painter, box, cell.icon, ink, fill=cell.icon == "warning")
            rect.setLeft(rect.left() + side + theme.px(8))
        if cell.chip:
            rect.setRight(rect.right() - self._chip_room(cell.chip, font, cell.text, rect))
        self._words(cell, column, font, ink, rect)

    def _words(self, cell: Cell, column: Column, font: QFont, ink: QColor, rect: QRect) -> None:
        theme = self._theme
        side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
        below = theme.leading("caption") if cell.second else 0
        if cell.whole and QFontMetrics(font).horizontalAdvance(cell.text) > rect.width():
            self._whole(cell.text, font, ink, rect.adjusted(0, 1, 0, -below), side)
            under = QRect(rect.left(), rect.bottom() - below - theme.px(1), rect.width(), below)
        elif cell.second:
            first = theme.leading("body") - theme.px(1)
            top = rect.top() + (rect.height() - first - below) // 2
            self._line(cell.text, font, ink, QRect(rect.left(), top, rect.width(), first), side)
            under = QRect(rect.left(), top + first, rect.width(), below)
        else:
            self._line(cell.text, font, ink, rect, side)
            return
        self._line(cell.second, theme.font("caption"), theme.colour("ink_2"), under, side)

    def _whole(self, text: str, font: QFont, ink: QColor, rect: QRect, side: Qt.AlignmentFlag) -> None:
        """Over several lines, in the largest type in which all of it has room."""
        flags = int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        for size in (14, 13, 12, 11):
            font.setPixelSize(self._theme.px(size))
            if QFontMetrics(font).boundingRect(rect, flags, text).height() <= rect.height():
                break
        self._painter.setFont(font)
        self._painter.setPen(ink)
        self._painter.drawText(rect, flags, text)

    def _line(self, text: str, font: QFont, ink: QColor, rect: QRect, side: Qt.AlignmentFlag) -> None:
        self._painter.setFont(font)
        self._painter.setPen(ink)
        metrics = QFontMetrics(font)
        shown = text
        if metrics.horizontalAdvance(text) > rect.width():
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        self._painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _chip_room(self, chip: str, font: QFont, text: str, rect: QRect) -> int:
        theme, painter = self._theme, self._painter
        small = theme.font("caption")
        width = QFontMetrics(small).horizontalAdvance(chip) + theme.px(20)
        words = min(QFontMetrics(font).horizontalAdvance(text), rect.width() - width - theme.px(8))
        height = theme.px(24)
        box = QRectF(rect.left() + words + theme.px(8), rect.center().y() - height / 2 + 0.5, width, height)
        edge = theme.colour("field" if self._picked else "line")
        paint_plate(painter, box, edge=edge, radius=height / 2)
        painter.setFont(small)
        painter.setPen(theme.colour("ink_2"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), chip)
        return width + theme.px(8)
