"""One process writes; a second one is told who and since when. The lock ends with the process, in any way."""

from __future__ import annotations

import getpass
import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from app.errors import Trouble

_BEYOND = 1 << 20
"""Windows locks bytes and keeps others from reading them: this one lies behind what is written."""


class FileLock:
    """Held from open to close."""

    def __init__(self, file: Path) -> None:
        """Trouble `in_use` with `holder` and `since`."""
        self._descriptor: int = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._descriptor)
        except OSError as cause:
            os.close(self._descriptor)
            holder, since = holder_of(file)
            raise Trouble(
                "in_use",
                "The assembly file is open in another Folkmoot: {holder}, since {since}.",
                holder=holder,
                since=since,
            ) from cause
        self.left_behind: bool = os.fstat(self._descriptor).st_size > 0
        """Whether the last holder ended without closing."""
        note = {"holder": _me(), "since": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")}
        os.ftruncate(self._descriptor, 0)
        os.write(self._descriptor, json.dumps(note).encode())

    def release(self) -> None:
        """Let the next one in. The file stays, empty: to delete it would let two in."""
        os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)


def holder_of(file: Path) -> tuple[str, str]:
    """Who noted themselves, and since when; question marks if that cannot be read."""
    try:
        note = cast(dict[str, str], json.loads(file.read_text("utf-8")))
        return note["holder"], note["since"]
    except (OSError, ValueError, KeyError, TypeError):
        return "?", "?"


def _me() -> str:
    try:
        who = getpass.getuser()
    except (OSError, KeyError):
        who = "?"
    return f"{who} on {platform.node() or '?'}, process {os.getpid()}"


def _take(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
