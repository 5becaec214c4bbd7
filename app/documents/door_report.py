"""What the doors decided, on paper: for the organisers alone, since reasons may speak of persons."""

from __future__ import annotations

from datetime import datetime

from app import clock
from app.documents import furniture, styles, wording
from app.documents.finish import About, finish
from app.documents.flow import Cell, Column, Flow, Frame
from app.documents.furniture import Furniture
from app.documents.lengths import MM
from app.documents.tags import Element
from app.domain.door import Cause
from app.domain.door_report import Decision, Did, DoorReport, Turned
from app.words import ENGLISH, Tongue


def door_report_pdf(report: DoorReport, *, say: Tongue = ENGLISH) -> bytes:
    """The report on A4. Refused when a reason has letters that cannot be printed."""
    frame = Frame(left=16 * MM, right=16 * MM)
    tree = Element("Document", language=wording.language(say))
    flow = Flow(tree, frame)
    flow.skip(furniture.RUN_HEIGHT)
    flow.down(furniture.RUN_HEIGHT)
    flow.start_below(frame.top + furniture.RUN_HEIGHT)
    pages = _Pages(flow, report, say)
    pages.head()
    for door in report.doors:
        pages.door(door)
    made = clock.at_venue(report.made, report.zone)
    stand = say("As of {day} {time}", day=say.day(made.date()), time=say.time(report.made, report.zone))
    running = say("At the doors · {title} · not for publication", title=report.title)
    note = furniture.foot_note(report.note, say) if report.rehearsal else report.note
    raw = flow.paint(Furniture(frame, running, note, stand, report.rehearsal, say))
    title = say("At the doors: {title}, {day}", title=report.title, day=say.day(report.day))
    return finish(raw, tree, About(title, report.title, wording.language(say), report.made))


class _Pages:
    """Lays the summary and then door after door down."""

    def __init__(self, flow: Flow, report: DoorReport, say: Tongue) -> None:
        self._flow, self._report, self._say = flow, report, say

    def head(self) -> None:
        flow, report, say = self._flow, self._report, self._say
        flow.paragraph(say("At the doors"), styles.TITLE, kind="H1")
        where = (report.title, say.day(report.day, weekday=True), report.venue)
        flow.paragraph(" · ".join(filter(None, where)), styles.LEAD)
        flow.down(4)
        told = say(
            "What stewards decided, and what was held to the doors that is no badge. For the organisers: "
            "reasons may speak of persons. It is not sealed and not for publication."
        )
        flow.paragraph(told, styles.BODY)
        rows = [(did_words(did, say), report.counts.get(did, 0)) for did in Did]
        rows.append((say("People let in beyond the hall’s places"), report.over_capacity))
        rows.append((say("Turned away, or scanned again"), sum(each.times for each in report.turned)))
        flow.heading(say("In numbers"))
        wide = flow.width
        flow.table(
            [
                Column(say("What"), wide * 0.5, names_row=True),
                Column(say("How often"), wide * 0.15, right=True),
            ],
            [(Cell(words, styles.CELL_BOLD), Cell(say.number(count), right=True)) for words, count in rows],
            about=say("How often each thing was decided"),
        )
        if not report.doors:
            flow.skip(10)
            flow.paragraph(
                say("Nothing was decided against the rule, and nobody was turned away."), styles.BODY
            )

    def door(self, door: str) -> None:
        flow, say = self._flow, self._say
        flow.heading(door or say("In the plan, or at a door that is not known here"), keep=90)
        for each in self._report.guessed_at(door):
            span = self._span(each.first, each.last)
            told = say(
                "{count} codes that looked like ours and were not, {span}, on laptop {station}.",
                count=say.number(each.times),
                span=span,
                station=each.station,
            )
            flow.paragraph(told, styles.BOLD)
            flow.down(4)
        decided, turned = self._report.decided_at(door), self._report.turned_at(door)
        if decided:
            self._decisions(decided)
        if turned:
            flow.skip(10)
            self._turned(turned)

    def _decisions(self, decided: tuple[Decision, ...]) -> None:
        say, wide = self._say, self._flow.width
        columns = [
            Column(say("Time"), wide * 0.09),
            Column(say("Decided"), wide * 0.18, names_row=True),
            Column(say("Who"), wide * 0.26),
            Column(say("People"), wide * 0.08, right=True),
            Column(say("Why"), wide * 0.23),
            Column(say("Laptop · operator"), wide * 0.16),
        ]
        self._flow.table(columns, [self._row(each) for each in decided], about=say("What stewards decided"))

    def _row(self, each: Decision) -> tuple[Cell, ...]:
        say = self._say
        because = each.because
        if not because and not each.reason_held:
            because = say("The reason is not held here.")
        who = " · ".join(filter(None, (each.institution or say("Of no institution"), each.caption)))
        if each.did is Did.NEW_KEY:
            who = say("Key {number}", number=each.caption)
        at = say.time(each.at, self._report.zone) if each.at else ""
        return (
            Cell(at),
            Cell(did_words(each.did, say), styles.CELL_BOLD),
            Cell(who),
            Cell(say.number(each.heads) if each.heads else "", right=True),
            Cell(because),
            Cell(" · ".join(filter(None, (each.laptop, each.operator)))),
        )

    def _turned(self, turned: tuple[Turned, ...]) -> None:
        say, wide = self._say, self._flow.width
        columns = [
            Column(say("Turned away, or scanned again"), wide * 0.5, names_row=True),
            Column(say("How often"), wide * 0.15, right=True),
            Column(say("When"), wide * 0.35),
        ]
        rows = [
            (
                Cell(cause_words(each.cause, say), styles.CELL_BOLD),
                Cell(say.number(each.times), right=True),
                Cell(self._span(each.first, each.last)),
            )
            for each in turned
        ]
        self._flow.table(columns, rows, about=say("Whom this door turned away"))

    def _span(self, first: datetime, last: datetime) -> str:
        say, zone = self._say, self._report.zone
        begins, ends = say.time(first, zone), say.time(last, zone)
        return begins if begins == ends else say("{begins} to {ends}", begins=begins, ends=ends)


def did_words(did: Did, say: Tongue) -> str:
    """What was decided, in words."""
    return {
        Did.TAKEN_BACK: say("Taken back within ten seconds"),
        Did.ANNULLED: say("Annulled later"),
        Did.COUNTED_ANEW: say("Group counted anew"),
        Did.BY_HAND: say("Let in by hand"),
        Did.OVER_FULL: say("Let in beyond the hall’s places"),
        Did.REPLACED: say("Badge replaced"),
        Did.ASSIGNED: say("Given an institution"),
        Did.AS_GUEST: say("Kept as guest of the alliance"),
        Did.UNASSIGNED: say("Institution taken back"),
        Did.NEW_KEY: say("A new key for badges"),
    }[did]


def cause_words(cause: str, say: Tongue) -> str:
    """Why somebody was turned away, in words."""
    return {
        Cause.SEEN_BEFORE.value: say("Already in, scanned again"),
        Cause.REPLACED.value: say("A replaced badge"),
        Cause.FOREIGN.value: say("Not one of our badges"),
        Cause.NEWER.value: say("Made by a newer version"),
        Cause.OTHER_ASSEMBLY.value: say("A badge of another assembly"),
        Cause.UNKNOWN_KEY.value: say("A key that had not come to the door"),
        Cause.FORGED.value: say("Guessed or altered"),
        Cause.OLD_KEY.value: say("An old key, and not in the list"),
        Cause.LISTED_ONLY.value: say("Not in the list"),
        Cause.FULL.value: say("The hall was full"),
    }.get(cause, cause)
