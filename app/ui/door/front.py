"""The left of the door: the answer to what was asked last, the camera above it, the line, and the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.badge import LENGTH
from app.domain.door import Cause, Verdict, Word
from app.service.boards.door import DoorBoard, Search
from app.ui.door.camera import CameraBoard
from app.ui.door.camera_pane import STRIP, CameraPane, ReadyStrip
from app.ui.door.foot import Foot
from app.ui.door.give_way import is_low
from app.ui.door.group import GroupPage
from app.ui.door.hall import TightBanner
from app.ui.door.line import OutPlate, ScanLine
from app.ui.door.scanner_test import ScannerPage
from app.ui.door.search import SearchPage
from app.ui.door.sentences import spoken
from app.ui.door.turnout import TurnoutPage
from app.ui.door.verdict import VerdictFace
from app.ui.parts.hints import KeyHint
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.pages import Pages
from app.ui.parts.panels import Panel
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, hold, room, theme_of
from app.words import Tongue

STANDS, STANDS_LONG = 20, 60
"""Seconds after which a verdict steps back, and one that asks for something to be done."""
_NO_LIMIT = 16_777_215
"""What Qt calls any height."""


class Front(QWidget):
    """One page at a time: nothing yet, the verdict, a search, a group, or the test of the scanner."""

    searched = Signal(str)
    """Something was typed into the line; empty when it was taken out again."""
    changed = Signal()
    """Another page is shown."""
    nothing_taken = Signal()
    """Enter where nothing was found."""
    entered = Signal(str)
    """A badge's whole code stands in the line, and Enter."""

    def __init__(self, theme: Theme, say: Tongue, now: Callable[[], float]) -> None:
        super().__init__()
        self._say = say
        self.board: DoorBoard | None = None
        self.camera_on: bool = False
        self._now = now
        self._shown_at = 0.0
        self.aged: bool = False
        """Whether the verdict has stood so long that the next person may take it for theirs."""
        self._ageing = QTimer(self)
        self._ageing.setInterval(250)
        self._ageing.timeout.connect(self._age)
        self._picture_above = True
        """Whether the camera's picture has its place here, above the verdict."""
        self.verdict: Verdict | None = None
        self._once_found: Callable[[], object] | None = None
        """What a key that came before the answer to what stands in the line does then."""
        self.corrections: Mapping[str, str] = {}
        """Letters of a scanner that arrive as others."""
        self.line: ScanLine = ScanLine()
        self.face: VerdictFace = VerdictFace()
        self.search: SearchPage = SearchPage(theme, say)
        self.group: GroupPage = GroupPage(theme, say)
        self.scanner: ScannerPage = ScannerPage(theme, say)
        self.camera: CameraPane = CameraPane(theme, say)
        self.foot: Foot = Foot(now)
        self.tight: TightBanner = TightBanner()
        self.ready: ReadyPage = ReadyPage(theme)
        self._strip = ReadyStrip(theme)
        self._out_plate = OutPlate()
        self._line_row = boxed(across(theme, self._out_plate, self.line, gap=14))
        self.turnout: TurnoutPage = TurnoutPage(theme, say)
        self._pages = Pages(self.ready, self._strip, self.face, self.search, self.group, self.scanner)
        self._pages.addWidget(self.turnout)
        self._out_plate.hide()
        self.camera.hide()
        self._column = QVBoxLayout(self)
        room(self._column, theme, gap=14, margins=(20, 20, 0, 14))
        self._column.addWidget(self.tight)
        self._column.addWidget(self.camera, 1)
        self._column.addWidget(self._pages, 1)
        self._column.addWidget(self._line_row)
        self._column.addWidget(self.foot)
        self.line.textChanged.connect(self._on_text)
        self._pages.currentChanged.connect(self.changed)

    # -- what is shown -------------------------------------------------------------------------------------

    def show_board(self, board: DoorBoard) -> None:
        """What stands here and depends on the counts."""
        self.board = board
        self.tight.show_hall(board.hall, self._say)
        self._say_ready()

    def show_verdict(self, verdict: Verdict | None) -> None:
        """This one stands from now on, or none; whatever was being typed is gone."""
        before = self.verdict
        if verdict is not None and before is not None and verdict.cause is Cause.AGAIN_AT_ONCE:
            # the same scan once more: what can be taken back is still the check-in
            verdict = replace(verdict, fact=before.fact) if before.subject == verdict.subject else verdict
        self.verdict, self.aged, self._shown_at = verdict, False, self._now()
        self._ageing.start()
        self.clear_line()
        self.show_rest()
        self._say_ready()
        self._say_verdict()
        self.foot.show_verdict(verdict)

    def put_away(self) -> None:
        """The verdict has been read; it can be undone as long as if it stood."""
        self.verdict = None
        self.show_rest()
        self._say_ready()
        self._say_verdict()
        self.foot.put_away()

    def _age(self) -> None:
        """It steps back to a line of words; what may be done about it stays as it is."""
        verdict = self.verdict
        if verdict is None or verdict.word is Word.NOT_RECORDED:
            self._ageing.stop()
            return
        calm = verdict.word in (Word.WELCOME, Word.GONE_OUT) and not verdict.not_inside
        if self._now() - self._shown_at < (STANDS if calm else STANDS_LONG):
            return
        self._ageing.stop()
        self.aged = True
        self._say_ready()
        if self.at_rest:
            self.show_rest()

    def show_found(self, found: Search) -> None:
        """What was found for what was typed; the answer to something typed before is let go."""
        if self.searching and found.typed == self.line.text():
            self.search.show_search(found)
            act, self._once_found = self._once_found, None
            if act is not None:
                act()

    def once_found(self, act: Callable[[], object]) -> None:
        """Do it with what was found for what stands in the line: a fast hand is ahead of the answer."""
        if not self.searching or self.search.answered == self.line.text():
            act()
        else:
            self._once_found = act

    def _on_text(self, text: str) -> None:
        self._once_found = None
        self.searched.emit(text)

    def show_camera(self, board: CameraBoard | None) -> bool:
        """The camera stands above the verdict, or is off: None. Whether that is new."""
        changed, self.camera_on = (board is None) is self.camera_on, board is not None
        if board is not None:
            self.camera.show_board(board)
        return changed

    def place_camera(self, pane: CameraPane | None) -> None:
        """The camera's picture has its place above the verdict; None where there is no room for both."""
        above = pane is not None
        self.foot.show_camera(on=self.camera_on, above=above)
        if above is not self._picture_above:
            self._picture_above = above
            if pane is not None:
                self._column.insertWidget(self._column.indexOf(self._pages), pane, 1)
            self.camera.stand(above=above)
            if self.at_rest:
                self.show_rest()

    def show_way(self, *, out: bool, institutions: bool) -> None:
        """Which way people go, and which of the two lists is shown beside."""
        say = self._say
        self._out_plate.setVisible(out)
        hints = (say("Scan a badge, or type a name, an institution or a code"), say("Scan a badge, or type"))
        if out:
            hints = (say("Scan the badge of each person who leaves"), say("Scan who leaves"))
        self.line.say_hints(*hints)
        self.foot.retitle(say, going_out=out, institutions=institutions)
        self._say_ready()

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        for part in (self.search, self.group, self.camera, self.scanner, self.turnout):
            part.retitle(say)
        self.line.setAccessibleName(say("Scan a badge, or type a name, an institution or a code"))
        self._out_plate.say_words(say("Going out"))
        self._say_ready()
        self._say_verdict()
        if self.board is not None:
            self.show_board(self.board)

    # -- which page ----------------------------------------------------------------------------------------

    @property
    def searching(self) -> bool:
        """Whether the tiles are shown."""
        return self._pages.currentWidget() is self.search

    @property
    def trying(self) -> bool:
        """Whether the scanner is being tried."""
        return self._pages.currentWidget() is self.scanner

    @property
    def grouping(self) -> bool:
        """Whether a group is being counted."""
        return self._pages.currentWidget() is self.group

    @property
    def counting(self) -> bool:
        """Whether turnout is shown."""
        return self._pages.currentWidget() is self.turnout

    @property
    def at_rest(self) -> bool:
        """Whether the verdict is shown, or that there is none yet."""
        return not (self.searching or self.grouping or self.trying or self.counting)

    def show_rest(self) -> None:
        """The verdict, with the line beneath it."""
        above = self.camera_on and self._picture_above
        self._place_line(below=True)
        self.tight.give_way(False)
        self.foot.show()
        self.camera.setVisible(self.camera_on)
        self._hold_strip(on=above)
        nothing = self._strip if above else self.ready
        self._pages.setCurrentWidget(nothing if self.verdict is None or self.aged else self.face)

    def show_search(self) -> None:
        """The tiles, with the line above them."""
        if not self.searching:
            self.search.show_search(None)
        self._place_line(below=False)
        self._give_room(self.search)

    def show_group(self) -> None:
        """The two numbers of a group."""
        self._line_row.hide()
        self._give_room(self.group)

    def show_scanner(self) -> None:
        """The test code."""
        self.scanner.show_lesson(None)
        self._line_row.hide()
        self._give_room(self.scanner)

    def show_turnout(self, *, whose: bool) -> None:
        """How many came, or those without an institution; the line beneath it still takes scans."""
        self._place_line(below=True)
        self._give_room(self.turnout)
        self._line_row.setHidden(is_low(self))  # its own field takes scans as well
        self.turnout.begin(whose=whose)

    def listen(self) -> None:
        """The focus to what waits for keys."""
        if self.counting:
            self.turnout.listen()
            return
        field = self.group.total if self.grouping else self.scanner if self.trying else self.line
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_line(self) -> None:
        """Nothing is typed any more; nobody is told."""
        self._once_found = None
        with QSignalBlocker(self.line):
            self.line.clear()
        self.line.restyle()

    def take_key_of_turnout(self, name: str) -> bool:
        """A key that is no text, while turnout is shown and no form is open beside it."""
        return self.counting and self.turnout.command(name)

    def take_key(self, name: str) -> bool:
        """A key while the line has the focus: it chooses among the tiles while there are any."""
        enter = name in ("Return", "Enter")
        code = self._whole_code() if enter or name == "Tab" else ""
        if code:
            self.entered.emit(code)  # by a scanner slower than a hand
            return True
        if not self.searching:
            return enter
        steps = {"Down": (0, 1), "Up": (0, -1), "Right": (1, 0), "Left": (-1, 0)}
        if name in steps:
            self.search.step(*steps[name])
        elif enter:
            self.once_found(lambda: self.search.take() or self.nothing_taken.emit())
        elif name.startswith("Alt+") and name[4:] in "123456789":
            return self.search.take(int(name[4:]) - 1)
        return enter or name in steps

    def _whole_code(self) -> str:
        """The line, if that can be a badge's code as it stands or put right; empty otherwise."""
        typed = self.line.text().strip()
        meant = "".join(self.corrections.get(letter, letter) for letter in typed)
        return meant if len(meant) == LENGTH and meant.isascii() and meant.isalnum() else ""

    def _give_room(self, page: QWidget) -> None:
        """Other things need the room of the camera and the keys; both come back with the verdict."""
        self.tight.give_way(is_low(self))
        self.foot.hide()
        self.camera.hide()
        self._hold_strip(on=False)
        self._pages.setCurrentWidget(page)

    def _hold_strip(self, *, on: bool) -> None:
        """Below the camera's picture a strip, else all the room there is."""
        if on:
            hold(self._pages, theme_of(self), height=STRIP)
        else:
            hold(self._pages, theme_of(self))
            self._pages.setMinimumHeight(0)
            self._pages.setMaximumHeight(_NO_LIMIT)

    def _place_line(self, *, below: bool) -> None:
        """Beneath the verdict, or above what it found."""
        self._line_row.show()
        if (self._column.indexOf(self._line_row) > self._column.indexOf(self._pages)) is not below:
            self._column.removeWidget(self._line_row)
            self._column.insertWidget(self._column.indexOf(self._pages) + below, self._line_row)

    # -- words ---------------------------------------------------------------------------------------------

    def _say_verdict(self) -> None:
        if self.verdict is None:
            self.face.show_spoken(None)
            return
        board = self.board
        zone, hall = (board.zone, board.hall) if board is not None else ("UTC", None)
        self.face.show_spoken(spoken(self.verdict, self._say, zone, hall))

    def _say_ready(self) -> None:
        say, board = self._say, self.board
        word, sentence = say("Ready"), say("Scan the badge of each person who leaves.")
        if not self._out_plate.isHidden():
            word = say("Going out")
        elif (board is None or not board.hall.ever) and not self.aged:
            sentence = say("Scan the first badge. Nothing needs the network: this laptop answers by itself.")
        else:
            sentence = say("Scan the next badge, or type a name, an institution or the code on the badge.")
        if self.verdict is not None and self.aged:
            zone = board.zone if board is not None else "UTC"
            said = spoken(self.verdict, say, zone)
            at = self.verdict.at if self.verdict.word is not Word.ALREADY_IN else None
            last = (said.word, said.title, say.time(at, zone) if at is not None else "")
            sentence = say("Last: {what}", what=" · ".join(part for part in last if part)) + "\n" + sentence
        self.ready.say_words(word, sentence, say("Try the scanner"))
        self._strip.say_words(word, sentence)


class ReadyPage(Panel):
    """In place of the verdict before the first one."""

    tried = Signal()
    """The scanner is to be tried."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(dashed=True, margins=(40, 40, 40, 40), gap=14)
        self._word = Label("", "head", wrap=True, middle=True, size=54)
        self._words = Label("", "lead", "ink_2", wrap=True, middle=True, size=22)
        self._try = KeyHint("F10")
        self._try.clicked.connect(self.tried)
        self._glyph = boxed(across(theme, STRETCH, Glyph("barcode", 96, "ink_3"), STRETCH))
        hint = across(theme, STRETCH, self._try, STRETCH)
        parts = (STRETCH, self._glyph, self._word, self._words, hint, STRETCH)
        self.body.addLayout(down(theme, *parts, gap=14))

    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(240), theme.px(140))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Where there is little room the picture goes, then what explains the word."""
        theme = theme_of(self)
        edge = theme.px(40 if self.height() >= theme.px(300) else 14)
        self.body.setContentsMargins(edge, edge, edge, edge)
        steps = ((True, True, 54), (False, True, 54), (False, False, 54), (False, False, 30))
        for glyph, words, size in steps:
            self._glyph.setVisible(glyph)
            self._words.setVisible(words)
            self._word.set_role("head", size)
            if self.body.heightForWidth(self.width()) <= self.height():
                break

    def say_words(self, word: str, words: str, hint: str) -> None:
        """What it says."""
        self._word.setText(word)
        self._words.setText(words)
        self._try.say_words(hint)
        self._give_way()
