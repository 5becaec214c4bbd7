"""The line that adds a row in place, and the sentence that says why something typed was not taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.parts.buttons import Button
from app.ui.parts.fields import Choice, Field
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme


class AddLine(QWidget):
    """A name, if wanted one of a list beside it, and Enter; Esc puts it away. Hidden until it is called."""

    added = Signal(str, str)
    """Name, and the key of what was chosen beside it. Not again before the first was taken or refused."""
    closed = Signal()

    def __init__(self, theme: Theme, label: str, beside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Field(label)
        self._beside = Choice(beside)
        self._beside.setVisible(bool(beside))
        self._button = Button(kind="filled", key="Enter")
        self._button.clicked.connect(self._on_entered)
        self._waiting = False
        self._close = Button(kind="quiet", key="Esc", bound=True)
        self._close.clicked.connect(self._on_closed)
        row = across(theme, self._name, self._beside, gap=10)
        row.setStretch(0, 3)
        row.setStretch(1, 2)
        buttons = boxed(down(theme, STRETCH, across(theme, self._button, self._close, gap=8), gap=0))
        row.addWidget(buttons, 0, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(row)
        self._name.entered.connect(self._on_entered)
        self._name.changed.connect(self._on_typed)
        self.hide()

    def speak(self, label: str, add: str, close: str, beside: str = "") -> None:
        """Its words."""
        self._name.retitle(label)
        self._beside.retitle(beside)
        self._button.retitle(add)
        self._close.retitle(close)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """What stands beside the name to choose from."""
        self._beside.show_choices(choices)

    def call(self) -> None:
        """Show it, ready to type."""
        self._name.accept()
        self._waiting = False
        self.show()
        self._name.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say at the name why it was not taken."""
        self._waiting = False
        self._name.refuse(sentence)

    def taken(self) -> None:
        """The name was taken: the line is empty again, for the next."""
        self._waiting = False
        self._name.set_text("")
        self._name.accept()

    def _on_typed(self) -> None:
        self._waiting = False

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()

    def _on_entered(self) -> None:
        if not self._waiting:
            self._waiting = True
            self.added.emit(self._name.text(), self._beside.chosen())


class Refusal(QWidget):
    """One sentence under a table that says why what was typed was not taken; gone with the next change."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label("", "strong", "trouble", wrap=True)
        row = across(theme, Glyph("warning", 18, "trouble", fill=True), gap=8)
        row.addWidget(self._words, 1)
        self.setLayout(row)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said; empty when nothing is."""
        return "" if self.isHidden() else self._words.text()

    def refuse(self, sentence: str) -> None:
        """Say why."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()

    def accept(self) -> None:
        """Nothing to say."""
        self.hide()


class KeyLine(QWidget):
    """The keys of a tab and what they do, in a row of caps below it."""

    def __init__(
        self, theme: Theme, keys: Sequence[tuple[tuple[str, ...], str]], parent: QWidget | None = None
    ) -> None:
        from app.ui.parts.buttons import KeyCap

        super().__init__(parent)
        row = across(theme, gap=6)
        for caps, words in keys:
            for cap in caps:
                row.addWidget(KeyCap(cap))
            row.addWidget(Label(words, "caption", "ink_2"))
            row.addSpacing(theme.px(8))
        row.addStretch(1)
        self.setLayout(row)
