"""The project's own files, for the rules that are read off them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"


@cache
def modules(folder: Path = APP) -> tuple[tuple[Path, ast.Module], ...]:
    """Every Python file below the folder with its tree."""
    files = sorted(file for file in folder.rglob("*.py") if "__pycache__" not in file.parts)
    return tuple((file, ast.parse(file.read_text("utf-8"), str(file))) for file in files)


def room(file: Path) -> str:
    """The room that a file of the app stands in: `ui`, `store` …; a module beside them by its own name."""
    first = file.relative_to(APP).parts[0]
    return first.removesuffix(".py")


def place(file: Path, node: ast.AST | int) -> str:
    """Where it stands, as one reads it in an editor."""
    line = node if isinstance(node, int) else getattr(node, "lineno", 0)
    return f"{file.relative_to(ROOT)}:{line}"


def imports(tree: ast.Module) -> Iterator[tuple[ast.stmt, str]]:
    """Every module that is imported, in full, wherever in the file it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node, name.name
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node, node.module


def called(node: ast.Call) -> str:
    """The last name of what is called: `writing` in `self.database.writing()`."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps and that stands here."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    return tuple(file for name in listed.stdout.split("\0") if name and (file := ROOT / name).is_file())
