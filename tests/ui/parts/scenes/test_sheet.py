"""The sheet a scene is drawn on."""

from __future__ import annotations

from app.domain.tally import Answer, Beside
from app.ui.parts import marks
from app.ui.parts.scenes.sheet import MARK


def test_every_standing_has_a_mark_that_can_be_drawn() -> None:
    assert set(MARK) == {*Answer, *Beside}
    assert {MARK[each] for each in Answer} == set(marks.ANSWERS)
    assert {MARK[each] for each in Beside} == set(marks.BESIDE)
