"""The small forms at the right of the door: a walk-in, a lost badge, a new institution, and a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.domain.door import GUEST
from app.domain.likeness import MOST
from app.domain.plan import InstitutionType
from app.service.boards.door import Hit
from app.ui.door.give_way import is_low
from app.ui.door.sentences import heads_of
from app.ui.door.tile import icon_of
from app.ui.parts.buttons import Button
from app.ui.parts.fields import Choice, Field
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.panels import Panel
from app.ui.parts.stack import across, boxed, down
from app.ui.theme import Theme, hold, room, theme_of
from app.words import Tongue

MOST_AT_ONCE = 500
"""People one walk-in or group may stand for; more is a slip of the finger."""


class Stepper(QWidget):
    """A number between − and +, counted by arrow keys, by touch or typed."""

    changed = Signal(int)
    entered = Signal()

    def __init__(self, theme: Theme, name: str, least: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self.less = Button("−", height=48, size=22, name="−")
        self.more = Button("+", height=48, size=22, name="+")
        for button in (self.less, self.more):
            hold(button, theme, width=46)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.edit = QLineEdit()
        self.edit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.edit.setFont(theme.font("title"))
        self.edit.setMaxLength(3)
        self.edit.setAccessibleName(name)
        hold(self.edit, theme, width=66)
        self.edit.setProperty("tall", "door")
        self.edit.textEdited.connect(self._on_edited)
        self.edit.returnPressed.connect(self.entered)
        self.less.clicked.connect(lambda: self.step(-1))
        self.more.clicked.connect(lambda: self.step(1))
        self.setLayout(across(theme, self.less, self.edit, self.more, gap=8))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.edit)
        self.set_value(least)

    @property
    def value(self) -> int:
        """The number; the least while the field is empty."""
        text = self.edit.text().strip()
        return max(self._least, min(MOST_AT_ONCE, int(text))) if text.isdecimal() else self._least

    def set_value(self, value: int) -> None:
        """Put a number there; what lies outside is brought inside."""
        self.edit.setText(str(max(self._least, min(MOST_AT_ONCE, value))))

    def step(self, by: int) -> None:
        """Count on."""
        before = self.value
        self.set_value(before + by)
        if self.value != before:
            self.changed.emit(self.value)

    def _on_edited(self, text: str) -> None:
        kept = "".join(letter for letter in text if letter.isdecimal())
        if kept != text:
            self.edit.setText(kept)
        self.changed.emit(self.value)


_EDGES = (20, 18, 20, 18)


class _Form(Panel):
    """A title, what is asked, and one filled button at the foot."""

    confirmed = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(margins=_EDGES, gap=16)
        self.body.takeAt(0)
        self.title.set_role("title")
        self.title.setWordWrap(True)
        inside = QWidget()
        inside.setObjectName("inside")
        self.asked: QVBoxLayout = down(theme, self.title)
        """What is asked; where it is higher than there is room it scrolls, and the buttons stay."""
        inside.setLayout(self.asked)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._scroll, 1)
        self.note = Label("", "caption", "ink_2", wrap=True)
        self.go = Button("", kind="filled", key="Ctrl Enter", height=56, size=20)
        self.go.clicked.connect(self.confirmed)
        self.away = Button("", key="Esc", height=48, size=17)
        self.away.clicked.connect(self.left)
        self.away.hide()
        for button in (self.go, self.away):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _close(self) -> None:
        self.asked.addStretch(1)
        self.asked.addWidget(self.note)
        self.body.addWidget(self.go)
        self.body.addWidget(self.away)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme, low = theme_of(self), is_low(self)
        room(self.body, theme, gap=8 if low else 16, margins=(14, 10, 14, 10) if low else _EDGES)
        room(self.asked, theme, gap=8 if low else 16)
        self.go.set_height(48 if low else 56)
        self.away.set_height(40 if low else 48)


class WalkInForm(_Form):
    """Someone without a badge, for an institution that is on the list or as a guest."""

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__(theme)
        self.hit: Hit | None = None
        self._say = say
        self._aim = ("", "", "")
        self.stranger: str = ""
        """Who is meant where nobody is chosen; empty where somebody must be."""
        self._label = Label("", "strong")
        self._glyph = Glyph("buildings", 24)
        self._name = Label("", "lead_strong", wrap=True)
        self._name.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._plate = Panel(soft="accent_soft", edge="accent_soft", margins=(12, 10, 12, 10))
        self._plate.body.addLayout(across(theme, self._glyph, self._name, gap=10))
        self.name = Field("", note="")
        self.name.edit.setProperty("tall", "door")
        self._heads_label = Label("", "strong")
        self.heads = Stepper(theme, "")
        self._young = Label("", "body", "ink_2", wrap=True)
        self.asked.addLayout(down(theme, self._label, self._plate, gap=4))
        self.asked.addWidget(self.name)
        row = boxed(Lines(self.heads, self._young, gap=14, last="fill"))
        self._heads_row = boxed(down(theme, self._heads_label, row, gap=4))
        self.asked.addWidget(self._heads_row)
        self.lost = Button("", key="F2", icon="identification-badge", height=48, size=17)
        self.lost.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.asked.addWidget(self.lost)
        self._close()
        _by_enter(self.name, self.heads, self.confirmed)
        self.retitle(say)

    def retitle(self, say: Tongue) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Speak another tongue."""
        self._say = say
        self.name.retitle(say("Name"), say("if they wish"))
        self._heads_label.setText(say("How many"))
        self.heads.edit.setAccessibleName(say("How many"))
        self._young.setText(say("young people: count only, no names"))
        self.lost.retitle(say("Lost badge"))
        self.show_hit(self.hit)

    @property
    def counts(self) -> bool:
        """Whether its button lets in at once; else it leads on."""
        return not self._aim[0]

    def aim(self, title: str, go: str, note: str, stranger: str = "") -> None:
        """What the filled button leads to, empty words for a walk-in; and for whom where nobody is chosen."""
        self._aim, self.stranger = (title, go, note), stranger
        self.show_hit(self.hit)

    def show_hit(self, hit: Hit | None) -> None:
        """For whom; an institution becomes a walk-in, a badge is let in as it is."""
        say = self._say
        other = (hit and hit.subject) != (self.hit and self.hit.subject)
        self.hit = hit
        walk_in = hit is None or hit.is_institution
        guest = hit is not None and hit.subject == GUEST
        title, go, note = self._aim
        self.title.setText(title or (say("Walk-in") if walk_in else say("This badge")))
        self.go.retitle(go or say("Let in"))
        self._label.setText(say("Institution") if walk_in else say("Found"))
        self._plate.setVisible(hit is not None or bool(self.stranger))
        self._label.setVisible(hit is not None and not guest)
        self.name.setVisible(walk_in and hit is not None and not title)
        self._heads_row.setVisible(walk_in and hit is not None and not title)
        self.lost.hide()
        if hit is None:
            choose = say("Choose an institution, then say how many come in without a badge.")
            self.note.setText(note or choose)
            self._glyph.set_icon("question")
            self._name.setText(self.stranger)
            if self.stranger:
                self.go.allow()
            else:
                self.go.refuse(say("Choose an institution first"))
            return
        self._glyph.set_icon(icon_of(hit))
        parts = [hit.title] if walk_in else [hit.title, hit.under]
        if hit.heads > 1:
            parts.append(heads_of(hit.heads, hit.young, say))
        self._name.setText("\n".join(parts))
        counted = say("The badge is counted as if it had been scanned.")
        if walk_in:
            counted = say("Counted for the institution in the roll call.")
        if guest:
            counted = say("Counted in the hall, for no institution.")
        self.note.setText(note or counted)
        self.go.allow()
        self.lost.setVisible(not walk_in and not title)
        if other:
            self.name.set_text("")
            self.heads.set_value(1)


class LostForm(_Form):
    """A lost badge: a spare one that is scanned now takes its place, or a new one is drawn."""

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__(theme)
        self._say = say
        self.subject = ""
        self._who = Label("", "lead_strong", wrap=True)
        self._how = Label("", "lead", wrap=True)
        self._no = Label("", "strong", "no", wrap=True)
        for label in (self._who, self._how, self._no):
            self.asked.addWidget(label)
        self._close()
        self.away.show()
        self.retitle(say)

    def retitle(self, say: Tongue) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Speak another tongue."""
        self._say = say
        self.title.setText(say("Lost badge"))
        self._how.setText(say("Scan a spare badge now and hand it over."))
        self.note.setText(say("The lost one then says Replaced, and nobody is counted twice."))
        self.go.retitle(say("New badge"))
        self.away.retitle(say("Not now"))

    def begin(self, hit: Hit) -> None:
        """For the people of this badge."""
        self.subject = hit.subject
        self._who.setText(f"{hit.title}\n{hit.under}")
        self._no.setText("")
        self._no.hide()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Why that was no spare badge."""
        self._no.setText(sentence)
        self._no.show()


class NewInstitutionForm(_Form):
    """An institution that nobody listed; those it may be are shown before it is added."""

    meant = Signal(object)
    """One that is in the list is what was meant."""

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__(theme)
        self._near: tuple[Hit, ...] = ()
        self.shown_for = ""
        """The name for which those it may be were shown."""
        self._is_it = Label("", "strong", "warn", wrap=True)
        self._choices = [Button("", key=f"Alt {place + 1}", height=48, size=15) for place in range(MOST)]
        self.name = Field("", lines=1)
        self.name.edit.setProperty("tall", "door")
        self.kind = Choice("")
        self.asked.addWidget(self.name)
        self.asked.addWidget(self.kind)
        self.asked.addWidget(self._is_it)
        for place, choice in enumerate(self._choices):
            choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            choice.clicked.connect(lambda _=False, at=place: self.choose(at))
            self.asked.addWidget(choice)
        self._close()
        self.away.show()
        self.name.changed.connect(lambda: self.show_near("", ()))
        self.retitle(say)

    def retitle(self, say: Tongue) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Speak another tongue."""
        self.title.setText(say("New institution"))
        self.name.retitle(say("Its whole name"))
        self.kind.retitle(say("What it is"))
        self.kind.show_choices([(kind.value, say(kind.value)) for kind in InstitutionType])
        self.note.setText(say("It stands in the list at once. An organiser gives it its number later."))
        self.away.retitle(say("Not now"))
        self._is_it.setText(say("Is it one of these?"))
        self._say = say
        self.show_near(self.shown_for, self._near)

    def begin(self, name: str) -> None:
        """With what was typed as a first guess at its name."""
        self.name.set_text(name)
        self.name.accept()
        self.kind.choose(InstitutionType.OTHER.value)
        self.show_near("", ())

    def show_near(self, name: str, near: Sequence[Hit]) -> None:
        """Those in the list that this name may mean; each can be chosen by its key."""
        say, self._near, self.shown_for = self._say, tuple(near), name
        self._is_it.setVisible(bool(near))
        for place, choice in enumerate(self._choices):
            choice.setVisible(place < len(near))
            if place < len(near):
                choice.retitle(near[place].title)
        self.go.retitle(say("No, add it") if near else say("Add it"))
        if near:
            last = self._choices[len(near) - 1]
            # once they have their places
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(last, 0, 8))

    def choose(self, place: int) -> bool:
        """One of those shown; False when it is not there."""
        if place < len(self._near):
            self.meant.emit(self._near[place])
        return place < len(self._near)


class ReasonForm(_Form):
    """Why something is done against the rule: let in by hand, or annulled after a while."""

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__(theme)
        self._say = say
        self._who = Label("", "lead_strong", wrap=True)
        self.because = Field("", lines=3, keeps=True)
        self.asked.addWidget(self._who)
        self.asked.addWidget(self.because)
        self._close()
        self.away.show()
        self.because.entered.connect(self.confirmed)
        self._ask, self._done = "", ""
        self.retitle(say)

    def retitle(self, say: Tongue) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Speak another tongue."""
        self._say = say
        self.because.retitle(say("Why"), say("kept with it"))
        self.away.retitle(say("Not now"))

    def ask(self, title: str, who: str, note: str, go: str) -> None:
        """Ask for a reason, with an empty field."""
        self.title.setText(title)
        self._who.setText(who)
        self.note.setText(note)
        self.go.retitle(go)
        self.because.set_text("")
        self.because.accept()

    @property
    def who(self) -> str:
        """Whom it is about, as it stands there."""
        return self._who.text()

    def reason(self) -> str:
        """What was written; without it the field says so and this is empty."""
        said = " ".join(self.because.text().split())
        if not said:
            self.because.refuse(self._say("Write why, in a few words."))
        return said


def _by_enter(name: Field, heads: Stepper, confirmed: SignalInstance) -> None:
    """Enter goes from the name to the number, and from there lets in."""

    def go_on() -> None:
        heads.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        heads.edit.selectAll()

    name.entered.connect(go_on)
    heads.entered.connect(confirmed)
