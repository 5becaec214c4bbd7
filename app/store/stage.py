"""What the hall was shown last."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from app.domain.stage import Showing
from app.store.follow import steps

HELD = "held "
"""Stands before the scene while the hall's picture is held."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The scene that stands, and to what it belongs."""

    showing: Showing = Showing.WELCOME
    held: bool = False
    item: str = ""
    ask: str = ""
    power_holder: str = ""
    fact: str = ""
    """The fact that the next scene follows."""


def shown(connection: Connection, assembly: str) -> Shown:
    """The last scene; the welcome before any was chosen."""
    facts = steps(connection, assembly, "scene").get((), [])
    if not facts:
        return Shown()
    last = facts[-1]
    scene: str = last["scene"]
    return Shown(
        Showing(scene.removeprefix(HELD)),
        scene.startswith(HELD),
        last["item"],
        last["ask"],
        last["power_holder"],
        last["id"],
    )
