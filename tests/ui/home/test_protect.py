"""The form of a passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.ui.home.screen import HomeScreen
from app.ui.parts.buttons import Button
from app.ui.parts.fields import Tick
from app.ui.parts.labels import Label
from tests.ui.layout import assert_fits


def _lines(screen: HomeScreen) -> tuple[QLineEdit, QLineEdit]:
    first, again = (
        edit
        for edit in screen.findChildren(QLineEdit)
        if edit.isVisible() and "assphrase" in edit.accessibleName()
    )
    return first, again


def _call(screen: HomeScreen) -> tuple[QLineEdit, QLineEdit]:
    QApplication.processEvents()
    buttons = [each for each in screen.findChildren(Button) if each.text() == "Set a passphrase …"]
    (button,) = (each for each in buttons if each.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return _lines(screen)


def test_home_leads_to_it_and_it_says_what_it_protects(screen: HomeScreen) -> None:
    first, _ = _call(screen)
    assert first.hasFocus()
    said = " ".join(label.text() for label in screen.findChildren(Label) if label.isVisible())
    for words in ("Whoever takes the laptop", "each time Folkmoot starts", "nobody can open the file again"):
        assert words in said
    assert_fits(screen)


def test_it_is_typed_twice_unseen_or_seen_and_voiced_once(screen: HomeScreen) -> None:
    wanted: list[tuple[str, str]] = []

    def on_protected(one: str, two: str) -> None:
        wanted.append((one, two))

    screen.protected.connect(on_protected)
    first, again = _call(screen)
    QTest.keyClicks(first, "four kettles")
    assert first.displayText() != first.text()
    tick = next(each for each in screen.findChildren(Tick) if each.isVisible())
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton)
    assert first.displayText() == first.text()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert again.hasFocus()
    QTest.keyClicks(again, "four kettles")
    for _ in range(2):
        QTest.keyClick(again, Qt.Key.Key_Return)
    assert wanted == [("four kettles", "four kettles")]


def test_escape_leaves_no_trace_and_home_comes_back(screen: HomeScreen) -> None:
    first, _ = _call(screen)
    QTest.keyClicks(first, "four kettles")
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert not first.isVisible()
    assert first.text() == ""
    assert screen.table.isVisible()
    first, _ = _call(screen)
    QTest.keyClick(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert not first.isVisible()
    assert screen.form.isVisible()


def test_a_refusal_stands_at_its_field(screen: HomeScreen) -> None:
    first, again = _call(screen)
    screen.refuse_passphrase("again", "The two differ. Type the same twice.")
    assert again.hasFocus()
    screen.refuse_passphrase("", "Too easy to guess.")
    assert first.hasFocus()
    assert_fits(screen)
