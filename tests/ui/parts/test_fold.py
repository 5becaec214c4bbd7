"""A row that becomes two when it does not hold."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui.parts.buttons import Button
from app.ui.parts.fold import Fold


def _row(shown: Callable[..., None], width: int, *, right: bool = False) -> tuple[QWidget, list[Button]]:
    box, buttons = QWidget(), [Button("Hold"), Button("One minute more"), Button("Next")]
    box.setLayout(Fold(*buttons, right=right))
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
    _, buttons = _row(shown, 500, right=True)
    assert buttons[2].width() == buttons[2].sizeHint().width()
    assert buttons[2].geometry().right() == 499


def test_what_is_hidden_takes_no_room(shown: Callable[..., None]) -> None:
    box, buttons = _row(shown, 230)
    buttons[1].hide()
    assert box.heightForWidth(230) == buttons[0].height()
