"""When it will end, and how late that is, in the figures that stand beside each other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from app.ui.chair.ends import Ends, Late, between, how_late
from app.ui.parts.labels import Label
from app.words import ENGLISH
from tests.ui.chair import sample

PROMISED = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ends", "says"),
    [
        (datetime(2026, 11, 24, 20, 26, 36, tzinfo=UTC), "4 min in hand"),
        (datetime(2026, 11, 24, 20, 30, 59, tzinfo=UTC), "on time"),
        (datetime(2026, 11, 24, 20, 50, 59, tzinfo=UTC), "20 min over"),
    ],
)
def test_the_difference_is_that_of_the_two_times_shown(
    ends: datetime, says: str, shown: Callable[..., None]
) -> None:
    panel = Ends()
    panel.show_end(ends, PROMISED, "UTC", ENGLISH, ended=False)
    shown(panel, 360, 80)
    words = [label.text() for label in panel.findChildren(Label)]
    assert says in words
    assert ENGLISH.time(ends, "UTC") in words


def test_on_another_day_no_minutes_are_counted() -> None:
    assert how_late(between(PROMISED + timedelta(days=9), PROMISED), ENGLISH) == "not at the planned hour"


def test_what_to_drop_is_named_in_quotes(shown: Callable[..., None]) -> None:
    panel = Late()
    board = sample.late()
    panel.show_late(timedelta(minutes=4), board.shorten, board.timeline, ENGLISH, running=True)
    shown(panel, 800, 80)
    words = " ".join(label.text() for label in panel.findChildren(Label))
    assert "Drop “Music”, which gives back 5:00; after that, “What we will do”." in words
