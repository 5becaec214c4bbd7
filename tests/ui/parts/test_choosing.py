"""Tabs and filters: one of a row, by click and by arrow, the chosen one kept when the words change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.parts.choosing import Filters, Tab, Tabs

Show = Callable[..., None]
TABS = [Tab("agenda", "Agenda"), Tab("asks", "Asks"), Tab("badges", "Badges")]


@pytest.mark.parametrize("kind", [Tabs, Filters])
def test_one_of_them_by_click_and_by_arrow(kind: type[Tabs] | type[Filters], shown: Show) -> None:
    row = kind(TABS, name="Parts of the plan")
    told: list[str] = []
    row.chosen.connect(told.append)
    shown(row)
    assert row.chosen_key() == "agenda"
    QTest.mouseClick(row.button("badges"), Qt.MouseButton.LeftButton)
    QTest.keyClick(row.button("badges"), Qt.Key.Key_Right)
    assert told == ["badges", "agenda"]
    assert row.button("agenda").hasFocus()
    QTest.keyClick(row.button("agenda"), Qt.Key.Key_Left)
    assert row.chosen_key() == "badges"


def test_tab_stops_once_in_a_row(shown: Show) -> None:
    row = Filters(TABS)
    shown(row)
    stops = [
        key for key in ("agenda", "asks", "badges") if row.button(key).focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert stops == ["agenda"]


def test_counts_change_and_the_chosen_one_stays(shown: Show) -> None:
    row = Filters([Tab("all", "All", count="28"), Tab("kept", "Kept", "flag:kept", "0")])
    told: list[str] = []
    row.chosen.connect(told.append)
    shown(row)
    row.choose("kept")
    button = row.button("kept")
    row.show_tabs([Tab("all", "All", count="29"), Tab("kept", "Kept", "flag:kept", "1")])
    assert row.chosen_key() == "kept"
    assert row.button("kept") is button
    assert button.accessibleName() == "Kept 1"
    row.show_tabs([Tab("all", "All", count="29")])
    assert row.chosen_key() == "all"
    assert told == []
