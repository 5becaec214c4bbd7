"""How the command line is called: every command explains itself, and how a run ends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.cli.folkmoot import COMMANDS, GROUPS
from app.paths import Home
from tests.cli.typed import folkmoot
from tests.service.evening import Planned


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Exit codes: 0 done, 1 refused or invalid, 2 wrong usage, 3 trouble"),
        (("demo",), "--speed"),
        (("import", "people"), "--default-institution"),
        (("check-in",), "the verdict on one line"),
        (("export",), "--key-passphrase-file"),
        (("verify",), "--trust"),
        (("journal", "verify"), "scope station number hash"),
    ],
)
def test_every_command_explains_itself(words: tuple[str, ...], says: str) -> None:
    ran = folkmoot(*words, "--help")
    assert ran.returncode == 0
    assert says in " ".join(ran.stdout.split())
    assert "--home" in ran.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("fly",),
        ("verify", "a.pdf"),
        ("import", "people", "a.csv"),
        ("demo", "--speed", "3"),
        ("check-in",),
        ("export", "everything", "--assembly", "A", "--out", "a"),
        ("export", "minutes", "--assembly", "A", "--out", "a", "--seal"),
        ("import", "people", "a.csv", "--assembly", "A", "--map", "name"),
    ],
)
def test_wrong_usage_is_2(words: tuple[str, ...], home: Home) -> None:
    ran = folkmoot(*words, home=home.folder)
    assert ran.returncode == 2, ran.stderr
    assert ran.stdout == ""
    assert not home.database.exists()


def test_the_home_may_be_named_before_the_command_or_after_it(
    here: Planned, home: Home, tmp_path: Path
) -> None:
    assert folkmoot("--home", home.folder, "journal", "verify").returncode == 0
    assert folkmoot("journal", "verify", "--home", home.folder).returncode == 0
    both = folkmoot("--home", tmp_path / "empty", "journal", "verify", "--home", home.folder)
    assert both.returncode == 0, "the nearer word holds"


def test_it_says_which_it_is(home: Home) -> None:
    ran = folkmoot("--version", home=home.folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert re.fullmatch(r"Folkmoot (\d+\.\d+\.\d+|unpacked)\n", ran.stdout)
    assert not home.folder.joinpath("folkmoot.db").exists()


def test_a_bug_is_no_refusal(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("app.house.build", broken)
    ran = folkmoot("journal", "verify", home=home.folder)
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "RuntimeError: a bug" in ran.stderr


def test_every_command_stands_in_the_list() -> None:
    """Each is found by the words typed, in a module of the command line."""
    every = [*COMMANDS.values(), *(each for _, group in GROUPS.values() for each in group.values())]
    assert len(set(every)) == len(every)
    assert all(command.__module__.startswith("app.cli.") and command.__doc__ for command in every)
