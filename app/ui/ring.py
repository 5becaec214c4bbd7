"""Where the keyboard is: a ring round the widget that has the focus, at a little distance from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from app.ui.theme import Theme

_FOLLOWER = "folkmoot_focus_follower"
_MOVED = frozenset(
    (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ZOrderChange)
)


class Ring(QWidget):
    """The ring of one window; it lies above everything and lets every click through."""

    def __init__(self, window: QWidget, theme_of: Callable[[QWidget], Theme]) -> None:
        super().__init__(window)
        self._theme_of = theme_of
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
        if widget is None or window is None or not widget.isVisible() or widget.visibleRegion().isEmpty():
            self.hide()
            return
        theme = self._theme_of(widget)
        out = int(theme.line("focus") + theme.line("focus_gap"))
        inside = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        self.setGeometry(inside.adjusted(-out, -out, out, out))
        self.raise_()
        self.show()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVED:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._round is None:
            return
        theme = self._theme_of(self._round)
        width = theme.line("focus")
        corner: object = self._round.property("corner")
        radius = float(corner) if isinstance(corner, int | float) else theme.radius("control")
        radius += theme.line("focus_gap") + width / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ink: object = self._round.property("ring_ink")
            painter.setPen(QPen(theme.colour(ink if isinstance(ink, str) and ink else "focus"), width))
            half = width / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


class _Follower(QObject):
    """Hands the focus from window to window; one per application."""

    def __init__(self, app: QApplication, theme_of: Callable[[QWidget], Theme]) -> None:
        super().__init__(app)
        self._theme_of = theme_of
        self._ring: Ring | None = None
        app.focusChanged.connect(self.on_focus_changed)

    def on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Take the ring off the old widget and lay it round the new one."""
        if self._ring is not None:
            self._ring.follow(None)
        self._ring = None
        if new is None or new.property("ring") is False:
            return
        window = new.window()
        if window is new or window.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
            return
        ring = window.findChild(Ring, "ring", Qt.FindChildOption.FindDirectChildrenOnly)
        self._ring = ring if isinstance(ring, Ring) else Ring(window, self._theme_of)
        self._ring.destroyed.connect(self._on_ring_gone)
        self._ring.follow(new)

    def _on_ring_gone(self) -> None:
        self._ring = None


def follow_focus(app: QApplication, theme_of: Callable[[QWidget], Theme]) -> None:
    """Have every window of the program show where the keyboard is; a second call does nothing."""
    if app.property(_FOLLOWER) is None:
        app.setProperty(_FOLLOWER, _Follower(app, theme_of))
