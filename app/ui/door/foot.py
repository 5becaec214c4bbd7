"""The foot of the door: what can still be undone, and the keys for everything else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from app.domain.door import UNDO_FOR, Cause, Verdict, Word
from app.ui.parts.hints import KeyHint
from app.ui.parts.lines import Lines
from app.ui.parts.stack import boxed
from app.words import Tongue

KEYS = ("F3", "F4", "F5", "F6", "F7", "F9")
_COUNTED = (Word.WELCOME, Word.GONE_OUT)


class Foot(QWidget):
    """Counts the undo down while it lasts; each key is also a button."""

    pressed = Signal(str)

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__()
        self._now = now
        self._say = Tongue()
        self._camera_on = False
        self._verdict: Verdict | None = None
        self._put_away = False
        self._painted_at = float("-inf")
        self._undo = KeyHint()
        self._undo.clicked.connect(lambda: self.pressed.emit("Ctrl+Z"))
        self._hints = {key: KeyHint(key) for key in KEYS}
        for key, hint in self._hints.items():
            hint.clicked.connect(lambda _=False, key=key: self.pressed.emit(key))
        keys = boxed(Lines(*self._hints.values(), gap=16, below=4))
        self.setLayout(Lines(self._undo, keys, gap=16, below=4, last="right"))
        self._countdown = QTimer(self)
        self._countdown.setInterval(250)
        self._countdown.timeout.connect(self._say_undo)

    @property
    def verdict(self) -> Verdict | None:
        """The one that can be taken back, also where it was put away meanwhile."""
        return self._verdict

    @property
    def left(self) -> float:
        """Seconds in which one key still takes the last verdict back; 0 or less when there is nothing to."""
        verdict = self._verdict
        if verdict is None or not verdict.fact or verdict.word not in _COUNTED:
            return 0
        return UNDO_FOR.total_seconds() - (self._now() - self._painted_at)

    def show_verdict(self, verdict: Verdict | None) -> None:
        """A new verdict stands from now on, or none; the quiet repeat of one leaves its undo as it is."""
        if _repeats(self._verdict, verdict):
            return
        self._verdict, self._put_away = verdict, False
        self._painted_at = self._now()
        self._say_undo()
        if self.left > 0:
            self._countdown.start()

    def put_away(self) -> None:
        """The verdict is not shown any more; while it can be undone it still can."""
        self._put_away = True
        self._say_undo()

    def tell(self, sentence: str) -> None:
        """What the last key did, or that a rule said no to it."""
        self._countdown.stop()
        self._undo.say_words(sentence, key="", strong=True)
        QAccessible.updateAccessibility(QAccessibleEvent(self._undo, QAccessible.Event.Alert))

    def show_camera(self, *, on: bool, above: bool) -> None:
        """Above the verdict its own button has the key; else it has the place of the lists."""
        self._camera_on = on
        self._hints["F3"].setVisible(not (on and above))
        self._hints["F5"].setVisible(above or not on)
        self._say_camera()

    def retitle(self, say: Tongue, *, going_out: bool, institutions: bool) -> None:
        """The words on the keys: which way people go, and which of the two lists is shown."""
        self._say = say
        words = {
            "F4": say("Group"),
            "F5": say("Last ten") if institutions else say("Institutions"),
            "F6": say("Back to coming in") if going_out else say("Going out"),
            "F7": say("Walk-in"),
            "F9": say("Admit by hand"),
        }
        for key, word in words.items():
            self._hints[key].say_words(word, strong=key == "F6" and going_out)
        self._say_camera()
        self._say_undo()

    def _say_camera(self) -> None:
        self._hints["F3"].say_words(self._say("Camera off") if self._camera_on else self._say("Camera"))

    def _say_undo(self) -> None:
        say, verdict, left = self._say, self._verdict, self.left
        if left > 0 and verdict is not None:
            seconds = int(-(-left // 1))
            words = say("Undo this check-in · {seconds} s", seconds=seconds)
            if verdict.word is Word.GONE_OUT:
                words = say("Undo · {seconds} s", seconds=seconds)
            elif self._put_away:
                words = say("Undo the last check-in · {seconds} s", seconds=seconds)
            self._undo.say_words(words, key="Ctrl Z")
            return
        self._countdown.stop()
        if verdict is None or self._put_away:
            words = ""
        elif verdict.fact and verdict.word in _COUNTED:
            self._undo.say_words(say("Take it back, with a reason"), key="Ctrl Z")
            return
        else:
            # short, so that the keys stay beside it and the verdict keeps its height
            words = say("Nothing to undo")
        self._undo.say_words(words, key="")


def _repeats(before: Verdict | None, now: Verdict | None) -> bool:
    if before is None or now is None or now.cause is not Cause.AGAIN_AT_ONCE:
        return False
    return bool(before.fact) and before.subject == now.subject
