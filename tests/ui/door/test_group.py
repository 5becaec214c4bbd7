"""A group of which fewer come, late ones, and all of them counted anew: by keys alone, on a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.domain.door import Cause, Verdict, Word
from app.service import door as service
from app.ui.door.screen import DoorScreen
from app.ui.door.sentences import spoken
from app.words import ENGLISH
from tests.service.evening import DOOR, A, Planned
from tests.ui.door.conftest import Hands
from tests.ui.door.test_presenter import Joined

GROUP = "Oak Road Church"


class Desk(Joined):
    """A door and the hands at it."""

    hands: Hands

    def after(self, act: Callable[[], object]) -> Verdict:
        """Do it, and wait for what is painted."""
        before = self.screen.verdict
        act()
        self.qtbot.waitUntil(lambda: self.screen.verdict is not before and self.screen.verdict is not None)
        assert self.screen.verdict is not None
        return self.screen.verdict

    def held(self) -> Verdict:
        """The group's badge, held to the scanner."""
        self.hands.at += 5
        return self.after(lambda: self.hands.scan(self.evening.group))

    def keys(self, *keys: str | Qt.Key) -> Verdict:
        """Those keys, and Enter."""
        self.hands.type(*keys)
        return self.after(lambda: self.hands.type(Qt.Key.Key_Return))

    def here(self) -> int:
        """How many of the group's institution the hall's board says are here."""
        board = service.board(
            self.evening.station.database, A, door=DOOR, now=self.evening.station.clock.now()
        )
        return next(each.here for each in board.counts if each.name == GROUP)


@pytest.fixture
def desk(evening: Planned, clock: SetClock, screen: DoorScreen, hands: Hands, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(evening, clock, screen, qtbot)
    made.hands = hands
    yield made
    made.close()


def test_fewer_come_then_late_ones_then_all_counted_anew(desk: Desk, clock: SetClock) -> None:
    first = desk.held()
    assert spoken(first, ENGLISH, "UTC").actions == ("F4 count them",)
    fewer = desk.keys(Qt.Key.Key_F4, "11")
    assert (fewer.heads, fewer.young) == (11, 9)
    assert desk.inside() == (11, 11)
    clock.advance(600)
    again = desk.held()
    assert (again.word, again.heads) == (Word.ALREADY_IN, 11)
    late = desk.keys(Qt.Key.Key_F4, "3")
    assert (late.word, late.cause, late.heads) == (Word.WELCOME, Cause.LATE, 3)
    assert (desk.inside(), desk.here()) == ((14, 14), 14)
    clock.advance(600)
    assert desk.held().heads == 14
    anew = desk.keys(Qt.Key.Key_F4, Qt.Key.Key_F4, "13")
    assert (anew.word, anew.heads) == (Word.WELCOME, 13)
    assert (desk.inside(), desk.here()) == ((13, 13), 13)


def test_a_group_without_its_badge_in_hand_is_looked_for(desk: Desk, qtbot: QtBot) -> None:
    desk.held()
    caption = desk.screen.verdict.caption if desk.screen.verdict else ""
    for state in ("in", "out"):
        if state == "out":
            service.check_out(desk.evening.station, A, desk.evening.group, door=DOOR)
        desk.hands.type(Qt.Key.Key_Escape, Qt.Key.Key_F4, caption)
        qtbot.waitUntil(lambda: desk.screen.found is not None)
        shown = desk.screen.verdict
        desk.hands.type(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: desk.screen._front.grouping)  # pyright: ignore[reportPrivateUsage]
        assert desk.screen.verdict is shown, "nobody is counted by choosing"
        desk.hands.type(Qt.Key.Key_Escape)
    desk.hands.type(Qt.Key.Key_F4, caption)
    qtbot.waitUntil(lambda: desk.screen.found is not None)
    desk.hands.type(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.screen._front.grouping)  # pyright: ignore[reportPrivateUsage]
    back = desk.keys("11")
    assert (back.word, back.heads) == (Word.WELCOME, 11)
    assert desk.inside()[0] == 11


def test_a_badge_waved_twice_can_be_corrected_all_the_same(desk: Desk) -> None:
    """Somebody else came between: the repeat has no fact of its own."""
    desk.held()
    desk.after(lambda: desk.hands.scan(desk.evening.delegate[0]))
    assert desk.held().cause is Cause.AGAIN_AT_ONCE
    assert desk.keys(Qt.Key.Key_F4, "11").heads == 11
    assert desk.inside() == (12, 12)
