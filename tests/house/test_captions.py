"""DESIGN.md and the packages say the same about every room and area."""

from __future__ import annotations

import ast
import re

from tests.house.tree import ROOT, modules


def packages() -> dict[str, ast.Module]:
    """Every room and area by its folder; the steps of the migrations are neither."""
    return {
        file.parent.relative_to(ROOT).as_posix(): tree
        for file, tree in modules()
        if file.name == "__init__.py" and "migrations" not in file.parts
    }


def test_each_caption_is_the_docstring() -> None:
    design = (ROOT / "DESIGN.md").read_text("utf-8")
    captions = dict(re.findall(r"^- `(app[^`]*)`: (.+)$", design, re.MULTILINE))
    docstrings = {
        name: (ast.get_docstring(tree) or "").splitlines()[0] if ast.get_docstring(tree) else ""
        for name, tree in packages().items()
    }
    assert captions == docstrings


def test_every_folder_with_code_is_a_package() -> None:
    folders = {file.parent for file, _ in modules() if "migrations" not in file.parts}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_a_package_exports_nothing_again() -> None:
    assert [name for name, tree in packages().items() if len(tree.body) > 1] == []
