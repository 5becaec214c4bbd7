"""Two things side by side where there is room, below each other where a tongue needs more of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import theme_of


class Beside(QWidget):
    """The first at the left, the second at the right end of the same line or under it."""

    def __init__(self, first: QWidget, second: QWidget, gap: float = 16, row: float = 0) -> None:
        super().__init__()
        self._first, self._second, self._gap, self._row = first, second, gap, row
        for part in (first, second):
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height(width)

    def sizeHint(self) -> QSize:
        first, second = self._first.sizeHint(), self._second.sizeHint()
        natural = first.width() + second.width() + theme_of(self).px(self._gap)
        return QSize(natural, self._height(self.width() or natural))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height(self.width()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        if self._height(self.width()) != self.height():
            self.updateGeometry()

    def _fits(self, width: int) -> bool:
        wide = self._first.sizeHint().width() + self._second.sizeHint().width()
        return wide + theme_of(self).px(self._gap) <= width

    def _tall(self, part: QWidget, width: int) -> int:
        least = theme_of(self).px(self._row)
        if part.hasHeightForWidth() and width < part.sizeHint().width():
            return max(least, part.heightForWidth(width))
        return max(least, part.sizeHint().height())

    def _height(self, width: int) -> int:
        first, second = self._tall(self._first, width), self._tall(self._second, width)
        return max(first, second) if self._fits(width) else first + second

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        one, two = self._first, self._second
        if self._fits(width):
            wide = two.sizeHint().width()
            rest = width - wide - theme_of(self).px(self._gap)
            boxes = (QRect(0, 0, rest, height), QRect(width - wide, 0, wide, height))
            if right:
                boxes = (QRect(width - rest, 0, rest, height), QRect(0, 0, wide, height))
        else:
            first = self._tall(one, width)
            boxes = (QRect(0, 0, width, first), QRect(0, first, width, self._tall(two, width)))
        for part, box in zip((one, two), boxes, strict=True):
            if part.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed:
                wide = min(box.width(), part.sizeHint().width())
                box.setLeft(box.right() - wide + 1) if right else box.setWidth(wide)
            part.setGeometry(box)
