"""Has every screen look again when something it shows has changed, on this laptop or on another."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.store.feed import Feed

CALM = 100
"""Milliseconds between two looks of most screens."""
QUICK = 33
"""The same for chair and stage."""


class Live(QObject):
    """Takes what the feed tells on the writing thread over to the window's thread."""

    _told = Signal()

    def __init__(self, feed: Feed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._waiting: set[tuple[str, str]] = set()
        self._watches: list[Watch] = []
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._stop = feed.subscribe(self._hear)

    def watch(
        self,
        topics: Iterable[str],
        refresh: Callable[[], None],
        *,
        millis: int = CALM,
        on: QWidget | None = None,
        scope: str = "",
    ) -> Watch:
        """Call `refresh` once now, and again whenever one of the topics has news.

        The first news is shown at once, what follows within `millis` together. While the widget `on` is
        hidden it only turns stale, and is refreshed when it is shown. `scope` narrows it to one assembly.
        """
        watch = Watch(frozenset(topics), refresh, millis, on, scope, self)
        self._watches.append(watch)
        watch.stopped.connect(lambda: self._watches.remove(watch) if watch in self._watches else None)
        watch.touch()
        return watch

    def close(self) -> None:
        """Hear nothing more."""
        self._stop()
        for watch in tuple(self._watches):
            watch.stop()

    def _hear(self, topics: frozenset[str], scope: str) -> None:
        with self._lock:
            first = not self._waiting
            self._waiting.update((topic, scope) for topic in topics)
        if first:
            self._told.emit()

    def _on_told(self) -> None:
        with self._lock:
            news, self._waiting = self._waiting, set()
        for watch in tuple(self._watches):
            watch.hear(news)


class Watch(QObject):
    """One screen's ear; `stop` it when the screen goes."""

    stopped = Signal()

    def __init__(
        self,
        topics: frozenset[str],
        refresh: Callable[[], None],
        millis: int,
        on: QWidget | None,
        scope: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._topics, self._refresh, self._on, self._scope = topics, refresh, on, scope
        self._stale = False
        self._going = True
        self._brake = QTimer(self)
        self._brake.setSingleShot(True)
        self._brake.setTimerType(Qt.TimerType.PreciseTimer)
        self._brake.setInterval(millis)
        self._brake.timeout.connect(self._on_released)
        if on is not None:
            on.installEventFilter(self)
            on.destroyed.connect(self.stop)

    @property
    def stale(self) -> bool:
        """Whether there is news that has not been looked at."""
        return self._stale

    def hear(self, news: set[tuple[str, str]]) -> None:
        """Look again if one of these topics is ours."""
        if any(topic in self._topics and self._scope in ("", scope) for topic, scope in news):
            self.touch()

    def touch(self) -> None:
        """Look again: at once, after the brake, or when the screen is shown."""
        if not self._going:
            return
        self._stale = True
        if not self._brake.isActive():
            self._look()

    def stop(self) -> None:
        """Never look again."""
        if self._going:
            self._going = False
            self._brake.stop()
            self._on = None
            self.stopped.emit()
            self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._going and self._stale and not self._brake.isActive():
            self._stale = False
            self._brake.start()
            self._refresh()
        return False

    def _on_released(self) -> None:
        if self._stale:
            self._look()

    def _look(self) -> None:
        if self._on is not None and not self._on.isVisible():
            return
        self._stale = False
        self._brake.start()
        self._refresh()
