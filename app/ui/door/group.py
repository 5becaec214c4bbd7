"""A group at the door: adults and young people counted, two numbers and one button that says the sum."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.door import Verdict, Word
from app.domain.plan import BadgeKind
from app.service.boards.door import Hit
from app.ui.door.forms import MOST_AT_ONCE
from app.ui.door.give_way import is_low
from app.ui.door.sentences import heads_of
from app.ui.door.tile import here_of
from app.ui.parts.buttons import Button, KeyCap
from app.ui.parts.icons import KIND_OF_INSTITUTION, Glyph
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.stack import across, boxed, down
from app.ui.theme import Theme, hold, restyled, room, theme_of
from app.words import Tongue

_LOWER = 520
"""Logical pixels; in a window less high the page says less still."""
_BUTTON, _FIGURES = 88, 120
"""Logical pixels: the most that − and + have each, and what the number and its gaps want."""
_ROOMY, _CLOSE = (26, 18, 26, 22), (18, 10, 18, 12)
"""The edges round a number, and where there is little room."""


@dataclass(frozen=True, slots=True)
class Group:
    """Whom to count: an institution's group, or the group of a badge."""

    hit: Hit
    adults: int = 1
    young: int = 0
    badge: str = ""
    """What its badge is called, where it has been counted."""
    late: bool = False
    """Whether the group is in, and these come after it."""


def group_of(verdict: Verdict | None) -> Group | None:
    """The group that this verdict let in, or that is in already and of which more may come."""
    if verdict is None or not verdict.caption:
        return None
    if verdict.heads < 2 and verdict.kind is not BadgeKind.YOUNG_PEOPLE:
        return None
    hit = Hit(verdict.subject, is_institution=False, title=verdict.institution, under="", type="school")
    if verdict.word is Word.ALREADY_IN:
        return Group(hit, 0, 0, verdict.caption, late=True)
    if not verdict.let_in or not verdict.fact:
        return None
    return Group(hit, verdict.heads - verdict.young, verdict.young, verdict.caption)


class HeadCount(QWidget):
    """One number of 150 px with − and + at its sides; arrows count, digits are typed."""

    changed = Signal()
    turned = Signal()
    """The other number is to be typed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0
        self._typing = False
        self._title = Label("", "title", wrap=True, size=26)
        self._under = Label("", "lead", "ink_2", wrap=True)
        self._figures = _Figures()
        self.less = Button("−", height=56, size=48, name="−")
        self.more = Button("+", height=56, size=48, name="+")
        for button in (self.less, self.more):
            hold(button, theme, width=_BUTTON)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.less.clicked.connect(lambda: self.step(-1))
        self.more.clicked.connect(lambda: self.step(1))
        numbers = across(theme, self.less, self._figures, self.more, gap=14)
        words = down(theme, self._title, self._under, gap=2)
        self._column = down(theme, words, numbers, gap=10, margins=_ROOMY)
        self.setLayout(self._column)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def spare(self, *, low: bool) -> None:
        """Leave out the smaller words, and wide edges, where there is no room for them."""
        theme = theme_of(self)
        self._under.setVisible(not low)
        room(self._column, theme, gap=4 if low else 10, margins=_CLOSE if low else _ROOMY)
        left = self.width() * 100 / theme.size - _FIGURES - 2 * _CLOSE[0]
        for button in (self.less, self.more):
            hold(button, theme, width=max(_CLOSE[0] * 2, min(_BUTTON, left / 2)))

    def minimumSizeHint(self) -> QSize:
        # the buttons at its sides become narrower
        return QSize(theme_of(self).px(_FIGURES * 2), super().minimumSizeHint().height())

    @property
    def value(self) -> int:
        """How many."""
        return self._value

    def set_value(self, value: int) -> None:
        """Put a number there."""
        self._value = max(0, min(MOST_AT_ONCE, value))
        self._typing = False
        self._figures.show_figures(str(self._value))
        self.setAccessibleName(f"{self._title.text()}: {self._value}")

    def say_words(self, title: str, under: str) -> None:
        """What it counts."""
        self._title.setText(title)
        self._under.setText(under)
        self.setAccessibleName(f"{title}: {self._value}")
        self.less.setAccessibleName(f"{title} −1")
        self.more.setAccessibleName(f"{title} +1")

    def step(self, by: int) -> None:
        """One more, one fewer."""
        self.set_value(self._value + by)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Plus: 1,
            Qt.Key.Key_Minus: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
        }.get(Qt.Key(event.key()), 0)
        digit = event.text() if event.text().isdecimal() and event.text().isascii() else ""
        if step:
            self.step(step)
        elif digit:
            typed = f"{self._value}{digit}" if self._typing else digit
            self.set_value(int(typed))
            self._typing = True
            self.changed.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.turned.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.set_value(self._value // 10)
            self._typing = True
            self.changed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._typing = False
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.hasFocus()
        edge = theme.line("chosen") if on else theme.line("field")
        painter.setPen(QPen(theme.colour("accent" if on else "field"), edge))
        painter.setBrush(theme.colour("surface"))
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, theme.radius("panel"), theme.radius("panel"))
        painter.end()


class _Figures(QWidget):
    """Figures of 150 px, smaller where the window is, larger where there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._figures = "0"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_figures(self, figures: str) -> None:
        """Show this number."""
        self._figures = figures
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme_of(self).px(120), theme_of(self).px(150))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of(self).px(44), theme_of(self).px(56))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        font = theme.font("clock", 300)
        font.setPixelSize(min(font.pixelSize(), self.height()))
        widest = QFontMetrics(font).horizontalAdvance("888")
        if widest > self.width():
            font.setPixelSize(max(12, int(font.pixelSize() * self.width() / widest)))
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        painter.drawText(
            self.rect(), int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextDontClip), self._figures
        )
        painter.end()


class GroupPage(QWidget):
    """In place of the verdict until the group is let in."""

    let_in = Signal(object, int, int)
    left = Signal()

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._group: Group | None = None
        self._glyph = Glyph("student", 64)
        self._name = Label("", "head", wrap=True, size=44)
        self._under = Label("", "lead", "ink_2", wrap=True, size=24)
        self._question = Label("", "lead", wrap=True, size=26)
        self.adults = HeadCount(theme)
        self.young = HeadCount(theme)
        self._check = Glyph("check-circle", 26, "yes", fill=True)
        self._answers = Label("", "lead", wrap=True)
        self._go = Button("", kind="filled", key="Ctrl Enter", height=72, size=30)
        self._go.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._away = Button("", key="Esc", height=72, size=20)
        self._away.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._go.clicked.connect(self.confirm)
        self._away.clicked.connect(self.left)
        self.adults.changed.connect(self._count)
        self.young.changed.connect(self._count)
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
        self._column = down(
            theme,
            head,
            self._question,
            across(theme, self.adults, self.young, gap=16),
            across(theme, self._check, self._answers, gap=14),
            across(theme, self._go, self._away, gap=14),
            self._keys,
            gap=14,
        )
        self.setLayout(self._column)
        # by Tab one goes as one reads, from the young on to what lets them in
        self.young.turned.connect(self.adults.setFocus)
        self.adults.turned.connect(self.young.setFocus)
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
        for count in (self.adults, self.young):
            count.spare(low=is_low(self, _LOWER))

    @property
    def counted(self) -> tuple[int, int]:
        """Adults and young people as they stand."""
        return self.adults.value, self.young.value

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
        """Count these."""
        self._group = group
        self._glyph.set_icon(KIND_OF_INSTITUTION.get(group.hit.type, "buildings"))
        self.adults.set_value(group.adults)
        self.young.set_value(group.young)
        self._count()
        self.young.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Let them in, if they may be."""
        adults, young = self.counted
        if self._group is not None and not self._missing():
            self.let_in.emit(self._group.hit, adults, young)

    def _missing(self) -> str:
        """What must be counted first."""
        say, late = self._say, self._group is not None and self._group.late
        adults, young = self.counted
        if late:
            return "" if adults + young else say("Count who came late")
        return "" if adults else say("Count the adult who answers for them")

    def _count(self) -> None:
        say, group = self._say, self._group
        adults, young = self.counted
        missing = self._missing()
        self._say_group(group)
        self.adults.say_words(say("Adults"), say("those who look after them"))
        self.young.say_words(say("Young people"), say("no names are kept"))
        people = say.plural("{count} person", "{count} people", adults + young)
        go = say("Let in {people}", people=people)
        if group is not None and group.badge:
            # they are in: what is counted now takes the place of the number on the badge
            go = say("Count {people} in all", people=people)
        answers = say.plural("One adult answers for them.", "{count} adults answer for them.", adults)
        if group is not None and group.late:
            go = say("Let in {people} more", people=people)
            answers = missing or say("The adults who are in answer for them.")
        elif missing:
            answers = say("One adult must answer for them: count that adult too.")
        self._go.retitle(go)
        self._answers.setText(answers)
        self._check.set_icon("warning" if missing else "check-circle", "warn" if missing else "yes")
        if missing:
            self._go.refuse(missing)
        else:
            self._go.allow()

    def _say_group(self, group: Group | None) -> None:
        say = self._say
        late = group is not None and group.late
        question = say("Count them at the door. How many came?")
        if group is not None and group.badge:
            question = say("They are counted as on the badge. How many came in all?")
        self._question.setText(say("How many came late?") if late else question)
        by_badge = say("Late ones: scan the same badge, then F4. They are added.")
        by_name = say("Late ones: count them the same way. They are added.")
        self._late.setText("" if late else by_badge if group and group.badge else by_name)
        if group is None:
            return
        self._name.setText(group.hit.title)
        under = here_of(group.hit, say)
        if group.late:
            under = say("Group badge {caption} · the others are in", caption=group.badge)
        elif group.badge:
            parts = heads_of(group.adults + group.young, group.young, say)
            under = say("Group badge {caption} · {people} on it", caption=group.badge, people=parts)
        self._under.setText(under)
