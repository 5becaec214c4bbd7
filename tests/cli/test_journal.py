"""The journal is looked through by the command line."""

from __future__ import annotations

import json

from app.paths import Home
from tests.cli.typed import folkmoot


def test_the_journal_knows_a_head_printed_earlier(over: Home) -> None:
    found = json.loads(folkmoot("journal", "verify", "--json", home=over.folder).stdout)
    head = found["scopes"][0]["head"]
    passed = folkmoot("journal", "verify", "--head", head, home=over.folder)
    assert passed.returncode == 0
    assert "passed through that head; 0 entries" in passed.stdout
    lost = folkmoot("journal", "verify", "--head", "00" * 32, home=over.folder)
    assert lost.returncode == 1
    assert "never had that head" in lost.stdout
