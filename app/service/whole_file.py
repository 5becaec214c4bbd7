"""A file that leaves the program is there whole, on the disk, or it is not there at all."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from app.errors import Trouble


def write_whole(file: Path, data: bytes, *, private: bool = False) -> None:
    """Write it new, flush it to the disk, and only then give it its name; what was there before is replaced.

    `private` keeps it to its owner. Trouble `disk_full`, `disk`.
    """
    new = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600 if private else 0o666)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(file)
        _settle(file.parent)
    except OSError as cause:
        with contextlib.suppress(OSError):
            new.unlink()
        if cause.errno == errno.ENOSPC:
            raise Trouble("disk_full", "The disk is full: {file} was not written.", file=file.name) from cause
        raise Trouble(
            "disk", "{file} cannot be written: {why}.", file=str(file), why=str(cause.strerror)
        ) from cause


def _settle(folder: Path) -> None:
    """A new name is on the disk when its folder is; Windows does that by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
