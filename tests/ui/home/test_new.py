"""A new assembly, made in place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.home.screen import HomeScreen
from tests.ui.layout import assert_fits
from tests.ui.plan.ears import heard

Keys = Qt.Key


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
    screen.refuse("day", "“x” is not a day. Write it as 24/11/2026 or 24 November 2026.")
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


def test_a_refusal_brings_the_keys_to_its_field(screen: HomeScreen) -> None:
    screen._on_new()  # pyright: ignore[reportPrivateUsage]
    screen.refuse("capacity", "“many” is not a number of people.")
    assert screen.form.field("capacity").edit.hasFocus()
