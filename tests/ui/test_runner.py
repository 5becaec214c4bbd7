"""Verbs in the order of clicks, answers on the window's thread, nothing lost at closing."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app.clock import SetClock
from app.errors import Cancelled, Refused, Trouble
from app.paths import Home
from app.store.database import Database
from app.store.station import Station
from app.ui.notices import Notices
from app.ui.parts.banner import Banners
from app.ui.runner import Runner
from app.ui.theme import Theme
from app.words import ENGLISH


@pytest.fixture
def station(home: Home, clock: SetClock) -> Iterator[Station]:
    made = Station.open(home, clock)
    yield made
    made.close()


@pytest.fixture
def banners(theme: Theme) -> Iterator[Banners]:
    made = Banners()
    yield made
    made.deleteLater()


@pytest.fixture
def runner(station: Station, banners: Banners) -> Iterator[Runner]:
    made = Runner(station, station.database, Notices(banners, ENGLISH))
    yield made
    made.close()


def _institution(station: Station, name: str) -> str:
    with station.change("institution_added", "alliance") as change:
        return change.row("institution", None, {"name": name, "type": "school", "number": 1})


def _names(database: Database) -> list[str]:
    with database.reading() as connection:
        return [str(row[0]) for row in connection.execute(text("SELECT name FROM institution ORDER BY name"))]


def test_a_verb_is_carried_out_elsewhere_and_its_answer_comes_here(qtbot: QtBot, runner: Runner) -> None:
    seen: list[object] = []

    def verb(station: Station) -> str:
        seen.append(threading.current_thread())
        return _institution(station, "Elm Street School")

    def then(row: str) -> None:
        seen.append(row)
        seen.append(threading.current_thread())

    runner.do(verb, then)
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen[0] is not threading.main_thread()
    assert seen[2] is threading.main_thread()
    answers: list[list[str]] = []
    runner.ask("test", _names, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [["Elm Street School"]]


def test_verbs_in_the_order_of_clicks(qtbot: QtBot, runner: Runner) -> None:
    done: list[int] = []
    for number in range(200):
        runner.do(lambda _, n=number: n, done.append)
    qtbot.waitUntil(lambda: len(done) == 200)
    assert done == sorted(done)


def test_a_slice_of_sync_waits_for_the_verbs(qtbot: QtBot, runner: Runner) -> None:
    order: list[str] = []
    gate = threading.Event()
    runner.do(lambda _: gate.wait(5))
    slice_ = runner.hand(lambda _: order.append("sync"))
    runner.do(lambda _: order.append("door"))
    gate.set()
    slice_.result(5)
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["door", "sync"]


def test_of_one_askers_questions_the_latest_counts(qtbot: QtBot, runner: Runner) -> None:
    gate = threading.Event()
    asked: list[str] = []
    answers: list[str] = []

    def question(words: str) -> str:
        asked.append(words)
        return words

    runner.ask("slow", lambda _: gate.wait(5), lambda _: None)
    for typed in ("e", "el", "elm"):
        runner.ask("search", lambda _, t=typed: question(t), answers.append)
    runner.ask("hall", lambda _: question("hall"), answers.append)
    gate.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert asked == answers == ["elm", "hall"]


def test_an_asker_who_never_stops_does_not_starve_the_others(qtbot: QtBot, runner: Runner) -> None:
    answers: list[str] = []

    def again(_: object = None) -> None:
        if "hall" not in answers:
            runner.ask("busy", lambda _: time.sleep(0.002), again)

    again()
    runner.ask("hall", lambda _: "hall", answers.append)
    qtbot.waitUntil(lambda: answers == ["hall"], timeout=1000)


def test_refused_trouble_and_cancelled_go_to_whoever_asked(
    qtbot: QtBot, runner: Runner, banners: Banners
) -> None:
    said: list[Exception] = []
    for fault in (Refused("Locked."), Trouble("disk_full", "Full."), Cancelled()):

        def verb(_: Station, fault: Exception = fault) -> None:
            raise fault

        runner.do(verb, failed=said.append)
    qtbot.waitUntil(lambda: len(said) == 3)
    assert [type(one) for one in said] == [Refused, Trouble, Cancelled]
    assert banners.keys == ()


def test_without_anybody_asking_the_notices_say_it(qtbot: QtBot, runner: Runner, banners: Banners) -> None:
    def verb(_: Station) -> None:
        raise Trouble("disk_full", "Full.")

    runner.do(verb)
    qtbot.waitUntil(lambda: "trouble.disk_full" in banners.keys)


def test_a_refused_verb_writes_nothing(qtbot: QtBot, runner: Runner) -> None:
    def verb(station: Station) -> None:
        with station.change("institution_added", "alliance") as change:
            change.row("institution", None, {"name": "Never", "type": "school", "number": 1})
            raise Refused("No.")

    said: list[Exception] = []
    answers: list[list[str]] = []
    runner.do(verb, failed=said.append)
    qtbot.waitUntil(lambda: bool(said))
    runner.ask("test", _names, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [[]]


def test_closing_finishes_what_was_clicked_and_delivers_nothing(
    qtbot: QtBot, station: Station, banners: Banners
) -> None:
    runner = Runner(station, station.database, Notices(banners, ENGLISH))
    delivered: list[object] = []
    for number in range(20):
        runner.do(lambda s, n=number: _institution(s, f"School {n:02d}"), delivered.append)
    runner.close()
    qtbot.wait(20)
    assert _names(station.database) == [f"School {n:02d}" for n in range(20)]
    assert not delivered
    with pytest.raises(RuntimeError):
        runner.do(lambda _: None)
    assert runner.hand(lambda _: None).cancelled()


def test_a_file_for_reading_only_answers_questions_and_says_so_to_verbs(
    qtbot: QtBot, station: Station, banners: Banners
) -> None:
    runner = Runner(None, station.database, Notices(banners, ENGLISH))
    answers: list[list[str]] = []
    said: list[Exception] = []
    runner.ask("test", _names, answers.append)
    runner.do(lambda s: s.id, failed=said.append)
    qtbot.waitUntil(lambda: bool(answers and said))
    assert isinstance(said[0], Trouble)
    assert said[0].kind == "read_only"
    runner.close()


def test_the_log_is_checkpointed_each_second(qtbot: QtBot, runner: Runner, home: Home) -> None:
    for number in range(50):
        runner.do(lambda s, n=number: _institution(s, f"School {n}"))
    qtbot.waitUntil(lambda: not runner.busy)
    wal = home.database.with_name(home.database.name + "-wal")
    with_pages = wal.stat().st_size
    qtbot.wait(1300)
    done: list[str] = []
    runner.do(lambda s: _institution(s, "After"), done.append)
    qtbot.waitUntil(lambda: bool(done))
    # after a checkpoint the log is written again from its start
    assert wal.stat().st_size <= with_pages


class TestBugs:
    @pytest.fixture
    def expected_log(self) -> list[str]:
        return [r"a bug, and the window stays"]

    def test_a_bug_in_a_verb_is_a_notice_and_the_next_verb_goes_on(
        self, qtbot: QtBot, runner: Runner, banners: Banners
    ) -> None:
        said: list[Exception] = []
        done: list[int] = []

        def verb(_: Station) -> None:
            raise ZeroDivisionError

        runner.do(verb, failed=said.append)
        runner.do(lambda _: 1, done.append)
        qtbot.waitUntil(lambda: bool(done))
        assert "bug" in banners.keys
        assert not said

    def test_a_bug_in_an_answer_is_a_notice_too(self, qtbot: QtBot, runner: Runner, banners: Banners) -> None:
        def then(_: object) -> None:
            raise ZeroDivisionError

        runner.ask("test", _names, then)
        qtbot.waitUntil(lambda: "bug" in banners.keys)
