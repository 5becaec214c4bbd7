"""Home: what it shows and voices, and that all of it fits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.service.boards.home import HomeBoard
from app.ui.home.screen import HomeScreen
from app.words import ENGLISH, stretched
from tests.ui.home import boards
from tests.ui.layout import assert_fits
from tests.ui.plan.ears import heard

Keys = Qt.Key


def button(screen: HomeScreen, words: str) -> QPushButton:
    """The visible button with those words."""
    return next(
        each for each in screen.findChildren(QPushButton) if each.text() == words and each.isVisible()
    )


@pytest.mark.parametrize("board", [boards.USUAL, boards.EMPTY, boards.crowded()])
@pytest.mark.parametrize("say", [ENGLISH, stretched()], ids=["english", "long"])
def test_it_fits(screen: HomeScreen, board: HomeBoard, say: object) -> None:
    screen.retitle(say)  # pyright: ignore[reportArgumentType]
    screen.show_board(board)
    assert_fits(screen)
    screen._on_new()  # pyright: ignore[reportPrivateUsage]
    assert_fits(screen)


def test_the_next_assembly_is_opened_or_rehearsed(screen: HomeScreen) -> None:
    opened, rehearsing = heard(screen, "opened"), heard(screen, "rehearsing")
    QTest.mouseClick(button(screen, "Open"), Qt.MouseButton.LeftButton)
    assert opened == [("A1",)]
    # a rehearsal is not rehearsed again
    assert not [
        b for b in screen.findChildren(QPushButton) if b.text() == "Rehearse the evening" and b.isVisible()
    ]
    screen.show_board(replace(boards.USUAL, next=replace(boards.NEXT, rehearsal=False)))
    QTest.mouseClick(button(screen, "Rehearse the evening"), Qt.MouseButton.LeftButton)
    assert rehearsing == [("A1",)]


def test_a_past_assembly_opens_by_enter(screen: HomeScreen) -> None:
    opened = heard(screen, "opened")
    screen.table.choose("A0")
    screen.table.setFocus()
    QTest.keyClick(screen.table, Keys.Key_Return)
    assert opened == [("A0",)]


def test_a_file_that_is_held_elsewhere_is_only_read(screen: HomeScreen) -> None:
    screen.show_board(replace(boards.USUAL, read_only_because="in use"))
    for words in ("New assembly", "Take in a plan file …"):
        assert not button(screen, words).isEnabled()
        assert button(screen, words).toolTip()
    screen.show_board(boards.USUAL)
    assert button(screen, "New assembly").isEnabled()


def test_open_below_the_list_waits_for_a_choice_and_enter_opens_the_next(screen: HomeScreen) -> None:
    opened = heard(screen, "opened")
    button = screen._open_button  # pyright: ignore[reportPrivateUsage]
    screen.table.choose("")
    screen.show_board(boards.USUAL)
    assert button.reason
    screen.setFocus()
    screen.show_board(boards.USUAL)
    focused = screen.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert len(opened) == 1
