"""Stacking: in reading order, at distances that grow with the type size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.parts.labels import Label
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, dress

Show = Callable[..., None]


def test_side_by_side_and_below_each_other(shown: Show, theme: Theme) -> None:
    one, two, three = Label("one"), Label("two"), Label("three")
    box = boxed(down(theme, across(theme, one, STRETCH, two, gap=12), three, STRETCH, gap=4, margins=10))
    shown(box, 300, 200)
    assert (one.x(), one.y()) == (10, 10)
    assert two.geometry().right() == 289
    assert three.y() == one.geometry().bottom() + 1 + 4


def test_from_the_right_in_a_tongue_that_reads_so(shown: Show, theme: Theme) -> None:
    one, two = Label("one"), Label("two")
    box = boxed(across(theme, one, two, STRETCH))
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(box, 300, 40)
    assert one.x() > two.x()


def test_distances_grow_with_the_type(shown: Show, qapp: QApplication, theme: Theme) -> None:
    layout = across(theme, Label("one"), QWidget(), gap=8, margins=(20, 4, 20, 4))
    shown(boxed(layout))
    dress(qapp, Theme.load("light", 200))
    assert (layout.spacing(), layout.contentsMargins().left(), layout.contentsMargins().top()) == (16, 40, 8)
    dress(qapp, theme)
    assert layout.spacing() == 8
