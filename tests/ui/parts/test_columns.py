"""Columns that go below each other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui.parts.columns import Columns
from app.ui.parts.labels import Label
from app.ui.parts.stack import boxed, down
from app.ui.theme import Theme
from tests.ui.layout import assert_fits


def _column(theme: Theme, words: str, least: int) -> QWidget:
    made = boxed(down(theme, *(Label(f"{words} {number}") for number in range(12))))
    made.setMinimumWidth(least)
    return made


def _three(theme: Theme) -> tuple[Columns, QWidget, QWidget, QWidget]:
    left, middle, right = (_column(theme, words, 150) for words in ("Left", "Middle", "Right"))
    middle.setMinimumWidth(400)
    return Columns(theme, middle, left=left, right=right, widths=(200, 200), lined=True), left, middle, right


def _places(columns: Columns, *parts: QWidget) -> list[tuple[int, int]]:
    ground = columns.widget()
    assert ground is not None
    found = [part.mapTo(ground, part.rect().topLeft()) for part in parts]
    return [(place.x(), place.y()) for place in found]


def test_the_right_one_goes_below_then_the_left_one_above(theme: Theme, shown: Callable[..., None]) -> None:
    columns, left, middle, right = _three(theme)
    shown(columns, 900, 600)
    (lx, ly), (mx, my), (rx, ry) = _places(columns, left, middle, right)
    assert (ly, my, ry) == (0, 0, 0)
    assert lx < mx < rx
    assert not columns.folded
    columns.resize(700, 600)
    assert_fits(columns)
    (lx, ly), (mx, my), (rx, ry) = _places(columns, left, middle, right)
    assert (ly, my) == (0, 0)
    assert rx == mx
    assert ry > my
    assert columns.folded
    columns.resize(440, 600)
    assert_fits(columns)
    (lx, ly), (mx, my), (rx, ry) = _places(columns, left, middle, right)
    assert lx == mx == rx == 0
    assert ly < my < ry
    columns.resize(900, 600)
    assert_fits(columns)
    assert not columns.folded


def test_nothing_scrolls_sideways_and_all_can_be_reached(theme: Theme, shown: Callable[..., None]) -> None:
    columns, *_ = _three(theme)
    shown(columns, 440, 300)
    assert columns.horizontalScrollBar().maximum() == 0
    assert columns.verticalScrollBar().maximum() > 300
    assert columns.minimumSizeHint().width() <= 440


def test_what_is_hidden_takes_no_room(theme: Theme, shown: Callable[..., None]) -> None:
    columns, left, _, right = _three(theme)
    right.hide()
    shown(columns, 700, 600)
    assert not columns.folded
    left.hide()
    columns.resize(500, 600)
    assert_fits(columns)
    assert not columns.folded
