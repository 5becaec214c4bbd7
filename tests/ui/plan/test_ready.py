"""The Ready? list as it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from app.service.boards.plan import Tab
from app.ui.plan.ready import ReadyPanel
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.ui.plan import sample
from tests.ui.plan.ears import heard


def test_each_open_line_has_its_one_button(theme: Theme, shown: Callable[..., None]) -> None:
    panel = ReadyPanel(theme, ENGLISH)
    panel.show_ready(sample.late())
    shown(panel, 312, 640)
    buttons = [button for button in panel.findChildren(QPushButton) if button.isVisible()]
    assert len(buttons) == sum(1 for line in sample.late().ready if line.action)
    led = heard(panel, "led")
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert led == [(next(line for line in sample.late().ready if line.action),)]
    assert next((line.tab, line.about) for line in sample.late().ready if line.action) == (Tab.ASKS, "a3")
    assert "Ask 3: wording to mend" in buttons[0].accessibleName()


def test_the_days_are_counted(theme: Theme, shown: Callable[..., None]) -> None:
    panel = ReadyPanel(theme, ENGLISH)
    shown(panel, 312, 640)
    for days, words in (
        (10, "10 days to go"),
        (1, "One day to go"),
        (0, "Today"),
        (-3, "The day has passed"),
    ):
        panel.show_ready(replace(sample.board(), days_to_go=days))
        assert any(label.text().startswith(words) for label in panel.findChildren(QLabel))
