"""A command as it is typed: in this process or in one of its own; how it ended and what it said."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli.folkmoot import run
from tests.house.tree import ROOT

TITLE = "Autumn Assembly"
KEY_WORDS = "pencil and stamp"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


def folkmoot(*words: str | Path, home: Path | None = None) -> Ran:
    """One command, as the console script runs it, in this process."""
    said, complained = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["folkmoot", *map(str, words)])
        patch.delenv("FOLKMOOT_HOME")
        if home is not None:
            patch.setenv("FOLKMOOT_HOME", str(home))
        with redirect_stdout(said), redirect_stderr(complained), pytest.raises(SystemExit) as ended:
            run()
    return Ran(int(ended.value.code or 0), said.getvalue(), complained.getvalue())


def apart(*words: str | Path, home: Path | None = None) -> Ran:
    """One command in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FOLKMOOT_")}
    ran = subprocess.run(
        [sys.executable, "-m", "app", *map(str, words)],
        cwd=ROOT,
        env=kept | ({"FOLKMOOT_HOME": str(home)} if home else {}),
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)
