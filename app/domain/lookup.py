"""Looking people up as a steward types: each word stands in their own line or in their group's name."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile


class Lookup:
    """Lines in the order they are listed, each with the name of its group; both folded (`names.folded`).

    A group's name is held once, however many lines it has: the search goes through what sets people apart.
    """

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        groups: dict[str, _Group] = {}
        for number, (line, name) in enumerate(lines):
            group = groups.get(name)
            if group is None:
                group = groups[name] = _Group(f" {name}")
            group.add(number, line)
        for group in groups.values():
            group.text = "".join(group.lines)
            group.lines.clear()
        self._groups: tuple[_Group, ...] = tuple(groups.values())

    def find(self, wanted: str, most: int) -> list[int]:
        """The first lines that fit, by number; words that begin so go before words that only hold it."""
        words = wanted.split()
        if not words or most <= 0:
            return []
        begin = self._first([f" {word}" for word in words], most)
        if len(begin) == most:
            return begin
        hold = [number for number in self._first(words, most) if number not in begin]
        return (begin + hold)[:most]

    def _first(self, needles: Sequence[str], most: int) -> list[int]:
        first: list[int] = []
        for group in self._groups:
            limit = first[-1] if len(first) == most else None
            for number in islice(group.holding(needles, limit), most):
                insort(first, number)
            del first[most:]
        return first


class _Group:
    """The lines of one institution, its name held once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: list[str] = []
        self.text = ""
        self.starts: list[int] = []
        self.numbers: list[int] = []
        self.length = 0

    def add(self, number: int, line: str) -> None:
        self.lines.append(f" {line}\n")
        self.starts.append(self.length)
        self.numbers.append(number)
        self.length += len(line) + 2

    def holding(self, needles: Sequence[str], limit: int | None) -> Iterator[int]:
        """Lines, up to the limit, that hold what the name does not; looked for by the rarest word."""
        text = self.text
        needed = [needle for needle in needles if needle not in self.name]
        if not needed:
            yield from (self.numbers if limit is None else takewhile(limit.__gt__, self.numbers))
            return
        if any(needle not in text for needle in needed):
            return
        rarest, *others = sorted(needed, key=text.count) if len(needed) > 1 else needed
        at = text.find(rarest)
        while at >= 0:
            place = bisect_right(self.starts, at) - 1
            if limit is not None and self.numbers[place] > limit:
                return
            start, end = self.starts[place], text.index("\n", at)
            if all(text.find(other, start, end) >= 0 for other in others):
                yield self.numbers[place]
            at = text.find(rarest, end)
