"""A row added in place, and what is said when it, or a cell, was not taken."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.service.boards.plan import Tab
from app.ui.plan.screen import PlanScreen
from tests.ui.layout import assert_fits
from tests.ui.plan import sample
from tests.ui.plan.ears import heard

Keys = Qt.Key


def test_ins_adds_in_place(screen: PlanScreen, qtbot: QtBot) -> None:
    added = heard(screen, "added")
    screen.go(Tab.PEOPLE)
    listing = screen.listing(Tab.PEOPLE)
    listing.setFocus()
    QTest.keyClick(listing, Keys.Key_Insert)
    field = listing.adding.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "Person 9")
    QTest.keyClick(field, Keys.Key_Return)
    assert added == [("person", "Person 9", "d0")]
    screen.refuse("person", "", "This is in the plan already.")
    assert listing.adding.isVisible()
    assert field.text() == "Person 9"
    screen.accept("person")
    assert field.text() == ""
    QTest.keyClick(field, Keys.Key_Escape)
    assert not listing.adding.isVisible()


def test_a_refusal_stands_under_the_table_until_the_next_change(screen: PlanScreen) -> None:
    screen.refuse("agenda_item", "minutes", "“six” is not a length. Write 5 or 4:30.")
    assert screen.refusal == "“six” is not a length. Write 5 or 4:30."
    assert_fits(screen)
    screen.listing(Tab.AGENDA).table.edited.emit("i10", "minutes", "6")
    assert screen.refusal == ""


def test_the_same_name_is_not_added_twice_while_the_first_is_on_its_way(screen: PlanScreen) -> None:
    added = heard(screen, "added")
    screen.go(Tab.INSTITUTIONS)
    adding = screen.listing(Tab.INSTITUTIONS).adding
    adding.call()
    field = adding.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "Birch Road School")
    QTest.keyClick(field, Keys.Key_Return)
    QTest.keyClick(field, Keys.Key_Return)
    assert added == [("delegation", "Birch Road School", "")]
    screen.refuse("delegation", "", "This is in the plan already.")
    QTest.keyClick(field, Keys.Key_Return)
    assert len(added) == 2


def test_the_row_just_added_is_the_one_that_is_changed_next(screen: PlanScreen) -> None:
    screen.go(Tab.INSTITUTIONS)
    listing = screen.listing(Tab.INSTITUTIONS)
    listing.adding.call()
    plan = sample.board().plan
    fresh = replace(plan.delegations[0], id="new", name="Birch Road School")
    screen.show_board(sample.board(replace(plan, delegations=(*plan.delegations, fresh))))
    assert listing.table.chosen_key() == "new"
