"""Hears what a screen voices."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def heard(screen: QWidget, name: str) -> list[tuple[object, ...]]:
    """What a signal says from now on."""
    said: list[tuple[object, ...]] = []

    def hear(*facts: object) -> None:
        said.append(facts)

    getattr(screen, name).connect(hear)
    return said
