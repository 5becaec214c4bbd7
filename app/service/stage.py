"""What the hall sees: one scene, made from what was recorded; shown by hand or by the item that begins."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain import chair as clocks
from app.domain.chair import Evening, Timeline
from app.domain.plan import AgendaItem, Ask, ItemKind, Plan, PowerHolder
from app.domain.stage import (
    AnswerScene,
    AskScene,
    Blank,
    Item,
    Picture,
    RollCall,
    RollCallPlace,
    Scene,
    Showing,
    Tally,
    TallyPlace,
    TallyRow,
    Welcome,
)
from app.domain.tally import Cell
from app.errors import Refused
from app.service.boards.stage import StageBoard
from app.service.known import ask_of, plan_of, power_holder_of
from app.store import chair as chair_store
from app.store import door as door_store
from app.store import stage as store
from app.store import tally as tally_store
from app.store.database import Database
from app.store.stage import HELD, Shown
from app.store.station import Station
from app.words import ENGLISH, Tongue

POST = "stage"


def show(station: Station, assembly: str, showing: Showing, *, ask: str = "", power_holder: str = "") -> None:
    """Put a scene before the hall. While the picture is held it stays so, with the new scene."""
    plan = plan_of(station.database, assembly)
    with station.database.reading() as connection:
        now = store.shown(connection, assembly)
        on = clocks.evening(chair_store.marks(connection, assembly)).item
    item = next((each for each in plan.agenda if each.id == on), None)
    ask = ask or (item.ask if item and showing in (Showing.ASK, Showing.ANSWER) else "")
    if showing in (Showing.ASK, Showing.ANSWER):
        ask_of(plan, ask)
    if showing is Showing.ANSWER:
        holder = power_holder_of(plan, power_holder)
        if not any(
            cell.recorded
            for cell in _cells(station.database, plan)
            if (cell.ask, cell.power_holder) == (ask, holder.id)
        ):
            raise Refused("There is no answer to show yet.")
    _write(station, assembly, now, showing, now.held, on, ask, power_holder)


def hold_stage(station: Station, assembly: str) -> None:
    """Let the hall's picture stand while the chair moves on."""
    with station.database.reading() as connection:
        now = store.shown(connection, assembly)
        on = clocks.evening(chair_store.marks(connection, assembly)).item
    if not now.held:
        _write(station, assembly, now, now.showing, True, on, now.ask, now.power_holder)


def release_stage(station: Station, assembly: str) -> None:
    """Let the picture follow the running order again, at once."""
    plan = plan_of(station.database, assembly)
    with station.database.reading() as connection:
        now = store.shown(connection, assembly)
        on = clocks.evening(chair_store.marks(connection, assembly)).item
    if now.held:
        item = next((each for each in plan.agenda if each.id == on), None)
        showing, ask = scene_for(item)
        _write(station, assembly, now, showing, False, on, ask, "")


def follow_item(station: Station, assembly: str, item: AgendaItem) -> None:
    """What the hall sees when an item begins, unless the picture is held."""
    with station.database.reading() as connection:
        now = store.shown(connection, assembly)
    showing, ask = scene_for(item)
    if not now.held and (now.showing, now.item, now.ask, now.power_holder) != (showing, item.id, ask, ""):
        _write(station, assembly, now, showing, False, item.id, ask, "")


def scene_for(item: AgendaItem | None) -> tuple[Showing, str]:
    """The scene that goes with an item, and its ask. Answers are revealed by hand, never by themselves."""
    if item is None or item.kind in (ItemKind.PREPARE, ItemKind.WELCOME):
        return Showing.WELCOME, ""
    if item.kind is ItemKind.ROLL_CALL:
        return Showing.ROLL_CALL, ""
    if item.kind is ItemKind.RECAP:
        return Showing.TALLY, ""
    if item.ask and item.kind in (ItemKind.ASK, ItemKind.RESPONSE, ItemKind.READ_BACK):
        return Showing.ASK, item.ask
    return Showing.ITEM, ""


def picture(database: Database, assembly: str, now: datetime, *, say: Tongue = ENGLISH) -> Picture:
    """What the hall sees, whole."""
    with database.reading():
        return _picture(database, plan_of(database, assembly), now, say)


def board(database: Database, assembly: str, now: datetime, *, say: Tongue = ENGLISH) -> StageBoard:
    """What Stage shows to its operator; which screens there are is for the window to say."""
    with database.reading() as connection:
        plan = plan_of(database, assembly)
        shown = store.shown(connection, assembly)
        made = _picture(database, plan, now, say)
    return StageBoard(
        assembly,
        plan.assembly.title,
        plan.assembly.rehearsal,
        plan.assembly.zone,
        made,
        shown.showing,
        shown.held,
    )


def _write(
    station: Station,
    assembly: str,
    now: Shown,
    showing: Showing,
    held: bool,
    item: str,
    ask: str,
    power_holder: str,
) -> None:
    with station.change("scene_shown", assembly, post=POST) as change:
        scene = (HELD if held else "") + showing.value
        values = {"scene": scene, "item": item, "ask": ask, "power_holder": power_holder}
        change.fact("scene", values, after=now.fact or None)


def _picture(database: Database, plan: Plan, now: datetime, say: Tongue) -> Picture:
    with database.reading() as connection:
        shown = store.shown(connection, plan.assembly.id)
        so_far = clocks.evening(chair_store.marks(connection, plan.assembly.id))
    times = clocks.timeline(plan.assembly, plan.agenda, so_far, now)
    scene = _scene(database, plan, shown, so_far, times, say)
    note = plan.assembly.note
    return Picture(scene, plan.assembly.rehearsal, note, held=shown.held or so_far.held)


def _scene(
    database: Database, plan: Plan, shown: Shown, so_far: Evening, times: Timeline, say: Tongue
) -> Scene:
    """The scene as chosen; one whose subject is gone falls back to the welcome."""
    if shown.showing is Showing.BLANK:
        return Blank()
    if shown.showing is Showing.ROLL_CALL:
        return _roll_call(database, plan)
    if shown.showing is Showing.TALLY:
        return _tally(database, plan, say)
    if shown.showing is Showing.ITEM and (made := _item(shown, so_far, times, say)):
        return made
    ask = plan.ask(shown.ask)
    if ask is not None and shown.showing is Showing.ASK:
        return _ask(database, plan, ask, shown, so_far, say)
    holder = plan.power_holder(shown.power_holder)
    if ask is not None and holder is not None and shown.showing is Showing.ANSWER:
        cell = next(
            (cell for cell in _cells(database, plan) if (cell.ask, cell.power_holder) == (ask.id, holder.id)),
            None,
        )
        if cell is not None:
            return _answer(ask, holder, cell, say)
    return _welcome(database, plan, say)


def _welcome(database: Database, plan: Plan, say: Tongue) -> Welcome:
    with database.reading() as connection:
        here, _ever = door_store.heads(connection, plan.assembly.id)
        counts = door_store.counts(connection, plan.assembly.id)
    where = f"{plan.assembly.venue} · {say.day(plan.assembly.day)}"
    return Welcome(
        plan.assembly.alliance,
        plan.assembly.title,
        where,
        plan.assembly.starts,
        here,
        sum(count.here > 0 for count in counts),
    )


def _roll_call(database: Database, plan: Plan) -> RollCall:
    with database.reading() as connection:
        calls = chair_store.calls(connection, plan.assembly.id)
    heads = {delegation: call.heads for delegation, call in calls.items()}
    places = tuple(RollCallPlace(each.name, heads.get(each.id)) for each in plan.delegations)
    called = [
        (calls[each.id].stamp, index)
        for index, each in enumerate(plan.delegations)
        if heads.get(each.id) is not None
    ]
    # what has been called, as the chair reads it out; who comes meanwhile counts once they are named
    read = sum(place.heads or 0 for place in places)
    return RollCall(places, max(called)[1] if called else None, read, plan.assembly.target)


def _item(shown: Shown, so_far: Evening, times: Timeline, say: Tongue) -> Item | None:
    """The item that is on; while the picture is held, the one it was held at."""
    wanted = shown.item if shown.held or not so_far.item else so_far.item
    line = next((line for line in times.lines if line.item.id == wanted), None)
    if line is None:
        return None
    return Item(
        line.number,
        line.item.title,
        line.item.who,
        so_far.item_timer if line.item.id == so_far.item else None,
        say(line.item.kind.value),
        line.item.kind is ItemKind.TESTIMONY,
    )


def _ask(database: Database, plan: Plan, ask: Ask, shown: Shown, so_far: Evening, say: Tongue) -> AskScene:
    chosen = shown.power_holder or so_far.speaker
    if chosen not in ask.power_holders:
        chosen = _asked_last(database, plan, ask)
    holder = plan.power_holder(chosen)
    timer = so_far.speaker_timer if holder and so_far.speaker == holder.id else None
    rule = _rule(timer.planned, say) if timer else ""
    return AskScene(
        ask.number, ask.title, ask.words, holder.name if holder else "", as_who(holder, say), timer, rule
    )


def _asked_last(database: Database, plan: Plan, ask: Ask) -> str:
    asked = [
        (asking.at, asking.power_holder)
        for cell in _cells(database, plan)
        if cell.ask == ask.id
        for asking in cell.askings
    ]
    return max(asked)[1] if asked else ""


def _rule(length: timedelta, say: Tongue) -> str:
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    if seconds or not minutes:
        return say("{seconds} seconds for each answer", seconds=round(length.total_seconds()))
    return say.plural("One minute for each answer", "{count} minutes for each answer", minutes)


def _answer(ask: Ask, holder: PowerHolder, cell: Cell, say: Tongue) -> AnswerScene:
    if cell.recorded is None:
        return AnswerScene(ask.number, ask.title, holder.name, as_who(holder, say), cell.standing)
    spoken = cell.recorded.spoken
    return AnswerScene(
        ask.number,
        ask.title,
        holder.name,
        as_who(holder, say),
        spoken.answer,
        spoken.words,
        spoken.condition,
        spoken.reason.value if spoken.reason else "",
        spoken.deadline.words or (say.day(spoken.deadline.latest) if spoken.deadline.latest else ""),
        cell.locked,
    )


def _tally(database: Database, plan: Plan, say: Tongue) -> Tally:
    cells = {(cell.ask, cell.power_holder): cell for cell in _cells(database, plan)}
    rows = tuple(
        TallyRow(
            ask.number,
            ask.title,
            tuple(
                TallyPlace(cell.standing) if (cell := cells.get((ask.id, holder.id))) else None
                for holder in plan.power_holders
            ),
        )
        for ask in plan.asks
    )
    return Tally(tuple((holder.name, as_who(holder, say)) for holder in plan.power_holders), rows)


def as_who(holder: PowerHolder | None, say: Tongue = ENGLISH) -> str:
    """The line under a power-holder's name."""
    if holder is None:
        return ""
    if holder.representing:
        return say("representing {name}", name=holder.representing)
    return holder.office or holder.organisation


def _cells(database: Database, plan: Plan) -> tuple[Cell, ...]:
    with database.reading() as connection:
        return tally_store.cells(connection, plan)
