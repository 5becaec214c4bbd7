"""A step of setting up: a code to be scanned from the screen tells whether scanner and keyboard agree."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.door.give_way import is_low
from app.ui.door.layout import TEST_CODE, Fit, Lesson, learn
from app.ui.parts.buttons import Button
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, room, theme_of
from app.words import Tongue

_CODE, _PART = 330, 0.42
"""How large the code is, in logical pixels, and the most it takes of the width."""


class ScannerPage(QWidget):
    """In place of the verdict until the scanner has been tried."""

    left = Signal()
    learned = Signal(str)
    """What arrives here for a scanner's letters; empty where just these do."""

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._lesson: Lesson | None = None
        self._title = Label("", "head", wrap=True, size=36)
        self._why = Label("", "lead", "ink_2", wrap=True, size=20)
        self._glyph = Glyph("", 40)
        self._told = Label("", "lead_strong", wrap=True, size=22)
        self._away = Button("", key="Esc", height=48)
        self._away.clicked.connect(self.left)
        self._code = _Code()
        told = across(theme, self._glyph, self._told, gap=14)
        told.setAlignment(self._glyph, Qt.AlignmentFlag.AlignTop)
        told.setStretch(1, 1)
        back = across(theme, self._away, STRETCH)
        words = down(theme, STRETCH, self._title, self._why, boxed(told), back, STRETCH, gap=18)
        self._row = across(theme, self._code, boxed(words), gap=36, margins=20)
        self._row.setStretch(1, 1)
        self._row.setAlignment(self._code, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(self._row)
        # the keys of a scanner go to whatever has the focus: to this page, and nowhere else
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retitle(say)

    @property
    def told(self) -> str:
        """What it says about the last scan."""
        return self._told.text()

    def show_lesson(self, lesson: Lesson | None) -> None:
        """What came of a scan; None while none was made."""
        self._lesson = lesson
        self._say_lesson()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """In a low window what to do and what came of it keep their room; why it is done goes first."""
        theme, low = theme_of(self), is_low(self)
        self._why.setVisible(not low)
        self._title.setVisible(not low or self._lesson is None)
        self._title.set_role("head", 28 if low else 36)
        self._told.set_role("lead_strong", 18 if low else 22)
        room(self._row, theme, gap=20 if low else 36, margins=0 if low else 20)
        side = round(min(theme.px(_CODE), self.width() * _PART, self.height() * 0.9))
        self._code.setFixedSize(side, side)

    def hear(self, keys: tuple[str, ...]) -> None:
        """The keys of a scan, as they arrived."""
        lesson = learn(keys)
        self.show_lesson(lesson)
        if lesson.fit is not Fit.UNCLEAR:
            self.learned.emit(lesson.arrives)

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        self._title.setText(say("Scan this code with your scanner"))
        self._why.setText(
            say(
                "Scanners type as if the keyboard were American. This shows whether the same letters arrive "
                "here, and puts them right if not."
            )
        )
        self._away.retitle(say("Back to the door"))
        self.setAccessibleName(say("Scan this code with your scanner"))
        self._say_lesson()

    def _say_lesson(self) -> None:
        say, lesson = self._say, self._lesson
        self._give_way()
        if lesson is None:
            self._glyph.set_icon("barcode", "ink_3")
            self._told.setText(say("Nothing scanned yet"))
            return
        if lesson.fit is Fit.UNCLEAR:
            self._glyph.set_icon("warning", "warn", fill=True)
            words = say(
                "That was not this code, or two letters arrive as one. Scan it again, hold it still. If that "
                "does not help, set the scanner to this laptop’s keyboard with the sheet that came with it."
            )
        elif lesson.fit is Fit.AGREES:
            self._glyph.set_icon("check-circle", "yes", fill=True)
            words = say("Scanner and keyboard agree. There is nothing to set.")
        else:
            self._glyph.set_icon("check-circle", "yes", fill=True)
            words = say(
                "This keyboard is another than the scanner’s. From now on its letters are put right here."
            )
            if lesson.keyboard:
                words = say(
                    "This keyboard is {keyboard}, the scanner’s is not. "
                    "From now on its letters are put right here.",
                    keyboard=lesson.keyboard,
                )
        self._told.setText(words)


class _Code(QWidget):
    """The test code, black on white in every theme, as scanners want it."""

    def __init__(self) -> None:
        super().__init__()
        self._modules: tuple[tuple[bool, ...], ...] = ()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._modules:
            from app.documents.codes import qr_modules

            self._modules = qr_modules(TEST_CODE)
        theme = theme_of(self)
        with QPainter(self) as painter:
            step = min(self.width(), self.height()) // len(self._modules)
            side = step * len(self._modules)
            left, top = (self.width() - side) // 2, (self.height() - side) // 2
            painter.fillRect(QRectF(left, top, side, side), theme.colour("rail_strong"))
            for y, row in enumerate(self._modules):
                for x, dark in enumerate(row):
                    if dark:
                        painter.fillRect(left + x * step, top + y * step, step, step, theme.colour("rail"))
