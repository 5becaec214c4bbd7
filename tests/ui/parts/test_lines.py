"""Things go on in a further line when one is full, and nothing lies outside."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.parts.buttons import Button
from app.ui.parts.lines import Lines
from app.ui.theme import Theme


def held(count: int) -> tuple[QWidget, QWidget, list[Button]]:
    """Buttons in lines, above a stretch."""
    buttons = [Button(f"Thing {number}") for number in range(count)]
    row, top = QWidget(), QWidget()
    row.setLayout(Lines(*buttons))
    layout = QVBoxLayout(top)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(row)
    layout.addStretch(1)
    return top, row, buttons


def test_one_line_while_there_is_room(theme: Theme, shown: Callable[..., None]) -> None:
    top, row, buttons = held(4)
    shown(top, 800, 200)
    assert len({each.y() for each in buttons}) == 1
    assert row.height() == buttons[0].height()


def test_further_lines_when_there_is_not(theme: Theme, shown: Callable[..., None]) -> None:
    top, row, buttons = held(7)
    shown(top, 300, 400)
    assert len({each.y() for each in buttons}) > 1
    assert all(row.rect().contains(each.geometry()) for each in buttons)
    assert not any(
        one.geometry().intersects(other.geometry())
        for one in buttons
        for other in buttons
        if one is not other
    )


def test_what_is_hidden_takes_no_room(theme: Theme, shown: Callable[..., None]) -> None:
    top, _, buttons = held(3)
    buttons[0].hide()
    shown(top, 800, 200)
    assert buttons[1].x() == 0


def test_from_right_to_left_the_first_stands_at_the_right(theme: Theme, shown: Callable[..., None]) -> None:
    top, row, buttons = held(3)
    top.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(top, 800, 200)
    assert buttons[0].geometry().right() == row.rect().right()
    assert buttons[1].x() < buttons[0].x()
