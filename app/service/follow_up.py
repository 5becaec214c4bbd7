"""The ledger: what was promised at all assemblies, theirs and ours, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from app.domain import follow_up as rules
from app.domain.follow_up import Became, Commitment, Note
from app.domain.names import clean
from app.domain.plan import ALLIANCE, Ask, Assembly, Plan
from app.domain.tally import Answer, Cell, Reason
from app.errors import Refused
from app.service.boards.follow_up import FollowUpBoard
from app.service.known import plan_of
from app.store import follow_up as store
from app.store import plan as plans
from app.store import tally as tally_store
from app.store.database import Database
from app.store.station import Station

POST = "organiser"
FURTHEST_EAST = timedelta(hours=14)
"""Where a day begins first."""
BESIDE = "/offer"
"""Follows an answer's id when something was promised beside the answer itself."""


def board(database: Database, today: date) -> FollowUpBoard:
    """All that Follow-up shows; promises of a rehearsal only where there is nothing but rehearsal."""
    with database.reading() as connection:
        every = plans.assemblies(connection)
        news = store.notes(connection)
        shown = [each for each in every if not each.rehearsal] or list(every)
        found = [
            commitment
            for assembly in shown
            if (plan := plans.plan(connection, assembly.id)) is not None
            for commitment in _commitments(plan, tally_store.cells(connection, plan), news)
        ]
    return FollowUpBoard(
        every[-1].alliance if every else "",
        today,
        tuple((each, rules.became(each, today)) for each in rules.due_first(found, today)),
        bool(shown) and all(each.rehearsal for each in shown),
    )


def note(
    station: Station, assembly: str, commitment: str, became: Became, on: date, words: str, source: str
) -> None:
    """Add news of a commitment. Refused without words or a source, or when there is no such promise.

    `commitment` is the id it has on the board; what is overdue becomes so by itself and is not noted.
    """
    words, source = clean(words), clean(source)
    if became is Became.OVERDUE:
        raise Refused("Overdue comes by itself when the day has passed. Choose what is known.")
    if not words:
        raise Refused("Write what is known, in a few words.")
    if not source:
        raise Refused("Write where this is from: a page, a letter, who said it.")
    if on > (station.clock.now() + FURTHEST_EAST).date():
        raise Refused("This day has not come yet.")
    plan = plan_of(station.database, assembly)
    with station.database.reading() as connection:
        cells = tally_store.cells(connection, plan)
    if all(each.id != commitment for each in _commitments(plan, cells, {})):
        raise Refused("This promise is not in the ledger.")
    with station.change("commitment_noted", ALLIANCE, post=POST) as change:
        change.fact(
            "commitment_note",
            {
                "assembly": assembly,
                "answer": commitment,
                "status": became.value,
                "on_day": on.isoformat(),
                "words": words,
                "source": source,
            },
        )


def _commitments(plan: Plan, cells: Sequence[Cell], news: Mapping[str, Sequence[Note]]) -> list[Commitment]:
    found = [
        commitment
        for cell in cells
        if (ask := plan.ask(cell.ask)) is not None
        for commitment in _theirs(plan, ask, cell, news)
    ]
    # what we promise beside an ask holds once the evening has come to it
    asked = {cell.ask for cell in cells if cell.askings or cell.recorded}
    found += [_ours(plan.assembly, ask, news) for ask in plan.asks if ask.our_commitment and ask.id in asked]
    return found


def _theirs(plan: Plan, ask: Ask, cell: Cell, news: Mapping[str, Sequence[Note]]) -> list[Commitment]:
    holder = plan.power_holder(cell.power_holder)
    if not cell.promised or cell.recorded is None or holder is None:
        return []
    spoken, id = cell.recorded.spoken, cell.recorded.id
    said_yes = spoken.answer in (Answer.YES, Answer.YES_BUT)
    promised: list[tuple[str, str]] = []
    if said_yes:
        promised.append((id, ask.title))
    elif spoken.reason is Reason.OFFERS_A_MEETING and not spoken.offer:
        promised.append((id, f"{ask.title}: a meeting"))
    if spoken.offer:
        promised.append((f"{id}{BESIDE}" if promised else id, spoken.offer))
    due = spoken.deadline.latest or (ask.by_latest if said_yes else None)
    return [
        Commitment(
            each,
            plan.assembly.id,
            plan.assembly.day,
            what,
            holder.name,
            ours=False,
            condition=spoken.condition if each == id else "",
            words=spoken.words,
            due=due if each == id else None,
            follow_up=spoken.follow_up,
            contact=spoken.contact,
            notes=_news(cell, each.removeprefix(id), news),
            title=plan.assembly.title,
            office=holder.office or holder.organisation,
            ask=ask.number,
            answer=spoken.answer if isinstance(spoken.answer, Answer) else None,
            beside=what == spoken.offer,
        )
        for each, what in promised
    ]


def _news(cell: Cell, beside: str, news: Mapping[str, Sequence[Note]]) -> tuple[Note, ...]:
    """Notes of this promise, also those made before the answer was corrected."""
    found = [note for answer in cell.answers for note in news.get(answer.id + beside, ())]
    return tuple(sorted(found, key=lambda each: each.on))


def _ours(assembly: Assembly, ask: Ask, news: Mapping[str, Sequence[Note]]) -> Commitment:
    return Commitment(
        ask.id,
        assembly.id,
        assembly.day,
        ask.our_commitment,
        assembly.alliance,
        ours=True,
        due=ask.by_latest,
        notes=tuple(news.get(ask.id, ())),
        title=assembly.title,
        ask=ask.number,
    )
