"""Whatever somebody brings is judged apart, within limits, and answered in plain words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.clock import SetClock
from app.domain.signed import FileVerdict
from app.errors import Trouble
from app.paths import Home
from app.service import checking, records
from app.service.boards.records import Paper
from app.service.checking import check_file
from tests.house.tree import ROOT
from tests.service.conftest import Keys
from tests.service.evening import A, Planned
from tests.service.told import play


def test_signed_altered_and_foreign_are_told_apart(
    evening: Planned, clock: SetClock, home: Home, keys: Keys, tmp_path: Path
) -> None:
    play(evening, clock)
    file = records.seal(evening.station, home, A, Paper.MINUTES, "", keys.real, clock.now())
    assert check_file(file, [keys.real.root], now=clock.now()).verdict is FileVerdict.VALID
    foreign = check_file(file, [keys.rehearsal.root], now=clock.now())
    assert foreign.verdict is FileVerdict.INVALID
    assert foreign.reasons == ("The key of Secretary 1 was not issued by a root you trust.",)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "flipped.pdf").write_bytes(data)
    flipped = check_file(tmp_path / "flipped.pdf", [keys.real.root], now=clock.now())
    assert flipped.verdict is FileVerdict.INVALID
    assert flipped.file == "flipped.pdf"


def test_a_process_that_is_apart_already_judges_by_itself_and_keeps_its_limits(
    evening: Planned, clock: SetClock, home: Home, tmp_path: Path
) -> None:
    file = tmp_path / "draft.pdf"
    file.write_bytes(records.draft(evening.station.database, home, A, Paper.MINUTES, "", clock.now()))
    before = _limit_of_memory()
    assert checking.judge_here(file, [], checking.states_known(file, evening.station.database)) == (
        check_file(file, [])
    )
    (tmp_path / "letter.pdf").write_text("Dear Mayor", "utf-8")
    with pytest.raises(Trouble, match="cannot be read as a PDF"):
        checking.judge_here(tmp_path / "letter.pdf", [])
    assert _limit_of_memory() == before


def _limit_of_memory() -> object:
    if sys.platform == "win32":
        return None
    import resource

    return resource.getrlimit(resource.RLIMIT_AS)


def test_a_draft_is_unsigned(evening: Planned, clock: SetClock, home: Home, tmp_path: Path) -> None:
    file = tmp_path / "draft.pdf"
    file.write_bytes(records.draft(evening.station.database, home, A, Paper.MINUTES, "", clock.now()))
    assert check_file(file, []).verdict is FileVerdict.UNSIGNED


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\0" * 100_000])
def test_what_is_no_pdf_is_trouble(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(Trouble, match="cannot be read as a PDF") as told:
        check_file(tmp_path / "a.pdf", [])
    assert told.value.kind == "unreadable"


def test_a_missing_file_a_folder_and_a_giant_are_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Trouble) as told:
        check_file(tmp_path / "nowhere.pdf", [])
    assert told.value.kind == "missing"
    with pytest.raises(Trouble) as told:
        check_file(tmp_path, [])
    assert told.value.kind in ("unreadable", "missing")
    monkeypatch.setattr(checking, "LARGEST", 10)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 and more")
    with pytest.raises(Trouble, match="too large"):
        check_file(tmp_path / "a.pdf", [])


def test_a_root_that_is_none_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(Trouble, match="not a certificate"):
        check_file(tmp_path / "a.pdf", [b"no certificate"])


def test_it_takes_only_so_long(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(Trouble, match="took too long"):
        check_file(tmp_path / "a.pdf", [], seconds=0.01)


@pytest.mark.skipif(sys.platform != "linux", reason="only there the limit is sure to hold")
def test_it_takes_only_so_much() -> None:
    greedy = "from app.service import checking as c; c.limit_memory(); bytearray(c.MEMORY)"
    ran = subprocess.run(
        [sys.executable, "-c", greedy], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert "MemoryError" in ran.stderr
    room = "from app.service import checking as c; c.limit_memory(); bytearray(c.MEMORY // 4)"
    subprocess.run([sys.executable, "-c", room], cwd=ROOT, check=True)
