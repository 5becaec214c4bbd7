"""What a steward does at the door: each key and button leads to a page, a form, or a voice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.door import Word
from app.service.boards.door import Hit
from app.ui.door.aside import Aside, Wanted
from app.ui.door.ear import Ear
from app.ui.door.front import Front
from app.ui.door.group import Group, group_found, group_of
from app.ui.door.line import words_in
from app.ui.door.search import guest_of
from app.ui.door.turnout import KEY as TURNOUT
from app.ui.door.voices import Voices
from app.words import Tongue


class Acts(QObject):
    """The hands of a steward: `command` is every key that is no text, `scan` every code that is read."""

    def __init__(
        self, door: Voices, front: Front, aside: Aside, say: Tongue, now: Callable[[], float]
    ) -> None:
        super().__init__(door)
        self._door, self._front, self._aside, self._say = door, front, aside, say
        self.wanted: Wanted = Wanted.ANY
        """What a search is for."""
        self.out: bool = False
        """Whether people go out."""
        self._outside: tuple[QWidget, ...] = ()
        self.ear: Ear = Ear(door, self.command, now)
        self.ear.scanned.connect(self.scan)
        group, turnout = front.group, front.turnout
        self.ear.listen_in(door)
        self.ear.listen(group.total, group.adults, front.scanner)
        self.ear.listen(aside.last, aside.counts_scroll, aside.paces.area, *turnout.tables)
        self._connect()

    def _connect(self) -> None:
        front, aside = self._front, self._aside
        front.searched.connect(self._on_typed)
        front.entered.connect(self.scan)
        front.nothing_taken.connect(self._on_nothing_taken)
        front.search.highlighted.connect(self._on_highlighted)
        front.search.taken.connect(self._on_taken)
        front.search.guest.connect(self._begin_guest)
        front.search.new_institution.connect(self._begin_institution)
        front.group.let_in.connect(self._on_group)
        front.group.left.connect(self.back)
        front.foot.pressed.connect(self.command)
        front.scanner.left.connect(self.back)
        front.ready.tried.connect(self.try_scanner)
        aside.walked_in.connect(self._on_walk_in)
        aside.meant.connect(self.offer_institution)
        aside.left.connect(self.back)
        aside.turnout_wanted.connect(self.show_turnout)
        front.turnout.left.connect(self.back)
        front.turnout.scanned.connect(self.scan)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self.show_way()
        self._aside.aim(self.wanted)

    def hear(self, *widgets: QWidget) -> None:
        """What a scanner types while one of these has the keys is a scan too; it keeps the keys."""
        self._outside += widgets
        self.ear.listen(*widgets)

    def overhear(self, widget: QWidget) -> None:
        """The same of one that gives the keys away to the scan."""
        if widget not in self._outside:
            self.ear.listen(widget)

    # -- keys ----------------------------------------------------------------------------------------------

    def command(self, name: str) -> bool:
        """A key that is no text; answers whether the door took it."""
        own = not self._aside.in_form and self._front.take_key_of_turnout(name)
        if own or self._in_line(name):
            return True
        if name == "Ctrl+Z" and not words_in(self._door.focusWidget()):
            self._take_back()
            return True
        acts: dict[str, Callable[[], None]] = {
            "F3": lambda: self._door.camera_wanted.emit(not self._front.camera_on),
            "F2": self._aside.ask_lost,
            "F4": self._begin_group,
            "F10": self.try_scanner,
            TURNOUT: self.show_turnout,
            "F5": self._toggle_lists,
            "F6": self._turn,
            "F7": lambda: self._begin_search(Wanted.WALK_IN),
            "F9": self._begin_by_hand,
            "Alt+G": self._begin_guest,
            "Alt+N": self._begin_institution,
            "Esc": self.back,
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

    def scan(self, text: str) -> None:
        """A badge was read, by a scanner or a camera."""
        self._front.clear_line()
        if self._aside.take_spare(text):
            return
        (self._door.scanned_out if self.out else self._door.scanned).emit(text)

    def _on_typed(self, text: str) -> None:
        front = self._front
        if text:
            if not front.searching:
                self._show_search_page()
            self._door.searched.emit(text)
        elif front.searching and self.wanted is Wanted.ANY:
            self.rest()
        else:
            front.search.show_search(None)

    def _on_highlighted(self, hit: object) -> None:
        if self._aside.walk_in.isAncestorOf(self._door.focusWidget() or self._door):
            return  # somebody is being written down: for whom does not change under their hands
        if self._front.searching and not self._aside.in_form:
            self._aside.show_walk_in(hit if isinstance(hit, Hit) else None)

    def _on_taken(self, hit: object) -> None:
        if not isinstance(hit, Hit):
            return
        if self.wanted is Wanted.BY_HAND:
            self._aside.ask_by_hand(hit.subject, f"{hit.title}\n{hit.under}")
        elif self.wanted is Wanted.GROUP and (group := group_found(hit)) is not None:
            self._count_group(group)
        elif hit.is_institution:
            self._aside.show_walk_in(hit)
            self._aside.ask_name()
        else:
            (self._door.badge_left if self.out else self._door.badge_taken).emit(hit.subject)

    def _on_nothing_taken(self) -> None:
        """Somebody nobody knows is let in by hand all the same, with a reason."""
        if self.wanted is Wanted.BY_HAND:
            self._aside.confirm()

    def _on_walk_in(self, hit: object, name: str, heads: int) -> None:
        if not isinstance(hit, Hit):
            return
        if self.wanted in (Wanted.ANY, Wanted.WALK_IN) and hit.is_institution:
            self._door.walked_in.emit(hit.subject, name, heads, 0)
        else:
            self._on_taken(hit)

    def _on_group(self, group: object, adults: int, young: int) -> None:
        if not isinstance(group, Group):
            return
        subject, heads = group.hit.subject, adults + young
        if group.hit.is_institution:
            self._door.walked_in.emit(subject, "", heads, young)
        elif group.late:
            self._door.came_late.emit(subject, heads, young)
        elif group.is_in:
            self._door.recounted.emit(group.fact, subject, heads, young)
        else:
            self._door.group_taken.emit(subject, heads, young)

    def try_scanner(self) -> None:
        """F10: a test code, and nothing that is scanned meanwhile is a badge."""
        self._front.show_scanner()
        self._aside.show_lists()
        self._front.listen()
        self.ear.learn(self._front.scanner.hear)

    def show_turnout(self, whose: bool = False) -> None:
        """Shift+F5: how many came and who is missing; a scan meanwhile is a scan and shows its verdict."""
        self.ear.learn(None)
        self._front.show_turnout(whose=whose)
        self._aside.show_paces()

    def _confirm(self) -> None:
        """Ctrl+Enter: the one filled button that is shown."""
        if self._front.grouping:
            self._front.group.confirm()
        elif self._aside.in_form:
            self._aside.confirm()
        else:
            self._front.once_found(self._confirm_found)

    def _confirm_found(self) -> None:
        search = self._front.search
        if self._front.searching and search.undecided:
            search.ask_which()
        else:
            self._aside.confirm()

    def _turn(self) -> None:
        """F6: this person came back, or from now on people go out, or come in again."""
        verdict = self._front.verdict
        was_in = verdict is not None and verdict.word is Word.ALREADY_IN
        gone_by = self._front.searching or self._front.aged
        if verdict is not None and was_in and not (gone_by or self.out):
            self._door.returned.emit(verdict.subject)
            return
        self.out = not self.out
        self.show_way()

    def _toggle_lists(self) -> None:
        self._aside.toggle_lists()
        self.show_way()

    def _take_back(self) -> None:
        """Ctrl+Z: the last check-in at once, or after ten seconds with a reason."""
        verdict, foot = self._front.verdict, self._front.foot
        if self._front.searching or self._front.grouping:
            return
        if foot.left > 0 and foot.verdict is not None:
            self._door.undone.emit(foot.verdict.fact)
        elif verdict is not None and verdict.fact and verdict.word in (Word.WELCOME, Word.GONE_OUT):
            self._aside.ask_annul(verdict.fact)
        elif self._front.at_rest:
            foot.tell(self._say("Nothing to undo any more. Press ↓ and then Del to annul one."))

    def _begin_search(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self._front.clear_line()
        self._show_search_page()
        self._front.search.show_search(None)
        self._front.listen()

    def _begin_group(self) -> None:
        """F4: the number of the group that was just scanned, or of what was found; else look for one."""
        front = self._front
        if front.grouping:
            front.group.turn()
            return
        found = self.wanted is Wanted.ANY and front.searching and front.search.current
        group = group_found(found) if found else None if front.searching else group_of(front.verdict)
        if group is None:
            self._begin_search(Wanted.GROUP)
        else:
            self._count_group(group)

    def _count_group(self, group: Group) -> None:
        self.ear.learn(None)
        self._front.show_group()
        self._aside.show_lists()
        self._front.group.begin(group)

    def _begin_by_hand(self) -> None:
        verdict = self._front.verdict
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
            self._aside.ask_institution(" ".join(self._front.line.text().split()))

    def _may_begin(self) -> bool:
        """Beside what was searched for, or anew; not out of a form that asks something else."""
        if self._aside.in_form or self._front.grouping or self._front.trying:
            return False
        if not self._front.searching:
            self._begin_search(Wanted.WALK_IN)
        return True

    def back(self) -> None:
        """Esc: one step back towards scanning; at last the verdict itself is put away."""
        front = self._front
        if front.searching and not front.line.hasFocus():
            self._aside.show_walk_in(front.search.current)
            front.listen()
            return
        self.wanted = Wanted.ANY
        scanning = front.at_rest and not self._aside.in_form
        if scanning and self.out and not front.line.text():
            self.out = False
            self.show_way()
        if scanning and front.line.hasFocus():
            front.put_away()
        front.clear_line()
        self.rest()
        front.listen()

    # -- which page ----------------------------------------------------------------------------------------

    def offer_institution(self, hit: Hit) -> None:
        """An institution that stands in the list, perhaps since now: go on to let its people in."""
        self._show_search_page()
        self._aside.show_walk_in(hit)
        self._aside.ask_name()

    def rest(self) -> None:
        """The verdict and the lists, and the line listens."""
        self.ear.learn(None)
        self._front.show_rest()
        self._aside.show_lists()
        if not any(each.hasFocus() for each in self._outside):
            self._front.listen()

    def _show_search_page(self) -> None:
        self.ear.learn(None)
        self._front.show_search()
        self._aside.aim(self.wanted)
        self._aside.show_walk_in(self._front.search.current)

    def show_way(self) -> None:
        """Which way people go, wherever it is said."""
        self._front.show_way(out=self.out, institutions=self._aside.institutions)
