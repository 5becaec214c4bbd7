"""Things side by side that go on in a further line when one is full."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.ui.theme import theme_of


class Lines(QLayout):
    """Each thing as wide as it wants to be, in reading order, centred in the height of its line.

    With larger type or in a longer tongue one line becomes several without anybody having planned for it.
    The last thing may take what room is left in its line (`fill`), or stand at the end of it (`right`).
    `gap` in logical pixels at 100 %; `below` from line to line, where that is to be less.
    """

    def __init__(
        self,
        *things: QWidget,
        gap: float = 8,
        below: float | None = None,
        last: Literal["plain", "fill", "right"] = "plain",
    ) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._last = gap, last
        self._below = gap if below is None else below
        self._heights: dict[int, int] = {}
        """By width, as often as Qt asks; until something in it asks for another room."""
        self.setContentsMargins(0, 0, 0, 0)
        for thing in things:
            self.addWidget(thing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

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

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            edges = self.contentsMargins()
            inner = QRect(0, 0, width - edges.left() - edges.right(), 0)
            high = self._laid_out(inner, move=False)
            self._heights[width] = high + edges.top() + edges.bottom()
        return self._heights[width]

    def sizeHint(self) -> QSize:
        shown = self._shown()
        wide = sum(item.sizeHint().width() for item in shown) + self._space() * max(0, len(shown) - 1)
        return self._with_edges(wide, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        return self._with_edges(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._laid_out(self.contentsRect(), move=True)
        owner = self.parentWidget()
        if owner is not None and owner.layout() is self:
            # layouts around do not ask for the height of a width; a least height they do keep to
            needs = self.heightForWidth(rect.width())
            if owner.minimumHeight() != needs:
                owner.setMinimumHeight(needs)

    def _with_edges(self, wide: int, tall: int) -> QSize:
        edges = self.contentsMargins()
        return QSize(wide + edges.left() + edges.right(), tall + edges.top() + edges.bottom())

    def _laid_out(self, rect: QRect, *, move: bool) -> int:
        """Put everything in its place, or only reckon; the height that is needed."""
        top, space, owner = rect.top(), self._space(), self.parentWidget()
        below = self._px(self._below)
        from_right = owner is not None and owner.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for line in self._broken(rect.width()):
            high = max(size.height() for _, size in line)
            at = rect.left()
            for item, size in line:
                box = QRect(at, top + (high - size.height()) // 2, size.width(), size.height())
                if item is self._items[-1] and self._last == "fill":
                    box.setRight(rect.right())
                elif item is self._items[-1] and self._last == "right":
                    box.moveRight(rect.right())
                if from_right:
                    box.moveLeft(rect.left() + rect.right() - box.right())
                if move:
                    item.setGeometry(box)
                at += size.width() + space
            top += high + below
        return max(0, top - below - rect.top())

    def _broken(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What is shown, line by line, each with the size it gets."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._shown():
            size = item.sizeHint()
            if size.width() > width > 0 and item.hasHeightForWidth():
                size = QSize(width, item.heightForWidth(width))
            size = size.boundedTo(QSize(max(width, item.minimumSize().width()), size.height()))
            if not lines or size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + self._space()
        return lines

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _space(self) -> int:
        return self._px(self._gap)

    def _px(self, logical: float) -> int:
        owner = self.parentWidget()
        return round(logical) if owner is None else theme_of(owner).px(logical)
