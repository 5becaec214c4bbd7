"""Things go on in a further line when one is full, and nothing lies outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.parts.buttons import Button
from app.ui.parts.lines import Lines
from app.ui.theme import Theme, dress


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


def test_what_grows_comes_or_goes_takes_its_room(
    qtbot: QtBot, qapp: QApplication, theme: Theme, shown: Callable[..., None]
) -> None:
    top, row, buttons = held(4)
    shown(top, 500, 400)
    one = row.height()
    buttons[0].setText("A thing with a name that is far longer than all the others have")
    qtbot.waitUntil(lambda: row.height() > one)
    assert all(row.rect().contains(each.geometry()) for each in buttons)
    buttons[0].hide()
    qtbot.waitUntil(lambda: row.height() == one)
    dress(qapp, Theme.load("light", 200))
    qtbot.waitUntil(lambda: row.height() >= one * 2)
    assert all(row.rect().contains(each.geometry()) for each in buttons[1:])


def test_from_right_to_left_the_first_stands_at_the_right(theme: Theme, shown: Callable[..., None]) -> None:
    top, row, buttons = held(3)
    top.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(top, 800, 200)
    assert buttons[0].geometry().right() == row.rect().right()
    assert buttons[1].x() < buttons[0].x()


def _row(
    shown: Callable[..., None], width: int, last: Literal["fill", "right"] = "fill"
) -> tuple[QWidget, list[Button]]:
    box, buttons = QWidget(), [Button("Hold"), Button("One minute more"), Button("Next")]
    box.setLayout(Lines(*buttons, last=last))
    shown(box, width, 200)
    box.setFixedHeight(box.heightForWidth(width))
    return box, buttons


def test_side_by_side_while_it_holds(shown: Callable[..., None]) -> None:
    _, buttons = _row(shown, 500)
    assert len({button.y() for button in buttons}) == 1
    assert buttons[2].geometry().right() == 499


def test_the_last_goes_below(shown: Callable[..., None]) -> None:
    box, buttons = _row(shown, 230)
    assert buttons[0].y() == buttons[1].y() < buttons[2].y()
    assert buttons[2].width() == 230
    assert box.height() >= buttons[2].geometry().bottom()


def test_at_the_right_it_keeps_its_width(shown: Callable[..., None]) -> None:
    _, buttons = _row(shown, 500, last="right")
    assert buttons[2].width() == buttons[2].sizeHint().width()
    assert buttons[2].geometry().right() == 499


def test_what_is_hidden_asks_for_no_line(shown: Callable[..., None]) -> None:
    box, buttons = _row(shown, 230)
    buttons[1].hide()
    assert box.heightForWidth(230) == buttons[0].height()


def test_a_thing_that_is_lines_itself_gets_their_height(theme: Theme, shown: Callable[..., None]) -> None:
    inner, box = QWidget(), QWidget()
    buttons = [Button(f"Thing {number}") for number in range(6)]
    inner.setLayout(Lines(*buttons))
    box.setLayout(Lines(Button("First"), inner, last="right"))
    shown(box, 300, 400)
    box.setFixedHeight(box.heightForWidth(300))
    assert all(inner.rect().contains(each.geometry()) for each in buttons)
    assert box.rect().contains(inner.geometry())


def test_lines_may_be_closer_than_the_things_in_them(theme: Theme, shown: Callable[..., None]) -> None:
    apart: list[int] = []
    for below in (None, 2):
        row = QWidget()
        row.setLayout(Lines(Button("One thing"), Button("Another thing"), gap=20, below=below))
        shown(row, 140, 400)
        first, second = row.findChildren(Button)
        apart.append(second.y() - first.geometry().bottom() - 1)
    assert apart == [20, 2]
