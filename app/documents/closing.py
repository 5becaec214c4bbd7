"""What closes a paper: boxes to sign in, and the digest that tells whether it is the same record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from app.documents import codes, lines, marks, styles
from app.documents.finish import SignatureField
from app.documents.flow import Flow
from app.documents.lengths import MM
from app.documents.styles import Style
from app.domain.plan import Attendance
from app.domain.records import HolderRecord
from app.words import Tongue

BOX = 31.5 * MM
"""Height of a signature's box; its width is a third of the page, 54 mm on A4."""
MOST_HOLDERS = 8
"""Power-holders that have a box in one paper; more of them sign on their own record."""
SECRETARY = "Secretary"
CHAIR = "Chair"
_GAP = 13.0
_ACROSS = 3
_TOGETHER = 9
"""So many boxes stay on one page."""


@dataclass(frozen=True, slots=True)
class Box:
    """One place to sign."""

    name: str
    """The field's name in the file."""
    label: str
    """What a screen reader says of the field."""
    who: str
    under: str
    required: bool = False


def holder_field(number: int) -> str:
    """The name of a power-holder's field; `number` from 0, in the order of asking."""
    return f"PowerHolder{number + 1}"


def may_sign(holder: HolderRecord) -> bool:
    """Whoever did not come has nothing to sign."""
    return holder.attendance not in (Attendance.DECLINED.value, Attendance.DID_NOT_COME.value)


def secretary_box(name: str, say: Tongue) -> Box:
    """The one that certifies; it must be filled."""
    label = say("Signature of the secretary")
    if not name:
        return Box(SECRETARY, label, say("Secretary"), say("for the record"), required=True)
    return Box(SECRETARY, label, name, say("secretary, for the record"), required=True)


def chair_box(say: Tongue) -> Box:
    """The co-chair's."""
    return Box(CHAIR, say("Signature of the co-chair"), say("Co-chair"), say("for the assembly"))


def holder_box(holder: HolderRecord, number: int, say: Tongue) -> Box:
    """A power-holder's."""
    return Box(
        holder_field(number),
        say("Signature of {name}", name=holder.name),
        holder.name,
        say("these are the words I used"),
    )


def what_a_signature_says(say: Tongue) -> str:
    """The sentence under the boxes."""
    return say(
        "A signature confirms that the words above were spoken and read back. It is not a contract. A "
        "power-holder who does not sign is recorded in the same way, without comment."
    )


def signature_boxes(flow: Flow, boxes: Sequence[Box], heading: str) -> list[SignatureField]:
    """A heading and the boxes, three in a row, each with its name beneath; the fields lie inside them."""
    wide = (flow.width - (_ACROSS - 1) * _GAP) / _ACROSS
    fields: list[SignatureField] = []
    rows = -(-len(boxes) // _ACROSS) if len(boxes) <= _TOGETHER else 1
    flow.heading(heading, keep=rows * (BOX + 42) + 4)
    flow.down(2)
    for start in range(0, len(boxes), _ACROSS):
        row = boxes[start : start + _ACROSS]
        laid = [
            (
                lines.broken(lines.as_runs(box.who, styles.CELL_BOLD), wide),
                lines.broken(lines.as_runs(box.under, styles.CELL_QUIET), wide),
            )
            for box in row
        ]
        under = max(lines.height(who) + lines.height(rest) for who, rest in laid) + 5
        flow.need(BOX + under + 8)
        low = flow.up_from_foot(BOX)
        for number, (box, (who, rest)) in enumerate(zip(row, laid, strict=True)):
            x = flow.left + number * (wide + _GAP)
            flow.put(None, _frame(x, low, wide))
            flow.put(flow.tree.add("P"), lines.drawn((*who, *rest), x, low - 4))
            edges = (x + 1.5, low + 1.5, x + wide - 1.5, low + BOX - 1.5)
            fields.append(SignatureField(box.name, box.label, flow.page, edges, box.required))
        flow.down(BOX + under + 8)
    return fields


def digest_code(flow: Flow, text: str, *, x: float, top: float, side: float, alt: str) -> None:
    """A QR code with its upper left corner there; `top` is measured up from the foot of the page."""
    modules = codes.qr_modules(text)
    flow.put(
        flow.tree.add("Figure", alt=alt),
        lambda pen: marks.draw_code(pen, flow.left + x, top - side, side, modules),
    )


def _frame(x: float, low: float, wide: float) -> lines.Drawing:
    def draw(pen: Canvas) -> None:
        pen.setStrokeColorRGB(*styles.INK)
        pen.setLineWidth(1.0)
        pen.roundRect(x, low, wide, BOX, 3, stroke=1, fill=0)

    return draw


def wide_digits(size: float) -> Style:
    """Digits to be compared one by one."""
    return Style(styles.DIGITS.face, size, size * 1.45)
