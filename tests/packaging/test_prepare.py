"""The set-up says in one plain line what is missing, takes the machine's settings, does nothing twice."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.tree import ROOT, called, modules

SCRIPT = ROOT / "packaging" / "prepare.py"


@pytest.fixture
def prepare() -> ModuleType:
    """The script as a module."""
    described = importlib.util.spec_from_file_location("prepare", SCRIPT)
    assert described
    assert described.loader
    module = importlib.util.module_from_spec(described)
    described.loader.exec_module(module)
    return module


def test_an_older_python_is_told(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert prepare.main([]) == 3
    assert capsys.readouterr().err == "Folkmoot needs Python 3.11 or newer; this is 3.9.2.\n"


def test_an_older_python_can_read_it() -> None:
    ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 8))


def test_only_the_standard_library() -> None:
    tree = ast.parse(SCRIPT.read_text("utf-8"))
    names = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_an_unknown_task_is_wrong_usage(prepare: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert prepare.main(["fly"]) == 2
    assert "There is no task 'fly'" in capsys.readouterr().err


def test_make_knows_every_task(prepare: ModuleType) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = re.search(r"^TASKS := (.+)$", makefile, re.MULTILINE)
    assert named
    assert set(named.group(1).split()) == set(prepare.TASKS)


def test_without_ensurepip_it_says_the_line(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_name: str) -> None:
        return None

    monkeypatch.setattr(importlib.util, "find_spec", nothing)
    with pytest.raises(prepare.NotPreparedError, match=r"apt-get install python3\.\d+-venv"):
        prepare.make_venv()


def test_missing_on_debian(prepare: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tmp_path / "dpkg-query"
    rows = r"ii \tqpdf\t\nii \tlibglib2.0-0t64\tlibglib2.0-0 (= 2.80)\nrc \txvfb\t\n"
    asked.write_text(f"#!/bin/sh\nprintf '{rows}'\n", "utf-8")
    asked.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert prepare.missing_on_debian(["qpdf", "libglib2.0-0", "xvfb", "xauth"]) == ["xvfb", "xauth"]


def test_uv_is_told_what_pip_is_told(
    prepare: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.startswith(("PIP_", "UV_"))]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    settings = tmp_path / "pip.conf"
    settings.write_text(
        "[global]\nindex-url = https://one.example/simple\n"
        "extra-index-url = https://two.example/simple\n    https://three.example/simple\n",
        "utf-8",
    )
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))
    monkeypatch.setenv("PIP_FIND_LINKS", "wheels")
    monkeypatch.setattr(prepare, "PYTHON", Path(sys.executable))
    told = prepare.uv_settings()
    assert told["UV_DEFAULT_INDEX"] == "https://one.example/simple"
    assert told["UV_INDEX"] == "https://two.example/simple https://three.example/simple"
    assert told["UV_INDEX_STRATEGY"] == "unsafe-best-match"
    assert told["UV_FIND_LINKS"] == "wheels"
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://mine.example/simple")
    assert "UV_DEFAULT_INDEX" not in prepare.uv_settings()


def test_nothing_is_done_twice(prepare: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(prepare, "STAMP", tmp_path / "prepared")
    prepare.STAMP.write_text(prepare.digest(), "utf-8")

    def never(*_words: object, **_more: object) -> None:
        raise AssertionError("nothing has changed")

    monkeypatch.setattr(subprocess, "run", never)
    prepare.bring_environment()
    lock = tmp_path / "requirements.lock"
    lock.write_text("another\n", "utf-8")
    monkeypatch.setattr(prepare, "INPUTS", (*prepare.INPUTS, lock))
    with pytest.raises(AssertionError, match="nothing has changed"):
        prepare.bring_environment()


def test_every_tool_that_the_tests_call_is_in_the_list() -> None:
    listed = tomllib.loads((ROOT / "packaging" / "system.toml").read_text("utf-8"))["tests"]["commands"]
    asked = {
        argument.value
        for _, tree in modules(ROOT / "tests")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called(node) == "tool"
        for argument in node.args
        if isinstance(argument, ast.Constant)
    }
    assert asked <= set(listed)
