"""The chair's keys and what they voice; boards as they are shown; nothing cut in a longer tongue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.chair import Whose
from app.domain.stage import Showing
from app.domain.tally import Answer, Beside
from app.service.boards.chair import ChairBoard
from app.ui.chair.screen import ChairScreen
from app.ui.parts.buttons import Button
from app.ui.parts.clock import Clock
from app.ui.theme import Theme, dress
from app.words import ENGLISH, Tongue, stretched
from tests.ui.chair import sample
from tests.ui.evening import NOW
from tests.ui.layout import assert_fits

SIGNALS = (
    "went_on", "went_back", "held", "resumed", "minute_added", "asked", "called", "uncalled", "item_dropped",
    "ended", "scene_chosen", "stage_held", "stage_released",
)  # fmt: skip
Heard = list[tuple[object, ...]]


class Told:
    """What time it is, moved by the test."""

    def __init__(self) -> None:
        self.at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def chair(theme: Theme, qtbot: QtBot, told: Told) -> ChairScreen:
    return make(theme, qtbot, told)


def make(theme: Theme, qtbot: QtBot, told: Told, say: Tongue = ENGLISH) -> ChairScreen:
    screen = ChairScreen(theme, say, told.now)
    qtbot.addWidget(screen)
    screen.resize(1282, 716)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is screen)
    return screen


@pytest.fixture
def heard(chair: ChairScreen) -> Heard:
    said: Heard = []
    for name in SIGNALS:
        getattr(chair, name).connect(_into(said, name))
    return said


def _into(said: Heard, name: str) -> Callable[..., None]:
    def hear(*facts: object) -> None:
        said.append((name, *facts))

    return hear


def press(
    chair: ChairScreen, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(chair, key, held)


K = Qt.Key


@pytest.mark.parametrize("key", [K.Key_PageDown, K.Key_Right, K.Key_Space])
def test_keys_of_the_board_and_of_a_clicker_go_on(chair: ChairScreen, heard: Heard, key: Qt.Key) -> None:
    chair.show_board(sample.BOARDS["usual"])
    press(chair, key)
    assert heard == [("went_on",)]


@pytest.mark.parametrize("key", [K.Key_PageUp, K.Key_Left])
def test_and_back(chair: ChairScreen, heard: Heard, key: Qt.Key) -> None:
    chair.show_board(sample.BOARDS["usual"])
    press(chair, key)
    assert heard == [("went_back",)]


def test_h_holds_and_lets_go(chair: ChairScreen, heard: Heard) -> None:
    chair.show_board(sample.BOARDS["usual"])
    press(chair, K.Key_H)
    chair.show_board(sample.BOARDS["held"])
    press(chair, K.Key_H)
    assert heard == [("held",), ("resumed",)]


def test_a_minute_goes_to_whoever_speaks_else_to_the_item(chair: ChairScreen, heard: Heard) -> None:
    chair.show_board(sample.BOARDS["usual"])
    press(chair, K.Key_Plus)
    chair.show_board(sample.BOARDS["music"])
    press(chair, K.Key_Plus)
    assert heard == [("minute_added", Whose.SPEAKER), ("minute_added", Whose.ITEM)]


def test_a_number_asks_that_power_holder_for_a_share_of_the_item(chair: ChairScreen, heard: Heard) -> None:
    chair.show_board(sample.BOARDS["usual"])
    press(chair, K.Key_2)
    press(chair, K.Key_9)
    assert heard == [("asked", "a2", "p2", 120)]


def test_the_stage_by_key(chair: ChairScreen, heard: Heard) -> None:
    chair.show_board(sample.BOARDS["answered"])
    for key in (K.Key_A, K.Key_T, K.Key_B, K.Key_F):
        press(chair, key)
    assert heard == [
        ("scene_chosen", Showing.ANSWER, "a2", "p1"),
        ("scene_chosen", Showing.TALLY, "", ""),
        ("scene_chosen", Showing.BLANK, "", ""),
        ("stage_held",),
    ]


def test_blank_twice_shows_what_stood_there(chair: ChairScreen, heard: Heard) -> None:
    chair.show_board(sample.BOARDS["usual"])
    chair.show_board(sample.response(showing=Showing.BLANK))
    press(chair, K.Key_B)
    assert heard == [("scene_chosen", Showing.ASK, "a2", "p1")]


def test_no_answer_is_shown_before_there_is_one(chair: ChairScreen, heard: Heard) -> None:
    chair.show_board(sample.BOARDS["usual"])
    press(chair, K.Key_A)
    assert heard == []
    assert chair.stage.answer.reason == "No answer has been recorded yet."


def test_the_answer_shown_is_the_speakers(chair: ChairScreen, heard: Heard) -> None:
    asked = sample.asked(Answer.NO, Answer.YES, Beside.NOT_ASKED, speaking=0)
    chair.show_board(sample.response(asked=asked))
    press(chair, K.Key_A)
    assert heard == [("scene_chosen", Showing.ANSWER, "a2", "p1")]


def test_what_can_be_dropped_is_dropped_by_its_key(chair: ChairScreen, heard: Heard) -> None:
    chair.show_board(sample.late())
    press(chair, K.Key_F8)
    assert heard == [("item_dropped", "i11")]


def test_nothing_is_dropped_while_there_is_time(chair: ChairScreen, heard: Heard) -> None:
    chair.show_board(sample.board(sample.BOARDS["music"].evening, shorten=(sample.AGENDA[14],)))
    press(chair, K.Key_F8)
    assert heard == []


class TestRollCall:
    def test_next_calls_the_next_name_and_does_not_wait_for_the_board(
        self, chair: ChairScreen, heard: Heard
    ) -> None:
        chair.show_board(sample.roll(2, 4))
        press(chair, K.Key_PageDown)
        press(chair, K.Key_PageDown)
        assert heard == [("called", "d2"), ("called", "d3")]

    def test_after_the_last_name_comes_the_next_item(self, chair: ChairScreen, heard: Heard) -> None:
        chair.show_board(sample.roll(4, 4))
        press(chair, K.Key_PageDown)
        assert heard == [("went_on",)]

    def test_back_takes_the_last_call_back(self, chair: ChairScreen, heard: Heard) -> None:
        chair.show_board(sample.roll(2, 4))
        press(chair, K.Key_PageUp)
        chair.show_board(sample.roll(1, 4))
        press(chair, K.Key_PageDown)
        assert heard == [("uncalled",), ("called", "d1")]

    def test_a_call_that_was_refused_is_called_again(self, chair: ChairScreen, heard: Heard) -> None:
        chair.show_board(sample.roll(2, 4))
        press(chair, K.Key_PageDown)
        chair.forget_ahead()
        press(chair, K.Key_PageDown)
        assert heard == [("called", "d2"), ("called", "d2")]

    def test_it_is_left_early_by_key_and_by_button_once(self, chair: ChairScreen, heard: Heard) -> None:
        chair.show_board(sample.roll(2, 4))
        told = "2 names are not read yet. Back leads here again."
        assert any(each.isVisible() and each.text() == told for each in chair.findChildren(QLabel))
        press(chair, K.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        press(chair, K.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert heard == [("went_on",)]
        chair.forget_ahead()
        (leave,) = (each for each in chair.findChildren(Button) if each.text() == "End the roll call")
        leave.click()
        assert heard == [("went_on",), ("went_on",)]

    @pytest.mark.parametrize("board", [sample.roll(4, 4), sample.BOARDS["usual"]])
    def test_there_is_no_way_out_where_there_is_nothing_to_leave(
        self, chair: ChairScreen, heard: Heard, board: ChairBoard
    ) -> None:
        chair.show_board(board)
        press(chair, K.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert heard == []
        assert not any(b.isVisible() for b in chair.findChildren(Button) if b.text() == "End the roll call")

    def test_people_whom_no_name_counts_are_said_in_words(self, chair: ChairScreen) -> None:
        told = "3 people without an institution"
        chair.show_board(sample.roll(5, 6))
        assert not any(each.isVisible() and each.text() == told for each in chair.findChildren(QLabel))
        chair.show_board(replace(sample.roll(5, 6), unassigned=3))
        assert any(each.isVisible() and each.text() == told for each in chair.findChildren(QLabel))


class TestTheEnd:
    def test_a_clicker_does_not_end_the_assembly(self, chair: ChairScreen, heard: Heard) -> None:
        board = sample.board(sample.BOARDS["last"].evening)
        chair.show_board(board)
        press(chair, K.Key_End, Qt.KeyboardModifier.ControlModifier)
        assert heard == [("ended",)]

    def test_only_in_the_last_public_item(self, chair: ChairScreen, heard: Heard) -> None:
        chair.show_board(sample.BOARDS["usual"])
        press(chair, K.Key_End, Qt.KeyboardModifier.ControlModifier)
        assert heard == []

    def test_after_the_end_nothing_goes_on(self, chair: ChairScreen, heard: Heard) -> None:
        chair.show_board(sample.BOARDS["ended"])
        press(chair, K.Key_PageDown)
        press(chair, K.Key_H)
        assert heard == []
        press(chair, K.Key_PageUp)
        assert heard == [("went_back",)]


def test_the_clocks_are_read_against_the_clock(chair: ChairScreen, told: Told) -> None:
    chair.show_board(sample.BOARDS["usual"])
    large, small = chair.findChildren(Clock)
    assert (large.figures, small.figures) == ("1:24", "5:24")
    told.at = NOW + timedelta(seconds=84, milliseconds=1)
    wait = chair.tick(told.at)
    assert (large.figures, small.figures) == ("0:00", "3:59")
    assert large.accessibleName().startswith("Sajid Javid, over 2:00")
    assert wait is not None
    assert wait < 1.01
    told.at = NOW + timedelta(seconds=98)
    chair.tick(told.at)
    assert large.figures == "0:14"


def test_a_held_clock_asks_for_no_tick_of_its_own(chair: ChairScreen, told: Told) -> None:
    chair.show_board(sample.BOARDS["held"])
    assert chair.tick(told.at + timedelta(seconds=30)) is None
    assert chair.findChildren(Clock)[0].figures == "1:34"


def test_a_space_on_a_button_presses_the_button(chair: ChairScreen, heard: Heard) -> None:
    chair.show_board(sample.BOARDS["usual"])
    hold = next(each for each in chair.findChildren(Button) if each.text() == "Hold")
    hold.setFocus()
    QTest.keyClick(hold, Qt.Key.Key_Space)
    assert heard == [("held",)]


def test_every_button_has_a_name_and_a_place_in_the_tab_order(chair: ChairScreen) -> None:
    chair.show_board(sample.late())
    shown = [each for each in chair.findChildren(Button) if each.isVisible()]
    assert len(shown) >= 9
    for button in shown:
        assert button.accessibleName()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("say", [ENGLISH, stretched()], ids=["english", "long"])
@pytest.mark.parametrize("name", sample.BOARDS)
def test_nothing_is_cut(theme: Theme, qtbot: QtBot, told: Told, name: str, say: Tongue) -> None:
    screen = make(theme, qtbot, told, say)
    screen.show_board(sample.BOARDS[name])
    assert_fits(screen)


@pytest.mark.parametrize("size", [115, 150, 200])
def test_larger_type_is_scrolled_not_squeezed(
    qapp: QApplication, qtbot: QtBot, told: Told, size: int
) -> None:
    theme = Theme.load("light", size)
    dress(qapp, theme)
    screen = make(theme, qtbot, told)
    screen.resize(1920, 1028)
    for board in (sample.BOARDS["usual"], sample.roll()):
        screen.show_board(board)
        assert_fits(screen)


def test_another_tongue_is_spoken_at_once(chair: ChairScreen) -> None:
    board: ChairBoard = sample.late()
    chair.show_board(board)
    chair.retitle(stretched())
    words = {each.text() for each in chair.findChildren(Button)}
    assert any("Néxt" in each for each in words)
    assert not {"Next", "Hold", "Back"} & words


def test_how_long_an_answer_may_be_stands_only_where_answers_are_given(chair: ChairScreen) -> None:
    note = chair._note  # pyright: ignore[reportPrivateUsage]
    chair.show_board(sample.response())
    assert "3 answers of 2:00" in note.text()
    asked = sample.asked(Beside.NOT_ASKED, Beside.NOT_ASKED, Beside.NOT_ASKED)
    for id in ("i08", "i10"):
        chair.show_board(sample.board(sample.running(id), ask=sample.ASK_2, asked=asked))
        assert "answers of" not in note.text()


def test_the_picture_of_the_hall_stands_beside_the_roll_call_too(chair: ChairScreen) -> None:
    chair.show_board(sample.roll(5))
    QApplication.processEvents()
    assert chair.stage.preview.isVisible()


@pytest.mark.parametrize("board", [sample.response(), sample.late(), sample.roll(), sample.roll(5)])
def test_the_keys_of_the_stage_are_in_sight(chair: ChairScreen, board: ChairBoard) -> None:
    chair.show_board(board)
    QApplication.processEvents()
    assert chair.stage.freeze.visibleRegion().boundingRect() == chair.stage.freeze.rect()
