"""Badges are drawn, looked at and sealed anew; codes are read in pictures."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from app.documents.codes import png
from app.paths import Home
from tests.cli.typed import TITLE, Ran, folkmoot
from tests.service.evening import Planned


def test_badges_are_drawn_and_laid_out(here: Planned, home: Home, tmp_path: Path) -> None:
    out = tmp_path / "badges.pdf"
    ran = folkmoot("badges", "--assembly", TITLE, "--out", out, "--spare", "2", home=home.folder)
    assert (ran.returncode, ran.stdout.strip()) == (0, f"{out}: 30 new badges drawn")
    assert out.read_bytes().startswith(b"%PDF-")
    again = folkmoot("badges", "--assembly", TITLE, "--out", out, home=home.folder)
    assert "0 new badges drawn" in again.stdout


def test_one_badge_once_more_and_codes_to_send(here: Planned, home: Home, tmp_path: Path) -> None:
    words = ("badges", "--assembly", TITLE)
    file, folder, codes = tmp_path / "one.pdf", tmp_path / "codes", tmp_path / "codes.pdf"
    assert folkmoot(*words, "--images", folder, home=home.folder).stdout.strip() == f"{folder}: 32 pictures"
    pictures = sorted(folder.iterdir())
    assert len(pictures) == 32
    caption = pictures[0].stem.rpartition(" - ")[2]
    once = folkmoot(*words, "--only", caption, "--out", file, home=home.folder)
    assert (once.returncode, once.stdout.strip()) == (0, f"{file}: 0 new badges drawn")
    assert file.read_bytes().startswith(b"%PDF")
    decoded = folkmoot("decode", pictures[0])
    assert "AB" in decoded.stdout
    sent = folkmoot(*words, "--delegation", "elm street", "--out", codes, home=home.folder)
    assert sent.returncode == 0
    assert sent.stdout.startswith(f"{codes}: ")
    for more, says in (
        (("--only", "FISH 1"), "No badge here has the caption FISH 1."),
        (("--delegation", "Nowhere"), "No institution is called “Nowhere”."),
        (("--stock", "9"), "There is no stock 9"),
        (("--accent", "#FFFFFF"), "too pale"),
    ):
        ran = folkmoot(*words, "--out", tmp_path / "no.pdf", *more, home=home.folder)
        assert ran.returncode == 1
        assert says in ran.stderr
        assert not (tmp_path / "no.pdf").exists()


@pytest.mark.parametrize(
    ("more", "size"),
    [
        (("--stock", "8"), "595.276 x 841.89"),
        (("--paper", "Letter", "--stock", "14", "--backs", "--shift", "0.5", "-1"), "612 x 792"),
        (("--paper", "A6"), "595.276 x 841.89"),
        (("--calibrate", "--stock", "10"), "595.276 x 841.89"),
    ],
)
def test_sheets_for_every_stock(
    more: tuple[str, ...], size: str, here: Planned, home: Home, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    out = tmp_path / "badges.pdf"
    ran = folkmoot("badges", "--assembly", TITLE, "--out", out, *more, home=home.folder)
    assert ran.returncode == 0, ran.stderr
    said = subprocess.run([tool("pdfinfo"), out], capture_output=True, text=True, check=True).stdout
    assert size in said


def test_badges_go_somewhere(here: Planned, home: Home) -> None:
    assert folkmoot("badges", "--assembly", TITLE, home=home.folder).returncode == 2


def test_which_badges_come_in_is_said_and_changed_and_holds_at_once(here: Planned, home: Home) -> None:
    unlisted = here.code(700, institution=3)

    def rule(*change: str) -> str:
        ran = folkmoot("badge", "rule", "--assembly", TITLE, *change, home=home.folder)
        assert ran.returncode == 0
        return ran.stdout.strip()

    def checked() -> Ran:
        return folkmoot("badge", "check", unlisted, home=home.folder)

    assert rule() == "Any good badge comes in"
    assert (checked().returncode, checked().stdout.split(" · ")[-1].strip()) == (0, "not in the list yet")
    assert rule("--listed-only") == rule() == "Only badges in the list come in"
    assert (checked().returncode, checked().stdout.split(" · ")[-1].strip()) == (1, "not in the list")
    ran = folkmoot("check-in", unlisted, "--assembly", TITLE, "--door", "Door A", home=home.folder)
    assert ran.returncode == 1
    assert "NOT LISTED" in ran.stdout
    assert rule("--any-good") == "Any good badge comes in"


def test_a_new_key_leaves_listed_badges_good(here: Planned, home: Home) -> None:
    new_key = ("badge", "new-key", "--assembly", TITLE, "--because")
    assert folkmoot(*new_key, " ", home=home.folder).returncode == 1
    ran = folkmoot(*new_key, "A laptop was stolen", home=home.folder)
    assert (ran.returncode, ran.stdout.strip()) == (0, "Badges made from now on are sealed with key 2")
    assert folkmoot("badge", "check", here.delegate[0], home=home.folder).returncode == 0
    old = folkmoot("badge", "check", here.code(700, institution=3), home=home.folder)
    assert old.returncode == 1
    assert "sealed with an old key" in old.stdout


def test_a_badge_is_looked_at_without_being_let_in(here: Planned, home: Home) -> None:
    good = folkmoot("badge", "check", here.delegate[0], home=home.folder)
    assert (good.returncode, good.stdout.strip()) == (
        0,
        "ours · Autumn Assembly · Elm Street School · delegate · heron 1001",
    )
    bad = folkmoot("badge", "check", "hello-world", "--json", home=home.folder)
    assert bad.returncode == 1
    assert json.loads(bad.stdout)["reading"] == "foreign"
    assert "hello-world" not in bad.stdout + bad.stderr


def test_decode_says_one_line_a_picture(tmp_path: Path) -> None:
    hostile = 'https://example.org/"\u202e\x1b[2J'
    for name, text in (("badge.png", "AB" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ"), ("hostile.png", hostile)):
        (tmp_path / name).write_bytes(png(text, 6))
    Image.new("L", (80, 80), 255).save(tmp_path / "white.png")
    files = [tmp_path / name for name in ("badge.png", "hostile.png", "white.png")]
    ran = folkmoot("decode", "--json", *files)
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert told == [
        {"file": str(files[0]), "texts": ["AB0123456789ABCDEFGHJKMNPQRSTVWXYZ"]},
        {"file": str(files[1]), "texts": [hostile]},
        {"file": str(files[2]), "texts": []},
    ]
    assert ran.stdout.isascii()
    assert "\x1b" not in ran.stdout
    assert (ran.returncode, ran.stderr) == (0, "")
    plain = folkmoot("decode", *files)
    assert "\x1b" not in plain.stdout
    assert plain.stdout.splitlines()[2] == f"{files[2]}: no code"


def test_decode_goes_on_after_what_is_no_picture(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    good.write_bytes(png("HELLO", 6))
    bad.write_bytes(b"not a picture")
    ran = folkmoot("decode", "--json", bad, good)
    assert (ran.returncode, json.loads(ran.stdout)["texts"]) == (1, ["HELLO"])
    assert str(bad) in ran.stderr
    assert "Traceback" not in ran.stderr
    assert folkmoot("decode", "--json", tmp_path / "none.png", bad).returncode == 3
    assert folkmoot("decode", "--json").returncode == 2
