"""When the hall will be full, and when it will not; curves that begin together."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.turnout import MOST_POINTS, Forecast, Pace, Reach, curve, forecast, minutes_a_point
from tests.conftest import THE_EVENING as NOW


class TestForecast:
    def test_a_straight_line_from_the_last_five_minutes(self) -> None:
        said = forecast(2350, 1204, Pace(lately=40, before=38), NOW)
        assert said == Forecast(2350, 1146, Reach.EXPECTED, NOW + timedelta(minutes=1146 / 40))

    def test_the_first_five_minutes_are_no_slowing(self) -> None:
        assert forecast(100, 10, Pace(lately=2, before=0), NOW).at == NOW + timedelta(minutes=45)

    @pytest.mark.parametrize("lately", [0, -0.2, -30])
    def test_nobody_comes_or_more_leave(self, lately: float) -> None:
        said = forecast(100, 60, Pace(lately, before=12), NOW)
        assert (said.left, said.reach, said.at) == (40, Reach.NOT_SO, None)

    def test_a_trickle_is_said_not_to_do(self) -> None:
        assert forecast(6000, 100, Pace(lately=0.2, before=0.2), NOW).reach is Reach.NOT_SO

    def test_a_fall_that_leaves_it_short_is_told_apart(self) -> None:
        # 30 then 10 a minute: 50 + 17 + 6 … 25 people more in all, were the thirds to go on
        falling = Pace(lately=10, before=30)
        assert forecast(1000, 974, falling, NOW).reach is Reach.SLOWING
        assert forecast(1000, 976, falling, NOW).reach is Reach.EXPECTED
        assert forecast(1000, 974, Pace(lately=10, before=10), NOW).reach is Reach.EXPECTED

    @pytest.mark.parametrize("have", [100, 112])
    def test_reached_is_reached_whatever_the_pace(self, have: int) -> None:
        assert forecast(100, have, Pace(-5, -5), NOW) == Forecast(100, 0, Reach.REACHED)

    def test_no_number_to_reach(self) -> None:
        assert forecast(0, 40, Pace(10, 10), NOW).reach is Reach.NO_GOAL


class TestCurve:
    def test_point_by_point(self) -> None:
        assert curve({100: 3, 102: 5}, 100, 103) == (3, 0, 5, 0)

    def test_what_lies_outside_is_left_out(self) -> None:
        assert curve({98: 7, 100: 1, 104: 9}, 100, 103) == (1, 0, 0, 0)

    def test_a_long_evening_has_as_many_points_as_can_be_told_apart(self) -> None:
        first, last = 0, 239
        assert minutes_a_point(first, last) == 5
        points = curve(dict.fromkeys(range(240), 2), first, last)
        assert len(points) == MOST_POINTS
        assert sum(points) == 480

    def test_one_minute(self) -> None:
        assert minutes_a_point(5, 5) == 1
        assert curve({5: 4}, 5, 5) == (4,)
