"""The lists of the plan as rows: what stands in each column, above the table, and where nothing is yet."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.plan import ItemKind, Person, Plan
from app.service.boards.plan import PlanBoard, Tab
from app.ui.parts.cells import Cell, Column, Row
from app.ui.plan.sentences import attendance_words, kind_words, length_words, type_words
from app.words import Tongue


@dataclass(frozen=True, slots=True)
class Listed:
    """One list, ready to be shown."""

    rows: tuple[Row, ...]
    heading: str
    aside: str
    empty: tuple[str, str]
    """What is said where there is no row: a title and a sentence."""
    trouble: str = ""


def institutions(board: PlanBoard, say: Tongue) -> Listed:
    """Who brings people, and how many are pledged."""
    plan, target = board.plan, board.plan.assembly.target
    pledged = say.number(plan.pledged)
    badges = {each.delegation: each.badges for each in board.badges}
    rows = tuple(
        Row(
            each.id,
            {
                "number": Cell(str(each.number or "—"), ink="ink_2"),
                "name": each.name,
                "type": type_words(each.type, say),
                "lead": each.lead,
                "pledge": say.number(each.pledge)
                if each.pledge
                else Cell(say("none yet"), ink="warn", strong=True),
                "badges": say.number(badges.get(each.id, 0)),
            },
        )
        for each in plan.delegations
    )
    return Listed(
        rows,
        say.plural("{count} institution", "{count} institutions", len(rows)),
        say("{pledged} pledged of {target}", pledged=pledged, target=say.number(target))
        if target
        else say("{pledged} pledged", pledged=pledged),
        (
            say("No institution yet"),
            say("Import the members with their pledges, or add them one by one with Ins."),
        ),
    )


def people(board: PlanBoard, say: Tongue) -> Listed:
    """Who is expected by name; of very many the first."""
    names = {each.id: each.name for each in board.plan.delegations}
    shown = say.number(len(board.people))
    return Listed(
        tuple(_person(each, names, say) for each in board.people),
        say.plural("{count} person", "{count} people", board.people_total),
        say("the first {count} are shown", count=shown) if board.people_total > len(board.people) else "",
        (
            say("Nobody by name"),
            say("Import a list of people, or make numbered badges without names."),
        ),
    )


def power_holders(board: PlanBoard, say: Tongue) -> Listed:
    """Who is asked."""
    rows = tuple(
        Row(
            each.id,
            {
                "name": each.name,
                "said": each.said,
                "office": each.office,
                "organisation": each.organisation,
                "attendance": attendance_words(each.attendance, say),
                "representing": each.representing,
            },
        )
        for each in board.plan.power_holders
    )
    return Listed(
        rows,
        say.plural("{count} power-holder", "{count} power-holders", len(rows)),
        say("in the order of asking"),
        (say("No power-holder yet"), say("Add who will be asked, in the order of asking.")),
    )


def agenda(board: PlanBoard, say: Tongue) -> Listed:
    """The running order with its times."""
    plan, timeline, zone = board.plan, board.timeline, board.plan.assembly.zone
    public = [line for line in timeline.lines if line.item.public]
    heading = say("Running order")
    if public:
        begins, ends = say.time(public[0].planned, zone), say.time(timeline.planned_end, zone)
        heading = say("Public part {begins} to {ends}", begins=begins, ends=ends)
    over = -(-int((timeline.planned_end - timeline.promised_end).total_seconds()) // 60)
    rows = tuple(
        Row(
            line.item.id,
            {
                "number": Cell(str(line.number) if line.number else "", ink="ink_2"),
                "starts": say.time(line.planned, zone),
                "title": Cell(line.item.title, chip=say("protected") if line.item.protected else ""),
                "who": _who(line.item.who, line.item.kind, say),
                "sum": Cell(_sum(plan, line.item.kind, line.item.seconds, say), ink="ink_2"),
                "minutes": length_words(line.item.seconds),
            },
            ink="" if line.item.public else "ink_2",
        )
        for line in timeline.lines
    )
    return Listed(
        rows,
        heading,
        say("revision {number}", number=board.revision),
        (
            say("No agenda yet"),
            say("Import a running order, or add its items one by one with Ins."),
        ),
        say("{minutes} min longer than promised", minutes=over) if over > 0 else "",
    )


def _person(person: Person, names: dict[str, str], say: Tongue) -> Row:
    return Row(
        person.id,
        {
            "institution": names.get(person.delegation, say("not known here yet"))
            if person.delegation
            else "",
            "name": person.name or Cell(say("no name held"), ink="ink_2"),
            "kind": kind_words(person.kind, say),
            "access": person.access,
            "note": person.note,
        },
    )


def _who(who: str, kind: ItemKind, say: Tongue) -> Cell:
    if who or kind is not ItemKind.TESTIMONY:
        return Cell(who)
    return Cell(say("no speaker yet"), icon="warning", ink="warn", strong=True)


def _sum(plan: Plan, kind: ItemKind, seconds: int, say: Tongue) -> str:
    """How a length comes about, where it is so many times so much."""
    if kind is ItemKind.ROLL_CALL and plan.delegations and seconds == 12 * len(plan.delegations):
        return say("{count} × 12 s", count=len(plan.delegations))
    holders = len(plan.power_holders)
    if kind is ItemKind.RESPONSE and holders and seconds % (holders * 60) == 0 and seconds:
        return say("{count} × {minutes} min", count=holders, minutes=seconds // holders // 60)
    return ""


INSTITUTIONS = (
    Column("number", width=60),
    Column("name", editable=True, strong=True),
    Column("type", width=130, editable=True),
    Column("lead", width=150, editable=True),
    Column("pledge", width=100, number=True, editable=True),
    Column("badges", width=82, number=True),
)
PEOPLE = (
    Column("name", editable=True, strong=True),
    Column("institution"),
    Column("kind", width=150, editable=True),
    Column("access", width=150, editable=True),
    Column("note", width=190, editable=True),
)
POWER_HOLDERS = (
    Column("name", editable=True, strong=True),
    Column("said", width=140, editable=True),
    Column("office", width=240, editable=True),
    Column("organisation", width=150, editable=True),
    Column("attendance", width=110, editable=True),
    Column("representing", width=140, editable=True),
)
AGENDA = (
    Column("number", width=48),
    Column("starts", width=70),
    Column("title", editable=True, strong=True),
    Column("who", width=210, editable=True),
    Column("sum", width=100, number=True),
    Column("minutes", width=90, number=True, editable=True),
)
TITLES = {
    Tab.INSTITUTIONS: {
        "number": "No.",
        "name": "Institution",
        "type": "Type",
        "lead": "Delegation lead",
        "pledge": "Pledged",
        "badges": "Badges",
    },
    Tab.PEOPLE: {
        "name": "Name",
        "institution": "Institution",
        "kind": "Kind",
        "access": "Access needs",
        "note": "Say at the door",
    },
    Tab.POWER_HOLDERS: {
        "name": "Name",
        "said": "How it is said",
        "office": "Office",
        "organisation": "Organisation",
        "attendance": "Comes",
        "representing": "Representing",
    },
    Tab.AGENDA: {
        "number": "",
        "starts": "Starts",
        "title": "Item",
        "who": "Who",
        "sum": "",
        "minutes": "Minutes",
    },
}
NEW = {
    Tab.INSTITUTIONS: ("Name of the institution", ""),
    Tab.PEOPLE: ("Name of the person", "Comes with"),
    Tab.POWER_HOLDERS: ("Name of the power-holder", ""),
    Tab.AGENDA: ("Title of the item", ""),
}
