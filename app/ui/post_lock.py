"""Joins the window's lock to the PIN that opens it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.errors import Refused, Trouble
from app.service import post_lock as service
from app.service.post_lock import Lock
from app.store.database import Database
from app.store.station import Station
from app.ui.lock_bar import Asks, LockBar
from app.ui.notices import Notices
from app.ui.runner import Runner
from app.ui.shell import Shell
from app.words import Tongue

_NO_PIN = "no pin"


class PostLock(QObject):
    """Locks a window to a post and frees it; `bar` stands in the window, `kept` is what the file says.

    `assembly` says which assembly is being worked on.
    """

    def __init__(
        self,
        shell: Shell,
        bar: LockBar,
        runner: Runner,
        notices: Notices,
        kept: Lock,
        *,
        assembly: Callable[[], str],
        say: Tongue,
    ) -> None:
        super().__init__(shell)
        self._shell, self._bar, self._runner, self._notices = shell, bar, runner, notices
        self._kept, self._working_on, self._say = kept, assembly, say
        self._wanted = ("", "")
        shell.leave_wanted.connect(self._on_leave_wanted)
        shell.lock_wanted.connect(self._on_lock_wanted)
        shell.close_wanted.connect(self._on_close_wanted)
        shell.went.connect(bar.close_bar)
        bar.pin_given.connect(self._on_pin_given)
        bar.pin_chosen.connect(self._on_pin_chosen)
        bar.kept.connect(self._on_kept)

    def hold(self, post: str, assembly: str) -> None:
        """Keep to that post from the start: for good if there is a PIN, else for this run, which is said."""
        self._wanted = (post, assembly)
        if self._kept.has_pin:
            self._on_kept()
        else:
            self._say_no_pin()
        self._shell.lock(post, pin=self._kept.has_pin)

    def look_again(self) -> None:
        """What leads out may have changed: the file has a passphrase now."""
        self._runner.ask("post lock", _locked, self._on_kept_found)

    def _on_kept_found(self, kept: Lock) -> None:
        self._kept = kept

    def _on_lock_wanted(self) -> None:
        """This laptop is to keep to the post that is shown."""
        self._shell.keys.hide()
        post = self._shell.post
        self._wanted = (post, self._working_on())
        self._bar.ask_to_keep(self._shell.name_of(post), pin=self._kept.has_pin)

    def _on_leave_wanted(self) -> None:
        self._ask(closing=False)

    def _on_close_wanted(self) -> None:
        self._ask(closing=True)

    def _ask(self, *, closing: bool) -> None:
        self._shell.keys.hide()
        post, kept = self._shell.name_of(self._shell.locked), self._kept
        self._bar.ask_to_leave(post, pin=kept.has_pin, passphrase=kept.by_passphrase, closing=closing)

    def _on_pin_given(self, pin: str) -> None:
        if self._bar.asking is Asks.CLOSE:
            self._runner.do(
                lambda station: service.prove(station, pin), lambda _: self._shell.end(), self._failed
            )
            return

        def out(kept: Lock) -> None:
            self._kept = kept
            self._bar.close_bar()
            self._shell.banners.drop(_NO_PIN)
            self._shell.lock("")

        self._runner.do(lambda station: service.free(station, pin), out, self._failed)

    def _on_pin_chosen(self, pin: str) -> None:
        post, assembly = self._wanted

        def keep(station: Station) -> Lock:
            service.choose_pin(station, pin)
            return service.lock(station, post, assembly)

        self._runner.do(keep, self._on_locked, self._failed)

    def _on_kept(self) -> None:
        post, assembly = self._wanted
        self._runner.do(lambda station: service.lock(station, post, assembly), self._on_locked, self._failed)

    def _on_locked(self, kept: Lock) -> None:
        self._kept = kept
        self._bar.close_bar()
        self._shell.banners.drop(_NO_PIN)
        self._shell.lock(kept.post)

    def _say_no_pin(self) -> None:
        say, post = self._say, self._shell.name_of(self._wanted[0])
        self._notices.note(
            _NO_PIN, no_pin(say, post), say("Choose a PIN"), lambda: self._bar.ask_to_keep(post), grave=True
        )

    def _failed(self, said: Exception) -> None:
        if isinstance(said, Refused | Trouble) and self._bar.isVisible():
            seconds = said.facts.get("seconds", 0)
            self._bar.refuse(self._notices.sentence(said), seconds if isinstance(seconds, int) else 0)
        else:
            self._notices.show_failure(said)


def no_pin(say: Tongue, post: str) -> str:
    """What the lock of a laptop is worth on which no PIN was ever chosen."""
    return say(
        "This laptop shows {post} alone for now, but no PIN was ever chosen on it: anybody can leave, "
        "and next time it starts like any other.",
        post=post,
    )


def _locked(database: Database) -> Lock:
    return service.locked(database)
