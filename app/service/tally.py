"""At the tally desk: what was asked, what was answered in which words, and the words read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from app.domain import chair as clocks
from app.domain.names import clean
from app.domain.plan import Plan
from app.domain.stage import Showing
from app.domain.tally import (
    Answer,
    Beside,
    Cell,
    Deadline,
    ReadBackOutcome,
    Reason,
    Recorded,
    Spoken,
    check,
    check_correction,
    check_read_back,
    corrects,
    open_cells,
)
from app.errors import Refused
from app.service.boards.tally import Draft, HistoryLine, TallyBoard
from app.service.known import ask_of, plan_of, power_holder_of
from app.store import chair as chair_store
from app.store import stage as stage_store
from app.store import tally as store
from app.store.database import Database
from app.store.station import Station

POST = "tally"
LONGEST_TEXT = 4000
"""Letters in one field; spoken words are a sentence or two."""


def put_ask(station: Station, assembly: str, ask: str, holder: str) -> Cell:
    """The ask is put to a power-holder, once more each time it is said."""
    plan = plan_of(station.database, assembly)
    before = _cell(station.database, plan, ask, holder)
    last = before.askings[-1].id if before.askings else None
    with station.change("asked", assembly, post=POST) as change:
        change.fact("asking", {"ask": ask, "power_holder": holder, "by": station.who}, after=last)
    return _cell(station.database, plan, ask, holder)


def record_answer(
    station: Station, assembly: str, ask: str, holder: str, spoken: Spoken, *, because: str = ""
) -> Cell:
    """Keep an answer, and what stood there before; what was read back and agreed changes with a reason.

    The same answer again, word for word, writes nothing.
    """
    spoken = _cleaned(spoken)
    check(spoken)
    plan = plan_of(station.database, assembly)
    before = _cell(station.database, plan, ask, holder)
    because = clean(because)
    check_correction(before, because)
    last = before.recorded
    asked_again = before.standing is Beside.WAITING
    if last is None or last.spoken != spoken or asked_again:
        kind = "answer_corrected" if last is not None and not asked_again else "answered"
        values = _values(spoken) | {
            "ask": ask,
            "power_holder": holder,
            "asking": before.askings[-1].id if before.askings else "",
            "why_corrected": because,
        }
        with station.change(kind, assembly, post=POST) as change:
            change.fact("answer", values, after=last.id if last else None)
    _forget_draft(station, assembly, ask, holder)
    return _cell(station.database, plan, ask, holder)


def read_back(
    station: Station, assembly: str, ask: str, holder: str, outcome: ReadBackOutcome, *, words: str = ""
) -> Cell:
    """The words were read out. Agreed, they are locked; corrected, the right ones are recorded next."""
    plan = plan_of(station.database, assembly)
    before = _cell(station.database, plan, ask, holder)
    check_read_back(before)
    answer = before.recorded.id if before.recorded else ""
    values = {"answer": answer, "outcome": ReadBackOutcome(outcome).value, "words": _text(words)}
    with station.change("read_back", assembly, post=POST) as change:
        change.fact("read_back", values, after=before.read_back.id if before.read_back else None)
    return _cell(station.database, plan, ask, holder)


def keep_draft(station: Station, assembly: str, ask: str, holder: str, draft: Draft) -> None:
    """Put unfinished words away on this laptop, so that a crash does not lose them."""
    if draft == Draft():
        _forget_draft(station, assembly, ask, holder)
        return
    deadline = draft.deadline or Deadline()
    text = json.dumps(
        {
            "answer": draft.answer,
            "reason": draft.reason,
            "words": draft.words,
            "condition": draft.condition,
            "deadline": [deadline.words, _day(deadline.earliest), _day(deadline.latest)],
            "contact": draft.contact,
            "follow_up": _day(draft.follow_up),
            "offer": draft.offer,
        },
        ensure_ascii=False,
    )
    store.keep_draft(station.database, assembly, ask, holder, text, station.clock.now())


def board(database: Database, assembly: str, chosen: tuple[str, str] | None) -> TallyBoard:
    """What Tally shows; `chosen` is the ask and power-holder whose history and draft are wanted."""
    with database.reading() as connection:
        plan = plan_of(database, assembly)
        cells = store.cells(connection, plan)
        kept = store.draft(connection, assembly, *chosen) if chosen else None
        on_stage = _on_stage(database, plan)
    cell = next((each for each in cells if (each.ask, each.power_holder) == chosen), None)
    return TallyBoard(
        assembly,
        plan.assembly.title,
        plan.assembly.rehearsal,
        plan.assembly.zone,
        plan.assembly.day,
        plan.asks,
        plan.power_holders,
        cells,
        on_stage,
        history(cell) if cell else (),
        _draft(kept) if kept else None,
        sum(each.locked for each in cells),
        len(open_cells(plan.asks, cells)),
    )


def history(cell: Cell) -> tuple[HistoryLine, ...]:
    """What happened to a cell, the newest below. The sentences are whole, to be said in any tongue."""
    lines = [
        HistoryLine(asking.at, "Asked" if number == 0 else "Asked again")
        for number, asking in enumerate(cell.askings)
    ]
    before: Recorded | None = None
    for answer in cell.answers:
        said = answer.spoken
        corrected = before is not None and corrects(before, answer)
        sentence = _WHY[said.reason] if said.reason else _SENTENCES[said.answer]
        words = "\n".join(part for part in (said.condition, said.words) if part)
        lines.append(HistoryLine(answer.at, sentence[corrected], words))
        if said.offer and (before is None or said.offer != before.spoken.offer):
            lines.append(HistoryLine(answer.at, "An offer nobody asked for", said.offer))
        if answer.corrects_because:
            lines.append(
                HistoryLine(answer.at, "Why it was corrected", answer.corrects_because, spoken=False)
            )
        lines += [
            HistoryLine(heard.at, _READ_BACK[heard.outcome], heard.words)
            for heard in cell.read_backs
            if heard.answer == answer.id
        ]
        before = answer
    return tuple(sorted(lines, key=lambda line: line.at))


_SENTENCES: dict[Answer | Beside, tuple[str, str]] = {
    Answer.YES: ("Answered: yes", "Corrected to: yes"),
    Answer.YES_BUT: ("Answered: yes, but …", "Corrected to: yes, but …"),
    Answer.NO: ("Answered: no", "Corrected to: no"),
    Answer.UNCLEAR: ("No clear answer", "Corrected to: no clear answer"),
    Beside.NOT_ASKED: ("Not yet asked", "Not yet asked"),
    Beside.WAITING: ("Asked, waiting", "Asked, waiting"),
    Beside.NOT_PUT: ("Not put", "Corrected to: not put"),
    Beside.ABSENT: ("Absent", "Corrected to: absent"),
    Beside.IN_WRITING: ("In writing later", "Corrected to: in writing later"),
    Beside.NOT_KNOWN: ("Not known", "Corrected to: not known"),
}
_WHY = {
    Reason.WILL_LOOK_INTO_IT: (
        "No clear answer: will look into it",
        "Corrected to: no clear answer, will look into it",
    ),
    Reason.OFFERS_A_MEETING: (
        "No clear answer: offers a meeting",
        "Corrected to: no clear answer, offers a meeting",
    ),
    Reason.NOT_IN_MY_POWER: (
        "No clear answer: not in my power",
        "Corrected to: no clear answer, not in my power",
    ),
    Reason.DID_NOT_ANSWER: (
        "No clear answer: did not answer",
        "Corrected to: no clear answer, did not answer",
    ),
}
_READ_BACK = {
    ReadBackOutcome.AGREED: "Read back: agreed",
    ReadBackOutcome.CORRECTED: "Read back: corrected",
    ReadBackOutcome.REFUSED: "Read back: not agreed",
}


def _cell(database: Database, plan: Plan, ask: str, holder: str) -> Cell:
    ask_of(plan, ask)
    power_holder_of(plan, holder)
    with database.reading() as connection:
        cells = store.cells(connection, plan)
    found = next((each for each in cells if (each.ask, each.power_holder) == (ask, holder)), None)
    if found is None:
        raise Refused("This ask is not put to that power-holder.")
    return found


def _on_stage(database: Database, plan: Plan) -> tuple[str, str] | None:
    """The cell the hall is at: the ask shown, or the item's, and who speaks or was asked last."""
    with database.reading() as connection:
        shown = stage_store.shown(connection, plan.assembly.id)
        so_far = clocks.evening(chair_store.marks(connection, plan.assembly.id))
        cells = store.cells(connection, plan)
    item = next((each for each in plan.agenda if each.id == so_far.item), None)
    ask = plan.ask(item.ask) if item else None
    if shown.showing in (Showing.ASK, Showing.ANSWER):
        ask = plan.ask(shown.ask) or ask
    if ask is None:
        return None
    asked = [
        (each.askings[-1].at, each.power_holder) for each in cells if each.ask == ask.id and each.askings
    ]
    for holder in (shown.power_holder, so_far.speaker, max(asked)[1] if asked else ""):
        if holder in ask.power_holders:
            return ask.id, holder
    return None


def _forget_draft(station: Station, assembly: str, ask: str, holder: str) -> None:
    with station.database.reading() as connection:
        there = store.draft(connection, assembly, ask, holder) is not None
    if there:
        store.keep_draft(station.database, assembly, ask, holder, None, station.clock.now())


def _cleaned(spoken: Spoken) -> Spoken:
    return Spoken(
        spoken.answer,
        spoken.reason,
        _text(spoken.words),
        _text(spoken.condition),
        Deadline(_text(spoken.deadline.words), spoken.deadline.earliest, spoken.deadline.latest),
        _text(spoken.contact),
        spoken.follow_up,
        spoken.channel,
        _text(spoken.offer),
    )


def _text(text: str) -> str:
    text = clean(text)
    if len(text) > LONGEST_TEXT:
        raise Refused("At most {most} letters.", most=LONGEST_TEXT)
    return text


def _values(spoken: Spoken) -> dict[str, str]:
    return {
        "answer": spoken.answer.value,
        "reason": spoken.reason.value if spoken.reason else "",
        "words": spoken.words,
        "condition": spoken.condition,
        "deadline_words": spoken.deadline.words,
        "deadline_earliest": _day(spoken.deadline.earliest),
        "deadline_latest": _day(spoken.deadline.latest),
        "contact": spoken.contact,
        "follow_up": _day(spoken.follow_up),
        "channel": spoken.channel.value,
        "offer": spoken.offer,
    }


def _draft(text: str) -> Draft | None:
    try:
        kept = cast(Mapping[str, Any], json.loads(text))
        words, earliest, latest = kept["deadline"]
        deadline = Deadline(words, _read_day(earliest), _read_day(latest))
        return Draft(
            kept["answer"],
            kept["reason"],
            kept["words"],
            kept["condition"],
            deadline or None,
            kept["contact"],
            _read_day(kept["follow_up"]),
            kept["offer"],
        )
    except (ValueError, KeyError, TypeError):
        return None  # another version's draft


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _read_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
