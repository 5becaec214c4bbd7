"""This laptop's choices: theme, type size, tongue, sound, which screen is the stage. Never in the journal."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, cast


@dataclass(frozen=True, slots=True)
class Settings:
    """What this laptop's people chose; the defaults are what a new laptop starts with."""

    tongue: str = "en_GB"
    theme: str = "light"
    size: int = 100
    """Type size in per cent: 100, 115, 130, 150 or 200."""
    full_screen: bool = False
    less_movement: bool = False
    sound: bool = True
    volume: int = 55
    """How loud the door is, in per cent of what the ear takes as full: 25, 55 or 100."""
    door: str = "Door 1"
    """The name this laptop's door goes by in counts and on repeats."""
    camera: str = ""
    """The id of the camera that was last chosen at the door; empty for the system's own choice."""
    scanner: str = ""
    """What this laptop's keyboard makes of a scanner's letters, in the order of the test code; empty where it
    makes just these."""
    stage_screen: str = ""
    """The name of the screen the stage was last shown on."""
    stage_theme: str = "stage_dark"
    last_assembly: str = ""
    badge_stock: str = "a4-cut"
    """The stock that badges were last laid out for."""
    badge_printer: str = ""
    """The printer that badges last went to; empty to save the file only."""
    badge_strips: bool = True
    badge_backs: bool = False
    badge_right: float = 0.0
    badge_down: float = 0.0
    """Millimetres that this laptop's printer is off, as its calibration page told."""

    def choose(self, **chosen: object) -> Settings:
        """The same settings with some of them changed."""
        return replace(self, **cast(dict[str, Any], chosen))


def load(file: Path) -> Settings:
    """The settings of that file; what is missing or unreadable falls back to the default."""
    try:
        kept: object = json.loads(file.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    known: dict[str, type[object]] = {f.name: type(getattr(Settings(), f.name)) for f in fields(Settings)}
    pairs = cast(dict[str, object], kept).items()
    return Settings().choose(**{k: v for k, v in pairs if type(v) is known.get(k)})


def save(file: Path, settings: Settings) -> None:
    """Write the settings whole, or leave the file as it was."""
    new = file.with_suffix(".new")
    new.write_text(json.dumps(asdict(settings), indent=2, sort_keys=True), "utf-8")
    new.replace(file)
