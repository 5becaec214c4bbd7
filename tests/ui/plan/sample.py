"""Plans to draw, from plain data: the sample assembly, a crowded one with made-up institutions, an empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from app import paths
from app.domain import chair, places
from app.domain.plan import (
    PROTECTED_KINDS,
    AgendaItem,
    Ask,
    Assembly,
    Attendance,
    BadgeKind,
    Delegation,
    InstitutionType,
    ItemKind,
    Person,
    Plan,
    PowerHolder,
)
from app.domain.roster import Problem, Taken, What
from app.exchange.plan_file import read_plan_file
from app.service.boards.plan import BadgeCount, ImportBoard, PlanBoard
from app.service.ready import ready


@cache
def sample() -> Plan:
    """The assembly of the sample file."""
    file, problems = read_plan_file(paths.resources() / "sample" / "general-election-2015.json")
    assert file is not None, problems
    holders = tuple(
        PowerHolder(
            f"h{at}",
            row.name,
            row.said or "",
            row.office or "",
            row.organisation or "",
            row.attendance or Attendance.INVITED,
            row.representing or "",
        )
        for at, row in enumerate(file.power_holders)
    )
    asks = tuple(
        Ask(
            f"a{row.number}",
            row.number or 0,
            row.title,
            row.words,
            tuple(each.id for each in holders),
            row.by_when or "",
            row.by_earliest,
            row.by_latest,
            row.why or "",
            row.our_commitment or "",
            row.source or "",
        )
        for row in file.asks
    )
    agenda = tuple(
        AgendaItem(
            f"i{at}",
            place,
            row.title,
            row.kind or ItemKind.OTHER,
            row.who or "",
            row.script or "",
            row.seconds,
            row.public is not False,
            bool(row.protected) or row.kind in PROTECTED_KINDS,
            f"a{row.ask}" if row.ask else "",
        )
        for at, (row, place) in enumerate(zip(file.agenda, places.spread(len(file.agenda)), strict=True))
    )
    delegations = tuple(
        Delegation(f"d{at}", f"n{at}", row.name, row.type or InstitutionType.OTHER, at + 1, row.pledge or 0)
        for at, row in enumerate(file.institutions)
    )
    details = {name: getattr(file.details, name) for name in file.details.__dataclass_fields__}
    return Plan(Assembly(id="A1", number=1, **details), delegations, holders, asks, agenda)


def board(plan: Plan | None = None, *, printed: bool = True, without: int = 0, people: int = 0) -> PlanBoard:
    """The board of a plan with its badges made."""
    plan = plan or sample()
    badges = tuple(
        BadgeCount(each.id, each.name, each.pledge, each.pledge, 0 if printed else each.pledge)
        for each in plan.delegations
    )
    opens = chair.wall(plan.assembly, plan.assembly.starts)
    timeline = chair.timeline(plan.assembly, plan.agenda, chair.Evening(), opens)
    shown = tuple(
        Person(f"p{at}", f"d{at % len(plan.delegations)}", f"Person {at + 1}", BadgeKind.DELEGATE)
        for at in range(min(people, 2000))
    )
    return PlanBoard(
        plan, timeline, shown, people, badges, ready(plan, timeline, badges, without), 12, 10, without
    )


def late() -> PlanBoard:
    """Fourteen minutes longer than promised, a testimony without a speaker, an ask that is worded badly."""
    plan = sample()
    agenda = tuple(
        replace(item, who="") if item.title.startswith("Ask 2: testimony") else item for item in plan.agenda
    )
    asks = tuple(
        replace(
            ask,
            words="What will you do to develop, together with those who work in care homes and those who are "
            "cared for in them, a national accreditation scheme for the training of care workers, and also "
            "support their professional development as soon as possible?",
            our_commitment="",
        )
        if ask.number == 3
        else ask
        for ask in plan.asks
    )
    assembly = replace(plan.assembly, ends="20:12")
    whole = Plan(assembly, plan.delegations, plan.power_holders, asks, agenda)
    return board(whole, printed=False, without=41)


def crowded() -> PlanBoard:
    """Four hundred made-up institutions, twelve power-holders, ten asks."""
    plan = sample()
    delegations = tuple(
        Delegation(
            f"d{at}",
            f"n{at}",
            f"The Federation of Made-up Schools and Congregations, Branch Number {at + 1}",
            InstitutionType.SCHOOL,
            at + 1,
            5 if at % 7 else 0,
            f"Leader {at + 1}",
        )
        for at in range(400)
    )
    holders = tuple(
        PowerHolder(f"h{at}", f"Office-holder {at + 1}", "", f"Mayor of Town {at + 1}", f"List {at + 1}")
        for at in range(12)
    )
    asks = tuple(replace(plan.asks[at % 4], id=f"a{at + 1}", number=at + 1) for at in range(10))
    return board(Plan(plan.assembly, delegations, holders, asks, plan.agenda), people=100_000)


def empty() -> PlanBoard:
    """Made a minute ago."""
    assembly = Assembly(
        "A2",
        "Autumn Assembly",
        "Riverside Alliance",
        "Riverside Hall",
        date(2026, 11, 24),
        "18:30",
        "20:00",
        "Europe/London",
        0,
        0,
        2,
    )
    return board(Plan(assembly))


HEADINGS = ("Name of school / church", "First", "Surname", "Coming as", "Ticket ref")
COLUMNS = {
    "institution": "Name of school / church",
    "given": "First",
    "family": "Surname",
    "kind": "Coming as",
}
FIELDS = ("institution", "name", "given", "family", "kind", "access", "heads")
ROWS = (
    (2, ("Elm Street School", "Person", "One", "Delegate", "T-1")),
    (3, ("Corner Mosque", "Person", "Two", "Delegate", "T-2")),
    (4, ("Union Branch 4", "Person", "Three", "Speaker", "T-3")),
)


def importing(*, problems: bool = False) -> ImportBoard:
    """A list of people to look over."""
    found = (
        Problem(118, "Name of school / church", "The institution is empty. Nobody comes in without one."),
        Problem(340, "Coming as", "“VIP” is not known here. It may be: delegate, guest, press, steward."),
        Problem(1204, "Name of school / church", "This looks like a line of totals. Leave it out."),
    )
    taken = Taken("people", problems=found) if problems else Taken("people", 2190, 12, 29)
    return ImportBoard(
        What.PEOPLE, "tickets-export.csv", "UTF-8", ",", HEADINGS, COLUMNS, FIELDS, ROWS, 2231, taken
    )
