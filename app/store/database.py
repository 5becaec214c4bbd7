"""The assembly file: one keyed SQLite database, one writer, as many readers as there are threads.

Every commit is on the disk before it returns (WAL, `synchronous=FULL`). Checkpoints are taken apart from
commits, so that a door never waits for one.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias, cast
from urllib.parse import quote
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from app.errors import Trouble
from app.paths import Home
from app.store.database_key import DatabaseKey, Protection, salt_of
from app.store.file_lock import FileLock
from app.store.version import VERSION

APPLICATION = 0x464B4D54
"""`FKMT`, in the file's header."""
OLDEST_SQLITE = (3, 51, 3)
"""Older ones may damage a WAL file when a checkpoint meets a writer."""
CACHE_KB = 65_536

Raw: TypeAlias = dbapi2.Connection
"""The driver's own connection, for statements that run at every check-in."""

_DAMAGED = {"SQLITE_CORRUPT", "SQLITE_NOTADB"}
_SETTINGS = (
    "PRAGMA foreign_keys=OFF",
    "PRAGMA busy_timeout=5000",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA wal_autocheckpoint=0",
    "PRAGMA synchronous=FULL",
    f"PRAGMA cache_size=-{CACHE_KB}",
)
_ON_A_MAC = ("PRAGMA fullfsync=ON", "PRAGMA checkpoint_fullfsync=ON")


class Database:
    """One file, open."""

    def __init__(
        self, home: Home, key: DatabaseKey, lock: FileLock | None, *, immutable: bool = False
    ) -> None:
        """Use `create` or `open`."""
        self.home: Home = home
        self.read_only: bool = lock is None
        self.protection: Protection = key.protection
        self._key: DatabaseKey = key
        self._lock: FileLock | None = lock
        self._immutable: bool = immutable
        self._engine: Engine = create_engine(
            "sqlite://",
            module=dbapi2,
            creator=self._connect,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
        )
        self._writing: threading.Lock = threading.Lock()
        self._writes: bool = False
        self._writer: Connection | None = None
        self._here: threading.local = threading.local()
        self._readers: list[Connection] = []
        self._checkpointer: dbapi2.Connection | None = None

    @classmethod
    def create(cls, home: Home, *, passphrase: str | None = None) -> Database:
        """A new file in that home. Trouble `exists` when there is one; it is never overwritten."""
        _modern()
        home.make()
        if home.database.exists():
            raise Trouble("exists", "There is an assembly file already: {file}.", file=str(home.database))
        with _as_trouble():
            lock = FileLock(home.lock)
            try:
                _set_aside(home.database_key)
                key = DatabaseKey.new(passphrase)
                key.write(home.database_key, passphrase)
                _lay_out(home.database, key)
            except BaseException:
                lock.release()
                raise
        return cls(home, key, lock)

    @classmethod
    def open(cls, home: Home, *, passphrase: str | None = None, writing: bool = True) -> Database:
        """The file of that home; for reading only, it may be open elsewhere.

        Trouble: missing, not_ours, no_key, wrong_passphrase, damaged, newer_version, in_use, read_only,
        old_sqlite.
        """
        _modern()
        if not home.database.exists():
            raise Trouble("missing", "There is no assembly file here yet: {file}.", file=str(home.database))
        _is_ours(home)
        key = DatabaseKey.read(home.database_key, passphrase)
        if not writing:
            return cls._open_for_reading(home, key)
        if not os.access(home.database, os.W_OK) or not os.access(home.folder, os.W_OK):
            raise Trouble(
                "read_only", "The assembly file cannot be written to: {file}.", file=str(home.database)
            )
        lock = FileLock(home.lock)
        database = cls(home, key, lock)
        try:
            with _as_trouble():
                database._look_over(examine=lock.left_behind)
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def _open_for_reading(cls, home: Home, key: DatabaseKey) -> Database:
        database = cls(home, key, None)
        try:
            with _as_trouble():
                database._look_over(examine=False)
        except Trouble as trouble:
            database.close()
            if trouble.kind != "read_only":
                raise
            # a WAL file on a medium that cannot be written to opens only when promised not to change
            database = cls(home, key, None, immutable=True)
            with _as_trouble():
                database._look_over(examine=False)
        return database

    def reading(self) -> AbstractContextManager[Connection]:
        """This thread's own read-only connection; what it sees stands still until the block ends."""
        return self._snapshot()

    def writing(self) -> AbstractContextManager[Connection]:
        """The one writing connection; on the disk when the block ends well. Trouble `disk_full`."""
        return self._transaction()

    def opened_by(self, passphrase: str) -> bool:
        """Whether that is the passphrase of this file; never, where it has none."""
        if self.protection is not Protection.PASSPHRASE:
            return False
        try:
            return DatabaseKey.read(self.home.database_key, passphrase).key == self._key.key
        except Trouble:
            return False

    def protect(self, passphrase: str) -> None:
        """Have that passphrase open the file from the next time on; the file itself stays as it is.

        Trouble as for any change; then the key is kept as it was.
        """
        if self.read_only:
            raise Trouble("read_only", "The assembly file is open for reading only.")
        key = replace(self._key, protection=Protection.PASSPHRASE)
        with _as_trouble():
            key.write(self.home.database_key, passphrase)
        self._key, self.protection = key, key.protection

    def together(self) -> AbstractContextManager[None]:
        """What this thread writes until the block ends is one commit, and it reads what it has written."""
        return self._one_commit()

    @property
    def is_together(self) -> bool:
        """Whether this thread is in the midst of one commit of several changes."""
        return bool(getattr(self._here, "together", False))

    @contextmanager
    def _one_commit(self) -> Generator[None]:
        with self._transaction():
            self._here.writes = False
            self._here.together = True
            try:
                yield
            finally:
                self._here.together = False

    @contextmanager
    def _snapshot(self) -> Generator[Connection]:
        if self.is_together and self._writer is not None:
            yield self._writer
            return
        depth = cast(int, getattr(self._here, "depth", 0))
        with _as_trouble():
            connection = self._reader()
            if depth == 0:
                driver(connection).execute("BEGIN")
            self._here.depth = depth + 1
            try:
                yield connection
            finally:
                self._here.depth = depth
                if depth == 0 and driver(connection).in_transaction:
                    driver(connection).execute("ROLLBACK")

    @contextmanager
    def _transaction(self) -> Generator[Connection]:
        if self.read_only:
            raise Trouble("read_only", "The assembly file is open for reading only.")
        if getattr(self._here, "writes", False):
            raise RuntimeError("a change inside a change")
        if self.is_together and self._writer is not None:
            self._here.writes = True
            try:
                yield self._writer
            finally:
                self._here.writes = False
            return
        with self._writing, _as_trouble():
            self._here.writes = True
            if self._writer is None:
                self._writer = self._engine.connect()
            raw = driver(self._writer)
            try:
                raw.execute("BEGIN IMMEDIATE")
                yield self._writer
                raw.execute("COMMIT")
            except BaseException:
                if raw.in_transaction:
                    raw.execute("ROLLBACK")
                raise
            finally:
                self._here.writes = False

    def checkpoint(self) -> None:
        """Move what is committed from the log into the file, as far as no reader is in the way."""
        if self.read_only:
            return
        with _as_trouble():
            if self._checkpointer is None:
                self._checkpointer = self._connect()
            self._checkpointer.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def scrub(self) -> None:
        """Leave no byte of what was deleted or forgotten in the file or its log."""
        if self.read_only:
            raise Trouble("read_only", "The assembly file is open for reading only.")
        with self._writing, _as_trouble():
            raw = self._connect()
            try:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                raw.execute("VACUUM")
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                raw.close()

    def examine(self) -> None:
        """Read every page and index. Trouble `damaged`."""
        with _as_trouble():
            raw = self._connect()
            try:
                broken = raw.execute("PRAGMA cipher_integrity_check").fetchall()
                found = raw.execute("PRAGMA quick_check").fetchall()
            finally:
                raw.close()
        if broken or found != [("ok",)]:
            raise _damaged()

    def backup(self, target: Path) -> None:
        """A copy of the whole file under the same key, consistent whatever is being written."""
        with _as_trouble():
            source, copy = self._connect(), _keyed(target, self._key)
            try:
                source.backup(copy)
            finally:
                source.close()
                copy.close()

    def close(self) -> None:
        """Close every connection and let the next process in."""
        for connection in self._readers:
            connection.close()
        self._readers.clear()
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        if self._checkpointer is not None:
            self._checkpointer.close()
            self._checkpointer = None
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _reader(self) -> Connection:
        connection = cast("Connection | None", getattr(self._here, "connection", None))
        if connection is None or connection.closed:
            connection = self._engine.connect()
            driver(connection).execute("PRAGMA query_only=ON")
            self._here.connection = connection
            self._readers.append(connection)
        return connection

    def _connect(self) -> dbapi2.Connection:
        if not self.read_only:
            return _keyed(self.home.database, self._key)
        return _keyed(self.home.database, self._key, "immutable=1" if self._immutable else "mode=ro")

    def _look_over(self, *, examine: bool) -> None:
        raw = self._connect()
        try:
            application = raw.execute("PRAGMA application_id").fetchone()
            version = raw.execute("PRAGMA user_version").fetchone()
        finally:
            raw.close()
        if application != (APPLICATION,) or version is None:
            raise _not_ours(self.home)
        if version[0] > VERSION:
            raise Trouble(
                "newer_version",
                "The assembly file was made by a newer Folkmoot; update this one to open it.",
                version=version[0],
            )
        if examine:
            self.examine()
        if version[0] < VERSION:
            self._bring_up(cast(int, version[0]))

    def _bring_up(self, version: int) -> None:
        if self.read_only:
            raise Trouble(
                "older_version",
                "The assembly file is from an older Folkmoot; open it once for writing.",
                version=version,
            )
        from app.store.migrations.steps import bring_up

        self.backup(self.home.database.with_suffix(f".v{version}.backup"))
        with self.writing() as connection:
            bring_up(connection, version)


_drivers: WeakKeyDictionary[Connection, Raw] = WeakKeyDictionary()


def driver(connection: Connection) -> Raw:
    """The driver's connection under SQLAlchemy's: the same transaction, without its toll."""
    raw = _drivers.get(connection)
    if raw is None:
        raw = _drivers[connection] = cast(Raw, connection.connection.driver_connection)
    return raw


def _keyed(file: Path, key: DatabaseKey, mode: str = "") -> dbapi2.Connection:
    name = f"file:{quote(file.as_posix())}?{mode}" if mode else str(file)
    raw = dbapi2.connect(name, timeout=5, isolation_level=None, check_same_thread=False, uri=bool(mode))
    try:
        raw.execute(f"PRAGMA key=\"x'{key.key.hex()}{key.salt.hex()}'\"")
        raw.execute("PRAGMA cipher_log_level=NONE")
        for setting in _SETTINGS + (_ON_A_MAC if sys.platform == "darwin" else ()):
            raw.execute(setting)
    except BaseException:
        raw.close()
        raise
    return raw


def _lay_out(file: Path, key: DatabaseKey) -> None:
    """Make the file under another name first: a file that bears the right name is whole."""
    from app.store import tables

    new = file.with_suffix(".new")
    for left in (new, Path(f"{new}-journal")):
        left.unlink(missing_ok=True)
    engine = create_engine("sqlite://", module=dbapi2, creator=lambda: _keyed(new, key), poolclass=NullPool)
    with engine.connect() as connection:
        driver(connection).execute("BEGIN")  # all at once: each statement by itself would go to the disk
        tables.metadata.create_all(connection, checkfirst=False)
        for trigger in tables.triggers():
            connection.exec_driver_sql(trigger)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
        connection.commit()
    engine.dispose()
    raw = _keyed(new, key)
    raw.execute("PRAGMA journal_mode=WAL").fetchall()
    raw.close()
    new.chmod(0o600)
    new.replace(file)


def _set_aside(file: Path) -> None:
    """A key without its database may belong to one that was moved away: it is kept."""
    if file.exists():
        number = 1
        while (aside := file.with_suffix(f".key.{number}")).exists():
            number += 1
        file.replace(aside)


def _is_ours(home: Home) -> None:
    try:
        with home.database.open("rb") as stream:
            first = stream.read(16)
    except OSError as cause:
        raise Trouble(
            "read_only", "The assembly file cannot be read: {file}.", file=str(home.database)
        ) from cause
    salt = salt_of(home.database_key)
    if salt is None:
        if first.startswith(b"SQLite format 3") or len(first) < 16:
            raise _not_ours(home)
        return  # reading the key says what is wrong with it
    if first != salt:
        raise _not_ours(home)


def _not_ours(home: Home) -> Trouble:
    return Trouble("not_ours", "This is not an assembly file: {file}.", file=str(home.database))


def _damaged() -> Trouble:
    return Trouble("damaged", "The assembly file is damaged; it was not changed. Open the newest backup.")


def _modern() -> None:
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise Trouble(
            "old_sqlite",
            "The SQLite here is too old to keep an assembly safely.",
            found=dbapi2.sqlite_version,
        )


@contextmanager
def _as_trouble() -> Generator[None]:
    """What the world refuses, in one plain sentence; everything else is a bug and stays one."""
    try:
        yield
    except (dbapi2.DatabaseError, DBAPIError) as error:
        trouble = _trouble(error)
        if trouble is None:
            raise
        raise trouble from error
    except OSError as error:
        raise Trouble(
            "disk_full" if error.errno == 28 else "disk", "{why}", why=str(error.strerror)
        ) from error


def _trouble(error: Exception) -> Trouble | None:
    cause: object = error.orig if isinstance(error, DBAPIError) else error
    name = str(getattr(cause, "sqlite_errorname", ""))
    if name == "SQLITE_FULL" or name.startswith("SQLITE_IOERR_WRITE"):
        return Trouble("disk_full", "The disk is full: not recorded.")
    if name in _DAMAGED or any(name.startswith(f"{damaged}_") for damaged in _DAMAGED):
        return _damaged()
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
        return Trouble("read_only", "The assembly file cannot be written to.")
    if name.startswith("SQLITE_BUSY"):
        return Trouble("in_use", "The assembly file is busy with another program.", holder="?", since="?")
    if name.startswith("SQLITE_IOERR"):
        return Trouble("disk", "The disk did not answer: not recorded.")
    return None
