"""Nothing but the ground: for a silence, or while somebody else has the screen."""

from __future__ import annotations

from app.domain.stage import Blank
from app.ui.parts.scenes.sheet import Sheet


def paint(sheet: Sheet, scene: Blank) -> None:
    """The ground is there already, and the foot comes after."""
    del sheet, scene
