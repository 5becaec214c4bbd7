"""What came of a list."""

from __future__ import annotations

from app.domain.roster import Problem, Taken


def test_two_lists_are_counted_together() -> None:
    one = Taken("plan", 1, 2, 3, (Problem(1, "a", "b"),))
    assert one.plus(Taken("people", 10, 20, 30, (Problem(2, "c", "d"),))) == Taken(
        "plan", 11, 22, 33, (Problem(1, "a", "b"), Problem(2, "c", "d"))
    )
