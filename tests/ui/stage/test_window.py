"""The stage's window: bound to its screen by name, back by itself, never over the operator, never empty."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.stage.screens import QtScreens, ScreenFacts
from app.ui.stage.window import Projector, StageWindow, screen_for
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.ui.evening import ASK, NOW
from tests.ui.stage.fake_screens import HALL, LAPTOP, SIDE, FakeScreens


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Iterator[StageWindow]:
    made = StageWindow(Theme.load("stage_dark"), ENGLISH, lambda: NOW, less_movement=True)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def operator(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def start(window: StageWindow, operator: QWidget, screens: FakeScreens, chosen: str = "") -> Projector:
    projector = Projector(window, screens, operator, chosen=chosen)
    projector.show_picture(ASK)
    projector.open()
    return projector


@pytest.mark.parametrize(
    ("plugged", "chosen", "operator", "expected"),
    [
        ((LAPTOP,), "", LAPTOP, ""),
        ((LAPTOP,), HALL.name, LAPTOP, ""),
        ((LAPTOP, HALL), "", LAPTOP, HALL.name),
        ((LAPTOP, HALL), HALL.name, LAPTOP, HALL.name),
        ((LAPTOP, HALL, SIDE), SIDE.name, LAPTOP, SIDE.name),
        ((LAPTOP, SIDE), HALL.name, LAPTOP, SIDE.name),
        # never over the operator, even if that screen was chosen
        ((LAPTOP, HALL), HALL.name, HALL, LAPTOP.name),
        ((LAPTOP, HALL), LAPTOP.name, LAPTOP, HALL.name),
        # the laptop's own only if nothing else is there
        ((LAPTOP, HALL, SIDE), "", SIDE, HALL.name),
    ],
)
def test_which_screen(
    plugged: tuple[ScreenFacts, ...], chosen: str, operator: ScreenFacts, expected: str
) -> None:
    assert screen_for(plugged, chosen, operator.name) == expected


def test_it_covers_the_second_screen_and_hides_the_pointer(window: StageWindow, operator: QWidget) -> None:
    screens = FakeScreens(HALL)
    projector = start(window, operator, screens)
    assert screens.log == [f"cover {HALL.name}"]
    assert projector.on == projector.chosen == HALL.name
    assert window.cursor().shape() == Qt.CursorShape.BlankCursor


def test_unplugged_it_lies_beside_and_comes_back_by_itself(window: StageWindow, operator: QWidget) -> None:
    screens = FakeScreens(HALL)
    projector = start(window, operator, screens)
    screens.unplug(HALL)
    assert screens.log[-1] == f"beside {LAPTOP.name}"
    assert (projector.on, projector.waiting) == ("", True)
    assert window.cursor().shape() != Qt.CursorShape.BlankCursor
    screens.plug(HALL)
    assert screens.log[-1] == f"cover {HALL.name}"
    assert (projector.on, projector.waiting) == (HALL.name, False)


def test_another_screen_stands_in_and_the_binding_stays(window: StageWindow, operator: QWidget) -> None:
    screens = FakeScreens(HALL, SIDE)
    projector = start(window, operator, screens, HALL.name)
    screens.unplug(HALL)
    assert projector.on == SIDE.name
    screens.plug(HALL)
    assert projector.on == HALL.name


def test_with_one_screen_it_is_an_ordinary_window(window: StageWindow, operator: QWidget) -> None:
    screens = FakeScreens()
    projector = start(window, operator, screens)
    assert screens.log == [f"beside {LAPTOP.name}"]
    assert projector.opened
    assert projector.on == ""
    screens.plug(HALL)
    assert projector.on == HALL.name


def test_it_is_not_shown_before_its_first_picture(window: StageWindow, operator: QWidget) -> None:
    screens = FakeScreens(HALL)
    projector = Projector(window, screens, operator)
    projector.open()
    assert not window.isVisible()
    projector.show_picture(ASK)
    assert window.isVisible()
    assert window.picture.picture == ASK


def test_closed_it_stays_closed_whatever_is_plugged_in(window: StageWindow, operator: QWidget) -> None:
    screens = FakeScreens(HALL)
    projector = start(window, operator, screens)
    projector.close()
    screens.unplug(HALL)
    screens.plug(HALL)
    assert not window.isVisible()
    assert screens.log == [f"cover {HALL.name}"]
    assert not projector.opened


def test_closed_by_its_frame_it_is_closed(window: StageWindow, operator: QWidget) -> None:
    projector = start(window, operator, FakeScreens())
    window.close()
    assert not projector.opened


def test_another_screen_is_chosen(window: StageWindow, operator: QWidget) -> None:
    screens = FakeScreens(HALL, SIDE)
    projector = start(window, operator, screens)
    projector.choose(SIDE.name)
    assert projector.on == SIDE.name
    projector.choose(LAPTOP.name)
    assert projector.on == HALL.name


def test_nothing_is_left_behind(theme: Theme, operator: QWidget) -> None:
    screens = FakeScreens(HALL)
    made = StageWindow(Theme.load("stage_dark"), ENGLISH, lambda: NOW)
    start(made, operator, screens).end()
    assert not screens.watched
    assert not made.isVisible()


def test_the_real_screens_cover_and_lay_beside(
    window: StageWindow, operator: QWidget, qtbot: QtBot, qapp: QApplication
) -> None:
    screens = QtScreens(qapp)
    (only,) = screens.all()
    assert only.primary
    assert screens.of(operator) == only.name
    window.picture.show_picture(ASK)
    screens.cover(window, only.name)
    qtbot.waitExposed(window)
    assert window.isFullScreen()
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert window.size() == operator.screen().geometry().size()
    screens.lay_beside(window, only.name)
    assert not window.isFullScreen()
    assert not window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert window.width() < operator.screen().geometry().width()
    screens.cover(window, "a screen that is not here")
    assert not window.isFullScreen()
