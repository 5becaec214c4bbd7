"""Where a post is left or kept to: a bar above the work, in its place, with a PIN and one answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.domain.post_lock import LONGEST
from app.ui.parts.buttons import Button
from app.ui.parts.fields import Field
from app.ui.parts.frames import paint_plate
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, hold, room, theme_of
from app.words import Tongue

_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom
_SAID = 420
"""Logical pixels at 100 % that what is said has beside what is asked, or all the width above it."""


class LockBar(QWidget):
    """Hidden until it is asked for. Nothing else stops while it is there."""

    pin_given = Signal(str)
    """To leave the post."""
    pin_chosen = Signal(str)
    """To keep to it from now on."""
    put_away = Signal()

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._say = say
        self._choosing = self._asks = self._passphrase = False
        self._post = ""
        self._glyph = Glyph("lock-simple", 28, "accent")
        self._title = Label("", "strong")
        self._words = Label("", "caption", "ink_2", wrap=True)
        self._pin, self._again = Field(""), Field("")
        for field in (self._pin, self._again):
            edit = field.edit
            if isinstance(edit, QLineEdit):
                edit.setEchoMode(QLineEdit.EchoMode.Password)
            _take(field)
            hold(field, theme, width=220)
            field.entered.connect(self._on_entered)
        self._go = Button(kind="filled", key="Enter")
        self._go.clicked.connect(self._on_entered)
        self._stay = Button(kind="quiet", key="Esc")
        self._stay.clicked.connect(self.close_bar)
        said = boxed(down(theme, STRETCH, self._title, self._words, STRETCH, gap=2))
        head = across(theme, self._glyph, said, gap=16)
        head.setStretch(1, 1)
        answers = boxed(across(theme, self._go, self._stay, STRETCH, gap=8))
        self._pieces = (boxed(head), boxed(Lines(self._pin, self._again, gap=16)), answers)
        self._row = QBoxLayout(_BESIDE, self)
        room(self._row, theme, gap=16, margins=(20, 12, 20, 12))
        for piece in self._pieces:
            self._row.addWidget(piece)
        self._row.setStretch(0, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def inputs(self) -> tuple[QWidget, ...]:
        """What has the keys while it is open; a post that listens to scanners listens here too."""
        return (self._pin.edit, self._again.edit, self._go, self._stay)

    def ask_to_leave(self, post: str, *, pin: bool, passphrase: bool = False) -> None:
        """Leave that post, by its name, with the PIN if there is one, or with the organiser's passphrase."""
        self._passphrase = pin and passphrase
        self._open(post, choosing=False, asks=pin)

    def ask_to_keep(self, post: str) -> None:
        """Keep to that post: the first time a PIN is chosen, twice."""
        self._passphrase = False
        self._open(post, choosing=True, asks=True)

    def refuse(self, sentence: str) -> None:
        """Say why not, at the PIN."""
        self._pin.set_text("")
        self._again.set_text("")
        self._pin.refuse(sentence)
        self._pin.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_bar(self) -> None:
        """Put it away; what was typed is gone."""
        for field in (self._pin, self._again):
            field.set_text("")
            field.accept()
        was = self.isVisible()
        self.hide()
        if was:
            self.put_away.emit()

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._say_words()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.close_bar()
            return True
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        hint, edges = super().minimumSizeHint(), self._row.contentsMargins()
        widest = max(piece.minimumSizeHint().width() for piece in self._pieces if piece.isVisibleTo(self))
        return QSize(widest + edges.left() + edges.right(), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """All in one row, or what is asked below what is said where the window is narrow."""
        _, asked, answers = self._pieces
        wide = asked.sizeHint().width() + answers.sizeHint().width()
        beside = self.width() - wide >= theme_of(self).px(_SAID)
        self._row.setDirection(_BESIDE if beside else _BELOW)
        self._row.setAlignment(answers, Qt.AlignmentFlag.AlignBottom if beside else Qt.AlignmentFlag(0))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            ground, edge = theme.colour("accent_soft"), theme.colour("line")
            paint_plate(painter, self.rect(), fill=ground, edge=edge, width=1, radius=0)

    def _open(self, post: str, *, choosing: bool, asks: bool) -> None:
        self._post, self._choosing, self._asks = post, choosing, asks
        _take(self._pin, words=self._passphrase)
        self._pin.setVisible(asks)
        self._again.setVisible(choosing)
        self._say_words()
        self._arrange()
        self.show()
        for widget in self.inputs:
            # the last to be installed is the first to be asked: Esc means this bar while it is here
            widget.removeEventFilter(self)
            widget.installEventFilter(self)
        (self._pin.edit if asks else self._go).setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_words(self) -> None:
        say, post = self._say, self._post
        if self._choosing:
            self._title.setText(say("Keep this laptop to one post: {post}", post=post))
            self._words.setText(
                say("It starts there and shows nothing else. Only this PIN leads out again: write it down.")
            )
            self._go.retitle(say("Lock"))
        else:
            self._title.setText(say("Leave this post: {post}", post=post))
            words = say("No PIN was chosen on this laptop.")
            if self._asks:
                words = say("The organiser’s PIN leads out. Scanning goes on meanwhile.")
            if self._passphrase:
                words = say(
                    "The organiser’s PIN leads out, or the passphrase of this laptop if it is forgotten. "
                    "Scanning goes on meanwhile."
                )
            self._words.setText(words)
            self._go.retitle(say("Leave"))
        self._pin.retitle(say("PIN or passphrase") if self._passphrase else say("PIN"))
        self._again.retitle(say("The PIN again"))
        self._stay.retitle(say("Stay"))

    def _on_entered(self) -> None:
        pin = self._pin.text()
        if not self._choosing:
            self.pin_given.emit(pin)
        elif pin and not self._again.text():
            self._again.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif pin != self._again.text():
            self.refuse(self._say("The two differ. Type the PIN twice."))
        else:
            self.pin_chosen.emit(pin)


def _take(field: Field, *, words: bool = False) -> None:
    """Digits alone, as a PIN has them, or any words of a passphrase."""
    edit = field.edit
    if isinstance(edit, QLineEdit):
        edit.setMaxLength(_LONGEST_PASSPHRASE if words else LONGEST)
        edit.setValidator(
            None if words else QRegularExpressionValidator(QRegularExpression("[0-9]*"), edit)  # pyright: ignore[reportArgumentType]
        )


_LONGEST_PASSPHRASE = 200
