"""The ledger by hand: filters, search, history, and news that is complete before it is voiced."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.follow_up import Became
from app.domain.tally import Answer
from app.ui.follow_up.screen import FollowUpScreen
from app.ui.parts.tables import Table
from app.ui.theme import Theme
from app.words import ENGLISH, stretched
from tests.ui.follow_up import sample
from tests.ui.layout import assert_fits

Told = list[tuple[str, str, object, object, str, str]]


@pytest.fixture
def screen(theme: Theme, shown: Callable[..., None]) -> FollowUpScreen:
    """The usual ledger, shown."""
    made = FollowUpScreen(theme, ENGLISH)
    made.show_board(sample.usual())
    shown(made, 1282, 716)
    return made


def heard(screen: FollowUpScreen) -> Told:
    """What the screen voices from now on."""
    told: Told = []

    def hear(assembly: str, id: str, became: object, day: object, words: str, source: str) -> None:
        told.append((assembly, id, became, day, words, source))

    screen.noted.connect(hear)
    return told


def table(screen: FollowUpScreen) -> Table:
    return screen.findChildren(Table)[0]


def said(screen: QWidget) -> set[str]:
    """Every word that can be seen, once what was just added is laid out."""
    QApplication.processEvents()
    return {each.text() for each in screen.findChildren(QLabel) if each.isVisibleTo(screen)}


def field(screen: FollowUpScreen, name: str) -> QLineEdit:
    """A line to type into, by its name for screen readers."""
    return next(each for each in screen.findChildren(QLineEdit) if each.accessibleName() == name)


def test_what_is_due_comes_first_and_stands_open(screen: FollowUpScreen) -> None:
    assert table(screen).keys[:3] == ("a1", "b2", "b1")
    assert screen.chosen == "a1"
    assert "Name two leaders for each meeting with the mayors" in said(screen)
    assert "Promised by us" in said(screen)


def test_a_chip_shows_only_its_own(screen: FollowUpScreen) -> None:
    screen.filter(Became.UNDER_WAY)
    assert set(table(screen).keys) == {"b1", "b2", "a2"}
    assert screen.chosen == table(screen).keys[0]
    screen.filter(Became.NOT_KEPT)
    assert table(screen).keys == () or not table(screen).isVisibleTo(screen)
    assert "None of the promises is like that." in said(screen)
    assert screen.chosen == ""
    screen.filter(None)
    assert len(table(screen).keys) == 8


def test_typing_narrows_and_keeps_what_is_chosen_if_it_can(screen: FollowUpScreen) -> None:
    screen.choose("c2")
    QTest.keyClicks(field(screen, "Search the ledger"), "credit")
    assert table(screen).keys == ("c2",)
    assert screen.chosen == "c2"
    assert "1 of 8 shown, what is due first." in said(screen)


def test_the_history_runs_from_the_words_of_the_night_to_the_last_news(screen: FollowUpScreen) -> None:
    screen.choose("c1")
    words = said(screen)
    assert {"Yes, but …", "committed to reviewing the practice", "A review was begun.", "Kept"} <= words
    assert "Open all night since March; thanked from the stage." in words


def test_news_is_voiced_whole(screen: FollowUpScreen, qtbot: QtBot) -> None:
    told = heard(screen)
    screen.choose("b3")
    table(screen).setFocus()
    QTest.keyClick(table(screen), Qt.Key.Key_E)
    QTest.keyClicks(field(screen, "What is known"), "The first contract was renewed")
    QTest.keyClicks(field(screen, "Where it is from"), "Council minutes, item 9")
    QTest.keyClick(field(screen, "Where it is from"), Qt.Key.Key_Return)
    assert told == [
        (
            "autumn assembly",
            "b3",
            Became.UNDER_WAY,
            sample.TODAY,
            "The first contract was renewed",
            "Council minutes, item 9",
        )
    ]
    screen.show_taken()
    assert field(screen, "What is known").text() == ""
    assert not field(screen, "What is known").isVisibleTo(screen)


@pytest.mark.parametrize(
    ("day", "words", "source", "says"),
    [
        ("soon", "Built", "Photo", "Write it as 20 Jul 2027."),
        ("20 Jul 2027", " ", "Photo", "Write what is known, in a few words."),
        ("20 Jul 2027", "Built", "", "Write where this is from."),
    ],
)
def test_news_with_a_part_missing_is_not_voiced(
    screen: FollowUpScreen, day: str, words: str, source: str, says: str
) -> None:
    told = heard(screen)
    screen.add_evidence()
    for name, text in (("Day", day), ("What is known", words), ("Where it is from", source)):
        field(screen, name).setText(text)
    QTest.keyClick(field(screen, "What is known"), Qt.Key.Key_Return)
    assert told == []
    assert says in said(screen)


def test_a_board_that_comes_while_one_types_takes_nothing_away(screen: FollowUpScreen) -> None:
    screen.choose("b3")
    screen.add_evidence()
    field(screen, "What is known").setText("The first contract")
    screen.show_board(sample.usual())
    assert screen.chosen == "b3"
    assert field(screen, "What is known").text() == "The first contract"
    assert field(screen, "What is known").isVisibleTo(screen)


def test_escape_leaves_the_note(screen: FollowUpScreen) -> None:
    screen.add_evidence()
    QTest.keyClick(field(screen, "What is known"), Qt.Key.Key_Escape)
    assert not field(screen, "What is known").isVisibleTo(screen)


def test_a_refusal_is_said_at_the_note(screen: FollowUpScreen) -> None:
    screen.add_evidence()
    screen.show_refusal("This day has not come yet.")
    assert "This day has not come yet." in said(screen)


def test_before_the_first_promise_it_says_what_this_is(theme: Theme, shown: Callable[..., None]) -> None:
    made = FollowUpScreen(theme, ENGLISH)
    made.show_board(sample.empty())
    shown(made, 1282, 716)
    assert "No promise yet" in said(made)
    assert_fits(made)


def test_another_tongue_and_back(screen: FollowUpScreen) -> None:
    screen.choose("c1")
    screen.retitle(stretched())
    assert screen.chosen == "c1"
    assert_fits(screen)
    screen.retitle(ENGLISH)
    assert "Its history" in said(screen)


def test_words_that_were_not_recorded_are_not_made_up(screen: FollowUpScreen) -> None:
    silent = sample.theirs("z", "Homes", answer=Answer.UNCLEAR)
    screen.show_board(sample.board([silent]))
    assert "no words recorded" in said(screen)


def test_a_day_without_a_date_is_said(screen: FollowUpScreen) -> None:
    note = sample.theirs("z", "Homes", due=date(2027, 8, 1))
    screen.show_board(sample.board([note]))
    assert "by 1 August 2027 at the latest" in said(screen)
