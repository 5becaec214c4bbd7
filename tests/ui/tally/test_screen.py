"""The tally under a keeper's hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.tally import Answer, Beside, Channel, Deadline, ReadBack, ReadBackOutcome, Reason, Spoken
from app.service.boards.tally import Draft, HistoryLine
from app.ui.tally.grid import TallyGrid
from app.ui.tally.history import History
from app.ui.tally.screen import TallyScreen
from app.ui.theme import Theme, dress
from app.words import ENGLISH, stretched
from tests.ui.layout import assert_fits
from tests.ui.tally import sample

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


def _onto(heard: list[Any]) -> Callable[..., None]:
    def hear(*facts: object) -> None:
        heard.append(facts)

    return hear


class Keeper:
    """A tally and what it voiced."""

    def __init__(self, screen: TallyScreen) -> None:
        self.screen = screen
        self.kept: list[tuple[str, str, Spoken, str]] = []
        self.drafted: list[Draft] = []
        self.asked: list[tuple[str, str]] = []
        self.read: list[tuple[str, str, ReadBackOutcome, str]] = []
        self.shown: list[tuple[str, str]] = []
        self.chosen: list[tuple[str, str]] = []
        screen.kept.connect(_onto(self.kept))
        screen.drafted.connect(self._on_drafted)
        screen.asked.connect(_onto(self.asked))
        screen.read.connect(_onto(self.read))
        screen.shown.connect(_onto(self.shown))
        screen.chosen.connect(_onto(self.chosen))

    def _on_drafted(self, _ask: str, _holder: str, draft: Draft) -> None:
        self.drafted.append(draft)

    def press(self, key: str | Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """A key, to whatever has the focus."""
        widget = self.screen.focusWidget()
        assert widget is not None
        if isinstance(key, str):
            for letter in key:
                QTest.keyClick(widget, letter, held)  # pyright: ignore[reportCallIssue, reportArgumentType]
        else:
            QTest.keyClick(widget, key, held)

    def go(self, ask: str, holder: str) -> None:
        """Choose a cell and stand in the grid."""
        self.screen.choose(ask, holder)
        self.press(Qt.Key.Key_Escape)

    def said(self) -> str:
        """All visible words."""
        words: list[str] = []
        for widget in self.screen.findChildren(QWidget):
            if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                words.append(widget.text())
            elif widget.isVisible() and isinstance(widget, QPlainTextEdit):
                words.append(widget.toPlainText())
        return "\n".join(words)

    def acknowledge(self, *, locked: bool = False) -> None:
        """What was kept last is in the file."""
        ask, holder, spoken, _ = self.kept[-1]
        self.screen.show_kept(sample.cell(ask, holder, spoken, asked=1, locked=locked))


@pytest.fixture
def keeper(qtbot: QtBot, qapp: QApplication) -> Keeper:
    theme = Theme.load("light")
    dress(qapp, theme)
    screen = TallyScreen(theme, ENGLISH)
    qtbot.addWidget(screen)
    made = Keeper(screen)
    screen.resize(1282, 716)
    screen.show_board(sample.usual())
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return made


class TestAnswers:
    @pytest.mark.parametrize(("key", "answer"), [("y", Answer.YES), ("n", Answer.NO)])
    def test_one_bare_key_in_the_grid_keeps_a_plain_answer(
        self, keeper: Keeper, key: str, answer: Answer
    ) -> None:
        keeper.go("K2", "P0")
        keeper.press(key)
        ((ask, holder, spoken, because),) = keeper.kept
        assert (ask, holder, spoken.answer, because) == ("K2", "P0", answer, "")

    def test_alt_and_the_letter_do_the_same_from_a_text_field(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press(Qt.Key.Key_Return)
        keeper.press("yes, they said")
        assert keeper.kept == []
        keeper.press(Qt.Key.Key_Y, ALT)
        assert keeper.kept[0][2] == Spoken(
            Answer.YES, words="yes, they said", follow_up=sample.DAY + timedelta(days=100)
        )

    def test_a_bare_letter_in_a_text_field_is_a_letter(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press(Qt.Key.Key_Return)
        keeper.press("nybc")
        assert keeper.kept == []
        assert "nybc" in keeper.said()

    def test_yes_but_is_not_kept_without_its_condition(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press("b")
        assert keeper.kept == []
        keeper.press(Qt.Key.Key_S, CTRL)
        assert keeper.kept == []
        assert "says what it depends on" in keeper.said()
        keeper.press("if the grant comes")
        assert "says what it depends on" not in keeper.said()
        keeper.press(Qt.Key.Key_Return)
        spoken = keeper.kept[0][2]
        assert (spoken.answer, spoken.condition) == (Answer.YES_BUT, "if the grant comes")

    def test_no_clear_answer_is_kept_when_its_reason_is_chosen(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press("c")
        assert keeper.kept == []
        keeper.press(Qt.Key.Key_S, CTRL)
        assert keeper.kept == []
        assert "Choose why" in keeper.said()
        keeper.press(Qt.Key.Key_Space)
        spoken = keeper.kept[0][2]
        assert (spoken.answer, spoken.reason) == (Answer.UNCLEAR, Reason.WILL_LOOK_INTO_IT)

    @pytest.mark.parametrize("state", ["Not put", "Absent", "In writing later", "Not known"])
    def test_a_state_beside_an_answer_is_one_touch(self, keeper: Keeper, state: str) -> None:
        keeper.go("K2", "P0")
        chip = next(b for b in keeper.screen.findChildren(QAbstractButton) if b.text() == state)
        chip.click()
        assert isinstance(keeper.kept[0][2].answer, Beside)

    def test_the_follow_up_is_offered_for_the_hundredth_day(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press("y")
        assert keeper.kept[0][2].follow_up == date(2026, 8, 12)
        keeper.go("K2", "P1")
        keeper.press("n")
        assert keeper.kept[1][2].follow_up is None

    def test_a_promised_date_is_words_and_a_latest_day(self, keeper: Keeper) -> None:
        form = keeper.screen._form  # pyright: ignore[reportPrivateUsage]
        keeper.go("K2", "P0")
        keeper.press(Qt.Key.Key_Return)
        form._by_when.edit.setFocus()  # pyright: ignore[reportPrivateUsage]
        keeper.press("by summer 2027")
        form._latest.edit.setFocus()  # pyright: ignore[reportPrivateUsage]
        keeper.press("31/8/2027x")
        keeper.press(Qt.Key.Key_Y, ALT)
        assert keeper.kept == []
        assert "Write a day" in keeper.said()
        keeper.press(Qt.Key.Key_Backspace)
        keeper.press(Qt.Key.Key_Return)
        assert keeper.kept[0][2].deadline == Deadline("by summer 2027", None, date(2027, 8, 31))

    def test_keeping_nothing_says_what_is_missing(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press(Qt.Key.Key_S, CTRL)
        assert keeper.kept == []
        assert "Choose what was answered first" in keeper.said()

    def test_an_offer_nobody_asked_for_goes_with_the_answer(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press(Qt.Key.Key_O, ALT)
        keeper.press("a round table")
        keeper.press(Qt.Key.Key_N, ALT)
        assert keeper.kept[0][2].offer == "a round table"

    def test_enter_in_the_words_keeps_them(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press("y")
        keeper.acknowledge()
        keeper.press(Qt.Key.Key_Return)
        keeper.press("from April")
        keeper.press(Qt.Key.Key_Return)
        assert keeper.kept[-1][2].words == "from April"

    def test_asked_again_the_form_waits_for_the_new_answer(self, keeper: Keeper) -> None:
        before = sample.cell("K2", "P0", Spoken(Answer.NO, words="not in this budget"), asked=2)
        again = replace(before, standing=Beside.WAITING)
        board = sample.usual()
        cells = tuple(again if (c.ask, c.power_holder) == ("K2", "P0") else c for c in board.cells)
        keeper.screen.show_board(replace(board, cells=cells))
        keeper.go("K2", "P0")
        assert "not in this budget" not in keeper.said()
        assert "Nothing kept yet for this asking" in keeper.said()
        keeper.press(Qt.Key.Key_S, CTRL)
        assert keeper.kept == []

    def test_an_answer_that_was_awaited_in_writing_came_in_writing(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.screen.show_kept(sample.cell("K2", "P0", Spoken(Beside.IN_WRITING)))
        keeper.press("y")
        assert keeper.kept[-1][2].channel is Channel.WRITTEN
        keeper.acknowledge()
        keeper.press("n")
        assert keeper.kept[-1][2].channel is Channel.WRITTEN

    def test_an_answer_without_a_mark_of_asking_is_not_said_to_be_unasked(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        assert "Not asked yet" in keeper.said()
        keeper.screen.show_kept(sample.cell("K2", "P0", Spoken(Answer.YES)))
        assert "Not asked yet" not in keeper.said()

    def test_what_is_kept_and_the_keys_never_scroll_away(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press("c")
        keeper.press(Qt.Key.Key_O, ALT)
        keeper.press(Qt.Key.Key_S, CTRL)
        QApplication.processEvents()
        hint = next(b for b in keeper.screen.findChildren(QAbstractButton) if b.text() == "Read back")
        assert hint.visibleRegion().boundingRect() == hint.rect()

    def test_asked_again_and_on_stage(self, keeper: Keeper) -> None:
        keeper.go("K2", "P1")
        keeper.press(Qt.Key.Key_A, ALT)
        keeper.press(Qt.Key.Key_S, ALT)
        assert keeper.asked == [("K2", "P1")]
        assert keeper.shown == [("K2", "P1")]


class TestDrafts:
    def test_unfinished_words_are_put_away_after_a_pause(self, keeper: Keeper, qtbot: QtBot) -> None:
        keeper.go("K2", "P0")
        keeper.press(Qt.Key.Key_Return)
        keeper.press("will wor")
        qtbot.waitUntil(lambda: bool(keeper.drafted), timeout=2000)
        assert keeper.drafted[-1].words == "will wor"
        assert keeper.kept == []

    def test_and_at_once_when_another_cell_is_chosen(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press(Qt.Key.Key_Return)
        keeper.press("will")
        keeper.go("K2", "P1")
        assert [draft.words for draft in keeper.drafted] == ["will"]
        assert "will" not in keeper.screen._form.words.text()  # pyright: ignore[reportPrivateUsage]

    def test_a_draft_comes_back_into_the_form(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.screen.show_board(replace(sample.usual(), draft=sample.DRAFT), ("K2", "P0"))
        assert "will work towards" in keeper.said()
        assert keeper.screen._form.standing is Answer.YES_BUT  # pyright: ignore[reportPrivateUsage]

    def test_the_draft_of_another_cell_does_not(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.screen.show_board(replace(sample.usual(), draft=sample.DRAFT), ("K2", "P1"))
        assert "will work towards" not in keeper.said()

    def test_a_board_never_overwrites_what_is_being_typed(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press(Qt.Key.Key_Return)
        keeper.press("half a sen")
        keeper.screen.show_board(sample.usual(), ("K2", "P0"))
        assert keeper.screen.dirty
        assert "half a sen" in keeper.said()
        keeper.press("tence")
        assert "half a sentence" in keeper.said()

    def test_what_is_typed_while_an_answer_is_being_kept_stays(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press("n")
        keeper.press(Qt.Key.Key_O, ALT)
        keeper.press("a mee")
        keeper.acknowledge()
        keeper.press("ting")
        assert keeper.screen.dirty
        keeper.press(Qt.Key.Key_Return)
        assert keeper.kept[-1][2].answer is Answer.NO
        assert keeper.kept[-1][2].offer == "a meeting"
        assert not keeper.kept[-1][2].deadline

    def test_the_keys_stay_here_when_the_field_that_had_them_goes(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press(Qt.Key.Key_C, ALT)
        focus = keeper.screen.focusWidget()
        assert isinstance(focus, QAbstractButton)
        keeper.screen.choose("K2", "P1")
        keeper.press("y")
        assert [(ask, holder) for ask, holder, _, _ in keeper.kept] == [("K2", "P1")]

    def test_two_sent_one_after_the_other_are_both_kept(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press("n")
        keeper.press(Qt.Key.Key_O, ALT)
        keeper.press("a meeting")
        keeper.press(Qt.Key.Key_Return)
        first, second = (spoken for _, _, spoken, _ in keeper.kept)
        keeper.screen.show_kept(sample.cell("K2", "P0", first, asked=1))
        assert keeper.screen.dirty
        assert "a meeting" in keeper.said()
        keeper.screen.show_kept(sample.cell("K2", "P0", second, asked=1))
        assert not keeper.screen.dirty
        assert "a meeting" in keeper.said()

    def test_the_same_kept_twice_is_clean(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press("y")
        keeper.press(Qt.Key.Key_S, CTRL)
        assert len(keeper.kept) == 2
        for _, _, spoken, _ in keeper.kept:
            keeper.screen.show_kept(sample.cell("K2", "P0", spoken, asked=1))
        assert not keeper.screen.dirty

    def test_an_offer_just_opened_stays_open(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press("n")
        keeper.press(Qt.Key.Key_O, ALT)
        keeper.acknowledge()
        keeper.press("a meeting")
        keeper.press(Qt.Key.Key_Return)
        assert keeper.kept[-1][2].offer == "a meeting"


class TestReadBack:
    def test_f2_shows_the_sentence_and_control_enter_agrees(self, keeper: Keeper) -> None:
        keeper.press(Qt.Key.Key_F2)
        assert keeper.screen.reading_back
        keeper.press(Qt.Key.Key_Return, CTRL)
        ((ask, holder, outcome, words),) = keeper.read
        assert (ask, holder, outcome) == ("K1", "P0", ReadBackOutcome.AGREED)
        assert "working towards it, no date given" in words

    def test_a_bare_enter_locks_nothing(self, keeper: Keeper) -> None:
        keeper.press(Qt.Key.Key_F2)
        for _ in range(3):
            keeper.press(Qt.Key.Key_Return)
        assert keeper.read == []

    @pytest.mark.parametrize(
        ("key", "outcome"),
        [(Qt.Key.Key_E, ReadBackOutcome.CORRECTED), (Qt.Key.Key_R, ReadBackOutcome.REFUSED)],
    )
    def test_corrected_and_refused(self, keeper: Keeper, key: Qt.Key, outcome: ReadBackOutcome) -> None:
        keeper.press(key, ALT)
        assert keeper.read == []
        keeper.press(Qt.Key.Key_F2)
        keeper.press(key, ALT)
        assert keeper.read[0][2] is outcome

    def test_f2_keeps_first_what_is_not_kept(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press("b")
        keeper.press("if asked nicely")
        keeper.press(Qt.Key.Key_F2)
        assert not keeper.screen.reading_back
        assert keeper.kept[0][2].condition == "if asked nicely"
        keeper.acknowledge()
        assert keeper.screen.reading_back
        assert not keeper.screen.dirty

    def test_a_touch_of_the_words_puts_the_sentence_away(self, keeper: Keeper) -> None:
        keeper.press(Qt.Key.Key_F2)
        keeper.screen._form.begin_words()  # pyright: ignore[reportPrivateUsage]
        keeper.press("x")
        assert not keeper.screen.reading_back
        keeper.press(Qt.Key.Key_Return, CTRL)
        assert keeper.read == []
        assert len(keeper.kept) == 1

    def test_nothing_is_read_back_where_nothing_was_said(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        keeper.press(Qt.Key.Key_F2)
        assert not keeper.screen.reading_back
        assert keeper.read == []

    def test_after_agreeing_the_cell_is_locked_and_the_bar_goes(self, keeper: Keeper) -> None:
        keeper.press(Qt.Key.Key_F2)
        keeper.press(Qt.Key.Key_Return, CTRL)
        cell = sample.cell("K1", "P0", sample.YES_BUT, asked=1, locked=True)
        keeper.screen.show_read(cell, ReadBackOutcome.AGREED)
        assert not keeper.screen.reading_back
        assert "4 of 12 read back and locked" in keeper.said()

    def test_what_was_said_to_the_words_stands_under_them(self, keeper: Keeper) -> None:
        for outcome, words in (
            (ReadBackOutcome.CORRECTED, "write what was meant"),
            (ReadBackOutcome.REFUSED, "and not agreed"),
        ):
            heard = ReadBack("B", "R", outcome, sample.NOW)
            cell = replace(sample.cell("K1", "P0", sample.YES_BUT, asked=1), read_back=heard)
            keeper.screen.show_read(cell, outcome)
            assert words in keeper.said()

    def test_corrected_goes_on_at_the_end_of_the_words(self, keeper: Keeper) -> None:
        keeper.press(Qt.Key.Key_F2)
        keeper.press(Qt.Key.Key_E, ALT)
        keeper.screen.show_read(sample.cell("K1", "P0", sample.YES_BUT, asked=1), ReadBackOutcome.CORRECTED)
        keeper.press(" from May")
        keeper.press(Qt.Key.Key_S, CTRL)
        assert keeper.kept[-1][2].words == sample.YES_BUT.words + " from May"

    def test_corrected_with_a_condition_and_no_words_goes_to_the_condition(self, keeper: Keeper) -> None:
        bare = Spoken(Answer.YES_BUT, condition="if the grant comes")
        keeper.screen.show_kept(sample.cell("K1", "P0", bare, asked=1))
        keeper.screen.show_read(sample.cell("K1", "P0", bare, asked=1), ReadBackOutcome.CORRECTED)
        keeper.press(" in time")
        keeper.press(Qt.Key.Key_S, CTRL)
        assert keeper.kept[-1][2].condition == "if the grant comes in time"

    def test_once_the_reason_is_kept_the_keys_are_the_grids_again(self, keeper: Keeper) -> None:
        keeper.go("K0", "P0")
        grid = keeper.screen.focusWidget()
        keeper.press("y")
        keeper.press("misheard")
        keeper.press(Qt.Key.Key_S, CTRL)
        keeper.acknowledge()
        assert keeper.screen.focusWidget() is grid

    def test_a_locked_cell_changes_only_with_a_reason(self, keeper: Keeper) -> None:
        keeper.go("K0", "P0")
        keeper.press("y")
        assert keeper.kept == []
        keeper.press(Qt.Key.Key_S, CTRL)
        assert keeper.kept == []
        assert "Write why it changes" in keeper.said()
        keeper.press("misheard")
        keeper.press(Qt.Key.Key_Return)
        ask, holder, spoken, because = keeper.kept[0]
        assert (ask, holder, spoken.answer, because) == ("K0", "P0", Answer.YES, "misheard")


class TestRoom:
    def test_the_cells_come_before_a_long_history(self, keeper: Keeper) -> None:
        lines = tuple(HistoryLine(sample.NOW, "Asked again", "we shall see") for _ in range(12))
        keeper.screen.show_board(replace(sample.usual(), history=lines))
        for _ in range(3):
            QApplication.processEvents()
        grid = keeper.screen.findChild(TallyGrid)
        assert grid is not None
        assert grid.height() >= grid.sizeHint().height()

    @pytest.mark.parametrize("size", [130, 150])
    def test_in_larger_type_the_cells_stay_in_sight_while_the_sentence_is_read(
        self, keeper: Keeper, qapp: QApplication, size: int
    ) -> None:
        history, grid = keeper.screen.findChild(History), keeper.screen.findChild(TallyGrid)
        assert history is not None
        assert grid is not None
        dress(qapp, Theme.load("light", size))
        keeper.press(Qt.Key.Key_F2)
        for _ in range(3):
            QApplication.processEvents()
        assert not history.isVisible()
        keeper.press(Qt.Key.Key_Escape)
        assert history.isVisible()


class TestGrid:
    def test_it_begins_at_the_cell_on_stage(self, keeper: Keeper) -> None:
        assert keeper.screen.current == ("K1", "P0")
        assert keeper.chosen == [("K1", "P0")]

    def test_arrows_move_and_stop_at_the_edge(self, keeper: Keeper) -> None:
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right):
            keeper.press(key)
        assert keeper.screen.current == ("K0", "P1")

    def test_a_cell_that_is_not_put_is_passed_over(self, keeper: Keeper) -> None:
        keeper.screen.show_board(sample.crowded())
        keeper.go("K9", "P3")
        keeper.press(Qt.Key.Key_Down)
        assert keeper.screen.current == ("K11", "P3")

    def test_the_chosen_cell_stays_when_others_change(self, keeper: Keeper) -> None:
        keeper.go("K3", "P2")
        keeper.screen.show_board(replace(sample.usual(), on_stage=("K0", "P1")))
        assert keeper.screen.current == ("K3", "P2")

    def test_a_screen_reader_hears_the_cell(self, keeper: Keeper) -> None:
        keeper.go("K0", "P0")
        grid = keeper.screen.focusWidget()
        assert grid is not None
        assert grid.accessibleName().startswith("Ask 1, ")
        assert "The Mayor. No" in grid.accessibleName()
        assert "read back and locked" in grid.accessibleName()

    def test_keys_that_choose_stand_on_the_tiles_as_they_work(self, keeper: Keeper) -> None:
        keeper.go("K2", "P0")
        yes = next(b for b in keeper.screen.findChildren(QAbstractButton) if b.text() == "Yes")
        assert yes.accessibleName() == "Yes (Y)"
        keeper.press(Qt.Key.Key_Return)
        assert yes.accessibleName() == "Yes (Alt Y)"


def test_every_thing_that_takes_the_focus_has_a_name(keeper: Keeper) -> None:
    for widget in keeper.screen.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.focusProxy():
            needs = isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit)
            assert widget.accessibleName() or not needs, type(widget).__name__


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("board", [sample.usual, sample.crowded, sample.empty])
def test_all_of_it_fits(
    qtbot: QtBot, qapp: QApplication, theme: str, board: Callable[[], object], *, long: bool
) -> None:
    worn = Theme.load(theme)
    dress(qapp, worn)
    screen = TallyScreen(worn, stretched() if long else ENGLISH)
    qtbot.addWidget(screen)
    screen.setFixedSize(1282, 716)
    screen.show_board(board())  # pyright: ignore[reportArgumentType]
    screen.show()
    for _ in range(5):
        qapp.processEvents()
    assert_fits(screen)


def test_nothing_is_left_of_the_other_tongue(keeper: Keeper) -> None:
    keeper.screen.retitle(stretched())
    assert "The words" not in keeper.said()
    assert "read back and locked" not in keeper.said()
