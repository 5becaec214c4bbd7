"""The manners of the code that no other tool looks at."""

from __future__ import annotations

import ast
import re
from functools import cache

from tests.house.tree import ROOT, called, imports, modules, place, room

NO_NAME = re.compile(r"(Manager|Helper|Utils?|Handler|Base)$|^(Base|Abstract)[A-Z]")
NO_FILE = {"utils", "util", "helpers", "helper", "manager", "base", "misc", "common", "handlers"}
SEAMS = {"Clock", "Camera", "Screens", "Signer"}
"""The only places where two real implementations stand behind one shape."""
OUTSIDE = {"os", "pathlib", "time", "random", "secrets", "socket", "subprocess", "threading", "logging", "io"}
NETWORK = {"socket", "ssl", "urllib.request", "http.client", "http.server", "requests", "aiohttp"}


@cache
def nodes() -> tuple[tuple[str, str, ast.AST], ...]:
    """Every statement and expression of the app: its room, its place, itself."""
    return tuple(
        (room(file), f"{file.relative_to(ROOT)}:{node.lineno}", node)
        for file, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt | ast.expr)
    )


def test_no_name_that_says_nothing() -> None:
    bad = [
        where for _, where, node in nodes() if isinstance(node, ast.ClassDef) and NO_NAME.search(node.name)
    ]
    assert bad == []
    everywhere = [file for folder in ("app", "tests", "packaging") for file, _ in modules(ROOT / folder)]
    assert [file for file in everywhere if file.stem in NO_FILE] == []


def test_nothing_is_looked_up_that_could_be_passed_in() -> None:
    bad = [
        where
        for _, where, node in nodes()
        if (isinstance(node, ast.Name) and node.id == "qApp")
        or (isinstance(node, ast.Attribute) and node.attr in ("qApp", "activeWindow"))
        or (isinstance(node, ast.Call) and called(node) == "instance")
    ]
    assert bad == []


def test_no_colour_literal() -> None:
    bad = [where for r, where, node in nodes() if r == "ui" and is_colour(node)]
    assert bad == [], "colours are named by tokens of the theme"


def is_colour(node: ast.AST) -> bool:
    """A hex triplet, a colour made of numbers, or one of Qt's own names (but for transparent)."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return bool(
            re.search(r"#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})\b|\brgba?\(\s*\d", node.value)
        )
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
        return node.value.attr == "GlobalColor" and node.attr != "transparent"
    if isinstance(node, ast.Call) and called(node) in ("QColor", "fromRgb", "fromRgbF", "fromHsl"):
        return bool(node.args) and all(isinstance(argument, ast.Constant) for argument in node.args)
    return False


def test_what_counts_as_a_colour() -> None:
    def first(code: str) -> bool:
        return any(is_colour(node) for node in ast.walk(ast.parse(code)))

    assert first("'color: #FAF6EF'")
    assert first("f'border: 1px solid #abc; {x}'")
    assert first("QColor(1, 2, 3)")
    assert first("Qt.GlobalColor.red")
    assert first("'rgba(0, 0, 0, 128)'")
    assert not first("theme.colour('ink')")
    assert not first("Qt.GlobalColor.transparent")
    assert not first("QColor(self.colours[token])")
    assert not first("'item #1 of 3'")


def test_a_protocol_only_at_a_seam() -> None:
    bad = [
        where
        for _, where, node in nodes()
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(base).split("[")[0].endswith("Protocol") for base in node.bases)
        and node.name not in SEAMS
    ]
    assert bad == []


def test_values_are_frozen_and_slotted() -> None:
    """Rules and boards are values; elsewhere a list that grows while a file is read may be a slotted one."""
    bad: list[str] = []
    for r, where, node in nodes():
        for decorator in node.decorator_list if isinstance(node, ast.ClassDef) else []:
            words = ast.unparse(decorator)
            if not words.startswith("dataclass"):
                continue
            value = r in ("domain", "ui") or "/boards/" in where
            reckons = "cached_property" in ast.unparse(node)  # needs a place to keep what it reckoned
            if (value and "frozen=True" not in words) or not ("slots=True" in words or reckons):
                bad.append(where)
    assert bad == []


def test_the_rules_know_no_clock_and_no_files() -> None:
    bad = [
        place(file, node)
        for file, tree in modules()
        if room(file) == "domain"
        for node, name in imports(tree)
        if name.split(".")[0] in OUTSIDE
    ]
    bad += [
        where
        for r, where, node in nodes()
        if r == "domain" and isinstance(node, ast.Call) and called(node) in ("now", "today", "utcnow", "open")
    ]
    assert bad == []


def test_only_the_venue_speaks_to_a_network() -> None:
    bad = [
        place(file, node)
        for file, tree in modules()
        if room(file) != "venue"
        for node, name in imports(tree)
        if name in NETWORK or name == "PySide6.QtNetwork"
    ]
    assert bad == []
