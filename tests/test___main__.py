"""The one way in: with nothing typed the program opens; all else is the command line's, as it was."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT

BARE = """
import sys
import app.__main__ as entrance, app.main as main
main.run = lambda home, **more: print(home.folder, sorted(more), 'typer' in sys.modules, gc.isenabled()) or 7
import gc
sys.argv = ['folkmoot', *sys.argv[1:]]
entrance.run()
"""


def enter(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program with other windows, which say what they were opened on."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FOLKMOOT_")}
    return subprocess.run(
        [sys.executable, "-c", BARE, *words],
        cwd=ROOT, env=kept | environment, check=False, capture_output=True, text=True,
    )  # fmt: skip


def test_nothing_typed(tmp_path: Path) -> None:
    ran = enter(FOLKMOOT_HOME=str(tmp_path))
    assert (ran.returncode, ran.stderr) == (7, "")
    assert ran.stdout.split() == [str(tmp_path), "[]", "False", "True"]


def test_a_home_typed_is_the_command_lines(tmp_path: Path) -> None:
    ran = enter("--home", str(tmp_path))
    assert (ran.returncode, ran.stderr) == (7, "")
    assert ran.stdout.split() == [str(tmp_path), "['assembly',", "'passphrase',", "'post']", "True", "True"]


def test_a_passphrase_file_by_the_environment(tmp_path: Path) -> None:
    ran = enter(FOLKMOOT_HOME=str(tmp_path), FOLKMOOT_PASSPHRASE_FILE=str(tmp_path / "gone"))
    assert ran.returncode == 3
    assert "There is no file" in ran.stderr


@pytest.mark.parametrize(("words", "code"), [(("--help",), 0), (("no-such-thing",), 2), (("badge",), 2)])
def test_commands_are_as_before(words: tuple[str, ...], code: int) -> None:
    ran = enter(*words)
    assert ran.returncode == code
    assert "folkmoot" in ran.stdout + ran.stderr


def test_a_bug_before_the_windows(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    broken = BARE.replace("main.run = ", "ours = ")
    ran = subprocess.run(
        [sys.executable, "-c", broken],
        env=os.environ | {"FOLKMOOT_HOME": str(tmp_path)}, cwd=ROOT, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 3
    assert "IsADirectoryError" in ran.stderr


def test_the_console_script_comes_in_here() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"] == {"folkmoot": "app.__main__:run"}
