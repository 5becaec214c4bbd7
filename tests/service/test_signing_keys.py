"""The root and the secretary's key: made once, told apart, opened by their own passphrase only."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app.documents.keys import load_p12
from app.errors import Refused, Trouble
from app.paths import Home
from app.service import signing_keys
from app.service.signing_keys import FORGET_AFTER
from tests.conftest import THE_EVENING
from tests.service.conftest import KEY_WORDS, ROOT_WORDS, Keys


def test_the_files_lie_in_the_home_for_its_owner_only(home: Home, keys: Keys) -> None:
    for folder in (home.keys, home.keys / "rehearsal"):
        for name in ("root.p12", "root.pem", "secretary.p12", "secretary.pem"):
            assert (folder / name).is_file()
    if sys.platform != "win32":
        assert stat.S_IMODE((home.keys / "secretary.p12").stat().st_mode) == 0o600
        assert stat.S_IMODE((home.keys / "root.p12").stat().st_mode) == 0o600


def test_the_key_opens_with_its_own_passphrase(home: Home, keys: Keys) -> None:
    opened = signing_keys.open_key(home, KEY_WORDS)
    assert (opened.name, opened.rehearsal) == ("Secretary 1", False)
    assert opened.fingerprint == signing_keys.fingerprint_of(home) == keys.real.fingerprint
    assert signing_keys.root_file(home).read_bytes() == opened.root


def test_a_wrong_passphrase_is_trouble_in_plain_words(home: Home, keys: Keys) -> None:
    with pytest.raises(Trouble, match="That passphrase does not open this key"):
        signing_keys.open_key(home, "something else")


def test_no_key_yet_is_refused(home: Home) -> None:
    with pytest.raises(Refused, match="no secretary’s key"):
        signing_keys.open_key(home, KEY_WORDS)
    assert signing_keys.key_on_file(home) is None
    assert signing_keys.fingerprint_of(home) == ""
    assert signing_keys.roots(home) == ()


def test_a_rehearsals_key_says_so_and_has_a_root_of_its_own(home: Home, keys: Keys) -> None:
    on_file = signing_keys.key_on_file(home, rehearsal=True)
    assert on_file is not None
    assert on_file.name == "REHEARSAL Secretary 1"
    assert on_file.fingerprint == keys.rehearsal.fingerprint != keys.real.fingerprint
    assert len(signing_keys.roots(home)) == 2


def test_root_and_key_under_one_passphrase_are_refused_both_ways(home: Home, keys: Keys) -> None:
    with pytest.raises(Refused, match="two different passphrases"):
        signing_keys.make_secretary_key(home, ROOT_WORDS, "Secretary 2", ROOT_WORDS, THE_EVENING)
    for name in ("root.pem", "root.p12"):
        (home.keys / name).unlink()
    with pytest.raises(Refused, match="two different passphrases"):
        signing_keys.make_root(home, "Riverside Alliance", KEY_WORDS, THE_EVENING)
    assert not (home.keys / "root.p12").exists()


def test_a_root_is_never_replaced(home: Home, keys: Keys) -> None:
    before = (home.keys / "root.p12").read_bytes()
    with pytest.raises(Refused, match="There is a root already"):
        signing_keys.make_root(home, "Riverside Alliance", "another one altogether", THE_EVENING)
    assert (home.keys / "root.p12").read_bytes() == before


def test_a_new_secretary_sets_the_former_ones_key_aside(home: Home, keys: Keys) -> None:
    before = (home.keys / "secretary.p12").read_bytes()
    made = signing_keys.make_secretary_key(home, ROOT_WORDS, "Secretary 2", "brush and ink pot", THE_EVENING)
    assert made.name == "Secretary 2"
    assert (home.keys / "secretary.1.p12").read_bytes() == before
    assert signing_keys.open_key(home, "brush and ink pot").name == "Secretary 2"


def test_the_root_may_come_from_a_stick(home: Home, keys: Keys, tmp_path: Path) -> None:
    stick = tmp_path / "root.p12"
    (home.keys / "root.p12").replace(stick)
    with pytest.raises(Refused, match="Bring the stick"):
        signing_keys.make_secretary_key(home, ROOT_WORDS, "Secretary 2", "brush and ink pot", THE_EVENING)
    made = signing_keys.make_secretary_key(
        home, ROOT_WORDS, "Secretary 2", "brush and ink pot", THE_EVENING, root=stick
    )
    assert made.fingerprint == keys.real.fingerprint
    assert not (home.keys / "root.p12").exists()


def test_another_alliances_root_is_refused(home: Home, keys: Keys) -> None:
    other = home.keys / "rehearsal" / "root.p12"
    with pytest.raises(Refused, match="not the one this laptop knows"):
        signing_keys.make_secretary_key(
            home, ROOT_WORDS, "Secretary 2", "brush and ink pot", THE_EVENING, root=other
        )


def test_a_leaf_is_no_root_and_a_root_signs_nothing(home: Home, keys: Keys) -> None:
    leaf = home.keys / "secretary.p12"
    with pytest.raises(Refused, match="not the alliance’s root"):
        signing_keys.make_secretary_key(
            home, KEY_WORDS, "Secretary 2", "brush and ink pot", THE_EVENING, root=leaf
        )
    (home.keys / "root.p12").replace(leaf)
    with pytest.raises(Refused, match="signs nothing"):
        signing_keys.open_key(home, ROOT_WORDS)


@pytest.mark.parametrize("passphrase", ["", "short", "1234567"])
def test_a_short_passphrase_is_refused(home: Home, passphrase: str) -> None:
    with pytest.raises(Refused, match="at least 8"):
        signing_keys.make_root(home, "Riverside Alliance", passphrase, THE_EVENING)
    assert not home.keys.exists()


def test_a_clock_that_is_plainly_wrong_makes_no_key(home: Home) -> None:
    with pytest.raises(Trouble, match="clock looks wrong"):
        signing_keys.make_root(home, "Riverside Alliance", ROOT_WORDS, THE_EVENING - timedelta(days=400))
    assert not home.keys.exists()


def test_a_file_that_is_no_key_is_trouble(home: Home, keys: Keys) -> None:
    (home.keys / "secretary.p12").write_bytes(b"not a key")
    with pytest.raises(Trouble, match="not a signing key"):
        signing_keys.open_key(home, KEY_WORDS)


def test_an_open_key_is_idle_after_a_quarter_of_an_hour() -> None:
    assert not signing_keys.idle(THE_EVENING, THE_EVENING + FORGET_AFTER - timedelta(seconds=1))
    assert signing_keys.idle(THE_EVENING, THE_EVENING + timedelta(minutes=15))


def test_openssl_reads_the_key_too(home: Home, keys: Keys, tool: Callable[[str], str]) -> None:
    told = subprocess.run(
        [tool("openssl"), "pkcs12", "-in", str(home.keys / "secretary.p12"), "-nokeys", "-passin", "stdin"],
        input=KEY_WORDS,
        text=True,
        capture_output=True,
        check=True,
    )
    assert "CN = Secretary 1" in told.stdout
    assert "600000" in subprocess.run(
        [tool("openssl"), "pkcs12", "-in", str(home.keys / "secretary.p12"), "-info", "-noout",
         "-passin", "stdin"],
        input=KEY_WORDS, text=True, capture_output=True, check=True,
    ).stderr  # fmt: skip


def test_the_file_holds_leaf_and_root(home: Home, keys: Keys) -> None:
    read = load_p12((home.keys / "secretary.p12").read_bytes(), KEY_WORDS)
    assert read.name == "Secretary 1"


def test_both_keys_are_made_or_neither(home: Home) -> None:
    def make(passphrase: str, root_passphrase: str) -> None:
        signing_keys.make_keys(
            home, "Riverside Alliance", "Secretary 1", passphrase, root_passphrase, THE_EVENING
        )

    for passphrase, root_passphrase in (
        ("short", ROOT_WORDS),
        (ROOT_WORDS, ROOT_WORDS),
        (KEY_WORDS, "short"),
    ):
        with pytest.raises(Refused):
            make(passphrase, root_passphrase)
        # a root without a secretary would stand in the way of the next try
        assert signing_keys.fingerprint_of(home) == ""
    make(KEY_WORDS, ROOT_WORDS)
    root = signing_keys.fingerprint_of(home)
    make("another pencil", ROOT_WORDS)
    assert signing_keys.fingerprint_of(home) == root
    assert signing_keys.open_key(home, "another pencil").fingerprint == root
