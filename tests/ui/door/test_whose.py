"""Those without an institution are given one: never by a bare Enter, and never twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain.door import GUEST, Cause
from app.service.boards.turnout import Unassigned
from app.ui.door.screen import DoorScreen
from app.ui.door.whose import WhosePage, how_let_in, when_let_in
from app.words import ENGLISH
from tests.ui.door import sample
from tests.ui.door.conftest import Hands
from tests.ui.door.turnout_sample import turnout

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def page(screen: DoorScreen, hands: Hands) -> WhosePage:
    """Four lines of them, opened by keys."""
    hands.type(Qt.Key.Key_F5, held=SHIFT)
    screen.turnout.show_board(turnout(lost=4))
    hands.type("u", held=ALT)
    assert screen.turnout.asks_whose
    return screen.turnout.whose


@pytest.fixture
def assigned(screen: DoorScreen) -> list[tuple[str, str]]:
    """What was voiced."""
    heard: list[tuple[str, str]] = []

    def hear(subject: str, delegation: str) -> None:
        heard.append((subject, delegation))

    screen.turnout.assigned.connect(hear)
    return heard


def test_type_choose_count(page: WhosePage, hands: Hands, assigned: list[tuple[str, str]]) -> None:
    """The first of them is chosen, and one institution is left of what was typed."""
    hands.type("tollgate")
    assert page.institutions.keys == ("D11",)
    hands.type(Qt.Key.Key_Return, held=CTRL)
    assert assigned == [("U0", "D11")]


def test_arrows_choose_among_the_institutions(
    page: WhosePage, hands: Hands, assigned: list[tuple[str, str]]
) -> None:
    hands.type("st jo", Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert page.filter.edit.hasFocus(), "typing goes on"
    hands.type(Qt.Key.Key_Return, held=CTRL)
    assert assigned == [("U0", page.institutions.keys[0])]


def test_a_bare_enter_counts_nobody(page: WhosePage, hands: Hands, assigned: list[tuple[str, str]]) -> None:
    hands.type("tollgate", Qt.Key.Key_Return)
    page.people.setFocus()
    hands.type(Qt.Key.Key_Return)
    page.institutions.setFocus()
    hands.type(Qt.Key.Key_Return)
    assert assigned == []


def test_as_a_guest(page: WhosePage, hands: Hands, assigned: list[tuple[str, str]]) -> None:
    page.people.choose("U3")
    hands.type("g", held=ALT)
    assert assigned == [("U3", GUEST)]


def test_the_same_key_twice_is_not_two_answers(
    page: WhosePage, hands: Hands, assigned: list[tuple[str, str]]
) -> None:
    hands.type("g", held=ALT)
    hands.type("g", held=ALT)
    assert assigned == [("U0", GUEST)]
    page.tell("They are not in the hall any more.", undo=False, wrong=True)
    hands.type("g", held=ALT)
    assert assigned == [("U0", GUEST)] * 2, "after a refusal it may be tried again"


def test_without_an_institution_the_button_says_why(page: WhosePage, hands: Hands) -> None:
    assert not page.give.isEnabled()
    assert page.give.reason == "Choose their institution."
    hands.type("tollgate")
    assert page.give.isEnabled()


def test_what_the_badge_says_comes_first_and_is_chosen(page: WhosePage) -> None:
    page.people.setFocus()
    page.people.choose("U1")
    page.people.chosen.emit("U1")
    assert page.institutions.keys[0] == "D3"
    assert page.institutions.chosen_key() == "D3"
    assert page.give.isEnabled()


def test_the_institution_of_one_is_not_that_of_the_next(page: WhosePage, hands: Hands) -> None:
    hands.type("tollgate")
    page.people.choose("U3")
    page.people.chosen.emit("U3")
    hands.type(Qt.Key.Key_Escape)
    assert page.institutions.chosen_key() in ("", "D11")
    page.tell("Counted for Tollgate Students’ Union.", undo=True)
    assert page.institutions.chosen_key() == ""
    assert page.filter.text() == ""


def test_who_is_done_is_gone_and_the_next_is_chosen(screen: DoorScreen, page: WhosePage) -> None:
    board = turnout(lost=4)
    page.people.choose("U0")
    screen.turnout.show_board(replace(board, whose=board.whose[1:], unassigned=16))
    assert page.people.keys == ("U1", "U2", "U3")
    assert page.people.chosen_key() == "U1"
    screen.turnout.show_board(replace(board, whose=(), unassigned=0))
    assert page.guest.reason == "Nobody is chosen."
    assert screen.turnout.plate.accessibleName() == "Everyone has an institution, or is a guest"


def test_the_last_one_can_be_taken_back(screen: DoorScreen, page: WhosePage, hands: Hands) -> None:
    back: list[bool] = []
    undone: list[str] = []
    screen.turnout.taken_back.connect(lambda: back.append(True))
    screen.undone.connect(undone.append)
    screen.turnout.told("Counted for Elm Street School.", undo=True)
    hands.type("z", held=CTRL)
    assert back == [True]
    assert undone == [], "and not the check-in before it"
    screen.turnout.told("Taken back: they have no institution again.")
    hands.type("z", held=CTRL)
    assert back == [True]


def test_whoever_was_taken_back_is_chosen_again(
    screen: DoorScreen, page: WhosePage, hands: Hands, assigned: list[tuple[str, str]]
) -> None:
    board = turnout(lost=4)
    page.people.choose("U1")
    hands.type("tollgate")
    hands.type(Qt.Key.Key_Return, held=CTRL)
    screen.turnout.show_board(replace(board, whose=tuple(who for who in board.whose if who.subject != "U1")))
    screen.turnout.told("Counted.", undo=True)
    assert page.people.chosen_key() != "U1"
    hands.type(Qt.Key.Key_Z, held=CTRL)
    screen.turnout.told("Taken back.")
    screen.turnout.show_board(board)
    assert page.people.chosen_key() == "U1"
    page.people.choose("U3")
    screen.turnout.show_board(board)
    assert page.people.chosen_key() == "U3"


def test_a_slip_of_the_finger_finds_an_institution(page: WhosePage, hands: Hands) -> None:
    hands.type("tolgate stdents")
    assert page.institutions.keys == ("D11",)


def test_esc_goes_back_step_by_step(screen: DoorScreen, page: WhosePage, hands: Hands) -> None:
    hands.type("elm", Qt.Key.Key_Escape)
    assert page.filter.text() == ""
    assert page.isVisible()
    hands.type(Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert screen.turnout.isVisible()
    hands.type(Qt.Key.Key_Escape)
    assert not screen.turnout.isVisible()


def test_a_refusal_stands_where_one_looks(screen: DoorScreen, page: WhosePage) -> None:
    screen.turnout.told("Their institution is known already.", wrong=True)
    words = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    assert "Their institution is known already." in words
    assert not page.may_undo


def test_lists_and_buttons_are_named(page: WhosePage) -> None:
    assert page.people.accessibleName() == "Without an institution"
    assert page.institutions.accessibleName() == "Institutions"
    assert page.filter.edit.accessibleName() == "Find an institution"
    assert page.give.accessibleName() == "Count for it"
    assert page.guest.accessibleName() == "Keep as guest"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"cause": Cause.BY_HAND}, "Let in by hand"),
        ({"cause": Cause.OVER_FULL}, "Let in by hand"),
        ({"cause": Cause.NOT_LISTED_YET}, "Badge that is not in the list"),
        ({"cause": Cause.LISTED, "caption": "OAK 4209"}, "Badge OAK 4209"),
        ({"cause": Cause.WALK_IN, "named": "Ash Lane Union"}, "Ash Lane Union"),
        ({"cause": None}, "Let in without a badge"),
    ],
)
def test_how_they_were_let_in(facts: dict[str, object], said: str) -> None:
    usual: dict[str, object] = {"caption": "", "named": "", "suggested": ""}
    who = Unassigned("U", 1, sample.NOW, "Door 1", **(usual | facts))  # pyright: ignore[reportArgumentType]
    assert how_let_in(who, ENGLISH) == said
    when = when_let_in(who, ENGLISH, sample.ZONE)
    assert when == ("off the list · 18:18 · Door 1" if who.named else "18:18 · Door 1")
