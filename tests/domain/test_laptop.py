"""When the laptop is worth a word."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.laptop import Laptop, Worry, warnings


@pytest.mark.parametrize(
    ("battery", "plugged", "grave"),
    [
        (31, False, None),
        (30, False, False),
        (11, False, False),
        (10, False, True),
        (5, True, None),
        (5, None, None),
        (None, False, None),
    ],
)
def test_a_battery_counts_when_it_is_not_plugged_in(
    battery: int | None, plugged: bool | None, grave: bool | None
) -> None:
    found = warnings(Laptop(battery, plugged))
    assert [each.grave for each in found] == ([] if grave is None else [grave])


@pytest.mark.parametrize(
    ("free", "grave"), [(None, None), (10**9, None), (10**9 - 1, False), (199_999_999, True), (0, True)]
)
def test_a_disk_that_fills(free: int | None, grave: bool | None) -> None:
    found = warnings(Laptop(free=free))
    assert [(each.worry, each.grave) for each in found] == ([] if grave is None else [(Worry.DISK, grave)])


@pytest.mark.parametrize(("seconds", "said"), [(0, False), (10, False), (11, True), (-11, True)])
def test_a_clock_that_was_moved_either_way(seconds: int, said: bool) -> None:
    assert bool(warnings(Laptop(jumped=timedelta(seconds=seconds)))) is said
