"""The strip of the running order."""

from __future__ import annotations

from collections.abc import Callable

from app.ui.plan.running import Part, RunningOrder, parts
from app.ui.theme import Theme
from app.words import ENGLISH
from tests.ui.plan import sample


def test_items_of_one_ask_are_one_part() -> None:
    made = parts(sample.sample(), ENGLISH)
    assert [part.words for part in made if part.tone == "key"] == [
        "Ask 1",
        "Ask 2",
        "Ask 3",
        "Ask 4",
        "Recap",
    ]
    assert Part("Ask 1", 13 * 60, "key") in made
    assert sum(part.seconds for part in made) == sum(i.seconds for i in sample.sample().agenda if i.public)
    assert "Doors" not in [part.words for part in made]


def test_it_is_drawn_whole_late_and_empty(theme: Theme, shown: Callable[..., None]) -> None:
    for board in (sample.board(), sample.late(), sample.empty()):
        strip = RunningOrder()
        strip.show_order(board.plan, board.timeline, ENGLISH)
        shown(strip, 600, 66)
    strip = RunningOrder()
    strip.show_order(sample.board().plan, sample.board().timeline, ENGLISH)
    assert "Ask 1 13 min" in strip.accessibleDescription()
