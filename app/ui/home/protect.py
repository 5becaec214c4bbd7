"""A passphrase for this laptop's file, set in place: what it protects, what it costs, typed twice."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.parts.buttons import Button
from app.ui.parts.fields import Field, Tick
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.panels import Panel
from app.ui.parts.stack import boxed
from app.ui.theme import Theme
from app.words import Tongue


class Protect(Panel):
    """Hidden until it is called. Enter in the second field sets it, Esc puts it away with what was typed."""

    wanted = Signal(str, str)
    """The passphrase, and once more. Not again before it was set or refused."""
    closed = Signal()

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(margins=(30, 20, 30, 20), gap=12, parent=parent)
        self._waiting = False
        self._heading = Label("", "title")
        self._words = [Label("", "body", wrap=True) for _ in range(3)]
        self._first, self._again = Field(""), Field("")
        self._show = Tick("")
        self._show.toggled.connect(self._on_shown)
        self._first.entered.connect(lambda: self._again.edit.setFocus(Qt.FocusReason.OtherFocusReason))
        self._again.entered.connect(self._on_entered)
        self._set = Button(kind="filled", key="Enter", height=44, size=17, enters=True)
        self._set.clicked.connect(self._on_entered)
        self._close = Button(key="Esc", height=44, size=17, enters=True)
        self._close.clicked.connect(self.put_away)
        self.body.addWidget(self._heading)
        for words in self._words:
            self.body.addWidget(words)
        for widget in (self._first, self._again, self._show):
            self.body.addWidget(widget)
        self.body.addWidget(boxed(Lines(self._set, self._close, gap=10)))
        away = QShortcut(QKeySequence("Esc"), self)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self.put_away)
        self._on_shown(False)
        self.speak(say)
        self.hide()

    def speak(self, say: Tongue) -> None:
        """Another tongue."""
        self._heading.setText(say("A passphrase for this laptop"))
        words = (
            say(
                "It protects all that Folkmoot keeps here: people, badges and their keys, answers. Whoever "
                "takes the laptop cannot read it. Papers that were saved or printed are not protected."
            ),
            say("It is asked for each time Folkmoot starts on this laptop."),
            say(
                "If it is forgotten, nobody can open the file again. Write it down, and keep it away from "
                "the laptop."
            ),
        )
        for label, text in zip(self._words, words, strict=True):
            label.setText(text)
        self._first.retitle(say("Passphrase"))
        self._again.retitle(say("The passphrase again"))
        self._show.setText(say("Show what is typed"))
        self._show.setAccessibleName(self._show.text())
        self._set.retitle(say("Set the passphrase"))
        self._close.retitle(say("Close"))

    def call(self) -> None:
        """Show it, ready to type."""
        self._waiting = False
        self.show()
        self._first.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, column: str, sentence: str) -> None:
        """Say at a field why it was not set."""
        self._waiting = False
        field = self._again if column == "again" else self._first
        field.refuse(sentence)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field.edit, QLineEdit):
            field.edit.selectAll()

    def put_away(self) -> None:
        """It was set, or is not to be; what was typed is gone."""
        self._waiting = False
        for field in (self._first, self._again):
            field.set_text("")
            field.accept()
        self._show.setChecked(False)
        self.hide()
        self.closed.emit()

    def _on_shown(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self._first, self._again):
            if isinstance(field.edit, QLineEdit):
                field.edit.setEchoMode(mode)

    def _on_entered(self) -> None:
        if not self._waiting:
            self._waiting = True
            self.wanted.emit(self._first.text(), self._again.text())
