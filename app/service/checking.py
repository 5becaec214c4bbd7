"""A file that somebody brings is judged in a process of its own, which may take only so long and so much."""

from __future__ import annotations

import multiprocessing
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app.domain.signed import FileCheck
from app.errors import Refused, Trouble
from app.service.given_file import readable

if TYPE_CHECKING:
    from app.store.database import Database

SECONDS = 20
MEMORY = 512 * 1024 * 1024
"""Bytes the judge may take, where the system can say so."""
LARGEST = 100 * 1024 * 1024
"""Bytes of a file that is looked at."""
TOO_LONG = "This file took too long to look at; it was not judged."
_TOO_MUCH = "This file asked for more than a record needs; it was not judged."


def check_file(
    path: Path,
    roots: Sequence[bytes],
    database: Database | None = None,
    *,
    now: datetime | None = None,
    seconds: float = SECONDS,
) -> FileCheck:
    """The verdict on a file, by the roots that are trusted (PEM or DER).

    With a database, a file that was cut back to an earlier state the journal knows is found as well.
    `now` is this computer's own time if not given. Trouble `missing`, `unreadable`: nothing was judged.
    """
    known = () if database is None else states_known(path, database)
    return _apart(_read(path), tuple(roots), path.name, known, now, seconds)


def states_known(path: Path, database: Database) -> tuple[str, ...]:
    """The digests of the states of that file that the journal knows, in their order."""
    # the judge's own process needs no store, and its start would pay for it
    from app.domain.records import digest
    from app.store import records as store

    data = _read(path)
    with database.reading() as connection:
        return store.states_of(connection, digest(data))


def judge_here(path: Path, roots: Sequence[bytes], known: Sequence[str] = ()) -> FileCheck:
    """The verdict in this process, which is apart from the windows already and is ended if it takes too long.

    While it looks it may take MEMORY more than it has. Trouble as `check_file`.
    """
    from app.documents.verify import check

    data = _read(path)
    with _limited():
        try:
            return check(data, roots, path.name, known=known)
        except (MemoryError, RecursionError) as cause:
            raise Trouble("unreadable", _TOO_MUCH) from cause


def _read(path: Path) -> bytes:
    with readable(path):
        if path.is_file() and path.stat().st_size > LARGEST:
            raise Trouble("unreadable", "This file is too large to be one of our records.")
        return path.read_bytes()


def _apart(
    data: bytes,
    roots: tuple[bytes, ...],
    file: str,
    known: tuple[str, ...],
    now: datetime | None,
    seconds: float,
) -> FileCheck:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    judge = context.Process(target=_judge, args=(theirs,), name="judge", daemon=True)
    judge.start()
    theirs.close()
    try:
        ours.send((data, roots, file, known, now))
        if not ours.poll(seconds):
            raise Trouble("unreadable", TOO_LONG)
        answer = cast("FileCheck | Refused | Trouble", ours.recv())
    except (EOFError, OSError) as cause:
        raise Trouble("unreadable", _TOO_MUCH) from cause
    finally:
        ours.close()
        judge.kill()
        judge.join()
        judge.close()
    if isinstance(answer, FileCheck):
        return answer
    raise answer


def _judge(line: Connection) -> None:
    """What the child does: limit itself, look, answer, end."""
    from app.documents.verify import check

    data, roots, file, known, now = cast(
        "tuple[bytes, tuple[bytes, ...], str, tuple[str, ...], datetime | None]", line.recv()
    )
    limit_memory()
    answer: FileCheck | Refused | Trouble
    try:
        answer = check(data, roots, file, known=known, now=now)
    except Trouble as trouble:
        answer = Trouble(trouble.kind, str(trouble).replace("{", "{{").replace("}", "}}"))
    except (MemoryError, RecursionError):
        return
    line.send(answer)


def limit_memory() -> None:
    """Let this process take no more than MEMORY, where the system can say so."""
    try:
        import resource
    except ImportError:
        return  # Windows has no such limit; the time still ends it
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))


@contextmanager
def _limited() -> Generator[None]:
    """A limit that is taken away again, on top of what the process has."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        yield
        return
    import resource

    has = int(statm.read_text("ascii").split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY and hard < has + MEMORY:
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (has + MEMORY, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
