"""The two clocks of the chair, the item's and the speaker's, and the keys that move them."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.chair import Evening, Timer
from app.ui.parts.buttons import Button
from app.ui.parts.clock import Clock
from app.ui.parts.lines import Lines
from app.ui.parts.panels import Bar, Panel
from app.ui.parts.stack import across
from app.ui.theme import theme_of
from app.ui.ticker import until_change
from app.words import Tongue, clock_face

_ANOTHER_DAY = timedelta(hours=12)
_LOOK_AGAIN = 60.0
"""Seconds until it is looked whether the day has come."""


class Clocks(Panel):
    """The one that matters now is large: a speaker's while one speaks, else the item's."""

    held = Signal()
    minute_added = Signal()
    went_on = Signal()

    def __init__(self, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(margins=(18, 14, 18, 14), gap=8, parent=parent)
        theme = theme_of(self)
        self._say = say
        self._last: tuple[Evening, str, datetime] | None = None
        self._large = Clock(" ", "clock", bar=False)
        self._small = Clock(" ", "clock_small", bar=False, right=True)
        self._bar = Bar(ink="ink")
        self.hold = Button(key="H")
        self.add = Button(key="+")
        self.next = Button(kind="filled", key="PgDn")
        self.hold.clicked.connect(self.held)
        self.add.clicked.connect(self.minute_added)
        self.next.clicked.connect(self.went_on)
        faces = across(theme, self._large, self._small, gap=8)
        faces.setStretch(0, 1)
        self._small.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.body.addLayout(faces)
        self.body.addWidget(self._bar)
        self.body.addSpacing(theme.px(4))
        self.body.addLayout(Lines(self.hold, self.add, self.next, last="fill"))
        self.retitle_clocks(say)

    def retitle_clocks(self, say: Tongue) -> None:
        """The words in another tongue."""
        self._say = say
        self.hold.retitle(say("Hold"))
        self.add.retitle(say("+1 min"))
        self.next.retitle(say("Next"))

    def show_held(self, held: bool) -> None:
        """Whether the key holds the clocks or lets them go on."""
        self.hold.retitle(self._say("Go on") if held else self._say("Hold"))

    def show_clocks(self, evening: Evening, speaker: str, now: datetime) -> float | None:
        """Both as they stand at that moment; returns the seconds until one of them changes."""
        say = self._say
        self._last = (evening, speaker, now)
        if evening.item_timer is None:
            return None
        item, speaking = evening.item_timer, evening.speaker_timer
        if speaking is not None:
            self._show(self._large, speaking, speaker or say("Speaker"), now)
            self._show(self._small, item, say("Item"), now)
        else:
            self._show(self._large, item, say("Item"), now)
        self._small.setVisible(speaking is not None)
        main = speaking or item
        left = main.left(now)
        over = left < timedelta(0)
        # bars move once a second, with the figures
        share = max(0.0, left.total_seconds() // 1) / max(1.0, main.length.total_seconds())
        self._bar.show_share(1.0 if over else share, hatch=over)
        running = [each for each in (item, speaking) if each is not None and each.held_since is None]
        return min((until_change(each.left(now).total_seconds()) for each in running), default=None)

    def show_until(self, start: datetime, now: datetime) -> float:
        """Before the first item: how long it is until the announced time, or since then."""
        self._last = None
        left = start - now
        late = left < timedelta(0)
        if abs(left) >= _ANOTHER_DAY:
            self._large.show_words("—", caption=self._say("It is another day than planned"))
            self._small.hide()
            self._bar.show_share(0, hatch=False)
            return _LOOK_AGAIN
        caption = self._say("Later than announced") if late else self._say("Until the start")
        # not yet a clock that can be over: nobody has begun
        self._large.show_left(abs(left.total_seconds()), 0, caption=caption)
        self._small.hide()
        self._bar.show_share(0, hatch=False)
        return until_change(left.total_seconds())

    def show_lasted(self, lasted: timedelta) -> None:
        """After the end: how long it was."""
        self._last = None
        self._large.show_left(lasted.total_seconds(), 0, caption=self._say("It lasted"))
        self._small.hide()
        self._bar.show_share(0, hatch=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._last is not None:
            self.show_clocks(*self._last)

    def _show(self, face: Clock, timer: Timer, name: str, now: datetime) -> None:
        say, left = self._say, timer.left(now).total_seconds()
        facts = {"name": name, "length": clock_face(timer.length)}
        caption = say("{name}, over {length}", **facts) if left < 0 else say("{name}, of {length}", **facts)
        # the word stands beside the figures too, where there is room for it
        word = say("over") if face is self._large else ""
        theme = theme_of(self)
        figures = QFontMetrics(theme.font("clock")).horizontalAdvance("0:00")
        beside = QFontMetrics(theme.font("title")).horizontalAdvance(word) + theme.px(12)
        if figures + beside > face.width() or abs(left) >= 600:  # ten minutes have a figure more
            word = ""
        face.show_left(left, timer.length.total_seconds(), caption=caption, over=word)
