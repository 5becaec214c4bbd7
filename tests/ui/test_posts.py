"""The screens of an assembly, made step by step."""

from __future__ import annotations

from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from app import words
from app.ui.idle import Idle
from app.ui.parts.buttons import Button
from app.ui.posts import making
from app.ui.shell import Shell
from app.ui.theme import Theme


def test_no_screen_is_offered_before_all_are_made(qtbot: QtBot, theme: Theme) -> None:
    shell = Shell(words.ENGLISH)
    qtbot.addWidget(shell)
    steps = making(
        shell,
        words.ENGLISH,
        lambda: datetime(2026, 11, 24, 18, tzinfo=UTC),
        stage_theme="stage_dark",
        less_movement=True,
    )
    for _ in range(15):
        next(steps)
    shell.go("plan")
    assert shell.post == ""
    posts = Idle(steps).result()
    shell.go("door")
    assert shell.post == ""
    shell.offer("plan", "door")
    assert shell.post == "plan"
    assert posts.plan.window() is shell
    assert posts.hall.window() is not shell
    assert posts.door.findChildren(Button)
