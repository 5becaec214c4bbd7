"""Tab goes as one reads, whatever was made first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.parts.order import stop_beside, stops_of


def _button(name: str) -> QPushButton:
    return QPushButton(name)


def test_the_order_is_that_of_the_layouts(shown: Callable[..., None]) -> None:
    last, first, middle, hidden = map(_button, ("last", "first", "middle", "hidden"))
    top, row = QWidget(), QHBoxLayout()
    row.addWidget(first)
    row.addWidget(hidden)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    inside = QWidget()
    QVBoxLayout(inside).addWidget(middle)
    scroll.setWidget(inside)
    column = QVBoxLayout(top)
    column.addLayout(row)
    column.addWidget(scroll)
    column.addWidget(last)
    shown(top, 300, 300)
    hidden.hide()
    assert stops_of(top) == [first, middle, last]
    assert stop_beside(top, first, 1) is middle
    assert stop_beside(top, last, 1) is first
    assert stop_beside(top, first, -1) is last
    # from something that is no stop itself, to the one that follows it
    assert stop_beside(top, inside, 1) is middle
    assert stop_beside(top, scroll, -1) is first
    middle.setEnabled(False)
    assert stop_beside(top, first, 1) is last


def test_nothing_to_stop_at(shown: Callable[..., None]) -> None:
    top = QWidget()
    shown(top, 100, 100)
    assert stops_of(top) == []
    assert stop_beside(top, None, 1) is None
