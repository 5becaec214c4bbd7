"""Where the keyboard is: a ring round the widget that has the focus, at a little distance from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

_FOLLOWER = "folkmoot_focus_follower"
_MOVED = frozenset(
    (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ZOrderChange)
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a ring is drawn: lengths in logical pixels, `corner` that of the widget it lies round."""

    ink: QColor
    width: float
    gap: float
    corner: float


class Ring(QWidget):
    """The ring of one window; it lies above everything and lets every click through."""

    def __init__(self, window: QWidget, look_of: Callable[[QWidget], Look]) -> None:
        super().__init__(window)
        self._look_of = look_of
        self._round: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setObjectName("ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def follow(self, widget: QWidget | None) -> None:
        """Lie round that widget from now on, or round none."""
        for watched in self._watched:
            # a screen that was taken away takes its widgets with it
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        self._round = widget
        at = widget
        while at is not None and at is not self.parentWidget():
            at.installEventFilter(self)
            self._watched.append(at)
            at = at.parentWidget()
        self._place()

    def _place(self) -> None:
        widget: QWidget | None = self._round
        window: QWidget | None = self.parentWidget()
        if (
            widget is None
            or window is None
            or not isValid(widget)
            or not widget.isVisible()
            or widget.visibleRegion().isEmpty()
        ):
            self.hide()
            return
        look = self._look_of(widget)
        out = int(look.width + look.gap)
        inside = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        self.setGeometry(inside.adjusted(-out, -out, out, out))
        self._cut(widget, out)
        self.raise_()
        self.show()
        self.update()

    def _cut(self, widget: QWidget, out: int) -> None:
        """What is scrolled out of sight has no ring lying over its neighbours."""
        seen = widget.rect()
        at = widget.parentWidget()
        while at is not None:
            area = at.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is at:
                seen &= QRect(at.mapTo(area.window(), QPoint(0, 0)) - self._corner(widget), at.size())
            at = area
        if seen == widget.rect():
            self.clearMask()
        else:
            # the widget lies at (out, out) in the ring
            self.setMask(QRegion(seen.adjusted(0, 0, 2 * out, 2 * out)))

    @staticmethod
    def _corner(widget: QWidget) -> QPoint:
        return widget.mapTo(widget.window(), QPoint(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVED:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._round is None or not isValid(self._round):
            return
        look = self._look_of(self._round)
        half = look.width / 2
        radius = look.corner + look.gap + half
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.ink, look.width))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


class _Follower(QObject):
    """Hands the focus from window to window; one per application."""

    def __init__(self, app: QApplication, look_of: Callable[[QWidget], Look]) -> None:
        super().__init__(app)
        self._look_of = look_of
        self._ring: Ring | None = None
        app.focusChanged.connect(self.on_focus_changed)

    def on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Take the ring off the old widget and lay it round the new one."""
        if self._ring is not None and isValid(self._ring):
            self._ring.follow(None)
        self._ring = None
        if new is None or new.property("ring") is False:
            return
        window = new.window()
        if window is new or window.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
            return
        ring = window.findChild(Ring, "ring", Qt.FindChildOption.FindDirectChildrenOnly)
        self._ring = ring if isinstance(ring, Ring) else Ring(window, self._look_of)
        self._ring.follow(new)


def follow_focus(app: QApplication, look_of: Callable[[QWidget], Look]) -> None:
    """Have every window of the program show where the keyboard is; a second call does nothing."""
    if app.property(_FOLLOWER) is None:
        app.setProperty(_FOLLOWER, _Follower(app, look_of))
