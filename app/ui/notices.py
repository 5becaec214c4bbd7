"""What a window says when something went wrong: the world in a banner, a bug in a report to copy."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtGui import QClipboard

from app.errors import Cancelled, Refused, Trouble
from app.paths import version
from app.ui.parts.banner import Banner, Banners
from app.words import Tongue

_log = logging.getLogger(__name__)


class Notices(QObject):
    """The banners of one window, and the road to them from everywhere.

    `act_on` names the one thing that can be done about a kind of trouble.
    """

    copied = Signal(str)

    def __init__(
        self,
        banners: Banners,
        say: Tongue,
        clipboard: QClipboard | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._banners = banners
        self._say = say
        self._clipboard = clipboard
        self._actions: dict[str, tuple[str, Callable[[], None]]] = {}
        self._report = ""
        self._before: Callable[[type[BaseException], BaseException, TracebackType | None], object] | None = (
            None
        )

    @property
    def report(self) -> str:
        """The report on the last bug; empty when there was none."""
        return self._report

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue from now on."""
        self._say = say

    def act_on(self, kind: str, words: str, act: Callable[[], None]) -> None:
        """Offer this whenever that kind of trouble is shown; `words` are the button's, in English."""
        self._actions[kind] = (words, act)

    def show_failure(self, said: Exception) -> None:
        """Refused, Trouble or Cancelled, each in its own way; anything else is a bug."""
        if isinstance(said, Trouble):
            self.trouble(said)
        elif isinstance(said, Refused):
            self.refused(said)
        elif not isinstance(said, Cancelled):
            self.bug(said)

    def sentence(self, said: Refused | Trouble) -> str:
        """What it says in this window's tongue, for a place beside the input."""
        key = said.reason if isinstance(said, Refused) else said.cause
        return self._say(key, **said.facts)

    def trouble(self, said: Trouble) -> None:
        """The world says no: a banner that stays until it is over or put away."""
        words, act = self._actions.get(said.kind, ("", _nothing))
        banner = Banner(
            "trouble", self.sentence(said), self._say(words) if words else "", close_name=self._close()
        )
        banner.acted.connect(act)
        self._banners.put(f"trouble.{said.kind}", banner)

    def over(self, kind: str) -> None:
        """That kind of trouble is over."""
        self._banners.drop(f"trouble.{kind}")

    def refused(self, said: Refused) -> None:
        """A rule says no, and there was no place beside the input to say so."""
        self._banners.put("refused", Banner("warn", self.sentence(said), close_name=self._close()))

    def note(
        self,
        key: str,
        sentence: str,
        action: str = "",
        act: Callable[[], None] | None = None,
        *,
        grave: bool = False,
    ) -> None:
        """Something worth knowing, in the window's tongue already; a grave one is to be acted on."""
        banner = Banner("warn" if grave else "note", sentence, action, close_name=self._close())
        banner.acted.connect(act or _nothing)
        self._banners.put(key, banner)

    def bug(self, fault: BaseException) -> None:
        """Log it without what people typed, and offer the report; the window stays."""
        self._report = report_of(fault)
        _log.error("a bug, and the window stays\n%s", self._report)
        said = self._say(
            "Something in the program went wrong. What was shown as recorded is recorded. "
            "Go on, and send us the report."
        )
        banner = Banner("trouble", said, self._say("Copy the report"), close_name=self._close())
        banner.acted.connect(self._on_copy)
        self._banners.put("bug", banner)

    def catch_slots(self) -> None:
        """Have what is raised in a slot come here instead of ending up on a console nobody sees."""
        if self._before is None:
            self._before = sys.excepthook
            sys.excepthook = self._on_raised

    def release_slots(self) -> None:
        """Undo `catch_slots`."""
        if self._before is not None:
            sys.excepthook = self._before
            self._before = None

    def _on_raised(
        self, kind: type[BaseException], fault: BaseException, where: TracebackType | None
    ) -> None:
        if isinstance(fault, KeyboardInterrupt) or not isinstance(fault, Exception):
            if self._before is not None:
                self._before(kind, fault, where)
            return
        self.show_failure(fault)

    def _on_copy(self) -> None:
        if self._clipboard is not None:
            self._clipboard.setText(self._report)
        self.copied.emit(self._report)

    def _close(self) -> str:
        return self._say("Close this notice")


def report_of(fault: BaseException) -> str:
    """Where it happened, step by step, and on what; never the values, which may hold names."""
    head = f"Folkmoot {version()}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    lines = [head]
    seen: BaseException | None = fault
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        steps = traceback.extract_tb(seen.__traceback__)
        lines += [f"  {_short(step.filename)}:{step.lineno} in {step.name}" for step in steps]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines)


def _short(file: str) -> str:
    """A path from `app/` on, so that the report does not carry the name of whoever owns the folder."""
    parts = file.replace("\\", "/").split("/")
    for root in ("app", "site-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return parts[-1]


def _nothing() -> None:
    pass
