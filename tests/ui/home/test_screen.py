"""Home: what it shows and voices, and that all of it fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.service.boards.home import HomeBoard
from app.ui.home.screen import HomeScreen
from app.ui.theme import Theme
from app.words import ENGLISH, stretched
from tests.ui.home import boards
from tests.ui.layout import assert_fits

Keys = Qt.Key


@pytest.fixture
def screen(theme: Theme, shown: Callable[..., None], qtbot: QtBot) -> HomeScreen:
    """The usual day."""
    made = HomeScreen(theme, ENGLISH)
    made.show_board(boards.USUAL)
    shown(made, 1282, 716)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def heard(screen: HomeScreen, name: str) -> list[tuple[object, ...]]:
    """What a signal says from now on."""
    said: list[tuple[object, ...]] = []

    def hear(*facts: object) -> None:
        said.append(facts)

    getattr(screen, name).connect(hear)
    return said


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


def test_a_new_assembly_is_made_in_place(screen: HomeScreen, qtbot: QtBot) -> None:
    made = heard(screen, "made")
    QTest.keyClick(screen, Keys.Key_N, Qt.KeyboardModifier.ControlModifier)
    title = screen.form.findChild(QLineEdit, "new_title")
    assert isinstance(title, QLineEdit)
    qtbot.waitUntil(title.hasFocus)
    QTest.keyClicks(title, "Winter Assembly")
    QTest.keyClick(title, Keys.Key_Return)
    (form,) = made[0]
    assert form == {
        "title": "Winter Assembly",
        "alliance": "Citizens UK",
        "venue": "",
        "day": "2015-06-05",
        "starts": "18:30",
        "ends": "20:00",
        "zone": "Europe/London",
        "capacity": "",
        "target": "",
    }
    screen.refuse("day", "“x” is not a day. Write it as 2026-11-24.")
    assert screen.form.field("day").refused
    assert_fits(screen)
    screen.end_form()
    assert not screen.form.isVisible()
    assert screen.form.field("title").text() == ""


def test_esc_puts_the_form_away_and_keeps_what_was_typed(screen: HomeScreen, qtbot: QtBot) -> None:
    screen._on_new()  # pyright: ignore[reportPrivateUsage]
    title = screen.form.findChild(QLineEdit, "new_title")
    assert isinstance(title, QLineEdit)
    qtbot.waitUntil(title.hasFocus)
    QTest.keyClicks(title, "Half a ti")
    QTest.keyClick(title, Keys.Key_Escape)
    assert not screen.form.isVisible()
    screen._on_new()  # pyright: ignore[reportPrivateUsage]
    assert title.text() == "Half a ti"


def test_a_file_that_is_held_elsewhere_is_only_read(screen: HomeScreen) -> None:
    screen.show_board(replace(boards.USUAL, read_only_because="in use"))
    for words in ("New assembly", "Take in a plan file …"):
        assert not button(screen, words).isEnabled()
        assert button(screen, words).toolTip()
    screen.show_board(boards.USUAL)
    assert button(screen, "New assembly").isEnabled()
