"""Facts that follow one another: the same end in any order, and nothing passed over in silence."""

from __future__ import annotations

import itertools

import pytest

from app.store.chain import Link, walk


def link(id: str, after: str = "", meaning: str = "", stamp: str = "") -> Link:
    """A fact whose stamp is its name unless it says otherwise."""
    return Link(id, stamp or id, after, (meaning or id,))


def ids(links: tuple[Link, ...]) -> str:
    """Their names in a row."""
    return "".join(each.id for each in links)


@pytest.mark.parametrize(
    ("links", "steps", "clashes"),
    [
        ([], "", []),
        ([link("a")], "a", []),
        ([link("a"), link("b", "a"), link("c", "b")], "abc", []),
        # clocks do not matter along the chain
        ([link("a", stamp="9"), link("b", "a", stamp="1")], "ab", []),
        # two laptops said the same: one step, and what follows either follows both
        ([link("a"), link("b", "a", "same"), link("c", "a", "same"), link("d", "c")], "abd", []),
        # two said different things: the earlier stands, both are shown
        ([link("a"), link("b", "a"), link("c", "a")], "ab", [("b", "c")]),
        # what follows the one that does not stand waits with it
        ([link("a"), link("b", "a"), link("c", "a"), link("d", "c")], "ab", [("b", "c")]),
        # until a third names both
        ([link("a"), link("b", "a"), link("c", "a"), link("d", "b c")], "abd", []),
        ([link("a"), link("b", "a"), link("c", "a"), link("d", "b c"), link("e", "d")], "abde", []),
        # settled after someone had gone on from one side
        ([link("a"), link("b", "a"), link("c", "a"), link("d", "b"), link("e", "b c")], "abe", [("e", "d")]),
        # the first ones may clash too
        ([link("a"), link("b")], "a", [("a", "b")]),
        # a fact after one that is not here yet is not here yet
        ([link("a"), link("c", "b")], "a", []),
        # a circle, which only a broken laptop writes
        ([link("a"), link("b", "a c"), link("c", "b")], "abc", []),
        ([link("a", "a")], "", []),
    ],
)
def test_where_the_chain_leads(links: list[Link], steps: str, clashes: list[tuple[str, str]]) -> None:
    for order in itertools.permutations(links):
        walked = walk(order)
        assert ids(walked.steps) == steps
        assert [(one.id, other.id) for one, other in walked.clashes] == clashes
