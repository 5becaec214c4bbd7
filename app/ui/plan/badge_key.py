"""Another key for badges, made in place: what it changes in words, why it is made, and one answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.parts.buttons import Button
from app.ui.parts.fields import Field
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.panels import Panel
from app.ui.parts.stack import across, boxed
from app.ui.theme import Theme
from app.words import Tongue


class NewBadgeKey(Panel):
    """Hidden until it is called. Enter in the reason makes the key, Esc puts it away."""

    wanted = Signal(str)
    """Why there is to be a new key. Not again before it was made or refused."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(margins=(20, 14, 20, 16), gap=10, parent=parent)
        self._waiting = False
        self._heading = Label("", "lead_strong")
        self._when = Label("", "body", wrap=True)
        self._facts = [Label("", "body", "ink_2", wrap=True) for _ in range(4)]
        self._because = Field("")
        self._because.entered.connect(self._on_entered)
        self._make = Button(icon="key", key="Enter", enters=True)
        self._make.clicked.connect(self._on_entered)
        self._close = Button(kind="quiet", key="Esc", enters=True)
        self._close.clicked.connect(self.put_away)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._when)
        for icon, fact in zip(("check", "key", "door-open", "laptop"), self._facts, strict=True):
            row = across(theme, gap=10)
            row.addWidget(Glyph(icon, 18, "ink_2"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(fact, 1)
            self.body.addLayout(row)
        self.body.addWidget(self._because)
        self.body.addWidget(boxed(Lines(self._make, self._close, gap=8)))
        away = QShortcut(QKeySequence("Esc"), self)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self.put_away)
        self.hide()

    def speak(self, say: Tongue) -> None:
        """The words of it; they say what the doors do, no more and no less."""
        self._heading.setText(say("A new key for badges"))
        self._when.setText(
            say("For when a laptop of a door, a desk or an organiser is lost: its key seals badges.")
        )
        facts = (
            say(
                "Every badge in the list stays good: on paper, sent, or not printed yet. Print nothing anew."
            ),
            say("Badges made from now on are sealed with the new key."),
            say(
                "A badge of the old key that is not in the list goes to the desk, at every door that has "
                "heard of the new key. A door that has not lets it in, and asks for an update at a new badge."
            ),
            say("The lost laptop learns the new key from any file of this assembly: give it none."),
        )
        for label, words in zip(self._facts, facts, strict=True):
            label.setText(words)
        self._because.retitle(say("Why"), say("The report on the doors repeats it."))
        self._because.set_hint(say("Which laptop, since when"))
        self._make.retitle(say("Make a new key"))
        self._close.retitle(say("Not now"))

    def call(self) -> None:
        """Show it, ready for the reason."""
        self._waiting = False
        self._because.accept()
        self.show()
        self._because.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say at the reason why no key was made."""
        self._waiting = False
        self._because.refuse(sentence)
        self._because.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """No key, or it was made; what was typed is gone."""
        self._waiting = False
        self._because.set_text("")
        self.hide()
        self.closed.emit()

    def _on_entered(self) -> None:
        if not self._waiting:
            self._waiting = True
            self.wanted.emit(self._because.text())
