"""The minutes of an evening, put together from what was kept and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.domain import chair as clocks
from app.domain.chair import Evening
from app.domain.plan import AgendaItem, Plan, PowerHolder
from app.domain.records import (
    AnswerRecord,
    AskRecord,
    DelegationRecord,
    HolderRecord,
    ItemRecord,
    Minutes,
)
from app.domain.tally import Cell
from app.service.known import plan_of
from app.store import chair as chair_store
from app.store import journal
from app.store import records as store
from app.store import tally as tally_store
from app.store.database import Database
from app.store.records import Turnout, Turnouts
from app.words import ENGLISH, Tongue


def minutes(
    database: Database,
    assembly: str,
    now: datetime,
    *,
    revision: int = 1,
    secretary: str = "",
    root_fingerprint: str = "",
    note: str = "",
    say: Tongue = ENGLISH,
) -> Minutes:
    """The record as it stands. `note` is said on every page after the assembly's own."""
    with database.reading() as connection:
        plan = plan_of(database, assembly)
        at = plan.assembly
        cells = tally_store.cells(connection, plan)
        so_far = clocks.evening(chair_store.marks(connection, assembly))
        turnout = _known(store.turnout(connection, assembly), store.turnout_sealed(connection, assembly))
        entries, head = journal.count(connection, assembly), journal.head(connection, assembly)
    all_of_them = turnout.get(("", ""), Turnout())
    delegations = tuple(
        DelegationRecord(each.name, each.type.value, each.pledge, turnout.get((each.id, ""), Turnout()).ever)
        for each in plan.delegations
    )
    guests = all_of_them.ever - sum(each.present for each in delegations) if delegations else 0
    return Minutes(
        assembly,
        at.title,
        at.alliance,
        at.venue,
        at.day,
        at.zone,
        so_far.opened,
        so_far.ended,
        all_of_them.ever,
        at.target,
        tuple(_holder(each) for each in plan.power_holders),
        _asks(plan, cells, say),
        delegations,
        max(0, guests),
        _agenda(plan.agenda, so_far),
        revision,
        now,
        entries,
        head,
        at.rehearsal,
        " · ".join(filter(None, (at.note, note))),
        at.secretary or secretary,
        root_fingerprint,
    )


def _known(now: Turnouts, sealed: Turnouts) -> Turnouts:
    """What the doors counted; of an evening that was never at these doors, what was reported."""
    nobody = not any(each.ever for each in now.values())
    return sealed if nobody and sealed else now


def _holder(holder: PowerHolder) -> HolderRecord:
    return HolderRecord(
        holder.name,
        holder.office,
        holder.organisation,
        holder.attendance.value,
        holder.representing,
        holder.authority,
    )


def _asks(plan: Plan, cells: Sequence[Cell], say: Tongue) -> tuple[AskRecord, ...]:
    return tuple(
        AskRecord(
            ask.number,
            ask.title,
            ask.words,
            ask.our_commitment,
            ask.source,
            tuple(
                _answer(cell, holder, say, plan.assembly.zone)
                for cell in cells
                if cell.ask == ask.id
                for holder in plan.power_holders
                if holder.id == cell.power_holder
            ),
        )
        for ask in plan.asks
    )


def _answer(cell: Cell, holder: PowerHolder, say: Tongue, zone: str) -> AnswerRecord:
    as_who, times = _holder(holder).as_who, len(cell.askings)
    if cell.recorded is None:
        return AnswerRecord(holder.name, as_who, cell.standing, times_asked=times)
    spoken, heard = cell.recorded.spoken, cell.read_back
    return AnswerRecord(
        holder.name,
        as_who,
        cell.standing,
        spoken.words,
        spoken.condition,
        spoken.reason.value if spoken.reason else "",
        spoken.deadline.words,
        spoken.deadline.latest,
        spoken.contact,
        spoken.follow_up,
        spoken.offer,
        spoken.channel.value,
        times,
        heard.outcome.value if heard else "",
        heard.at if heard else None,
        _corrected(cell, say, zone),
        cell.promised,
    )


def _corrected(cell: Cell, say: Tongue, zone: str) -> tuple[str, ...]:
    """Earlier answers that were put right with a reason; an answer to a further asking is no correction."""
    return tuple(
        say(
            "before {time} it read “{answer}”{words}. {because}",
            time=say.time(later.at, zone),
            answer=say(earlier.spoken.answer.value),
            words=f": {told}" if (told := earlier.spoken.condition or earlier.spoken.words) else "",
            because=later.corrects_because,
        )
        for earlier, later in zip(cell.answers, cell.answers[1:], strict=False)
        if later.corrects_because
    )


def _agenda(agenda: Sequence[AgendaItem], so_far: Evening) -> tuple[ItemRecord, ...]:
    """The public items, with the time each was on, however often it was gone back to."""
    lines: list[ItemRecord] = []
    number = 0
    for item in agenda:
        if not item.public:
            continue
        number += 1
        on = [ran for ran in so_far.ran if ran.item == item.id]
        over = [ran.used for ran in on if ran.ended is not None]
        lines.append(
            ItemRecord(
                number,
                item.title,
                item.who,
                item.seconds,
                on[0].started if on else None,
                int(sum(over, timedelta()).total_seconds()) if over else None,
            )
        )
    return tuple(lines)
