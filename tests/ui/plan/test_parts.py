"""The Plan screen put together piece by piece is the same as one made at once."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.service.boards.plan import Tab
from app.ui.idle import at_once
from app.ui.plan.parts import Parts
from app.ui.plan.screen import PlanScreen
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.ui.plan import sample

Show = Callable[..., None]


def test_a_piece_a_step_and_the_same_screen(theme: Theme, shown: Show, qtbot: QtBot) -> None:
    def drawn(screen: PlanScreen) -> list[QImage]:
        screen.show_board(sample.board())
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        pictures: list[QImage] = []
        for tab in Tab:
            screen.go(tab)
            QApplication.processEvents()
            pictures.append(screen.grab().toImage())
        return pictures

    steps = 0

    def counted() -> Generator[None, None, Parts]:
        nonlocal steps
        making = Parts.making(theme, ENGLISH)
        while True:
            try:
                next(making)
            except StopIteration as end:
                return end.value
            steps += 1
            yield

    pieces = PlanScreen(theme, ENGLISH, parts=at_once(counted()))
    shown(pieces, 1280, 720)
    for _ in pieces.hanging():
        QApplication.processEvents()
    whole = PlanScreen(theme, ENGLISH)
    shown(whole, 1280, 720)
    assert steps > 5
    assert drawn(pieces) == drawn(whole)
