"""Carries verbs to the thread that writes and questions to the one that reads, and brings answers back."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal

from app.errors import Cancelled, Refused, Trouble
from app.store.database import Database
from app.store.station import Station
from app.ui.notices import Notices

_T = TypeVar("_T")
_log = logging.getLogger(__name__)

CHECKPOINT_EVERY = 1.0
"""Seconds between two checkpoints of the write-ahead log."""


class Runner(QObject):
    """One queue of verbs in the order of clicks, one of questions of which the latest of each asker counts.

    `station` is None where the file is open for reading only: verbs are then answered with Trouble.
    `then` and `failed` are called on the window's thread, never after `close`.
    """

    _delivered = Signal(object)

    def __init__(
        self, station: Station | None, database: Database, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._database = database
        self._notices = notices
        self._open = True
        self._verbs: deque[Callable[[], None]] = deque()
        self._slices: deque[Callable[[], None]] = deque()
        self._questions: dict[str, Callable[[], None]] = {}
        self._to_write = threading.Condition()
        self._to_read = threading.Condition()
        self._stopping = threading.Event()
        self._written = threading.Event()
        self._delivered.connect(self._on_delivered, Qt.ConnectionType.QueuedConnection)
        self._threads = [
            threading.Thread(target=work, name=name, daemon=True)
            for name, work in (
                ("writer", self._write),
                ("reader", self._read),
                ("checkpoint", self._checkpoint),
            )
        ]
        for thread in self._threads:
            thread.start()

    def do(
        self,
        verb: Callable[[Station], _T],
        then: Callable[[_T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Carry out a verb after all that were asked for before it.

        `failed` receives Refused, Trouble and Cancelled; without it the notices show them. Any other
        exception is a bug and goes to the notices whatever `failed` is.
        """
        if not self._open:
            raise RuntimeError("the runner is closed")
        with self._to_write:
            self._verbs.append(lambda: self._attempt(lambda: verb(self._own_station()), then, failed))
            self._to_write.notify()

    def hand(self, work: Callable[[Station], _T]) -> Future[_T]:
        """Have the writing thread do a slice of at most 10 ms when no verb waits: sync, from its thread."""
        future: Future[_T] = Future()
        if not self._open:
            future.cancel()
            return future

        def slice_() -> None:
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(work(self._own_station()))
                except Exception as trouble:  # noqa: BLE001 - handed to whoever waits for the slice
                    future.set_exception(trouble)
                self._written.set()

        with self._to_write:
            self._slices.append(slice_)
            self._to_write.notify()
        return future

    def ask(
        self,
        asker: str,
        question: Callable[[Database], _T],
        then: Callable[[_T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Answer a question from a snapshot of the file.

        A question that has not been begun when the same asker asks again is dropped; answers come in the
        order of the questions.
        """
        if not self._open:
            return
        with self._to_read:
            # taken out first, so that an asker who keeps asking goes to the end of the queue only once
            self._questions[asker] = lambda: self._attempt(lambda: question(self._database), then, failed)
            self._to_read.notify()

    def close(self) -> None:
        """Finish the verbs that were asked for, then stop; nothing is delivered any more."""
        if not self._open:
            return
        self._open = False
        self._stopping.set()
        for condition in (self._to_write, self._to_read):
            with condition:
                condition.notify_all()
        for thread in self._threads:
            thread.join()

    @property
    def busy(self) -> bool:
        """Whether a verb is waiting to be begun."""
        return bool(self._verbs)

    def _own_station(self) -> Station:
        if self._station is None:
            raise Trouble("read_only", "This file is open for reading only on this laptop.")
        return self._station

    def _write(self) -> None:
        while True:
            with self._to_write:
                while not self._verbs and not self._slices and not self._stopping.is_set():
                    self._to_write.wait()
                if self._verbs:
                    work = self._verbs.popleft()
                elif self._stopping.is_set():
                    for slice_ in self._slices:
                        _log.debug("a slice of sync was dropped at closing: %r", slice_)
                    return
                else:
                    work = self._slices.popleft()
            work()
            self._written.set()

    def _read(self) -> None:
        while True:
            with self._to_read:
                while not self._questions and not self._stopping.is_set():
                    self._to_read.wait()
                if self._stopping.is_set():
                    return
                question = self._questions.pop(next(iter(self._questions)))
            question()

    def _checkpoint(self) -> None:
        while not self._stopping.wait(CHECKPOINT_EVERY):
            if not self._written.is_set():
                continue
            self._written.clear()
            try:
                self._database.checkpoint()
            except Trouble as trouble:
                self._deliver(lambda trouble=trouble: self._notices.trouble(trouble))
            except Exception as bug:  # noqa: BLE001 - shown as the bug it is
                self._deliver(lambda bug=bug: self._notices.bug(bug))

    def _attempt(
        self,
        work: Callable[[], _T],
        then: Callable[[_T], None] | None,
        failed: Callable[[Exception], None] | None,
    ) -> None:
        try:
            result = work()
        except (Refused, Trouble, Cancelled) as said:
            on_purpose: Exception = said
            self._deliver(lambda: self._on_failed(on_purpose, failed))
        except Exception as bug:  # noqa: BLE001 - shown as the bug it is, and the window stays
            unexpected = bug
            self._deliver(lambda: self._notices.bug(unexpected))
        else:
            if then is not None:
                answer = then
                self._deliver(lambda: answer(result))

    def _on_failed(self, said: Exception, failed: Callable[[Exception], None] | None) -> None:
        if failed is not None:
            failed(said)
        else:
            self._notices.show_failure(said)

    def _deliver(self, call: Callable[[], None]) -> None:
        if self._open:
            self._delivered.emit(call)

    def _on_delivered(self, call: object) -> None:
        if not self._open:
            return
        try:
            cast("Callable[[], None]", call)()
        except Exception as bug:  # noqa: BLE001 - a presenter that fails must not take the window with it
            self._notices.bug(bug)
