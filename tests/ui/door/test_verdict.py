"""The verdict painted: whatever the type and the room, no word stands on another."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.door.sentences import spoken
from app.ui.door.verdict import VerdictFace
from app.ui.theme import Theme, dress
from app.words import ENGLISH
from tests.ui.door import sample


@pytest.mark.parametrize("name", list(sample.VERDICTS))
@pytest.mark.parametrize(
    ("size", "wide", "high"),
    [
        (100, 890, 569),
        (100, 890, 420),
        (150, 804, 403),
        (150, 640, 520),
        (150, 659, 332),
        (150, 659, 300),
        (150, 439, 195),
    ],
)
def test_every_word_stands_clear(
    qtbot: QtBot, qapp: QApplication, name: str, size: int, wide: int, high: int
) -> None:
    dress(qapp, Theme.load("light", size))
    face = VerdictFace()
    qtbot.addWidget(face)
    face.resize(wide, high)
    face.show()
    face.show_spoken(spoken(sample.VERDICTS[name], ENGLISH, sample.ZONE, sample.board().hall))
    face.grab()
    assert face.clear


def test_on_a_larger_screen_the_word_is_larger(qtbot: QtBot, qapp: QApplication) -> None:
    dress(qapp, Theme.load("light"))
    face = VerdictFace()
    qtbot.addWidget(face)
    face.show()
    face.show_spoken(spoken(sample.VERDICTS["welcome"], ENGLISH, sample.ZONE, sample.board().hall))
    inked: list[int] = []
    for wide, high in ((890, 569), (1440, 880)):
        face.resize(wide, high)
        picture = face.grab().toImage()
        ground = picture.pixelColor(wide // 2, 8)
        rows = [y for y in range(8, high // 2) if picture.pixelColor(wide // 12, y) != ground]
        inked.append(rows[-1] - rows[0])
    assert inked[1] > 1.4 * inked[0]
