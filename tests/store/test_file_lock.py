"""One process holds the file; the lock goes with it, however it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import Trouble
from app.store.file_lock import FileLock, holder_of


def test_one_at_a_time(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    first = FileLock(file)
    assert not first.left_behind
    with pytest.raises(Trouble) as caught:
        FileLock(file)
    assert caught.value.kind == "in_use"
    assert caught.value.facts["holder"] == holder_of(file)[0] != "?"
    first.release()
    again = FileLock(file)
    assert not again.left_behind
    again.release()


def test_a_killed_holder_is_noticed_and_lets_go(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    program = (
        "import os, pathlib, signal, sys; from app.store.file_lock import FileLock;"
        "FileLock(pathlib.Path(sys.argv[1])); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", program, str(file)], check=False)
    lock = FileLock(file)
    assert lock.left_behind
    lock.release()


def test_an_unreadable_note(tmp_path: Path) -> None:
    assert holder_of(tmp_path / "none") == ("?", "?")
    (tmp_path / "odd").write_text("[1]")
    assert holder_of(tmp_path / "odd") == ("?", "?")
