"""The tally joined to a real file: a key becomes a kept answer, and the words are read back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.domain.tally import Answer, Beside, Cell, ReadBackOutcome, Spoken
from app.paths import Home
from app.service import tally as service
from app.ui.live import Live
from app.ui.notices import Notices
from app.ui.parts.banner import Banners
from app.ui.runner import Runner
from app.ui.tally.presenter import TallyPresenter
from app.ui.tally.screen import TallyScreen
from app.ui.theme import Theme, dress
from app.words import ENGLISH
from tests.service.evening import MAYOR_1, WAGE, A, Planned, lay_out


class Joined:
    """A tally at work."""

    def __init__(self, evening: Planned, screen: TallyScreen, qtbot: QtBot) -> None:
        self.evening, self.screen, self.qtbot = evening, screen, qtbot
        self.banners = Banners()
        qtbot.addWidget(self.banners)
        notices = Notices(self.banners, ENGLISH)
        station = evening.station
        self.runner = Runner(station, station.database, notices)
        self.live = Live(station.feed)
        self.presenter = TallyPresenter(screen, self.runner, self.live, notices)
        self.presenter.open(A)
        qtbot.waitUntil(lambda: screen.current is not None)
        screen.choose(WAGE, MAYOR_1)

    def cell(self) -> Cell:
        """The cell as it stands in the file."""
        found = service.board(self.evening.station.database, A, None).cell(WAGE, MAYOR_1)
        assert found is not None
        return found

    def until(self, standing: Answer | Beside) -> None:
        """Wait until that stands in the file."""
        self.qtbot.waitUntil(lambda: self.cell().standing is standing)


@pytest.fixture
def joined(home: Home, clock: SetClock, qtbot: QtBot, qapp: QApplication) -> Iterator[Joined]:
    theme = Theme.load("light")
    dress(qapp, theme)
    screen = TallyScreen(theme, ENGLISH)
    qtbot.addWidget(screen)
    screen.resize(1282, 716)
    screen.show()
    evening = lay_out(home, clock)
    made = Joined(evening, screen, qtbot)
    yield made
    made.presenter.close()
    made.runner.close()
    made.live.close()
    evening.station.close()


def test_an_answer_is_kept_and_the_form_is_clean_again(joined: Joined) -> None:
    joined.screen._form.choose(Answer.YES)  # pyright: ignore[reportPrivateUsage]
    joined.until(Answer.YES)
    joined.qtbot.waitUntil(lambda: not joined.screen.dirty)


def test_asked_and_asked_again(joined: Joined) -> None:
    joined.screen.asked.emit(WAGE, MAYOR_1)
    joined.until(Beside.WAITING)
    joined.screen.asked.emit(WAGE, MAYOR_1)
    joined.qtbot.waitUntil(lambda: len(joined.cell().askings) == 2)


def test_read_back_locks_and_a_change_needs_a_reason(joined: Joined) -> None:
    screen = joined.screen
    screen._form.choose(Answer.YES)  # pyright: ignore[reportPrivateUsage]
    joined.until(Answer.YES)
    screen.read.emit(WAGE, MAYOR_1, ReadBackOutcome.AGREED, "The Mayor, you say yes. Is that right?")
    joined.qtbot.waitUntil(lambda: joined.cell().locked)
    screen.kept.emit(WAGE, MAYOR_1, Spoken(Answer.NO), "")
    wrong = screen._form.because  # pyright: ignore[reportPrivateUsage]
    joined.qtbot.waitUntil(lambda: bool(wrong.refused))
    assert joined.cell().standing is Answer.YES
    assert joined.banners.keys == ()
    screen.kept.emit(WAGE, MAYOR_1, Spoken(Answer.NO), "misheard")
    joined.until(Answer.NO)
    assert len(joined.cell().answers) == 2


def test_a_draft_survives_and_goes_when_the_answer_is_kept(joined: Joined) -> None:
    screen, database = joined.screen, joined.evening.station.database
    screen._form.words.set_text("will wor")  # pyright: ignore[reportPrivateUsage]
    screen._form.changed.emit()  # pyright: ignore[reportPrivateUsage]
    screen._put_away()  # pyright: ignore[reportPrivateUsage]

    def draft() -> str:
        kept = service.board(database, A, (WAGE, MAYOR_1)).draft
        return kept.words if kept is not None else ""

    joined.qtbot.waitUntil(lambda: draft() == "will wor")
    screen._form.choose(Answer.YES)  # pyright: ignore[reportPrivateUsage]
    joined.qtbot.waitUntil(lambda: draft() == "")
    recorded = joined.cell().recorded
    assert recorded is not None
    assert recorded.spoken.words == "will wor"


def test_another_stations_answer_comes_by_itself(joined: Joined) -> None:
    service.record_answer(joined.evening.station, A, WAGE, MAYOR_1, Spoken(Answer.NO))
    form = joined.screen._form  # pyright: ignore[reportPrivateUsage]
    joined.qtbot.waitUntil(lambda: form.standing is Answer.NO)
