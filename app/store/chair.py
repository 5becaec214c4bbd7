"""What was done at the chair: the marks of the clocks, and who was called at roll call."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from app.clock import from_text
from app.domain.chair import Mark, Step, Whose
from app.store.follow import steps

NOT_CALLED = -1
"""Heads of a call that was taken back."""


@dataclass(frozen=True, slots=True)
class Call:
    """The last thing said about one delegation at roll call."""

    fact: str
    heads: int | None
    """As it was read out; None when the call was taken back."""
    stamp: str


def marks(connection: Connection, assembly: str) -> tuple[Mark, ...]:
    """Every press of a key, in the order they follow each other."""
    return tuple(
        Mark(
            fact["id"],
            Step(fact["mark"]),
            Whose(fact["clock"]),
            fact["item"],
            from_text(fact["at"]),
            fact["seconds"],
            fact["power_holder"],
            fact["after"],
        )
        for fact in steps(connection, assembly, "agenda_mark").get((), [])
    )


def calls(connection: Connection, assembly: str) -> dict[str, Call]:
    """Who was called, by delegation."""
    return {
        delegation: Call(last["id"], None if last["heads"] == NOT_CALLED else last["heads"], last["stamp"])
        for (delegation,), facts in steps(connection, assembly, "roll_call").items()
        for last in facts[-1:]
    }
