"""At the chair: the next item, the clocks, who speaks, the roll call, and the end."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain import chair as clocks
from app.domain.chair import NOTHING, Evening, Step, When, Whose
from app.domain.plan import AgendaItem, ItemKind, Plan
from app.errors import Refused
from app.service import stage
from app.service.boards.chair import AskedLine, ChairBoard, RollLine
from app.service.known import item_of, plan_of, power_holder_of
from app.store import chair as store
from app.store import door as door_store
from app.store import stage as stage_store
from app.store import tally as tally_store
from app.store import turnout as turnout_store
from app.store.database import Database
from app.store.station import Station

POST = "chair"
LONGEST_ADDED = 60 * 60
"""Seconds given or taken in one press."""


def start_item(station: Station, assembly: str, item: str) -> None:
    """Begin an item: its clock starts, and the hall sees what belongs to it unless the picture is held."""
    plan = plan_of(station.database, assembly)
    _start(station, assembly, item_of(plan, item))


def next_item(station: Station, assembly: str) -> None:
    """Go on to the next item; before the first, to the first public one."""
    plan, so_far = _now(station.database, assembly)
    at = _index(plan, so_far)
    if at is None:
        if so_far.ended is not None:
            raise Refused("The assembly has ended.")
        following = next((item for item in plan.agenda if item.public), None)
    else:
        following = plan.agenda[at + 1] if at + 1 < len(plan.agenda) else None
    if following is None:
        raise Refused("There is no further item.")
    _start(station, assembly, following)


def back(station: Station, assembly: str) -> None:
    """Go back to the item before; its clock starts anew."""
    plan, so_far = _now(station.database, assembly)
    at = _index(plan, so_far)
    if at is None and so_far.ran:
        _start(station, assembly, item_of(plan, so_far.ran[-1].item))
        return
    if not at:
        raise Refused("There is no item before this one.")
    _start(station, assembly, plan.agenda[at - 1])


def hold(station: Station, assembly: str) -> None:
    """Stop the clocks; pressed twice it is held once."""
    so_far = _running(station.database, assembly)
    if not so_far.held:
        _mark(station, assembly, "item_held", Step.HELD, so_far)


def resume(station: Station, assembly: str) -> None:
    """Let the clocks go on."""
    so_far = _running(station.database, assembly)
    if so_far.held:
        _mark(station, assembly, "item_resumed", Step.RESUMED, so_far)


def add_time(station: Station, assembly: str, seconds: int, whose: Whose = Whose.ITEM) -> None:
    """Give a clock more time, or less; at most an hour at once."""
    if not 0 < abs(seconds) <= LONGEST_ADDED:
        raise Refused("A minute or more, an hour at most.")
    so_far = _running(station.database, assembly)
    if whose is Whose.SPEAKER and so_far.speaker_timer is None:
        raise Refused("Nobody's clock is running.")
    _mark(station, assembly, "time_added", Step.ADDED, so_far, whose=whose, seconds=seconds)


def start_speaker(station: Station, assembly: str, power_holder: str, seconds: int) -> None:
    """Start the clock of whoever answers now, over the item's own."""
    plan = plan_of(station.database, assembly)
    holder = power_holder_of(plan, power_holder)
    if not 0 < seconds <= LONGEST_ADDED:
        raise Refused("A minute or more, an hour at most.")
    so_far = _running(station.database, assembly)
    _mark(
        station,
        assembly,
        "speaker_started",
        Step.STARTED,
        so_far,
        whose=Whose.SPEAKER,
        seconds=seconds,
        power_holder=holder.id,
    )


def call(station: Station, assembly: str, delegation: str = "") -> int:
    """Read an institution out, or the next one: how many are here is frozen as read. Returns that number."""
    plan = plan_of(station.database, assembly)
    with station.database.reading() as connection:
        calls = store.calls(connection, assembly)
        open_ones = [
            each.id for each in plan.delegations if each.id not in calls or calls[each.id].heads is None
        ]
        chosen = delegation or next(iter(open_ones), "")
        if not chosen:
            raise Refused("Every institution has been called.")
        if chosen not in {each.id for each in plan.delegations}:
            raise Refused("This institution is not in the list.")
        heads, _ever = door_store.heads_of(connection, assembly, chosen)
    last = calls.get(chosen)
    if last is not None and last.heads is not None:
        raise Refused("This institution was called already.")
    with station.change("roll_called", assembly, post=POST) as change:
        values = {"delegation": chosen, "heads": heads}
        change.fact("roll_call", values, after=last.fact if last else None)
    return heads


def uncall(station: Station, assembly: str, delegation: str = "") -> None:
    """Take a call back, or the last one: the institution may be called again with a new number."""
    with station.database.reading() as connection:
        calls = store.calls(connection, assembly)
    called = [(each.stamp, id) for id, each in calls.items() if each.heads is not None]
    chosen = delegation or (max(called)[1] if called else "")
    if chosen not in {id for _, id in called}:
        raise Refused("Nobody was called who could be taken back.")
    with station.change("roll_called", assembly, post=POST) as change:
        values = {"delegation": chosen, "heads": store.NOT_CALLED}
        change.fact("roll_call", values, after=calls[chosen].fact)


def end_assembly(station: Station, assembly: str) -> None:
    """Close the assembly; starting an item opens it again."""
    so_far = _running(station.database, assembly)
    _mark(station, assembly, "assembly_ended", Step.ENDED, so_far)


def board(database: Database, assembly: str, now: datetime) -> ChairBoard:
    """What Chair shows."""
    with database.reading() as connection:
        plan, so_far = _now(database, assembly)
        shown = stage_store.shown(connection, assembly)
        people, _ever = door_store.heads(connection, assembly)
        _guests, unassigned = turnout_store.without_institution(connection, assembly)
        times = clocks.timeline(plan.assembly, plan.agenda, so_far, now)
        on = next((line for line in times.lines if line.when is When.NOW), None)
        roll = _roll(database, assembly) if on and on.item.kind is ItemKind.ROLL_CALL else ()
        ask = plan.ask(on.item.ask) if on else None
        asked = _asked(database, plan, ask.id, so_far) if ask else ()
    dropped = clocks.to_drop(times)
    return ChairBoard(
        assembly,
        plan.assembly.title,
        plan.assembly.rehearsal,
        plan.assembly.zone,
        so_far,
        times,
        on,
        ask,
        asked,
        roll,
        next((index for index, line in enumerate(roll) if line.called is None), len(roll)),
        people,
        plan.assembly.target,
        shown.showing,
        shown.held,
        dropped,
        sum((timedelta(seconds=item.seconds) for item in dropped), NOTHING),
        unassigned,
    )


def _start(station: Station, assembly: str, item: AgendaItem) -> None:
    _plan, so_far = _now(station.database, assembly)
    _mark(station, assembly, "item_started", Step.STARTED, so_far, item=item.id, seconds=item.seconds)
    stage.follow_item(station, assembly, item)


def _mark(
    station: Station,
    assembly: str,
    kind: str,
    step: Step,
    so_far: Evening,
    *,
    item: str = "",
    whose: Whose = Whose.ITEM,
    seconds: int = 0,
    power_holder: str = "",
) -> None:
    with station.change(kind, assembly, post=POST) as change:
        values = {
            "mark": step.value,
            "item": item or so_far.item,
            "seconds": seconds,
            "power_holder": power_holder,
            "clock": whose.value,
        }
        change.fact("agenda_mark", values, after=so_far.last_mark or None)


def _now(database: Database, assembly: str) -> tuple[Plan, Evening]:
    with database.reading() as connection:
        return plan_of(database, assembly), clocks.evening(store.marks(connection, assembly))


def _running(database: Database, assembly: str) -> Evening:
    _plan, so_far = _now(database, assembly)
    if not so_far.item:
        raise Refused("No item is on.")
    return so_far


def _index(plan: Plan, so_far: Evening) -> int | None:
    return next((index for index, item in enumerate(plan.agenda) if item.id == so_far.item), None)


def _roll(database: Database, assembly: str) -> tuple[RollLine, ...]:
    with database.reading() as connection:
        calls = store.calls(connection, assembly)
        counts = door_store.counts(connection, assembly)
    return tuple(
        RollLine(
            each.delegation,
            each.name,
            each.type,
            each.here,
            each.pledged,
            calls[each.delegation].heads if each.delegation in calls else None,
        )
        for each in counts
    )


def _asked(database: Database, plan: Plan, ask: str, so_far: Evening) -> tuple[AskedLine, ...]:
    with database.reading() as connection:
        cells = [cell for cell in tally_store.cells(connection, plan) if cell.ask == ask]
    lines: list[AskedLine] = []
    for cell in cells:
        holder = plan.power_holder(cell.power_holder)
        if holder is not None:
            speaking = so_far.speaker == holder.id and so_far.speaker_timer is not None
            lines.append(
                AskedLine(
                    holder.id, holder.name, stage.as_who(holder), cell.standing, len(cell.askings), speaking
                )
            )
    return tuple(lines)
