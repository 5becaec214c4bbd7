"""One power-holder's commitments on one page, to be signed before they leave the stage."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from app.documents import closing, furniture, lines, marks, styles, wording
from app.documents.finish import About, Attachment, SignatureField, finish
from app.documents.flow import Cell, Column, Flow
from app.documents.fonts import Face
from app.documents.lines import Run
from app.documents.styles import Style
from app.documents.tags import Element
from app.domain import records
from app.domain.records import AnswerRecord, AskRecord, Minutes
from app.domain.tally import WORD, Answer
from app.words import ENGLISH, Tongue

TWIN = "commitment-record.json"
"""The record for machines, as it is called inside the file."""
_FEW = 2
"""Up to so many promises are set large."""
_QR = 72.0
_GROUPS = 4
"""Groups of the digest that are printed to be read aloud."""


def record_pdf(minutes: Minutes, power_holder_index: int, *, draft: bool, say: Tongue = ENGLISH) -> bytes:
    """The commitment record of one power-holder, its JSON twin attached, ready to be certified.

    The index is their place in `minutes.power_holders`, from 0. Refused when a name has letters that cannot
    be printed.
    """
    twin = records.commitment_twin(minutes, power_holder_index)
    holder = minutes.power_holders[power_holder_index]
    flow = Flow(Element("Document", language=wording.language(say)))
    flow.start_below(flow.frame.top + furniture.RUN_HEIGHT)
    page = _Record(flow, minutes, power_holder_index, say)
    page.front()
    page.promises()
    page.others()
    page.ours_and_next()
    fields = page.signatures()
    page.digest(records.digest(twin))
    day = say.day(minutes.day)
    running = " · ".join(filter(None, (minutes.alliance, minutes.title, day)))
    carried = furniture.of_minutes(minutes, flow.frame, say, running=running, draft=draft)

    def watermark(pen: Canvas) -> None:
        furniture.draw_watermark(pen, flow.frame, say("DRAFT – not approved"))

    raw = flow.paint(carried, watermark if draft else None)
    return finish(
        raw,
        flow.tree,
        About(
            say("Commitment record: {name}, {title}, {day}", name=holder.name, title=minutes.title, day=day),
            minutes.secretary or minutes.alliance,
            wording.language(say),
            minutes.made,
        ),
        attachments=(Attachment(TWIN, twin, "application/json", say("This record for machines")),),
        fields=() if draft else fields,
    )


class _Record:
    """The parts of the page in their order."""

    def __init__(self, flow: Flow, minutes: Minutes, index: int, say: Tongue) -> None:
        self._flow = flow
        self._minutes = minutes
        self._index = index
        self._holder = minutes.power_holders[index]
        self._say = say
        answers = records.answers_of(minutes, index)
        self._promised = [each for each in answers if each[1].promised]
        self._others = [each for each in answers if not each[1].promised]

    def front(self) -> None:
        """Whose record it is, and before whom it was said."""
        flow, minutes, holder, say = self._flow, self._minutes, self._holder, self._say
        flow.down(30)
        flow.paragraph(say("Commitment record"), styles.LEAD)
        flow.paragraph(holder.name, styles.NAME, kind="H1", balance=True)
        who = (
            say("representing {name}", name=holder.representing)
            if holder.representing
            else ", ".join(filter(None, (holder.office, holder.organisation)))
        )
        before = say(
            "before {people} people of {institutions} institutions",
            people=say.number(minutes.people),
            institutions=say.number(minutes.institutions),
        )
        flow.paragraph(" · ".join(filter(None, (who, before))), styles.LEAD)
        flow.down(12)
        flow.rule(1.0, styles.INK)
        flow.down(10)

    def promises(self) -> None:
        """Each commitment by itself, the words largest."""
        if not self._promised:
            self._flow.paragraph(self._say("No commitment was made this evening."), styles.BODY)
            return
        large = len(self._promised) <= _FEW
        for number, (ask, answer) in enumerate(self._promised):
            if number:
                self._flow.skip(9 if large else 6)
            self._promise(ask, answer, large=large)

    def _promise(self, ask: AskRecord, answer: AnswerRecord, *, large: bool) -> None:
        flow, say = self._flow, self._say
        side, step = (37.0, 50.0) if large else (19.0, 29.0)
        style = Style(Face.SERIF_SEMIBOLD, 16.5, 21.5) if large else Style(Face.SERIF_SEMIBOLD, 11.3, 14.4)
        small = styles.LEAD if large else styles.QUIET
        promised = wording.promise(answer, say)
        words = say(WORD[answer.standing])
        if answer.offer and answer.standing not in (Answer.YES, Answer.YES_BUT):
            words = say("{answer}, with an offer", answer=words)
        above = say("Ask {number} · {answer}", number=ask.number, answer=words)
        if promised:
            above = f"{above} · {ask.title}"
        told = [
            *wording.details(answer, say, styles.BOLD, styles.BODY, besides=(promised,)),
            [
                Run(say("Read back") + "\u2002", styles.BOLD),
                Run(wording.read_back(answer, self._minutes, say), styles.BODY),
            ],
        ]
        parts: list[tuple[lines.Text, Style]] = [(above, small), (promised or ask.words or ask.title, style)]
        if answer.words and answer.words != promised:
            parts.append((answer.words, styles.SPOKEN))
        parts.append((_in_a_row(told), styles.BODY))
        tall = sum(flow.height_of(text, each, x=step) for text, each in parts) + 4
        flow.need(max(tall, side) if tall < flow.frame.height / 2 else 90)
        x, y = flow.left, flow.up_from_foot(side + 2)
        flow.put(None, lambda pen: marks.draw(pen, x, y, side, answer.standing))
        for text, each in parts:
            flow.paragraph(text, each, x=step)
            flow.down(1)

    def others(self) -> None:
        """What was asked and not promised, recorded in the same way."""
        flow, say = self._flow, self._say
        if not self._others:
            return
        flow.heading(say("The other asks") if self._promised else say("What was asked"))
        columns = [
            Column("", 18),
            Column(say("Ask"), 188, names_row=True),
            Column(say("Answer"), 104),
            Column(say("In the words recorded"), flow.width - 18 - 188 - 104),
        ]
        flow.table(columns, [self._other_row(ask, answer) for ask, answer in self._others])

    def _other_row(self, ask: AskRecord, answer: AnswerRecord) -> list[Cell]:
        say = self._say
        told: list[Run] = [Run(answer.words, styles.SPOKEN)] if answer.words else []
        for detail in wording.details(answer, say, wording.CELL_LABEL, styles.CELL):
            told += [Run("\n", styles.CELL), *detail] if told else detail
        return [
            Cell(say.number(ask.number)),
            Cell(ask.title, styles.SPOKEN),
            Cell(say(WORD[answer.standing]), styles.CELL_BOLD, mark=answer.standing),
            Cell(told),
        ]

    def ours_and_next(self) -> None:
        """What the alliance will do, and when both meet again."""
        flow, say = self._flow, self._say
        ours = [ask.our_commitment for ask, _ in (*self._promised, *self._others) if ask.our_commitment]
        days = sorted(answer.follow_up for _, answer in self._promised if answer.follow_up)
        contacts = list(dict.fromkeys(answer.contact for _, answer in self._promised if answer.contact))
        blocks: list[tuple[str, list[Run]]] = []
        if ours:
            blocks.append((say("What we will do"), [Run("\n".join(dict.fromkeys(ours)), styles.SPOKEN)]))
        if days:
            named = ", ".join(contacts) or say("not yet named")
            blocks.append(
                (
                    say("Next"),
                    [
                        Run(say("We follow this up on {day}.", day=say.day(days[0])) + "\n", styles.BODY),
                        Run(say("Contact: {names}", names=named), styles.QUIET),
                    ],
                )
            )
        flow.beside(blocks, (0.63, 0.37) if len(blocks) > 1 else (1.0,))

    def signatures(self) -> list[SignatureField]:
        """Boxes for the power-holder, a co-chair and the secretary."""
        flow, say = self._flow, self._say
        boxes: list[closing.Box] = []
        if closing.may_sign(self._holder):
            boxes.append(closing.holder_box(self._holder, self._index, say))
        boxes += [closing.chair_box(say), closing.secretary_box(self._minutes.secretary, say)]
        fields = closing.signature_boxes(flow, boxes, say("Signed in front of us"))
        flow.paragraph(closing.what_a_signature_says(say), styles.SMALL_QUIET)
        return fields

    def digest(self, digest: str) -> None:
        """At the foot: the code and the first characters to be read aloud."""
        flow, say = self._flow, self._say
        words = [
            Run(say("Is this paper the same as our record?") + "\n", styles.CELL_BOLD),
            Run(
                say("Scan the code or read the first characters of the digest aloud:") + "\n",
                styles.CELL_QUIET,
            ),
            Run(wording.grouped(digest)[: _GROUPS * 5 - 1] + "\n", closing.wide_digits(11.5)),
            Run(
                say("The page “How to check this file” of the minutes tells how, without our program."),
                styles.CELL_QUIET,
            ),
        ]
        flow.skip(10)
        flow.need(_QR)
        # at the foot of the page when there is room
        flow.down(max(0.0, flow.room - _QR - 4))
        top = flow.up_from_foot()
        border = _QR * 4 / 41
        closing.digest_code(
            flow,
            "C1:" + digest.upper(),
            x=-border,
            top=top,
            side=_QR,
            alt=say("QR code with the SHA-256 of the attached record"),
        )
        laid = lines.broken(words, flow.width - _QR - 8)
        height = lines.height(laid)
        flow.down(max(0.0, _QR - border - height))
        flow.paragraph(words, styles.CELL, x=_QR + 4 - border)


def _in_a_row(told: Sequence[Sequence[Run]]) -> list[Run]:
    """The details one after the other, set apart by wide spaces."""
    row: list[Run] = []
    for detail in told:
        if row:
            row.append(Run("\u2003", styles.BODY))
        row += detail
    return row
