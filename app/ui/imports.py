"""Python's own import, which Qt for Python puts another before that makes every import slower."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from importlib import import_module
from typing import cast


def plain() -> None:
    """Import as Python does, from now on.

    Qt for Python looks into the source of every module that is imported after it, for whether that may want
    Qt's names in snake case. None of ours does, and reading them all takes longer than running them.
    """
    import_module("PySide6.QtCore")
    own = cast("Callable[..., object] | None", getattr(builtins, "__orig_import__", None))
    if own is not None:
        builtins.__import__ = own  # pyright: ignore[reportAttributeAccessIssue]
