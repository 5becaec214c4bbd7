"""A group at the door: how many in all, how many of them adults, and one button that says what it does."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.door import Presence, Verdict, Word
from app.domain.plan import BadgeKind
from app.service.boards.door import Hit
from app.ui.door.give_way import is_low
from app.ui.door.head_count import HeadCount
from app.ui.door.sentences import heads_of
from app.ui.door.tile import here_of
from app.ui.parts.buttons import Button, KeyCap
from app.ui.parts.icons import KIND_OF_INSTITUTION, Glyph
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.stack import across, boxed, down
from app.ui.theme import Theme, room, theme_of
from app.words import Tongue

_LOWER = 520
"""Logical pixels; in a window less high the page says less still."""


@dataclass(frozen=True, slots=True)
class Group:
    """Whom to count: an institution's group, or the group of a badge."""

    hit: Hit
    adults: int = 1
    young: int = 0
    badge: str = ""
    """What its badge is called; empty for an institution."""
    is_in: bool = False
    """Whether it is counted as in the hall: so many are then."""
    late: bool = False
    """Whether those who come are in addition to them."""
    fact: str = ""
    """Its check-in, where that has just been."""


def group_of(verdict: Verdict | None) -> Group | None:
    """The group that this verdict let in, or that is in already and of which more may come."""
    if verdict is None or not verdict.caption:
        return None
    if verdict.heads < 2 and verdict.kind is not BadgeKind.YOUNG_PEOPLE:
        return None
    hit = Hit(verdict.subject, is_institution=False, title=verdict.institution, under="", type="school")
    late = verdict.word is Word.ALREADY_IN
    if not (late or verdict.let_in):
        return None
    fact = "" if late else verdict.fact
    adults = verdict.heads - verdict.young
    return Group(hit, adults, verdict.young, verdict.caption, is_in=True, late=late, fact=fact)


def group_found(hit: Hit) -> Group | None:
    """The group of an institution, or of a badge that stands for more than one; None for anybody else."""
    if hit.is_institution:
        return Group(hit)
    if hit.heads < 2 and not hit.young:
        return None
    there, whose = hit.state == Presence.IN, replace(hit, title=hit.under or hit.title)
    return Group(whose, hit.heads - hit.young, hit.young, hit.title, is_in=there, late=there)


class GroupPage(QWidget):
    """In place of the verdict until the group is counted."""

    let_in = Signal(object, int, int)
    """The group, adults, young people."""
    left = Signal()

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._group: Group | None = None
        self._adults_meant, self._voiced, self._no = 0, False, ""
        self._glyph = Glyph("student", 64)
        self._name = Label("", "head", wrap=True, size=44)
        self._under = Label("", "lead", "ink_2", wrap=True, size=24)
        self._question = Label("", "lead", wrap=True, size=26)
        self.total = HeadCount(theme)
        self.adults = HeadCount(theme)
        self._check = Glyph("check-circle", 26, "yes", fill=True)
        self._answers = Label("", "lead", wrap=True)
        self._other = Button("", key="F4", height=48, size=17)
        self._go = Button("", kind="filled", key="Enter", height=72, size=30)
        self._go.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._away = Button("", key="Esc", height=72, size=20)
        for button in (self._other, self._away):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._other.clicked.connect(self.turn)
        self._go.clicked.connect(self.confirm)
        self._away.clicked.connect(self.left)
        self.total.changed.connect(self._on_total)
        self.adults.changed.connect(self._on_adults)
        head = across(theme, self._glyph, down(theme, self._name, self._under, gap=2), gap=20)
        head.setAlignment(self._glyph, Qt.AlignmentFlag.AlignTop)
        head.setStretch(1, 1)
        self._key_words = [Label("", "body", "ink_2") for _ in range(3)]
        other, arrows, typed = self._key_words
        keys = boxed(
            across(theme, KeyCap("←"), KeyCap("→"), other, KeyCap("↑"), KeyCap("↓"), arrows, typed, gap=6)
        )
        self._late = Label("", "body", "ink_2", right=True)
        self._keys = boxed(Lines(keys, self._late, gap=6, last="right"))
        answers = across(theme, self._check, self._answers, self._other, gap=14)
        answers.setStretch(1, 1)
        self._column = down(
            theme,
            head,
            self._question,
            across(theme, self.total, self.adults, gap=16),
            answers,
            across(theme, self._go, self._away, gap=14),
            self._keys,
            gap=14,
        )
        self.setLayout(self._column)
        for count, other_count in ((self.total, self.adults), (self.adults, self.total)):
            count.turned.connect(other_count.setFocus)
            count.entered.connect(self.confirm)
        self.retitle(say)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._spare()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spare()

    def _spare(self) -> None:
        """In a low window the numbers and the button keep their room; what explains them goes first."""
        theme, low = theme_of(self), is_low(self)
        self._question.setVisible(not low)
        self._keys.setVisible(not low)
        room(self._column, theme, gap=8 if low else 14)
        for button in (self._go, self._away):
            button.set_height(56 if low else 72)
        for count in (self.total, self.adults):
            count.spare(low=is_low(self, _LOWER))

    @property
    def counted(self) -> tuple[int, int]:
        """Adults and young people as they stand."""
        return self.adults.value, self.total.value - self.adults.value

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._away.retitle(say("Not now"))
        tab, arrows, typed = self._key_words
        tab.setText(say("other number"))
        arrows.setText(say("one more, one fewer"))
        typed.setText(say("or type it"))
        self._count()

    def begin(self, group: Group) -> None:
        """Count these; nothing is counted before somebody says so."""
        self._group, self._voiced, self._no = group, False, ""
        self._glyph.set_icon(KIND_OF_INSTITUTION.get(group.hit.type, "buildings"))
        adults, young = (0, 0) if group.late else (group.adults, group.young)
        self._adults_meant = adults
        self.total.set_value(adults + young)
        self.adults.set_value(adults)
        self._count()
        self.total.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn(self) -> None:
        """Of a group that is in: those who come in addition, or all of them anew."""
        if self._group is not None and self._group.is_in:
            self.begin(replace(self._group, late=not self._group.late))

    def confirm(self) -> None:
        """Count them, once, if that may be."""
        if self._group is not None and not (self._missing() or self._voiced):
            self._voiced = True
            self.let_in.emit(self._group, *self.counted)

    def refuse(self, sentence: str) -> None:
        """A rule said no."""
        self._voiced, self._no = False, sentence
        self._count()

    def _on_total(self) -> None:
        """As many adults as there were, if there are so many people: it may be half typed."""
        self._no = ""
        self.adults.set_value(min(self._adults_meant, self.total.value))
        self._count()

    def _on_adults(self) -> None:
        self._no, self._adults_meant = "", self.adults.value
        self.total.set_value(max(self.total.value, self.adults.value))
        self._count()

    def _missing(self) -> str:
        """What must be counted first."""
        say, late = self._say, self._group is not None and self._group.late
        if late:
            return "" if self.total.value else say("Count who came late")
        return "" if self.adults.value else say("Count the adult who answers for them")

    def _count(self) -> None:
        say, group, missing = self._say, self._group or _NOBODY, self._missing()
        self._say_group(group)
        self.total.say_words(
            say("Came late") if group.late else say("In all"), say("adults and young people")
        )
        self.adults.say_words(say("Adults"), say("among them"))
        people = say.plural("{count} person", "{count} people", self.total.value)
        go = say("Let in {people}", people=people)
        if group.late:
            go = say("Let in {people} more", people=people)
        elif group.is_in:
            # what is counted now takes the place of what was
            go = say("Count {people} in all", people=people)
        self._go.retitle(go)
        self._answers.setText(self._no or self._answer(group, missing))
        wrong = self._no or missing
        self._check.set_icon("warning" if wrong else "check-circle", "warn" if wrong else "yes")
        if missing:
            self._go.refuse(missing)
        else:
            self._go.allow()

    def _answer(self, group: Group, missing: str) -> str:
        """Who answers for the young people."""
        say, (adults, young) = self._say, self.counted
        if group.late:
            return missing or say("The adults who are in answer for them.")
        if missing:
            return say("One adult must answer for them: count that adult too.")
        if not young:
            return heads_of(adults, 0, say)
        minors = say.plural("{count} young person", "{count} young people", young)
        return say.plural(
            "One adult answers for {young}.", "{count} adults answer for {young}.", adults, young=minors
        )

    def _say_group(self, group: Group) -> None:
        say = self._say
        people = heads_of(group.adults + group.young, group.young, say)
        question = say("How many came in all?") if group.badge else say("How many came?")
        if group.late:
            question = say("How many came late? They come in addition to those who are in.")
        elif group.is_in:
            question = say("How many are here in all?")
        self._question.setText(question)
        all_, late = say("How many are here in all"), say("Late ones come in addition")
        self._other.setVisible(group.is_in)
        self._other.retitle(all_ if group.late else late)
        by_badge = say("Late ones: scan the same badge, then F4. They are added.")
        by_name = say("Late ones: count them the same way. They are added.")
        self._late.setText("" if group.late else by_badge if group.badge else by_name)
        self._name.setText(group.hit.title)
        under = here_of(group.hit, say)
        if group.is_in:
            under = say("Group badge {caption} · {people} are in", caption=group.badge, people=people)
        elif group.badge:
            under = say("Group badge {caption} · {people} on it", caption=group.badge, people=people)
        self._under.setText(under)


_NOBODY = Group(Hit("", is_institution=True, title="", under="", type=""))
