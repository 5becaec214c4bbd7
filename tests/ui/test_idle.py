"""Work done beforehand, a step at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.ui.idle import Idle, at_once


def counting(taken: list[int], steps: int = 5) -> Generator[None, None, str]:
    """Steps that are counted, and what they make."""
    for step in range(steps):
        taken.append(step)
        yield
    return "made"


def test_nothing_is_done_before_it_begins_and_all_of_it_afterwards(qtbot: QtBot) -> None:
    taken: list[int] = []
    idle = Idle(counting(taken))
    qtbot.wait(50)
    assert taken == []
    idle.begin()
    qtbot.waitUntil(lambda: idle.done)
    assert taken == [0, 1, 2, 3, 4]
    assert idle.result() == "made"


def test_the_window_is_asked_between_two_steps(qtbot: QtBot) -> None:
    taken: list[int] = []
    idle = Idle(counting(taken))
    idle.begin()
    qtbot.waitUntil(lambda: bool(taken))
    assert not idle.done


def test_who_cannot_wait_takes_the_steps_that_are_left_and_each_once(qtbot: QtBot) -> None:
    taken: list[int] = []
    idle = Idle(counting(taken))
    idle.begin()
    qtbot.waitUntil(lambda: len(taken) >= 2)
    assert idle.result() == "made"
    assert idle.result() == "made"
    qtbot.wait(100)
    assert taken == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("when", [0, 700])
def test_once_stopped_it_takes_no_step_by_itself(qtbot: QtBot, when: int) -> None:
    taken: list[int] = []
    idle = Idle(counting(taken, 1000))
    idle.begin()
    qtbot.wait(when)
    idle.stop()
    before = list(taken)
    qtbot.wait(700)
    assert taken == before


def test_a_step_that_fails_is_heard_of_where_the_work_is_wanted(qtbot: QtBot) -> None:
    def failing() -> Generator[None, None, str]:
        yield
        raise OSError("no such font")

    idle = Idle(failing())
    wanted: Callable[[], str] = idle.result
    with pytest.raises(OSError, match="no such font"):
        wanted()
    with pytest.raises(OSError, match="no such font"):
        wanted()


def test_all_at_once_where_there_is_no_time_to_wait() -> None:
    taken: list[int] = []
    assert at_once(counting(taken)) == "made"
    assert taken == [0, 1, 2, 3, 4]


def test_a_long_step_is_followed_by_a_pause(qtbot: QtBot) -> None:
    began, beats = list[float](), list[float]()

    def slow() -> Generator[None, None, None]:
        for _ in range(3):
            began.append(time.monotonic())
            time.sleep(0.1)
            yield

    beat = QTimer()
    beat.timeout.connect(lambda: beats.append(time.monotonic()))
    idle = Idle(slow())
    idle.begin()
    beat.start(1)
    qtbot.waitUntil(lambda: idle.done)
    beat.stop()
    for one, next_one in pairwise(began):
        meanwhile = [moment for moment in beats if one + 0.1 < moment < next_one]
        assert meanwhile[-1] - meanwhile[0] > 0.004, "the window is asked for longer than a moment"
