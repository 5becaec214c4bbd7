"""The door on paper: every badge by institution with a box to tick, for when no laptop will do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reportlab.pdfgen.canvas import Canvas

from app import clock
from app.documents import furniture, lines, styles, wording
from app.documents.finish import About, finish
from app.documents.flow import Flow, Frame
from app.documents.fonts import Face
from app.documents.furniture import Furniture
from app.documents.lengths import A4, LETTER, MM
from app.documents.styles import Style
from app.documents.tags import Element
from app.words import ENGLISH, Tongue

_BOX = 9.5
_ROW = 16.5
_LINE = Style(Face.SANS, 9.5, 13)
_SAID = _LINE.but(face=Face.SANS_SEMIBOLD)
_WALK_INS = 10
"""Boxes for people of an institution who came without a badge."""
_BLANKS = 12
"""Lines for institutions that are not on the list."""


@dataclass(frozen=True, slots=True)
class ListedBadge:
    """One box: a caption, a name where one is held, and how many people it is for."""

    caption: str
    name: str = ""
    heads: int = 1
    word: str = ""
    """What it is, where it is not a delegate's: Steward, Spare badge 4."""


@dataclass(frozen=True, slots=True)
class ListedInstitution:
    """The badges of one institution; the last, with no name, are those without one."""

    name: str
    number: int
    """By which its people are typed in afterwards; 0 when it has none yet."""
    pledge: int
    lead: str
    badges: tuple[ListedBadge, ...]


@dataclass(frozen=True, slots=True)
class DoorList:
    """All that stands on it."""

    title: str
    venue: str
    day: date
    zone: str
    made: datetime
    revision: int
    rehearsal: bool
    note: str
    institutions: tuple[ListedInstitution, ...]


def door_list(listed: DoorList, *, paper: str = "A4", say: Tongue = ENGLISH) -> bytes:
    """The list as a PDF; `paper` is A4 or Letter. Refused when a name has letters that cannot be printed."""
    size = LETTER if paper.casefold() == "letter" else A4
    frame = Frame(size=size, left=16 * MM, right=16 * MM)
    tree = Element("Document", language=wording.language(say))
    flow = Flow(tree, frame)
    flow.skip(furniture.RUN_HEIGHT)
    flow.down(furniture.RUN_HEIGHT)
    flow.start_below(frame.top + furniture.RUN_HEIGHT)
    pages = _Pages(flow, say)
    pages.head(listed)
    for each in listed.institutions:
        pages.institution(each)
    pages.blanks()
    made = clock.at_venue(listed.made, listed.zone)
    revision = say(
        "Plan revision {number} · {day} {time}",
        number=listed.revision,
        day=say.day(made.date()),
        time=say.time(listed.made, listed.zone),
    )
    running = say("Door list · {title}", title=listed.title)
    note = furniture.foot_note(listed.note, say) if listed.rehearsal else listed.note
    raw = flow.paint(Furniture(frame, running, note, revision, listed.rehearsal, say))
    title = say("Door list: {title}, {day}", title=listed.title, day=say.day(listed.day))
    return finish(raw, tree, About(title, listed.title, wording.language(say), listed.made))


class _Pages:
    """Lays institution after institution down."""

    def __init__(self, flow: Flow, say: Tongue) -> None:
        self._flow = flow
        self._say = say

    def head(self, listed: DoorList) -> None:
        flow, say = self._flow, self._say
        flow.paragraph(say("Door list"), styles.TITLE, kind="H1")
        where = " · ".join(filter(None, (listed.title, say.day(listed.day, weekday=True), listed.venue)))
        flow.paragraph(where, styles.LEAD)
        flow.down(4)
        told = say(
            "Tick a box for everyone who comes in; write the number of a group. Afterwards type it in at "
            "Plan, Badges, “Type the door list in”: the institution’s number, then how many."
        )
        flow.paragraph(told, styles.BODY)

    def institution(self, each: ListedInstitution) -> None:
        flow, say = self._flow, self._say
        flow.skip(12)
        name = each.name or say("Guests and spare badges")
        heading = say("{number}  {name}", number=each.number, name=name) if each.number else name
        about = [say("{count} pledged", count=say.number(each.pledge))] if each.pledge else []
        about += [say("Lead: {name}", name=each.lead)] if each.lead else []
        flow.paragraph(heading, styles.HEADING, kind="H2", keep=3 * _ROW)
        if about:
            flow.paragraph(" · ".join(about), styles.SMALL_QUIET, keep=2 * _ROW)
        flow.down(2)
        across = 2 if any(badge.name or badge.word for badge in each.badges) else 4
        for at in range(0, len(each.badges), across):
            self._row(each.badges[at : at + across], across)
        self._total(each)

    def _row(self, badges: Sequence[ListedBadge], across: int) -> None:
        flow = self._flow
        flow.need(_ROW)
        top, wide = flow.up_from_foot(), flow.width / across
        for place, badge in enumerate(badges):
            x = flow.left + place * wide
            flow.put(None, _boxes(x, top, 1))
            told = [lines.Run(badge.caption, _SAID)]
            if badge.heads > 1:
                said = self._say("group of {count}, came: ____", count=self._say.number(badge.heads))
                told.append(lines.Run(f"\u2002{said}", _LINE))
            elif badge.name or badge.word:
                said = " · ".join(filter(None, (badge.name, badge.word)))
                told.append(lines.Run(f"\u2002{said}", _LINE))
            laid = lines.broken(told, wide - _BOX - 14)[:1]
            flow.put(flow.tree.add("P"), lines.drawn(laid, x + _BOX + 6, top - 1))
        flow.down(_ROW)

    def _total(self, each: ListedInstitution) -> None:
        flow, say = self._flow, self._say
        flow.need(_ROW + 4)
        top = flow.up_from_foot(2)
        laid = lines.broken(lines.as_runs(say("Without a badge:"), _LINE), flow.width / 3)[:1]
        flow.put(flow.tree.add("P"), lines.drawn(laid, flow.left, top - 1))
        if each.name:
            flow.put(None, _boxes(flow.left + laid[0].width + 8, top, _WALK_INS))
        total = lines.broken(lines.as_runs(say("Came in, all together:"), _SAID), flow.width / 2)[:1]
        edge = flow.left + flow.width
        flow.put(flow.tree.add("P"), lines.drawn(total, edge - 60 - total[0].width, top - 1))
        flow.put(None, _rule(edge - 54, top - 12, 54))
        flow.down(_ROW + 4)

    def blanks(self) -> None:
        flow, say = self._flow, self._say
        flow.heading(say("Not on the list"), keep=6 * _ROW)
        flow.paragraph(say("Institution, and how many came:"), styles.SMALL_QUIET)
        for _ in range(_BLANKS):
            flow.need(_ROW + 6)
            low = flow.up_from_foot(_ROW + 2)
            flow.put(None, _rule(flow.left, low, flow.width - 80))
            flow.put(None, _rule(flow.left + flow.width - 54, low, 54))
            flow.down(_ROW + 6)


def _boxes(x: float, top: float, count: int) -> lines.Drawing:
    def draw(pen: Canvas) -> None:
        pen.setStrokeColorRGB(*styles.INK)
        pen.setLineWidth(0.8)
        for at in range(count):
            pen.rect(x + at * (_BOX + 5), top - 2 - _BOX, _BOX, _BOX, stroke=1, fill=0)

    return draw


def _rule(x: float, y: float, wide: float) -> lines.Drawing:
    def draw(pen: Canvas) -> None:
        pen.setStrokeColorRGB(*styles.INK)
        pen.setLineWidth(0.6)
        pen.line(x, y, x + wide, y)

    return draw
