"""A command opens what was named, and leaves alone what it cannot open."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.clock import SetClock, WallClock
from app.paths import Home
from app.store.station import Station
from tests.cli.typed import TITLE, apart, folkmoot
from tests.service.evening import A, Planned


def test_without_a_file_there_is_nothing_to_read_and_none_is_made(home: Home) -> None:
    ran = folkmoot("journal", "verify", home=home.folder)
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "no assembly file here yet" in ran.stderr
    assert not home.database.exists()


def test_a_passphrase_comes_from_a_file(home: Home, tmp_path: Path) -> None:
    Station.open(home, WallClock(), passphrase="heron and otter").close()
    right, wrong = tmp_path / "right", tmp_path / "wrong"
    right.write_text("heron and otter\nand a line nobody reads\n", "utf-8")
    wrong.write_text("heron\n", "utf-8")
    words = ("journal", "verify", "--passphrase-file")
    assert folkmoot(*words, right, home=home.folder).returncode == 0
    refused = folkmoot(*words, wrong, home=home.folder)
    assert refused.returncode == 3
    assert "does not open this assembly file" in refused.stderr
    assert "opened by a passphrase" in folkmoot("journal", "verify", home=home.folder).stderr


def test_two_of_one_title_are_refused_with_both_ids(here: Planned, home: Home, clock: SetClock) -> None:
    station = Station.open(home, clock)
    with station.change("assembly_added", "b" * 32) as change:
        change.row("assembly", None, {"title": TITLE, "day": "2027-05-01"})
    station.close()
    ran = folkmoot("check-in", "x", "--assembly", TITLE, home=home.folder)
    assert ran.returncode == 1
    assert A in ran.stderr
    assert "b" * 32 in ran.stderr
    assert folkmoot("check-in", "x", "--assembly", A, home=home.folder).stdout.startswith("NOT OURS")


def test_while_a_window_holds_the_file_writing_is_refused_and_reading_is_not(
    here: Planned, home: Home, clock: SetClock, tmp_path: Path
) -> None:
    station = Station.open(home, clock)
    refused = apart("check-in", here.delegate[0], "--assembly", TITLE, home=home.folder)
    assert refused.returncode == 3
    assert f"process {os.getpid()}" in refused.stderr
    assert refused.stdout == ""
    out = tmp_path / "answers.csv"
    assert apart("export", "csv", "--assembly", TITLE, "--out", out, home=home.folder).returncode == 0
    assert folkmoot("badge", "check", here.delegate[0], home=home.folder).returncode == 0
    station.close()


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (b"hello, this is a letter and nothing else", "not an assembly file"),
        (b"SQLite format 3\0" + bytes(4096), "not an assembly file"),
    ],
)
def test_another_file_in_its_place_is_told_and_left_alone(
    here: Planned, home: Home, damage: bytes, says: str
) -> None:
    home.database.write_bytes(damage)
    for words in (("journal", "verify"), ("check-in", "x", "--assembly", TITLE)):
        ran = folkmoot(*words, home=home.folder)
        assert ran.returncode == 3
        assert says in ran.stderr
        assert len(ran.stderr.strip().splitlines()) == 1
    assert home.database.read_bytes() == damage


def test_a_file_of_a_newer_folkmoot_is_told_and_left_alone(
    here: Planned, home: Home, clock: SetClock
) -> None:
    station = Station.open(home, clock)
    with station.database.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version=99")
    station.close()
    before = home.database.read_bytes()
    for words in (("journal", "verify"), ("check-in", "x", "--assembly", TITLE)):
        ran = folkmoot(*words, home=home.folder)
        assert (ran.returncode, ran.stdout) == (3, "")
        assert "made by a newer Folkmoot" in ran.stderr
    assert home.database.read_bytes() == before


def test_a_damaged_file_is_told_and_left_alone(here: Planned, home: Home) -> None:
    data = bytearray(home.database.read_bytes())
    for at in range(4096, len(data), 4096):
        data[at + 100] ^= 0xFF
    home.database.write_bytes(data)
    ran = folkmoot("journal", "verify", home=home.folder)
    assert ran.returncode == 3
    assert "damaged" in ran.stderr
    assert home.database.read_bytes() == bytes(data)
