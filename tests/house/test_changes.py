"""Every change of what is kept goes through one `station.change(kind)` block."""

from __future__ import annotations

import ast
import re

from tests.house.tree import called, modules, place, room

CHANGES = re.compile(
    r"^\s*(INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|REPLACE\s+INTO|DROP|ALTER)\b", re.I
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
    assert not found("say('Update the list before the evening')")


def test_every_kind_of_change_is_in_the_register() -> None:
    """A kind that is written anywhere is one that apply knows."""
    from app.store import kinds

    known = {
        node.value
        for _, tree in [pair for pair in modules() if pair[0].stem == kinds.__name__.rpartition(".")[2]]
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    said = {
        (node.args[0].value, place(file, node))
        for file, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and called(node) == "change"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }
    assert [where for kind, where in said if not is_known(kind, known)] == []


def is_known(kind: str, known: set[str]) -> bool:
    """In the register by name, or as the added or changed of a table there."""
    return kind in known or kind.removesuffix("_added") in known or kind.removesuffix("_changed") in known
