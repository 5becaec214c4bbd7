"""The sheet a scene is drawn on: a thousand units high on any projector, with the stage's type and floor."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from app.domain.chair import Timer
from app.domain.tally import Answer, Beside
from app.ui.parts.marks import paint_answer, paint_beside
from app.ui.parts.scenes.lines import Face, Fitted, right_to_left, words_of
from app.ui.theme import Theme
from app.words import Tongue, clock_face

HIGH = 1000.0
NARROWEST = 1.25
"""A picture narrower than 5:4 is drawn as one of 5:4 in its middle."""

MARK: Mapping[Answer | Beside, str] = MappingProxyType(
    {
        Answer.YES: "yes",
        Answer.YES_BUT: "yes_but",
        Answer.NO: "no",
        Answer.UNCLEAR: "unclear",
        Beside.NOT_ASKED: "not_asked",
        Beside.WAITING: "waiting",
        Beside.NOT_PUT: "not_put",
        Beside.ABSENT: "absent",
        Beside.IN_WRITING: "writing",
        Beside.NOT_KNOWN: "not_known",
    }
)
"""The mark of each answer and state, as the marks name it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Words as they were set: what the checks of size and of edges look at."""

    words: str
    size: float
    box: QRectF


class Sheet:
    """One picture being drawn: where things go, in what type and colour, and what time it is."""

    def __init__(
        self, painter: QPainter, width: float, theme: Theme, say: Tongue, now: datetime, progress: float = 1.0
    ) -> None:
        self.painter = painter
        self.width = width
        """In units; the height is always 1,000."""
        self.theme = theme
        self.say = say
        self.now = now
        self.progress = progress
        """How far an answer's reveal or a tile's filling has come, 0 to 1."""
        self.drawn: list[Drawn] = []
        """Every line of words set so far."""
        self.margin = theme.stage("margin") * HIGH
        self.floor = theme.stage("floor") * HIGH
        self.tag = ""
        """What marks a rehearsal, at the right of the foot; empty on an evening that counts."""
        self.foot_top = HIGH * 0.925
        """The body ends here; below are the foot, the word Rehearsal and the hatch."""
        families = theme.common["family"]
        others = tuple(cast(list[str], families["fallback"]))
        spoken_others = tuple(cast(list[str], families["spoken_fallback"]))
        self._ui = (str(families["ui"]), *others)
        self._spoken = (str(families["spoken"]), *spoken_others)
        self._display = (str(families["spoken_display"]), *spoken_others)

    @property
    def left(self) -> float:
        """The left edge of what is written."""
        return self.margin

    @property
    def right(self) -> float:
        """The right edge of what is written."""
        return self.width - self.margin

    @property
    def across(self) -> float:
        """From the left edge to the right one."""
        return self.width - 2 * self.margin

    def ui(self, weight: int = 400, spacing: float = 0.0) -> Face:
        """What the program says."""
        return Face(self._ui, weight, spacing)

    def spoken(self, weight: int = 600, *, display: bool = True) -> Face:
        """What a person says; `display` from 56 units up."""
        return Face(self._display if display else self._spoken, weight)

    def colour(self, token: str) -> QColor:
        """A colour of the stage's theme."""
        return self.theme.colour(token)

    # -- words ---------------------------------------------------------------------------------------------

    def line(
        self,
        words: str,
        face: Face,
        size: float,
        x: float,
        top: float,
        leading: float,
        ink: str = "ink",
        *,
        align: str = "left",
    ) -> float:
        """One line in a box of height `leading`, beginning, ending or centred at `x`; returns its width."""
        metrics = face.metrics(size)
        wide = metrics.horizontalAdvance(words)
        at = {"left": x, "right": x - wide, "middle": x - wide / 2}[align]
        baseline = top + (leading - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        self.painter.setFont(face.font(size))
        self.painter.setPen(self.colour(ink))
        self.painter.drawText(QPointF(at, baseline), words)
        self.drawn.append(Drawn(words, size, QRectF(at, top, wide, leading)))
        return wide

    def block(
        self, fitted: Fitted, face: Face, x: float, top: float, width: float, ink: str = "ink"
    ) -> float:
        """Lines below each other; those read from the right stand at the right. Returns where they end."""
        for line in fitted.lines:
            if right_to_left(line):
                self.line(line, face, fitted.size, x + width, top, fitted.leading, ink, align="right")
            else:
                self.line(line, face, fitted.size, x, top, fitted.leading, ink)
            top += fitted.leading
        return top

    def heading(self, first: str, rest: str = "", top: float = 58.0, size: float = 48.0) -> float:
        """The head of a scene: what it is in the accent, and its title quietly; returns where it ends."""
        bold, plain = self.ui(600), self.ui()
        leading = size * 1.24
        used = self.line(first, bold, size, self.left, top, leading, "accent") + size * 0.65 if first else 0.0
        if rest:
            cut = elided(rest, plain, size, self.across - used)
            self.line(cut, plain, size, self.left + used, top, leading, "ink_2")
        return top + leading

    @contextmanager
    def kept(self) -> Generator[QPainter]:
        """The painter, put back afterwards as it was, whatever happened."""
        self.painter.save()
        try:
            yield self.painter
        finally:
            self.painter.restore()

    # -- shapes --------------------------------------------------------------------------------------------

    def rule(self, x: float, y: float, width: float, ink: str = "line") -> None:
        """A thin line across."""
        thick = self.theme.stage("line") * HIGH
        self.painter.fillRect(QRectF(x, y - thick / 2, width, thick), self.colour(ink))

    def cell(self, box: QRectF, fill: str = "", edge: str = "", radius: float = 11.0) -> None:
        """A rounded box, filled or as an outline."""
        thick = self.theme.stage("line") * HIGH
        inset = thick / 2 if edge else 0.0
        self.painter.setBrush(QBrush(self.colour(fill)) if fill else Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(self.colour(edge), thick) if edge else Qt.PenStyle.NoPen)
        self.painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)

    def mark(self, standing: Answer | Beside, x: float, y: float, side: float) -> None:
        """The mark of an answer, or of what stands in its place."""
        box = QRectF(x, y, side, side)
        if isinstance(standing, Answer):
            paint_answer(self.painter, box, MARK[standing], self.theme)
        else:
            paint_beside(self.painter, box, MARK[standing], self.theme)

    def bar(self, box: QRectF, part: float, ink: str = "ink", *, over: bool = False) -> None:
        """A bar filled up to `part`; hatched all over when the time is over."""
        painter, radius = self.painter, box.height() / 2
        whole = QPainterPath()
        whole.addRoundedRect(box, radius, radius)
        with self.kept():
            painter.setClipPath(whole)
            if over:
                self.hatch(box, ink)
            else:
                filled = box.width() * min(1.0, max(0.0, part))
                painter.fillRect(QRectF(box.left(), box.top(), filled, box.height()), self.colour(ink))
        thick = self.theme.stage("line") * HIGH
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.colour("field"), thick))
        half = thick / 2
        inner = box.adjusted(half, half, -half, -half)
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)

    def hatch(self, box: QRectF, ink: str = "accent", step: float = 13.0) -> None:
        """Slanting stripes from edge to edge."""
        run, path = step * 1.414, QPainterPath()
        x = box.left() - box.height()
        while x < box.right():
            path.moveTo(x, box.bottom())
            path.lineTo(x + box.height(), box.top())
            path.lineTo(x + box.height() + run, box.top())
            path.lineTo(x + run, box.bottom())
            path.closeSubpath()
            x += 2 * run
        with self.kept() as painter:
            painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
            painter.fillPath(path, self.colour(ink))

    # -- clocks --------------------------------------------------------------------------------------------

    def clock(self, timer: Timer, top: float) -> float:
        """The bar that empties, and below it the time left; returns the room at the left of the figures.

        Over time it counts up, the bar is hatched and the word stands beside the figures.
        """
        left = timer.left(self.now)
        over = left < timedelta(0)
        part = left / timer.length if timer.length else 0.0
        self.bar(QRectF(self.left, top, self.across, 24), part, over=over)
        face, size, leading = self.ui(600, -0.017), 208.0, 172.0
        figures = face_of(timer, self.now)
        # the place is kept for the widest value, so nothing beside the figures jumps
        widest = max(len(figures), len(clock_face(timer.length)))
        kept = face.width(("0:00", "00:00", "0:00:00", "00:00:00")[min(3, max(0, widest - 4))], size)
        below = top + 50
        self.line(figures, face, size, self.right, below, leading, align="right")
        word = self.say("over") if over else self.say("held") if timer.held_since else ""
        beside = self.ui(600)
        aside = max(beside.width(self.say("over"), 52), beside.width(self.say("held"), 52)) + 28
        if word:
            at = self.right - max(kept, face.width(figures, size)) - 28
            self.line(word, beside, 52, at, below + leading - 78, 62, "ink_2", align="right")
        return self.across - kept - aside - 40

    # -- what stands round every scene ---------------------------------------------------------------------

    def mark_rehearsal(self, note: str) -> None:
        """Say that this is a rehearsal: by its own note where that leaves room, else by the word alone."""
        word = self.say("Rehearsal")
        noted = (
            word.casefold() in note.casefold() and self.ui(600).width(note, self.floor) < self.across * 0.56
        )
        self.tag = note if noted else word

    def foot(self, words: str) -> None:
        """The line at the bottom; in a rehearsal the mark at the right and the hatch along the edge."""
        top, leading, room = 917.0, 52.0, self.across
        if self.tag:
            bold = self.ui(600)
            room -= (
                self.line(self.tag, bold, self.floor, self.right, top, leading, "ink_2", align="right") + 40
            )
            self.hatch(QRectF(0, HIGH - 13, self.width, 13))
        if words:
            plain = self.ui()
            cut = elided(words, plain, self.floor, room)
            self.line(cut, plain, self.floor, self.left, top, leading, "ink_2")


def face_of(timer: Timer, now: datetime) -> str:
    """The figures of a clock, without a sign: the whole seconds that are left, or that it is over."""
    return clock_face(abs(timer.left(now)))


def elided(words: str, face: Face, size: float, width: float) -> str:
    """The words on one line, cut with … if they do not hold."""
    words = " ".join(words_of(words))
    if face.width(words, size) <= width:
        return words
    while words and face.width(words + " …", size) > width:
        shorter = words.rpartition(" ")[0]
        words = shorter or words[:-1]
    return words + " …" if words else "…"
