"""Turnout at the door under hands and scanners: seen, sorted, searched, left; and no scan is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.turnout import Forecast, Pace, Reach
from app.service.boards.turnout import TurnoutBoard
from app.ui.door.hall import HallCard
from app.ui.door.pace import PaceList
from app.ui.door.plate import UnassignedPlate
from app.ui.door.screen import DoorScreen
from app.ui.parts.hints import KeyHint
from app.ui.theme import Theme
from app.words import ENGLISH, Tongue, stretched
from tests.ui.door import sample
from tests.ui.door.conftest import BADGE, Hands
from tests.ui.door.turnout_sample import doors, turnout
from tests.ui.layout import assert_fits

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def open_turnout(screen: DoorScreen, hands: Hands, board: TurnoutBoard | None = None) -> None:
    """By its key."""
    hands.type(Qt.Key.Key_F5, held=SHIFT)
    screen.turnout.show_board(board or turnout())


def shown(top: QWidget) -> str:
    """All words that are seen."""
    return "\n".join(each.text() for each in top.findChildren(QLabel) if each.isVisible())


def names(screen: DoorScreen) -> list[str]:
    """The institutions in the order shown."""
    board = turnout()
    called = {each.delegation: each.name for each in board.counts}
    return [called[key] for key in screen.turnout.table.keys]


@pytest.fixture
def scanned(screen: DoorScreen) -> list[str]:
    """What was scanned."""
    heard: list[str] = []
    screen.scanned.connect(heard.append)
    return heard


class TestOpening:
    def test_by_key_and_away_by_esc(self, screen: DoorScreen, hands: Hands) -> None:
        screen.show_verdict(sample.verdict())
        open_turnout(screen, hands)
        assert screen.turnout.isVisible()
        assert screen.turnout.filter.edit.hasFocus()
        hands.type(Qt.Key.Key_Escape)
        assert not screen.turnout.isVisible()
        assert screen.verdict is not None, "the verdict stands as it stood"
        focus = screen.focusWidget()
        assert isinstance(focus, QLineEdit)
        assert focus.objectName() == "scan_line"

    def test_the_same_key_leaves_it(self, screen: DoorScreen, hands: Hands) -> None:
        open_turnout(screen, hands)
        hands.type(Qt.Key.Key_F5, held=SHIFT)
        assert not screen.turnout.isVisible()

    def test_by_mouse_on_the_card_of_the_hall(self, screen: DoorScreen) -> None:
        card = screen.findChild(HallCard)
        assert card is not None
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        assert screen.turnout.isVisible()

    def test_its_button_has_a_name(self, screen: DoorScreen) -> None:
        card = screen.findChild(HallCard)
        assert card is not None
        (hint,) = (each for each in card.findChildren(KeyHint) if each.text())
        assert hint.accessibleName() == "Turnout (Shift F5)"
        hint.click()
        assert screen.turnout.isVisible()

    def test_the_counter_on_the_card_leads_to_them(self, screen: DoorScreen) -> None:
        board = sample.board()
        screen.show_board(board)
        card = screen.findChild(HallCard)
        assert card is not None
        plate = card.findChild(UnassignedPlate)
        assert plate is not None
        assert not plate.isVisible()
        screen.show_board(replace(board, hall=replace(board.hall, unassigned=3)))
        assert plate.isVisible()
        plate.click()
        assert screen.turnout.asks_whose

    def test_the_doors_stand_beside_it_and_go_with_it(self, screen: DoorScreen, hands: Hands) -> None:
        open_turnout(screen, hands)
        paces = screen.findChild(PaceList)
        assert paces is not None
        assert paces.isVisible()
        assert "Door 1: 41 a minute" in paces.accessibleName()
        hands.type(Qt.Key.Key_Escape)
        assert not paces.isVisible()

    def test_the_list_of_institutions_is_there_again_afterwards(
        self, screen: DoorScreen, hands: Hands
    ) -> None:
        hands.type(Qt.Key.Key_F5)
        before = shown(screen)
        open_turnout(screen, hands)
        hands.type(Qt.Key.Key_Escape)
        assert shown(screen) == before


class TestScanning:
    def test_a_scan_counts_and_shows_its_verdict(
        self, screen: DoorScreen, hands: Hands, scanned: list[str]
    ) -> None:
        open_turnout(screen, hands)
        hands.scan(BADGE)
        assert scanned == [BADGE]
        assert screen.turnout.filter.text() == ""
        screen.show_verdict(sample.verdict())
        assert not screen.turnout.isVisible()
        hands.at += 20
        hands.scan(BADGE)
        assert scanned == [BADGE, BADGE]

    @pytest.mark.parametrize("where", ["table", "sort", "whose", "whose table"])
    def test_wherever_the_focus_is(
        self, screen: DoorScreen, hands: Hands, scanned: list[str], where: str
    ) -> None:
        open_turnout(screen, hands, turnout(lost=2))
        page = screen.turnout
        if where == "table":
            page.table.setFocus()
        elif where == "sort":
            next(each for each in page.findChildren(KeyHint) if "Sort" in each.text()).setFocus()
        else:
            hands.type("u", held=ALT)
            assert page.asks_whose
        if where == "whose table":
            page.whose.people.setFocus()
        hands.scan(BADGE)
        assert scanned == [BADGE]

    @pytest.mark.parametrize("whose", [False, True])
    def test_also_by_a_scanner_slower_than_a_hand(
        self, screen: DoorScreen, hands: Hands, scanned: list[str], whose: bool
    ) -> None:
        open_turnout(screen, hands, turnout(lost=2))
        if whose:
            hands.type("u", held=ALT)
        field = screen.turnout.whose.filter if whose else screen.turnout.filter
        edit = field.edit
        assert isinstance(edit, QLineEdit)
        edit.insert(BADGE)
        hands.type(Qt.Key.Key_Return)
        assert scanned == [BADGE]
        assert field.text() == ""

    def test_the_line_still_takes_typing(self, screen: DoorScreen, hands: Hands) -> None:
        open_turnout(screen, hands)
        line = screen.findChild(QLineEdit, "scan_line")
        assert line is not None
        assert line.isVisible()
        line.setFocus()
        hands.type("st")
        assert screen.typed == "st"
        assert not screen.turnout.isVisible()

    def test_the_last_check_in_can_be_taken_back_meanwhile(self, screen: DoorScreen, hands: Hands) -> None:
        undone: list[str] = []
        screen.undone.connect(undone.append)
        screen.show_verdict(sample.verdict())
        open_turnout(screen, hands)
        hands.type("z", held=Qt.KeyboardModifier.ControlModifier)
        assert undone == ["F0"]


class TestTable:
    def test_the_most_missing_first_then_by_name(self, screen: DoorScreen, hands: Hands) -> None:
        open_turnout(screen, hands)
        assert names(screen)[:2] == ["Bridge End Church", sample.NAMES[6][0]]
        hands.type("s", held=ALT)
        assert names(screen) == sorted(names(screen), key=str.casefold)
        assert screen.turnout.table.sorted_by == ("name", False)
        hands.type("s", held=ALT)
        assert screen.turnout.table.sorted_by == ("missing", True)

    def test_by_a_click_on_a_title(self, screen: DoorScreen, hands: Hands) -> None:
        open_turnout(screen, hands)
        screen.turnout.table.sorting.emit("here")
        here = {each.delegation: each.here for each in turnout().counts}
        shown_here = [here[key] for key in screen.turnout.table.keys]
        assert shown_here == sorted(shown_here, reverse=True)
        screen.turnout.table.sorting.emit("bar")
        assert screen.turnout.table.sorted_by == ("here", True), "a bar is no order"

    def test_typing_finds_an_institution_wherever_the_hands_are(
        self, screen: DoorScreen, hands: Hands
    ) -> None:
        open_turnout(screen, hands)
        hands.type("st jo")
        assert len(names(screen)) == 3
        hands.type(Qt.Key.Key_Escape)
        assert len(names(screen)) == len(sample.NAMES)
        hands.type(Qt.Key.Key_Down)
        assert screen.turnout.table.hasFocus()
        hands.type("m")
        assert screen.turnout.filter.text() == "m"
        assert screen.turnout.isVisible()

    def test_up_from_the_first_goes_back_to_the_filter(self, screen: DoorScreen, hands: Hands) -> None:
        open_turnout(screen, hands)
        hands.type(Qt.Key.Key_Down, Qt.Key.Key_Up)
        assert screen.turnout.filter.edit.hasFocus()

    def test_news_keeps_what_is_typed_sorted_and_chosen(self, screen: DoorScreen, hands: Hands) -> None:
        open_turnout(screen, hands)
        hands.type("s", held=ALT)
        hands.type("o", Qt.Key.Key_Down, Qt.Key.Key_Down)
        chosen = screen.turnout.table.chosen_key()
        assert chosen
        screen.turnout.show_board(turnout(1300))
        assert screen.turnout.filter.text() == "o"
        assert screen.turnout.table.chosen_key() == chosen
        assert screen.turnout.table.sorted_by == ("name", False)

    def test_a_row_is_said_to_a_screen_reader(self, screen: DoorScreen, hands: Hands) -> None:
        open_turnout(screen, hands)
        table = screen.turnout.table
        assert table.accessibleName() == "Turnout by institution"
        said = [
            table.model().index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(5)
        ]
        assert said == ["Bridge End Church", "", "0", "45", "45"]

    def test_nobody_missing_and_nothing_pledged_are_told_apart(
        self, screen: DoorScreen, hands: Hands
    ) -> None:
        rows = turnout().counts[:1]
        whole = replace(rows[0], pledged=9, here=12)
        none = replace(rows[0], delegation="none", pledged=0, here=3)
        open_turnout(screen, hands, replace(turnout(), counts=(whole, none)))
        model = screen.turnout.table.model()
        missing = [model.index(row, 4) for row in range(2)]
        assert [each.data() for each in missing] == ["0", "–"]
        assert [each.data(Qt.ItemDataRole.AccessibleTextRole) for each in missing] == [
            "Nobody is missing, 0",
            "Nothing was pledged, –",
        ]


@pytest.mark.parametrize(
    ("board", "said"),
    [
        (turnout(), "Full about 18:52: 1,146 of 2,350 places left."),
        (turnout(pace=Pace(0, 20)), "Full: not at this rate. 1,146 of 2,350 places left."),
        (turnout(pace=Pace(4, 31)), "Full: not if it goes on slowing down. 1,146 of 2,350 places left."),
        (turnout(2350), "Full: all 2,350 places are taken."),
        (turnout(2371), "Full: 21 people more than the 2,350 places."),
        (turnout(capacity=0), "How many the hall holds is not known."),
        (turnout(), "As many as the 2,270 pledged about 18:49."),
        (turnout(pace=Pace(0, 20)), "As many as the 2,270 pledged: not at this rate."),
        (turnout(pace=Pace(4, 31)), "As many as the 2,270 pledged: not if it goes on slowing down."),
        (turnout(2300), "As many as the 2,270 pledged are here."),
        (turnout(capacity=2000), "More are pledged than the hall holds."),
        (turnout(pledged=False), "Nothing was pledged."),
        (turnout(40, pledged=False), "40 in the hall · 67 ever present · 31 guests · 71 a minute"),
        (
            turnout(40, guests=0),
            "40 in the hall · 67 ever present · 2,270 pledged · 207 missing · 71 a minute",
        ),
    ],
)
def test_it_says_what_can_be_said(screen: DoorScreen, hands: Hands, board: TurnoutBoard, said: str) -> None:
    open_turnout(screen, hands, board)
    assert said in shown(screen.turnout).splitlines()


def test_a_forecast_at_an_hour_of_the_venue(screen: DoorScreen, hands: Hands) -> None:
    at = sample.NOW + timedelta(hours=1)
    made = replace(turnout(), full=Forecast(2350, 40, Reach.EXPECTED, at), zone="Europe/Berlin")
    open_turnout(screen, hands, made)
    assert "Full about 20:18: 40 of 2,350 places left." in shown(screen.turnout)


@pytest.mark.parametrize("say", [ENGLISH, stretched()])
@pytest.mark.parametrize("size", [(1366, 716), (1024, 648)])
def test_everything_fits(
    qtbot: QtBot, dressed: Callable[[str], Theme], say: Tongue, size: tuple[int, int]
) -> None:
    screen = DoorScreen(dressed("light"), say, lambda: 0.0)
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show_board(sample.board(many=77))
    screen.show()
    for whose in (False, True):
        screen.turnout.show_board(turnout(many=77, at_doors=doors(12), lost=4))
        card = screen.findChild(HallCard)
        assert card is not None
        card.opened.emit(whose)
        assert_fits(screen)


def test_a_slip_of_the_finger_finds_an_institution(screen: DoorScreen, hands: Hands) -> None:
    open_turnout(screen, hands)
    screen.turnout.show_board(turnout())
    hands.type("elm stret")
    assert screen.turnout.table.keys == ("D0",)
