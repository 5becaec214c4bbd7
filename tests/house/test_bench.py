"""The bench judges by two runs of three, and the full numbers of the torture reach their file."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.tree import ROOT


@pytest.fixture
def bench() -> ModuleType:
    """The bench as a module."""
    return importlib.import_module("tests.bench.__main__")


def figure(value: float, better: str = "lower") -> dict[str, object]:
    """One figure against a bar of 10."""
    return {"name": "x", "value": value, "unit": "ms", "bar": 10, "better": better, "how": ""}


@pytest.mark.parametrize(
    ("values", "better", "holds", "settled"),
    [
        ((1, 2), "lower", True, True),
        ((10, 10), "lower", True, True),
        ((1, 20), "lower", False, False),
        ((1, 20, 2), "lower", True, True),
        ((20, 1, 20), "lower", False, True),
        ((20, 30), "higher", True, True),
        ((1, 2), "higher", False, True),
        ((1,), "lower", False, False),
    ],
)
def test_two_runs_of_three(
    bench: ModuleType, values: tuple[float, ...], better: str, holds: bool, settled: bool
) -> None:
    runs = [[figure(value, better)] for value in values]
    assert bench.judge(runs)[0]["holds"] is holds
    assert bench.settled(runs) is settled


@pytest.mark.slow
def test_what_torture_counted(tmp_path: Path) -> None:
    case = tmp_path / "test_case.py"
    case.write_text(
        "import os, pytest\n@pytest.mark.torture\ndef test_it(record_property):\n"
        "    record_property('torture', {'name': 'lost', 'value': int(os.environ['FOLKMOOT_TORTURE']) - 1})\n"
        "def test_other():\n    raise AssertionError\n",
        "utf-8",
    )
    program = (
        "import sys, pathlib, tests.torture as t; t.ROOT = pathlib.Path(sys.argv[1]);"
        "sys.exit(t.main([sys.argv[1], '-c', 'pyproject.toml', '-p', 'no:cacheprovider']))"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=ROOT, env=environment, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert '"value": 0' in (tmp_path / "out" / "torture.json").read_text("utf-8")
