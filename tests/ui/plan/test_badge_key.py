"""Another key for badges, made in place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.service.boards.plan import Tab
from app.ui.parts.buttons import Button
from app.ui.parts.labels import Label
from app.ui.plan.screen import PlanScreen
from tests.ui.layout import assert_fits
from tests.ui.plan.ears import heard


def test_it_says_what_stays_good_before_anything_is_done(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    panel = screen.badges.new_key
    wanted = heard(screen.badges, "key_wanted")
    assert panel.isHidden()
    (renew,) = (each for each in screen.badges.findChildren(Button) if each.text() == "A new key …")
    QTest.mouseClick(renew, Qt.MouseButton.LeftButton)
    assert panel.isVisible()
    said = " ".join(label.text() for label in panel.findChildren(Label))
    for words in ("in the list stays good", "sealed with the new key", "goes to the desk", "give it none"):
        assert words in said
    assert wanted == []
    assert_fits(screen)


def test_escape_puts_it_away_with_what_was_typed(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    panel = screen.badges.new_key
    panel.call()
    field = panel._because  # pyright: ignore[reportPrivateUsage]
    QTest.keyClicks(field.edit, "stolen")
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert field.text() == ""


def test_enter_struck_twice_makes_one_key(screen: PlanScreen) -> None:
    screen.go(Tab.BADGES)
    panel, wanted = screen.badges.new_key, heard(screen.badges, "key_wanted")
    panel.call()
    field = panel._because  # pyright: ignore[reportPrivateUsage]
    QTest.keyClicks(field.edit, "stolen")
    for _ in range(2):
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert wanted == [("stolen",)]
    panel.refuse("The disk is full: not recorded.")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert len(wanted) == 2
