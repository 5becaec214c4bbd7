"""The last places of a hall, at the real window: the stop, what overrules it, and what makes room."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.domain.door import GUEST, Cause, Verdict, Word
from app.paths import Home
from app.service import door as service
from app.service.boards.door import Hit
from app.store import plan as plans
from app.ui.door.ear import Ear
from app.ui.door.screen import DoorScreen
from app.ui.door.verdict import VerdictFace
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.service.evening import UNION, A, lay_out
from tests.ui.door.conftest import Hands
from tests.ui.door.test_presenter import Joined

CAPACITY = 100
CTRL = Qt.KeyboardModifier.ControlModifier


class Full(Joined):
    """A door whose hall holds a hundred, worked by a steward's hands."""

    hands: Hands

    def fill(self, heads: int) -> None:
        """So many others are in already."""
        service.walk_in(self.evening.station, A, UNION, door="Door B", heads=heads)

    def verdict_after(self, act: Callable[[], object]) -> Verdict:
        """Do it, and wait for what is painted."""
        before = self.screen.verdict
        act()
        self.qtbot.waitUntil(lambda: self.screen.verdict is not before and self.screen.verdict is not None)
        assert self.screen.verdict is not None
        return self.screen.verdict

    def held(self, code: str) -> Verdict:
        """Held to the scanner, which types it."""
        self.hands.at += 5
        return self.verdict_after(lambda: self.hands.scan(code))

    def by_hand(self, because: str) -> Verdict:
        """F9 and a reason."""
        self.hands.type(Qt.Key.Key_F9, because)
        return self.verdict_after(lambda: self.hands.type(Qt.Key.Key_Return, held=CTRL))

    @property
    def word(self) -> str:
        """What stands in the panel."""
        face = self.screen.findChild(VerdictFace)
        assert isinstance(face, VerdictFace)
        assert face.shown is not None
        return face.shown.word


@pytest.fixture
def full(
    home: Home, clock: SetClock, qtbot: QtBot, dressed: Callable[[str], Theme], hands: Hands
) -> Iterator[Full]:
    screen = DoorScreen(dressed("light"), ENGLISH, hands.now)
    qtbot.addWidget(screen)
    screen.resize(1366, 716)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    hands.top, hands.ear = screen, screen.findChild(Ear)
    evening = lay_out(home, clock, capacity=CAPACITY)
    made = Full(evening, clock, screen, qtbot)
    made.hands = hands
    yield made
    made.close()
    evening.station.close()


def test_the_last_place_is_given_and_the_next_person_stopped(full: Full) -> None:
    full.fill(98)
    one, two, three = full.evening.delegate
    assert full.held(one).word is Word.WELCOME  # 99
    assert full.held(two).word is Word.WELCOME  # 100
    stopped = full.held(three)
    assert (stopped.word, stopped.cause, full.word) == (Word.HALL_FULL, Cause.FULL, "HALL FULL")
    assert full.inside() == (100, 100)


def test_two_scans_in_a_row_at_a_full_hall_are_two_stops(full: Full, clock: SetClock) -> None:
    full.fill(100)
    one, two, _ = full.evening.delegate
    for code in (one, two, one):
        assert full.held(code).word is Word.HALL_FULL
        clock.advance(1)
    assert full.inside() == (100, 100)


def test_by_hand_with_a_reason_beyond_the_last_place_and_once_only(full: Full, clock: SetClock) -> None:
    full.fill(100)
    one, two, _ = full.evening.delegate
    full.held(one)
    by_hand = full.by_hand("she speaks next")
    assert (by_hand.word, by_hand.cause, by_hand.institution) == (
        Word.WELCOME,
        Cause.OVER_FULL,
        "Elm Street School",
    )
    assert full.inside() == (101, 101)
    clock.advance(60)
    assert full.held(one).word is Word.ALREADY_IN
    assert full.held(two).word is Word.HALL_FULL  # at 101 too
    assert full.inside() == (101, 101)


def test_a_group_that_would_pass_the_limit_stays_together(full: Full) -> None:
    full.fill(90)
    stopped = full.held(full.evening.group)
    assert (stopped.word, stopped.heads) == (Word.HALL_FULL, 14)
    assert full.inside() == (90, 90)
    assert full.held(full.evening.delegate[0]).word is Word.WELCOME
    full.held(full.evening.group)
    let_in = full.by_hand("the organiser agreed")
    assert (let_in.heads, let_in.cause) == (14, Cause.OVER_FULL)
    assert full.inside() == (105, 105)


def test_a_group_that_is_more_than_its_badge_says_keeps_its_places(full: Full, qtbot: QtBot) -> None:
    full.fill(84)
    full.held(full.evening.group)  # 98
    full.hands.type(Qt.Key.Key_F4, "18")
    stopped = full.verdict_after(lambda: full.hands.type(Qt.Key.Key_Return, held=CTRL))
    assert (stopped.word, stopped.heads) == (Word.HALL_FULL, 4)
    assert full.inside() == (98, 98)
    assert full.by_hand("four more").heads == 4
    assert full.inside() == (102, 102)


def test_the_late_part_of_a_group_is_stopped_too_and_as_many_by_hand(full: Full, clock: SetClock) -> None:
    full.held(full.evening.group)
    full.fill(84)  # 98
    clock.advance(60)
    assert full.held(full.evening.group).word is Word.ALREADY_IN
    full.hands.type(Qt.Key.Key_F4, "4")
    stopped = full.verdict_after(lambda: full.hands.type(Qt.Key.Key_Return, held=CTRL))
    assert stopped.word is Word.HALL_FULL
    let_in = full.by_hand("they came by the late bus")
    assert (let_in.heads, let_in.institution) == (stopped.heads, "Oak Road Church")
    assert full.inside() == (98 + stopped.heads, 98 + stopped.heads)


def test_coming_back_to_a_full_hall(full: Full, clock: SetClock) -> None:
    one, two, _ = full.evening.delegate
    full.held(one)
    clock.advance(60)
    full.hands.type(Qt.Key.Key_F6)
    assert full.held(one).word is Word.GONE_OUT
    full.hands.type(Qt.Key.Key_F6)
    full.fill(99)
    clock.advance(60)
    assert full.held(two).word is Word.WELCOME  # 100
    assert full.held(one).word is Word.HALL_FULL
    full.hands.type(Qt.Key.Key_F6)
    full.held(two)
    full.hands.type(Qt.Key.Key_F6)
    assert full.held(one).cause is Cause.BACK_AGAIN
    assert full.inside() == (100, 101)


def test_whoever_went_out_unseen_has_a_place_in_a_hall_that_is_over_full(full: Full, clock: SetClock) -> None:
    one, two, _ = full.evening.delegate
    full.held(one)
    full.fill(99)
    full.held(two)
    full.by_hand("agreed")  # 101
    clock.advance(60)
    assert full.held(one).word is Word.ALREADY_IN
    back = full.verdict_after(lambda: full.hands.type(Qt.Key.Key_F6))
    assert (back.word, back.cause) == (Word.WELCOME, Cause.BACK_AGAIN)
    assert full.inside() == (101, 101)


def test_a_walk_in_and_a_guest_at_a_full_hall_are_as_many_by_hand(full: Full) -> None:
    full.fill(99)
    screen = full.screen
    stopped = full.verdict_after(lambda: screen.walked_in.emit(UNION, "Walker One", 3, 2))
    assert (stopped.word, stopped.institution) == (Word.HALL_FULL, "Ash Lane Union")
    let_in = full.by_hand("came far")
    assert (let_in.institution, let_in.heads, let_in.cause) == ("Ash Lane Union", 3, Cause.OVER_FULL)
    assert full.inside() == (102, 102)
    with full.evening.station.database.reading() as connection:
        assert "Walker One" in [each.name for each in plans.people(connection, A)]
    guests = full.verdict_after(lambda: screen.walked_in.emit(GUEST, "", 2, 0))
    assert (guests.word, guests.institution) == (Word.HALL_FULL, "")
    assert (full.by_hand("the caretaker").heads, full.inside()) == (2, (104, 104))


def test_the_name_of_one_who_was_stopped_is_not_given_to_the_next(full: Full) -> None:
    full.fill(100)
    full.verdict_after(lambda: full.screen.walked_in.emit(UNION, "Walker One", 1, 0))
    full.held(full.evening.delegate[1])
    full.by_hand("agreed")
    with full.evening.station.database.reading() as connection:
        assert "Walker One" not in [each.name for each in plans.people(connection, A)]


def test_taking_back_at_a_full_hall_makes_a_place(full: Full, clock: SetClock) -> None:
    full.fill(99)
    one, two, _ = full.evening.delegate
    full.held(one)
    full.hands.type(Qt.Key.Key_Z, held=CTRL)
    full.qtbot.waitUntil(lambda: full.screen.verdict is None)
    assert full.inside() == (99, 99)
    assert full.held(two).word is Word.WELCOME
    assert full.held(one).word is Word.HALL_FULL
    full.hands.type(Qt.Key.Key_Z, held=CTRL)  # nobody was counted: there is nothing to take back
    assert full.inside() == (100, 100)


def test_a_badge_found_by_search_is_stopped_too(full: Full) -> None:
    full.fill(100)
    with full.evening.station.database.reading() as connection:
        badge = next(each for each in plans.badges(connection, A) if each.caption == "otter 1002")
    hit = Hit(badge.code_id.hex(), is_institution=False, title=badge.caption, under="", type="school")
    assert full.verdict_after(lambda: full.screen.badge_taken.emit(hit.subject)).word is Word.HALL_FULL
    assert full.by_hand("agreed").cause is Cause.OVER_FULL
    assert full.inside() == (101, 101)


def test_a_lost_badge_is_replaced_for_whoever_has_a_place(full: Full, clock: SetClock) -> None:
    one, two, _ = full.evening.delegate
    first = full.held(one)
    full.fill(99)
    full.held(two)
    full.by_hand("agreed")  # 101
    clock.advance(60)
    given = full.verdict_after(lambda: full.screen.lost.emit(first.subject, ""))
    assert (given.word, bool(given.new_badge)) == (Word.WELCOME, True)
    assert full.inside() == (101, 101)
