"""A file is written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import Cancelled, Refused, Trouble
from app.service.whole_file import sweep, write_folder_whole, write_whole


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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_folder_without_the_right_to_write_is_said_in_plain_words(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o555)
    tmp_path.chmod(0o755)
    root = os.geteuid() == 0
    try:
        if root:
            # root may write everywhere
            os.seteuid(65534)
        for write in (
            lambda: write_whole(shut / "a.pdf", b"1"),
            lambda: write_folder_whole(shut / "new", ()),
        ):
            with pytest.raises(Trouble) as told:
                write()
            # who may not even look in is told the same
            assert str(told.value).startswith("Nothing may be written to "), str(told.value)
    finally:
        if root:
            os.seteuid(0)
    assert list(shut.iterdir()) == []


def test_a_folder_comes_whole(tmp_path: Path) -> None:
    folder = tmp_path / "codes"
    assert write_folder_whole(folder, [("a.png", b"1"), ("b.png", b"2")]) == 2
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == {"a.png": b"1", "b.png": b"2"}
    assert [each.name for each in tmp_path.iterdir()] == ["codes"]


def test_never_half_a_folder(tmp_path: Path) -> None:
    def stopped() -> Iterator[tuple[str, bytes]]:
        yield "a.png", b"1"
        raise Cancelled

    with pytest.raises(Cancelled):
        write_folder_whole(tmp_path / "codes", stopped())
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_mixed_with_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "codes").mkdir()
    assert write_folder_whole(tmp_path / "codes", [("a.png", b"1")]) == 1
    with pytest.raises(Refused, match="something in codes already"):
        write_folder_whole(tmp_path / "codes", [("b.png", b"2")])
    assert [each.name for each in (tmp_path / "codes").iterdir()] == ["a.png"]


def test_what_an_ended_process_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / "a.pdf.new").write_bytes(b"half")
    (tmp_path / "codes.folkmoot-new").mkdir()
    (tmp_path / "codes.folkmoot-new" / "a.png").write_bytes(b"half")
    (tmp_path / "mine").write_bytes(b"whole")
    sweep(tmp_path / "a.pdf")
    sweep(tmp_path / "codes")
    sweep(tmp_path / "mine")
    assert [each.name for each in tmp_path.iterdir()] == ["mine"]
