"""Every change of what is kept goes through one `station.change(kind)` block."""

from __future__ import annotations

import ast
import re

from app.store.kinds import KINDS
from tests.house.tree import called, modules, place, room

CHANGES = re.compile(
    r"^\s*(INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|REPLACE\s+INTO|(DROP|ALTER|CREATE)\s+(TABLE|INDEX|TRIGGER|VIEW))\b",
    re.I,
)


def breaches(tree: ast.Module, where: str) -> list[ast.AST]:
    """What only the store may do, done elsewhere; the venue may also hand entries to apply."""
    found: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHANGES.search(node.value):
            found.append(node)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "sqlalchemy":
            found += [node for name in node.names if name.name in ("insert", "update", "delete", "text")]
        if isinstance(node, ast.Call):
            if called(node) in ("execute", "executemany", "exec_driver_sql", "executescript"):
                found.append(node)
            if called(node) in ("writing", "apply") and where != "venue":
                found.append(node)
    return found


def test_only_the_store_writes() -> None:
    bad = [
        place(file, node)
        for file, tree in modules()
        if room(file) != "store"
        for node in breaches(tree, room(file))
    ]
    assert bad == [], "say it with station.change(kind)"


def test_what_counts_as_a_write() -> None:
    def found(code: str, where: str = "service") -> bool:
        return bool(breaches(ast.parse(code), where))

    assert found("c.exec_driver_sql('select 1')")
    assert found("from sqlalchemy import insert")
    assert found("sentence = 'DELETE FROM scan'")
    assert found("with database.writing() as c: pass")
    assert found("apply(c, entries)")
    assert not found("apply(c, entries)", "venue")
    assert found("c.execute(q)", "venue")
    assert not found("with station.change('checked_in', scope) as change: change.fact('scan', {})")
    assert found("sentence = 'drop table scan'")
    assert not found("say('Update the list before the evening')")
    assert not found("say('Drop it')")


def test_every_kind_that_is_done_is_in_the_register() -> None:
    """A kind that is named anywhere is one that apply knows on every other laptop."""
    named = [
        (node.args[0], place(file, node))
        for file, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "change"
        and ast.unparse(node.func.value).endswith("station")
        and node.args
    ]
    assert [
        where for kind, where in named if isinstance(kind, ast.Constant) and kind.value not in KINDS
    ] == []
