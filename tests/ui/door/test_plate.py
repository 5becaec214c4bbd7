"""The counter of those without an institution: red, with a sign and words, until it is nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.ui.door.plate import UnassignedPlate
from app.ui.theme import Theme
from app.words import ENGLISH, stretched


@pytest.fixture
def plate(qtbot: QtBot, dressed: Callable[[str], Theme]) -> UnassignedPlate:
    dressed("light")
    made = UnassignedPlate()
    qtbot.addWidget(made)
    made.show_count(0, ENGLISH)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_it_says_how_many_in_words_not_by_its_colour_alone(plate: UnassignedPlate) -> None:
    plate.show_count(1, ENGLISH)
    assert plate.accessibleName() == "1 person without an institution"
    plate.show_count(3, ENGLISH)
    assert plate.accessibleName() == "3 people without an institution"
    assert plate.isEnabled()


def test_it_is_red_until_it_is_nobody(plate: UnassignedPlate) -> None:
    red = Theme.load("light").colour("no")
    plate.show_count(3, ENGLISH)
    plate.resize(plate.sizeHint())
    assert QColor(plate.grab().toImage().pixel(4, plate.height() // 2)) == red
    plate.show_count(0, ENGLISH)
    assert QColor(plate.grab().toImage().pixel(4, 4)) != red
    assert plate.accessibleName() == "Everyone has an institution, or is a guest"
    assert not plate.isEnabled(), "there is nobody to go to"


def test_a_quiet_one_is_gone_with_nobody(qtbot: QtBot, dressed: Callable[[str], Theme]) -> None:
    dressed("light")
    quiet = UnassignedPlate(quiet=True)
    qtbot.addWidget(quiet)
    quiet.show_count(2, ENGLISH)
    assert not quiet.isHidden()
    quiet.show_count(0, ENGLISH)
    assert quiet.isHidden()


def test_a_longer_tongue_takes_two_lines(plate: UnassignedPlate) -> None:
    plate.show_count(17, stretched())
    plate.resize(900, 36)
    one = plate.sizeHint().height()
    plate.resize(260, one)
    assert plate.sizeHint().height() > one
