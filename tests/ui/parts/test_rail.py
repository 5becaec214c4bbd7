"""The rail: one stop for Tab, arrows along the posts that are shown, the same dark ground in every theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.ui.parts.rail import Post, Rail
from app.ui.theme import Theme
from tests.ui.layout import assert_fits

Show = Callable[..., None]


def _rail(shown: Show) -> tuple[Rail, dict[str, QAbstractButton], list[str]]:
    rail = Rail(
        [Post("home", "house", "Home"), Post("door", "door-open", "Door"), Post("plan", "file-text", "Plan")]
    )
    rail.choose("home")
    chosen: list[str] = []

    def go(key: str) -> None:
        chosen.append(key)
        rail.choose(key)

    rail.chosen.connect(go)
    shown(rail, 84, 400)
    return rail, {button.text(): button for button in rail.findChildren(QAbstractButton)}, chosen


def test_arrows_go_round_the_posts_that_are_shown(shown: Show) -> None:
    rail, plates, chosen = _rail(shown)
    rail.show_posts(("home", "plan"))
    QTest.keyClick(plates["Home"], Qt.Key.Key_Down)
    QTest.keyClick(plates["Plan"], Qt.Key.Key_Down)
    QTest.keyClick(plates["Home"], Qt.Key.Key_Up)
    assert chosen == ["plan", "home", "plan"]


def test_tab_stops_at_the_chosen_post_only(shown: Show) -> None:
    rail, plates, _ = _rail(shown)
    rail.choose("door")
    stops = [words for words, plate in plates.items() if plate.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert stops == ["Door"]


def test_long_words_take_a_smaller_step_and_are_not_cut(shown: Show, theme: Theme) -> None:
    rail, plates, _ = _rail(shown)
    rail.retitle({"home": "Dechrau’r noson", "door": "Drws", "plan": "Cynllun"})
    assert plates["Home"].accessibleName() == "Dechrau’r noson"
    assert_fits(rail)
    assert rail.grab().toImage().pixelColor(2, 390) == theme.colour("rail")
