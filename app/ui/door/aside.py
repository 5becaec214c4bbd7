"""The right of the door: how full it is with the last ten or all institutions, or the form that is open."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.door import Verdict
from app.service.boards.door import DoorBoard, Hit
from app.ui.door.forms import LostForm, NewInstitutionForm, ReasonForm, WalkInForm
from app.ui.door.give_way import is_low
from app.ui.door.hall import CountList, HallCard, LastTen
from app.ui.door.pace import PaceCard
from app.ui.door.sentences import passed_in_words, word_of
from app.ui.parts.buttons import KeyCap
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.pages import Pages
from app.ui.parts.panels import Panel
from app.ui.parts.stack import across, boxed, down
from app.ui.theme import Theme, hold
from app.words import Tongue


class Wanted(Enum):
    """What a search is for; Enter then does that with what it found."""

    ANY = auto()
    WALK_IN = auto()
    GROUP = auto()
    BY_HAND = auto()


class _Lists(Pages):
    """They take the height that is left: none of them has a height that goes with its width."""

    def hasHeightForWidth(self) -> bool:
        return False


class Aside(Pages):
    """One page at a time; `confirm` is the filled button of the form that is open."""

    walked_in = Signal(object, str, int)
    """Institution or badge that was found, name, heads."""
    institution_named = Signal(str, str)
    near_wanted = Signal(str)
    """Those in the list that this name may mean are to be shown before it is added."""
    meant = Signal(object)
    """One that is in the list was meant."""
    admitted = Signal(str, str)
    annulled = Signal(str, str)
    lost = Signal(str, str)
    """The badge that was lost, and what a spare one reads; empty for a new one."""
    left = Signal()
    turnout_wanted = Signal(bool)
    """Turnout is to be shown, or with True those without an institution."""

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._say = say
        self._list = 0
        """Which list goes with the verdict: the last ten, or all institutions."""
        self._wanted = Wanted.ANY
        self._reason_for = ("", "")
        self._voiced = False
        """What the open form says is being done: the same key twice is not two people."""
        self._board: DoorBoard | None = None
        self._hall = HallCard(theme, say)
        self.last: LastTen = LastTen()
        self._hall.opened.connect(self.turnout_wanted)
        self.paces: PaceCard = PaceCard(theme)
        self._lists = _Lists(self._build_last(theme), self._build_counts(theme), self.paces)
        self._column = down(theme, self._hall, self._lists, gap=14)
        self._side = boxed(self._column)
        self.walk_in: WalkInForm = WalkInForm(theme, say)
        self._new = NewInstitutionForm(theme, say)
        self._reason = ReasonForm(theme, say)
        self._lost = LostForm(theme, say)
        self.walk_in.lost.clicked.connect(self.ask_lost)
        for page in (self._side, self.walk_in, self._new, self._reason, self._lost):
            self.addWidget(page)
        for form in (self.walk_in, self._new, self._reason, self._lost):
            form.confirmed.connect(self.confirm)
            form.left.connect(self.left)
        self._new.meant.connect(self.meant)
        self.last.annulled.connect(self.ask_annul)
        hold(self, theme, width=332)

    def show_board(self, board: DoorBoard) -> None:
        """The counts as they are now."""
        self._board = board
        self._hall.show_hall(board.hall, self._say, board.zone)
        self.last.show_passed(board.passed, self._say, board.zone)
        self._counts.show_counts(board.counts, self._say)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._list_title.setText(say("Last at this door"))
        self._list_hint.setText(say("select, then"))
        self._list_then.setText(say("to annul"))
        self._counts_title.setText(say("Here, of those pledged"))
        self.counts_scroll.setAccessibleName(say("Here, of those pledged"))
        for form in (self.walk_in, self._new, self._reason, self._lost):
            form.retitle(say)
        if self._board is not None:
            self.show_board(self._board)

    @property
    def in_form(self) -> bool:
        """Whether a form other than the walk-in stands in the way of the lists."""
        return self.currentWidget() in (self._new, self._reason, self._lost)

    @property
    def institutions(self) -> bool:
        """Whether the list of institutions stands in place of the last ten."""
        return self._list == 1

    def take_focus(self) -> None:
        """Arrows go through the list that is shown."""
        if self.institutions:
            self.counts_scroll.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.last.take_focus()

    def toggle_lists(self) -> None:
        """The last ten, or all institutions."""
        self._list = 1 - self._list
        self._lists.setCurrentIndex(self._list)

    def show_lists(self) -> None:
        """No form any more."""
        self._voiced = False
        self._lists.setCurrentIndex(self._list)
        self.setCurrentWidget(self._side)

    def place_camera(self, pane: QWidget | None) -> None:
        """Where there is no room for its picture above the verdict, it stands in place of the lists."""
        if pane is not None and self._column.indexOf(pane) < 0:
            self._column.addWidget(pane, 1)
        self._lists.setVisible(pane is None or pane.isHidden())
        self._list_hint_box.setHidden(is_low(self))

    def show_paces(self) -> None:
        """The doors side by side, beside turnout."""
        self.show_lists()
        self._lists.setCurrentWidget(self.paces)

    def show_walk_in(self, hit: Hit | None) -> None:
        """What the tiles have highlighted, ready to be let in."""
        self._voiced = False
        self.walk_in.show_hit(hit)
        self.setCurrentWidget(self.walk_in)

    def aim(self, wanted: Wanted) -> None:
        """Say beside the tiles what taking one of them will do."""
        say, aim, self._wanted = self._say, self.walk_in.aim, wanted
        if wanted is Wanted.GROUP:
            note = say("Choose the institution; then count adults and young people.")
            aim(say("Group"), say("Count them"), note)
        elif wanted is Wanted.BY_HAND:
            note = say("Choose whom; then write why. It stands in the record.")
            aim(say("Admit by hand"), say("Write why"), note, say("Someone who is not in the list"))
        else:
            aim("", "", "")

    def ask_name(self) -> None:
        """Go to the name of the walk-in."""
        self.walk_in.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_institution(self, name: str) -> None:
        """An institution that is not in the list."""
        self._voiced = False
        self._new.begin(name)
        self.setCurrentWidget(self._new)
        self._new.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_near(self, name: str, near: Sequence[Hit]) -> None:
        """Those that a new institution may be; where there are none it is added."""
        if self.currentWidget() is self._new and name == " ".join(self._new.name.text().split()):
            self._new.show_near(name, near)
            if not near:
                self.confirm()

    def take_near(self, place: int) -> bool:
        """Take one of those that a new institution may be; False when none is shown there."""
        return self.currentWidget() is self._new and self._new.choose(place)

    def ask_lost(self) -> None:
        """The badge that is highlighted was lost."""
        hit = self.walk_in.hit
        if self.currentWidget() is self.walk_in and self.walk_in.counts and hit and not hit.is_institution:
            self.setCurrentWidget(self._lost)
            self._lost.begin(hit)

    def take_spare(self, scanned: str) -> bool:
        """A badge was scanned while a lost one is asked about: it is to take its place."""
        if self.currentWidget() is not self._lost:
            return False
        self.lost.emit(self._lost.subject, scanned)
        return True

    def ask_by_hand(self, subject: str, who: str, verdict: Verdict | None = None) -> None:
        """Why someone is let in whom the rules would not let in."""
        say = self._say
        title = say("Admit by hand")
        if verdict is not None:
            who = f"{who}\n{word_of(verdict.word, say)}"
        note = say("Counted, and kept with the reason and this door.")
        self._ask(("admit", subject), title, who, note, say("Let in"))

    def ask_annul(self, fact: str) -> None:
        """Why one of the last ten is taken back."""
        board = self._board
        row = next((each for each in board.passed if each.fact == fact), None) if board is not None else None
        if board is None or row is None or row.undone:
            return
        say = self._say
        title, when = passed_in_words(row, say), say.time(row.at, board.zone)
        who = say("{word}, {title}, {time}", word=word_of(row.word, say), title=title, time=when)
        note = say("It stays in the journal, with the reason; it is not counted any more.")
        self._ask(("annul", fact), say("Annul"), who, note, say("Annul it"))

    @property
    def asked_about(self) -> str:
        """Who or what the form with the reason is about."""
        return self._reason.who

    def _ask(self, reason_for: tuple[str, str], title: str, who: str, note: str, go: str) -> None:
        self._reason_for, self._voiced = reason_for, False
        self._reason.ask(title, who, note, go)
        self.setCurrentWidget(self._reason)
        self._reason.because.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Voice what the open form says, or mark what is missing."""
        form = self.currentWidget()
        if self._voiced:
            return
        if form is self.walk_in and self.walk_in.hit is None and self._wanted is Wanted.BY_HAND:
            self.ask_by_hand("", self.walk_in.stranger)
        elif form is self.walk_in and self.walk_in.hit is not None:
            self._voiced = self.walk_in.counts
            name = " ".join(self.walk_in.name.text().split())
            self.walked_in.emit(self.walk_in.hit, name, self.walk_in.heads.value)
        elif form is self._new:
            name = " ".join(self._new.name.text().split())
            if name and name == self._new.shown_for:
                self._voiced = True
                self.institution_named.emit(name, self._new.kind.chosen())
            elif name:
                self.near_wanted.emit(name)
            else:
                self._new.name.refuse(self._say("Write its name, as it should stand in the list."))
        elif form is self._lost:
            self.lost.emit(self._lost.subject, "")
        elif form is self._reason:
            reason = self._reason.reason()
            what, subject = self._reason_for
            if reason:
                self._voiced = True
                (self.annulled if what == "annul" else self.admitted).emit(subject, reason)

    def refuse(self, sentence: str) -> bool:
        """Say a rule's no beside the input of the open form; False when none is open."""
        if self.currentWidget() is self._lost:
            self._lost.refuse(sentence)
            return True
        forms = {
            self.walk_in: self.walk_in.name,
            self._new: self._new.name,
            self._reason: self._reason.because,
        }
        field = next((field for form, field in forms.items() if form is self.currentWidget()), None)
        self._voiced = False
        if field is not None:
            field.refuse(sentence)
        return field is not None

    def _build_last(self, theme: Theme) -> Panel:
        self._list_title = Label("", "strong")
        self._list_hint = Label("", "caption", "ink_3")
        self._list_then = Label("", "caption", "ink_3")
        hint = self._list_hint_box = boxed(Lines(self._list_hint, KeyCap("Del"), self._list_then, gap=6))
        panel = Panel(margins=(18, 10, 18, 6), gap=6)
        panel.body.addWidget(boxed(Lines(self._list_title, hint, gap=6, last="right")))
        panel.body.addWidget(self.last, 1)
        return panel

    def _build_counts(self, theme: Theme) -> Panel:
        self._counts_title = Label("", "strong", folds=True)
        self._counts = CountList()
        self._counts.setObjectName("inside")
        self.counts_scroll: QScrollArea = QScrollArea()
        self.counts_scroll.setWidget(self._counts)
        self.counts_scroll.setWidgetResizable(True)
        self.counts_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        panel = Panel(margins=(18, 10, 8, 6), gap=6)
        panel.body.addLayout(across(theme, self._counts_title))
        panel.body.addWidget(self.counts_scroll, 1)
        return panel
