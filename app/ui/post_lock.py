"""Joins the window's lock to the PIN that opens it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.errors import Refused
from app.service import post_lock as service
from app.service.post_lock import Lock
from app.store.station import Station
from app.ui.lock_bar import LockBar
from app.ui.notices import Notices
from app.ui.runner import Runner
from app.ui.shell import Shell


class PostLock(QObject):
    """Locks a window to a post and frees it; `bar` stands in the window, `kept` is what the file says."""

    def __init__(self, shell: Shell, bar: LockBar, runner: Runner, notices: Notices, kept: Lock) -> None:
        super().__init__(shell)
        self._shell, self._bar, self._runner, self._notices = shell, bar, runner, notices
        self._has_pin = kept.has_pin
        self._by_passphrase = kept.by_passphrase
        self._wanted = ("", "")
        shell.leave_wanted.connect(self._on_leave_wanted)
        bar.pin_given.connect(self._on_pin_given)
        bar.pin_chosen.connect(self._on_pin_chosen)

    def offer(self, post: str, assembly: str) -> None:
        """This laptop is to keep to that post: at once if there is a PIN, else one is chosen first."""
        self._wanted = (post, assembly)
        if self._has_pin:
            self._do(lambda station: service.lock(station, post, assembly), self._lock)
        else:
            self._bar.ask_to_keep(self._shell.name_of(post))

    def hold(self, post: str, assembly: str) -> None:
        """Keep to that post from the start: for good if a PIN was chosen here, else for this run."""
        self._wanted = (post, assembly)
        if self._has_pin:
            self._do(lambda station: service.lock(station, post, assembly), _nothing)
        self._lock()

    def _on_leave_wanted(self) -> None:
        post = self._shell.name_of(self._shell.locked)
        self._bar.ask_to_leave(post, pin=self._has_pin, passphrase=self._by_passphrase)

    def _on_pin_given(self, pin: str) -> None:
        def out(kept: Lock) -> None:
            self._has_pin = kept.has_pin
            self._bar.close_bar()
            self._shell.lock("")

        self._runner.do(lambda station: service.free(station, pin), out, self._failed)

    def _on_pin_chosen(self, pin: str) -> None:
        post, assembly = self._wanted

        def keep(station: Station) -> None:
            service.choose_pin(station, pin)
            service.lock(station, post, assembly)

        def lock() -> None:
            self._has_pin = True
            self._lock()

        self._do(keep, lock)

    def _lock(self) -> None:
        self._bar.close_bar()
        self._shell.lock(self._wanted[0])

    def _do(self, verb: Callable[[Station], None], then: Callable[[], None]) -> None:
        self._runner.do(verb, lambda _done: then(), self._failed)

    def _failed(self, said: Exception) -> None:
        if isinstance(said, Refused) and self._bar.isVisible():
            self._bar.refuse(self._notices.sentence(said))
        else:
            self._notices.show_failure(said)


def _nothing() -> None:
    pass
