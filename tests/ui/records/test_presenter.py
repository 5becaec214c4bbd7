"""Records joined to a real file: the key is made, papers are sealed, and what they became is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.domain.signed import FileVerdict
from app.paths import Home
from app.service import door, records
from app.service.boards.records import KeyState
from app.ui.jobs import Jobs
from app.ui.live import Live
from app.ui.notices import Notices
from app.ui.parts.banner import Banners
from app.ui.parts.labels import Label
from app.ui.records.presenter import RecordsPresenter
from app.ui.records.screen import RecordsScreen
from app.ui.runner import Runner
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.service.conftest import KEY_WORDS, ROOT_WORDS
from tests.service.evening import A, Planned, lay_out
from tests.service.told import play


class Joined:
    """Records at work."""

    def __init__(self, evening: Planned, home: Home, clock: SetClock, theme: Theme, qtbot: QtBot) -> None:
        self.evening, self.home, self.clock, self._qtbot = evening, home, clock, qtbot
        self.banners = Banners()
        qtbot.addWidget(self.banners)
        self.screen = RecordsScreen(theme, ENGLISH)
        qtbot.addWidget(self.screen)
        self.screen.resize(1282, 716)
        self.screen.show()
        self.screen.activateWindow()
        notices = Notices(self.banners, ENGLISH)
        station = evening.station
        self.runner = Runner(station, station.database, notices)
        self.live = Live(station.feed)
        self.jobs = Jobs(notices)
        self.file: Path | None = None
        self.seen: list[Path] = []
        self.presenter = RecordsPresenter(
            self.screen,
            self.runner,
            self.live,
            notices,
            self.jobs,
            home=home,
            clock=clock,
            computer=clock,
            say=ENGLISH,
            choose_file=lambda _title, _kinds: self.file,
            choose_target=lambda _title, _kinds: self.file,
            view=self.view,
        )
        self.presenter.open(A)
        self.wait(lambda: self.screen.board is not None)

    def wait(self, until: Callable[[], bool]) -> None:
        """Until it is so."""
        self._qtbot.waitUntil(until, timeout=30_000)

    def type_key(self, name: str, passphrase: str, root: str) -> None:
        """The three inputs of a new key, and Enter."""
        lines = [line for line in self.screen.findChildren(QLineEdit) if line.isVisible()]
        for line, words in zip(lines, (name, passphrase, root), strict=True):
            line.clear()
            QTest.keyClicks(line, words)
        QTest.keyClick(lines[-1], Qt.Key.Key_Return)

    def key(self) -> KeyState:
        """How the key stands on the screen."""
        board = self.screen.board
        assert board is not None
        return board.key

    def said(self) -> set[str]:
        """Every word that can be seen."""
        QApplication.processEvents()
        return {each.text() for each in self.screen.findChildren(Label) if each.isVisible()}

    def view(self, file: Path) -> bool:
        """What prints on this laptop."""
        self.seen.append(file)
        return True

    def close(self) -> None:
        self.presenter.close()
        self.jobs.close()
        self.runner.close()
        self.live.close()


@pytest.fixture
def clock() -> SetClock:
    """An evening that ended a moment ago: a sealed file is judged by the day it is."""
    return SetClock(datetime.now(UTC) - timedelta(hours=1))


@pytest.fixture
def joined(home: Home, clock: SetClock, theme: Theme, qtbot: QtBot) -> Iterator[Joined]:
    """After an evening that was played to its end."""
    evening = lay_out(home, clock)
    play(evening, clock)
    made = Joined(evening, home, clock, theme, qtbot)
    yield made
    made.close()
    evening.station.close()


def test_wrong_inputs_are_said_where_they_stand_and_make_nothing(joined: Joined) -> None:
    joined.type_key("", "short", "short")
    assert {
        "Write the secretary's name: it stands in every seal.",
        "A passphrase has at least 8 characters.",
    } <= joined.said()
    focused = joined.screen.focusWidget()
    assert focused.accessibleName() == "Name of the secretary"
    assert not records.root_file(joined.home).exists()
    joined.type_key("Secretary 1", KEY_WORDS, KEY_WORDS)
    assert "Not the same again: whoever learns one must not have both." in joined.said()
    assert not records.root_file(joined.home).exists()
    # no dead end: what is right now is taken
    joined.type_key("Secretary 1", KEY_WORDS, ROOT_WORDS)
    joined.wait(lambda: joined.key() is KeyState.OPEN)


def test_the_key_is_closed_and_opened_again_by_its_passphrase(joined: Joined) -> None:
    joined.type_key("Secretary 1", KEY_WORDS, ROOT_WORDS)
    joined.wait(lambda: joined.key() is KeyState.OPEN)
    joined.screen.key_closed.emit()
    joined.wait(lambda: joined.key() is KeyState.LOCKED)
    joined.screen.key_opened.emit("something else")
    joined.wait(lambda: any("does not open this key" in words for words in joined.said()))
    joined.screen.key_opened.emit(KEY_WORDS)
    joined.wait(lambda: joined.key() is KeyState.OPEN)


def test_a_draft_is_drawn_and_saved_to_be_printed(joined: Joined) -> None:
    joined.wait(lambda: joined.screen.pages > 0)
    QTest.keyClick(joined.screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert [file.name for file in joined.seen] == ["draft-minutes.pdf"]
    assert joined.seen[0].read_bytes().startswith(b"%PDF")


def test_what_the_doors_decided_is_drawn_saved_and_never_sealed(joined: Joined) -> None:
    door.admit_by_hand(joined.evening.station, A, "", because="came to mend the lamp", door="Door A")
    joined.type_key("Secretary 1", KEY_WORDS, ROOT_WORDS)
    joined.wait(lambda: joined.key() is KeyState.OPEN)
    joined.screen.choose("door report/")
    joined.wait(lambda: joined.screen.pages > 0)
    assert "For the organisers" in joined.said()
    QTest.keyClick(joined.screen, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "This one is not sealed." in joined.said()
    QTest.keyClick(joined.screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert [file.name for file in joined.seen] == ["door-report.pdf"]
    assert joined.seen[0].read_bytes().startswith(b"%PDF")


def test_all_are_sealed_and_a_sound_file_is_told_from_a_changed_one(joined: Joined, tmp_path: Path) -> None:
    joined.type_key("Secretary 1", KEY_WORDS, ROOT_WORDS)
    joined.wait(lambda: joined.key() is KeyState.OPEN)
    joined.screen.all_sealed.emit()

    def sealed() -> bool:
        board = joined.screen.board
        return board is not None and all(line.sealed_at for line in board.papers)

    joined.wait(sealed)
    assert "Sealed" in joined.said()
    line = joined.screen.chosen
    assert line is not None
    assert line.file is not None
    joined.file = line.file
    joined.screen.checking.emit()
    joined.wait(lambda: joined.screen.checked)
    assert joined.screen.verdict is not None
    assert joined.screen.verdict.verdict is FileVerdict.VALID
    changed = tmp_path / "changed.pdf"
    data = bytearray(line.file.read_bytes())
    data[len(data) // 3] ^= 1
    changed.write_bytes(data)
    joined.file = changed
    joined.screen.checking.emit()
    joined.wait(lambda: joined.screen.verdict is not None and joined.screen.verdict.file == "changed.pdf")
    assert joined.screen.verdict.verdict is FileVerdict.INVALID


def test_a_file_that_is_not_there_is_trouble_in_words(joined: Joined, tmp_path: Path) -> None:
    joined.file = tmp_path / "gone.pdf"
    joined.screen.checking.emit()
    joined.wait(lambda: bool(joined.banners.keys))
    assert not joined.screen.checked


def test_results_are_written_where_they_are_wanted(joined: Joined, tmp_path: Path) -> None:
    joined.file = tmp_path / "results.csv"
    joined.screen.published.emit("csv")
    joined.wait(lambda: bool(joined.banners.keys))
    assert "Mayor 1" in joined.file.read_text("utf-8-sig")


def test_an_idle_key_is_forgotten(joined: Joined) -> None:
    joined.type_key("Secretary 1", KEY_WORDS, ROOT_WORDS)
    joined.wait(lambda: joined.key() is KeyState.OPEN)
    joined.clock.advance(records.FORGET_AFTER.total_seconds() + 1)
    joined.presenter._forget_idle_key()  # pyright: ignore[reportPrivateUsage]
    joined.wait(lambda: joined.key() is KeyState.LOCKED)
