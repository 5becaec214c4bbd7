"""What every page carries: who holds the assembly, the rehearsal's sign, the foot with revision and page."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from app import clock
from app.documents import fonts, lines, styles
from app.documents.flow import Frame, horizontal
from app.documents.styles import Style
from app.domain.records import Minutes
from app.words import Tongue

RUN_HEIGHT = 27.0
"""Points from a page's upper margin to where its text begins."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The head and foot of each page; `say` words them."""

    frame: Frame
    running: str
    """At the upper left of each page."""
    note: str
    """At the lower left: what a rehearsal was reconstructed from."""
    revision: str
    rehearsal: bool
    say: Tongue

    def __call__(self, pen: Canvas, number: int, of: int) -> None:
        frame = self.frame
        top = frame.size[1] - frame.top
        right = frame.size[0] - frame.right
        sign = 0.0
        if self.rehearsal:
            sign = draw_rehearsal(pen, right, top, self.say("Rehearsal"))
        _one_line(pen, self.running, styles.SMALL_QUIET, frame.left, top, frame.width - sign - 12)
        self._foot(pen, self.say("Page {number} of {of}", number=number, of=of), right)

    def _foot(self, pen: Canvas, page: str, right: float) -> None:
        frame = self.frame
        line = frame.bottom - 14
        horizontal(pen, frame.left, line, frame.width, 0.6, styles.INK)
        edge = right - lines.measure(page, styles.FOOT_BOLD)
        _one_line(pen, page, styles.FOOT_BOLD, edge, line - 5, right - edge + 1)
        if self.revision:
            edge -= lines.measure(self.revision, styles.FOOT) + 12
            _one_line(pen, self.revision, styles.FOOT, edge, line - 5, right - edge)
        y = line - 5
        for each in lines.broken(lines.as_runs(self.note, styles.FOOT), edge - 14 - frame.left)[:3]:
            each.draw(pen, frame.left, y)
            y -= each.height


def of_minutes(minutes: Minutes, frame: Frame, say: Tongue, *, running: str, draft: bool) -> Furniture:
    """The furniture of a paper of that evening."""
    made = clock.at_venue(minutes.made, minutes.zone)
    facts = {
        "revision": minutes.revision,
        "day": say.day(made.date()),
        "time": say.time(minutes.made, minutes.zone),
    }
    return Furniture(
        frame,
        running,
        foot_note(minutes.note, say) if minutes.rehearsal else minutes.note,
        say("Draft of revision {revision} · {day} {time}", **facts)
        if draft
        else say("Revision {revision} · {day} {time}", **facts),
        minutes.rehearsal,
        say,
    )


def foot_note(note: str, say: Tongue) -> str:
    """A rehearsal's note; the word Rehearsal stands in it once."""
    word = say("Rehearsal")
    if not note:
        return word
    return note if word.casefold() in note.casefold() else f"{word}: {note}"


def draw_rehearsal(pen: Canvas, right: float, top: float, word: str, size: float = 8.3) -> float:
    """The hatched sign with its upper right corner there; how wide it is, in points."""
    style = Style(fonts.Face.SANS_BOLD, size, size * 1.3)
    wide, tall = lines.measure(word, style) + size * 1.5, size * 1.5
    pen.saveState()
    box = pen.beginPath()
    box.roundRect(right - wide, top - tall + 1, wide, tall, 2)
    pen.clipPath(box, stroke=0, fill=0)
    pen.setStrokeColorRGB(*styles.HATCH)
    pen.setLineWidth(2)
    x = right - wide - tall
    while x < right:
        pen.line(x, top - tall, x + tall + 2, top + 2)
        x += 5.6
    pen.restoreState()
    pen.setStrokeColorRGB(*styles.INK)
    pen.setLineWidth(0.9)
    pen.roundRect(right - wide, top - tall + 1, wide, tall, 2, stroke=1, fill=0)
    for line in lines.broken(lines.as_runs(word, style), wide):
        line.draw(pen, right - wide / 2 - line.width / 2, top - tall / 2 + 1 + line.height / 2)
    return wide


def draw_watermark(pen: Canvas, frame: Frame, word: str) -> None:
    """A draft says so across the page, under everything."""
    style = Style(fonts.Face.SANS_BOLD, 60, 60, styles.WATERMARK)
    laid = lines.broken(lines.as_runs(word, style), frame.size[1])
    pen.saveState()
    pen.translate(frame.size[0] / 2, frame.size[1] / 2)
    pen.rotate(52)
    for line in laid:
        line.draw(pen, -line.width / 2, line.height / 2)
    pen.restoreState()


def _one_line(pen: Canvas, text: str, style: Style, x: float, top: float, width: float) -> None:
    laid = lines.broken(lines.as_runs(text, style), width)
    for line in laid[:1]:
        line.draw(pen, x, top)
