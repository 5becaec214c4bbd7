"""The plan as it stands: all that its screen shows, and what is still to mend. Home asks this too."""

from __future__ import annotations

from datetime import datetime

from app.domain import chair
from app.domain.plan import Plan
from app.service.boards.plan import BadgeCount, PlanBoard
from app.service.known import plan_of
from app.service.ready import ready
from app.store import plan as plans
from app.store.database import Database

MOST_PEOPLE_SHOWN = 2_000


def plan(database: Database, assembly: str) -> Plan:
    """The whole plan of one assembly."""
    return plan_of(database, assembly)


def board(database: Database, assembly: str, now: datetime) -> PlanBoard:
    """All that the Plan screen shows."""
    with database.reading() as connection:
        whole = plan_of(database, assembly)
        people = plans.people(connection, assembly, most=MOST_PEOPLE_SHOWN)
        total = plans.people_total(connection, assembly)
        made = {each.delegation: each for each in plans.badges_by_delegation(connection, assembly)}
        without = plans.people_without_badge(connection, assembly)
        revision = plans.revision(connection, assembly)
    counts = [(each.id, each.name) for each in whole.delegations]
    if "" in made:
        counts.append(("", ""))
    badges = tuple(
        BadgeCount(id, name, made[id].badges, made[id].heads, made[id].not_printed)
        if id in made
        else BadgeCount(id, name, 0, 0, 0)
        for id, name in counts
    )
    # as planned: what the clock on the wall says comes into it on the evening only
    opens = chair.wall(whole.assembly, whole.assembly.starts)
    timeline = chair.timeline(whole.assembly, whole.agenda, chair.Evening(), opens)
    days = (whole.assembly.day - now.date()).days
    lines = ready(whole, timeline, badges, without)
    return PlanBoard(whole, timeline, people, total, badges, lines, revision, days, without)
