"""Lists and plan files taken in, whole or not at all; a plan handed on as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.names import clean, folded
from app.domain.plan import ALLIANCE, Assembly, BadgeKind, Plan
from app.domain.roster import Details, InstitutionRow, PlanFile, Taken, What
from app.errors import Refused
from app.exchange.plan_file import read_plan_file
from app.exchange.plan_text import plan_text
from app.exchange.rosters import fields, read_roster, understood
from app.exchange.sheets import read_sheet
from app.service import rosters
from app.service.assemblies import new_assembly
from app.service.boards.plan import ImportBoard
from app.service.captions import Captions
from app.service.columns import plain
from app.service.earlier import take_earlier
from app.service.given_file import readable
from app.service.known import plan_of
from app.service.sheaf import Scalar, Sheaf
from app.store import plan as plans
from app.store.database import Database
from app.store.door import newest_key
from app.store.station import Station

ROWS_SHOWN = 3


def take(
    station: Station,
    assembly: str,
    what: str,
    file: Path,
    *,
    columns: Mapping[str, str] | None = None,
    default_institution: str = "",
    dry_run: bool = False,
) -> Taken:
    """Take a list: people, institutions, power-holders, asks, agenda; with problems nothing is taken."""
    which = What(what)
    with readable(file):
        read = read_roster(which, file, columns=columns, default_institution=default_institution)
    if read.problems:
        return Taken(which.value, problems=read.problems)
    sheaf, alliance = Sheaf(assembly), Sheaf(ALLIANCE)
    merging = merging_of(station.database, assembly, sheaf, alliance)
    if default_institution and which is What.PEOPLE:
        rosters.institutions(merging, [InstitutionRow(clean(default_institution))])
    taken = MERGE[which](merging, read.rows, read.lines)
    if not taken.problems and not dry_run:
        alliance.write(station)
        sheaf.write(station)
    return taken


def preview(
    database: Database,
    assembly: str,
    what: str,
    file: Path,
    *,
    columns: Mapping[str, str] | None = None,
    default_institution: str = "",
) -> ImportBoard:
    """What would be taken from a list, and what keeps it from being taken; nothing is written."""
    which = What(what)
    with readable(file):
        sheet = read_sheet(file)
    read = understood(which, sheet, columns=columns or {}, default_institution=default_institution)
    taken = Taken(which.value, problems=read.problems)
    if not read.problems:
        merging = merging_of(database, assembly, Sheaf(assembly))
        taken = MERGE[which](merging, read.rows, read.lines)
    return ImportBoard(
        which,
        file.name,
        sheet.encoding,
        sheet.separator,
        sheet.headings,
        dict(read.columns),
        tuple(fields(which)),
        sheet.rows[:ROWS_SHOWN],
        len(sheet.rows),
        taken,
    )


def take_plan(station: Station, file: Path, *, dry_run: bool = False) -> tuple[str, Taken]:
    """Take a whole plan file: a new assembly, or the one of that title and day brought up to date.

    Returns its id, which is empty when there were problems or nothing was to be written.
    """
    with readable(file):
        read, problems = read_plan_file(file)
    if read is None:
        return "", Taken("plan", problems=problems)
    with station.database.reading() as connection:
        every = plans.assemblies(connection)
    details = read.details
    same = [
        each
        for each in every
        if (folded(each.title), each.day, each.rehearsal)
        == (folded(details.title), details.day, details.rehearsal)
    ]
    alliance = Sheaf(ALLIANCE)
    if dry_run and not same:
        sheaf, merging = Sheaf("new"), None
    elif same:
        sheaf = Sheaf(same[0].id)
        merging = merging_of(station.database, sheaf.scope, sheaf, alliance)
    else:
        sheaf, merging = new_assembly(station, details), None
    merging = merging or _merging_for_new(station, details, sheaf, alliance)
    taken = Taken("plan", 0 if same else 1)
    if same:
        changes = _assembly_changes(same[0], details)
        sheaf.change("assembly", same[0].id, changes)
        taken = Taken("plan", 0, int(bool(changes)), int(not changes))
    for part in _merge_all(merging, read):
        taken = taken.plus(part)
    if taken.problems or dry_run:
        return "", taken
    alliance.write(station)
    sheaf.write(station)
    for earlier in read.earlier:
        if not any((folded(each.title), each.day) == _called(earlier.details) for each in every):
            take_earlier(station, new_assembly(station, earlier.details), earlier)
    return sheaf.scope, taken


def plan_as_file(database: Database, assembly: str, *, names: bool = False) -> str:
    """The plan as a plan file, to hand on or to keep; people's names only if asked for."""
    with database.reading() as connection:
        found, people = plans.plan(connection, assembly), plans.people(connection, assembly)
    if found is None:
        raise Refused("This assembly is not on this laptop.")
    return plan_text(found, [each for each in people if each.name], names=names)


def _merge_all(merging: rosters.Merging, read: PlanFile) -> list[Taken]:
    return [
        rosters.institutions(merging, read.institutions),
        rosters.people(merging, read.people),
        rosters.power_holders(merging, read.power_holders),
        rosters.asks(merging, read.asks),
        rosters.agenda(merging, read.agenda),
    ]


def _called(details: Details) -> tuple[str, date]:
    return folded(details.title), details.day


def _assembly_changes(now: Assembly, details: Details) -> dict[str, Scalar]:
    wanted = {column: getattr(details, column) for column in Details.__dataclass_fields__}
    return {column: plain(value) for column, value in wanted.items() if getattr(now, column) != value}


def merging_of(
    database: Database, assembly: str, here: Sheaf, alliance: Sheaf | None = None
) -> rosters.Merging:
    """The plan as it is now, for rows that will change it."""
    plan = plan_of(database, assembly)
    with database.reading() as connection:
        groups = [each for each in plans.badges(connection, assembly) if each.kind is BadgeKind.YOUNG_PEOPLE]
        return rosters.Merging(
            plan,
            plans.institutions(connection),
            plans.people(connection, assembly),
            {each.person: each for each in groups if each.person},
            plans.ask_to_rows(connection, assembly),
            Captions(plans.captions(connection, assembly)),
            here,
            alliance or Sheaf(ALLIANCE),
            plans.highest_number(connection, "institution") + 1,
            max(1, newest_key(connection, assembly)),
        )


def _merging_for_new(station: Station, details: Details, here: Sheaf, alliance: Sheaf) -> rosters.Merging:
    values = {column: getattr(details, column) for column in Details.__dataclass_fields__}
    with station.database.reading() as connection:
        return rosters.Merging(
            Plan(Assembly(id=here.scope, number=0, **values)),
            plans.institutions(connection),
            (),
            {},
            {},
            Captions(()),
            here,
            alliance,
            plans.highest_number(connection, "institution") + 1,
        )


MERGE: Mapping[What, Callable[[rosters.Merging, Any, Sequence[int]], Taken]] = {
    What.INSTITUTIONS: rosters.institutions,
    What.PEOPLE: rosters.people,
    What.POWER_HOLDERS: rosters.power_holders,
    What.ASKS: rosters.asks,
    What.AGENDA: rosters.agenda,
}
