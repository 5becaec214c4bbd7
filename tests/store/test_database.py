"""The file: what it keeps is kept, and each way it may be in trouble is told from the others."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.errors import Trouble
from app.paths import Home
from app.store.database import APPLICATION, Database, driver
from app.store.database_key import DatabaseKey
from app.store.version import VERSION

PAGE = 4096


@pytest.fixture
def made(home: Home) -> Home:
    """A home with a closed file of some pages in it."""
    database = Database.create(home)
    with database.writing() as connection:
        for number in range(300):
            driver(connection).execute(INSERT, (f"draft {number}", "x" * 400))
    database.close()
    return home


INSERT = "INSERT INTO cursor (name, value) VALUES (?, ?)"


def put(database: Database, name: str, value: str) -> None:
    """One row, committed."""
    with database.writing() as connection:
        driver(connection).execute(INSERT, (name, value))


def names(database: Database) -> list[str]:
    """What was put."""
    with database.reading() as connection:
        rows = driver(connection).execute("SELECT name FROM cursor ORDER BY name")
        return [row[0] for row in rows]


def kind_of(attempt: Callable[[], object]) -> str:
    """The kind of trouble it ends in."""
    with pytest.raises(Trouble) as caught:
        attempt()
    assert str(caught.value).endswith(".") or ":" in str(caught.value), "a plain sentence"
    return caught.value.kind


def test_what_was_committed_is_there_again(home: Home) -> None:
    database = Database.create(home)
    put(database, "one", "1")
    database.close()
    again = Database.open(home)
    assert names(again) == ["one"]
    assert not again.read_only
    again.close()


def test_what_fails_is_not_there(home: Home) -> None:
    database = Database.create(home)

    def fail() -> None:
        with database.writing() as connection:
            driver(connection).execute("INSERT INTO cursor (name, value) VALUES ('one', '1')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert names(database) == []
    put(database, "two", "2")
    assert names(database) == ["two"]
    database.close()


def test_a_reader_sees_one_moment(home: Home) -> None:
    database = Database.create(home)
    put(database, "one", "1")
    with database.reading() as connection:
        before = driver(connection).execute("SELECT count(*) FROM cursor").fetchone()
        writer = threading.Thread(target=put, args=(database, "two", "2"))
        writer.start()
        writer.join()
        assert driver(connection).execute("SELECT count(*) FROM cursor").fetchone() == before
        with database.reading() as inner:  # a question inside a question sees the same
            assert driver(inner).execute("SELECT count(*) FROM cursor").fetchone() == before
    assert names(database) == ["one", "two"]
    database.close()


def test_a_reader_cannot_write(home: Home) -> None:
    database = Database.create(home)
    with pytest.raises(Trouble) as caught, database.reading() as connection:
        driver(connection).execute("DELETE FROM cursor")
    assert caught.value.kind == "read_only"
    database.close()


def test_writers_of_several_threads_wait_for_each_other(home: Home) -> None:
    database = Database.create(home)

    def put_some(who: int) -> None:
        for number in range(25):
            put(database, f"{who}.{number}", "")

    threads = [threading.Thread(target=put_some, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names(database)) == 100
    database.close()


def test_a_change_inside_a_change_is_a_bug(home: Home) -> None:
    database = Database.create(home)
    with database.writing(), pytest.raises(RuntimeError), database.writing():
        pass
    database.close()


def test_the_settings_that_keep_an_acknowledged_commit(home: Home) -> None:
    database = Database.create(home)
    with database.writing() as connection:
        raw = driver(connection)
        found = {
            name: raw.execute(f"PRAGMA {name}").fetchall()[0][0]
            for name in ("journal_mode", "synchronous", "secure_delete", "wal_autocheckpoint", "foreign_keys")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "wal_autocheckpoint": 0,
        "foreign_keys": 0,
    }
    database.close()


def test_the_file_tells_nothing(made: Home) -> None:
    raw = made.database.read_bytes()
    assert not raw.startswith(b"SQLite format 3")
    assert b"draft" not in raw
    assert b"cursor" not in raw
    assert made.database.stat().st_mode & 0o777 == 0o600
    assert made.database_key.stat().st_mode & 0o777 == 0o600


def test_a_checkpoint_moves_the_log_into_the_file(home: Home) -> None:
    database = Database.create(home)
    size = home.database.stat().st_size
    for number in range(50):
        put(database, f"{number}", "x" * 2000)
    assert home.database.stat().st_size == size
    database.checkpoint()
    assert home.database.stat().st_size > size
    database.close()


def test_a_backup_is_whole_and_opens_with_the_same_key(made: Home, tmp_path: Path) -> None:
    database = Database.open(made)
    expected = names(database)
    other = Home(tmp_path / "other").make()
    database.backup(other.database)
    database.close()
    shutil.copy(made.database_key, other.database_key)
    copy = Database.open(other)
    copy.examine()
    assert names(copy) == expected
    copy.close()


# -- trouble, each kind told from the others --------------------------------------------------------------


def test_missing(home: Home) -> None:
    assert kind_of(lambda: Database.open(home)) == "missing"


def test_there_is_one_already(made: Home) -> None:
    before = made.database.read_bytes(), made.database_key.read_bytes()
    assert kind_of(lambda: Database.create(made)) == "exists"
    assert (made.database.read_bytes(), made.database_key.read_bytes()) == before


def foreign(file: Path) -> dict[str, Callable[[], object]]:
    """Ways to put something else in the file's place."""

    def other_sqlite() -> None:
        file.unlink()
        connection = sqlite3.connect(file)
        connection.execute("CREATE TABLE t (x)")
        connection.commit()
        connection.close()

    return {
        "empty": lambda: file.write_bytes(b""),
        "short": lambda: file.write_bytes(b"x"),
        "random": lambda: file.write_bytes(os.urandom(20 * PAGE)),
        "text": lambda: file.write_text("name,institution\n" * 1000),
        "sqlite": other_sqlite,
    }


@pytest.mark.parametrize("what", ["empty", "short", "random", "text", "sqlite"])
@pytest.mark.parametrize("writing", [True, False])
def test_not_ours_and_not_touched(made: Home, what: str, writing: bool) -> None:
    foreign(made.database)[what]()
    before = made.database.read_bytes()
    assert kind_of(lambda: Database.open(made, writing=writing)) == "not_ours"
    assert made.database.read_bytes() == before


def test_a_keyed_file_that_is_not_an_assembly(home: Home) -> None:
    database = Database.create(home)
    with database.writing() as connection:
        driver(connection).execute("PRAGMA application_id=1")
    database.close()
    assert kind_of(lambda: Database.open(home)) == "not_ours"


@pytest.mark.parametrize("page", [1, 2, 9])
def test_one_flipped_bit_is_seen(made: Home, page: int) -> None:
    raw = bytearray(made.database.read_bytes())
    raw[(page - 1) * PAGE + 100] ^= 1
    made.database.write_bytes(raw)

    def use() -> None:
        database = Database.open(made)
        try:
            database.examine()
        finally:
            database.close()

    assert kind_of(use) == "damaged"
    assert made.database.read_bytes() == bytes(raw)


def test_truncated(made: Home) -> None:
    raw = made.database.read_bytes()
    for length in (len(raw) - PAGE, len(raw) // 2 // PAGE * PAGE, PAGE + 100):
        made.database.write_bytes(raw[:length])
        assert kind_of(lambda: Database.open(made)) == "damaged"
        assert made.database.read_bytes() == raw[:length]


def test_a_file_left_open_by_a_dead_process_is_examined(made: Home) -> None:
    raw = bytearray(made.database.read_bytes())
    raw[8 * PAGE + 100] ^= 1
    made.database.write_bytes(raw)
    made.lock.write_text('{"holder": "someone", "since": "then"}')
    assert kind_of(lambda: Database.open(made)) == "damaged"


def test_newer(home: Home) -> None:
    database = Database.create(home)
    with database.writing() as connection:
        driver(connection).execute(f"PRAGMA user_version={VERSION + 1}")
    database.close()
    for writing in (True, False):
        assert kind_of(lambda writing=writing: Database.open(home, writing=writing)) == "newer_version"
    again = DatabaseKey.read(home.database_key, None)
    assert again.key


def test_in_use_says_who_and_lets_one_read(made: Home) -> None:
    holder = Database.open(made)
    with pytest.raises(Trouble) as caught:
        Database.open(made)
    assert caught.value.kind == "in_use"
    assert str(os.getpid()) in str(caught.value.facts["holder"])
    assert caught.value.facts["since"] != "?"
    reader = Database.open(made, writing=False)
    assert reader.read_only
    put(holder, "seen by the reader", "")
    assert "seen by the reader" in names(reader)
    assert kind_of(lambda: put(reader, "no", "")) == "read_only"
    assert kind_of(reader.scrub) == "read_only"
    reader.checkpoint()
    reader.close()
    holder.close()
    Database.open(made).close()


def test_no_key(made: Home) -> None:
    made.database_key.write_text("{")
    assert kind_of(lambda: Database.open(made)) == "no_key"
    made.database_key.unlink()
    assert kind_of(lambda: Database.open(made)) == "no_key"


def test_wrong_passphrase(home: Home) -> None:
    Database.create(home, passphrase="correct horse").close()
    assert kind_of(lambda: Database.open(home)) == "wrong_passphrase"
    assert kind_of(lambda: Database.open(home, passphrase="wrong")) == "wrong_passphrase"
    database = Database.open(home, passphrase="correct horse")
    assert database.protection == "passphrase"
    database.close()


def test_a_key_without_its_file_is_kept(made: Home) -> None:
    key = made.database_key.read_bytes()
    moved = made.folder / "moved.db"
    made.database.rename(moved)
    Database.create(made).close()
    kept = [file for file in made.folder.iterdir() if file.read_bytes() == key]
    assert len(kept) == 1, "the file that was moved away can still be opened"


def test_the_application_id_is_ours(home: Home) -> None:
    database = Database.create(home)
    with database.reading() as connection:
        assert driver(connection).execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert driver(connection).execute("PRAGMA user_version").fetchone() == (VERSION,)
    database.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes; a named skip where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_said_and_nothing_acknowledged_is_lost(small_disk: Path) -> None:
    home = Home(small_disk / "home").make()
    database = Database.create(home)
    kept: list[str] = []
    filler = small_disk / "filler"

    def fill_up() -> None:
        for number in range(20_000):
            put(database, f"{number:06}", "x" * 500)
            kept.append(f"{number:06}")
            if number == 50:
                filler.write_bytes(b"x" * 1_000_000)

    assert kind_of(fill_up) == "disk_full"
    assert kind_of(lambda: put(database, "again", "x" * 500_000)) == "disk_full"
    assert names(database) == kept
    filler.unlink()
    put(database, "room again", "")
    database.examine()
    database.close()
    again = Database.open(home)
    assert names(again) == [*kept, "room again"]
    again.close()


def test_a_medium_that_cannot_be_written_to(small_disk: Path) -> None:
    home = Home(small_disk / "home").make()
    database = Database.create(home)
    put(database, "one", "1")
    database.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert kind_of(lambda: Database.open(home)) == "read_only"
    reader = Database.open(home, writing=False)
    assert names(reader) == ["one"]
    assert kind_of(lambda: put(reader, "two", "2")) == "read_only"
    reader.close()
