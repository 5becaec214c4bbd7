"""Work done beforehand: a step at a time, while nobody needs the window's thread."""

from __future__ import annotations

from collections.abc import Generator
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer

_FIRST = 500
"""Milliseconds before the first step: the window is painted, and whoever started it looks."""
_PAUSE = 8
"""Milliseconds between one step and the next, for what the window is asked meanwhile."""

T = TypeVar("T")


def at_once(steps: Generator[None, None, T]) -> T:
    """Take all steps now; what they make."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


class Idle(Generic[T]):
    """Takes the steps of a generator one by one from when it `begin`s; `result` takes all that are left.

    A step that fails ends it, and whoever wants the result hears why.
    """

    def __init__(self, steps: Generator[None, None, T]) -> None:
        self._steps = steps
        self._made: list[T] = []
        self._failed: Exception | None = None
        self._timer = QTimer()
        # begun anew after each step: one that came again by itself would leave no pause after a long step
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)

    def begin(self) -> None:
        """From now on, as there is time."""
        if not self._made:
            self._timer.start(_FIRST)

    def stop(self) -> None:
        """No further step by itself."""
        self._timer.stop()

    @property
    def done(self) -> bool:
        """Whether every step was taken."""
        return bool(self._made)

    def result(self) -> T:
        """What the steps make; the caller waits for those that are left."""
        self._timer.stop()
        while not self._made:
            if self._failed is not None:
                raise self._failed
            self._step()
        return self._made[0]

    def _on_time(self) -> None:
        self._step()
        if not self._made and self._failed is None:
            self._timer.start(_PAUSE)

    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration as end:
            self._made.append(end.value)
        except Exception as failed:  # noqa: BLE001 - told to whoever wants the result
            self._failed = failed
