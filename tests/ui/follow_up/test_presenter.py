"""The ledger joined to a real file: what is added stands in it, what is refused is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.domain.follow_up import Became
from app.paths import Home
from app.service import follow_up as service
from app.ui.follow_up.presenter import FollowUpPresenter
from app.ui.follow_up.screen import FollowUpScreen
from app.ui.live import Live
from app.ui.notices import Notices
from app.ui.parts.banner import Banners
from app.ui.parts.labels import Label
from app.ui.runner import Runner
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.service.evening import A, Planned, lay_out
from tests.service.told import play


class Joined:
    """A ledger at work."""

    def __init__(self, evening: Planned, screen: FollowUpScreen, clock: SetClock, qtbot: QtBot) -> None:
        self.evening, self.screen = evening, screen
        self.banners = Banners()
        qtbot.addWidget(self.banners)
        notices = Notices(self.banners, ENGLISH)
        station = evening.station
        self.runner = Runner(station, station.database, notices)
        self.live = Live(station.feed)
        self.placed: list[tuple[str, bool]] = []
        self.presenter = FollowUpPresenter(screen, self.runner, self.live, notices, clock=clock, say=ENGLISH)
        self.presenter.placed.connect(self.on_placed)
        qtbot.waitUntil(lambda: screen.chosen != "")

    def on_placed(self, where: str, rehearsal: bool) -> None:
        """What the strip is told."""
        self.placed.append((where, rehearsal))

    def notes(self) -> int:
        """How many notes the first promise has in the file."""
        board = service.board(self.evening.station.database, date(2026, 12, 1))
        return len(board.commitments[0][0].notes)

    def said(self) -> set[str]:
        """Every word that can be seen."""
        return {each.text() for each in self.screen.findChildren(Label) if each.isVisibleTo(self.screen)}


@pytest.fixture
def joined(home: Home, clock: SetClock, theme: Theme, qtbot: QtBot) -> Iterator[Joined]:
    """After the evening."""
    screen = FollowUpScreen(theme, ENGLISH)
    qtbot.addWidget(screen)
    screen.resize(1282, 716)
    screen.show()
    evening = lay_out(home, clock)
    play(evening, clock)
    made = Joined(evening, screen, clock, qtbot)
    yield made
    made.presenter.close()
    made.live.close()
    made.runner.close()
    evening.station.close()


def test_news_is_kept_and_comes_back(joined: Joined, qtbot: QtBot) -> None:
    joined.screen.noted.emit(
        A, joined.screen.chosen, Became.KEPT, date(2026, 11, 24), "Paid since Monday.", "A payslip"
    )
    qtbot.waitUntil(lambda: "Paid since Monday." in joined.said())
    assert joined.notes() == 1
    assert joined.placed[0] == ("Riverside Alliance · all assemblies", False)


def test_what_is_refused_is_said_and_not_kept(joined: Joined, qtbot: QtBot) -> None:
    joined.screen.add_evidence()
    joined.screen.noted.emit(A, joined.screen.chosen, Became.KEPT, date(2031, 1, 1), "Paid.", "A payslip")
    qtbot.waitUntil(lambda: "This day has not come yet." in joined.said())
    assert joined.notes() == 0
