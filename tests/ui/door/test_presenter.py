"""The door joined to a real file: a scan becomes a kept fact and a painted verdict."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.domain.door import Cause, Word
from app.errors import Trouble
from app.store import door as store
from app.ui.door.presenter import DoorPresenter
from app.ui.door.screen import DoorScreen
from app.ui.live import Live
from app.ui.notices import Notices
from app.ui.parts.banner import Banners
from app.ui.runner import Runner
from app.words import ENGLISH
from tests.service.evening import DOOR, SCHOOL, A, Planned


class Joined:
    """A door at work."""

    def __init__(self, evening: Planned, clock: SetClock, screen: DoorScreen, qtbot: QtBot) -> None:
        self.evening, self.screen, self.qtbot = evening, screen, qtbot
        self.banners = Banners()
        qtbot.addWidget(self.banners)
        self.notices = Notices(self.banners, ENGLISH)
        station = evening.station
        self.runner = Runner(station, station.database, self.notices)
        self.live = Live(station.feed)
        self.presenter = DoorPresenter(screen, self.runner, self.live, self.notices, clock=clock, door=DOOR)
        self.presenter.open(A)

    def scan(self, code: str) -> Word:
        """Scan and wait for the verdict."""
        before = self.screen.verdict
        self.screen.scanned.emit(code)
        self.qtbot.waitUntil(lambda: self.screen.verdict is not before)
        assert self.screen.verdict is not None
        return self.screen.verdict.word

    def inside(self) -> tuple[int, int]:
        """Here now, and ever."""
        with self.evening.station.database.reading() as connection:
            return store.heads(connection, A)

    def close(self) -> None:
        self.presenter.close()
        self.runner.close()
        self.live.close()


@pytest.fixture
def joined(evening: Planned, clock: SetClock, screen: DoorScreen, qtbot: QtBot) -> Iterator[Joined]:
    made = Joined(evening, clock, screen, qtbot)
    yield made
    made.close()


def test_a_scan_is_kept_before_it_is_painted(joined: Joined) -> None:
    assert joined.scan(joined.evening.delegate[0]) is Word.WELCOME
    assert joined.inside() == (1, 1)


def test_the_board_follows_by_itself(joined: Joined, qtbot: QtBot) -> None:
    joined.scan(joined.evening.delegate[0])
    front = joined.screen._front  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: front.board is not None and front.board.hall.now == 1)


def test_undo_takes_it_back_and_clears_the_panel(joined: Joined, qtbot: QtBot) -> None:
    joined.scan(joined.evening.delegate[0])
    verdict = joined.screen.verdict
    assert verdict is not None
    joined.screen.undone.emit(verdict.fact)
    qtbot.waitUntil(lambda: joined.screen.verdict is None)
    assert joined.inside() == (0, 0)


def test_out_and_in_again(joined: Joined, clock: SetClock) -> None:
    joined.scan(joined.evening.delegate[0])
    clock.advance(60)
    assert joined.scan(joined.evening.delegate[0]) is Word.ALREADY_IN
    verdict = joined.screen.verdict
    assert verdict is not None
    joined.screen.returned.emit(verdict.subject)
    joined.qtbot.waitUntil(lambda: joined.screen.verdict is not verdict)
    again = joined.screen.verdict
    assert again is not None
    assert (again.word, again.cause) == (Word.WELCOME, Cause.BACK_AGAIN)
    assert joined.inside() == (1, 1)


@pytest.mark.parametrize("late", [False, True])
def test_out_and_in_again_is_taken_back_whole(joined: Joined, clock: SetClock, *, late: bool) -> None:
    joined.scan(joined.evening.delegate[0])
    clock.advance(60)
    joined.scan(joined.evening.delegate[0])
    verdict = joined.screen.verdict
    assert verdict is not None
    joined.screen.returned.emit(verdict.subject)
    joined.qtbot.waitUntil(lambda: joined.screen.verdict is not verdict)
    again = joined.screen.verdict
    assert again is not None
    done: list[bool] = []
    if late:
        clock.advance(60)
        joined.screen.annulled.emit(again.fact, "it was somebody else")
    else:
        joined.screen.undone.emit(again.fact)
    joined.runner.do(lambda _station: True, done.append)
    joined.qtbot.waitUntil(lambda: bool(done))
    assert joined.inside() == (1, 1)
    assert joined.scan(joined.evening.delegate[0]) is Word.ALREADY_IN


def test_a_walk_in_counts_for_its_institution(joined: Joined, qtbot: QtBot) -> None:
    joined.screen.walked_in.emit(SCHOOL, "", 3, 2)
    qtbot.waitUntil(lambda: joined.screen.verdict is not None)
    verdict = joined.screen.verdict
    assert verdict is not None
    assert (verdict.cause, verdict.heads) == (Cause.WALK_IN, 3)
    assert joined.inside() == (3, 3)


def test_searching_finds_an_institution(joined: Joined, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLineEdit

    line = joined.screen.findChild(QLineEdit, "scan_line")
    assert isinstance(line, QLineEdit)
    line.setText("elm")
    qtbot.waitUntil(lambda: joined.screen._front.search.current is not None)  # pyright: ignore[reportPrivateUsage]


def test_a_new_institution_can_be_let_in_at_once(joined: Joined, qtbot: QtBot) -> None:
    joined.screen.institution_named.emit("Quayside Hall", "institution")
    form = joined.screen._aside.walk_in  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: form.hit is not None and form.hit.title == "Quayside Hall")
    assert form.hit is not None
    joined.screen.walked_in.emit(form.hit.subject, "", 1, 0)
    qtbot.waitUntil(lambda: joined.screen.verdict is not None)
    assert joined.screen.verdict is not None
    assert joined.screen.verdict.institution == "Quayside Hall"


def test_a_rule_that_says_no_is_shown_in_place(joined: Joined, qtbot: QtBot) -> None:
    joined.scan(joined.evening.delegate[0])
    joined.screen.undone.emit("no such fact")
    undo = joined.screen._front.foot._undo  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: "taken back" in undo.text())
    assert joined.banners.keys == ()


def test_what_was_taken_back_is_said(joined: Joined, qtbot: QtBot) -> None:
    joined.scan(joined.evening.delegate[0])
    verdict = joined.screen.verdict
    assert verdict is not None
    joined.screen.undone.emit(verdict.fact)
    undo = joined.screen._front.foot._undo  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: undo.text() == "Taken back: Elm Street School · heron 1001")
    assert joined.inside() == (0, 0)


def test_what_could_not_be_kept_is_never_shown_as_kept(joined: Joined) -> None:
    joined.presenter._on_failed(Trouble("disk_full", "The disk is full."))  # pyright: ignore[reportPrivateUsage]
    verdict = joined.screen.verdict
    assert verdict is not None
    assert (verdict.word, verdict.cause, verdict.fact) == (Word.NOT_RECORDED, Cause.DISK_FULL, "")
    assert joined.banners.keys == ("trouble.disk_full",)
    joined.presenter._on_failed(Trouble("in_use", "The file is in use."))  # pyright: ignore[reportPrivateUsage]
    assert joined.screen.verdict is not None
    assert joined.screen.verdict.cause is Cause.NOT_KEPT


def test_a_lost_badge_is_replaced_and_the_new_one_is_to_be_printed(joined: Joined, qtbot: QtBot) -> None:
    joined.scan(joined.evening.delegate[0])
    verdict = joined.screen.verdict
    assert verdict is not None
    joined.screen.lost.emit(verdict.subject, "")
    qtbot.waitUntil(lambda: joined.screen.verdict is not verdict)
    given = joined.screen.verdict
    assert given is not None
    assert given.new_badge == given.caption != verdict.caption
    assert joined.inside() == (1, 1)
    assert joined.scan(joined.evening.delegate[0]) is Word.REPLACED


def test_each_verdict_that_is_painted_is_told(joined: Joined) -> None:
    told: list[object] = []
    joined.presenter.judged.connect(told.append)
    joined.scan(joined.evening.delegate[0])
    joined.presenter._on_failed(Trouble("disk_full", "The disk is full."))  # pyright: ignore[reportPrivateUsage]
    assert [getattr(each, "word", None) for each in told] == [Word.WELCOME, Word.NOT_RECORDED]
