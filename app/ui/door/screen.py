"""The door: one line that takes everything, the verdict beside it, and how full the hall is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.badge import LENGTH
from app.domain.door import Cause, Verdict, Word
from app.domain.plan import BadgeKind
from app.service.boards.door import DoorBoard, Hit, Search
from app.ui.door.aside import Aside
from app.ui.door.camera import CameraBoard, Seen, Sight
from app.ui.door.camera_pane import STRIP, CameraPane, ReadyStrip
from app.ui.door.ear import Ear
from app.ui.door.foot import Foot
from app.ui.door.group import GroupPage
from app.ui.door.hall import TightBanner
from app.ui.door.layout import Fit, corrections, learn
from app.ui.door.line import OutPlate, ScanLine
from app.ui.door.scanner_test import ScannerPage
from app.ui.door.search import SearchPage
from app.ui.door.sentences import spoken
from app.ui.door.verdict import VerdictFace
from app.ui.parts.hints import KeyHint
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.pages import Pages
from app.ui.parts.panels import Panel
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, hold, room, theme_of
from app.words import Tongue

_NO_LIMIT = 16_777_215
"""What Qt calls any height."""
_MAY_BE_OVERRULED = (Word.ALREADY_IN, Word.REPLACED, Word.HALL_FULL, Word.NOT_LISTED)


class Wanted(Enum):
    """What a search is for; Enter then does that with what it found."""

    ANY = auto()
    WALK_IN = auto()
    GROUP = auto()
    BY_HAND = auto()


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
    guest_came = Signal(str, int)
    institution_named = Signal(str, str)
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
        self._board: DoorBoard | None = None
        self._verdict: Verdict | None = None
        self._wanted = Wanted.ANY
        self._out = False
        self._line = ScanLine()
        self._out_plate = OutPlate()
        self._line_row = boxed(across(theme, self._out_plate, self._line, gap=14))
        self._tight = TightBanner()
        self._ready = Label("", "head", middle=True, size=54)
        self._try = KeyHint("F10")
        self._ready_for = Label("", "lead", "ink_2", wrap=True, middle=True, size=22)
        self._face = VerdictFace()
        self._search = SearchPage(theme, say)
        self._group = GroupPage(theme, say)
        self._scanner = ScannerPage(theme, say)
        self._foot = Foot(theme, now)
        self._camera = CameraPane(theme, say)
        self._camera_on = False
        self._aside = Aside(theme, say)
        self._lay_out(theme)
        self._connect()
        self._ear = Ear(self, self._command, now)
        self._ear.scanned.connect(self.scan)
        kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
        fields = [field for kind in kinds for field in self.findChildren(kind)]
        groups = (self._group.adults, self._group.young, self._scanner)
        self._ear.listen(*fields, *groups, self._aside.last, self._aside.counts_scroll)
        self.retitle(say)
        self._show_verdict_page()

    # -- what is shown -------------------------------------------------------------------------------------

    def show_board(self, board: DoorBoard) -> None:
        """The counts and the last ten; the verdict is not touched."""
        self._board = board
        self._aside.show_board(board)
        self._tight.show_hall(board.hall, self._say)
        self._say_ready()

    def show_verdict(self, verdict: Verdict) -> None:
        """Paint it now, and leave whatever was being typed."""
        before = self._verdict
        if verdict.cause is Cause.AGAIN_AT_ONCE and before is not None and before.subject == verdict.subject:
            # the same scan once more: what can be taken back is still the check-in
            verdict = replace(verdict, fact=before.fact)
        self._verdict = verdict
        self._wanted = Wanted.ANY
        self._clear_line()
        self._show_verdict_page()
        self._say_verdict()
        self._foot.show_verdict(verdict)

    def clear(self) -> None:
        """Nothing stands any more: the last verdict was taken back, or another assembly begins."""
        self._clear_line()
        self._forget_verdict()

    def show_camera(self, board: CameraBoard | None) -> None:
        """The camera stands above the verdict, or is off: None."""
        changed, self._camera_on = (board is None) is self._camera_on, board is not None
        if board is not None:
            self._camera.show_board(board)
        self._foot.show_camera(self._camera_on)
        if changed and not (self._searching or self._grouping or self._trying):
            self._show_verdict_page(keep_form=True)

    def correct_scanner(self, arrives: str) -> None:
        """Take what arrives here for a scanner's letters as `scanner_learned` told it."""
        self._ear.correct(corrections(arrives))

    def show_sight(self, sight: Sight, counts: Seen | None) -> None:
        """What the camera sees now, and the code in it that counts."""
        self._camera.show_sight(sight, counts)

    @property
    def picture_shown(self) -> bool:
        """Whether the camera's picture is there to be seen; where it is not, nothing before it counts."""
        return self._camera.isVisible() and not self._aside.in_form

    def show_search(self, found: Search) -> None:
        """What was found for what was typed; the answer to something typed before is let go."""
        if self._searching and found.typed == self.typed:
            self._search.show_search(found)

    def show_refusal(self, sentence: str) -> None:
        """A rule said no: said where the person is looking."""
        if not self._aside.refuse(sentence):
            self._foot.show_refusal(sentence)

    def offer_institution(self, hit: Hit) -> None:
        """A new institution stands in the list: go on to let its people in."""
        self._show_search_page()
        self._aside.show_walk_in(hit)
        self._aside.ask_name()

    def close_form(self, annulled: str = "") -> None:
        """What a form asked for is done; a verdict whose fact was annulled stands no more."""
        self._clear_line()
        if annulled and self._verdict is not None and self._verdict.fact == annulled:
            self._forget_verdict()
        self._show_verdict_page()

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        for part in (self._search, self._group, self._aside, self._camera, self._scanner):
            part.retitle(say)
        self._line.setAccessibleName(say("Scan a badge, or type a name, an institution or a code"))
        self._out_plate.say_words(say("Going out"))
        self._show_way()
        self._say_ready()
        self._say_verdict()
        self._aim()
        if self._board is not None:
            self.show_board(self._board)

    def hear(self, *widgets: QWidget) -> None:
        """What a scanner types while one of these has the keys is a scan too."""
        self._ear.listen(*widgets)

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self._line.text()

    @property
    def going_out(self) -> bool:
        """Whether a scan counts people out."""
        return self._out

    @property
    def found(self) -> Hit | None:
        """What a search has highlighted; None while nothing is searched for."""
        return self._search.current if self._searching else None

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that stands."""
        return self._verdict

    # -- how it is built -----------------------------------------------------------------------------------

    def _lay_out(self, theme: Theme) -> None:
        self._out_plate.hide()
        self._ready_page = Panel(dashed=True, margins=(100, 40, 100, 40), gap=14)
        glyph = across(theme, STRETCH, Glyph("barcode", 96, "ink_3"), STRETCH)
        self._ready_page.body.addLayout(
            down(
                theme,
                STRETCH,
                glyph,
                self._ready,
                self._ready_for,
                across(theme, STRETCH, self._try, STRETCH),
                STRETCH,
                gap=14,
            )
        )
        self._ready_strip = ReadyStrip(theme)
        self._pages = Pages(self._ready_page, self._ready_strip, self._face, self._search, self._group)
        self._pages.addWidget(self._scanner)
        self._camera.hide()
        self._column = QVBoxLayout()
        room(self._column, theme, gap=14, margins=(20, 20, 0, 14))
        self._column.addWidget(self._tight)
        self._column.addWidget(self._camera, 1)
        self._column.addWidget(self._pages, 1)
        self._column.addWidget(self._line_row)
        self._column.addWidget(self._foot)
        right = boxed(down(theme, self._aside, margins=(0, 20, 20, 20)))
        layout = across(theme, boxed(self._column), right, gap=20)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._line.textChanged.connect(self._on_typed)
        self._search.highlighted.connect(self._on_highlighted)
        self._search.taken.connect(self._on_taken)
        self._search.guest.connect(self._aside.ask_guest)
        self._search.new_institution.connect(
            lambda: self._aside.ask_institution(" ".join(self.typed.split()))
        )
        self._group.let_in.connect(self._on_group)
        self._group.left.connect(self._back)
        self._tight.seen.connect(self._listen_to_line)
        self._foot.pressed.connect(self._command)
        self._scanner.left.connect(self._back)
        self._try.clicked.connect(self._try_scanner)
        self._camera.chosen.connect(self.camera_chosen)
        self._camera.put_away.connect(lambda: self.camera_wanted.emit(False))
        aside = self._aside
        aside.walked_in.connect(self._on_walk_in)
        aside.guest_came.connect(self.guest_came)
        aside.institution_named.connect(self.institution_named)
        aside.admitted.connect(self.admitted)
        aside.annulled.connect(self.annulled)
        aside.lost.connect(self.lost)
        aside.left.connect(self._back)

    # -- keys ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody else wanted is typing for the line."""
        if event.text() and event.text().isprintable() and not self._grouping:
            self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._line.insert(event.text())
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._aside.in_form and not self._grouping:
            self._listen_to_line()

    def _command(self, name: str) -> bool:
        """A key that is no text; answers whether the door took it."""
        if self._in_line(name):
            return True
        if name == "Ctrl+Z" and not self._writing:
            self._take_back()
            return True
        acts: dict[str, Callable[[], None]] = {
            "F3": lambda: self.camera_wanted.emit(not self._camera_on),
            "F2": self._aside.ask_lost,
            "F4": self._begin_group,
            "F10": self._try_scanner,
            "F5": self._toggle_lists,
            "F6": self._turn,
            "F7": lambda: self._begin_search(Wanted.WALK_IN),
            "F9": self._begin_by_hand,
            "Esc": self._back,
            "Ctrl+Return": self._confirm,
            "Ctrl+Enter": self._confirm,
        }
        act = acts.get(name)
        if act is not None:
            act()
        return act is not None

    def _in_line(self, name: str) -> bool:
        """Keys while the line has the focus: they choose among the tiles while there are any."""
        if not self._line.hasFocus():
            return False
        enter = name in ("Return", "Enter")
        typed = self.typed.strip()
        if enter and len(typed) == LENGTH and typed.isascii() and typed.isalnum():
            self.scan(typed)  # by a scanner slower than a hand
            return True
        if not self._searching:
            if name == "Down":
                self._aside.last.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._aside.last.choose(self._aside.last.chosen or self._aside.last.newest)
            return enter or name == "Down"
        steps = {"Down": (0, 1), "Up": (0, -1), "Right": (1, 0), "Left": (-1, 0)}
        if name in steps:
            self._search.step(*steps[name])
        elif enter:
            self._search.take()
        elif name.startswith("Alt+") and name[4:] in "123456789":
            return self._search.take(int(name[4:]) - 1)
        return enter or name in steps

    @property
    def _writing(self) -> bool:
        """Whether there are words for Ctrl+Z to take back before any check-in."""
        focus = self.focusWidget()
        if isinstance(focus, QLineEdit):
            return bool(focus.text())
        return isinstance(focus, QPlainTextEdit) and bool(focus.toPlainText())

    @property
    def _searching(self) -> bool:
        return self._pages.currentWidget() is self._search

    @property
    def _trying(self) -> bool:
        return self._pages.currentWidget() is self._scanner

    @property
    def _grouping(self) -> bool:
        return self._pages.currentWidget() is self._group

    # -- what the steward does -----------------------------------------------------------------------------

    def scan(self, text: str) -> None:
        """A badge was read, by a scanner or a camera."""
        self._clear_line()
        if self._aside.take_spare(text):
            return
        (self.scanned_out if self._out else self.scanned).emit(text)

    def _on_typed(self, text: str) -> None:
        if text:
            if not self._searching:
                self._show_search_page()
            self.searched.emit(text)
        elif self._searching and self._wanted is Wanted.ANY:
            self._show_verdict_page()
        else:
            self._search.show_search(None)

    def _on_highlighted(self, hit: object) -> None:
        if self._searching and not self._aside.in_form:
            self._aside.show_walk_in(hit if isinstance(hit, Hit) else None)

    def _on_taken(self, hit: object) -> None:
        if not isinstance(hit, Hit):
            return
        if self._wanted is Wanted.BY_HAND:
            self._aside.ask_by_hand(hit.subject, f"{hit.title}\n{hit.under}")
        elif self._wanted is Wanted.GROUP and hit.is_institution:
            self._count_group(hit)
        elif hit.is_institution:
            self._aside.show_walk_in(hit)
            self._aside.ask_name()
        else:
            (self.badge_left if self._out else self.badge_taken).emit(hit.subject)

    def _on_walk_in(self, hit: object, name: str, heads: int) -> None:
        if not isinstance(hit, Hit):
            return
        if self._wanted in (Wanted.ANY, Wanted.WALK_IN) and hit.is_institution:
            self.walked_in.emit(hit.subject, name, heads, 0)
        else:
            self._on_taken(hit)

    def _on_group(self, hit: object, adults: int, young: int) -> None:
        verdict = self._verdict
        if not isinstance(hit, Hit):
            return
        if hit.is_institution:
            self.walked_in.emit(hit.subject, "", adults + young, young)
        elif verdict is not None:
            self.recounted.emit(verdict.fact, hit.subject, adults + young, young)

    def _try_scanner(self) -> None:
        """F10: a test code, and nothing that is scanned meanwhile is a badge."""
        self._line_row.hide()
        self._foot.hide()
        self._put_camera_aside()
        self._scanner.show_lesson(None)
        self._pages.setCurrentWidget(self._scanner)
        self._aside.show_lists()
        self._scanner.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ear.learn(self._on_learned)

    def _on_learned(self, keys: tuple[str, ...]) -> None:
        lesson = learn(keys)
        self._scanner.show_lesson(lesson)
        if lesson.fit is not Fit.UNCLEAR:
            self.correct_scanner(lesson.arrives)
            self.scanner_learned.emit(lesson.arrives)

    def _confirm(self) -> None:
        """Ctrl+Enter: the one filled button that is shown."""
        if self._grouping:
            self._group.confirm()
        else:
            self._aside.confirm()

    def _turn(self) -> None:
        """F6: this person came back, or from now on people go out, or come in again."""
        verdict = self._verdict
        if verdict is not None and verdict.word is Word.ALREADY_IN and not (self._searching or self._out):
            self.returned.emit(verdict.subject)
            return
        self._out = not self._out
        self._show_way()

    def _toggle_lists(self) -> None:
        self._aside.toggle_lists()
        self._show_way()

    def _take_back(self) -> None:
        """Ctrl+Z: the last check-in at once, or after ten seconds with a reason."""
        verdict = self._verdict
        if verdict is None or self._searching or self._grouping:
            return
        if self._foot.left > 0:
            self.undone.emit(verdict.fact)
        elif verdict.fact and verdict.word in (Word.WELCOME, Word.GONE_OUT):
            self._aside.ask_annul(verdict.fact)

    def _aim(self) -> None:
        """Say beside the tiles what taking one of them will do."""
        say, aim = self._say, self._aside.aim
        if self._wanted is Wanted.GROUP:
            note = say("Choose the institution; then count adults and young people.")
            aim(say("Group"), say("Count them"), note)
        elif self._wanted is Wanted.BY_HAND:
            note = say("Choose whom; then write why. It stands in the record.")
            aim(say("Admit by hand"), say("Write why"), note)
        else:
            aim()

    def _begin_search(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._clear_line()
        self._show_search_page()
        self._search.show_search(None)
        self._listen_to_line()

    def _begin_group(self) -> None:
        """F4: correct the number of the group that was just let in, or look for an institution."""
        verdict = self._verdict
        group = verdict is not None and (verdict.heads > 1 or verdict.kind is BadgeKind.YOUNG_PEOPLE)
        scanned = verdict is not None and bool(verdict.fact and verdict.caption)
        if verdict is None or not group or not scanned or not verdict.let_in or self._searching:
            self._begin_search(Wanted.GROUP)
            return
        young = verdict.heads - 1 if verdict.kind is BadgeKind.YOUNG_PEOPLE else 0
        hit = Hit(verdict.subject, is_institution=False, title=verdict.institution, under="", type="school")
        self._count_group(hit, verdict.heads - young, young, badge=verdict.caption)

    def _count_group(self, hit: Hit, adults: int = 1, young: int = 0, *, badge: str = "") -> None:
        self._line_row.hide()
        self._foot.hide()
        self._ear.learn(None)
        self._put_camera_aside()
        self._pages.setCurrentWidget(self._group)
        self._aside.show_lists()
        self._group.begin(hit, adults, young, badge=badge)

    def _begin_by_hand(self) -> None:
        verdict = self._verdict
        may = verdict is not None and bool(verdict.subject) and verdict.word in _MAY_BE_OVERRULED
        if verdict is not None and may and not self._searching:
            self._aside.ask_by_hand(verdict.subject, verdict.institution or verdict.caption, verdict)
        else:
            self._begin_search(Wanted.BY_HAND)

    def _back(self) -> None:
        """Esc: one step back towards scanning; at last the verdict itself is put away."""
        if self._searching and not self._line.hasFocus():
            self._aside.show_walk_in(self._search.current)
            self._listen_to_line()
            return
        at_rest = not (self._searching or self._grouping or self._trying or self._aside.in_form)
        self._wanted = Wanted.ANY
        self._clear_line()
        if at_rest and self._line.hasFocus():
            self._forget_verdict()
        self._show_verdict_page()

    # -- which page ----------------------------------------------------------------------------------------

    def _show_verdict_page(self, *, keep_form: bool = False) -> None:
        self._ear.learn(None)
        self._place_line(3)
        self._foot.show()
        self._camera.setVisible(self._camera_on)
        self._hold_strip(on=self._camera_on)
        ready = self._ready_strip if self._camera_on else self._ready_page
        self._pages.setCurrentWidget(ready if self._verdict is None else self._face)
        if not keep_form:
            self._aside.show_lists()
            self._listen_to_line()

    def _hold_strip(self, *, on: bool) -> None:
        """Below the camera's picture a strip, else all the room there is."""
        if on:
            hold(self._pages, theme_of(self), height=STRIP)
        else:
            hold(self._pages, theme_of(self))
            self._pages.setMinimumHeight(0)
            self._pages.setMaximumHeight(_NO_LIMIT)

    def _put_camera_aside(self) -> None:
        """Other things need the room; the picture comes back with the verdict."""
        self._camera.hide()
        self._hold_strip(on=False)

    def _show_search_page(self) -> None:
        if not self._searching:
            self._search.show_search(None)
        self._ear.learn(None)
        self._put_camera_aside()
        self._place_line(2)
        self._foot.hide()
        self._pages.setCurrentWidget(self._search)
        self._aim()
        self._aside.show_walk_in(self._search.current)

    def _place_line(self, place: int) -> None:
        """Above what it found, or beneath the verdict."""
        self._line_row.show()
        if self._column.indexOf(self._line_row) != place:
            self._column.removeWidget(self._line_row)
            self._column.insertWidget(place, self._line_row)

    def _listen_to_line(self) -> None:
        field = self._group.young if self._grouping else self._scanner if self._trying else self._line
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_line(self) -> None:
        with QSignalBlocker(self._line):
            self._line.clear()
        self._line.restyle()

    def _forget_verdict(self) -> None:
        self._verdict = None
        self._face.show_spoken(None)
        self._foot.show_verdict(None)
        self._show_verdict_page()

    # -- words ---------------------------------------------------------------------------------------------

    def _say_verdict(self) -> None:
        if self._verdict is None:
            return
        board = self._board
        zone, hall = (board.zone, board.hall) if board is not None else ("UTC", None)
        self._face.show_spoken(spoken(self._verdict, self._say, zone, hall))

    def _say_ready(self) -> None:
        say, board = self._say, self._board
        if board is None or not board.hall.ever:
            sentence = say("Scan the first badge. Nothing needs the network: this laptop answers by itself.")
        else:
            sentence = say("Scan the next badge, or type a name, an institution or the code on the badge.")
        self._ready.setText(say("Ready"))
        self._ready_for.setText(sentence)
        self._try.say_words(say("Try the scanner"))
        self._ready_strip.say_words(say("Ready"), sentence)

    def _show_way(self) -> None:
        say = self._say
        self._out_plate.setVisible(self._out)
        hint = say("Scan a badge, or type a name, an institution or a code")
        if self._out:
            hint = say("Scan the badge of each person who leaves")
        self._line.setPlaceholderText(hint)
        self._foot.retitle(say, going_out=self._out, institutions=self._aside.institutions)
