"""Assemblies: made, changed, found by title or id, copied to be rehearsed."""

from __future__ import annotations

import secrets
import uuid
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain import colours, places
from app.domain.badge import KEY_BYTES
from app.domain.names import clean, folded
from app.domain.plan import Plan
from app.domain.roster import Details
from app.errors import Refused
from app.service.badges import KEY, make_badges
from app.service.columns import cleaned, plain
from app.service.known import plan_of
from app.service.sheaf import Scalar, Sheaf
from app.store import plan as plans
from app.store.database import Database
from app.store.station import Station
from app.store.tables import PLAN

MOST_ASSEMBLIES = 0xFFFF


def create_assembly(
    station: Station,
    *,
    title: str,
    alliance: str,
    venue: str,
    day: date,
    starts: str,
    ends: str,
    zone: str,
    capacity: int,
    target: int,
    rehearsal: bool = False,
    secretary: str = "",
    note: str = "",
    source: str = "",
) -> str:
    """A new evening; its number is drawn and the key of its badges made. Returns its id."""
    details = Details(
        title, alliance, venue, day, starts, ends, zone, capacity, target, rehearsal, secretary, note, source
    )
    sheaf = new_assembly(station, details)
    sheaf.write(station)
    return sheaf.scope


def change_assembly(station: Station, assembly: str, **columns: object) -> None:
    """Change title, venue, times, capacity … of an assembly. Refused for a colour that cannot be read by."""
    now = plan_of(station.database, assembly).assembly
    check_details(
        str(columns.get("title", now.title)),
        str(columns.get("starts", now.starts)),
        str(columns.get("ends", now.ends)),
        str(columns.get("zone", now.zone)),
    )
    if columns.get("accent"):
        columns["accent"] = colours.accent(str(columns["accent"]))
    sheaf = Sheaf(assembly)
    sheaf.change("assembly", assembly, {name: cleaned(value) for name, value in columns.items()})
    sheaf.write(station)


def find_assembly(database: Database, title_or_id: str) -> str:
    """The id of the assembly that is called so. Refused when there is none, or two."""
    with database.reading() as connection:
        every = plans.assemblies(connection)
    found = [each.id for each in every if each.id == title_or_id]
    found = found or [each.id for each in every if folded(each.title) == folded(title_or_id)]
    if not found:
        raise Refused("No assembly is called “{wanted}”.", wanted=title_or_id)
    if len(found) > 1:
        raise Refused(
            "Several assemblies are called “{wanted}”. Say which by its id: {ids}.",
            wanted=title_or_id,
            ids=", ".join(found),
        )
    return found[0]


def rehearse(station: Station, assembly: str, note: str = "") -> str:
    """Copy the plan as a rehearsal, with badges up to the pledges; people stay behind. Returns its id."""
    plan = plan_of(station.database, assembly)
    at = plan.assembly
    sheaf = new_assembly(
        station,
        Details(
            at.title,
            at.alliance,
            at.venue,
            at.day,
            at.starts,
            at.ends,
            at.zone,
            at.capacity,
            at.target,
            True,
            at.secretary,
            note or at.note,
            at.source,
        ),
        accent=at.accent,
        listed_only=at.listed_only,
    )
    _copy(plan, sheaf)
    sheaf.write(station)
    make_badges(station, sheaf.scope, up_to_pledge=True)
    return sheaf.scope


def _copy(plan: Plan, sheaf: Sheaf) -> None:
    ids: dict[str, str] = {}

    def copied(table: str, row: object, **other: Scalar) -> None:
        values: dict[str, Scalar] = {
            column: plain(getattr(row, column))
            for column in PLAN[table].columns
            if hasattr(row, column) and column not in PLAN[table].private
        }
        ids[str(getattr(row, "id"))] = sheaf.add(table, values | other)  # noqa: B009 - any row has one

    for each in plan.delegations:
        copied("delegation", each)
    for each in plan.power_holders:
        copied("power_holder", each)
    for each in plan.asks:
        copied("ask", each)
        for holder, place in zip(each.power_holders, places.spread(len(each.power_holders)), strict=True):
            sheaf.add("ask_to", {"ask": ids[each.id], "power_holder": ids[holder], "place": place})
    for each in plan.agenda:
        copied("agenda_item", each, ask=ids.get(each.ask, ""))


def new_assembly(station: Station, details: Details, *, accent: str = "", listed_only: bool = False) -> Sheaf:
    """The rows of a new assembly, not yet written; its badge key is."""
    check_details(details.title, details.starts, details.ends, details.zone)
    sheaf = Sheaf(uuid.uuid4().hex)
    with station.database.reading() as connection:
        number = plans.highest_number(connection, "assembly") + 1
    if number > 0xFFFF:
        raise Refused("This alliance has had 65,535 assemblies; there is no number left.")
    values = {column: plain(getattr(details, column)) for column in Details.__dataclass_fields__}
    drawn = {"number": number, "accent": accent, "listed_only": listed_only}
    sheaf.add("assembly", values | drawn, id=sheaf.scope)
    station.share_secret(sheaf.scope, KEY, secrets.token_bytes(KEY_BYTES))
    return sheaf


def check_details(title: str, starts: str, ends: str, zone: str) -> None:
    if not clean(title):
        raise Refused("The assembly needs a title.")
    for time in (starts, ends):
        try:
            datetime.strptime(time, "%H:%M")  # noqa: DTZ007 - a time on the wall
        except ValueError:
            raise Refused("“{time}” is not a time. Write it as 18:30.", time=time) from None
        if len(time) != len("18:30"):
            raise Refused("“{time}” is not a time. Write it as 18:30.", time=time)
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused("“{zone}” is not a time zone. Write it as Europe/London.", zone=zone) from None
