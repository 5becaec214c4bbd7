"""What a command says of a fault, and the exit code for it."""

from __future__ import annotations

import pytest

from app.cli.telling import as_json, complain
from app.errors import Refused, Trouble


def test_a_fault_is_one_sentence_and_an_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert complain(Refused("No {what}.", what="badge")) == 1
    assert complain(Refused("No picture."), "a.png") == 1
    assert complain(Trouble("disk", "The disk is full."), "a.png") == 3
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "No badge.\na.png: No picture.\nThe disk is full.\n")


def test_json_is_read_by_a_person_too() -> None:
    assert as_json({"of": "Zoë"}) == '{\n "of": "Zoë"\n}'
