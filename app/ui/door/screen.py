"""The door: one line that takes everything, the verdict beside it, and how full the hall is."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.door import Verdict, Word
from app.service.boards.door import DoorBoard, Hit, Search
from app.ui.door.aside import Aside, Wanted
from app.ui.door.camera import CameraBoard, Seen, Sight
from app.ui.door.ear import Ear
from app.ui.door.front import Front
from app.ui.door.give_way import is_low
from app.ui.door.group import Group, group_of
from app.ui.door.layout import corrections
from app.ui.door.line import words_in
from app.ui.door.search import guest_of
from app.ui.door.sentences import who_passed
from app.ui.door.states import States
from app.ui.door.turnout import KEY as TURNOUT
from app.ui.door.turnout import TurnoutPage
from app.ui.parts.stack import across, boxed, down
from app.ui.theme import Theme, hold, restyled, room, theme_of
from app.words import Tongue

_RIGHT, _PART = 332, 0.38
"""How wide the right is, in logical pixels, and the most it has of the room."""
_WIDE, _NARROW = 1200, 800
"""Logical pixels of room from which a group leaves the right where it is, and from which turnout does."""


class DoorScreen(QWidget):
    """Shows a board and verdicts, voices what the steward does.

    `now` counts monotonic seconds, for the rhythm of keys and the undo that counts down.
    """

    scanned = Signal(str)
    """A badge on the way in."""
    scanned_out = Signal(str)
    """A badge on the way out."""
    searched = Signal(str)
    badge_taken = Signal(str)
    """A badge that a search found is to be let in."""
    badge_left = Signal(str)
    """A badge that a search found goes out."""
    walked_in = Signal(str, str, int, int)
    """Delegation, name, heads, of whom young."""
    recounted = Signal(str, str, int, int)
    """The fact of a group's check-in, its badge, heads, of whom young: counted anew."""
    came_late = Signal(str, int, int)
    """The badge of a group that is in, heads, of whom young: those who came after it."""
    institution_named = Signal(str, str)
    near_wanted = Signal(str)
    """Those in the list that this name of a new institution may mean."""
    admitted = Signal(str, str)
    """Badge or delegation, and why it is let in by hand."""
    returned = Signal(str)
    """The badge that is in already went out unseen and stands here again."""
    undone = Signal(str)
    """The fact that the last verdict wrote."""
    annulled = Signal(str, str)
    """An older fact, and why."""
    lost = Signal(str, str)
    """A badge that was lost, and the spare one that was scanned for it; empty for a new one."""
    camera_wanted = Signal(bool)
    """The camera is to be turned on, or off."""
    camera_chosen = Signal(str)
    """The id of another camera."""
    scanner_learned = Signal(str)
    """What arrives here for a scanner's letters; empty where just these do."""

    def __init__(self, theme: Theme, say: Tongue, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._say = say
        self._wanted = Wanted.ANY
        self._out = False
        self._outside: tuple[QWidget, ...] = ()
        self.states: States = States(say, self)
        self._front = Front(theme, say, now)
        self._aside = Aside(theme, say)
        self.turnout: TurnoutPage = self._front.turnout
        self._right = boxed(down(theme, self._aside, margins=(0, 20, 20, 20)))
        self._layout = across(theme, self._front, self._right, gap=20)
        self._layout.setStretch(0, 1)
        self.setLayout(self._layout)
        self._connect()
        self._ear = Ear(self, self._command, now)
        self._ear.scanned.connect(self.states.show_scan)
        self._ear.scanned.connect(self.scan)
        group = self._front.group
        self._ear.listen_in(self)
        self._ear.listen(group.adults, group.young, self._front.scanner)
        self._ear.listen(self._aside.last, self._aside.counts_scroll, self._aside.paces.area)
        self._ear.listen(*self.turnout.tables)
        self.retitle(say)
        self._rest()

    # -- what is shown -------------------------------------------------------------------------------------

    def show_board(self, board: DoorBoard) -> None:
        """The counts and the last ten; the verdict is not touched."""
        self._aside.show_board(board)
        self._front.show_board(board)

    def show_verdict(self, verdict: Verdict) -> None:
        """Paint it now, and leave whatever was being typed."""
        self._wanted = Wanted.ANY
        self._front.show_verdict(verdict)
        self._rest()

    def clear(self) -> None:
        """Nothing stands any more: the last verdict was taken back, or another assembly begins."""
        self._front.show_verdict(None)
        self._rest()

    def show_camera(self, board: CameraBoard | None) -> None:
        """The camera stands above the verdict, or is off: None."""
        self.states.show_camera(board)
        if self._front.show_camera(board) and self._front.at_rest:
            self._front.show_rest()
        self._share_out()

    def correct_scanner(self, arrives: str) -> None:
        """Take what arrives here for a scanner's letters as `scanner_learned` told it."""
        self._front.corrections = corrections(arrives)
        self._ear.correct(self._front.corrections)
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
        return self._aside.in_form or not self._front.at_rest

    def show_search(self, found: Search) -> None:
        """What was found for what was typed; the answer to something typed before is let go."""
        self._front.show_found(found)

    def show_refusal(self, sentence: str) -> None:
        """A rule said no: said where the person is looking."""
        if not self._aside.refuse(sentence):
            self._front.foot.tell(sentence)

    def show_near(self, name: str, near: Sequence[Hit]) -> None:
        """Institutions in the list that a new one of this name may be."""
        self._aside.show_near(name, near)

    def offer_institution(self, hit: Hit) -> None:
        """An institution that stands in the list, perhaps since now: go on to let its people in."""
        self._show_search_page()
        self._aside.show_walk_in(hit)
        self._aside.ask_name()

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
        self._rest()
        if annulled:
            foot.tell(self._say("Annulled: {who}", who=who))

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._front.retitle(say)
        self.states.retitle(say)
        self._aside.retitle(say)
        self._show_way()
        self._aside.aim(self._wanted)

    def hear(self, *widgets: QWidget) -> None:
        """What a scanner types while one of these has the keys is a scan too; it keeps the keys."""
        self._outside += widgets
        self._ear.listen(*widgets)

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
        return self._out

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
        front.searched.connect(self._on_typed)
        front.changed.connect(self._share_out)
        front.changed.connect(lambda: self.states.show_typing(self.writing))
        aside.currentChanged.connect(lambda: self.states.show_typing(self.writing))
        front.entered.connect(self.scan)
        front.nothing_taken.connect(self._on_nothing_taken)
        front.search.highlighted.connect(self._on_highlighted)
        front.search.taken.connect(self._on_taken)
        front.search.guest.connect(self._begin_guest)
        front.search.new_institution.connect(self._begin_institution)
        front.group.let_in.connect(self._on_group)
        front.group.left.connect(self._back)
        front.tight.seen.connect(front.listen)
        front.foot.pressed.connect(self._command)
        front.scanner.left.connect(self._back)
        front.scanner.learned.connect(self.correct_scanner)
        front.scanner.learned.connect(self.scanner_learned)
        front.ready.tried.connect(self._try_scanner)
        front.camera.chosen.connect(self.camera_chosen)
        front.camera.put_away.connect(lambda: self.camera_wanted.emit(False))
        aside.walked_in.connect(self._on_walk_in)
        aside.institution_named.connect(self.institution_named)
        aside.near_wanted.connect(self.near_wanted)
        aside.meant.connect(self.offer_institution)
        aside.admitted.connect(self.admitted)
        aside.annulled.connect(self.annulled)
        aside.lost.connect(self.lost)
        aside.left.connect(self._back)
        aside.turnout_wanted.connect(self._show_turnout)
        self.turnout.left.connect(self._back)
        self.turnout.scanned.connect(self.scan)
        self.turnout.showed.connect(aside.paces.show_turnout)

    # -- keys ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody else wanted is typing for the line."""
        if event.text() and event.text().isprintable() and not self._front.grouping:
            self._front.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._front.line.insert(event.text())
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._aside.in_form and not self._front.grouping:
            self._front.listen()

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

    def _command(self, name: str) -> bool:
        """A key that is no text; answers whether the door took it."""
        own = not self._aside.in_form and self._front.take_key_of_turnout(name)
        if own or self._in_line(name):
            return True
        if name == "Ctrl+Z" and not words_in(self.focusWidget()):
            self._take_back()
            return True
        acts: dict[str, Callable[[], None]] = {
            "F3": lambda: self.camera_wanted.emit(not self._front.camera_on),
            "F2": self._aside.ask_lost,
            "F4": self._begin_group,
            "F10": self._try_scanner,
            TURNOUT: self._show_turnout,
            "F5": self._toggle_lists,
            "F6": self._turn,
            "F7": lambda: self._begin_search(Wanted.WALK_IN),
            "F9": self._begin_by_hand,
            "Alt+G": self._begin_guest,
            "Alt+N": self._begin_institution,
            "Esc": self._back,
            "Ctrl+Return": self._confirm,
            "Ctrl+Enter": self._confirm,
        }
        if name.startswith("Alt+") and name[4:].isdecimal():
            return self._aside.take_near(int(name[4:]) - 1)
        act = acts.get(name)
        if act is not None:
            act()
        return act is not None

    def _in_line(self, name: str) -> bool:
        """Keys while the line has the focus."""
        if not self._front.line.hasFocus():
            return False
        if self._front.take_key(name):
            return True
        if name == "Down":
            self._aside.take_focus()
        return name == "Down"

    # -- what the steward does -----------------------------------------------------------------------------

    def scan(self, text: str) -> None:
        """A badge was read, by a scanner or a camera."""
        self._front.clear_line()
        if self._aside.take_spare(text):
            return
        (self.scanned_out if self._out else self.scanned).emit(text)

    def _on_typed(self, text: str) -> None:
        front = self._front
        if text:
            if not front.searching:
                self._show_search_page()
            self.searched.emit(text)
        elif front.searching and self._wanted is Wanted.ANY:
            self._rest()
        else:
            front.search.show_search(None)

    def _on_highlighted(self, hit: object) -> None:
        if self._aside.walk_in.isAncestorOf(self.focusWidget() or self):
            return  # somebody is being written down: for whom does not change under their hands
        if self._front.searching and not self._aside.in_form:
            self._aside.show_walk_in(hit if isinstance(hit, Hit) else None)

    def _on_taken(self, hit: object) -> None:
        if not isinstance(hit, Hit):
            return
        if self._wanted is Wanted.BY_HAND:
            self._aside.ask_by_hand(hit.subject, f"{hit.title}\n{hit.under}")
        elif self._wanted is Wanted.GROUP and hit.is_institution:
            self._count_group(Group(hit))
        elif hit.is_institution:
            self._aside.show_walk_in(hit)
            self._aside.ask_name()
        else:
            (self.badge_left if self._out else self.badge_taken).emit(hit.subject)

    def _on_nothing_taken(self) -> None:
        """Somebody nobody knows is let in by hand all the same, with a reason."""
        if self._wanted is Wanted.BY_HAND:
            self._aside.confirm()

    def _on_walk_in(self, hit: object, name: str, heads: int) -> None:
        if not isinstance(hit, Hit):
            return
        if self._wanted in (Wanted.ANY, Wanted.WALK_IN) and hit.is_institution:
            self.walked_in.emit(hit.subject, name, heads, 0)
        else:
            self._on_taken(hit)

    def _on_group(self, hit: object, adults: int, young: int) -> None:
        verdict = self.verdict
        if not isinstance(hit, Hit):
            return
        if hit.is_institution:
            self.walked_in.emit(hit.subject, "", adults + young, young)
        elif verdict is not None and verdict.word is Word.ALREADY_IN:
            self.came_late.emit(hit.subject, adults + young, young)
        elif verdict is not None:
            self.recounted.emit(verdict.fact, hit.subject, adults + young, young)

    def _try_scanner(self) -> None:
        """F10: a test code, and nothing that is scanned meanwhile is a badge."""
        self._front.show_scanner()
        self._aside.show_lists()
        self._front.listen()
        self._ear.learn(self._front.scanner.hear)

    def _show_turnout(self, whose: bool = False) -> None:
        """Shift+F5: how many came and who is missing; a scan meanwhile is a scan and shows its verdict."""
        self._ear.learn(None)
        self._front.show_turnout(whose=whose)
        self._aside.show_paces()

    def _confirm(self) -> None:
        """Ctrl+Enter: the one filled button that is shown."""
        if self._front.grouping:
            self._front.group.confirm()
        elif self._aside.in_form:
            self._aside.confirm()
        else:
            self._front.once_found(self._aside.confirm)

    def _turn(self) -> None:
        """F6: this person came back, or from now on people go out, or come in again."""
        verdict = self.verdict
        was_in = verdict is not None and verdict.word is Word.ALREADY_IN
        if verdict is not None and was_in and not (self._front.searching or self._out):
            self.returned.emit(verdict.subject)
            return
        self._out = not self._out
        self._show_way()

    def _toggle_lists(self) -> None:
        self._aside.toggle_lists()
        self._show_way()

    def _take_back(self) -> None:
        """Ctrl+Z: the last check-in at once, or after ten seconds with a reason."""
        verdict, foot = self.verdict, self._front.foot
        if self._front.searching or self._front.grouping:
            return
        if foot.left > 0 and foot.verdict is not None:
            self.undone.emit(foot.verdict.fact)
        elif verdict is not None and verdict.fact and verdict.word in (Word.WELCOME, Word.GONE_OUT):
            self._aside.ask_annul(verdict.fact)
        elif self._front.at_rest:
            foot.tell(self._say("Nothing to undo any more. Press ↓ and then Del to annul one."))

    def _begin_search(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._front.clear_line()
        self._show_search_page()
        self._front.search.show_search(None)
        self._front.listen()

    def _begin_group(self) -> None:
        """F4: correct the number of the group that was just let in, or look for an institution."""
        group = None if self._front.searching else group_of(self.verdict)
        if group is None:
            self._begin_search(Wanted.GROUP)
        else:
            self._count_group(group)

    def _count_group(self, group: Group) -> None:
        self._ear.learn(None)
        self._front.show_group()
        self._aside.show_lists()
        self._front.group.begin(group)

    def _begin_by_hand(self) -> None:
        verdict = self.verdict
        if verdict is not None and verdict.may_be_overruled and not self._front.searching:
            self._aside.ask_by_hand(verdict.subject, verdict.institution or verdict.caption, verdict)
        else:
            self._begin_search(Wanted.BY_HAND)

    def _begin_guest(self) -> None:
        """Alt+G: someone who comes with no institution."""
        if self._may_begin():
            self._on_taken(guest_of(self._say))

    def _begin_institution(self) -> None:
        """Alt+N: an institution that is not in the list, by what was typed."""
        if self._may_begin():
            self._aside.ask_institution(" ".join(self.typed.split()))

    def _may_begin(self) -> bool:
        """Beside what was searched for, or anew; not out of a form that asks something else."""
        if self._aside.in_form or self._front.grouping or self._front.trying:
            return False
        if not self._front.searching:
            self._begin_search(Wanted.WALK_IN)
        return True

    def _back(self) -> None:
        """Esc: one step back towards scanning; at last the verdict itself is put away."""
        front = self._front
        if front.searching and not front.line.hasFocus():
            self._aside.show_walk_in(front.search.current)
            front.listen()
            return
        self._wanted = Wanted.ANY
        if front.at_rest and not self._aside.in_form and front.line.hasFocus():
            front.put_away()
        front.clear_line()
        self._rest()
        front.listen()

    # -- which page ----------------------------------------------------------------------------------------

    def _rest(self) -> None:
        """The verdict and the lists, and the line listens."""
        self._ear.learn(None)
        self._front.show_rest()
        self._aside.show_lists()
        if not any(each.hasFocus() for each in self._outside):
            self._front.listen()

    def _show_search_page(self) -> None:
        self._ear.learn(None)
        self._front.show_search()
        self._aside.aim(self._wanted)
        self._aside.show_walk_in(self._front.search.current)

    def _show_way(self) -> None:
        self._front.show_way(out=self._out, institutions=self._aside.institutions)
