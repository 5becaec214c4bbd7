"""The door on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.documents.door_list import DoorList, ListedBadge, ListedInstitution, door_list
from app.words import stretched
from tests.documents import readers
from tests.documents.readers import Tool
from tests.documents.test_badges import saved

NUMBERED = tuple(ListedBadge(f"KITE {n:04d}") for n in range(25))
LIST = DoorList(
    "Elm Street Assembly",
    "Riverside Hall",
    date(2026, 11, 24),
    "Europe/London",
    datetime(2026, 11, 23, 9, tzinfo=UTC),
    12,
    False,
    "",
    (
        ListedInstitution("Elm Street School", 7, 25, "Leader 1", NUMBERED),
        ListedInstitution(
            "Town Church",
            0,
            0,
            "",
            (
                ListedBadge("OAK 0001", "Person 1"),
                ListedBadge("OAK 0002", "Person 2", word="Steward"),
                ListedBadge("OAK 0003", heads=24),
            ),
        ),
        ListedInstitution("", 0, 0, "", (ListedBadge("FERN 0001", word="Spare badge 1"),)),
    ),
)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_conforms(paper: str) -> None:
    readers.assert_conforms(door_list(replace(LIST, rehearsal=True, note="Made up"), paper=paper))
    readers.assert_conforms(door_list(LIST, paper=paper, say=stretched()))
    readers.assert_conforms(door_list(replace(LIST, institutions=())))


def test_everyone_stands_on_it_with_the_revision(tool: Tool, tmp_path: Path) -> None:
    said = readers.flat(readers.text(tool, saved(tmp_path, door_list(LIST))))
    for words in (
        "7 Elm Street School",
        "25 pledged · Lead: Leader 1",
        "OAK 0002 Person 2 · Steward",
        "OAK 0003 group of 24, came:",
        "FERN 0001 Spare badge 1",
        "Guests and spare badges",
        "Plan revision 12 · 23 November 2026 09:00",
        "Not on the list",
    ):
        assert words in said, words
    assert all(badge.caption in said for badge in NUMBERED)


def test_a_large_hall_goes_on_over_many_pages(tool: Tool, tmp_path: Path) -> None:
    many = tuple(
        ListedInstitution(
            f"Institution {at}", at + 1, 40, "", tuple(ListedBadge(f"ELM {at:02d}{n:02d}") for n in range(40))
        )
        for at in range(50)
    )
    pages = (
        readers.text(tool, saved(tmp_path, door_list(replace(LIST, institutions=many))))
        .rstrip("\f")
        .split("\f")
    )
    assert 10 < len(pages) < 40
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
    said = readers.flat(" ".join(pages))
    assert all(badge.caption in said for each in many for badge in each.badges)
