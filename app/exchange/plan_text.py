"""A whole plan written as one JSON file, to keep or to hand on; plan_file reads it again."""

from __future__ import annotations

import json
from collections.abc import Sequence

from app.domain.plan import BadgeKind, Person, Plan
from app.exchange.plan_file import SCHEMA


def plan_text(plan: Plan, people: Sequence[Person] = (), *, pledges: bool = True, names: bool = False) -> str:
    """The plan as a file to keep or to hand on; people's names only when asked for."""
    holders = {holder.id: holder.name for holder in plan.power_holders}
    delegations = {each.id: each.name for each in plan.delegations}
    asks = {ask.id: ask.number for ask in plan.asks}
    at = plan.assembly
    top: dict[str, object] = {
        "schema": SCHEMA,
        "assembly": _kept(
            title=at.title,
            alliance=at.alliance,
            venue=at.venue,
            day=at.day.isoformat(),
            starts=at.starts,
            ends=at.ends,
            zone=at.zone,
            capacity=at.capacity,
            target=at.target,
            rehearsal=at.rehearsal,
            secretary=at.secretary,
            note=at.note,
            source=at.source,
        ),
        "institutions": [
            _kept(
                name=each.name,
                type=each.type.value,
                number=each.number,
                pledge=each.pledge if pledges else 0,
                lead=each.lead if names else "",
            )
            for each in plan.delegations
        ],
        "people": [
            _kept(
                institution=delegations.get(each.delegation, ""),
                name=each.name,
                kind=each.kind.value,
                access=each.access,
                note=each.note,
            )
            for each in people
            if names and each.name and each.kind is not BadgeKind.YOUNG_PEOPLE
        ],
        "power_holders": [
            _kept(
                name=each.name,
                said=each.said,
                office=each.office,
                organisation=each.organisation,
                attendance=each.attendance.value,
                representing=each.representing,
                authority=each.authority,
            )
            for each in plan.power_holders
        ],
        "asks": [
            _kept(
                number=each.number,
                title=each.title,
                words=each.words,
                power_holders=[holders[id] for id in each.power_holders if id in holders],
                by_when=each.by_when,
                by_earliest=each.by_earliest and each.by_earliest.isoformat(),
                by_latest=each.by_latest and each.by_latest.isoformat(),
                why=each.why,
                our_commitment=each.our_commitment,
                source=each.source,
            )
            for each in plan.asks
        ],
        "agenda": [
            {
                **_kept(title=each.title, kind=each.kind.value, who=each.who, minutes=_minutes(each.seconds)),
                "public": each.public,
                **_kept(protected=each.protected, ask=asks.get(each.ask, 0), script=each.script.split("\n")),
            }
            for each in plan.agenda
        ],
    }
    return (
        json.dumps({name: value for name, value in top.items() if value}, ensure_ascii=False, indent=1) + "\n"
    )


def _kept(**columns: object) -> dict[str, object]:
    return {name: value for name, value in columns.items() if value not in ("", 0, None, False, [], [""])}


def _minutes(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02d}" if rest else str(minutes)
