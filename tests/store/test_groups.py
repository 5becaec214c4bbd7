"""Who is in on a group's badge, and that those who were taken back are not among them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.clock import SetClock
from app.paths import Home
from app.service import door
from app.service.passing_again import come_late
from app.store.groups import OnBadge, on_badge
from tests.service.evening import DOOR, UNION, A, Planned, lay_out


@pytest.fixture
def evening(home: Home, clock: SetClock) -> Iterator[Planned]:
    made = lay_out(home, clock)
    yield made
    made.station.close()


def test_late_ones_are_of_their_group_until_they_are_taken_back(evening: Planned) -> None:
    group = door.check_in(evening.station, A, evening.group, door=DOOR, heads=9, young=8)
    door.walk_in(evening.station, A, UNION, door=DOOR, heads=4)
    late = come_late(evening.station, A, group.subject, heads=3, young=2, door="Door B")
    with evening.station.database.reading() as connection:
        assert on_badge(connection, A, group.subject) == OnBadge(12, 10, (late.fact,))
    door.undo(evening.station, A, late.fact)
    with evening.station.database.reading() as connection:
        assert on_badge(connection, A, group.subject) == OnBadge(9, 8, ())


def test_a_badge_that_is_not_in_the_list_has_nobody_apart(evening: Planned) -> None:
    stranger = door.check_in(evening.station, A, evening.code(7), door=DOOR)
    with evening.station.database.reading() as connection:
        assert on_badge(connection, A, stranger.subject) == OnBadge(1, 0, ())
