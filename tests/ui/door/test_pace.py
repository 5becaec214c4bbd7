"""The doors side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.door.pace import PaceCard, PaceList
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.ui.door.turnout_sample import doors, nobody, turnout


def test_each_door_is_said_to_a_screen_reader(qtbot: QtBot, dressed: Callable[[str], Theme]) -> None:
    dressed("light")
    shown = PaceList()
    qtbot.addWidget(shown)
    shown.show_doors(doors(3), ENGLISH)
    said = shown.accessibleName()
    assert said.startswith("Door 1: 41 a minute, 467 in all. Door 2, North foyer: 30 a minute")
    assert "Door 3: 0 a minute" in said
    shown.show_doors((), ENGLISH)
    assert shown.accessibleName() == "Nobody yet"


def test_the_list_is_as_high_as_its_doors(qtbot: QtBot, dressed: Callable[[str], Theme]) -> None:
    dressed("light")
    shown = PaceList()
    qtbot.addWidget(shown)
    shown.show_doors(doors(3), ENGLISH)
    three = shown.sizeHint().height()
    shown.show_doors(doors(12), ENGLISH)
    assert shown.sizeHint().height() == 4 * three


def test_the_card_says_since_when(qtbot: QtBot, dressed: Callable[[str], Theme]) -> None:
    card = PaceCard(dressed("light"))
    qtbot.addWidget(card)
    card.show_turnout(turnout(), ENGLISH)
    assert "since 17:58" in {each.text() for each in card.findChildren(QLabel)}
    card.show_turnout(nobody(), ENGLISH)
    assert not any(each.text().startswith("since") for each in card.findChildren(QLabel))


def test_a_curve_of_nobody_or_of_less_than_nobody_is_drawn(
    qtbot: QtBot, dressed: Callable[[str], Theme]
) -> None:
    """More may have been taken back in a minute than came in."""
    dressed("light")
    shown = PaceList()
    qtbot.addWidget(shown)
    door = doors(1)[0]
    for curve in ((), (0, 0), (-3, 2)):
        shown.show_doors((replace(door, curve=curve),), ENGLISH)
        shown.resize(296, shown.sizeHint().height())
        assert not shown.grab().isNull()
