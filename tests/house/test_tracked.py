"""What git keeps holds no key, no path of somebody's machine, no registry's host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, tracked

# put together, so that this file does not find itself
SECRETS = re.compile(
    "-----BEGIN [A-Z ]*PRIVATE" + " KEY-----|AGE-SECRET" + "-KEY-1[0-9A-Z]{20}", re.IGNORECASE
)
KEY_FILES = {".p12", ".pfx", ".key", ".jks", ".age"}
REGISTRIES = (
    *("pypi org", "pythonhosted org", "npmjs org", "npmjs com", "deb debian org", "archive ubuntu com"),
    *("conda io", "proxy golang org", "crates io"),
)
HOSTS = re.compile("|".join(re.escape(words.replace(" ", ".")) for words in REGISTRIES))


def machine_paths() -> re.Pattern[str]:
    """Somebody's home, and the very folder that this checkout stands in."""
    shapes = [r"/(?:home|Users)/[a-z][\w.-]*/", r"[A-Z]:\\+Users\\"]
    here = {str(ROOT), str(Path.home())} - {"/"}
    if len(ROOT.parent.parts) > 1:
        here.add(f"{ROOT.parent}/")
    return re.compile("|".join([*shapes, *(re.escape(folder) for folder in sorted(here))]))


def lines(pattern: re.Pattern[str]) -> list[str]:
    """Where it stands in what git keeps."""
    found: list[str] = []
    for file in tracked():
        content = file.read_bytes()
        if b"\0" in content[:4096]:
            content = re.sub(rb"[^\x20-\x7e\n]", b"\n", content)
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1):
            if pattern.search(line):
                found.append(f"{file.relative_to(ROOT)}:{number}")
    return found


def test_no_secret() -> None:
    assert [file for file in tracked() if file.suffix in KEY_FILES] == []
    assert lines(SECRETS) == []


def test_no_registry_host() -> None:
    assert lines(HOSTS) == []


def test_no_machine_path() -> None:
    assert lines(machine_paths()) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (SECRETS, "-----BEGIN EC PRIVATE" + " KEY-----"),
        (SECRETS, "age-secret" + "-key-1qqqqqqqqqqqqqqqqqqqqqqqqq"),
        (HOSTS, "index-url = https://" + "pypi" + ".org/simple"),
        (machine_paths(), "see /ho" + "me/someone/notes"),
        (machine_paths(), f"cd {ROOT}"),
    ],
)
def test_the_patterns_find_what_they_look_for(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)
