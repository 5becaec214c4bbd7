"""What was asked, answered and read back, cell by cell; and words not finished yet, on this laptop only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from app.clock import as_text, from_text
from app.domain.plan import Plan
from app.domain.tally import (
    Answer,
    Asking,
    Beside,
    Cell,
    Channel,
    Deadline,
    ReadBack,
    ReadBackOutcome,
    Reason,
    Recorded,
    Spoken,
    cell,
)
from app.store.database import Database, driver
from app.store.follow import Fact, steps

Place = tuple[str, str]
"""Ask and power-holder."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of the tally, by their cells, each in order."""

    askings: dict[Place, list[Asking]]
    answers: dict[Place, list[Recorded]]
    read_backs: dict[str, list[ReadBack]]
    """By the answer they read."""


def facts(connection: Connection, assembly: str) -> Facts:
    """Everything the tally has kept."""
    askings, same = _askings(connection, assembly)
    answers = {
        (ask, holder): [_answer(fact, same) for fact in chain]
        for (ask, holder), chain in steps(connection, assembly, "answer").items()
    }
    read_backs = {
        answer: [_read_back(fact) for fact in chain]
        for (answer,), chain in steps(connection, assembly, "read_back").items()
    }
    return Facts(askings, answers, read_backs)


def cells(connection: Connection, plan: Plan) -> tuple[Cell, ...]:
    """A cell for every ask and power-holder it is put to, in the order of asking."""
    kept = facts(connection, plan.assembly.id)
    holders = {holder.id: holder for holder in plan.power_holders}
    return tuple(
        cell(
            ask.id,
            holders[id],
            kept.askings.get((ask.id, id), ()),
            answers := kept.answers.get((ask.id, id), []),
            [heard for answer in answers for heard in kept.read_backs.get(answer.id, ())],
        )
        for ask in plan.asks
        for id in ask.power_holders
        if id in holders
    )


def draft(connection: Connection, assembly: str, ask: str, power_holder: str) -> str | None:
    """The unfinished words of a cell, as they were put away."""
    found = (
        driver(connection)
        .execute("SELECT text FROM draft WHERE scope = ? AND place = ?", (assembly, f"{ask} {power_holder}"))
        .fetchone()
    )
    return found[0] if found else None


def keep_draft(
    database: Database, assembly: str, ask: str, power_holder: str, text: str | None, at: datetime
) -> None:
    """Put unfinished words away, or forget them; never in the journal."""
    place = f"{ask} {power_holder}"
    with database.writing() as connection:
        raw = driver(connection)
        if text is None:
            raw.execute("DELETE FROM draft WHERE scope = ? AND place = ?", (assembly, place))
        else:
            raw.execute(
                "INSERT OR REPLACE INTO draft (scope, place, text, at) VALUES (?, ?, ?, ?)",
                (assembly, place, text, as_text(at)),
            )


def _askings(connection: Connection, assembly: str) -> tuple[dict[Place, list[Asking]], dict[str, str]]:
    """In order of their times; what two laptops wrote of one asking counts once, under the earlier id."""
    found: dict[Place, list[Asking]] = {}
    first: dict[tuple[str, str, str], str] = {}
    same: dict[str, str] = {}
    for id, ask, holder, at, by, after in driver(connection).execute(
        'SELECT id, ask, power_holder, at, "by", after FROM asking WHERE scope = ? ORDER BY at, stamp',
        (assembly,),
    ):
        before = str(after)
        same[id] = first.setdefault((ask, holder, same.get(before, before)), id)
        if same[id] == id:
            found.setdefault((ask, holder), []).append(Asking(id, ask, holder, from_text(at), by))
    return found, same


def _answer(fact: Fact, same: dict[str, str]) -> Recorded:
    spoken = Spoken(
        _standing(fact["answer"]),
        Reason(fact["reason"]) if fact["reason"] else None,
        fact["words"],
        fact["condition"],
        Deadline(fact["deadline_words"], _day(fact["deadline_earliest"]), _day(fact["deadline_latest"])),
        fact["contact"],
        _day(fact["follow_up"]),
        Channel(fact["channel"]) if fact["channel"] else Channel.STAGE,
        fact["offer"],
    )
    asking = str(fact["asking"])
    return Recorded(
        fact["id"],
        fact["ask"],
        fact["power_holder"],
        spoken,
        from_text(fact["at"]),
        fact["after"],
        fact["why_corrected"],
        same.get(asking, asking),
    )


def _read_back(fact: Fact) -> ReadBack:
    return ReadBack(
        fact["id"], fact["answer"], ReadBackOutcome(fact["outcome"]), from_text(fact["at"]), fact["words"]
    )


def _standing(word: str) -> Answer | Beside:
    return next((answer for answer in Answer if answer.value == word), None) or Beside(word)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
