"""Whoever guesses codes at a door is told of in every window that looks at the assembly, once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.paths import Home
from app.service import door
from app.ui.door import alert
from app.ui.door.alert import GuessedAlert
from app.ui.live import Live
from app.ui.notices import Notices
from app.ui.parts.banner import Banners
from app.ui.runner import Runner
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.service.evening import DOOR, A, Planned, lay_out

KEY = f"door.guessed.{DOOR}"


class Organiser:
    """A window at any post, and the doors it hears of."""

    def __init__(self, evening: Planned, clock: SetClock, qtbot: QtBot) -> None:
        self.evening, self.clock, self.qtbot = evening, clock, qtbot
        self.banners = Banners()
        self.window = QWidget()
        for widget in (self.banners, self.window):
            qtbot.addWidget(widget)
        self.window.show()
        notices = Notices(self.banners, ENGLISH)
        station = evening.station
        self.runner = Runner(station, station.database, notices)
        self.live = Live(station.feed)
        self.alert = GuessedAlert(self.window, self.runner, self.live, notices, clock=clock)
        self.alert.open(A)

    def guess(self, many: int, *, at: str = DOOR) -> None:
        """Somebody holds out codes that only look like ours."""
        for badge in range(many):
            door.check_in(self.evening.station, A, self.evening.code(badge, key=bytes(32)), door=at)
            self.clock.advance(1)

    def look(self) -> None:
        """Have it look, and wait until it has."""
        done: list[bool] = []
        self.alert._look()  # pyright: ignore[reportPrivateUsage]
        self.runner.ask("looked", lambda _database: True, done.append)
        self.qtbot.waitUntil(lambda: bool(done))


@pytest.fixture
def organiser(
    home: Home, clock: SetClock, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Organiser]:
    monkeypatch.setattr(alert, "CALM", 0)
    evening = lay_out(home, clock)
    made = Organiser(evening, clock, qtbot)
    yield made
    made.alert.close()
    made.runner.close()
    made.live.close()
    evening.station.close()


def test_four_are_not_told_and_the_fifth_is(organiser: Organiser, qtbot: QtBot) -> None:
    organiser.guess(4)
    organiser.look()
    assert organiser.banners.keys == ()
    organiser.guess(1)
    qtbot.waitUntil(lambda: KEY in organiser.banners.keys)
    words = " ".join(label.text() for label in organiser.banners.findChildren(QLabel))
    assert f"{DOOR}: 5 codes within 10 minutes" in words


def test_what_was_put_away_stays_away_until_it_has_been_quiet(organiser: Organiser, qtbot: QtBot) -> None:
    organiser.guess(5)
    qtbot.waitUntil(lambda: KEY in organiser.banners.keys)
    organiser.banners.drop(KEY)
    organiser.guess(3)
    organiser.look()
    assert organiser.banners.keys == ()
    organiser.clock.advance(3600)
    organiser.look()
    organiser.guess(5)
    qtbot.waitUntil(lambda: KEY in organiser.banners.keys)


def test_each_door_is_told_of_by_itself(organiser: Organiser, qtbot: QtBot) -> None:
    organiser.guess(3)
    organiser.guess(4, at="Door B")
    organiser.look()
    assert organiser.banners.keys == ()
    organiser.guess(1, at="Door B")
    qtbot.waitUntil(lambda: organiser.banners.keys == ("door.guessed.Door B",))


def test_another_assembly_begins_anew(organiser: Organiser, qtbot: QtBot) -> None:
    organiser.guess(5)
    qtbot.waitUntil(lambda: KEY in organiser.banners.keys)
    organiser.banners.drop(KEY)
    organiser.alert.open(A)
    qtbot.waitUntil(lambda: KEY in organiser.banners.keys)
