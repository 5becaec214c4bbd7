"""What is imported after Qt is run, and its source is left alone."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.house.tree import ROOT

PROGRAM = """
import linecache, sys
from app.ui.imports import plain
{call}
before = len(linecache.cache)
from app.ui.parts.labels import Label
import decimal
print(len(linecache.cache) - before, 'app.ui.theme' in sys.modules, Label.__name__)
"""


@pytest.mark.parametrize(("call", "read"), [("", True), ("plain()", False)])
def test_no_source_is_read(call: str, read: bool) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(call=call)],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    count, *rest = ran.stdout.split()
    assert (int(count) > 0, rest) == (read, ["True", "Label"]), "Qt for Python has changed: look again"
