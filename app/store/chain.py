"""Facts that follow one another: where they lead, and where two of them went different ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """One fact as far as the chain goes."""

    id: str
    stamp: str
    """With its station; compares as text."""
    after: str
    """The fact it follows; two, sorted, a space between, when it settles a clash; empty for the first."""
    meaning: tuple[object, ...]
    """What it says; two facts that say the same after the same fact are one step."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The steps from the first fact to the last, and the facts left standing against each other."""

    steps: tuple[Link, ...]
    clashes: tuple[tuple[Link, Link], ...]
    """Pairs (the one that stands, the other) that no third fact has settled."""


def walk(links: Iterable[Link]) -> Walk:
    """Follow the facts; the order they came in does not matter, nor do their clocks but to choose in a clash.

    At each step the facts that follow it are grouped by meaning. One group: one step, told by its earliest
    stamp. Several: the group with the earliest stamp stands, and the others are clashes unless a later
    fact names both.
    """
    links = tuple(links)
    if len(links) == 1:  # as most badges are scanned once
        return Walk(() if links[0].after else links, ())
    following: dict[str, list[Link]] = {}
    settled: set[frozenset[str]] = set()
    for link in links:
        names = link.after.split() or [""]
        if len(names) > 1:
            settled.add(frozenset(names))
        for name in names:
            following.setdefault(name, []).append(link)
    steps: list[Link] = []
    clashes: list[tuple[Link, Link]] = []
    step, been = {""}, {""}
    while True:
        next_ones = [link for name in step for link in following.get(name, ()) if link.id not in been]
        if not next_ones:
            return Walk(tuple(steps), tuple(clashes))
        first, same, others = _standing(next_ones)
        steps.append(first)
        clashes += [
            (first, other) for other in others if not any(settled_by(settled, one, other) for one in same)
        ]
        step = {link.id for link in same}
        been |= step


def settled_by(settled: set[frozenset[str]], one: Link, other: Link) -> bool:
    """Whether a third fact names both."""
    return frozenset((one.id, other.id)) in settled


def _standing(links: Sequence[Link]) -> tuple[Link, list[Link], list[Link]]:
    # a fact that settles a clash goes before those that merely follow one side of it
    first = min(links, key=lambda link: (" " not in link.after, link.stamp, link.id))
    same = [link for link in links if link.meaning == first.meaning]
    others = {link.meaning: link for link in sorted(links, key=lambda link: link.stamp, reverse=True)}
    others.pop(first.meaning)
    return first, same, sorted(others.values(), key=lambda link: link.stamp)
