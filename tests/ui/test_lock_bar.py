"""The bar that asks for a PIN."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.lock_bar import LockBar
from app.ui.parts.labels import Label
from app.ui.theme import Theme, dress
from app.words import ENGLISH, stretched
from tests.ui.layout import assert_fits


@pytest.fixture
def bar(theme: Theme, shown: Callable[..., None]) -> LockBar:
    window = QWidget()
    layout = QVBoxLayout(window)
    made = LockBar(theme, ENGLISH)
    layout.addWidget(made)
    shown(window, 1200, 300)
    return made


def pins(bar: LockBar) -> list[QLineEdit]:
    return [widget for widget in bar.inputs if isinstance(widget, QLineEdit) and widget.isVisible()]


def test_it_is_not_there_until_it_is_asked_for(bar: LockBar) -> None:
    assert not bar.isVisible()


def test_leaving_asks_for_digits_and_shows_none(bar: LockBar) -> None:
    given: list[str] = []
    bar.pin_given.connect(given.append)
    bar.ask_to_leave("Door", pin=True)
    (pin,) = pins(bar)
    QTest.keyClicks(pin, "4a8b02")
    assert pin.displayText() != pin.text() == "4802"
    QTest.keyClick(pin, Qt.Key.Key_Return)
    assert given == ["4802"]


def test_a_refused_one_is_wiped_and_said(bar: LockBar) -> None:
    bar.ask_to_leave("Door", pin=True)
    (pin,) = pins(bar)
    QTest.keyClicks(pin, "4802")
    bar.refuse("This is not the PIN.")
    assert pin.text() == ""
    assert pin.hasFocus()


def test_escape_puts_it_away_with_what_was_typed(bar: LockBar) -> None:
    away: list[bool] = []
    bar.put_away.connect(lambda: away.append(True))
    bar.ask_to_leave("Door", pin=True)
    (pin,) = pins(bar)
    QTest.keyClicks(pin, "4802")
    QTest.keyClick(pin, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert (pin.text(), away) == ("", [True])


def test_asked_for_again_it_begins_anew(bar: LockBar) -> None:
    bar.ask_to_keep("Door")
    first, second = pins(bar)
    QTest.keyClicks(first, "48")
    QTest.keyClicks(second, "4")
    bar.ask_to_keep("Door")
    assert first.text() == second.text() == ""


def test_a_new_pin_is_typed_twice(bar: LockBar) -> None:
    chosen: list[str] = []
    bar.pin_chosen.connect(chosen.append)
    bar.ask_to_keep("Door")
    first, second = pins(bar)
    QTest.keyClicks(first, "4802")
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert second.hasFocus()
    QTest.keyClicks(second, "4803")
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert chosen == []
    assert first.text() == second.text() == ""
    for field in (first, second):
        QTest.keyClicks(field, "4802")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen == ["4802"]


def test_where_no_pin_was_chosen_none_is_asked_for(bar: LockBar) -> None:
    bar.ask_to_leave("Door", pin=False)
    assert pins(bar) == []


@pytest.mark.parametrize("choosing", [True, False])
def test_all_of_it_fits_in_a_longer_tongue(theme: Theme, shown: Callable[..., None], choosing: bool) -> None:
    bar = LockBar(theme, stretched())
    window = QWidget()
    QVBoxLayout(window).addWidget(bar)
    if choosing:
        bar.ask_to_keep("Door")
    else:
        bar.ask_to_leave("Door", pin=True)
    shown(window, 1366, 200)
    assert_fits(bar)


def test_in_the_largest_type_the_two_pins_stand_below_each_other(
    bar: LockBar, qapp: QApplication, theme: Theme
) -> None:
    dress(qapp, Theme.load("light", 200))
    window = bar.window()
    bar.ask_to_keep("Door")
    window.resize(700, 500)
    for _ in range(3):
        qapp.processEvents()
    first, second = pins(bar)
    assert window.width() == 700
    assert second.mapTo(window, second.rect().topLeft()).y() > first.mapTo(window, first.rect().center()).y()
    assert_fits(bar)
    dress(qapp, theme)


def test_what_a_door_gives_back_late_does_not_stand_there_the_next_time(bar: LockBar) -> None:
    bar.ask_to_leave("Door", pin=True)
    (pin,) = pins(bar)
    bar.close_bar()
    pin.insert("4802")
    bar.ask_to_leave("Door", pin=True)
    assert pin.text() == ""


def test_the_wait_counts_down_and_then_says_no_more(bar: LockBar, qtbot: QtBot) -> None:
    bar.ask_to_leave("Door", pin=True)
    field = bar._pin  # pyright: ignore[reportPrivateUsage]
    bar.refuse("This is not the PIN.", 2)
    assert field.refused == "This is not the PIN. Next try in 0:02."
    qtbot.waitUntil(lambda: field.refused == "This is not the PIN. Next try in 0:01.", timeout=3000)
    qtbot.waitUntil(lambda: field.refused == "", timeout=3000)


def test_each_question_says_what_it_is_about_and_none_says_how_to_get_round(bar: LockBar) -> None:
    def said() -> str:
        return " ".join(label.text() for label in bar.findChildren(Label) if label.isVisible())

    bar.ask_to_leave("Door", pin=True)
    assert "Forgotten? Call whoever set this laptop up" in said()
    assert "folkmoot" not in said()
    bar.ask_to_leave("Door", pin=True, passphrase=True)
    assert "passphrase of this laptop" in said()
    bar.ask_to_leave("Door", pin=True, closing=True)
    assert "Close Folkmoot? This laptop keeps to its post: Door" in said()
    bar.ask_to_leave("Door", pin=False)
    assert "No PIN was chosen on this laptop: anybody may." in said()
    bar.ask_to_keep("Chair", pin=True)
    assert "Keep this laptop to one post: Chair" in said()
    assert "The PIN chosen on this laptop leads out." in said()


def test_a_narrow_window_has_what_is_asked_below_and_is_made_no_wider(bar: LockBar) -> None:
    window = bar.window()
    bar.ask_to_keep("Door")
    wide = bar.sizeHint().height()
    assert bar.minimumSizeHint().width() < 640
    window.resize(800, 300)
    assert window.width() == 800
    assert bar.sizeHint().height() > wide
    window.resize(1200, 300)
    assert bar.sizeHint().height() == wide
