"""Looking people up as a steward types: each word stands in their own line or in their group's name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import accumulate, chain, islice, takewhile

from app.domain.names import folded, found
from app.domain.slips import slips
from app.domain.spellings import spelled


class Lookup:
    """Lines in the order they are listed, each with the name of its group; both folded (`names.folded`).

    A group's name is held once, however many lines it has: the search goes through what sets people apart.
    """

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        groups: dict[str, _Group] = {}
        words: defaultdict[str, list[int]] = defaultdict(list)
        self._place: list[int] = []
        """The group of each line."""
        for number, (line, name) in enumerate(lines):
            group = groups.get(name)
            if group is None:
                group = groups[name] = _Group(f" {name}", len(groups))
            group.add(number, line)
            self._place.append(group.place)
            for word in line.split():
                words[word].append(number)
        names: defaultdict[str, list[int]] = defaultdict(list)
        for group in groups.values():
            group.text = "".join(group.lines)
            group.lines.clear()
            for word in set(group.name.split()):
                names[word].append(group.place)
        self._groups: tuple[_Group, ...] = tuple(groups.values())
        self._words: _Words = _Words(words)
        self._names: _Words = _Words(names)

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

    def near(self, wanted: str, most: int) -> list[int]:
        """Lines that fit with a slip of the finger in any word, the fewest slips first."""
        asked = [self._ask(word) for word in wanted.split()]
        if not asked:
            return []
        # the word that fewest have is looked for first, so that few are carried on
        rarest, *others = sorted(asked, key=lambda each: each.count)
        slipped = self._having(rarest)
        for each in others:
            slipped = {
                number: slips + more
                for number, slips in slipped.items()
                if (more := self._slips_in(number, each)) is not None
            }
        return nsmallest(most, slipped, key=lambda number: (slipped[number], number))

    def _ask(self, word: str) -> _Asked:
        own, named = self._words.forms(word), dict[int, int]()
        for form in self._names.forms(word):
            for place in self._names.having(form):
                named[place] = min(form.slips, named.get(place, form.slips))
        count = sum(map(self._words.count, own)) + sum(len(self._groups[place].numbers) for place in named)
        return _Asked(own, named, count)

    def _having(self, asked: _Asked) -> dict[int, int]:
        """Lines that have the word, each with its slips; of very many only the first."""
        numbers = (
            (number, slips) for place, slips in asked.named.items() for number in self._groups[place].numbers
        )
        own = ((number, form.slips) for form in asked.own for number in self._words.having(form))
        found: dict[int, int] = {}
        for number, wrong in islice(chain(own, numbers), _MANY):
            found[number] = min(wrong, found.get(number, wrong))
        return found

    def _slips_in(self, number: int, asked: _Asked) -> int | None:
        """With how many slips the word stands in that line or its group's name; None where it does not."""
        place = self._place[number]
        line = self._groups[place].line(number)
        own = (form.slips for form in asked.own if f" {form.text}{' ' if form.whole else ''}" in line)
        return min((*islice(own, 1), *((asked.named[place],) if place in asked.named else ())), default=None)

    def _first(self, needles: Sequence[str], most: int) -> list[int]:
        first: list[int] = []
        for group in self._groups:
            limit = first[-1] if len(first) == most else None
            for number in islice(group.holding(needles, limit), most):
                insort(first, number)
            del first[most:]
        return first


def meant(typed: str, names: Sequence[str]) -> list[int]:
    """Which of a short list of names are meant, by number: all while nothing is typed; else those that hold
    every word, or that come near where none does.
    """
    wanted = folded(typed)
    if not wanted:
        return [*range(len(names))]
    known = [spelled(name) for name in names]
    matching = [number for number, name in enumerate(known) if found(wanted, name)]
    return matching or Lookup((name, "") for name in known).near(wanted, len(known))


_MANY = 3_000
"""Lines that one word is looked for in; a word that more have sets nobody apart."""
_AFTER_ALL = "\U0010ffff"


class _Group:
    """The lines of one institution, its name held once."""

    def __init__(self, name: str, place: int) -> None:
        self.name, self.place = name, place
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

    def line(self, number: int) -> str:
        """One of them, with a space on either side."""
        start = self.starts[bisect_left(self.numbers, number)]
        return self.text[start : self.text.index("\n", start)] + " "

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


@dataclass(frozen=True, slots=True)
class _Form:
    """How a word may have been meant."""

    text: str
    whole: bool
    """Whether it must be all of a word; else a word begins so."""
    slips: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """A word that was typed: its forms among the lines, and the groups whose names have it."""

    own: tuple[_Form, ...]
    named: Mapping[int, int]
    count: int
    """Lines that have it, or somewhat more."""


class _Words:
    """Which words there are, and where each stands."""

    def __init__(self, places: Mapping[str, Sequence[int]]) -> None:
        self._words: list[str] = sorted(places)
        self._places: list[Sequence[int]] = [places[word] for word in self._words]
        self._before: list[int] = list(accumulate(map(len, self._places), initial=0))
        self._letters: str = "".join(
            sorted({letter for word in places for letter in word if letter.isalpha()})
        )

    def forms(self, word: str) -> tuple[_Form, ...]:
        """Those that any word has: as it was typed first, then with a slip."""
        near = (_Form(form, whole, 1) for form, whole in slips(word, self._letters, self._begins))
        typed = (_Form(word, whole=False, slips=0),) if self._begins(word) else ()
        return *typed, *near

    def count(self, form: _Form) -> int:
        """How often it stands anywhere."""
        at = self._range(form)
        return self._before[at.stop] - self._before[at.start]

    def having(self, form: _Form) -> Iterator[int]:
        """Where it stands."""
        return chain.from_iterable(self._places[at] for at in self._range(form))

    def _begins(self, form: str) -> bool:
        at = bisect_left(self._words, form)
        return at < len(self._words) and self._words[at].startswith(form)

    def _range(self, form: _Form) -> range:
        at = bisect_left(self._words, form.text)
        if form.whole:
            return range(at, at + (at < len(self._words) and self._words[at] == form.text))
        return range(at, bisect_left(self._words, form.text + _AFTER_ALL, at))
