"""Clocks are painted when their figure changes, neither earlier nor every frame."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.clock import SetClock, WallClock
from app.ui.ticker import Ticker, until_change
from app.words import clock_face


@pytest.mark.parametrize("left", [84.0, 84.25, 0.4, 0.0, -0.3, -24.0, -24.75, 3599.999])
def test_until_change_ends_just_after_the_figure_has_changed(left: float) -> None:
    wait = until_change(left)
    assert 0 < wait <= 1.001
    after, before = left - wait, left - wait + 0.002
    if after < 0 <= left:
        return  # the figure stays 0:00, but now it says over
    assert clock_face(abs(after)) != clock_face(abs(before))


def test_a_clock_is_painted_at_once_and_then_when_it_is_due(qapp: QApplication, clock: SetClock) -> None:
    ticker = Ticker(clock)
    painted: list[datetime] = []

    def paint(now: datetime) -> float:
        painted.append(now)
        return 0.25

    ticker.add(paint)
    assert len(painted) == 1
    clock.advance(0.2)
    ticker.tick()
    assert len(painted) == 1
    clock.advance(0.05)
    ticker.tick()
    assert painted[-1] == clock.now()
    assert len(painted) == 2


def test_clocks_due_together_are_painted_together(qapp: QApplication, clock: SetClock) -> None:
    ticker = Ticker(clock)
    painted: list[str] = []
    ticker.add(lambda _: painted.append("chair") or 0.5)
    ticker.add(lambda _: painted.append("stage") or 0.503)
    painted.clear()
    clock.advance(0.5)
    ticker.tick()
    assert painted == ["chair", "stage"]


def test_new_facts_wake_all_and_what_was_stopped_sleeps(qapp: QApplication, clock: SetClock) -> None:
    ticker = Ticker(clock)
    painted: list[str] = []
    stop = ticker.add(lambda _: painted.append("one") or 1.0)
    ticker.add(lambda _: painted.append("two") or 1.0)
    painted.clear()
    ticker.wake()
    assert painted == ["one", "two"]
    stop()
    ticker.wake()
    assert painted == ["one", "two", "two"]


def test_it_wakes_by_itself_at_the_next_whole_second(qtbot: QtBot) -> None:
    ticker = Ticker(WallClock())
    painted: list[datetime] = []
    stop = ticker.add(painted.append)
    qtbot.waitUntil(lambda: len(painted) >= 2, timeout=2500)
    stop()
    assert painted[1].microsecond < 250_000
