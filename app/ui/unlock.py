"""What stands in the window while the assembly file is not open: why, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import Trouble
from app.ui.parts.buttons import Button
from app.ui.parts.fields import Field
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.panels import Panel
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, hold
from app.words import Tongue

_LOOK = {"in_use": "lock-simple", "wrong_passphrase": "key"}


class Unlock(QWidget):
    """Asks for the passphrase, or says why the file stays shut; it was never changed by trying."""

    passphrase_given = Signal(str)
    tried_again = Signal()
    read_only_wanted = Signal()

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._say = say
        self._trouble: Trouble | None = None
        self._glyph = Glyph("shield-warning", 40, "accent")
        self._title = Label("", "title")
        self._words = Label("", "lead", "ink_2", wrap=True)
        self._field = Field("")
        edit = self._field.edit
        if isinstance(edit, QLineEdit):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._open = Button(kind="filled", key="Enter")
        self._again = Button()
        self._read = Button()
        self._open.clicked.connect(self._on_given)
        self._field.entered.connect(self._on_given)
        self._field.changed.connect(self._field.accept)
        self._again.clicked.connect(self.tried_again)
        self._read.clicked.connect(self.read_only_wanted)
        panel = Panel(margins=28, gap=16)
        panel.body.addWidget(self._glyph)
        panel.body.addWidget(self._title)
        panel.body.addWidget(self._words)
        panel.body.addWidget(self._field)
        panel.body.addLayout(across(theme, self._open, self._again, self._read, STRETCH))
        hold(panel, theme, width=560)
        middle = boxed(across(theme, STRETCH, panel, STRETCH))
        self.setLayout(down(theme, STRETCH, middle, STRETCH))
        self.retitle(say)

    def show_trouble(self, trouble: Trouble) -> None:
        """Why the file is not open."""
        say, asks = self._say, trouble.kind == "wrong_passphrase"
        wrong = asks and bool(trouble.facts.get("given"))
        self._trouble = trouble
        self._glyph.set_icon(_LOOK.get(trouble.kind, "shield-warning"))
        self._title.setText(say("Open your assemblies") if asks else say("Not open"))
        said = say(trouble.cause, **trouble.facts)
        self._words.setText(say("They are protected by a passphrase.") if asks else said)
        self._field.setVisible(asks)
        self._open.setVisible(asks)
        self._again.setVisible(not asks)
        self._read.setVisible(trouble.kind in ("in_use", "read_only"))
        if wrong:
            self._field.refuse(said)
            self._field.edit.selectAll()
        else:
            self._field.accept()
        if asks:
            self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._field.retitle(say("Passphrase"))
        self._open.retitle(say("Open"))
        self._again.retitle(say("Try again"))
        self._read.retitle(say("Open for reading only"))
        if self._trouble is not None:
            self.show_trouble(self._trouble)

    def _on_given(self) -> None:
        self.passphrase_given.emit(self._field.text())
