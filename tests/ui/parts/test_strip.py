"""The strip: a rehearsal is marked, states come and go, and a long place never pushes the rest out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.ui.parts.labels import Label
from app.ui.parts.strip import RehearsalChip, State, TopStrip
from app.ui.theme import Theme
from tests.ui.layout import assert_fits

Show = Callable[..., None]


def test_a_rehearsal_is_marked_by_word_and_hatch(shown: Show, theme: Theme) -> None:
    strip = TopStrip("Door", "Door 2 · North foyer", rehearsal=True)
    shown(strip, 1282, 52)
    chip = strip.findChild(RehearsalChip)
    assert isinstance(chip, RehearsalChip)
    assert chip.isVisible()
    assert chip.accessibleName() == "Rehearsal"
    image = chip.grab().toImage()
    colours = {image.pixelColor(x, 4).name() for x in range(4, image.width() - 4)}
    assert {theme.colour("accent_soft").name(), theme.colour("surface").name()} <= colours
    strip.show_strip("Door", "Door 2 · North foyer", False)
    assert not chip.isVisible()


def test_states_and_time_are_replaced_whole(shown: Show) -> None:
    strip = TopStrip("Door", "", states=[State("usb", "Scanner"), State("camera", "Camera")])
    shown(strip, 1282, 52)
    strip.show_strip("Door", "", False, [State("wifi-high", "4 of 4 laptops")], time="18:18")
    QTest.qWait(1)
    words = {label.text() for label in strip.findChildren(Label) if label.isVisible() and label.text()}
    assert words == {"Door", "18:18", "4 of 4 laptops"}
    strip.show_time("18:19")
    assert_fits(strip)


def test_states_that_come_while_it_is_shown_go_before_any_is_cut(shown: Show) -> None:
    window = QWidget()
    strip = TopStrip("Door", parent=window)
    shown(window, 800, 52)
    states = [State(icon, "A word about it") for icon in ("usb", "camera", "speaker-high")]
    for wide in range(400, 760, 40):
        strip.setGeometry(0, 0, wide, 52)
        for many in (1, 2, 3):
            strip.show_strip("Door", "Door 2 · North foyer", True, states[:many], time="18:18")
            assert_fits(strip)


def test_a_long_place_is_cut_and_nothing_else(shown: Show) -> None:
    strip = TopStrip(
        "Plan", "A very long name of an assembly " * 8, rehearsal=True, states=[State("check", "Kept")]
    )
    shown(strip, 1000, 52)
    assert strip.width() == 1000
    assert_fits(strip)
