"""Columns side by side that go below each other where a window is too narrow for them, and then scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.parts.panels import Divider
from app.ui.parts.scrolling import Scroll
from app.ui.theme import Theme, restyled, theme_of

_ENDLESS = 16_777_215
"""Qt's own word for no most width."""
_LEAST_HEIGHT = 240

_Way = QBoxLayout.Direction


class Columns(Scroll):
    """One column takes the room; the one at its right, and the one at its left, have a width of their own.

    First the right one goes below, then the left one above. Nothing ever scrolls sideways. Widths in logical
    pixels at 100 %; `lined` puts a hair line beside the left one.
    """

    def __init__(
        self,
        theme: Theme,
        middle: QWidget,
        *,
        left: QWidget | None = None,
        right: QWidget | None = None,
        widths: tuple[float, float] = (0, 0),
        lined: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._middle, self._left, self._right = middle, left, right
        self._widths = widths
        self._inner = _row()
        self._inner.addWidget(middle, 1)
        if right is not None:
            self._inner.addWidget(right)
        self._outer = _row()
        self._line = Divider(upright=True)
        self._line.setVisible(lined)
        self._lined = lined
        if left is not None:
            self._outer.addWidget(left)
            self._outer.addWidget(self._line)
        self._outer.addLayout(self._inner, 1)
        ground = QWidget()
        ground.setLayout(self._outer)
        self.hold(ground)
        ground.installEventFilter(self)
        self._fold()

    @property
    def folded(self) -> bool:
        """Whether anything stands below another that would stand beside it."""
        return self._inner.direction() == _Way.TopToBottom

    def minimumSizeHint(self) -> QSize:
        shown = [each for each in (self._left, self._middle, self._right) if each is not None]
        wide = max((each.minimumSizeHint().width() for each in shown if not each.isHidden()), default=0)
        wide = max(wide, self._middle.minimumWidth())
        wide += self.verticalScrollBar().sizeHint().width()
        return QSize(wide, theme_of(self).px(_LEAST_HEIGHT))

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(self.minimumSizeHint())

    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._fold()

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if restyled(arg__1) and hasattr(self, "_outer"):
            self._fold()

    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        if arg__2.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().eventFilter(arg__1, arg__2)

    def _fold(self) -> None:
        """Beside or below, by the room there is."""
        theme = theme_of(self)
        # as if the bar were there, or it would come and go with every fold
        wide = self.width() - self.verticalScrollBar().sizeHint().width()
        left, right = (theme.px(width) for width in self._widths)
        left = left if self._left is not None and not self._left.isHidden() else 0
        right = right if self._right is not None and not self._right.isHidden() else 0
        needs = max(self._middle.minimumSizeHint().width(), self._middle.minimumWidth())
        beside_right = left + needs + right <= wide
        beside_left = left + needs <= wide
        _turn(self._inner, self._right, right, beside=beside_right)
        _turn(self._outer, self._left, left, beside=beside_left)
        self._line.setVisible(self._lined and beside_left and bool(left))


def _turn(layout: QBoxLayout, side: QWidget | None, width: int, *, beside: bool) -> None:
    way = _Way.LeftToRight if beside else _Way.TopToBottom
    if layout.direction() != way:
        layout.setDirection(way)
    if side is not None and width:
        least, most = (width, width) if beside else (0, _ENDLESS)
        if (side.minimumWidth(), side.maximumWidth()) != (least, most):
            side.setMinimumWidth(least)
            side.setMaximumWidth(most)


def _row() -> QBoxLayout:
    layout = QBoxLayout(_Way.LeftToRight)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
