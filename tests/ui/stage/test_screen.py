"""The operator's screen: keys, the list of screens, the look, and what the stage is said to be."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.stage import Showing
from app.service.boards.stage import ScreenLine, StageBoard
from app.ui.stage.screen import StageScreen
from app.ui.theme import Theme
from app.words import ENGLISH, Tongue, stretched
from tests.ui.evening import ASK, ASSEMBLY, NOW
from tests.ui.layout import assert_fits

LAPTOP = ScreenLine("eDP-1", "1366 × 768", primary=True, in_use=False)
HALL = ScreenLine("EPSON (HDMI-1)", "1920 × 1080", primary=False, in_use=True)
Heard = list[tuple[object, ...]]
K = Qt.Key


def board(*, held: bool = False) -> StageBoard:
    return StageBoard(
        ASSEMBLY.id,
        ASSEMBLY.title,
        rehearsal=True,
        zone=ASSEMBLY.zone,
        picture=ASK,
        showing=Showing.ASK,
        held=held,
        screens=(LAPTOP, HALL),
    )


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot) -> StageScreen:
    return make(theme, qtbot)


def make(theme: Theme, qtbot: QtBot, say: Tongue = ENGLISH) -> StageScreen:
    screen = StageScreen(theme, say, lambda: NOW)
    screen.preview.set_less_movement(True)
    qtbot.addWidget(screen)
    screen.resize(1282, 716)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is screen)
    return screen


@pytest.fixture
def heard(stage: StageScreen) -> Heard:
    said: Heard = []
    for name in ("scene_chosen", "frozen", "released", "opened", "closed", "screen_chosen", "theme_chosen"):
        getattr(stage, name).connect(_into(said, name))
    return said


def _into(said: Heard, name: str) -> Callable[..., None]:
    def hear(*facts: object) -> None:
        said.append((name, *facts))

    return hear


@pytest.mark.parametrize(
    ("key", "showing"),
    [
        (K.Key_W, Showing.WELCOME),
        (K.Key_R, Showing.ROLL_CALL),
        (K.Key_I, Showing.ITEM),
        (K.Key_K, Showing.ASK),
        (K.Key_A, Showing.ANSWER),
        (K.Key_T, Showing.TALLY),
        (K.Key_B, Showing.BLANK),
    ],
)
def test_each_scene_has_its_key(stage: StageScreen, heard: Heard, key: Qt.Key, showing: Showing) -> None:
    stage.show_board(board())
    QTest.keyClick(stage, key)
    assert heard == [("scene_chosen", showing)]


def test_f_freezes_and_lets_go(stage: StageScreen, heard: Heard) -> None:
    stage.show_board(board())
    QTest.keyClick(stage, K.Key_F)
    stage.show_board(board(held=True))
    QTest.keyClick(stage, K.Key_F)
    assert heard == [("frozen",), ("released",)]


def test_o_opens_and_escape_closes(stage: StageScreen, heard: Heard) -> None:
    stage.show_place((LAPTOP, HALL), "", opened=False)
    QTest.keyClick(stage, K.Key_Escape)
    QTest.keyClick(stage, K.Key_O)
    stage.show_place((LAPTOP, HALL), HALL.name, opened=True)
    QTest.keyClick(stage, K.Key_O)
    QTest.keyClick(stage, K.Key_Escape)
    assert heard == [("opened",), ("closed",)]


def test_a_screen_is_chosen_from_the_list(stage: StageScreen, heard: Heard) -> None:
    stage.show_board(board())
    row = next(each for each in stage.findChildren(QAbstractButton) if each.text() == LAPTOP.name)
    row.click()
    assert heard == [("screen_chosen", LAPTOP.name)]
    assert not row.isChecked(), "which one is used is said by where the stage is"


def test_daylight_changes_the_preview_at_once(stage: StageScreen, heard: Heard) -> None:
    stage.show_board(board())
    before = stage.preview.grab().toImage()
    day = next(each for each in stage.findChildren(QAbstractButton) if each.text() == "Daylight")
    day.click()
    assert heard == [("theme_chosen", "stage_light")]
    assert stage.preview.grab().toImage() != before


@pytest.mark.parametrize(
    ("on", "opened", "waiting", "expected"),
    [
        ("", False, "", "The stage is closed."),
        (HALL.name, True, "", f"The stage covers {HALL.name}."),
        ("", True, "", "There is one screen only"),
        ("", True, HALL.name, f"{HALL.name} is unplugged."),
    ],
)
def test_where_the_stage_is_said_in_words(
    stage: StageScreen, on: str, opened: bool, waiting: str, expected: str
) -> None:
    stage.show_place((LAPTOP, HALL), on, opened=opened, waiting=waiting)
    assert any(label.text().startswith(expected) for label in stage.findChildren(QLabel))


@pytest.mark.parametrize("say", [ENGLISH, stretched()], ids=["english", "long"])
def test_nothing_is_cut(theme: Theme, qtbot: QtBot, say: Tongue) -> None:
    screen = make(theme, qtbot, say)
    screen.show_board(board(held=True))
    screen.show_place((LAPTOP, HALL), "", opened=True, waiting=HALL.name)
    assert_fits(screen)


def test_another_tongue_is_spoken_at_once(stage: StageScreen) -> None:
    stage.show_board(board())
    stage.retitle(stretched())
    words = {each.text() for each in stage.findChildren(QAbstractButton)}
    assert not {"Welcome", "Blank", "Freeze this picture"} & words
