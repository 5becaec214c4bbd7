"""What is asked for by its id is found or refused in a plain sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.domain.plan import Plan
from app.errors import Refused
from app.service.known import ask_of, item_of, plan_of, power_holder_of
from tests.service.evening import MAYOR_1, MUSIC, WAGE, A, Planned


def test_what_is_there_is_found(evening: Planned) -> None:
    plan = plan_of(evening.station.database, A)
    assert plan.assembly.title == "Autumn Assembly"
    assert ask_of(plan, WAGE).id == WAGE
    assert power_holder_of(plan, MAYOR_1).id == MAYOR_1
    assert item_of(plan, MUSIC).id == MUSIC


@pytest.mark.parametrize("find", [ask_of, power_holder_of, item_of])
def test_what_is_not_there_is_refused(evening: Planned, find: Callable[[Plan, str], object]) -> None:
    with pytest.raises(Refused, match="not in the"):
        find(plan_of(evening.station.database, A), "nothing")


def test_an_assembly_that_is_elsewhere_is_refused(evening: Planned) -> None:
    with pytest.raises(Refused, match="not on this laptop"):
        plan_of(evening.station.database, "b" * 32)
