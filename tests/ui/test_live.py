"""News: the first at once, the rest together, and nothing for a screen nobody sees."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.store.feed import Feed
from app.ui.live import Live

Show = Callable[..., None]


@pytest.fixture
def feed() -> Feed:
    return Feed()


@pytest.fixture
def live(qtbot: QtBot, feed: Feed) -> Iterator[Live]:
    made = Live(feed)
    yield made
    made.close()


def _tell(feed: Feed, *topics: str, scope: str = "A1", times: int = 1) -> None:
    """As the writing thread does it."""

    def tell() -> None:
        for _ in range(times):
            feed.tell(frozenset(topics), scope)

    thread = threading.Thread(target=tell)
    thread.start()
    thread.join()


def test_a_screen_looks_once_at_the_beginning_and_on_the_windows_thread(
    qtbot: QtBot, live: Live, feed: Feed
) -> None:
    looks: list[threading.Thread] = []
    live.watch(("door",), lambda: looks.append(threading.current_thread()), millis=10)
    assert looks == [threading.main_thread()]
    qtbot.wait(20)
    _tell(feed, "door")
    qtbot.waitUntil(lambda: len(looks) == 2)
    assert looks[1] is threading.main_thread()


def test_the_first_news_at_once_the_rest_together(qtbot: QtBot, live: Live, feed: Feed) -> None:
    looks: list[int] = []
    live.watch(("door",), lambda: looks.append(1), millis=800)
    qtbot.wait(850)
    looks.clear()
    _tell(feed, "door")
    qtbot.waitUntil(lambda: len(looks) == 1, timeout=600)
    for _ in range(20):
        _tell(feed, "door", times=10)
        qtbot.wait(2)
    assert len(looks) == 1
    qtbot.waitUntil(lambda: len(looks) == 2, timeout=3000)
    qtbot.wait(850)
    assert len(looks) == 2


def test_only_its_own_topics_and_its_own_assembly(qtbot: QtBot, live: Live, feed: Feed) -> None:
    looks: list[int] = []
    live.watch(("tally", "chair"), lambda: looks.append(1), millis=1, scope="A1")
    qtbot.wait(10)
    looks.clear()
    _tell(feed, "door")
    _tell(feed, "tally", scope="A2")
    qtbot.wait(20)
    assert not looks
    _tell(feed, "door", "chair")
    qtbot.waitUntil(lambda: looks == [1])


def test_a_hidden_screen_turns_stale_and_looks_when_it_is_shown(
    qtbot: QtBot, live: Live, feed: Feed, shown: Show
) -> None:
    screen = QWidget()
    looks: list[int] = []
    watch = live.watch(("door",), lambda: looks.append(1), millis=1, on=screen)
    _tell(feed, "door", times=5)
    qtbot.wait(20)
    assert (looks, watch.stale) == ([], True)
    shown(screen)
    assert (looks, watch.stale) == ([1], False)
    screen.hide()
    screen.show()
    qtbot.wait(10)
    assert looks == [1]


def test_a_stopped_watch_and_a_closed_ear_hear_nothing(qtbot: QtBot, live: Live, feed: Feed) -> None:
    looks: list[int] = []
    watch = live.watch(("door",), lambda: looks.append(1), millis=1)
    watch.stop()
    live.watch(("door",), lambda: looks.append(2), millis=1)
    live.close()
    looks.clear()
    _tell(feed, "door")
    qtbot.wait(20)
    assert not looks


def test_a_screen_that_is_gone_is_not_looked_for(qtbot: QtBot, live: Live, feed: Feed, shown: Show) -> None:
    screen = QWidget()
    looks: list[int] = []
    live.watch(("door",), lambda: looks.append(1), millis=1, on=screen)
    screen.deleteLater()
    qtbot.wait(10)
    _tell(feed, "door")
    qtbot.wait(20)
    assert not looks
