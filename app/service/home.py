"""Home: the assembly that comes next, those past and coming, and what needs doing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from app.domain.follow_up import Became
from app.service import planned
from app.service.boards.home import AssemblyCard, Due, DueKind, HomeBoard
from app.service.boards.plan import PlanBoard, Readiness, Tab
from app.store import plan as plans
from app.store.database import Database
from app.store.plan import Counted

MOST_TO_MEND = 3
"""Lines of the Ready? list that Home repeats."""


def board(database: Database, today: date, *, alliance: str = "") -> HomeBoard:
    """All that Home shows; `today` is the day on this laptop's wall."""
    with database.reading() as connection:
        every, news = plans.counted(connection), plans.news(connection)
    cards = [_card(each, news.get(each.assembly.id, {})) for each in every]
    coming = [card for card in cards if card.day >= today]
    past = [card for card in reversed(cards) if card.day < today]
    next_one = coming[0] if coming else None
    due: list[Due] = []
    if next_one is not None:
        zone = next(each.assembly.zone for each in every if each.assembly.id == next_one.id)
        plan = planned.board(database, next_one.id, datetime.combine(today, time(), ZoneInfo(zone)))
        next_one = replace(next_one, mend=sum(line.state is Readiness.MEND for line in plan.ready))
        due += _of_plan(next_one, plan)
    due += _report_back(next_one, past)
    if database.protection == "file permissions":
        due.append(
            Due(
                DueKind.PROTECT,
                "No passphrase yet",
                "Only the rights of this user protect the file on this laptop.",
            )
        )
    return HomeBoard(
        alliance or (every[-1].assembly.alliance if every else ""),
        today,
        next_one,
        tuple(past),
        tuple(coming[1:]),
        tuple(due),
        database.protection,
        "in use" if database.read_only else "",
    )


def _card(counted: Counted, news: Mapping[str, str]) -> AssemblyCard:
    at = counted.assembly
    return AssemblyCard(
        at.id,
        at.title,
        at.venue,
        at.day,
        at.starts,
        at.rehearsal,
        counted.pledged,
        at.target,
        counted.delegations,
        counted.asks,
        counted.power_holders,
        counted.people,
        counted.sealed,
        0,
        len(news),
        sum(status == Became.KEPT for status in news.values()),
    )


def _of_plan(card: AssemblyCard, plan: PlanBoard) -> list[Due]:
    lines = [line for line in plan.ready if line.state is Readiness.MEND]
    due = [
        Due(DueKind.MEND, "To mend in the plan", line.sentence, line.facts, card.id)
        for line in lines[:MOST_TO_MEND]
    ]
    fresh = sum(each.not_printed for each in plan.badges)
    if fresh and not any(line.tab is Tab.BADGES for line in lines):
        due.append(
            Due(DueKind.PRINT, "Print {count} badges", "Not on paper yet.", (("count", fresh),), card.id)
        )
    return due


def _report_back(card: AssemblyCard | None, past: Sequence[AssemblyCard]) -> list[Due]:
    return [
        Due(
            DueKind.REPORT_BACK,
            "To report back" if card is None else "To report back next time",
            "{asks} asks of {year}: {without} without news",
            (("asks", each.asks), ("year", each.day.year), ("without", each.asks - each.news)),
            each.id,
        )
        for each in past
        if each.asks > each.news
    ][:MOST_TO_MEND]
