"""The minutes: what was asked, what was answered in which words, who came, and how to check the file."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from app.documents import closing, furniture, lines, marks, styles, wording
from app.documents.finish import About, Attachment, SignatureField, finish
from app.documents.flow import Cell, Column, Flow
from app.documents.how_to_check import how_to_check
from app.documents.lines import Run
from app.documents.roll import Roll
from app.documents.tags import Element
from app.domain import records
from app.domain.plan import Attendance
from app.domain.records import AnswerRecord, AskRecord, HolderRecord, ItemRecord, Minutes
from app.domain.tally import WORD, Answer, Beside
from app.words import ENGLISH, Tongue, clock_face

TWIN = "minutes.json"
"""The record for machines, as it is called inside the file."""
_MOST_ACROSS = 6
"""Power-holders in one grid; more of them get a second."""
_ROOMY = 4
"""Up to so many, a cell of the grid has room for a condition."""


def minutes_pdf(minutes: Minutes, *, draft: bool, say: Tongue = ENGLISH) -> bytes:
    """The minutes as a file to keep, its JSON twin attached, ready to be certified.

    A draft says so on every page and has no fields to sign. Refused when a name has letters that cannot be
    printed.
    """
    twin = records.twin(minutes)
    flow = Flow(Element("Document", language=wording.language(say)))
    flow.start_below(flow.frame.top + furniture.RUN_HEIGHT)
    page = _Minutes(flow, minutes, say)
    page.front()
    page.grid()
    for ask in minutes.asks:
        page.ask(ask)
    page.our_commitments()
    page.power_holders()
    page.delegations()
    page.agenda()
    how_to_check(flow, minutes, records.digest(twin), TWIN, say)
    fields = page.signatures()
    title = say("Minutes of the {title}", title=minutes.title)
    running = " · ".join(filter(None, (minutes.alliance, minutes.title)))
    carried = furniture.of_minutes(minutes, flow.frame, say, running=running, draft=draft)

    def watermark(pen: Canvas) -> None:
        furniture.draw_watermark(pen, flow.frame, say("DRAFT – not approved"))

    raw = flow.paint(carried, watermark if draft else None)
    return finish(
        raw,
        flow.tree,
        About(
            say("{title}, {day}", title=title, day=say.day(minutes.day)),
            minutes.secretary or minutes.alliance,
            wording.language(say),
            minutes.made,
        ),
        attachments=(Attachment(TWIN, twin, "application/json", say("These minutes for machines")),),
        fields=() if draft else fields,
    )


class _Minutes:
    """The sections in their order."""

    def __init__(self, flow: Flow, minutes: Minutes, say: Tongue) -> None:
        self._flow = flow
        self._minutes = minutes
        self._say = say

    # -- what stands first ------------------------------------------------------------------------------

    def front(self) -> None:
        """Title, place and time, four figures."""
        flow, minutes, say = self._flow, self._minutes, self._say
        flow.down(32)
        brand = 46.0
        x, y = flow.left + flow.width - brand, flow.up_from_foot(brand - 3)
        flow.put(None, lambda pen: marks.draw_brand(pen, x, y, brand))
        flow.paragraph(
            say("Minutes of the {title}", title=minutes.title),
            styles.TITLE,
            kind="H1",
            width=flow.width - brand - 14,
            balance=True,
        )
        flow.down(6)
        flow.paragraph(" · ".join(filter(None, (self._held(), minutes.venue))), styles.LEAD)
        if minutes.secretary:
            flow.paragraph(say("Secretary: {name}", name=minutes.secretary), styles.QUIET)
        flow.down(13)
        self._figures()

    def _held(self) -> str:
        minutes, say = self._minutes, self._say
        day = say.day(minutes.day, weekday=True)
        if minutes.opened is None:
            return day
        opened = say.time(minutes.opened, minutes.zone)
        if minutes.ended is None:
            return say("{day}, opened {opened}", day=day, opened=opened)
        ended = say.time(minutes.ended, minutes.zone)
        return say("{day}, {opened} to {ended}", day=day, opened=opened, ended=ended)

    def _figures(self) -> None:
        flow = self._flow
        four = self._four()
        natural = [
            max(lines.measure(number, styles.FIGURE), lines.measure(label, styles.QUIET))
            for number, label in four
        ]
        spare = max(0.0, flow.width - sum(natural)) / (len(four) - 1)
        most = flow.width / len(four) - 8
        laid: list[tuple[float, tuple[lines.Line, ...]]] = []
        x = 0.0
        for number, ((figure, label), width) in enumerate(zip(four, natural, strict=True)):
            room = width + 1 if spare >= 8 else most
            laid.append(
                (
                    x if spare >= 8 else number * flow.width / len(four),
                    (
                        *lines.broken(lines.as_runs(figure, styles.FIGURE), room),
                        *lines.broken(lines.as_runs(label, styles.QUIET), room),
                    ),
                )
            )
            x += width + spare
        tall = max(lines.height(each) for _, each in laid) + 14
        flow.need(tall + 20)
        flow.rule(1.0, styles.INK)
        for x, each in laid:
            flow.put(flow.tree.add("P"), lines.drawn(each, flow.left + x, flow.up_from_foot(7)))
        flow.down(tall)
        flow.rule()

    def _four(self) -> list[tuple[str, str]]:
        minutes, say = self._minutes, self._say
        answers = [answer for ask in minutes.asks for answer in ask.answers]
        clear = sum(isinstance(answer.standing, Answer) for answer in answers)
        unknown = sum(answer.standing is Beside.NOT_KNOWN for answer in answers)
        conditional = sum(answer.promised and answer.standing is Answer.YES_BUT for answer in answers)
        pledged = len(minutes.delegations)
        people = say("people, of {target} aimed for", target=say.number(minutes.target))
        every = minutes.institutions == pledged
        return [
            (say.number(minutes.people), people if minutes.target else say("people")),
            (
                say.number(minutes.institutions),
                say("institutions, all that pledged")
                if every
                else say("institutions, of {count} that pledged", count=say.number(pledged)),
            ),
            (
                say.number(clear),
                say("answers, {count} not known", count=say.number(unknown)) if unknown else say("answers"),
            ),
            (
                say.number(minutes.commitments),
                say("commitments, {count} conditional", count=say.number(conditional))
                if conditional
                else say("commitments"),
            ),
        ]

    # -- asks and answers -------------------------------------------------------------------------------

    def grid(self) -> None:
        """Asks × power-holders at a glance."""
        minutes, say = self._minutes, self._say
        if not minutes.asks or not minutes.power_holders:
            return
        self._flow.heading(say("What was asked, and what was answered"), keep=90)
        for holders in _shared_out(minutes.power_holders, _MOST_ACROSS):
            self._one_grid(holders)
            self._flow.skip(8)

    def _one_grid(self, holders: Sequence[HolderRecord]) -> None:
        flow, minutes, say = self._flow, self._minutes, self._say
        roomy = len(holders) <= _ROOMY
        number = 18.0
        ask = (flow.width - number) * (0.31 if len(holders) > 1 else 0.5)
        each = (flow.width - number - ask) / len(holders)
        columns = [Column("", number), Column(say("Ask"), ask, names_row=True)]
        for holder in holders:
            head = [Run(holder.name, styles.HEAD)]
            if roomy and holder.as_who:
                head.append(Run("\n" + self._as_who(holder), styles.CELL_QUIET))
            columns.append(Column(head, each))
        rows: list[list[Cell]] = []
        for item in minutes.asks:
            row = [Cell(say.number(item.number)), Cell(item.title, styles.SPOKEN)]
            row += [self._grid_cell(item, holder, roomy=roomy) for holder in holders]
            rows.append(row)
        flow.table(columns, rows, about=say("Each ask and each power-holder's answer"))

    def _grid_cell(self, ask: AskRecord, holder: HolderRecord, *, roomy: bool) -> Cell:
        answer = next((each for each in ask.answers if each.power_holder == holder.name), None)
        if answer is None:
            return Cell("")
        text = [Run(self._say(WORD[answer.standing]), styles.CELL_BOLD)]
        if roomy and (beneath := wording.beneath(answer, self._say)):
            text.append(Run("\n" + beneath, styles.CELL_QUIET))
        return Cell(text, mark=answer.standing, above=not roomy)

    def ask(self, ask: AskRecord) -> None:
        """One ask in full: its words, then each answer with everything that was kept of it."""
        flow, say = self._flow, self._say
        flow.heading(say("Ask {number}. {title}", number=ask.number, title=ask.title), keep=100)
        flow.barred(ask.words or ask.title)
        if ask.answers:
            columns = [
                Column(say("Power-holder"), 92, names_row=True),
                Column(say("Answer"), 86),
                Column(say("In the words recorded"), flow.width - 92 - 86 - 82),
                Column(say("Read back"), 82),
            ]
            flow.table(columns, [self._answer_row(answer) for answer in ask.answers])
        if ask.source:
            flow.down(3)
            flow.paragraph(
                [Run(say("Source") + "\u2002", styles.SMALL_QUIET), Run(ask.source, styles.SMALL_QUIET)]
            )

    def _answer_row(self, answer: AnswerRecord) -> list[Cell]:
        say = self._say
        who = [Run(answer.power_holder, styles.CELL)]
        holder = next(
            (each for each in self._minutes.power_holders if each.name == answer.power_holder), None
        )
        if holder and holder.representing:
            who.append(Run("\n" + self._as_who(holder), styles.CELL_QUIET))
        told: list[Run] = []
        if answer.words:
            told.append(Run(answer.words, styles.SPOKEN))
        elif isinstance(answer.standing, Answer):
            told.append(Run(say("no words recorded"), styles.CELL_QUIET))
        for detail in wording.details(answer, say, wording.CELL_LABEL, styles.CELL):
            told += [Run("\n", styles.CELL), *detail] if told else detail
        return [
            Cell(who),
            Cell(say(WORD[answer.standing]), styles.CELL_BOLD, mark=answer.standing),
            Cell(told),
            Cell(wording.read_back(answer, self._minutes, say)),
        ]

    def our_commitments(self) -> None:
        """What the alliance itself will do, beside each ask."""
        flow, say = self._flow, self._say
        ours = [ask for ask in self._minutes.asks if ask.our_commitment]
        if not ours:
            return
        flow.heading(say("What we will do ourselves"))
        columns = [
            Column(say("Beside the ask"), flow.width * 0.36, names_row=True),
            Column(say("Our commitment"), flow.width * 0.64),
        ]
        flow.table(
            columns,
            [
                [
                    Cell(f"{say.number(ask.number)}\u2002{ask.title}"),
                    Cell(ask.our_commitment, styles.SPOKEN),
                ]
                for ask in ours
            ],
        )

    # -- who came ---------------------------------------------------------------------------------------

    def power_holders(self) -> None:
        """Who was asked, for which office, and how they came."""
        flow, say = self._flow, self._say
        if not self._minutes.power_holders:
            return
        flow.heading(say("Who was asked"))
        columns = [
            Column(say("Name"), flow.width * 0.24, names_row=True),
            Column(say("Office"), flow.width * 0.44),
            Column(say("How they came"), flow.width * 0.32),
        ]
        flow.table(
            columns,
            [
                [
                    Cell(holder.name),
                    Cell(", ".join(filter(None, (holder.office, holder.organisation)))),
                    Cell(self._came(holder)),
                ]
                for holder in self._minutes.power_holders
            ],
        )

    def _as_who(self, holder: HolderRecord) -> str:
        if holder.representing:
            return self._say("for {name}", name=holder.representing)
        return holder.organisation or holder.office

    def _came(self, holder: HolderRecord) -> str:
        say = self._say
        words = {
            Attendance.INVITED.value: say("invited; not noted whether they came"),
            Attendance.COMING.value: say("said they would come"),
            Attendance.HERE.value: say("in person"),
            Attendance.DECLINED.value: say("absent: declined"),
            Attendance.DID_NOT_COME.value: say("absent: did not come"),
            Attendance.SENT_SOMEONE.value: say("sent someone"),
        }
        came = words.get(holder.attendance, holder.attendance)
        if holder.representing:
            came = say("in person, representing {name}", name=holder.representing)
        if holder.authority:
            came += say("; with the authority of {authority}", authority=holder.authority)
        return came

    def delegations(self) -> None:
        """How many came from each institution, in three columns; never who."""
        flow, minutes, say = self._flow, self._minutes, self._say
        came = [each for each in minutes.delegations if each.present > 0]
        if came:
            flow.heading(say("Delegations"), keep=80)
            Roll(flow, came, say).set()
        under: list[str] = []
        if minutes.guests:
            under.append(
                say.plural(
                    "{count} guest came with no institution.",
                    "{count} guests came with no institution.",
                    minutes.guests,
                )
            )
        if missing := [each.name for each in minutes.delegations if each.pledged and not each.present]:
            under.append(say("Pledged and not present: {names}.", names=", ".join(missing)))
        if any(1 <= each.present <= records.FEW for each in came):
            under.append(say("One or two people are shown as 1–2, so that a number tells on nobody."))
        if under:
            flow.down(4)
            flow.paragraph(" ".join(under), styles.SMALL_QUIET)

    def agenda(self) -> None:
        """The running order, planned against actual."""
        flow, minutes, say = self._flow, self._minutes, self._say
        if not minutes.agenda:
            return
        flow.heading(say("How the evening ran"))
        title = flow.width - 24 - 118 - 3 * 52
        columns = [
            Column("", 24),
            Column(say("Item"), title, names_row=True),
            Column(say("Who"), 118),
            Column(say("Began"), 52, right=True),
            Column(say("Planned"), 52, right=True),
            Column(say("Took"), 52, right=True),
        ]
        flow.table(columns, [self._item_row(item) for item in minutes.agenda])

    def _item_row(self, item: ItemRecord) -> list[Cell]:
        say = self._say
        began = say.time(item.started, self._minutes.zone) if item.started else "–"
        if item.started is None:
            took = say("did not run")
        else:
            took = "–" if item.used_seconds is None else clock_face(item.used_seconds)
        return [
            Cell(say.number(item.number)),
            Cell(item.title),
            Cell(item.who, styles.CELL_QUIET),
            Cell(began, right=True),
            Cell(clock_face(item.planned_seconds), right=True),
            Cell(took, right=True),
        ]

    # -- signatures -------------------------------------------------------------------------------------

    def signatures(self) -> list[SignatureField]:
        """Boxes for the secretary, the co-chair and each power-holder who came."""
        flow, minutes, say = self._flow, self._minutes, self._say
        signers = [
            (number, holder)
            for number, holder in enumerate(minutes.power_holders[: closing.MOST_HOLDERS])
            if closing.may_sign(holder)
        ]
        fields = closing.signature_boxes(
            flow,
            [
                closing.secretary_box(minutes.secretary, say),
                closing.chair_box(say),
                *(closing.holder_box(holder, number, say) for number, holder in signers),
            ],
            say("Signed in front of us"),
        )
        flow.paragraph(closing.what_a_signature_says(say), styles.SMALL_QUIET)
        return fields


def _shared_out(holders: Sequence[HolderRecord], most: int) -> list[Sequence[HolderRecord]]:
    """As few groups as hold them all, of about the same size."""
    groups = -(-len(holders) // most)
    size = -(-len(holders) // groups)
    return [holders[start : start + size] for start in range(0, len(holders), size)]
