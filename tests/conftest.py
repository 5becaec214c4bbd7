"""What every test stands on: a home of its own, a clock that stands still, and nothing left behind.

A test fails for an unexpected log record or Qt warning, a leaked window, an open transaction, or a connection
that leaves this machine.
"""

from __future__ import annotations

import gc
import ipaddress
import logging
import os
import re
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import event
from sqlalchemy.pool import Pool
from sqlcipher3 import dbapi2

from app.clock import SetClock
from app.paths import Home

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

# the same cases every time: a red run can be run again
settings.register_profile(
    "folkmoot",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile("fast", settings.get_profile("folkmoot"), max_examples=15)
settings.load_profile("folkmoot")

THE_EVENING = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """How the one application of the tests is called: dressed by the same style as the program."""
    return ["folkmoot", "-style", "Fusion"]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home folder that nobody has used yet."""
    return Home(tmp_path / "home").make()


@pytest.fixture
def clock() -> SetClock:
    """Half past six on the evening, until the test moves it."""
    return SetClock(THE_EVENING)


@pytest.fixture
def tool() -> Callable[[str], str]:
    """Find a tool of the system by name; without it the test is skipped, or fails where all must be there."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            if os.environ.get("FOLKMOOT_ALL_TOOLS"):
                pytest.fail(f"{name} is missing; packaging/system-packages.txt should bring it")
            pytest.skip(f"needs {name}")
        return path

    return find


# -- nothing of the person's own is touched -----------------------------------------------------------------


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    monkeypatch.setenv("FOLKMOOT_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("FOLKMOOT_PASSPHRASE_FILE", raising=False)


# -- no unexpected log record -------------------------------------------------------------------------------


class _Collected(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture
def expected_log() -> list[str]:
    """Patterns of the warnings that this test provokes: each must come, and nothing else may."""
    return []


@pytest.fixture(autouse=True)
def _no_unexpected_log(expected_log: list[str]) -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]
    collected = _Collected()
    logging.getLogger().addHandler(collected)
    yield
    logging.getLogger().removeHandler(collected)
    surprises = [line for line in collected.lines if not any(re.search(p, line) for p in expected_log)]
    assert not surprises, "unexpected log records:\n" + "\n".join(surprises)
    missing = [p for p in expected_log if not any(re.search(p, line) for line in collected.lines)]
    assert not missing, f"log records that were announced and never came: {missing}"


# -- no window left open ------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _no_leaked_window() -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]
    before = {id(window) for window in _windows()}
    yield
    left = [window for window in _windows() if id(window) not in before]
    if left:
        # a window in a cycle of Python references is no leak; one that survives its collection is
        names = [f"{type(window).__name__} {window.objectName()!r}" for window in left]
        left.clear()
        gc.collect()
        left = [window for window in _windows() if id(window) not in before]
        assert not left, f"windows left behind: {names}"


def _windows() -> list[QWidget]:
    """All windows without a parent, the tip label that Qt keeps for itself apart."""
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QCoreApplication.instance() is None:
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [
        window
        for window in QApplication.topLevelWidgets()
        if window.parent() is None and window.metaObject().className() != "QTipLabel"
    ]


# -- no transaction left open -------------------------------------------------------------------------------

_connections: list[sqlite3.Connection] = []


def _remember(connection: sqlite3.Connection, _record: object) -> None:
    _connections.append(connection)


event.listen(Pool, "connect", _remember)


@pytest.fixture(autouse=True)
def _no_open_transaction() -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]
    _connections.clear()
    yield
    still_open = sum(_in_transaction(connection) for connection in _connections)
    _connections.clear()
    assert not still_open, f"{still_open} transactions left open"


def _in_transaction(connection: sqlite3.Connection) -> bool:
    try:
        return connection.in_transaction
    except (sqlite3.ProgrammingError, dbapi2.ProgrammingError):
        return False  # closed


# -- nothing leaves this machine ----------------------------------------------------------------------------

_calls_out: list[str] = []


def _guard(what: str, facts: tuple[object, ...]) -> None:
    if what == "socket.getaddrinfo":
        host = facts[0]
    elif what in ("socket.connect", "socket.sendto"):
        address = facts[1]
        if not isinstance(address, tuple):
            return  # a socket of this machine's own
        host = cast("tuple[object, ...]", address)[0]
    else:
        return
    if not _is_here(host):
        _calls_out.append(f"{what} {facts[-1 if what == 'socket.connect' else 0]}")
        raise ConnectionRefusedError("the tests let nothing out of this machine")


def _is_here(host: object) -> bool:
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


sys.addaudithook(_guard)


@pytest.fixture
def expected_calls_out() -> list[str]:
    """What the test of the guard itself sends out; no other test asks for this."""
    return []


@pytest.fixture(autouse=True)
def _nothing_leaves(expected_calls_out: list[str]) -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]
    _calls_out.clear()
    yield
    went = [call for call in _calls_out if not any(re.search(p, call) for p in expected_calls_out)]
    assert not went, f"connections that leave this machine: {went}"
