"""How badges come onto paper: stock, printer, colour, strips, backs, and how far off the printer is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain import colours
from app.errors import Refused
from app.ui.parts.buttons import Button
from app.ui.parts.fields import Choice, Field, NumberField, Tick
from app.ui.parts.frames import paint_plate
from app.ui.parts.labels import Label
from app.ui.parts.panels import Divider, Panel
from app.ui.parts.scrolling import Scroll
from app.ui.parts.stack import STRETCH, across, boxed, down
from app.ui.theme import Theme, hold, theme_of
from app.words import Tongue

MOST_SHIFT = 20.0
"""Millimetres: a printer that is further off than that has the wrong paper in it."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What is chosen here."""

    stock: str = ""
    printer: str = ""
    """Empty to save the file only."""
    strips: bool = True
    backs: bool = False
    right: float = 0.0
    down: float = 0.0
    used: int = 0
    """Labels that are gone from the first sheet already."""


class BadgeSetup(Panel):
    """Stands beside the list of badges. What is chosen is kept at once, or its field says why not."""

    chosen = Signal(str, object)
    """What was chosen, by the name of this laptop's setting, and how."""
    coloured = Signal(str)
    """The assembly's own colour, as it was typed; empty for ours."""
    calibrating = Signal()

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(margins=(18, 14, 4, 6), gap=8, parent=parent)
        self._say = say
        self._kept = ""
        self._printers: tuple[str, ...] = ()
        self._wished = ""
        self._stock = Choice("", shrinks=True)
        self._stock.changed.connect(self._on_stock)
        self._abouts: dict[str, str] = {}
        self._about = Label("", "caption", "ink_2", wrap=True)
        self._printer = Choice("", shrinks=True)
        self._printer.changed.connect(self._on_printer)
        self._colour = Field("", colours.OURS)
        self._colour.edit.setObjectName("accent")
        self._colour.changed.connect(self._show_swatch)
        self._swatch = _Swatch()
        hold(self._swatch, theme, width=56, height=36)
        self._strip_words = Label("", "caption", "ink_2", wrap=True)
        self._back_words = Label("", "caption", "ink_2", wrap=True)
        self._strips = Tick("")
        self._strips.clicked.connect(lambda: self.chosen.emit("badge_strips", self._strips.isChecked()))
        self._backs = Tick("")
        self._backs.clicked.connect(lambda: self.chosen.emit("badge_backs", self._backs.isChecked()))
        self._used = NumberField("", least=0, most=13)
        self._used.set_value(0)
        self._shift_words = Label("", "caption", "ink_2", wrap=True)
        self._right, self._down = Field("", "0"), Field("", "0")
        self._right.edit.setObjectName("badge_right")
        self._down.edit.setObjectName("badge_down")
        self._calibrate = Button(enters=True)
        self._calibrate.clicked.connect(self.calibrating)
        for field, left in (
            (self._colour, self._on_colour),
            (self._right, partial(self._on_shift, self._right)),
            (self._down, partial(self._on_shift, self._down)),
        ):
            # Enter finishes it too
            finished = getattr(field.edit, "editingFinished")  # noqa: B009 - one line has it, several do not
            finished.connect(left)
        self.body.addWidget(self._scrolled(theme))
        self.speak(say)

    def _scrolled(self, theme: Theme) -> Scroll:
        """All of it, as high as it likes to be."""
        colour = across(theme, gap=10)
        colour.addWidget(self._colour, 1, Qt.AlignmentFlag.AlignTop)
        self._swatch_box = boxed(down(theme, self._swatch, STRETCH, margins=(0, 25, 0, 0)))
        colour.addWidget(self._swatch_box)
        self._head = Label("", "title", wrap=True)
        self._kept_words = Label("", "body", "ink_2", wrap=True)
        for words in (
            self._head,
            self._kept_words,
            self._about,
            self._strip_words,
            self._back_words,
            self._shift_words,
        ):
            # a word that is longer than the room is broken, never cut
            words.setMinimumWidth(100)
        inner = boxed(
            down(
                theme,
                self._head,
                self._kept_words,
                down(theme, self._stock, self._about, gap=2),
                self._used,
                self._printer,
                colour,
                down(theme, self._strips, self._strip_words, gap=0),
                down(theme, self._backs, self._back_words, gap=0),
                Divider(),
                self._shift_words,
                self._right,
                self._down,
                across(theme, self._calibrate, STRETCH, gap=0),
                STRETCH,
                gap=9,
                margins=(0, 0, 14, 6),
            )
        )
        inner.setObjectName("plain")
        return Scroll(inner)

    def speak(self, say: Tongue) -> None:
        """Another tongue."""
        self._say = say
        self._head.setText(say("Paper and printer"))
        self._kept_words.setText(say("Kept for the next time."))
        self._stock.retitle(say("Paper"))
        self._used.retitle(say("Labels already used"))
        self._printer.retitle(say("Printer"))
        self._colour.retitle(say("The alliance’s colour"))
        self._strips.setText(say("Cover strips"))
        self._backs.setText(say("Backs"))
        self._strip_words.setText(say("For each delegation lead, before the badges of the institution."))
        self._back_words.setText(
            say("With the root’s fingerprint; for a printer that turns the paper on its long edge.")
        )
        self._shift_words.setText(
            say("How far the labels lie from the frames of the calibration page, in millimetres:")
        )
        self._right.retitle(say("Further right"))
        self._down.retitle(say("Further down"))
        self._calibrate.retitle(say("Calibration page …"))
        self.show_printers(self._printers)

    @property
    def setup(self) -> Setup:
        """What is chosen; a field that is not understood counts as it was before."""
        return Setup(
            self._stock.chosen(),
            self._printer.chosen(),
            self._strips.isChecked(),
            self._backs.isChecked(),
            _millimetres(self._right.text()) or 0.0,
            _millimetres(self._down.text()) or 0.0,
            self._used.value() or 0,
        )

    def show_setup(self, setup: Setup) -> None:
        """What was chosen the last time."""
        self._wished = setup.printer
        self._stock.choose(setup.stock)
        self._say_stock()
        self._strips.setChecked(setup.strips)
        self._backs.setChecked(setup.backs)
        self._right.set_text(_written(setup.right))
        self._down.set_text(_written(setup.down))

    def show_stocks(self, stocks: Sequence[tuple[str, str, str]]) -> None:
        """What sheets can be laid out for: key, a few words, and all that is to be said of it."""
        self._abouts = {key: about for key, _, about in stocks}
        self._stock.show_choices([(key, words) for key, words, _ in stocks])
        self._say_stock()

    def show_printers(self, names: Sequence[str]) -> None:
        """The printers there are; nothing is printed unless one is chosen."""
        self._printers = tuple(names)
        self._printer.show_choices([("", self._say("Save the PDF only")), *((name, name) for name in names)])
        if self._wished in names:
            self._printer.choose(self._wished)

    def show_colour(self, accent: str) -> None:
        """The assembly's own; what is being typed stays."""
        if self._kept != accent or not self._colour.refused:
            if self._colour.text() == self._kept or not self._colour.edit.hasFocus():
                self._colour.set_text(accent)
            self._kept = accent
        self._show_swatch()

    def refuse_colour(self, sentence: str) -> None:
        """Why it was not kept."""
        self._colour.refuse(sentence)

    def again(self) -> None:
        """Sheets were printed: the next begin on a whole sheet."""
        self._used.set_value(0)

    def _show_swatch(self) -> None:
        try:
            self._swatch.show_colour(colours.accent(self._colour.text().strip() or colours.OURS), fits=True)
        except Refused:
            self._swatch.show_colour("", fits=False)

    def _on_stock(self, key: str) -> None:
        self._say_stock()
        self.chosen.emit("badge_stock", key)

    def _say_stock(self) -> None:
        self._about.setText(self._abouts.get(self._stock.chosen(), ""))

    def _on_printer(self, name: str) -> None:
        self._wished = name
        self.chosen.emit("badge_printer", name)

    def _on_colour(self) -> None:
        self._show_swatch()
        typed = self._colour.text().strip()
        if typed == self._kept:
            self._colour.accept()
            return
        try:
            wanted = colours.accent(typed) if typed else ""
        except Refused as said:
            self._colour.refuse(self._say(said.reason, **said.facts))
            return
        self._colour.accept()
        self.coloured.emit(wanted)

    def _on_shift(self, field: Field) -> None:
        found = _millimetres(field.text())
        if found is None:
            field.refuse(self._say("Write millimetres, such as 1.5 or −0.5, at most 20."))
            return
        field.accept()
        self.chosen.emit(field.edit.objectName(), found)


def _millimetres(text: str) -> float | None:
    """A length as people write it; None when it is none, or further than any printer is off."""
    plain = text.strip().replace("−", "-").replace(",", ".").removesuffix("mm").strip()
    try:
        found = float(plain or "0")
    except ValueError:
        return None
    return found if abs(found) <= MOST_SHIFT else None


def _written(length: float) -> str:
    return f"{length:g}" if length else ""


class _Swatch(QWidget):
    """The colour as white words stand on it; a cross where they cannot be read."""

    def __init__(self) -> None:
        super().__init__()
        self._colour, self._fits = "", False

    def show_colour(self, colour: str, *, fits: bool) -> None:
        self._colour, self._fits = colour, fits
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            fill = QColor(self._colour) if self._fits else theme.colour("sunken")
            paint_plate(
                painter,
                self.rect(),
                fill=fill,
                edge=theme.colour("field"),
                width=theme.line("field"),
                radius=theme.radius("control"),
            )
            painter.setFont(theme.font("strong"))
            painter.setPen(QColor(colours.WHITE) if self._fits else theme.colour("ink_2"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "Aa" if self._fits else "–")
