"""The order in which Tab goes through a window: as the layouts read, from left to right and down."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLayout, QMainWindow, QScrollArea, QWidget


def stops_of(top: QWidget) -> list[QWidget]:
    """Everything that Tab stops at, in reading order.

    What is hidden, cannot be used, or only scrolls other things is none; neither is what has its focus from
    another widget.
    """
    return [widget for widget in _reading(top) if _stops(widget)]


def stop_beside(top: QWidget, now: QWidget | None, step: int) -> QWidget | None:
    """The stop after (1) or before (-1) what has the focus, round and round; None if there is none."""
    order = list(_reading(top))
    at = order.index(now) if now in order else (-1 if step > 0 else len(order))
    for _ in order:
        at = (at + step) % len(order)
        if order[at] is not now and _stops(order[at]):
            return order[at]
    return None


def _stops(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isEnabled()
        and not isinstance(widget, QScrollArea)
        and widget.focusProxy() is None
    )


def _reading(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible():
        return
    yield widget
    if isinstance(widget, QAbstractItemView):
        return
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from _reading(inside)
        return
    if isinstance(widget, QMainWindow):
        # its layout is not one that reads
        inside = widget.centralWidget()
        if inside is not None:
            yield from _reading(inside)
        return
    layout = widget.layout()
    laid_out = list(_in_layout(layout)) if layout is not None else []
    for child in laid_out:
        yield from _reading(child)
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if child not in laid_out and not child.isWindow():
            yield from _reading(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _in_layout(inner)
