"""The layouts are what the handbook says, and no heading stands for two things of one list."""

from __future__ import annotations

from pathlib import Path

from app.domain.names import folded
from app.exchange.layouts import LAYOUTS

HANDBOOK = Path(__file__).resolve().parents[2] / "docs" / "layouts.md"


def test_the_handbook_names_every_list_and_field() -> None:
    text = HANDBOOK.read_text("utf-8")
    for what, columns in LAYOUTS.items():
        part = text.split(f"### {what.value}\n", 1)[1].split("\n## ", 1)[0].split("\n### ", 1)[0]
        for column in columns:
            assert column.field in part, (what, column.field)


def test_no_heading_stands_for_two_things_of_one_list() -> None:
    for what, columns in LAYOUTS.items():
        names = [
            folded(name) for column in columns for name in {folded(column.field), *map(folded, column.names)}
        ]
        assert len(set(names)) == len(names), what
