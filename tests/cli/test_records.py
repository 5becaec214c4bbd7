"""Files for others are written, sealed if wanted; a signed file is judged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.paths import Home
from tests.cli.typed import KEY_WORDS, TITLE, apart, folkmoot
from tests.service.evening import Planned


def test_the_door_list_is_exported(here: Planned, home: Home, tmp_path: Path) -> None:
    out = tmp_path / "door.pdf"
    ran = folkmoot("export", "door-list", "--assembly", TITLE, "--out", out, home=home.folder)
    assert (ran.returncode, ran.stdout.strip()) == (0, str(out))
    assert out.read_bytes().startswith(b"%PDF")


def test_what_the_doors_decided_is_exported(here: Planned, home: Home, tmp_path: Path) -> None:
    folkmoot("check-in", here.replaced, "--assembly", TITLE, "--door", "Door A", home=home.folder)
    for name, begin in (("report.pdf", b"%PDF"), ("report.CSV", "\ufeffdoor,time".encode())):
        out = tmp_path / name
        ran = folkmoot("export", "door-report", "--assembly", TITLE, "--out", out, home=home.folder)
        assert ran.returncode == 0
        assert out.read_bytes().startswith(begin)


@pytest.mark.slow
def test_minutes_are_sealed_handed_out_and_checked(over: Home, tmp_path: Path) -> None:
    (tmp_path / "words").write_text(KEY_WORDS, "utf-8")
    out, root = tmp_path / "minutes.pdf", over.keys / "root.pem"
    sealed = apart(
        *("export", "minutes", "--assembly", TITLE, "--out", out),
        *("--seal", "--key-passphrase-file", tmp_path / "words"),
        home=over.folder,
    )
    assert (sealed.returncode, sealed.stdout.strip()) == (0, f"{out}: sealed by Secretary 1, revision 1")
    good = apart("verify", out, "--trust", root)
    assert (good.returncode, good.stdout.splitlines()[0]) == (0, "VALID")
    told = json.loads(folkmoot("verify", out, "--trust", root, "--json", home=over.folder).stdout)
    assert set(told) == {"verdict", "reasons", "signatures", "digest"}
    assert (told["verdict"], told["reasons"]) == ("VALID", [])
    assert told["signatures"][0]["who"] == "Secretary 1"
    assert told["signatures"][0]["level"] == "certified by the secretary"
    data = bytearray(out.read_bytes())
    data[len(data) // 2] ^= 1
    out.write_bytes(data)
    bad = folkmoot("verify", out, "--trust", root)
    assert (bad.returncode, bad.stdout.splitlines()[0]) == (1, "INVALID")
    heads = json.loads(folkmoot("journal", "verify", "--json", home=over.folder).stdout)
    assert heads["holds"]


def test_with_a_wrong_passphrase_it_stays_a_draft(over: Home, tmp_path: Path) -> None:
    (tmp_path / "words").write_text("something else", "utf-8")
    out = tmp_path / "minutes.pdf"
    words = ("export", "minutes", "--assembly", TITLE, "--out", out)
    refused = folkmoot(*words, "--seal", "--key-passphrase-file", tmp_path / "words", home=over.folder)
    assert refused.returncode == 3
    assert "does not open this key" in refused.stderr
    assert not out.exists()
    draft = folkmoot(*words, home=over.folder)
    assert (draft.returncode, draft.stdout.strip()) == (
        0,
        f"{out}: a draft: it is not sealed on this laptop",
    )
    unsigned = folkmoot("verify", out, "--trust", over.keys / "root.pem")
    assert (unsigned.returncode, unsigned.stdout.splitlines()[0]) == (1, "UNSIGNED")


def test_what_cannot_be_judged_is_3(over: Home, tmp_path: Path) -> None:
    root = over.keys / "root.pem"
    (tmp_path / "letter.pdf").write_text("Dear Mayor", "utf-8")
    for file, trust in (
        (tmp_path / "nowhere.pdf", root),
        (tmp_path / "letter.pdf", root),
        (tmp_path / "letter.pdf", tmp_path / "letter.pdf"),
        (tmp_path / "letter.pdf", tmp_path / "nowhere.pem"),
    ):
        ran = folkmoot("verify", file, "--trust", trust)
        assert (ran.returncode, ran.stdout) == (3, "")
        assert len(ran.stderr.strip().splitlines()) == 1
