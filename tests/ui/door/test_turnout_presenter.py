"""Turnout joined to a real file: it follows the doors while it is seen, and says whose people are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.domain.door import GUEST, Word
from app.errors import Trouble
from app.service import door, turnout
from app.ui.door.hall import HallCard
from app.ui.door.presenter import DoorPresenter
from app.ui.door.screen import DoorScreen
from app.ui.door.sentences import rate_of
from app.ui.door.turnout_presenter import TurnoutPresenter
from app.ui.live import Live
from app.ui.notices import Notices
from app.ui.parts.banner import Banners
from app.ui.runner import Runner
from app.words import ENGLISH
from tests.service.evening import DOOR, SCHOOL, UNION, A, Planned


class Joined:
    """A door at work with turnout beside it."""

    def __init__(self, evening: Planned, clock: SetClock, screen: DoorScreen, qtbot: QtBot) -> None:
        self.evening, self.screen, self.qtbot, self.page = evening, screen, qtbot, screen.turnout
        banners = Banners()
        qtbot.addWidget(banners)
        notices = Notices(banners, ENGLISH)
        station = evening.station
        self.runner = Runner(station, station.database, notices)
        self.live = Live(station.feed)
        road = (self.runner, self.live, notices)
        self.door = DoorPresenter(screen, *road, clock=clock, door=DOOR)
        self.presenter = TurnoutPresenter(
            self.page, *road, clock=clock, say=ENGLISH, flow=lambda: self.door.flow
        )
        for presenter in (self.door, self.presenter):
            presenter.open(A)

    def say(self, sentence: str) -> None:
        """Wait until that stands on the page."""
        self.qtbot.waitUntil(
            lambda: sentence in {each.text() for each in self.page.findChildren(QLabel) if each.isVisible()}
        )

    def show(self, *, whose: bool = False) -> None:
        """Open the page."""
        card = self.screen.findChild(HallCard)
        assert card is not None
        card.opened.emit(whose)

    def let_in_by_hand(self) -> str:
        """Somebody nobody knows."""
        return door.admit_by_hand(self.evening.station, A, "", because="the badge is wet", door=DOOR).subject

    def close(self) -> None:
        for presenter in (self.presenter, self.door):
            presenter.close()
        self.runner.close()
        self.live.close()


@pytest.fixture
def joined(evening: Planned, clock: SetClock, screen: DoorScreen, qtbot: QtBot) -> Iterator[Joined]:
    made = Joined(evening, clock, screen, qtbot)
    yield made
    made.close()


def test_it_follows_the_doors_while_it_is_seen(joined: Joined) -> None:
    joined.show()
    joined.qtbot.waitUntil(lambda: len(joined.page.table.keys) == 3)
    door.walk_in(joined.evening.station, A, UNION, door=DOOR, heads=5)
    joined.say("5 in the hall · 5 ever present · 44 pledged · 39 missing · 1 a minute")
    assert joined.page.table.keys[-1] == UNION, "nobody of theirs is missing any more"


def test_unseen_it_asks_nothing_and_is_fresh_when_it_is_shown(
    joined: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    board = turnout.board

    def count(*facts: object, **more: object) -> object:
        asked.append("board")
        return board(*facts, **more)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(turnout, "board", count)
    door.walk_in(joined.evening.station, A, UNION, door=DOOR)
    joined.qtbot.wait(250)
    assert asked == []
    joined.show()
    joined.say("1 in the hall · 1 ever present · 44 pledged · 43 missing · under 1 a minute")


def test_a_scan_meanwhile_is_kept_and_its_verdict_comes_back(joined: Joined) -> None:
    joined.show()
    joined.qtbot.waitUntil(lambda: len(joined.page.table.keys) == 3)
    joined.screen.scan(joined.evening.delegate[0])
    joined.qtbot.waitUntil(lambda: joined.screen.verdict is not None)
    assert joined.screen.verdict is not None
    assert joined.screen.verdict.word is Word.WELCOME
    assert not joined.page.isVisible()
    joined.show()
    joined.say("1 in the hall · 1 ever present · 44 pledged · 43 missing · under 1 a minute")


def test_given_an_institution_and_taken_back(joined: Joined) -> None:
    subject = joined.let_in_by_hand()
    joined.show(whose=True)
    joined.qtbot.waitUntil(lambda: joined.page.whose.people.keys == (subject,))
    joined.page.assigned.emit(subject, SCHOOL)
    joined.say("Counted for Elm Street School.")
    joined.qtbot.waitUntil(lambda: joined.page.plate.count == 0)
    assert joined.page.whose.people.keys == ()
    joined.page.taken_back.emit()
    joined.say("Taken back: they have no institution again.")
    joined.qtbot.waitUntil(lambda: joined.page.whose.people.keys == (subject,))


def test_kept_as_a_guest(joined: Joined) -> None:
    subject = joined.let_in_by_hand()
    joined.show(whose=True)
    joined.qtbot.waitUntil(lambda: joined.page.whose.people.keys == (subject,))
    joined.page.assigned.emit(subject, GUEST)
    joined.say("Kept as guest of the alliance.")
    made = turnout.board(joined.evening.station.database, A, now=joined.evening.station.clock.now())
    assert (made.guests, made.unassigned) == (1, 0)


def test_what_another_door_settled_first_is_said(joined: Joined) -> None:
    subject = joined.let_in_by_hand()
    joined.show(whose=True)
    joined.qtbot.waitUntil(lambda: joined.page.whose.people.keys == (subject,))
    turnout.assign(joined.evening.station, A, subject, UNION)
    joined.page.assigned.emit(subject, SCHOOL)
    joined.say("Their institution is known already.")


def test_what_could_not_be_kept_is_not_shown_as_kept(joined: Joined, monkeypatch: pytest.MonkeyPatch) -> None:
    subject = joined.let_in_by_hand()
    joined.show(whose=True)
    joined.qtbot.waitUntil(lambda: joined.page.whose.people.keys == (subject,))

    def full(*_: object) -> str:
        raise Trouble("disk_full", "the disk is full")

    monkeypatch.setattr(turnout, "assign", full)
    joined.page.assigned.emit(subject, SCHOOL)
    joined.say("Not recorded. Try again, or write it down.")
    assert joined.page.whose.people.keys == (subject,)


def test_the_rate_falls_although_nobody_comes(joined: Joined, clock: SetClock) -> None:
    """Nothing is written, and still the page is not left saying what was."""
    door.walk_in(joined.evening.station, A, UNION, door=DOOR, heads=50)
    joined.show()
    joined.say("50 in the hall · 50 ever present · 44 pledged · 39 missing · 10 a minute")
    clock.advance(600)
    for presenter in (joined.presenter, joined.door):
        (timer,) = presenter.findChildren(QTimer)
        assert timer.isActive()
        assert timer.interval() <= 10_000
        timer.timeout.emit()
    joined.say("50 in the hall · 50 ever present · 44 pledged · 39 missing · 0 a minute")
    joined.say("Full: not at this rate. 550 of 600 places left.")


def test_another_assembly_begins_with_nothing_of_this_one(joined: Joined) -> None:
    joined.presenter.close()
    assert not any(timer.isActive() for timer in joined.presenter.findChildren(QTimer))
    joined.presenter.close()


def test_the_door_and_turnout_say_the_same_rate(joined: Joined, clock: SetClock) -> None:
    joined.show()
    for heads, missing in ((1, 43), (4, 39), (3, 39)):
        door.walk_in(joined.evening.station, A, UNION, door=DOOR, heads=heads)
        made = turnout.board(joined.evening.station.database, A, now=clock.now())
        hall = door.board(joined.evening.station.database, A, door=DOOR, now=clock.now()).hall
        said = rate_of(hall.rate, ENGLISH)
        assert [said] == [rate_of(each.rate, ENGLISH) for each in made.doors]
        counted = f"{hall.now} in the hall · {hall.ever} ever present · 44 pledged"
        joined.say(f"{counted} · {missing} missing · {said} a minute")
