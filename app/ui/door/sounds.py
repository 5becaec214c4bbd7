"""What the door sounds like: each shape of verdict has its own sound, in one volume or none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.door import Cause, Verdict, Word
from app.ui.parts.strip import State
from app.words import Tongue

SOUND = {
    Word.WELCOME: "welcome",
    Word.ALREADY_IN: "seen",
    Word.REPLACED: "seen",
    Word.NOT_OURS: "stop",
    Word.NOT_LISTED: "stop",
    Word.HALL_FULL: "stop",
    Word.NOT_RECORDED: "stop",
    Word.GONE_OUT: "out",
}
"""The file of each word: disc, triangle, square and arrow sound different."""
LOUD, MIDDLE, QUIET = 100, 55, 25
_STEPS = (LOUD, MIDDLE, QUIET)


class Speaker(QObject):
    """Where sounds come from. This one is a laptop without a sound device: silent, and no fault."""

    changed = Signal()
    """A device was plugged in or out."""

    @property
    def present(self) -> bool:
        """Whether anything would be heard."""
        return False

    def play(self, name: str, volume: int) -> None:
        """Sound that file now, whatever sounds yet; `volume` in per cent of what the ear takes as full."""


class Sounds(QObject):
    """Sounds each verdict after it was painted, and says in the strip how loud.

    `remember` keeps a choice of this laptop by its name in the settings.
    """

    told = Signal(object)
    """The state for the strip, a `State`."""

    def __init__(
        self,
        speaker: Speaker,
        say: Tongue,
        remember: Callable[[str, object], None],
        *,
        on: bool,
        volume: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._speaker, self._say, self._remember = speaker, say, remember
        self._on, self._volume = on, volume
        speaker.changed.connect(self.tell)

    @property
    def state(self) -> State:
        """How it is, as the strip says it."""
        say = self._say
        if not self._speaker.present:
            return State("speaker-slash", say("No sound device"))
        if not self._on:
            return State("speaker-slash", say("Sound off"), "F8")
        words = {LOUD: say("Sound, loud"), MIDDLE: say("Sound, middle"), QUIET: say("Sound, quiet")}
        return State("speaker-high", words[min(_STEPS, key=lambda step: abs(step - self._volume))], "F8")

    def bind(self, screen: QWidget) -> None:
        """F8 turns the sound off and on, Shift+F8 changes how loud it is."""
        for key, act in (("F8", self.toggle), ("Shift+F8", self.step)):
            shortcut = QShortcut(QKeySequence(key), screen)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def tell(self) -> None:
        """Say how it is."""
        self.told.emit(self.state)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self.tell()

    def sound(self, verdict: Verdict) -> None:
        """The sound of that verdict; a quiet repeat has none."""
        if self._on and verdict.cause is not Cause.AGAIN_AT_ONCE:
            word = Word.ALREADY_IN if verdict.not_inside else verdict.word
            self._speaker.play(SOUND[word], self._volume)

    def toggle(self) -> None:
        """On, or off."""
        self._on = not self._on
        self._remember("sound", self._on)
        self.tell()
        self._try_out()

    def step(self) -> None:
        """Loud, middle, quiet, and round again; it is heard at once."""
        nearest = min(_STEPS, key=lambda step: abs(step - self._volume))
        self._volume = _STEPS[(_STEPS.index(nearest) + 1) % len(_STEPS)]
        self._on = True
        self._remember("volume", self._volume)
        self._remember("sound", True)
        self.tell()
        self._try_out()

    def _try_out(self) -> None:
        if self._on:
            self._speaker.play(SOUND[Word.WELCOME], self._volume)
