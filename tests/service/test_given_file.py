"""A file that is given is read, or it is said why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import Trouble
from app.service.given_file import read, readable


def test_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pem").write_bytes(b"one")
    assert read(tmp_path / "a.pem") == b"one"


def test_what_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as told:
        read(tmp_path / "a.pem")
    assert (told.value.kind, str(told.value)) == ("missing", f"There is no file {tmp_path / 'a.pem'}.")


def test_what_is_no_file_is_told_with_why(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as told:
        read(tmp_path)
    assert told.value.kind == "unreadable"
    assert str(told.value).startswith(f"{tmp_path} cannot be read: ")


def test_what_is_no_trouble_with_the_file_goes_by(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a bug"), readable(tmp_path):
        raise ValueError("a bug")
