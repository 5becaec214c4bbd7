"""A file is written whole or not at all."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from app.errors import Trouble
from app.service.whole_file import write_whole


def test_it_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_whole(tmp_path / "new" / "a.pdf", b"one")
    write_whole(tmp_path / "new" / "a.pdf", b"two")
    assert [each.name for each in (tmp_path / "new").iterdir()] == ["a.pdf"]
    assert (tmp_path / "new" / "a.pdf").read_bytes() == b"two"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_private_file_is_its_owners(tmp_path: Path) -> None:
    write_whole(tmp_path / "key", b"one", private=True)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_where_nothing_can_be_written_what_was_there_stays(tmp_path: Path) -> None:
    kept = tmp_path / "a.pdf"
    kept.write_bytes(b"one")
    (tmp_path / "a.pdf.new").mkdir()
    with pytest.raises(Trouble, match="cannot be written"):
        write_whole(kept, b"two")
    assert kept.read_bytes() == b"one"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.pdf.new").symlink_to("/dev/full")
    with pytest.raises(Trouble) as told:
        write_whole(tmp_path / "a.pdf", b"two")
    assert told.value.kind == "disk_full"
    assert not (tmp_path / "a.pdf").exists()
