"""Looks at a laid-out window for words that do not fit and parts that stick out of what holds them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QWidget,
)

from app.ui.parts.buttons import Button
from app.ui.parts.labels import Label


def troubles(top: QWidget) -> list[str]:
    """One line for each visible widget whose words do not fit, or that lies outside its parent."""
    # a wrapped label takes a pass to learn its width and one to be given its height
    for _ in range(3):
        QApplication.processEvents()
    found: list[str] = []
    for widget in (top, *top.findChildren(QWidget)):
        if not widget.isVisibleTo(top) or isinstance(widget, QScrollBar | QHeaderView):
            continue
        if isinstance(widget, QScrollArea) and widget.objectName() == "post":
            found += _scrolls(widget)
        words = _words(widget)
        if words:
            found.append(f"{_place(widget)}: {words}")
        if widget is not top and _sticks_out(widget):
            parent = widget.parentWidget()
            inside = parent.rect() if parent is not None else QRect()
            found.append(f"{_place(widget)}: {_box(widget.geometry())} outside its parent {_box(inside)}")
    return found


def assert_fits(top: QWidget) -> None:
    """Fail with all that does not fit, one line each."""
    found = troubles(top)
    assert not found, "does not fit:\n" + "\n".join(found)


def _scrolls(area: QScrollArea) -> list[str]:
    """A post that has to be scrolled at 100 % does not fit its window."""
    bars = (("wide", area.horizontalScrollBar()), ("high", area.verticalScrollBar()))
    return [f"{_place(area)}: {bar.maximum()} too {way}" for way, bar in bars if bar.maximum() > 0]


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return _label(widget)
    if isinstance(widget, QAbstractButton) and widget.text():
        # our own leave out their key where there is no room for it; who ignores its hint breaks its words
        gives_way = widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
        hint = widget.minimumSizeHint() if isinstance(widget, Button) or gives_way else widget.sizeHint()
        if widget.hasHeightForWidth():
            hint = QSize(widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
        if widget.width() < hint.width() or widget.height() < hint.height():
            return f"{widget.text()!r} needs {hint.width()} × {hint.height()}, has {_size(widget)}"
    if isinstance(widget, QComboBox) and widget.currentText():
        needs = QFontMetrics(widget.font()).horizontalAdvance(widget.currentText())
        if needs > widget.width() - 36:
            return f"{widget.currentText()!r} needs {needs + 36}, has {_size(widget)}"
    return ""


def _label(label: QLabel) -> str:
    if not label.text() or getattr(label, "elides", False):
        return ""
    room = label.contentsRect()
    if isinstance(label, Label) and label.wordWrap():
        height = label.heightForWidth(room.width())
        return (
            ""
            if height <= room.height() + 1
            else f"{label.text()[:60]!r} needs {height} high, has {_size(label)}"
        )
    flags = int(label.alignment()) | (int(Qt.TextFlag.TextWordWrap) if label.wordWrap() else 0)
    needs = label.fontMetrics().boundingRect(QRect(0, 0, room.width(), 100_000), flags, label.text())
    # figures are lower than the line they stand on
    tall = (
        needs.height() if label.wordWrap() else label.fontMetrics().tightBoundingRect(label.text()).height()
    )
    # a pixel of rounding is not a cut word
    if needs.width() > room.width() + 1 or tall > room.height() + 1:
        return f"{label.text()[:60]!r} needs {needs.width()} × {tall}, has {_size(label)}"
    return ""


def _sticks_out(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or widget.objectName() == "ring":
        return False
    if isinstance(parent, QAbstractItemView | QAbstractScrollArea) or _scrolled(widget):
        return False
    if widget.width() == 0 or widget.height() == 0:
        return False
    return not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry())


def _scrolled(widget: QWidget) -> bool:
    """Whether the parent is the window of a scroll area, where sticking out is the point."""
    parent = widget.parentWidget()
    grand = parent.parentWidget() if parent is not None else None
    return isinstance(grand, QAbstractScrollArea) and parent is grand.viewport()


def _place(widget: QWidget) -> str:
    at = widget.mapTo(widget.window(), QPoint(0, 0))
    return f"{type(widget).__name__} {widget.objectName()!r} at {at.x()},{at.y()}"


def _size(widget: QWidget) -> str:
    return f"{widget.width()} × {widget.height()}"


def _box(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()} × {rect.height()}"
