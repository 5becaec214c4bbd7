"""A plan file taken apart strictly: every object is asked for its parts, and what is wrong has a path."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar, cast

from app.domain.names import clean, folded
from app.domain.roster import Problem
from app.exchange.rosters import LONGEST_ITEM, seconds_of
from app.exchange.sheets import LONGEST_FIELD, MOST_BYTES, MOST_ROWS

_NOTHING_KNOWN = "There is nothing called this in a plan file."

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def begin(data: bytes) -> Node | Problem:
    """The object that the file is, nothing of it asked for yet; or why it is none."""
    if len(data) > MOST_BYTES:
        return Problem(0, "", "The file is larger than 20 MB.")
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        return Problem(0, "", "This is not a text file in UTF-8.")
    try:
        top: object = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        return Problem(error.lineno, "", f"This is not JSON: {error.msg} (place {error.colno}).")
    except ValueError as error:
        return Problem(0, "", str(error))
    except RecursionError:
        return Problem(0, "", "This is no plan file: it is nested too deep.")
    if not isinstance(top, dict):
        return Problem(0, "", "This is no plan file: it should begin with “{”.")
    return Node(cast(dict[str, object], top), "", [])


@dataclass(slots=True)
class Node:
    """One object of the file while it is read; what nobody asked for is refused at the end."""

    values: Mapping[str, object]
    path: str
    problems: list[Problem]
    asked: set[str] = field(default_factory=set[str])

    def at(self, name: str) -> str:
        """The path of that part in the file."""
        return f"{self.path}.{name}" if self.path else name

    def wrong(self, name: str, reason: str) -> None:
        """Keep it as a problem, with its path."""
        self.problems.append(Problem(0, self.at(name), reason))

    def get(self, name: str) -> object:
        """What stands there, whatever it is; it counts as asked for."""
        self.asked.add(name)
        return self.values.get(name)

    def maybe(self, name: str) -> str | None:
        """Text that may be missing."""
        value = self.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            self.wrong(name, "This should be text.")
            return None
        if len(value) > LONGEST_FIELD:
            self.wrong(name, "This is longer than 10,000 characters.")
        return clean(value)

    def text(self, name: str) -> str:
        """Text, empty where it is missing."""
        return self.maybe(name) or ""

    def needed(self, name: str) -> str:
        """Text that must be there."""
        text = self.text(name)
        if not text and not any(problem.column == self.at(name) for problem in self.problems):
            self.wrong(name, "This is missing.")
        return text

    def number(self, name: str, least: int, most: int) -> int | None:
        """A whole number within these bounds."""
        value = self.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self.wrong(name, "This should be a whole number.")
            return None
        if not least <= value <= most:
            self.wrong(name, f"This should be from {least:,} to {most:,}.")
            return None
        return value

    def flag(self, name: str) -> bool | None:
        """True or false."""
        value = self.get(name)
        if value is not None and not isinstance(value, bool):
            self.wrong(name, "This should be true or false.")
            return None
        return value

    def day(self, name: str) -> date | None:
        """A date as 2026-11-24."""
        text = self.text(name)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.wrong(name, "This should be a date such as 2026-11-24.")
            return None

    def one_of(self, name: str, kind: type[E]) -> E | None:
        """One of the words of that kind, capitals or not."""
        text = self.text(name)
        if not text:
            return None
        for each in kind:
            if folded(each.value) == folded(text):
                return each
        self.wrong(name, f"This may be: {', '.join(each.value for each in kind)}.")
        return None

    def time(self, name: str) -> str:
        """A time of day as 18:30, which must be there."""
        text = self.needed(name)
        hours, colon, minutes = text.partition(":")
        right = colon and len(minutes) == 2 and hours.isdecimal() and minutes.isdecimal() and text.isascii()
        if text and not (right and int(hours) < 24 and int(minutes) < 60):
            self.wrong(name, "This should be a time such as 18:30.")
            return ""
        return f"{int(hours):02d}:{minutes}" if text else ""

    def length(self, name: str) -> int:
        """Seconds, written as minutes: 5 or “4:30”."""
        value = self.get(name)
        try:
            if isinstance(value, str):
                return seconds_of(value)
            if (
                isinstance(value, int | float)
                and not isinstance(value, bool)
                and 0 <= value * 60 <= LONGEST_ITEM
            ):
                return round(value * 60)
        except ValueError:
            pass
        self.wrong(name, "This should be a length such as 5 or “4:30” (minutes).")
        return 0

    def script(self, name: str) -> str | None:
        """Text, or a list of paragraphs."""
        value = self.get(name)
        if value is None:
            return None
        parts = cast(list[object], value) if isinstance(value, list) else [value]
        if not all(isinstance(part, str) for part in parts):
            self.wrong(name, "This should be text, or a list of paragraphs.")
            return None
        text = "\n".join(clean(line) for part in parts for line in str(part).split("\n"))
        if len(text) > LONGEST_FIELD:
            self.wrong(name, "This is longer than 10,000 characters.")
        return text.strip()

    def names(self, name: str) -> tuple[str, ...] | None:
        """A list of names."""
        value = self.get(name)
        if value is None:
            return None
        parts = cast(list[object], value) if isinstance(value, list) else []
        if not isinstance(value, list) or not all(isinstance(part, str) for part in parts):
            self.wrong(name, "This should be a list of names.")
            return None
        return tuple(clean(str(part)) for part in parts)

    def node(self, name: str) -> Node:
        """The object that must stand there; in its place one whose problems nobody hears."""
        value = self.get(name)
        if not isinstance(value, dict):
            self.wrong(name, "This is missing." if value is None else "This should be an object.")
            return Node({}, self.at(name), [])
        return Node(cast(dict[str, object], value), self.at(name), self.problems)

    def each(self, name: str, make: Callable[[Node], T]) -> tuple[T, ...]:
        """A list of objects, each made into something."""
        value = self.get(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.wrong(name, "This should be a list.")
            return ()
        made: list[T] = []
        many = cast(list[object], value)
        if len(many) > MOST_ROWS:
            self.wrong(name, "There are more than 100,000.")
            return ()
        for place, item in enumerate(many):
            path = f"{self.at(name)}[{place + 1}]"
            if not isinstance(item, dict):
                self.problems.append(Problem(0, path, "This should be an object."))
                continue
            node = Node(cast(dict[str, object], item), path, self.problems)
            made.append(make(node))
            node.close()
        return tuple(made)

    def close(self) -> None:
        """All was asked for that may stand here: the rest is refused."""
        for name in self.values:
            if name not in self.asked:
                self.wrong(name, _NOTHING_KNOWN)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{twice[:40]}” stands twice in one place.")
    return made


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not a number.")
