"""The pictures: every board can be drawn, under a name of its own, and its words fit."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.ui.theme import NAMES, Theme
from app.words import ENGLISH
from tests import shots
from tests.boards import Shot, boards


def test_every_board_has_a_name_of_its_own_and_themes_that_are_there() -> None:
    names = [shot.name for shot in boards()]
    assert len(names) == len(set(names))
    assert all(set(shot.themes) <= set(NAMES) for shot in boards())


@pytest.mark.parametrize("shot", boards(), ids=lambda shot: shot.name)
def test_the_board_can_be_drawn_and_fits(shot: Shot, qapp: QApplication) -> None:
    image, wrong = shots.draw(qapp, shot, Theme.load(shot.themes[0]), ENGLISH)
    assert (image.width(), image.height()) == shot.size
    assert not wrong, "does not fit:\n" + "\n".join(wrong)


def test_pictures_and_contact_sheets_are_written(qapp: QApplication, tmp_path: Path) -> None:
    assert shots.main(["--out", str(tmp_path), "--check", "parts-signs"]) == 0
    written = {file.name for file in tmp_path.glob("*.png")}
    assert written == {
        *(f"parts-signs.{theme}.png" for theme in ("light", "dark", "contrast")),
        *(f"contact.{theme}.png" for theme in ("light", "dark", "contrast")),
    }
    assert QImage(str(tmp_path / "parts-signs.dark.png")).pixelColor(2, 2) == Theme.load("dark").colour(
        "window"
    )
