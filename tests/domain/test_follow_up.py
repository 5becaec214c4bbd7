"""What became of a promise: overdue by itself, and settled news is never overruled by a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.follow_up import Became, Commitment, Note, became, due_first

TODAY = date(2026, 11, 24)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def promise(
    id: str, *, due: date | None = None, follow_up: date | None = None, news: tuple[Became, ...] = ()
) -> Commitment:
    notes = tuple(Note(each, TODAY, "", "a letter") for each in news)
    return Commitment(
        id,
        "a1",
        date(2026, 5, 4),
        f"promise {id}",
        "Mayor 1",
        False,
        due=due,
        follow_up=follow_up,
        notes=notes,
    )


@pytest.mark.parametrize(
    ("due", "news", "expected"),
    [
        (None, (), Became.NOT_KNOWN),
        (TOMORROW, (), Became.NOT_KNOWN),
        (TODAY, (), Became.NOT_KNOWN),
        (YESTERDAY, (), Became.OVERDUE),
        (YESTERDAY, (Became.UNDER_WAY,), Became.OVERDUE),
        (TOMORROW, (Became.UNDER_WAY,), Became.UNDER_WAY),
        (YESTERDAY, (Became.KEPT,), Became.KEPT),
        (YESTERDAY, (Became.PARTLY_KEPT,), Became.PARTLY_KEPT),
        (YESTERDAY, (Became.NOT_KEPT,), Became.NOT_KEPT),
        (YESTERDAY, (Became.KEPT, Became.UNDER_WAY), Became.OVERDUE),
        (None, (Became.UNDER_WAY, Became.KEPT), Became.KEPT),
    ],
)
def test_what_became_of_it(due: date | None, news: tuple[Became, ...], expected: Became) -> None:
    assert became(promise("1", due=due, news=news), TODAY) is expected


def test_what_is_due_stands_first() -> None:
    later = promise("later", due=TOMORROW + timedelta(days=9))
    soon = promise("soon", due=TOMORROW)
    followed = promise("followed", follow_up=TOMORROW + timedelta(days=3))
    late = promise("late", due=YESTERDAY)
    kept = promise("kept", due=YESTERDAY - timedelta(days=30), news=(Became.KEPT,))
    undated = promise("undated")
    order = [each.id for each in due_first([undated, later, kept, soon, late, followed], TODAY)]
    assert order == ["late", "kept", "soon", "followed", "later", "undated"]
