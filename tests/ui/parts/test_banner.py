"""Banners: one sentence whole, one action, stacked by key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui.parts.banner import Banner, Banners
from app.ui.parts.buttons import Button
from app.ui.theme import Theme
from tests.ui.layout import assert_fits

Show = Callable[..., None]


def test_a_long_sentence_is_never_cut(shown: Show) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    banner = Banner(
        "trouble", "Not recorded: this laptop’s disk is full. Write it on the paper list. " * 3, "Paper list"
    )
    layout.addWidget(banner)
    layout.addStretch(1)
    shown(window, 520, 300)
    assert_fits(window)
    assert banner.accessibleName() == banner.sentence


def test_the_action_and_the_cross_are_told(shown: Show) -> None:
    banner = Banner("warn", "The scanner is unplugged. Typing goes on.", "Try again", close_name="Close")
    told: list[str] = []
    banner.acted.connect(lambda: told.append("acted"))
    banner.dismissed.connect(lambda: told.append("dismissed"))
    shown(banner, 600, 52)
    act, close = banner.findChildren(Button)
    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert told == ["acted", "dismissed"]
    assert close.accessibleName() == "Close"


def test_one_key_one_banner(shown: Show, qapp: QApplication) -> None:
    banners = Banners()
    banners.put("usb", Banner("warn", "The scanner is unplugged."))
    banners.put("disk", Banner("trouble", "The disk is full."))
    banners.put("usb", Banner("note", "The scanner is back."))
    shown(banners, 600, 140)
    assert banners.keys == ("disk", "usb")
    usb = banners.shown("usb")
    assert usb is not None
    assert (usb.kind, usb.sentence) == ("note", "The scanner is back.")
    banners.drop("disk")
    banners.drop("usb")
    banners.drop("usb")
    qapp.processEvents()
    assert not banners.isVisible()


def test_the_tone_is_a_soft_fill_within_a_line(shown: Show, theme: Theme) -> None:
    banner = Banner("warn", "Typing goes on.")
    shown(banner, 400, 50)
    image = banner.grab().toImage()
    assert image.pixelColor(200, 0) == theme.colour("yes_but_ink")
    assert image.pixelColor(200, 3) == theme.colour("yes_but_soft")
