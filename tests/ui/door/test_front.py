"""The left of the door: its pages keep their places."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from app.ui.door.screen import DoorScreen
from tests.ui.door import sample


def test_nearly_full_is_said_once(screen: DoorScreen) -> None:
    def said() -> bool:
        return any(
            label.isVisible() and "nine tenths" in label.text() for label in screen.findChildren(QLabel)
        )

    assert not said()
    screen.show_board(sample.board(2121, 2164))
    assert said()
    seen = next(b for b in screen.findChildren(QAbstractButton) if b.text() == "Seen")
    seen.click()
    screen.show_board(sample.board(2122, 2165))
    assert not said()
    screen.show_board(sample.board(2000, 2165))
    screen.show_board(sample.board(2122, 2165))
    assert said()


def test_the_verdict_keeps_its_height_from_one_to_the_next(screen: DoorScreen) -> None:
    heights: set[int] = set()
    for verdict in sample.VERDICTS.values():
        screen.show_verdict(verdict)
        for _ in range(5):
            QApplication.processEvents()
        heights.add(screen._front.face.height())  # pyright: ignore[reportPrivateUsage]
    assert len(heights) == 1
