"""The guards that every test stands under do catch what they are there for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

CASES = """
import contextlib
import logging
import socket
import warnings

from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QWidget
from sqlalchemy import create_engine

kept = []

def test_log():
    logging.getLogger("x").warning("boo")

def test_window(qapp):
    kept.append(QWidget())

def test_qt_warning(qapp):
    qWarning("hm")

def test_transaction(tmp_path):
    kept.append(create_engine(f"sqlite:///{tmp_path}/x").connect())
    kept[-1].exec_driver_sql("CREATE TABLE t (a)")
    kept[-1].exec_driver_sql("INSERT INTO t VALUES (1)")

def test_address():
    with contextlib.suppress(OSError), socket.socket() as s:
        s.connect(("192.0.2.1", 80))

def test_name():
    with contextlib.suppress(OSError):
        socket.getaddrinfo("folkmoot.example", 80)

def test_warning():
    warnings.warn("old", DeprecationWarning)

def test_announced(expected_log):
    expected_log.append("boo")

def test_window_put_away(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

def test_log_announced(expected_log):
    expected_log.append("^WARNING x: boo$")
    logging.getLogger("x").warning("boo")

def test_this_machine():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        s.listen()
        socket.create_connection(s.getsockname()).close()
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of those cases, under the project's own settings and guards."""
    file: Path = tmp_path_factory.mktemp("guards") / "test_case.py"
    file.write_text(CASES, "utf-8")
    settings = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), "-p", "tests.conftest"]
    quiet = ["-p", "no:cacheprovider", "-p", "no:randomly", "-q", "-rfEp"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *settings, *quiet, str(file)],
        cwd=ROOT, env={**os.environ, "COLUMNS": "400"}, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 1, ran.stdout + ran.stderr
    return ran.stdout


@pytest.mark.parametrize(
    ("case", "outcome", "words"),
    [
        ("log", "ERROR", "unexpected log records"),
        ("window", "ERROR", "windows left behind"),
        ("qt_warning", "FAILED", ""),
        ("transaction", "ERROR", "1 transactions left open"),
        ("address", "ERROR", "connections that leave this machine"),
        ("name", "ERROR", "connections that leave this machine"),
        ("warning", "FAILED", "DeprecationWarning: old"),
        ("announced", "ERROR", "never came"),
        ("window_put_away", "PASSED", ""),
        ("log_announced", "PASSED", ""),
        ("this_machine", "PASSED", ""),
    ],
)
def test_what_is_left_behind_is_found(case: str, outcome: str, words: str, said: str) -> None:
    lines = [line for line in said.splitlines() if line.startswith(("ERROR ", "FAILED ", "PASSED "))]
    told = [line for line in lines if line.split(" - ")[0].endswith(f"::test_{case}")]
    assert any(line.startswith(outcome) and words in line for line in told), said
    if outcome == "PASSED":
        assert len(told) == 1, said
