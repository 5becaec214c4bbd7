"""Panels, chips, bars and numbers: told by shape, never cut, standing still."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui.parts.buttons import Button
from app.ui.parts.panels import Bar, Chip, Divider, Empty, Panel, Stat, hatched
from app.ui.theme import Theme
from tests.ui.layout import assert_fits

Show = Callable[..., None]


def test_a_panel_has_a_line_a_surface_and_round_corners(shown: Show, theme: Theme) -> None:
    panel = Panel("Ready?")
    panel.body.addStretch(1)
    shown(panel, 300, 120)
    image = panel.grab().toImage()
    assert image.pixelColor(150, 0) == theme.colour("line")
    assert image.pixelColor(150, 60) == theme.colour("surface")
    assert image.pixelColor(0, 0) == theme.colour("window")
    panel.set_tone("yes_soft", "yes")
    assert panel.grab().toImage().pixelColor(150, 60) == theme.colour("yes_soft")


def test_a_title_takes_no_room_when_there_is_none(shown: Show) -> None:
    panel = Panel()
    shown(panel)
    low = panel.sizeHint().height()
    panel.retitle("Signatures")
    panel.beside_title(Chip("4 of 7"))
    QApplication.processEvents()
    assert panel.sizeHint().height() > low


def test_a_bar_is_filled_to_its_share_and_hatched_when_it_is_tight(shown: Show, theme: Theme) -> None:
    bar = Bar(0.5, tick=0.9)
    shown(bar, 200, 10)
    image = bar.grab().toImage()
    assert image.pixelColor(50, 5) == theme.colour("accent")
    assert image.pixelColor(150, 5) == theme.colour("sunken")
    assert image.pixelColor(180, 5) == theme.colour("ink")
    bar.show_share(1.7, hatch=True)
    assert bar.share == 1
    colours = {bar.grab().toImage().pixelColor(x, 5).name() for x in range(20, 160)}
    assert {theme.colour("accent").name(), theme.colour("surface").name()} <= colours


def test_the_hatch_repeats_without_a_seam(qapp: QApplication, theme: Theme) -> None:
    tile = hatched(theme.colour("ink"), theme.colour("surface"), 6).texture().toImage()
    side = tile.width()
    # what leaves at the right comes in at the left
    differing = sum(
        abs(tile.pixelColor(0, y).lightness() - tile.pixelColor(side - 1, (y + 1) % side).lightness()) > 120
        for y in range(side)
    )
    assert differing <= 2


def test_a_number_keeps_its_place(shown: Show) -> None:
    stat = Stat("7", "in the hall now", widest="2,350")
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(stat, 0, Qt.AlignmentFlag.AlignLeft)
    shown(window, 300, 120)
    before = stat.width()
    stat.show_stat("1,204")
    QApplication.processEvents()
    assert stat.width() == before
    assert_fits(window)


def test_an_empty_state_says_what_this_is_and_offers_the_first_step(shown: Show) -> None:
    empty = Empty(
        "list-checks", "No asks yet", "An ask is one request, one action, one date.", "Write the first ask"
    )
    acted: list[int] = []
    empty.acted.connect(lambda: acted.append(1))
    shown(empty, 320, 240)
    assert_fits(empty)
    button = empty.findChild(Button)
    assert isinstance(button, Button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acted == [1]
    empty.retitle("No badges yet", "People come first.")
    QApplication.processEvents()
    assert not button.isVisible()


def test_chips_and_dividers_stand_in_the_themes_lines(shown: Show, theme: Theme) -> None:
    chip, line = Chip("locked", "lock-simple"), Divider()
    assert chip.accessibleName() == "locked"
    wide = chip.sizeHint().width()
    chip.set_text("locked to this post", "")
    assert chip.sizeHint().width() > wide
    shown(line, 100, 1)
    assert line.grab().toImage().pixelColor(50, 0) == theme.colour("line")
    chip.deleteLater()
