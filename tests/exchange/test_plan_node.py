"""A file is taken apart by asking: what is wrong has a path, what nobody asked for is refused."""

from __future__ import annotations

import json
from enum import StrEnum

import pytest

from app.domain.roster import Problem
from app.exchange.plan_node import Node, begin


class Shape(StrEnum):
    """A word of a file."""

    ROUND = "round"
    SQUARE = "square"


def node(**values: object) -> Node:
    """The object of a file with these parts."""
    made = begin(json.dumps(values).encode())
    assert isinstance(made, Node)
    return made


@pytest.mark.parametrize(
    ("data", "row", "word"),
    [
        (b"\xff", 0, "UTF-8"),
        (b"[]", 0, "begin with"),
        (b'{\n"a": }', 2, "not JSON"),
        (b'{"a": 1, "a": 2}', 0, "stands twice"),
        (b'{"a": NaN}', 0, "NaN is not a number"),
        (b"[" * 100_000, 0, "nested too deep"),
    ],
)
def test_what_is_no_object_has_one_reason(data: bytes, row: int, word: str) -> None:
    problem = begin(data)
    assert isinstance(problem, Problem)
    assert problem.row == row
    assert word in problem.reason


def test_what_is_asked_for_comes_cleaned() -> None:
    made = node(name="  Elm  Street ", shape="ROUND", time="8:30", minutes="4:30", script=["One.", "Two."])
    assert (made.needed("name"), made.one_of("shape", Shape)) == ("Elm Street", Shape.ROUND)
    assert (made.time("time"), made.length("minutes")) == ("08:30", 270)
    assert made.script("script") == "One.\nTwo."
    assert (made.maybe("note"), made.number("pledge", 0, 9), made.flag("public")) == (None, None, None)
    made.close()
    assert made.problems == []


@pytest.mark.parametrize(
    ("ask", "value"),
    [
        ("text", 1),
        ("needed", ""),
        ("flag", 1),
        ("day", "soon"),
        ("time", "24:00"),
        ("length", True),
        ("names", "Elm"),
        ("script", [1]),
        ("node", []),
    ],
)
def test_what_is_wrong_is_kept_once_with_its_path(ask: str, value: object) -> None:
    made = node(rows=[{"a": value}])
    made.each("rows", lambda each: getattr(each, ask)("a"))
    assert [problem.column for problem in made.problems] == ["rows[1].a"]


def test_what_nobody_asked_for_is_refused() -> None:
    made = node(rows=[{"a": "1", "b": "2"}], c="3")
    made.each("rows", lambda each: each.text("a"))
    made.close()
    assert [problem.column for problem in made.problems] == ["rows[1].b", "c"]
