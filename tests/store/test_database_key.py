"""The key in its side file: wrapped as it says, and never lost by changing the passphrase."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import keyring
import pytest
from keyring.backend import KeyringBackend

from app.errors import Trouble
from app.store.database_key import DatabaseKey, Protection, rewrap, salt_of


def test_without_a_passphrase_it_is_kept_by_file_permissions(tmp_path: Path) -> None:
    file = tmp_path / "key"
    made = DatabaseKey.new(None)
    made.write(file, None)
    assert made.protection is Protection.FILE_PERMISSIONS
    assert DatabaseKey.read(file, None) == made
    assert file.stat().st_mode & 0o777 == 0o600
    assert salt_of(file) == made.salt


def test_a_passphrase_wraps_it(tmp_path: Path) -> None:
    file = tmp_path / "key"
    made = DatabaseKey.new("correct horse")
    made.write(file, "correct horse")
    kept = file.read_text()
    assert made.key.hex() not in kept
    assert json.loads(kept)["memory"] == 64 * 1024
    assert DatabaseKey.read(file, "correct horse") == made
    for wrong in ("Correct horse", "", None):
        with pytest.raises(Trouble) as caught:
            DatabaseKey.read(file, wrong)
        assert caught.value.kind == "wrong_passphrase"


def test_changing_the_passphrase_keeps_the_key(tmp_path: Path) -> None:
    file = tmp_path / "key"
    made = DatabaseKey.new(None)
    made.write(file, None)
    assert rewrap(file, None, "first") is Protection.PASSPHRASE
    assert rewrap(file, "first", "second") is Protection.PASSPHRASE
    with pytest.raises(Trouble):
        rewrap(file, "first", "third")
    assert DatabaseKey.read(file, "second").key == made.key
    assert rewrap(file, "second", None) is Protection.FILE_PERMISSIONS
    assert DatabaseKey.read(file, None).key == made.key


class Drawer(KeyringBackend):
    """A keyring that keeps things."""

    priority = cast(Any, 5)

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[(service, username)]


def test_a_real_keyring_is_used_where_there_is_one(tmp_path: Path) -> None:
    file, before = tmp_path / "key", keyring.get_keyring()
    drawer = Drawer()
    keyring.set_keyring(drawer)
    try:
        made = DatabaseKey.new(None)
        assert made.protection is Protection.KEYRING
        made.write(file, None)
        assert made.key.hex() not in file.read_text()
        assert DatabaseKey.read(file, None) == made
        drawer.kept.clear()
        with pytest.raises(Trouble) as caught:
            DatabaseKey.read(file, None)
        assert caught.value.kind == "no_key"
    finally:
        keyring.set_keyring(before)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"salt": "zz"}', '{"salt": "00", "protection": "magic"}', "\0"]
)
def test_an_unreadable_side_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "key"
    file.write_text(text)
    with pytest.raises(Trouble) as caught:
        DatabaseKey.read(file, None)
    assert caught.value.kind == "no_key"
