"""Long work beside the windows: one warm child process builds papers and reads imports, with Cancel."""

from __future__ import annotations

import importlib
import inspect
import signal
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.errors import Cancelled, Refused, Trouble
from app.ui.notices import Notices

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_T = TypeVar("_T")
Progress = Callable[[int, int], None]
"""How far a job is: done, of how many."""

_PATIENCE = 2000
"""Milliseconds a cancelled job may take to notice before its process is ended."""
_BETWEEN = 0.05
"""Seconds between two words on progress."""


class Job(QObject):
    """One piece of long work on its way."""

    def __init__(
        self,
        number: int,
        work: tuple[Callable[..., Any], tuple[Any, ...]],
        told: tuple[Progress | None, Callable[[Any], None] | None, Callable[[Exception], None] | None],
        jobs: Jobs,
    ) -> None:
        super().__init__(jobs)
        self.number = number
        self.work = work
        self.progress, self.done, self.failed = told
        self._jobs = jobs

    def cancel(self) -> None:
        """Stop it; `failed` receives Cancelled. Once it is done, nothing happens."""
        self._jobs.cancel(self)


class Jobs(QObject):
    """Hands jobs to the child one after the other; `done` and `failed` are called on the window's thread.

    A job is a function of a module, called with its arguments in the child. If it has a parameter named
    `progress`, it is given one to call with (done, of how many); that is also where a Cancel is noticed.
    `preload` names modules that the child imports while it waits.
    """

    _said = Signal(int, object)

    def __init__(self, notices: Notices, preload: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._preload = tuple(preload)
        self._queue: deque[Job] = deque()
        self._running: Job | None = None
        self._child: _Child | None = None
        self._births = 0
        self._numbers = 0
        self._impatient = QTimer(self)
        self._impatient.setSingleShot(True)
        self._impatient.setInterval(_PATIENCE)
        self._impatient.timeout.connect(self._on_impatient)
        self._said.connect(self._on_said, Qt.ConnectionType.QueuedConnection)

    def warm(self) -> None:
        """Start the child, so that the first job need not wait for it."""
        if self._child is None:
            self._births += 1
            birth = self._births
            self._child = _Child(self._preload, lambda message: self._said.emit(birth, message))

    def start(
        self,
        function: Callable[..., _T],
        args: Sequence[Any] = (),
        *,
        progress: Progress | None = None,
        done: Callable[[_T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Do this when the jobs before it are done."""
        self._numbers += 1
        job = Job(self._numbers, (function, tuple(args)), (progress, done, failed), self)
        self._queue.append(job)
        self._next()
        return job

    def cancel(self, job: Job) -> None:
        """Stop a job that waits or runs."""
        if job in self._queue:
            self._queue.remove(job)
            self._fail(job, Cancelled())
        elif job is self._running and self._child is not None:
            self._child.send(("cancel", job.number))
            self._impatient.start()

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._running is not None or bool(self._queue)

    def close(self) -> None:
        """End the child; what it was doing is dropped."""
        self._impatient.stop()
        self._queue.clear()
        self._running = None
        if self._child is not None:
            self._child.end()
            self._child = None

    def _next(self) -> None:
        if self._running is None and self._queue:
            self.warm()
            self._running = self._queue.popleft()
            if self._child is not None:
                function, args = self._running.work
                where = (function.__module__, function.__qualname__)
                self._child.send(("do", self._running.number, where, args))

    def _on_said(self, birth: int, message: object) -> None:
        if birth != self._births or self._child is None:
            return  # the last words of a child that was ended
        match cast("tuple[Any, ...]", message):
            case ("progress", int(number), int(part), int(whole)):
                job = self._running
                if job is not None and job.number == number and job.progress is not None:
                    self._guarded(lambda: job.progress and job.progress(part, whole))
            case ("done", int(), result):
                job = self._finish()
                if job is not None and job.done is not None:
                    self._guarded(lambda: job.done and job.done(result))
            case ("failed", int(), kind, words, facts):
                job = self._finish()
                if job is not None:
                    self._fail(job, _exception(str(kind), words, facts))
            case _:
                self._child.end()
                self._child = None
                job = self._finish()
                if job is not None:
                    self._fail(job, JobError("the process for long work ended by itself"))
        self._next()

    def _finish(self) -> Job | None:
        self._impatient.stop()
        job, self._running = self._running, None
        return job

    def _on_impatient(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None
        job = self._finish()
        if job is not None:
            self._fail(job, Cancelled())
        self._next()

    def _fail(self, job: Job, fault: Exception) -> None:
        on_purpose = isinstance(fault, Refused | Trouble | Cancelled)
        if job.failed is not None:
            self._guarded(lambda: job.failed and job.failed(fault))
        if not on_purpose:
            self._notices.bug(fault)
        elif job.failed is None:
            self._notices.show_failure(fault)

    def _guarded(self, call: Callable[[], object]) -> None:
        try:
            call()
        except Exception as bug:  # noqa: BLE001 - shown as the bug it is
            self._notices.bug(bug)


class JobError(Exception):
    """A bug in the child process; the text is its traceback, which a report never carries."""


def _exception(kind: str, words: tuple[str, ...], facts: dict[str, object]) -> Exception:
    if kind == "refused":
        return Refused(words[0], **facts)
    if kind == "trouble":
        return Trouble(words[0], words[1], **facts)
    if kind == "cancelled":
        return Cancelled()
    return JobError(words[0])


class _Child:
    """The process and the pipe to it; a thread listens and hands each message on."""

    def __init__(self, preload: tuple[str, ...], hear: Callable[[object], None]) -> None:
        import multiprocessing

        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_live, args=(theirs, preload), name="long work", daemon=True)
        self._process.start()
        theirs.close()
        self._hear = hear
        self._ended = False
        self._ear = threading.Thread(target=self._listen, name="jobs", daemon=True)
        self._ear.start()

    def send(self, message: tuple[Any, ...]) -> None:
        """Tell the child something; a dead child is heard of by the ear."""
        try:
            self._pipe.send(message)
        except (BrokenPipeError, OSError):
            self._ended = True

    def end(self) -> None:
        """End the process now."""
        self._ended = True
        self._process.terminate()
        self._process.join()
        self._ear.join(timeout=2)
        self._pipe.close()
        self._process.close()

    def _listen(self) -> None:
        while True:
            try:
                message: object = self._pipe.recv()
            except (EOFError, OSError):
                if not self._ended:
                    self._hear(("gone",))
                return
            self._hear(message)


def _live(pipe: Connection, preload: tuple[str, ...]) -> None:
    """The child's whole life: import what takes long, then do what it is told until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in preload:
        importlib.import_module(name)
    # the pipe closes when the windows are gone, even if they were killed: then nobody waits for this
    with suppress(EOFError, OSError):
        while True:
            message = cast("tuple[Any, ...]", pipe.recv())
            if message[0] == "do":
                _, number, where, args = message
                pipe.send(_outcome(pipe, number, where, args))


def _outcome(pipe: Connection, number: int, where: tuple[str, str], args: tuple[Any, ...]) -> tuple[Any, ...]:
    try:
        function = cast("Callable[..., Any]", getattr(importlib.import_module(where[0]), where[1]))
        extra = (
            {"progress": _Teller(pipe, number)}
            if "progress" in inspect.signature(function).parameters
            else {}
        )
        return ("done", number, function(*args, **extra))
    except Refused as said:
        return ("failed", number, "refused", (said.reason,), dict(said.facts))
    except Trouble as said:
        return ("failed", number, "trouble", (said.kind, said.cause), dict(said.facts))
    except Cancelled:
        return ("failed", number, "cancelled", ("",), {})
    except Exception:  # noqa: BLE001 - carried over to the window as the bug it is
        return ("failed", number, "bug", (traceback.format_exc(),), {})


class _Teller:
    """Says how far the job is, and notices there that somebody pressed Cancel."""

    def __init__(self, pipe: Connection, number: int) -> None:
        self._pipe, self._number, self._last = pipe, number, 0.0

    def __call__(self, part: int, whole: int) -> None:
        while self._pipe.poll():
            if self._pipe.recv() == ("cancel", self._number):
                raise Cancelled
        now = time.monotonic()
        if now - self._last >= _BETWEEN or part >= whole:
            self._last = now
            self._pipe.send(("progress", self._number, part, whole))
