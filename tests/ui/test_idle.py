"""Work done beforehand, a step at a time."""

from __future__ import annotations

from collections.abc import Callable, Generator

import pytest
from pytestqt.qtbot import QtBot

from app.ui.idle import Idle


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
    qtbot.waitUntil(lambda: len(taken) == 2)
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
