"""The line of the door says what to do with it only where that can be read whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication

from app.ui.door.line import OutPlate, ScanLine
from app.ui.theme import Theme, dress
from tests.ui.layout import assert_fits

Show = Callable[..., None]
LONG, SHORT = "Scan a badge, or type a name, an institution or a code", "Scan a badge, or type"


@pytest.mark.parametrize("size", [100, 150])
def test_a_hint_is_whole_or_not_there(qapp: QApplication, theme: Theme, shown: Show, size: int) -> None:
    large = Theme.load("light", size)
    line = ScanLine()
    dress(qapp, large)
    line.say_hints(LONG, SHORT)
    said: list[str] = []
    for wide in (700, 400, 200):
        shown(line, large.px(wide), 80)
        said.append(line.placeholderText())
        needs = QFontMetrics(large.font("lead", 18)).horizontalAdvance(said[-1])
        assert needs < line.width() - large.px(60)
    assert said == [LONG, SHORT, ""]
    line.say_hints("Scan who leaves")
    assert line.placeholderText() == ""


def test_the_plate_beside_it_takes_smaller_type_before_its_word_is_cut(theme: Theme, shown: Show) -> None:
    plate = OutPlate()
    plate.say_words("A word for the way out")
    wanted = plate.sizeHint().width()
    shown(plate, wanted, 56)
    large = plate.grab().toImage()
    plate.resize(plate.minimumSizeHint().width() + 60, 56)
    small = plate.grab().toImage()
    ink = theme.colour("on_door_out").rgb()

    def reaches(picture: QImage, wide: int) -> int:
        return max(x for x in range(70, wide) for y in range(56) if picture.pixel(x, y) == ink)

    assert plate.width() < wanted
    assert reaches(small, plate.width()) < plate.width() - 2 < reaches(large, wanted)
    assert_fits(plate)
