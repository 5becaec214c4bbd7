"""What leaves the program, a file or a folder of them, is there whole, on the disk, or not there at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from app.errors import Refused, Trouble

_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def write_whole(file: Path, data: bytes, *, private: bool = False) -> None:
    """Write it new, flush it to the disk, and only then give it its name; what was there before is replaced.

    `private` keeps it to its owner. Trouble `disk_full`, `disk`.
    """
    new = _new(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(new, data, 0o600 if private else 0o666)
        new.replace(file)
        _settle(file.parent)
    except OSError as cause:
        with contextlib.suppress(OSError):
            new.unlink()
        raise _trouble(file, cause) from cause


def write_folder_whole(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write a new folder of files, by their names; how many.

    They are made as they are asked for; whatever ends that, Cancelled too, leaves no folder behind. Refused
    when something is in the folder already. Trouble `disk_full`, `disk`.
    """
    new, count = _new_folder(folder), 0
    try:
        _check_empty(folder)
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        for name, data in files:
            _write(new / name, data)
            count += 1
        _settle(new)
        if folder.exists():
            folder.rmdir()
        new.replace(folder)
        _settle(folder.parent)
    except BaseException as cause:
        shutil.rmtree(new, ignore_errors=True)
        if isinstance(cause, OSError):
            raise _trouble(folder, cause) from cause
        raise
    return count


def _check_empty(folder: Path) -> None:
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise Refused("There is something in {folder} already. Choose a new one.", folder=folder.name)


def sweep(target: Path) -> None:
    """Take away what a process that was ended in the middle left of a file or folder."""
    with contextlib.suppress(OSError):
        _new(target).unlink()
    shutil.rmtree(_new_folder(target), ignore_errors=True)


def _new(target: Path) -> Path:
    return target.with_name(target.name + ".new")


def _new_folder(target: Path) -> Path:
    """A name that nobody gives a folder of their own: it is emptied first."""
    return target.with_name(f"{target.name}.folkmoot-new")


def _write(file: Path, data: bytes, mode: int = 0o666) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _trouble(target: Path, cause: OSError) -> Trouble:
    if cause.errno == errno.ENOSPC:
        return Trouble("disk_full", "The disk is full: {file} was not written.", file=target.name)
    if cause.errno in _NOT_ALLOWED:
        return Trouble(
            "disk", "Nothing may be written to {folder}. Choose another folder.", folder=str(target.parent)
        )
    why = str(cause.strerror)
    return Trouble("disk", "{file} cannot be written: {why}.", file=str(target), why=why)


def _settle(folder: Path) -> None:
    """A new name is on the disk when its folder is; Windows does that by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
