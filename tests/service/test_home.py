"""Home: which assembly comes next, which are over, and what needs doing."""

from __future__ import annotations

from datetime import date

from app.service import home, plan
from app.service.boards.home import DueKind
from app.store.database import Database
from tests.service.plans import MEMBERS, Planning, autumn
from tests.service.test_lists import SAMPLE


def test_the_next_assembly_is_the_first_that_comes(planning: Planning) -> None:
    later = autumn(planning.station, title="Winter Assembly")
    plan.change_assembly(planning.station, later, day=date(2027, 1, 20))
    planning.take("institutions", MEMBERS)
    board = home.board(planning.station.database, date(2026, 11, 24))
    assert board.next is not None
    assert (board.next.id, board.next.pledged, board.next.institutions) == (planning.assembly, 9, 3)
    assert board.next.mend == 4
    assert [card.id for card in board.coming] == [later]
    assert board.past == ()
    assert board.alliance == "Riverside Alliance"
    after = home.board(planning.station.database, date(2026, 11, 25))
    assert after.next is not None
    assert after.next.id == later
    assert [card.id for card in after.past] == [planning.assembly]


def test_what_needs_doing(planning: Planning) -> None:
    planning.take("institutions", MEMBERS)
    plan.make_badges(planning.station, planning.assembly, up_to_pledge=True)
    board = home.board(planning.station.database, date(2026, 11, 1))
    assert [due.kind for due in board.due] == [
        DueKind.MEND,
        DueKind.MEND,
        DueKind.MEND,
        DueKind.PRINT,
        DueKind.PROTECT,
    ]
    assert dict(board.due[3].facts) == {"count": 9}


def test_what_became_of_the_last_one(planning: Planning) -> None:
    plan.take_plan(planning.station, SAMPLE)
    board = home.board(planning.station.database, date(2015, 4, 24))
    assert board.next is not None
    assert board.next.title == "General Election Accountability Assembly"
    (card,) = board.past
    assert (card.people, card.asks, card.news, card.kept) == (2500, 6, 1, 1)
    report = next(due for due in board.due if due.kind is DueKind.REPORT_BACK)
    assert dict(report.facts) == {"asks": 6, "year": 2010, "without": 5}


def test_nothing_is_planned(planning: Planning) -> None:
    board = home.board(planning.station.database, date(2030, 1, 1))
    assert board.next is None
    assert len(board.past) == 1


def test_another_window_holds_the_file(planning: Planning) -> None:
    database = Database.open(planning.station.database.home, writing=False)
    board = home.board(database, date(2026, 11, 1))
    assert board.read_only_because == "in use"
    database.close()
