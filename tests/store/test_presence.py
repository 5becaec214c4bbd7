"""Who is in the hall, from scans in any order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.door import Presence
from app.store.presence import Passage, standing


def passage(id: str, kind: str = "checked_in", heads: int = 1, at: str = "") -> Passage:
    """One scan at the door."""
    direction = "out" if kind == "checked_out" else "in"
    return Passage(id, kind, "d1", f"Door {id}", direction, heads, 0, at or id)


@pytest.mark.parametrize(
    ("kinds", "state", "first", "last"),
    [
        ([], Presence.NEVER, None, ""),
        (["checked_in"], Presence.IN, "0", "0"),
        (["walked_in"], Presence.IN, "0", "0"),
        (["admitted_by_hand"], Presence.IN, "0", "0"),
        (["checked_in", "checked_out"], Presence.OUT, "0", "1"),
        (["checked_in", "checked_out", "checked_in"], Presence.IN, "0", "2"),
        (["checked_in", "check_in_undone"], Presence.NEVER, None, "1"),
        (["checked_in", "check_in_undone", "checked_in"], Presence.IN, "2", "2"),
        (["checked_in", "checked_out", "check_in_undone"], Presence.IN, "0", "2"),
        (["check_in_undone"], Presence.NEVER, None, "0"),
        (["checked_out"], Presence.OUT, None, "0"),
        (["checked_in", "assigned"], Presence.IN, "0", "1"),
        (["checked_in", "assigned", "check_in_undone"], Presence.NEVER, None, "2"),
        (["assigned"], Presence.NEVER, None, "0"),
    ],
)
def test_where_the_passages_lead(kinds: list[str], state: Presence, first: str | None, last: str) -> None:
    now = standing([passage(str(place), kind) for place, kind in enumerate(kinds)])
    assert (now.state, now.first_at, now.last_fact) == (state, first, last)


def test_a_group_counts_its_heads() -> None:
    now = standing([passage("0", heads=12), passage("1", "checked_out", heads=12), passage("2", heads=11)])
    assert (now.state, now.heads) == (Presence.IN, 11)


def test_a_repeated_undo_goes_no_further_than_the_beginning() -> None:
    kinds = ("checked_in", "check_in_undone", "check_in_undone")
    assert standing([passage(str(n), kind) for n, kind in enumerate(kinds)]).state is Presence.NEVER


def test_whose_they_are_holds_for_all_their_ways() -> None:
    """Also where the last of them is taken back."""
    theirs = replace(passage("2", "assigned"), delegation="d2")
    ways = [passage("0"), passage("1", "checked_out"), theirs]
    assert standing(ways).delegation == "d2"
    assert standing([*ways, passage("3", "check_in_undone")]).delegation == "d2"
    assert standing([theirs]).delegation == "", "of somebody who never came nothing is said"


def test_who_comes_again_after_an_undo_is_still_theirs() -> None:
    theirs = replace(passage("1", "assigned"), delegation="d2")
    now = standing([passage("0"), theirs, passage("2", "check_in_undone")])
    assert (now.state, now.delegation) == (Presence.NEVER, "d2")
