"""The arrows of the house hold, and a broken one is reported: each contract is broken once, on purpose."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT

CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}

BREACHES = [
    ("order", "app/domain/breach.py", "from app import clock\n"),
    ("order", "app/store/breach.py", "def late() -> None:\n    from app.service import boards\n"),
    ("order", "app/documents/breach.py", "import app.exchange\n"),
    ("order", "app/errors.py", "import app.domain\n"),
    ("order", "app/a_room_nobody_drew.py", ""),
    ("qt", "app/service/breach.py", "from PySide6.QtCore import QObject\n"),
    ("qt", "app/house.py", "import shiboken6\n"),
    ("sql", "app/service/breach.py", "from sqlalchemy import select\n"),
    ("sql", "app/ui/door/breach.py", "import sqlite3\n"),
    ("sql", "app/exchange/breach.py", "import alembic.command\n"),
    ("keyed", "app/store/breach.py", "from sqlcipher3 import dbapi2\n"),
    ("hub", "app/store/breach.py", "import psycopg\n"),
    ("pdf", "app/exchange/breach.py", "def late() -> None:\n    from reportlab.pdfgen import canvas\n"),
    ("pdf", "app/service/breach.py", "from pyhanko.sign import signers\n"),
    ("sheets", "app/service/breach.py", "import csv\n"),
    ("screens", "app/ui/door/breach.py", "import app.ui.chair\n"),
    ("cycles", "app/domain/breach.py", "from app.domain import breach_2\n"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The house as it stands, to be broken."""
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "app/domain/breach_2.py").write_text("import app.domain.breach\n", "utf-8")
    (tmp_path / "app/domain/breach.py").write_text("", "utf-8")
    return tmp_path


def check(folder: Path, *contracts: str) -> tuple[int, str]:
    """import-linter's exit status and words on that copy."""
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    arguments = ["lint-imports", "--no-cache", *chosen]
    program = (
        f"import sys; sys.argv = {arguments!r}; from importlinter.cli import lint_imports_command as c; c()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, check=False, capture_output=True, text=True
    )
    return ran.returncode, ran.stdout + ran.stderr


def test_every_contract_holds() -> None:
    status, words = check(ROOT)
    assert status == 0, words
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken" in words


@pytest.mark.slow
@pytest.mark.parametrize(("contract", "file", "breach"), BREACHES)
def test_a_broken_contract_is_reported(contract: str, file: str, breach: str, copy: Path) -> None:
    module = copy / file
    before = module.read_text("utf-8") if module.exists() else '"""A breach."""\n'
    module.write_text(before + breach, "utf-8")
    status, words = check(copy, contract)
    assert status != 0, words
    assert re.search(rf"{re.escape(CONTRACTS[contract])}\s+BROKEN", words), words
    assert module.stem in words


def test_every_contract_is_broken_once() -> None:
    assert {contract for contract, _, _ in BREACHES} == set(CONTRACTS)


def test_types_are_checked_strictly() -> None:
    types = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["basedpyright"]
    assert types["typeCheckingMode"] == "strict"
    assert types["include"] == ["app", "tests", "packaging"]
    assert not [name for name in types if name.startswith("report")], "a rule was switched off"


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("from unittest.mock import Mock\nMock()\n", "TID251"),
        ("from unittest import mock\nmock.Mock()\n", "TID251"),
        ("import pickle\npickle.loads(b'')\n", "S301"),
        ("try:\n    pass\nexcept Exception:\n    print()\n", "BLE001"),
        ("from datetime import datetime\ndatetime.now()\n", "DTZ005"),
    ],
)
def test_the_lint_rules_are_on(code: str, rule: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--stdin-filename", "app/breach.py", "-"],
        input=code, cwd=ROOT, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert rule in ran.stdout
