"""A row whose last thing goes below the others when they do not hold beside each other."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.ui.theme import theme_of


class Fold(QLayout):
    """Things side by side, centred in height; the last takes the room that is left, or a line of its own.

    With `right` the last stands at the right end instead of taking the room. With larger type or in a longer
    tongue, rows become two without anybody having planned for it.
    """

    def __init__(self, *things: QWidget, gap: float = 8, right: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._right = gap, right
        for thing in things:
            self.addWidget(thing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._rows(width)) + (self._space() if len(self._rows(width)) > 1 else 0)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        wide = sum(item.sizeHint().width() for item in shown) + self._space() * max(0, len(shown) - 1)
        return QSize(wide, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        first = sum(item.minimumSize().width() for item in shown[:-1]) + self._space() * max(
            0, len(shown) - 2
        )
        last = shown[-1].minimumSize().width() if shown else 0
        return QSize(max(first, last), max((item.minimumSize().height() for item in shown), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        shown, space = self._shown(), self._space()
        rows = self._rows(rect.width())
        if not shown:
            return
        beside = shown if len(rows) == 1 else shown[:-1]
        at = rect.left()
        for item in beside:
            last = item is shown[-1]
            wide = min(item.sizeHint().width(), rect.width())
            if last and self._right:
                at = max(at, rect.right() + 1 - wide)
            elif last:
                wide = rect.right() + 1 - at
            high = min(item.sizeHint().height(), rows[0])
            item.setGeometry(QRect(at, rect.top() + (rows[0] - high) // 2, wide, high))
            at += wide + space
        if len(rows) > 1:
            item = shown[-1]
            wide = min(item.sizeHint().width(), rect.width()) if self._right else rect.width()
            left = rect.right() + 1 - wide if self._right else rect.left()
            item.setGeometry(QRect(left, rect.top() + rows[0] + space, wide, rows[1]))

    def _rows(self, width: int) -> list[int]:
        """The heights of the one row or the two."""
        shown = self._shown()
        heights = [item.sizeHint().height() for item in shown]
        if len(shown) < 2 or self.sizeHint().width() <= width:
            return [max(heights, default=0)]
        return [max(heights[:-1]), heights[-1]]

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _space(self) -> int:
        owner = self.parentWidget()
        return round(self._gap) if owner is None else theme_of(owner).px(self._gap)
