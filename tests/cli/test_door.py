"""A scan at a door by the command line."""

from __future__ import annotations

import json

from app.paths import Home
from tests.cli.typed import TITLE, folkmoot
from tests.service.evening import Planned


def test_a_scan_has_a_verdict_and_an_exit_code(here: Planned, home: Home) -> None:
    def scan(text: str, *more: str) -> tuple[int, str]:
        ran = folkmoot("check-in", text, "--assembly", TITLE, "--door", "East", *more, home=home.folder)
        return ran.returncode, ran.stdout.strip()

    assert scan(here.delegate[0]) == (0, "WELCOME · Elm Street School · listed · 1 of 25")
    foreign = "https://example.org/" + "secret"
    status, words = scan(foreign)
    assert (status, words) == (1, "NOT OURS · not one of our badges")
    told = json.loads(scan(here.group, "--json")[1])
    assert (told["word"], told["heads"], told["let_in"]) == ("welcome", 14, True)
