"""Ready?: each line goes when it is mended."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.service import plan
from app.service.boards.plan import Readiness, Tab
from tests.service.plans import AGENDA, ASKS, HOLDERS, MEMBERS, Planning

NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)


def lines(planning: Planning) -> dict[str, Readiness]:
    """The sentences, filled, and their state."""
    board = plan.board(planning.station.database, planning.assembly, NOW)
    return {line.sentence.format(**dict(line.facts)): line.state for line in board.ready}


def test_an_empty_plan_has_all_to_mend(planning: Planning) -> None:
    assert lines(planning) == dict.fromkeys(
        ("No institution yet", "No ask yet", "No agenda yet", "No power-holder yet"), Readiness.MEND
    )


def test_a_whole_plan_is_ready(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    planning.take("power-holders", "name,said,attendance\nMayor 1,MAY-or,coming\n")
    planning.take("asks", ASKS)
    planning.take("agenda", AGENDA + "Second ask,1,ask,2,\n")
    plan.make_badges(planning.station, planning.assembly, up_to_pledge=True)
    plan.mark_printed(planning.station, planning.assembly)
    assert set(lines(planning).values()) == {Readiness.DONE}


def test_what_is_missing_is_said(planning: Planning) -> None:
    planning.take("institutions", MEMBERS + "Town Church,church,\n")
    planning.take("power-holders", HOLDERS)
    planning.take("asks", "title,words\nWage,What will you pay?\nHomes,Will you build?\n")
    planning.take("agenda", "title,minutes,kind,ask\nStory,90,testimony,1\nMusic,5,music,\n")
    planning.take("people", "institution,name\nElm Street School,Person 1\n")
    plan.change_assembly(planning.station, planning.assembly, capacity=5, target=20)
    assert lines(planning) == {
        "One institution without a pledge": Readiness.MEND,
        "11 pledges short of the target": Readiness.WAIT,
        "4 more pledged than the hall holds": Readiness.MEND,
        "Ask 1: wording to mend": Readiness.MEND,
        "Asks 1, 2 have no date": Readiness.MEND,
        "Ask 2 is not in the agenda": Readiness.MEND,
        "“Story” has no speaker": Readiness.MEND,
        "Public part is 5 min too long": Readiness.MEND,
        "2 names without how to say them": Readiness.WAIT,
        "2 have not said whether they come": Readiness.WAIT,
        "One person without a badge": Readiness.MEND,
    }


def test_every_open_line_leads_somewhere(planning: Planning) -> None:
    planning.take("institutions", MEMBERS + "Town Church,church,\n")
    planning.take("asks", "title,words\nWage,What will you pay?\n")
    board = plan.board(planning.station.database, planning.assembly, NOW)
    for line in board.ready:
        if line.state is Readiness.MEND:
            assert isinstance(line.tab, Tab)
            assert line.action
    assert board.days_to_go == 10


def test_the_day_has_passed(planning: Planning) -> None:
    plan.change_assembly(planning.station, planning.assembly, day=date(2026, 11, 10))
    assert plan.board(planning.station.database, planning.assembly, NOW).days_to_go == -4
