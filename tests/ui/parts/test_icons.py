"""The icons: all there in both weights, tinted, sharp, and drawn once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app import paths
from app.domain.plan import InstitutionType
from app.ui.parts.icons import KIND_OF_INSTITUTION, icon, paint_icon, picture

FOLDER = paths.resources() / "icons"


def _names(weight: str) -> set[str]:
    return {file.stem for file in (FOLDER / weight).glob("*.svg")}


def test_every_icon_is_there_in_both_weights_with_its_licence() -> None:
    assert _names("regular") == _names("fill")
    assert "MIT License" in (FOLDER / "LICENSE-phosphor.md").read_text("utf-8")


def test_every_icon_that_is_named_is_there() -> None:
    source = Path(__file__).parents[3] / "app" / "ui"
    named: set[str] = set()
    for file in source.rglob("*.py"):
        text = file.read_text("utf-8")
        named |= set(re.findall(r'icon="([a-z-]+)"', text))
        named |= set(re.findall(r'(?:Glyph|Empty|State)\(\s*"([a-z-]+)"', text))
    missing = (named | set(KIND_OF_INSTITUTION.values())) - _names("regular")
    assert not missing


def test_every_kind_of_institution_has_a_picture_or_the_common_one() -> None:
    kinds = {str(kind) for kind in InstitutionType}
    assert set(KIND_OF_INSTITUTION) - {"religious order"} <= kinds | {"union"}


def test_an_icon_has_the_colour_asked_for(qapp: QApplication) -> None:
    image = picture("check-circle", QColor("#BC381B"), 24, fill=True, ratio=2).toImage()
    assert (image.width(), image.devicePixelRatio()) == (48, 2)
    assert image.pixelColor(24, 6) == QColor("#BC381B")
    assert image.pixelColor(0, 0).alpha() == 0


def test_the_same_icon_is_drawn_once(qapp: QApplication) -> None:
    first = picture("house", QColor("#241A2B"), 24)
    assert picture("house", QColor("#241A2B"), 24).cacheKey() == first.cacheKey()
    assert picture("house", QColor("#FFFFFF"), 24).cacheKey() != first.cacheKey()


def test_it_is_painted_in_the_middle(qapp: QApplication) -> None:
    image = QImage(100, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    paint_icon(painter, QRect(0, 0, 100, 40), "square", QColor("#000000"), fill=True)
    painter.end()
    assert image.pixelColor(50, 20) == QColor("#000000")
    assert image.pixelColor(10, 20) == QColor("#FFFFFF")


def test_an_icon_not_there_is_a_bug(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", QColor("#000000"), 24)
