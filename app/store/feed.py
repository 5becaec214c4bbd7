"""Tells whoever listens which areas have news, so that screens ask again; after the commit, never before."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeAlias

Listener: TypeAlias = Callable[[frozenset[str], str], None]

_log = logging.getLogger(__name__)


class Feed:
    """Changes made here and changes that came from other stations, by the same road."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """`listener(topics, scope)` is called on the writing thread; returns how to stop."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def tell(self, topics: frozenset[str], scope: str) -> None:
        """What was written is written: a listener that fails does not undo it."""
        for listener in tuple(self._listeners):
            try:
                listener(topics, scope)
            except Exception:  # noqa: BLE001 - logged with its traceback
                _log.exception("a listener of the feed failed")
