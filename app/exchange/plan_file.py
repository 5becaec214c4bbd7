"""A whole plan read from one JSON file (schema `folkmoot-plan/1`, docs/layouts.md).

It is read strictly: what is not known is refused with its path, so that no slip of the pen is passed over.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.follow_up import Became
from app.domain.names import folded, one_line
from app.domain.plan import LONGEST_NOTE, Attendance, BadgeKind, InstitutionType, ItemKind
from app.domain.roster import (
    AgendaRow,
    AskRow,
    Details,
    Earlier,
    InstitutionRow,
    PersonRow,
    PlanFile,
    PowerHolderRow,
    Problem,
    PublishedAnswer,
)
from app.domain.tally import RECORDED_BESIDE, Answer, Reason
from app.exchange.plan_node import Node, begin
from app.exchange.rosters import MOST_PEOPLE
from app.exchange.sheets import MOST_BYTES

SCHEMA = "folkmoot-plan/1"

_ANSWERS = (*(each.value for each in Answer), *(each.value for each in RECORDED_BESIDE))


def read_plan_file(file: Path) -> tuple[PlanFile | None, tuple[Problem, ...]]:
    """The plan in a file, or why there is none. A file that cannot be read at all raises OSError."""
    with file.open("rb") as stream:
        return parse_plan_file(stream.read(MOST_BYTES + 1))


def parse_plan_file(data: bytes) -> tuple[PlanFile | None, tuple[Problem, ...]]:
    """The plan in these bytes, or why there is none; a problem's column is the path in the file."""
    node = begin(data)
    if isinstance(node, Problem):
        return None, (node,)
    schema = node.text("schema")
    if schema != SCHEMA:
        wanted = f"The schema should be “{SCHEMA}”."
        return None, (
            Problem(0, "schema", f"{wanted} This file may be from a newer version." if schema else wanted),
        )
    plan = _plan(node)
    return (None, tuple(node.problems)) if node.problems else (plan, ())


def _plan(node: Node) -> PlanFile:
    node.get("about")  # a line for whoever opens the file; not part of the plan
    plan = PlanFile(
        _details(node.node("assembly")),
        node.each("institutions", _institution),
        node.each("people", _person),
        node.each("power_holders", _power_holder),
        node.each("asks", _ask),
        node.each("agenda", _agenda),
        node.each("earlier", _earlier),
    )
    node.close()
    _hold_together(plan, node)
    return plan


def _details(node: Node) -> Details:
    day = node.day("day")
    if day is None and not node.text("day"):
        node.wrong("day", "This is missing.")
    zone = node.text("zone") or "Europe/London"
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        node.wrong("zone", "This is no time zone known here. Write it as Europe/London.")
    details = Details(
        node.needed("title"),
        node.text("alliance"),
        node.text("venue"),
        day or date.min,
        node.time("starts"),
        node.time("ends"),
        zone,
        node.number("capacity", 0, MOST_PEOPLE) or 0,
        node.number("target", 0, MOST_PEOPLE) or 0,
        node.flag("rehearsal") or False,
        node.text("secretary"),
        node.text("note"),
        node.text("source"),
    )
    node.close()
    return details


def _institution(node: Node) -> InstitutionRow:
    return InstitutionRow(
        node.needed("name"),
        node.one_of("type", InstitutionType),
        node.number("pledge", 0, MOST_PEOPLE),
        node.number("number", 1, 0xFFFF),
        node.maybe("lead"),
    )


def _person(node: Node) -> PersonRow:
    kind = node.one_of("kind", BadgeKind)
    heads = node.number("heads", 1, 1_000)
    if (heads or 0) > 1 and kind is not BadgeKind.YOUNG_PEOPLE:
        node.wrong("heads", "Only a young people’s group comes as a number.")
    if kind is BadgeKind.YOUNG_PEOPLE and (heads or 0) < 2:
        node.wrong("heads", "A young people’s group needs how many come, the adult included.")
    note = node.maybe("note")
    note = None if note is None else one_line(note)
    if len(note or "") > LONGEST_NOTE:
        node.wrong("note", f"A line for the door has at most {LONGEST_NOTE} letters.")
    return PersonRow(node.needed("institution"), node.needed("name"), kind, node.maybe("access"), heads, note)


def _power_holder(node: Node) -> PowerHolderRow:
    return PowerHolderRow(
        node.needed("name"),
        node.maybe("said"),
        node.maybe("office"),
        node.maybe("organisation"),
        node.one_of("attendance", Attendance),
        node.maybe("representing"),
        node.maybe("authority"),
    )


def _ask(node: Node) -> AskRow:
    earliest, latest = node.day("by_earliest"), node.day("by_latest")
    if earliest and latest and latest < earliest:
        node.wrong("by_latest", "The latest day is before the earliest.")
    return AskRow(
        node.needed("title"),
        node.needed("words"),
        node.number("number", 1, 999),
        node.names("power_holders"),
        node.maybe("by_when"),
        earliest,
        latest,
        node.maybe("why"),
        node.maybe("our_commitment"),
        node.maybe("source"),
    )


def _agenda(node: Node) -> AgendaRow:
    return AgendaRow(
        node.needed("title"),
        node.length("minutes"),
        node.one_of("kind", ItemKind),
        node.maybe("who"),
        node.script("script"),
        node.flag("public"),
        node.flag("protected"),
        node.number("ask", 1, 999),
    )


def _answer(node: Node) -> PublishedAnswer:
    answer, reason = node.needed("answer"), node.one_of("reason", Reason)
    if answer and answer not in _ANSWERS:
        node.wrong("answer", f"This may be: {', '.join(_ANSWERS)}.")
    if (answer == Answer.UNCLEAR) != (reason is not None):
        node.wrong("reason", "“no clear answer” has a reason, the others have none.")
    condition = node.text("condition")
    if answer == Answer.YES_BUT and not condition:
        node.wrong("condition", "“yes, but” needs its condition in words.")
    became = node.one_of("became", Became)
    return PublishedAnswer(
        node.number("ask", 1, 999) or 0,
        node.needed("power_holder"),
        answer,
        reason or "",
        condition,
        node.text("words"),
        node.text("offer"),
        node.text("source"),
        became or "",
        node.day("became_on"),
        node.text("became_words"),
        node.text("became_source"),
    )


def _earlier(node: Node) -> Earlier:
    earlier = Earlier(
        _details(node.node("assembly")),
        node.number("people", 0, MOST_PEOPLE) or 0,
        node.each("power_holders", _power_holder),
        node.each("asks", _ask),
        node.each("answers", _answer),
    )
    numbers = {ask.number for ask in earlier.asks}
    holders = {folded(holder.name) for holder in earlier.power_holders}
    for place, answer in enumerate(earlier.answers):
        path = f"answers[{place + 1}]"
        if answer.ask not in numbers:
            node.wrong(f"{path}.ask", "There is no ask of this number.")
        if folded(answer.power_holder) not in holders:
            node.wrong(f"{path}.power_holder", "There is no power-holder of this name in the file.")
    return earlier


def _hold_together(plan: PlanFile, node: Node) -> None:
    """What one part says of another must be there; a name stands once in its list."""
    for name, keys in (
        ("institutions", [folded(each.name) for each in plan.institutions]),
        ("people", [folded(each.institution) + "\n" + folded(each.name) for each in plan.people]),
        ("power_holders", [folded(each.name) for each in plan.power_holders]),
        ("asks", [str(each.number or folded(each.title)) for each in plan.asks]),
    ):
        first: dict[str, int] = {}
        for place, key in enumerate(keys):
            if (at := first.setdefault(key, place)) != place:
                node.wrong(f"{name}[{place + 1}]", f"The same stands at {name}[{at + 1}] already.")
    holders = {folded(each.name) for each in plan.power_holders}
    for place, ask in enumerate(plan.asks):
        for name in ask.power_holders or ():
            if folded(name) not in holders:
                node.wrong(
                    f"asks[{place + 1}].power_holders", f"“{name[:40]}” is not among the power-holders."
                )
    numbers = {ask.number or place + 1 for place, ask in enumerate(plan.asks)}
    for place, item in enumerate(plan.agenda):
        if item.ask is not None and item.ask not in numbers:
            node.wrong(f"agenda[{place + 1}].ask", "There is no ask of this number.")
