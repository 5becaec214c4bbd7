"""The check on layouts finds what does not fit, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.parts.buttons import Button
from app.ui.parts.labels import Label
from tests.ui.layout import assert_fits, troubles

Show = Callable[..., None]


def test_a_cut_label_and_a_squeezed_button_are_found(shown: Show) -> None:
    window = QWidget()
    words = Label("An institution with a long name", parent=window)
    words.setGeometry(10, 10, 60, 22)
    button = Button("Print the badges", parent=window)
    button.setGeometry(10, 50, 40, 36)
    shown(window, 400, 200)
    found = troubles(window)
    assert len(found) == 2
    with pytest.raises(AssertionError, match="Print the badges"):
        assert_fits(window)


def test_a_part_outside_its_parent_is_found(shown: Show) -> None:
    window = QWidget()
    words = Label("Elm Street School", parent=window)
    words.setGeometry(350, 10, 200, 22)
    shown(window, 400, 200)
    assert [line for line in troubles(window) if "outside" in line]


def test_what_fits_or_is_cut_on_purpose_is_left_alone(shown: Show) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(Label("An institution with a very long name that goes on and on", elide=True))
    layout.addWidget(
        Label("An ask is one request, one action, one date, to be answered yes or no.", wrap=True)
    )
    layout.addWidget(Button("Let in", key="Enter"))
    shown(window, 200, 260)
    assert_fits(window)
