"""The chosen cell at the right of the tally: what was answered, in which words, until when, and with whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain import tally as rules
from app.domain.plan import Ask, PowerHolder
from app.domain.tally import WORD, Answer, Beside, Cell, Channel, Deadline, ReadBackOutcome, Reason, Spoken
from app.errors import Refused
from app.service.boards.tally import Draft
from app.ui.parts.fields import Field
from app.ui.parts.hints import KeyHint
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.panels import Chip, Panel
from app.ui.parts.scenes.sheet import MARK
from app.ui.parts.scrolling import Scroll
from app.ui.parts.stack import across, boxed, down
from app.ui.tally.answers import AnswerChoice, Chips
from app.ui.tally.sentences import (
    clock_time,
    read_day,
    reason_of,
    times_asked,
)
from app.ui.theme import Theme, room
from app.words import Tongue

_STATES = (Beside.NOT_PUT, Beside.ABSENT, Beside.IN_WRITING, Beside.NOT_KNOWN)


class AnswerForm(QWidget):
    """Holds what is typed until it is kept; `settled` comes when a key alone says it all."""

    changed = Signal()
    settled = Signal()
    keep = Signal()
    ask_again = Signal()
    ready = Signal()
    show_hall = Signal()

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._say = say
        self._cell: Cell | None = None
        self._day: date | None = None
        self._zone = "UTC"
        self._standing: Answer | Beside | None = None
        self._reason: Reason | None = None
        self._correcting = False
        self._build(theme)
        self.retitle(say)

    # -- what is shown -------------------------------------------------------------------------------------

    def show_cell(
        self, ask: Ask, holder: PowerHolder, cell: Cell, *, day: date, zone: str, on_stage: bool
    ) -> None:
        """Whose cell it is and how it stands; what is being typed is not touched."""
        say = self._say
        self._cell, self._day, self._zone = cell, day, zone
        title = say("Ask {number} · {name}", number=ask.number, name=holder.name)
        self._title.setText(title)
        self._on_stage.setVisible(on_stage)
        self._locked_chip.setVisible(cell.locked)
        if cell.askings:
            parts = [times_asked(len(cell.askings), say)]
        else:
            answered = isinstance(cell.standing, Answer)
            parts = [say("When it was asked was not marked") if answered else say("Not asked yet")]
        if cell.askings:
            parts.append(say("asked {time}", time=clock_time(cell.askings[-1].at, say, zone)))
        self._under.setText(" · ".join(parts))
        self._again.say_words(say("Asked again") if cell.askings else say("Asked now"))
        self._say_kept()
        self._show_parts()

    def fill(self, spoken: Spoken | None) -> None:
        """What stands in the cell, or nothing yet."""
        empty = Spoken(Beside.NOT_ASKED)
        said = spoken or empty
        self._standing = spoken.answer if spoken is not None else None
        self._reason = said.reason
        self._correcting = False
        self._fill_words(said.words, said.condition, said.deadline, said.contact, said.offer)
        self._follow_up.set_text(self._say.day(said.follow_up) if said.follow_up else "")
        self.because.set_text("")
        # one that was just opened stays open: its words are still to come
        self._offering = bool(said.offer) or self._offer.edit.hasFocus()
        for field in self._fields:
            field.accept()
        self._show_parts()

    def fill_draft(self, draft: Draft) -> None:
        """Unfinished words that were kept on this laptop."""
        self.fill(None)
        answers: dict[str, Answer | Beside] = {each.value: each for each in (*Answer, *_STATES)}
        reasons = {each.value: each for each in Reason}
        self._standing = answers.get(draft.answer)
        self._reason = reasons.get(draft.reason)
        self._fill_words(
            draft.words, draft.condition, draft.deadline or Deadline(), draft.contact, draft.offer
        )
        self._follow_up.set_text(self._say.day(draft.follow_up) if draft.follow_up else "")
        self._offering = bool(draft.offer)
        self._show_parts()

    # -- what was typed ------------------------------------------------------------------------------------

    @property
    def standing(self) -> Answer | Beside | None:
        """The answer or state that is down; None before any."""
        return self._standing

    @property
    def draft(self) -> Draft:
        """All of it as it stands, finished or not."""
        return Draft(
            self._standing.value if self._standing is not None else "",
            self._reason.value if self._reason is not None else "",
            self.words.text(),
            self.condition.text(),
            self._deadline() or None,
            self._contact.text(),
            self._read(self._follow_up),
            self._offer.text(),
        )

    def spoken(self) -> Spoken | None:
        """What is to be kept, or None with the reason said at its field."""
        for field in self._fields:
            field.accept()
        if self._standing is None:
            self._wrong.setText(self._say("Choose what was answered first."))
            self._wrong.show()
            return None
        said = Spoken(
            self._standing,
            self._reason if self._standing is Answer.UNCLEAR else None,
            _clean(self.words.text()),
            _clean(self.condition.text()) if self._standing is Answer.YES_BUT else "",
            self._deadline() if isinstance(self._standing, Answer) else Deadline(),
            _clean(self._contact.text()),
            self._read(self._follow_up),
            self._channel(),
            offer=_clean(self._offer.text()),
        )
        if self._bad_day():
            return None
        try:
            rules.check(said)
            if self._cell is not None:
                rules.check_correction(self._cell, self.because.text())
        except Refused as refused:
            self.refuse(self._say(refused.reason, **refused.facts))
            return None
        if said.follow_up is None and self._promised(said) and self._day is not None:
            said = replace(said, follow_up=self._day + rules.FOLLOW_UP_AFTER)
        return said

    def refuse(self, sentence: str) -> None:
        """Say a rule's no at the field that it is about."""
        locked = self._cell is not None and self._cell.locked
        if locked and not _clean(self.because.text()):
            self._correcting = True
            self._show_parts()
            self._refuse_at(self.because, sentence)
        elif self._standing is Answer.YES_BUT and not _clean(self.condition.text()):
            self._refuse_at(self.condition, sentence)
        else:
            self._wrong.setText(sentence)
            self._wrong.show()

    # -- keys and touch ------------------------------------------------------------------------------------

    def choose(self, standing: object) -> None:
        """Put an answer or a state down; it settles by itself where nothing else is needed."""
        if not isinstance(standing, Answer | Beside):
            return
        self._standing = standing
        if standing is not Answer.UNCLEAR:
            self._reason = None
        self._wrong.hide()
        self._show_parts()
        self.changed.emit()
        locked = self._cell is not None and self._cell.locked
        if locked:
            self._correcting = True
            self._show_parts()
            self.because.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif standing is Answer.YES_BUT and not _clean(self.condition.text()):
            self.condition.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif standing is Answer.UNCLEAR and self._reason is None:
            self._reasons.first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.settled.emit()

    def open_offer(self) -> None:
        """Something promised that nobody asked for."""
        self._offering = True
        self._show_parts()
        self._offer.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_words(self) -> None:
        """Go on to the words."""
        edit = self.words.edit
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(edit, QPlainTextEdit):
            edit.moveCursor(QTextCursor.MoveOperation.End)

    def begin_correction(self) -> None:
        """Go on to what was read: the words, or the condition where there are no words."""
        if self._standing is Answer.YES_BUT and not self.words.text().strip():
            self.condition.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.begin_words()

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._answers.retitle(say, bare=self._bare)
        self._states.show_chips([(each.value, MARK[each], say(WORD[each])) for each in _STATES])
        self._reasons.show_chips([(each.value, "", reason_of(each, say)) for each in Reason])
        self._reason_label.setText(say("Why it is not clear"))
        self._on_stage.set_text(say("on stage now"))
        self._locked_chip.set_text(say("read back"), "lock-simple")
        self.words.retitle(say("The words"), say("as spoken"))
        self.condition.retitle(say("The condition"), say("needed for “Yes, but …”"))
        self._offer.retitle(say("The offer"), say("nobody asked for it"))
        self.because.retitle(say("Why it changes"), say("stays in the record"))
        self._by_when.retitle(say("By when"))
        self._by_when.set_hint(say("no date given"))
        self._latest.retitle(say("Latest day"))
        self._latest.set_hint(say("as a date"))
        self._contact.retitle(say("Contact"))
        self._contact.set_hint(say("not yet named"))
        self._follow_up.retitle(say("Follow up on"))
        self._keep.say_words(say("Keep"))
        self._ready.say_words(say("Read back"))
        self._hall.say_words(say("On stage"))
        self._again.say_words(say("Asked again"))
        self._say_kept()

    def show_bare_keys(self, bare: bool) -> None:
        """Whether a letter alone answers: while the grid has the focus."""
        self._bare = bare
        self._answers.retitle(self._say, bare=bare)

    # -- how it is built -----------------------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        self._bare = False
        self._offering = False
        self._title = Label("", "lead_strong", wrap=True)
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._on_stage, self._locked_chip = Chip(""), Chip("", "lock-simple")
        self._under = Label("", "caption", "ink_3")
        self._answers = AnswerChoice(theme)
        self._states, self._reasons = Chips(), Chips()
        self._reason_label = Label("", "strong")
        self._reason_box = boxed(down(theme, self._reason_label, self._reasons, gap=4))
        self.words: Field = Field("", spoken=True, lines=3, keeps=True)
        self.condition: Field = Field("", spoken=True)
        self._offer = Field("", spoken=True)
        self.because: Field = Field("")
        self._by_when, self._latest = Field(""), Field("")
        self._contact, self._follow_up = Field(""), Field("")
        self._fields = (
            self.words,
            self.condition,
            self._offer,
            self.because,
            self._by_when,
            self._latest,
            self._contact,
            self._follow_up,
        )
        self._wrong = Label("", "strong", "trouble", wrap=True)
        self._wrong.hide()
        self._kept = Label("", "caption", "ink_3", wrap=True)
        self._keep, self._again = KeyHint("Ctrl S"), KeyHint("Alt A")
        self._hall, self._ready = KeyHint("Alt S"), KeyHint("F2")
        inside = QWidget()
        inside.setObjectName("inside")
        body = QVBoxLayout(inside)
        room(body, theme, gap=10, margins=(0, 0, 14, 0))
        body.addLayout(
            down(theme, across(theme, self._title, self._locked_chip, self._on_stage), self._under, gap=2)
        )
        body.addWidget(self._answers)
        body.addWidget(self._states)
        for part in (self._reason_box, self._wrong, self.words, self.condition, self._offer):
            body.addWidget(part)
        dates = across(theme, self._by_when, self._latest, gap=10)
        people = across(theme, self._contact, self._follow_up, gap=10)
        for row in (dates, people):
            row.setStretch(0, 1)
            row.setStretch(1, 1)
            body.addLayout(row)
        body.addWidget(self.because)
        body.addStretch(1)
        scroll = Scroll(inside)
        # what was kept and the keys never scroll away
        keys = Lines(gap=12)
        for hint in (self._keep, self._again, self._hall, self._ready):
            keys.addWidget(hint)
        panel = Panel(margins=(18, 14, 4, 14), gap=10)
        panel.body.addWidget(scroll, 1)
        panel.body.addWidget(self._kept)
        panel.body.addLayout(keys)
        self.setLayout(across(theme, panel))
        self._connect()

    def _connect(self) -> None:
        self._answers.chosen.connect(self.choose)
        self._states.chosen.connect(self._on_state)
        self._reasons.chosen.connect(self._on_reason)
        for field in self._fields:
            field.changed.connect(self._on_typed)
            field.entered.connect(self.keep)
        self._again.clicked.connect(self.ask_again)
        self._hall.clicked.connect(self.show_hall)
        self._keep.clicked.connect(self.keep)
        self._ready.clicked.connect(self.ready)

    def _on_state(self, key: str) -> None:
        self.choose(Beside(key))

    def _on_reason(self, key: str) -> None:
        self._reason = Reason(key)
        self._reasons.choose(key)
        self._wrong.hide()
        self.changed.emit()
        if self._cell is None or not self._cell.locked or _clean(self.because.text()):
            self.settled.emit()

    def _on_typed(self) -> None:
        self._wrong.hide()
        if self._cell is not None and self._cell.locked and not self._correcting:
            self._correcting = True
            self._show_parts()
        self.changed.emit()

    # -- small things --------------------------------------------------------------------------------------

    def _show_parts(self) -> None:
        """Only what this answer needs."""
        standing = self._standing
        self._answers.choose(standing)
        self._states.choose(standing.value if isinstance(standing, Beside) else "")
        self._reasons.choose(self._reason.value if self._reason is not None else "")
        self._reason_box.setVisible(standing is Answer.UNCLEAR)
        self.condition.setVisible(standing is Answer.YES_BUT)
        self._offer.setVisible(self._offering)
        self.because.setVisible(self._correcting)
        if self._day is not None:
            self._follow_up.set_hint(self._say.day(self._day + rules.FOLLOW_UP_AFTER))
        answered = self._cell is not None and self._cell.recorded is not None
        real = self._cell is not None and isinstance(self._cell.standing, Answer)
        if not answered or not real:
            self._ready.refuse(self._say("Keep an answer first; then its words can be read back"))
        elif self._cell is not None and self._cell.locked:
            self._ready.refuse(self._say("Read back and agreed already"))
        else:
            self._ready.allow()

    def _fill_words(self, words: str, condition: str, deadline: Deadline, contact: str, offer: str) -> None:
        self.words.set_text(words)
        self.condition.set_text(condition)
        self._by_when.set_text(deadline.words)
        self._latest.set_text(self._say.day(deadline.latest) if deadline.latest else "")
        self._contact.set_text(contact)
        self._offer.set_text(offer)

    def _say_kept(self) -> None:
        say, cell = self._say, self._cell
        if cell is None or cell.recorded is None:
            self._kept.setText(say("Nothing kept yet. Enter or Ctrl S keeps it; nothing is locked by that."))
            return
        if cell.standing is Beside.WAITING:
            self._kept.setText(
                say("Nothing kept yet for this asking. What was said before stands in the history.")
            )
            return
        when = clock_time(cell.recorded.at, say, self._zone)
        words = say("Kept at {time}.", time=when)
        if cell.read_back is not None:
            heard = clock_time(cell.read_back.at, say, self._zone)
            words = {
                ReadBackOutcome.AGREED: say(
                    "Kept at {time}, read back and agreed at {heard}.", time=when, heard=heard
                ),
                ReadBackOutcome.CORRECTED: say(
                    "Read back at {heard} and corrected: write what was meant, and keep it.", heard=heard
                ),
                ReadBackOutcome.REFUSED: say(
                    "Kept at {time}, read back at {heard} and not agreed.", time=when, heard=heard
                ),
            }[cell.read_back.outcome]
        self._kept.setText(words)

    def _channel(self) -> Channel:
        answered = isinstance(self._standing, Answer)
        return rules.channel_of(self._cell) if answered and self._cell is not None else Channel.STAGE

    def _deadline(self) -> Deadline:
        return Deadline(_clean(self._by_when.text()), None, self._read(self._latest))

    def _read(self, field: Field) -> date | None:
        return read_day(field.text(), self._say.code) if field.text().strip() else None

    def _bad_day(self) -> bool:
        bad = [
            field
            for field in (self._latest, self._follow_up)
            if field.text().strip() and self._read(field) is None
        ]
        for field in bad:
            self._refuse_at(field, self._say("Write a day, such as 12 August 2026."))
        return bool(bad)

    def _refuse_at(self, field: Field, sentence: str) -> None:
        field.refuse(sentence)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _promised(self, said: Spoken) -> bool:
        return (
            said.answer in (Answer.YES, Answer.YES_BUT)
            or said.reason is Reason.OFFERS_A_MEETING
            or bool(said.offer)
        )


def _clean(text: str) -> str:
    return " ".join(text.split())
