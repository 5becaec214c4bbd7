"""Results out: answers and turnout as CSV that holds no formula, and as JSON; no attendee in any of it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, cast

from app.domain.door_report import DoorReport
from app.domain.records import Minutes, twin
from app.exchange.sheets import written
from app.words import Tongue

ANSWERS = (
    "ask",
    "title",
    "words",
    "power-holder",
    "as who",
    "answer",
    "reason",
    "condition",
    "words spoken",
    "offer",
    "by when",
    "latest day",
    "contact",
    "follow-up",
    "channel",
    "times asked",
    "read back",
    "our commitment",
    "source",
)
DOOR_REPORT = (
    "door",
    "time",
    "until",
    "what",
    "institution",
    "badge",
    "people",
    "why",
    "times",
    "laptop",
    "operator",
)
TURNOUT = ("institution", "type", "pledged", "here")


def answers_csv(minutes: Minutes) -> bytes:
    """One line for each cell, ask × power-holder, in the order of asking."""
    rows = [
        (
            str(ask.number),
            ask.title,
            ask.words,
            answer.power_holder,
            answer.as_who,
            answer.standing.value,
            answer.reason,
            answer.condition,
            answer.words,
            answer.offer,
            answer.by_when,
            answer.by_latest.isoformat() if answer.by_latest else "",
            answer.contact,
            answer.follow_up.isoformat() if answer.follow_up else "",
            answer.channel,
            str(answer.times_asked),
            answer.read_back,
            ask.our_commitment,
            ask.source,
        )
        for ask in minutes.asks
        for answer in ask.answers
    ]
    return written((*ANSWERS, *_marks(minutes)), (row + _marks(minutes, filled=True) for row in rows))


def turnout_csv(minutes: Minutes) -> bytes:
    """One line for each institution: pledged and here. One or two people read `1–2`, as on paper."""
    rows: list[tuple[str, ...]] = [
        (each.name, each.type, str(each.pledged), each.shown) for each in minutes.delegations
    ]
    if minutes.guests:
        rows.append(("Guests, with no institution", "", "", str(minutes.guests)))
    return written((*TURNOUT, *_marks(minutes)), (row + _marks(minutes, filled=True) for row in rows))


def results_json(minutes: Minutes) -> bytes:
    """The same as the minutes' twin, laid out to be read."""
    record = cast(dict[str, Any], json.loads(twin(minutes)))
    return (json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def door_report_csv(report: DoorReport, say: Tongue) -> bytes:
    """One line for each decision and each kind of code that was turned away, by door; times of the venue."""

    def time(moment: datetime | None) -> str:
        return say.time(moment, report.zone) if moment else ""

    rows: list[tuple[str, ...]] = []
    for door in report.doors:
        rows += [
            (
                door,
                time(each.at),
                "",
                each.did.value,
                each.institution,
                each.caption,
                str(each.heads),
                each.because,
                "1",
                each.laptop,
                each.operator,
            )
            for each in report.decided_at(door)
        ]
        rows += [
            (door, time(each.first), time(each.last), each.cause, "", "", "", "", str(each.times), "", "")
            for each in report.turned_at(door)
        ]
    note = (report.note or "Rehearsal",) if report.rehearsal else ()
    return written((*DOOR_REPORT, *(["note"] * len(note))), (row + note for row in rows))


def _marks(minutes: Minutes, *, filled: bool = False) -> tuple[str, ...]:
    """A column that says so on every line of a rehearsal."""
    if not minutes.rehearsal:
        return ()
    return (minutes.note or "Rehearsal",) if filled else ("note",)
