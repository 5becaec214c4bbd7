"""The ring: round what has the focus, outside it, never in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import delete

from app.ui.parts.buttons import Button
from app.ui.ring import Ring
from app.ui.theme import Theme

Show = Callable[..., None]


def _ring(window: QWidget) -> Ring:
    ring = window.findChild(Ring)
    assert isinstance(ring, Ring)
    return ring


def _window() -> tuple[QWidget, QLineEdit, Button]:
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(20, 20, 20, 20)
    line, button = QLineEdit(), Button("Let in")
    layout.addWidget(line)
    layout.addWidget(button)
    return window, line, button


def test_it_lies_round_the_focus_with_a_gap(shown: Show, qapp: QApplication) -> None:
    window, line, button = _window()
    shown(window, 300, 200)
    for widget in (line, button):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        qapp.processEvents()
        ring = _ring(window)
        inside = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        assert ring.isVisible()
        assert ring.geometry() == inside.adjusted(-5, -5, 5, 5)


def test_it_is_painted_in_the_focus_colour_outside_the_widget(shown: Show, theme: Theme) -> None:
    window, line, _ = _window()
    shown(window, 300, 200)
    line.setFocus()
    QApplication.processEvents()
    picture = window.grab().toImage()
    at = line.mapTo(window, QPoint(line.width() // 2, 0))
    assert picture.pixelColor(at.x(), at.y() - 4) == theme.colour("focus")
    assert picture.pixelColor(at.x(), at.y() - 1) == theme.colour("window")


def test_it_moves_with_the_widget_and_hides_with_it(shown: Show, qapp: QApplication) -> None:
    window, line, _ = _window()
    shown(window, 300, 200)
    line.setFocus()
    qapp.processEvents()
    window.resize(500, 300)
    qapp.processEvents()
    assert _ring(window).width() == line.width() + 10
    line.hide()
    qapp.processEvents()
    ring = _ring(window)
    assert not ring.isVisible() or ring.geometry().center() != line.geometry().center()


def test_clicks_go_through_it(shown: Show, qapp: QApplication) -> None:
    window, line, _ = _window()
    shown(window, 300, 200)
    line.setFocus()
    qapp.processEvents()
    assert window.childAt(line.mapTo(window, QPoint(-3, 5))) is not _ring(window)


def test_it_is_gone_when_its_widget_is_scrolled_away(shown: Show, qapp: QApplication) -> None:
    window = QScrollArea()
    inside = QWidget()
    inside.setFixedSize(200, 2000)
    line = QLineEdit(inside)
    window.setWidget(inside)
    shown(window, 220, 200)
    line.setFocus()
    qapp.processEvents()
    assert _ring(window).isVisible()
    window.verticalScrollBar().setValue(1000)
    qapp.processEvents()
    assert not _ring(window).isVisible()


def test_it_lets_go_of_a_widget_that_is_gone(shown: Show, qapp: QApplication) -> None:
    window, line, button = _window()
    shown(window, 300, 200)
    line.setFocus()
    qapp.processEvents()
    delete(line)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qapp.processEvents()
    assert _ring(window).width() == button.width() + 10


def test_what_is_scrolled_out_of_sight_has_no_ring(shown: Show, qapp: QApplication) -> None:
    window, area, inside = QWidget(), QScrollArea(), QWidget()
    QVBoxLayout(window).addWidget(area)
    inside.setFixedSize(200, 900)
    line = QLineEdit(inside)
    line.setGeometry(20, 20, 120, 40)
    area.setWidget(inside)
    shown(window, 300, 200)
    line.setFocus(Qt.FocusReason.TabFocusReason)
    qapp.processEvents()
    ring = _ring(window)
    assert ring.mask().isEmpty()
    area.verticalScrollBar().setValue(40)
    qapp.processEvents()
    top = area.viewport().mapTo(window, QPoint(0, 0)).y()
    seen = ring.mask().boundingRect().translated(ring.pos())
    assert seen.top() >= top - 5
    assert seen.height() < ring.height()
