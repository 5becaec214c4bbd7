"""Lines: whole pixels on every screen, and wholly inside what they frame."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.ui.parts.frames import paint_plate, sharp

WHITE, BLACK, RED = QColor("#FFFFFF"), QColor("#000000"), QColor("#BC381B")


def _image(ratio: float = 1.0) -> QImage:
    image = QImage(round(40 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(WHITE)
    return image


@pytest.mark.parametrize(("ratio", "pixels"), [(1.0, 1), (1.25, 1), (1.5, 2), (2.0, 3)])
def test_a_line_of_one_and_a_half_is_whole_pixels(qapp: QApplication, ratio: float, pixels: int) -> None:
    image = _image(ratio)
    with QPainter(image) as painter:
        assert sharp(painter, 1.5) * ratio == pytest.approx(pixels)
        paint_plate(painter, QRect(0, 0, 40, 40), fill=RED, edge=BLACK, width=1.5)
    middle = image.height() // 2
    assert [image.pixelColor(x, middle) for x in range(pixels)] == [BLACK] * pixels
    assert image.pixelColor(pixels, middle) == RED


def test_it_stays_inside_and_its_corners_are_round(qapp: QApplication) -> None:
    image = _image()
    with QPainter(image) as painter:
        paint_plate(painter, QRect(5, 5, 30, 30), fill=RED, edge=BLACK, radius=8)
    assert image.pixelColor(4, 20) == WHITE
    assert image.pixelColor(5, 20) == BLACK
    assert image.pixelColor(35, 20) == WHITE
    assert image.pixelColor(5, 5) == WHITE


def test_a_dashed_line_is_broken(qapp: QApplication) -> None:
    image = _image()
    with QPainter(image) as painter:
        paint_plate(painter, QRect(0, 0, 40, 40), edge=BLACK, dashed=True)
    along = {image.pixelColor(x, 0).name() for x in range(40)}
    assert {WHITE.name(), BLACK.name()} <= along
