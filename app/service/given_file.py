"""A file that somebody names to be read: its bytes, or in one plain sentence why there are none."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from app.errors import Trouble


def read(file: Path) -> bytes:
    """All that is in it. Trouble `missing`, `unreadable`."""
    with readable(file):
        return file.read_bytes()


@contextmanager
def readable(file: Path) -> Generator[None]:
    """The file is read inside; what the system says no to is told by its name. Trouble as `read`."""
    try:
        yield
    except FileNotFoundError as cause:
        raise Trouble("missing", "There is no file {file}.", file=str(file)) from cause
    except OSError as cause:
        raise Trouble(
            "unreadable", "{file} cannot be read: {why}.", file=str(file), why=str(cause.strerror)
        ) from cause
