"""The door: one line that takes everything, the verdict beside it, and how full the hall is."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QWindow
from PySide6.QtWidgets import QWidget

from app.domain.door import Verdict
from app.service.boards.door import DoorBoard, Hit, Search
from app.ui.door.acts import Acts
from app.ui.door.aside import Aside, Wanted
from app.ui.door.camera import CameraBoard, Seen, Sight
from app.ui.door.front import Front
from app.ui.door.give_way import is_low
from app.ui.door.layout import corrections
from app.ui.door.sentences import who_passed
from app.ui.door.states import States
from app.ui.door.turnout import TurnoutPage
from app.ui.door.voices import Voices
from app.ui.parts.stack import across, boxed, down
from app.ui.theme import Theme, hold, restyled, room, theme_of
from app.words import Tongue

_RIGHT, _PART = 332, 0.38
"""How wide the right is, in logical pixels, and the most it has of the room."""
_WIDE, _NARROW = 1200, 800
"""Logical pixels of room from which a group leaves the right where it is, and from which turnout does."""


class DoorScreen(Voices):
    """Shows a board and verdicts, voices what the steward does.

    `now` counts monotonic seconds, for the rhythm of keys and the undo that counts down.
    """

    def __init__(self, theme: Theme, say: Tongue, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._say = say
        self._window: QWindow | None = None
        self.states: States = States(say, self)
        self._front = Front(theme, say, now)
        self._aside = Aside(theme, say)
        self.turnout: TurnoutPage = self._front.turnout
        self._right = boxed(down(theme, self._aside, margins=(0, 20, 20, 20)))
        self._layout = across(theme, self._front, self._right, gap=20)
        self._layout.setStretch(0, 1)
        self.setLayout(self._layout)
        self._acts = Acts(self, self._front, self._aside, say, now)
        self._connect()
        self.retitle(say)
        self._acts.rest()

    # -- what is shown -------------------------------------------------------------------------------------

    def show_board(self, board: DoorBoard) -> None:
        """The counts and the last ten; the verdict is not touched."""
        self._aside.show_board(board)
        self._front.show_board(board)

    def show_verdict(self, verdict: Verdict) -> None:
        """Paint it now, and leave whatever was being typed."""
        self._acts.wanted = Wanted.ANY
        self._front.show_verdict(verdict)
        self._acts.rest()

    def clear(self) -> None:
        """Nothing stands any more: the last verdict was taken back, or another assembly begins."""
        self._front.show_verdict(None)
        self._acts.rest()

    def show_camera(self, board: CameraBoard | None) -> None:
        """The camera stands above the verdict, or is off: None."""
        self.states.show_camera(board)
        if self._front.show_camera(board) and self._front.at_rest:
            self._front.show_rest()
        self._share_out()

    def correct_scanner(self, arrives: str) -> None:
        """Take what arrives here for a scanner's letters as `scanner_learned` told it."""
        self._front.corrections = corrections(arrives)
        self._acts.ear.correct(self._front.corrections)
        self.states.show_learned()

    def show_sight(self, sight: Sight, counts: Seen | None) -> None:
        """What the camera sees now, and the code in it that counts."""
        self._front.camera.show_sight(sight, counts)

    @property
    def watching(self) -> bool:
        """Whether a badge before the camera counts: as one that is scanned, whatever form is open."""
        return self.isVisible()

    @property
    def writing(self) -> bool:
        """Whether a steward is in the middle of something that a passing poster must not end."""
        front = self._front
        return self._aside.in_form or not (front.at_rest or front.counting)

    def show_search(self, found: Search) -> None:
        """What was found for what was typed; the answer to something typed before is let go."""
        self._front.show_found(found)

    def scan(self, text: str) -> None:
        """A badge was read, by a scanner or a camera."""
        self._acts.scan(text)

    def offer_institution(self, hit: Hit) -> None:
        """An institution that stands in the list, perhaps since now: go on to let its people in."""
        self._acts.offer_institution(hit)

    def show_refusal(self, sentence: str) -> None:
        """A rule said no: said where the person is looking."""
        if self._front.grouping:
            self._front.group.refuse(sentence)
        elif not self._aside.refuse(sentence):
            self._front.foot.tell(sentence)

    def show_near(self, name: str, near: Sequence[Hit]) -> None:
        """Institutions in the list that a new one of this name may be."""
        self._aside.show_near(name, near)

    def taken_back(self) -> None:
        """The last verdict stands no more, within its ten seconds."""
        verdict, foot = self._front.foot.verdict, self._front.foot
        self.clear()
        if verdict is not None:
            foot.tell(self._say("Taken back: {who}", who=who_passed(verdict, self._say)))

    def close_form(self, annulled: str = "") -> None:
        """What a form asked for is done; a verdict whose fact was annulled stands no more."""
        who, foot = self._aside.asked_about, self._front.foot
        self._front.clear_line()
        if annulled and foot.verdict is not None and foot.verdict.fact == annulled:
            self._front.show_verdict(None)
        self._acts.rest()
        if annulled:
            foot.tell(self._say("Annulled: {who}", who=who))

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._front.retitle(say)
        self.states.retitle(say)
        self._aside.retitle(say)
        self._acts.retitle(say)

    def hear(self, *widgets: QWidget) -> None:
        """What a scanner types while one of these has the keys is a scan too; it keeps the keys."""
        self._acts.hear(*widgets)

    def listen(self) -> None:
        """The keys to what waits for them, unless something of the door's own has them."""
        if self.isVisible() and not self.isAncestorOf(self.window().focusWidget() or self.window()):
            self._front.listen()

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self._front.line.text()

    @property
    def going_out(self) -> bool:
        """Whether a scan counts people out."""
        return self._acts.out

    @property
    def found(self) -> Hit | None:
        """What a search has highlighted; None while nothing is searched for."""
        return self._front.search.current if self._front.searching else None

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that stands."""
        return self._front.verdict

    def _connect(self) -> None:
        front, aside = self._front, self._aside
        self._acts.ear.scanned.connect(self.states.show_scan)
        front.changed.connect(self._share_out)
        front.changed.connect(lambda: self.states.show_typing(self.writing))
        aside.currentChanged.connect(lambda: self.states.show_typing(self.writing))
        front.tight.seen.connect(front.listen)
        front.scanner.learned.connect(self.correct_scanner)
        front.scanner.learned.connect(self.scanner_learned)
        front.camera.chosen.connect(self.camera_chosen)
        front.camera.put_away.connect(lambda: self.camera_wanted.emit(False))
        aside.institution_named.connect(self.institution_named)
        aside.near_wanted.connect(self.near_wanted)
        aside.admitted.connect(self.admitted)
        aside.annulled.connect(self.annulled)
        aside.lost.connect(self.lost)
        self.turnout.showed.connect(aside.paces.show_turnout)

    # -- keys and room -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody else wanted is typing for the line."""
        if event.text() and event.text().isprintable() and not self._front.grouping:
            self._front.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._front.line.insert(event.text())
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.window().windowHandle()
        if window is not self._window:
            self._window = window
            window.focusObjectChanged.connect(self._on_focus)
        if not self._aside.in_form and not self._front.grouping:
            self._front.listen()

    def _on_focus(self, now: QObject | None) -> None:
        """Wherever in the window the keys are, on a banner or in the strip, a scan is a scan."""
        if isinstance(now, QWidget) and self.isVisible() and not self.isAncestorOf(now):
            self._acts.overhear(now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self._share_out()

    def _share_out(self) -> None:
        """In larger type the right has no more than its part of the room, and what needs all of it has it."""
        theme, front = theme_of(self), self._front
        # as wide as what is seen of it
        wide = (self.parentWidget() or self).width()
        hold(self._aside, theme, width=min(_RIGHT, _PART * wide * 100 / theme.size))
        alone = _WIDE if front.grouping or front.trying else _NARROW if front.counting else 0
        beside = wide >= theme.px(alone)
        low = is_low(self)
        front.place_camera(None if low else front.camera)
        self._aside.place_camera(front.camera if low else None)
        self._right.setVisible(beside)
        room(self._layout, theme, gap=20, margins=(0, 0, 0 if beside else 20, 0))
