"""Where a post is left or kept to: a bar above the work, in its place, with a PIN and one answer."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QRegularExpression, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QSizePolicy, QWidget
from shiboken6 import isValid

from app.domain.post_lock import LONGEST
from app.ui.parts.buttons import Button
from app.ui.parts.fields import Field
from app.ui.parts.frames import paint_plate
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, hold, room, theme_of
from app.words import Tongue, clock_face

_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom
_SAID, _FIELD = 420, 220
"""Logical pixels at 100 % that what is said has beside what is asked, or all the width above it; of a PIN."""


class Asks(Enum):
    """What the bar is open for."""

    LEAVE = auto()
    CLOSE = auto()
    """The window is to be closed while it keeps to a post."""
    KEEP = auto()
    """The laptop is to keep to a post from now on, by the PIN it has."""
    CHOOSE = auto()
    """The same with a PIN that is chosen now, typed twice."""


class LockBar(QWidget):
    """Hidden until it is asked for. Nothing else stops while it is there."""

    pin_given = Signal(str)
    """To leave the post, or to close the window that keeps to it."""
    pin_chosen = Signal(str)
    """To keep to it from now on, by that PIN."""
    kept = Signal()
    """To keep to it from now on, by the PIN that there is."""
    put_away = Signal()

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__()
        self._say = say
        self._for = Asks.LEAVE
        self._asks = self._passphrase = self._voiced = False
        self._post, self._wrong, self._seconds = "", "", 0
        self._before: QWidget | None = None
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._on_second)
        self._glyph = Glyph("lock-simple", 28, "accent")
        self._title = Label("", "strong", wrap=True)
        self._words = Label("", "caption", "ink_2", wrap=True)
        self._pin, self._again = Field(""), Field("")
        for field in (self._pin, self._again):
            edit = field.edit
            if isinstance(edit, QLineEdit):
                edit.setEchoMode(QLineEdit.EchoMode.Password)
            _take(field)
            hold(field, theme, width=_FIELD)
            field.entered.connect(self._on_entered)
        self._go = Button(kind="filled", key="Enter", enters=True)
        self._go.clicked.connect(self._on_entered)
        self._stay = Button(kind="quiet", key="Esc", enters=True)
        self._stay.clicked.connect(self.close_bar)
        self._other = Button(kind="quiet", enters=True)
        self._other.clicked.connect(lambda: self._open(self._post, Asks.CHOOSE, asks=True))
        said = boxed(down(theme, STRETCH, self._title, self._words, STRETCH, gap=2))
        head = across(theme, self._glyph, said, gap=16)
        head.setStretch(1, 1)
        answers = boxed(Lines(self._go, self._stay, self._other, gap=8))
        self._typed = across(theme, gap=16)
        for field in (self._pin, self._again):
            self._typed.addWidget(field, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._typed.addStretch(1)
        self._pieces = (boxed(head), boxed(self._typed), answers)
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
        return (self._pin.edit, self._again.edit, self._go, self._stay, self._other)

    @property
    def asking(self) -> Asks | None:
        """What it is open for; None while it is put away."""
        return None if self.isHidden() else self._for

    def ask_to_leave(self, post: str, *, pin: bool, passphrase: bool = False, closing: bool = False) -> None:
        """Leave that post, by its name, with the PIN if there is one, or with the organiser's passphrase.

        With `closing` it is the window that is to be closed.
        """
        self._passphrase = pin and passphrase
        self._open(post, Asks.CLOSE if closing else Asks.LEAVE, asks=pin)

    def ask_to_keep(self, post: str, *, pin: bool = False) -> None:
        """Keep to that post, by the PIN that there is, or by one that is chosen now, twice."""
        self._passphrase = False
        self._open(post, Asks.KEEP if pin else Asks.CHOOSE, asks=not pin)

    def refuse(self, sentence: str, seconds: int = 0) -> None:
        """Say why not, at the PIN, and count down the seconds that the next one has to wait."""
        self._voiced = False
        self._pin.set_text("")
        self._again.set_text("")
        self._wrong, self._seconds = sentence, seconds
        self._say_wrong()
        if seconds:
            self._second.start()
        (self._pin.edit if self._asks else self._go).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_bar(self) -> None:
        """Put it away; what was typed is gone, and the keys are where they were."""
        for field in (self._pin, self._again):
            field.set_text("")
        self._forget_wrong()
        had = any(each.hasFocus() for each in self.inputs)
        was, before = self.isVisible(), self._before
        self.hide()
        if had and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
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
        head, _, answers = self._pieces
        # the two fields go below each other before they make a window wider
        pieces = (head, self._pin, self._again, answers)
        widest = max(piece.minimumSizeHint().width() for piece in pieces if piece.isVisibleTo(self))
        return QSize(widest + edges.left() + edges.right(), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            ground, edge = theme.colour("accent_soft"), theme.colour("line")
            paint_plate(painter, self.rect(), fill=ground, edge=edge, width=1, radius=0)

    def _arrange(self) -> None:
        """All in one row, or what is asked below what is said where the window is narrow."""
        _, asked, answers = self._pieces
        edges = self._row.contentsMargins()
        both = 2 * theme_of(self).px(_FIELD) + self._typed.spacing()
        fits = self.width() - edges.left() - edges.right() >= both
        self._typed.setDirection(_BESIDE if fits or self._again.isHidden() else _BELOW)
        wide = asked.sizeHint().width() + answers.sizeHint().width()
        beside = self.width() - wide >= theme_of(self).px(_SAID)
        self._row.setDirection(_BESIDE if beside else _BELOW)
        self._row.setAlignment(answers, Qt.AlignmentFlag.AlignBottom if beside else Qt.AlignmentFlag(0))

    def _open(self, post: str, what: Asks, *, asks: bool) -> None:
        choosing = what is Asks.CHOOSE
        if self.isHidden():
            self._before = self.window().focusWidget()
            for field in (self._pin, self._again):
                # what a door still held back when it was put away came here afterwards
                field.set_text("")
            # as wide as it will be, or the window grows to hold words in a column of single letters: they
            # keep the height that they need in the width they have, and were never laid out
            parent = self.parentWidget()
            self.resize(parent.width() if parent is not None else self.width(), self.height())
            for words in (self._title, self._words):
                words.setText("")
                words.resize(theme_of(self).px(_SAID), words.height())
        self._post, self._for, self._asks, self._voiced = post, what, asks, False
        self._forget_wrong()
        for field in (self._pin, self._again):
            field.set_text("")
        _take(self._pin, words=self._passphrase)
        self._pieces[1].setVisible(asks)
        self._again.setVisible(choosing)
        self._other.setVisible(what is Asks.KEEP)
        self._say_words()
        self._arrange()
        self.show()
        for widget in self.inputs:
            # the last to be installed is the first to be asked: Esc means this bar while it is here
            widget.removeEventFilter(self)
            widget.installEventFilter(self)
        (self._pin.edit if asks else self._go).setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_words(self) -> None:
        say = self._say
        titles = {
            Asks.LEAVE: say("Leave this post: {post}", post=self._post),
            Asks.CLOSE: say("Close Folkmoot? This laptop keeps to its post: {post}", post=self._post),
        }
        self._title.setText(
            titles.get(self._for, say("Keep this laptop to one post: {post}", post=self._post))
        )
        self._words.setText(self._explained(say))
        go = {Asks.LEAVE: say("Leave"), Asks.CLOSE: say("Close")}
        self._go.retitle(go.get(self._for, say("Lock")))
        self._stay.retitle(say("Stay") if self._for in go else say("Not now"))
        self._other.retitle(say("Another PIN"))
        self._pin.retitle(say("PIN or passphrase") if self._passphrase else say("PIN"))
        self._again.retitle(say("The PIN again"))
        self._say_wrong()

    def _explained(self, say: Tongue) -> str:
        if self._for is Asks.CHOOSE:
            return say(
                "It starts there and shows nothing else. Only this PIN leads out again: write it down."
            )
        if self._for is Asks.KEEP:
            return say("It starts there and shows nothing else. The PIN chosen on this laptop leads out.")
        if not self._asks:
            return say("No PIN was chosen on this laptop: anybody may.")
        if self._passphrase:
            return say(
                "For the organiser, by PIN, or by the passphrase of this laptop if the PIN is forgotten. "
                "Scanning goes on meanwhile."
            )
        return say(
            "For the organiser, by PIN. Forgotten? Call whoever set this laptop up; it can be freed without. "
            "Scanning goes on meanwhile."
        )

    def _say_wrong(self) -> None:
        if not self._wrong:
            return
        wait = ""
        if self._seconds:
            wait = self._say("Next try in {time}.", time=clock_face(self._seconds))
        said = " ".join(filter(None, (self._wrong, wait)))
        if self._asks:
            self._pin.refuse(said)
        else:
            self._words.setText(said)

    def _on_second(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self._say_wrong()
        else:
            self._forget_wrong()

    def _forget_wrong(self) -> None:
        self._second.stop()
        self._wrong, self._seconds = "", 0
        for field in (self._pin, self._again):
            field.accept()

    def _on_entered(self) -> None:
        """Voice it once: Enter struck twice is one try."""
        pin, again = self._pin.text(), self._again.text()
        if self._voiced:
            return
        if self._for is Asks.CHOOSE and pin and not again:
            self._again.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._for is Asks.CHOOSE and pin != again:
            self.refuse(self._say("The two differ. Type the PIN twice."))
        else:
            self._voiced = True
            if self._for is Asks.KEEP:
                self.kept.emit()
            else:
                (self.pin_chosen if self._for is Asks.CHOOSE else self.pin_given).emit(pin)


def _take(field: Field, *, words: bool = False) -> None:
    """Digits alone, as a PIN has them, or any words of a passphrase."""
    edit = field.edit
    if isinstance(edit, QLineEdit):
        edit.setMaxLength(_LONGEST_PASSPHRASE if words else LONGEST)
        edit.setValidator(
            None if words else QRegularExpressionValidator(QRegularExpression("[0-9]*"), edit)  # pyright: ignore[reportArgumentType]
        )


_LONGEST_PASSPHRASE = 200
