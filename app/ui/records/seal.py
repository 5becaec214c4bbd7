"""The right of Records: how far the chosen paper has got, the secretary's key, and the seal."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.service.boards.records import KeyState, Paper, PaperLine, RecordsBoard
from app.ui.parts.buttons import Button
from app.ui.parts.fields import Field
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.panels import Bar, Panel
from app.ui.parts.scrolling import Scroll
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, room
from app.words import Tongue


class SealColumn(QWidget):
    """Voices making and opening the key, sealing, and checking a file; says refusals at their input."""

    keys_made = Signal(str, str, str)
    """Secretary's name, passphrase of the key, passphrase of the root."""
    key_opened = Signal(str)
    key_closed = Signal()
    sealed = Signal()
    all_sealed = Signal()
    cancelled = Signal()
    viewed = Signal()
    checking = Signal()

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._say = say
        self._board: RecordsBoard | None = None
        self._line: PaperLine | None = None
        self._state = _StatePanel(theme)
        self._key = _KeyPanel(theme, say)
        self._working = Panel()
        self._working_words = Label("", "body", wrap=True)
        self._bar = Bar()
        self._cancel = Button()
        self._cancel.clicked.connect(self.cancelled)
        self._working.body.addWidget(self._working_words)
        self._working.body.addWidget(self._bar)
        self._working.body.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self._working.hide()
        self._seal = Button(kind="filled", icon="seal-check", key="Ctrl S", bound=True, height=44)
        self._seal_all = Button(height=44)
        self._view = Button(icon="printer", key="Ctrl P", bound=True, height=44)
        self._check = Button(icon="shield-check", key="Ctrl O", bound=True, height=44)
        self._note = Label("", "caption", "ink_2", wrap=True)
        self._root = Label("", "caption", "ink_2", wrap=True)
        self._seal.clicked.connect(self.sealed)
        self._seal_all.clicked.connect(self.all_sealed)
        self._view.clicked.connect(self.viewed)
        self._check.clicked.connect(self.checking)
        self._key.made.connect(self.keys_made)
        self._key.opened.connect(self.key_opened)
        self._key.closed.connect(self.key_closed)
        # a key that cannot do what it says tells why
        self._why = ""
        self._in_vain = QShortcut(QKeySequence("Ctrl+S"), self)
        self._in_vain.activated.connect(self._on_in_vain)
        for words in (self._working_words, self._note, self._root):
            _breaks(words, theme)
        column = QVBoxLayout()
        room(column, theme, gap=12, margins=(20, 16, 20, 16))
        for widget in (self._state, self._key, self._working):
            column.addWidget(widget)
        column.addLayout(Lines(self._seal, self._seal_all, gap=10, last="fill"))
        column.addWidget(self._view)
        column.addWidget(self._note)
        column.addStretch(1)
        column.addWidget(self._root)
        column.addWidget(self._check)
        self.setLayout(down(theme, Scroll(boxed(column)), gap=0))
        self.retitle(say)

    def show_board(self, board: RecordsBoard, line: PaperLine | None) -> None:
        """How the chosen paper and the key stand."""
        self._board, self._line = board, line
        self._state.show_state(board, line, self._say)
        self._key.show_key(board, self._say)
        self._allow(board, line)
        say = self._say
        root = board.root_fingerprint.upper()
        groups = " ".join(root[at : at + 4] for at in range(0, 32, 4))
        self._root.setText(say("The alliance's root begins {digits}", digits=groups) if root else "")
        self._root.setVisible(bool(root))

    def show_progress(self, words: str, done: int, of: int) -> None:
        """Long work is on its way; empty words end it."""
        self._working.setVisible(bool(words))
        self._working_words.setText(words)
        self._bar.show_share(done / of if of else 0.0)
        if self._board is not None:
            self._allow(self._board, self._line)

    def refuse(self, sentence: str, *, at: str = "") -> None:
        """Say no where the person is looking: at an input of the key (`name`, `key`, `root`) or above."""
        if not self._key.refuse(sentence, at):
            self._state.show_refusal(sentence, self._say)

    def ask_key(self) -> None:
        """Go to the input that opens or makes the key."""
        self._key.begin()

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._seal.retitle(say("Seal"))
        self._seal_all.retitle(say("Seal all of them"))
        self._view.retitle(say("Save and print"))
        self._check.retitle(say("Check a file …"))
        self._cancel.retitle(say("Cancel"))
        self._note.setText(say("The PDF is saved before anything is printed."))
        self._key.speak(say)
        if self._board is not None:
            self.show_board(self._board, self._line)

    def _allow(self, board: RecordsBoard, line: PaperLine | None) -> None:
        say = self._say
        why = ""
        if not self._working.isHidden():
            why = say("One moment: this is being worked on.")
        elif not board.ended:
            why = say("The assembly is not over yet.")
        elif board.open_cells:
            why = _open(board.open_cells, say)
        elif board.key is not KeyState.OPEN:
            why = say("Open the secretary's key first.")
        everything = all(each.sealed_at for each in board.papers)
        report = line is not None and line.paper is Paper.DOOR_REPORT
        done = line is not None and line.sealed_at is not None
        for button, reason in (
            (
                self._seal,
                say("This one is not sealed.") if report else say("This one is sealed.") if done else why,
            ),
            (self._seal_all, (say("All of them are sealed.") if everything else "") or why),
        ):
            if reason or line is None:
                button.refuse(reason)
            else:
                button.allow()
        self._why = self._seal.reason
        self._in_vain.setEnabled(not self._seal.isEnabled())
        # one thing is loudest: what comes next
        waits = board.ended and not board.open_cells and board.key is not KeyState.OPEN and not everything
        self._key.set_loud(loud=waits and self._working.isHidden())

    def _on_in_vain(self) -> None:
        if self._why:
            self._state.show_refusal(self._why, self._say)
            self._key.begin()


class _StatePanel(Panel):
    """Sealed, ready, or what is missing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._glyph = Glyph("file-text", 36, "ink_2")
        self._title = Label("", "lead_strong", wrap=True)
        self._under = Label("", "body", "ink_2", wrap=True)
        for label in (self._title, self._under):
            _breaks(label, theme)
        words = boxed(down(theme, self._title, self._under, gap=0))
        row = across(theme, self._glyph, words, gap=14)
        row.setStretch(1, 1)
        self.body.addLayout(row)

    def show_state(self, board: RecordsBoard, line: PaperLine | None, say: Tongue) -> None:
        if line is not None and line.paper is Paper.DOOR_REPORT:
            under = say("Not sealed and not for publication: reasons may speak of persons.")
            self._show("file-text", "ink_2", ("surface", "line"), say("For the organisers"), under)
        elif line is not None and line.sealed_at is not None:
            at = say.time(line.sealed_at, board.zone)
            day = say.day(line.sealed_at.date())
            by = say("by {name}, {day}, {time}", name=line.sealed_by, day=day, time=at)
            self._show("seal-check", "yes", ("yes_soft", "yes"), say("Sealed"), by)
        elif not board.ended:
            under = say("The assembly is not over yet. What stands so far can be read.")
            self._show("file-text", "ink_2", ("surface", "line"), say("Draft"), under)
        elif board.open_cells:
            under = _open(board.open_cells, say)
            self._show("warning", "warn", ("yes_but_soft", "yes_but_ink"), say("Draft"), under)
        else:
            under = say("Everything is recorded. The secretary's seal is what is missing.")
            self._show("file-text", "accent", ("accent_soft", "accent"), say("Ready to seal"), under)

    def show_refusal(self, sentence: str, say: Tongue) -> None:
        self._show("warning", "no", ("no_soft", "no"), say("Not sealed"), sentence)

    def _show(self, icon: str, ink: str, tone: tuple[str, str], title: str, under: str) -> None:
        self._glyph.set_icon(icon, ink, fill=icon != "file-text")
        self.set_tone(*tone)
        self._title.setText(title)
        self._under.setText(under)


class _KeyPanel(Panel):
    """The secretary's key on this laptop: made, opened or open; never a box that stands in the way."""

    made = Signal(str, str, str)
    opened = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._state = KeyState.NONE
        self._has_root = False
        self._title = Label("", "strong")
        self._words = Label("", "body", "ink_2", wrap=True)
        _breaks(self._words, theme)
        self._name = Field("")
        self._pass = _secret_field()
        self._root = _secret_field()
        self._act = Button(icon="key")
        self._act.clicked.connect(self._on_act)
        for field in (self._name, self._pass, self._root):
            field.entered.connect(self._on_act)
            field.changed.connect(field.accept)
        for widget in (self._title, self._words, self._name, self._pass, self._root):
            self.body.addWidget(widget)
        self.body.addLayout(across(theme, self._act, STRETCH))
        self.speak(say)

    def show_key(self, board: RecordsBoard, say: Tongue) -> None:
        if board.key is not self._state:
            for field in (self._pass, self._root):
                field.set_text("")
                field.accept()
        self._state, self._has_root = board.key, bool(board.root_fingerprint)
        making = board.key in (KeyState.NONE, KeyState.EXPIRED)
        self._name.setVisible(making)
        self._root.setVisible(making)
        self._pass.setVisible(making or board.key is KeyState.LOCKED)
        words = {
            KeyState.NONE: say(
                "There is none on this laptop yet. Its passphrase opens it each time; that of the alliance's "
                "root is kept apart and makes the next key."
            ),
            KeyState.EXPIRED: say("The key of {name} has expired. Make a new one.", name=board.key_name),
            KeyState.LOCKED: board.key_name,
            KeyState.OPEN: say("{name}: open, and forgotten after 15 idle minutes.", name=board.key_name),
        }
        self._words.setText(words[board.key])
        self._act.retitle(self._action(say))

    def refuse(self, sentence: str, at: str) -> bool:
        field = {"name": self._name, "key": self._pass, "root": self._root}.get(at)
        if field is None or not field.isVisibleTo(self):
            return False
        field.refuse(sentence)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def set_loud(self, *, loud: bool) -> None:
        self._act.set_kind("filled" if loud else "outlined")

    def begin(self) -> None:
        field = self._pass if self._state is KeyState.LOCKED else self._name
        if self._state is not KeyState.OPEN:
            field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def speak(self, say: Tongue) -> None:
        self._title.setText(say("The secretary's key"))
        self._name.retitle(say("Name of the secretary"))
        self._pass.retitle(say("Passphrase of this key"))
        self._root.retitle(say("Passphrase of the root"))
        self._act.retitle(self._action(say))

    def _action(self, say: Tongue) -> str:
        if self._state is KeyState.OPEN:
            return say("Close the key")
        return say("Open the key") if self._state is KeyState.LOCKED else say("Make the key")

    def _on_act(self) -> None:
        if self._state is KeyState.OPEN:
            self.closed.emit()
        elif self._state is KeyState.LOCKED:
            self.opened.emit(self._pass.text())
        else:
            self.made.emit(self._name.text().strip(), self._pass.text(), self._root.text())


def _breaks(label: Label, theme: Theme) -> None:
    """A word that is longer than the room is broken, never cut."""
    label.setMinimumWidth(theme.px(80))


def _secret_field() -> Field:
    field = Field("")
    edit = field.edit
    if isinstance(edit, QLineEdit):
        edit.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _open(count: int, say: Tongue) -> str:
    return say.plural(
        "One answer is not recorded yet: Tally shows which.",
        "{count} answers are not recorded yet: Tally shows which.",
        count,
    )
