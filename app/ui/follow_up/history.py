"""One promise in full at the right: what was said, everything heard of it since, and a place for the next."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.follow_up import Became, Commitment
from app.ui.days import read_day, short_day
from app.ui.follow_up import sentences
from app.ui.parts.buttons import Button
from app.ui.parts.fields import Choice, Field
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.marks import Mark
from app.ui.parts.panels import Chip, Divider, Panel
from app.ui.parts.scrolling import Scroll
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, hold, room
from app.words import Tongue

_NOTED = (Became.KEPT, Became.PARTLY_KEPT, Became.UNDER_WAY, Became.NOT_KEPT, Became.NOT_KNOWN)


class HistoryPanel(Panel):
    """Shows one promise; `noted` is what became of it, the day, the words, the source."""

    noted = Signal(object, object, str, str)

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__(margins=(18, 16, 18, 14), gap=8)
        self._theme, self._say = theme, say
        self._shown: tuple[Commitment, Became] | None = None
        self._today = date.min
        self._flag = Mark("flag:not known", 28)
        self._word = Label("", "title")
        self._kept = Chip("", "lock-simple", "ink_2")
        self._what = Label("", "read_back", wrap=True, size=23)
        self._who = Label("", "strong", wrap=True)
        self._where = Label("", "caption", "ink_2", wrap=True)
        self._title = Label("", "strong")
        self._fixed = Label("", "caption", "ink_3", right=True, elide=True)
        self._lines = QVBoxLayout()
        room(self._lines, theme, gap=0)
        inside = boxed(down(theme, self._lines, STRETCH, gap=0))
        inside.setObjectName("inside")
        self._scroll = Scroll(inside, keys=True)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._to_newest)
        head = across(theme, self._title, self._fixed)
        head.setStretch(1, 1)
        self.body.addLayout(across(theme, self._flag, self._word, STRETCH, self._kept, gap=8))
        self.body.addWidget(self._what)
        self.body.addLayout(down(theme, self._who, self._where, gap=0))
        self.body.addSpacing(theme.px(8))
        self.body.addLayout(head)
        self.body.addWidget(Divider())
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(Divider())
        self._open = Button(key="E", icon="plus")
        self._open.clicked.connect(self.call)
        self._form = NewNote(theme, say)
        self._form.noted.connect(self.noted)
        self._form.left.connect(self._close)
        self._form.hide()
        self.body.addWidget(self._open)
        self.body.addWidget(self._form)
        self.speak(say)

    def show_commitment(self, commitment: Commitment, became: Became, today: date) -> None:
        """This promise; what is being typed stays while it is the same one."""
        before = self._shown
        if before is None or before[0].id != commitment.id:
            self._form.begin(today)
            self._close()
        self._shown, self._today = (commitment, became), today
        say = self._say
        self._flag.set_word(sentences.FLAGS[became])
        self._word.setText(sentences.word(became, say))
        self._what.setText(sentences.title(commitment))
        whose = say("Ours") if commitment.ours else ""
        self._who.setText(" · ".join(filter(None, (whose, commitment.who, commitment.office))))
        made = say.day(commitment.made)
        at = say("{title}, {day}", title=commitment.title, day=made) if commitment.title else made
        contact = commitment.contact or ("" if commitment.ours else say("contact not known"))
        self._where.setText(" · ".join(filter(None, (at, contact))))
        self._kept.setVisible(not commitment.ours)
        if before is None or before[0] != commitment:
            self._show_lines(commitment)

    def speak(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._kept.set_text(say("words of the night"))
        self._title.setText(say("Its history"))
        self._fixed.setText(say("nothing here is overwritten"))
        self._open.retitle(say("Add evidence"))
        self._scroll.setAccessibleName(say("Its history"))
        self._form.retitle(say)
        if self._shown is not None:
            (commitment, became), self._shown = self._shown, None
            self.show_commitment(commitment, became, self._today)

    def call(self) -> None:
        """Open the place for what was heard last, and go there."""
        self._open.hide()
        self._form.show()
        self._form.call()

    def refuse(self, sentence: str) -> None:
        """Say under the note why it was not taken."""
        self._form.refuse(sentence)

    def taken(self) -> None:
        """The note stands in the history; the place for the next is empty."""
        self._form.begin(self._today)
        self._close()

    def _close(self) -> None:
        self._form.hide()
        self._open.show()

    def _show_lines(self, commitment: Commitment) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._lines.addWidget(self._said(commitment))
        for note in commitment.notes:
            head = across(
                self._theme,
                Mark(sentences.FLAGS[note.became], 20),
                Label(sentences.word(note.became, self._say), "strong"),
                STRETCH,
                gap=8,
            )
            words = Label(note.words, "body", wrap=True)
            self._lines.addWidget(Divider())
            self._lines.addWidget(
                self._line(sentences.news_day(note.on, self._say), head, words, note.source)
            )

    def _said(self, commitment: Commitment) -> QWidget:
        """The beginning of it: what was answered that night, or what we promised ourselves."""
        say, head = self._say, across(self._theme, gap=8)
        if commitment.answer is not None:
            head.addWidget(Mark(commitment.answer.value, 20))
            words = {"yes": say("Yes"), "yes, but": say("Yes, but …"), "no": say("No")}
            head.addWidget(Label(words.get(commitment.answer.value, say("No clear answer")), "strong"))
        else:
            head.addWidget(Label(say("Promised by us") if commitment.ours else say("Offered"), "strong"))
        head.addStretch(1)
        told = " – ".join(filter(None, (commitment.condition, commitment.words)))
        quoted = Label(told, "spoken", wrap=True)
        if not told:
            quoted = Label("" if commitment.ours else say("no words recorded"), "body", "ink_2", wrap=True)
            quoted.setVisible(not commitment.ours)
        if not commitment.due:
            return self._line(short_day(commitment.made, say), head, quoted, "")
        due = say("by {day} at the latest", day=say.day(commitment.due))
        return self._line(short_day(commitment.made, say), head, quoted, due, "calendar-dots")

    def _line(
        self, day: str, head: QWidget | object, words: Label, source: str, icon: str = "link"
    ) -> QWidget:
        theme = self._theme
        when = Label(day, "body", "ink_2")
        hold(when, theme, width=92)
        side = down(theme, when, STRETCH, gap=0)
        told = down(theme, head, words, gap=3)  # pyright: ignore[reportArgumentType]
        if source:
            glyph = Glyph(icon, 15, "ink_3")
            below = Label(source, "caption", "ink_2", wrap=True)
            below.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            told.addLayout(across(theme, glyph, below, gap=5))
        row = across(theme, side, told, gap=6, margins=(0, 9, 6, 9))
        row.setStretch(1, 1)
        return boxed(row)

    def _to_newest(self, _least: int, most: int) -> None:
        self._scroll.verticalScrollBar().setValue(most)


class NewNote(QWidget):
    """News of a promise: what became of it, since when, in which words, from where. Escape leaves it."""

    noted = Signal(object, object, str, str)
    left = Signal()

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._say = say
        self._title = Label("", "strong")
        self._became = Choice("")
        self._day = Field("")
        hold(self._day, theme, width=124)
        self._words = Field("")
        self._source = Field("")
        self._add = Button(kind="filled", key="Enter")
        self._add.clicked.connect(self._on_added)
        for field in (self._day, self._words, self._source):
            field.entered.connect(self._on_added)
        row = across(theme, self._became, self._day, gap=8)
        row.setStretch(0, 1)
        self.setLayout(down(theme, self._title, row, self._words, self._source, self._add, gap=8))
        self.retitle(say)

    def begin(self, today: date) -> None:
        """Empty, with today's date."""
        self._became.choose(Became.UNDER_WAY.value)
        self._day.set_text(short_day(today, self._say) if today > date.min else "")
        for field in (self._words, self._source):
            field.set_text("")
            field.accept()
        self._day.accept()

    def call(self) -> None:
        """Stand where the words go."""
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why it was not taken."""
        self._source.refuse(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._title.setText(say("New evidence"))
        self._became.show_choices([(each.value, sentences.word(each, say)) for each in _NOTED])
        for field, name, hint in (
            (self._day, say("Day"), say("20 Jul 2027")),
            (self._words, say("What is known"), say("What is known now, in a few words")),
            (self._source, say("Where it is from"), say("Address, letter, or who said it")),
        ):
            field.edit.setAccessibleName(name)
            field.set_hint(hint)
        box = self._became.focusProxy()
        if box is not None:
            box.setAccessibleName(say("What became of it"))
        self._add.retitle(say("Add to the history"))

    def _on_added(self) -> None:
        day, say = read_day(self._day.text(), self._say), self._say
        if day is None:
            self._day.refuse(say("Write it as 20 Jul 2027."))
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._words.text().strip():
            self._words.refuse(say("Write what is known, in a few words."))
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._source.text().strip():
            self._source.refuse(say("Write where this is from."))
            self._source.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.noted.emit(Became(self._became.chosen()), day, self._words.text(), self._source.text())
