"""What Enter may take of what was found: never a stranger."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.service.boards.door import Hit, Search
from app.ui.door.screen import DoorScreen
from tests.ui.door.conftest import Hands

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
PIANO = Hit("B9", False, "piano 4711", "Elm Street School", "school", state="never")


@pytest.fixture
def passed(screen: DoorScreen) -> list[object]:
    """Whoever the screen wants let in, or let out."""
    heard: list[object] = []
    screen.badge_taken.connect(heard.append)
    screen.badge_left.connect(heard.append)
    screen.walked_in.connect(heard.append)
    return heard


def asked(screen: DoorScreen) -> bool:
    """Whether it says in place how to choose."""
    return any(
        each.isVisible() and each.text() == "Choose one with ↓" for each in screen.findChildren(QLabel)
    )


@pytest.mark.parametrize("typed", ["4711", "47", "47 11", "4711 "])
@pytest.mark.parametrize("found_before", [True, False])
def test_figures_and_enter_let_nobody_in(
    screen: DoorScreen, hands: Hands, passed: list[object], typed: str, found_before: bool
) -> None:
    hands.type(typed)
    answer = Search(typed, (PIANO,))
    if found_before:
        screen.show_search(answer)
        assert asked(screen)
    hands.type(ENTER)
    screen.show_search(answer)
    hands.type(ENTER, ENTER, Qt.Key.Key_Enter)
    hands.type(ENTER, held=CTRL)
    assert asked(screen)
    assert screen.found is None
    assert passed == []
    assert screen.verdict is None


def test_figures_never_take_an_institution_either(
    screen: DoorScreen, hands: Hands, passed: list[object]
) -> None:
    hands.type("21")
    screen.show_search(Search("21", (Hit("D21", True, "Branch 21", "union", "union"),)))
    hands.type(ENTER, ENTER)
    assert passed == []


def test_what_figures_found_is_taken_once_it_was_chosen(
    screen: DoorScreen, hands: Hands, passed: list[object]
) -> None:
    hands.type("4711")
    screen.show_search(Search("4711", (PIANO,)))
    hands.type(Qt.Key.Key_Down)
    assert screen.found == PIANO
    assert not asked(screen)
    screen.show_search(Search("4711", (PIANO,)))
    assert screen.found == PIANO, "the list was read anew"
    hands.type(ENTER)
    assert passed == ["B9"]


def test_what_is_chosen_is_not_kept_for_other_figures(
    screen: DoorScreen, hands: Hands, passed: list[object]
) -> None:
    hands.type("471")
    screen.show_search(Search("471", (PIANO,)))
    hands.type(Qt.Key.Key_Down, "1")
    screen.show_search(Search("4711", (PIANO,)))
    hands.type(ENTER)
    assert passed == []


def test_of_more_than_can_be_shown_none_is_taken_by_enter(
    screen: DoorScreen, hands: Hands, passed: list[object]
) -> None:
    hands.type("album")
    nine = tuple(replace(PIANO, subject=f"B{at}", title=f"album {2147 + at}") for at in range(9))
    screen.show_search(Search("album", nine, more=True))
    hands.type(ENTER, ENTER)
    assert asked(screen)
    assert passed == []
    hands.type(Qt.Key.Key_Down, Qt.Key.Key_Right, ENTER)
    assert passed == ["B1"]


@pytest.mark.parametrize("institutions", [1, 2])
def test_the_only_institution_is_meant_however_many_badges_it_has(
    screen: DoorScreen, hands: Hands, institutions: int
) -> None:
    school = Hit("D1", True, "Elm Street School", "school", "school", 3, 40)
    church = replace(school, subject="D2", title="Elm Street Church")
    badges = (replace(PIANO, subject=f"B{at}", title=f"piano {2147 + at}") for at in range(9))
    hits = (*(school, church)[:institutions], *badges)[:9]
    hands.type("elm st")
    screen.show_search(Search("elm st", hits, more=True))
    assert screen.found == (school if institutions == 1 else None)


@pytest.mark.parametrize("low", [False, True])
def test_how_to_choose_is_said_in_a_low_window_too(screen: DoorScreen, hands: Hands, low: bool) -> None:
    screen.resize(1024, 480 if low else 716)
    hands.type("4711")
    screen.show_search(Search("4711", (PIANO,)))
    assert asked(screen)


@pytest.mark.parametrize("typed", ["piano 4711", "zuzana"])
def test_a_word_and_its_number_or_a_name_are_still_taken_at_once(
    screen: DoorScreen, hands: Hands, passed: list[object], typed: str
) -> None:
    hands.type(typed)
    screen.show_search(Search(typed, (PIANO,)))
    hands.type(ENTER)
    assert passed == ["B9"]


def test_by_hand_it_is_asked_which_before_a_stranger_is_written_down(
    screen: DoorScreen, hands: Hands
) -> None:
    admitted: list[object] = []
    screen.admitted.connect(admitted.append)
    hands.type(Qt.Key.Key_F9, "4711")
    screen.show_search(Search("4711", (PIANO,)))
    hands.type(ENTER)
    hands.type(ENTER, held=CTRL)
    assert asked(screen)
    assert admitted == []
