"""The plan row by row: who comes, who is asked, what is asked, in which order; and what is still to mend.

The verbs that make, find and fill whole assemblies are those of assemblies, lists and badges beside this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain import places
from app.domain.names import clean
from app.domain.plan import (
    ALLIANCE,
    PROTECTED_KINDS,
    BadgeKind,
    InstitutionType,
    ItemKind,
    kind_of,
)
from app.domain.roster import AskRow, InstitutionRow, PersonRow, PowerHolderRow, Row, What
from app.errors import Refused
from app.service import rosters
from app.service.assemblies import change_assembly as change_assembly
from app.service.assemblies import create_assembly as create_assembly
from app.service.assemblies import find_assembly as find_assembly
from app.service.assemblies import rehearse as rehearse
from app.service.badge_papers import badge_sheets as badge_sheets
from app.service.badges import badge_faces as badge_faces
from app.service.badges import make_badges as make_badges
from app.service.badges import mark_printed as mark_printed
from app.service.badges import note_badge as note_badge
from app.service.columns import cleaned, door_line
from app.service.known import plan_of
from app.service.lists import MERGE, merging_of
from app.service.lists import plan_as_file as plan_as_file
from app.service.lists import preview as preview
from app.service.lists import take as take
from app.service.lists import take_plan as take_plan
from app.service.planned import board as board
from app.service.planned import plan as plan
from app.service.sheaf import Sheaf
from app.store import plan as plans
from app.store.station import Station
from app.store.tables import PLAN

ORDERED = ("delegation", "power_holder", "ask", "agenda_item")


def add_delegation(
    station: Station,
    assembly: str,
    name: str,
    *,
    type: InstitutionType | None = None,
    pledge: int = 0,
    lead: str = "",
) -> str:
    """An institution that will bring people. Refused if it is there already."""
    return _add(
        station,
        assembly,
        What.INSTITUTIONS,
        InstitutionRow(_named(name, "The institution"), type, pledge, None, lead),
        "delegation",
    )


def change_delegation(station: Station, assembly: str, id: str, **columns: object) -> None:
    """Change an institution's name, type, pledge or lead for this assembly."""
    if "name" in columns:
        columns["name"] = _named(columns["name"], "The institution")
    _change(station, assembly, "delegation", id, columns)


def remove_delegation(station: Station, assembly: str, id: str) -> None:
    """Take an institution out, with its people and badges. Refused once someone of it has come in."""
    with station.database.reading() as connection:
        if plans.named_in(connection, assembly, "scan", "delegation", id):
            raise Refused("People of this institution have come in; it stays in the plan.")
        people = [each.id for each in plans.people(connection, assembly) if each.delegation == id]
        badges = [each.id for each in plans.badges(connection, assembly) if each.delegation == id]
    sheaf = Sheaf(assembly)
    for table, ids in (("delegation", [id]), ("person", people), ("badge", badges)):
        for each in ids:
            sheaf.change(table, each, {"removed": True})
    sheaf.write(station)


def add_person(
    station: Station,
    assembly: str,
    delegation: str,
    name: str,
    *,
    kind: BadgeKind = BadgeKind.DELEGATE,
    access: str = "",
    heads: int = 1,
    note: str = "",
) -> str:
    """Someone expected; for a young people's group the adult who leads it, and how many they are."""
    plan = plan_of(station.database, assembly)
    of = next((each.name for each in plan.delegations if each.id == delegation), None)
    if of is None:
        raise Refused("This institution is not in the plan.")
    if kind is BadgeKind.YOUNG_PEOPLE and heads < 2:
        raise Refused("A young people’s group needs how many come, the adult included.")
    row = PersonRow(of, _named(name, "The person"), kind, access, heads, door_line(note))
    return _add(station, assembly, What.PEOPLE, row, "person")


def change_person(station: Station, assembly: str, id: str, **columns: object) -> None:
    """Change a person's name, institution, kind, access needs, or the line that is said at the door."""
    if "note" in columns:
        columns["note"] = door_line(columns["note"])
    if "name" in columns:
        columns["name"] = _named(columns["name"], "The person")
    _change(station, assembly, "person", id, columns)


def remove_person(station: Station, assembly: str, id: str) -> None:
    """Take a person out, and the badge. Refused once they have come in."""
    with station.database.reading() as connection:
        badges = [each.id for each in plans.badges(connection, assembly) if each.person == id]
        if any(plans.named_in(connection, assembly, "scan", "badge", badge) for badge in badges):
            raise Refused("This person has come in and stays in the plan.")
    sheaf = Sheaf(assembly)
    sheaf.change("person", id, {"removed": True})
    for badge in badges:
        sheaf.change("badge", badge, {"removed": True})
    sheaf.write(station)


def add_power_holder(
    station: Station, assembly: str, name: str, *, office: str = "", organisation: str = "", said: str = ""
) -> str:
    """Someone who is asked."""
    row = PowerHolderRow(_named(name, "The power-holder"), said, office, organisation)
    return _add(station, assembly, What.POWER_HOLDERS, row, "power_holder")


def change_power_holder(station: Station, assembly: str, id: str, **columns: object) -> None:
    """Change a power-holder's name, office, how they come, whom they represent."""
    if "name" in columns:
        columns["name"] = _named(columns["name"], "The power-holder")
    _change(station, assembly, "power_holder", id, columns)


def remove_power_holder(station: Station, assembly: str, id: str) -> None:
    """Take a power-holder out. Refused once an answer of theirs is recorded."""
    with station.database.reading() as connection:
        if plans.named_in(connection, assembly, "answer", "power_holder", id):
            raise Refused("An answer of this power-holder is recorded; they stay in the plan.")
    _change(station, assembly, "power_holder", id, {"removed": True})


def add_ask(
    station: Station,
    assembly: str,
    title: str,
    words: str = "",
    *,
    power_holders: Sequence[str] | None = None,
) -> str:
    """An ask, put to everybody unless it is said to whom (ids)."""
    plan = plan_of(station.database, assembly)
    names = None
    if power_holders is not None:
        names = tuple(each.name for each in plan.power_holders if each.id in power_holders)
    number = max((ask.number for ask in plan.asks), default=0) + 1
    row = AskRow(_named(title, "The ask"), words, number, names)
    return _add(station, assembly, What.ASKS, row, "ask")


def change_ask(station: Station, assembly: str, id: str, **columns: object) -> None:
    """Change an ask's words, date, why, our own commitment, or (ids) who it is put to."""
    holders = columns.pop("power_holders", None)
    if "title" in columns:
        columns["title"] = _named(columns["title"], "The ask")
    sheaf = Sheaf(assembly)
    if isinstance(holders, Sequence):
        merging = merging_of(station.database, assembly, sheaf)
        ask = merging.plan.ask(id)
        if ask is None:
            raise Refused("This ask is not in the plan.")
        rosters.put(merging, id, ask.power_holders, [str(holder) for holder in holders])  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    sheaf.change("ask", id, {name: cleaned(value) for name, value in columns.items()})
    sheaf.write(station)


def remove_ask(station: Station, assembly: str, id: str) -> None:
    """Take an ask out. Refused once it was put to someone."""
    with station.database.reading() as connection:
        for table in ("asking", "answer"):
            if plans.named_in(connection, assembly, table, "ask", id):
                raise Refused("This ask was put to someone; it stays in the record.")
    _change(station, assembly, "ask", id, {"removed": True})


def add_agenda_item(
    station: Station,
    assembly: str,
    title: str,
    seconds: int,
    *,
    kind: ItemKind | None = None,
    who: str = "",
    before: str | None = None,
) -> str:
    """A line of the running order, at the end or before another; if not said, its title says its kind."""
    plan = plan_of(station.database, assembly)
    kind = kind or kind_of(title)
    place = _place(station, [(each.id, each.place) for each in plan.agenda], "", before)
    sheaf = Sheaf(assembly)
    id = sheaf.add(
        "agenda_item",
        {
            "title": _named(title, "The item"),
            "seconds": max(0, seconds),
            "kind": kind.value,
            "who": clean(who),
            "public": kind is not ItemKind.EVALUATION,
            "protected": kind in PROTECTED_KINDS,
            "place": place,
        },
    )
    sheaf.write(station)
    return id


def change_agenda_item(station: Station, assembly: str, id: str, **columns: object) -> None:
    """Change an item's title, who, length in seconds, script, kind."""
    if "title" in columns:
        columns["title"] = _named(columns["title"], "The item")
    seconds = columns.get("seconds", 0)
    if not isinstance(seconds, int) or not 0 <= seconds <= 24 * 3600:
        raise Refused("A length is between nought and a day.")
    _change(station, assembly, "agenda_item", id, columns)


def remove_agenda_item(station: Station, assembly: str, id: str) -> None:
    """Take an item out of the running order. Refused once it was on."""
    with station.database.reading() as connection:
        if plans.named_in(connection, assembly, "agenda_mark", "item", id):
            raise Refused("This item was on; it stays in the running order.")
    _change(station, assembly, "agenda_item", id, {"removed": True})


def move(station: Station, assembly: str, table: str, id: str, before: str | None) -> None:
    """Put a row before another of its list, or at the end."""
    if table not in ORDERED:
        raise ValueError(table)
    with station.database.reading() as connection:
        rows = plans.place_of(connection, assembly, table)
    if id == before:
        return
    _change(station, assembly, table, id, {"place": _place(station, rows, id, before)})


def _place(station: Station, rows: Sequence[tuple[str, str]], id: str, before: str | None) -> str:
    """A place right before another row; between rows of one place the next free one."""
    others = [(row, place) for row, place in rows if row != id]
    at = next((index for index, (row, _) in enumerate(others) if row == before), len(others))
    low = others[at - 1][1] if at > 0 else ""
    high = next((place for _, place in others[at:] if place > low), "")
    return places.between(low, high, station.id)


def _add(station: Station, assembly: str, what: What, row: Row, table: str) -> str:
    """One row by the rules of an import."""
    sheaf, alliance = Sheaf(assembly), Sheaf(ALLIANCE)
    merging = merging_of(station.database, assembly, sheaf, alliance)
    taken = MERGE[what](merging, [row], ())
    if taken.problems:
        raise Refused("{problem}", problem=taken.problems[0].reason)
    if not taken.added:
        raise Refused("This is in the plan already.")
    alliance.write(station)
    sheaf.write(station)
    return next(line.id for line in sheaf.lines if line.table == table and line.new)


def _change(station: Station, assembly: str, table: str, id: str, columns: Mapping[str, object]) -> None:
    shape = PLAN[table]
    unknown = [name for name in columns if name not in shape.columns]
    if unknown:
        raise ValueError(f"{table} has no column {unknown[0]}")
    values = {name: cleaned(value) for name, value in columns.items() if name not in shape.private}
    private = {name: str(cleaned(value)) for name, value in columns.items() if name in shape.private}
    sheaf = Sheaf(assembly)
    sheaf.change(table, id, values, private)
    sheaf.write(station)


def _named(value: object, what: str) -> str:
    name = clean(str(value))
    if not name:
        raise Refused("{what} needs a name.", what=what)
    return name
