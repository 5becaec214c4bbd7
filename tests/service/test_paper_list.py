"""The door on paper, and what it said typed in afterwards."""

from __future__ import annotations

import pytest

from app.clock import SetClock
from app.domain.door import Cause, Word
from app.errors import Refused
from app.service import door as doors
from app.service.badges import make_badges
from app.service.paper_list import board, door_list, door_list_pdf, let_in_on_paper
from tests.service.evening import CHURCH, SCHOOL, UNION, A, Planned
from tests.service.plans import MEMBERS, Planning

DOOR = "Door 1"
PEOPLE = (
    "institution,name,kind,heads\n"
    "Elm Street School,Person 2,delegate,\nElm Street School,Person 1,steward,\n"
    "Elm Street School,Leader 1,young people's group,3\n"
)


def test_the_list_has_every_badge_once_with_the_revision(planning: Planning, clock: SetClock) -> None:
    planning.take("institutions", MEMBERS)
    planning.take("people", PEOPLE)
    make_badges(planning.station, planning.assembly, up_to_pledge=True, spare=2)
    listed = door_list(planning.station.database, planning.assembly, clock.now())
    school, mosque, union, rest = listed.institutions
    assert [(each.name, each.word, each.heads) for each in school.badges] == [
        ("Person 1", "Steward", 1),
        ("Person 2", "", 1),
        ("", "Group of 3", 3),
    ]
    assert [len(each.badges) for each in (mosque, union)] == [3, 2]
    assert rest.name == ""
    assert {each.word for each in rest.badges} == {"Spare badge 1", "Spare badge 2"}
    assert (school.number, school.pledge) == (planning.plan.delegations[0].number, 4)
    assert listed.revision > 0
    assert door_list_pdf(planning.station.database, planning.assembly, clock.now()).startswith(b"%PDF")


def test_what_was_ticked_is_counted_with_its_cause(evening: Planned, clock: SetClock) -> None:
    station = evening.station
    verdict = let_in_on_paper(station, A, SCHOOL, 12, door=DOOR)
    assert (verdict.word, verdict.cause, verdict.heads) == (Word.WELCOME, Cause.FROM_PAPER, 12)
    assert (verdict.institution, verdict.nth, verdict.pledge) == ("Elm Street School", 12, 25)
    clock.advance(1)
    let_in_on_paper(station, A, "", 2, door=DOOR)
    hall = doors.board(station.database, A, door=DOOR, now=station.clock.now()).hall
    assert (hall.now, hall.ever) == (14, 14)
    found = board(station.database, A)
    assert [(each.institution, each.heads) for each in found.entries] == [("", 2), ("Elm Street School", 12)]
    assert (found.heads, found.ever[SCHOOL], found.ever[CHURCH]) == (14, 12, 0)


def test_a_full_hall_stops_no_one_who_is_in_it(evening: Planned) -> None:
    station = evening.station
    with station.change("assembly_changed", A) as change:
        change.row("assembly", A, {"capacity": 10})
    assert let_in_on_paper(station, A, SCHOOL, 12, door=DOOR).let_in
    assert not doors.walk_in(station, A, SCHOOL, door=DOOR).let_in


def test_a_list_typed_in_says_no_pace(evening: Planned) -> None:
    station = evening.station
    let_in_on_paper(station, A, SCHOOL, 100, door=DOOR)
    hall = doors.board(station.database, A, door=DOOR, now=station.clock.now()).hall
    assert (hall.rate, hall.full_at) == (0, None)


@pytest.mark.parametrize("heads", [0, -1, 501])
def test_numbers_that_no_list_says_are_refused(evening: Planned, heads: int) -> None:
    with pytest.raises(Refused):
        let_in_on_paper(evening.station, A, SCHOOL, heads, door=DOOR)
    with pytest.raises(Refused, match="not in the list"):
        let_in_on_paper(evening.station, A, "nobody", 1, door=DOOR)
    assert board(evening.station.database, A).entries == ()


def test_a_line_is_taken_back(evening: Planned, clock: SetClock) -> None:
    station = evening.station
    verdict = let_in_on_paper(station, A, SCHOOL, 12, door=DOOR)
    clock.advance(300)
    with pytest.raises(Refused):
        doors.undo(station, A, verdict.fact)
    doors.undo(station, A, verdict.fact, because="typed in twice")
    assert board(station.database, A).entries == ()
    assert doors.board(station.database, A, door=DOOR, now=clock.now()).hall.now == 0


def test_it_says_how_many_with_a_badge_nobody_scanned(evening: Planned) -> None:
    def left() -> dict[str, int]:
        return dict(board(evening.station.database, A).left)

    assert left() == {SCHOOL: 3, CHURCH: 14, UNION: 0}
    doors.check_in(evening.station, A, evening.delegate[0], door=DOOR)
    doors.check_in(evening.station, A, evening.group, door=DOOR)
    doors.check_out(evening.station, A, evening.group, door=DOOR)
    assert left() == {SCHOOL: 2, CHURCH: 0, UNION: 0}
    let_in_on_paper(evening.station, A, SCHOOL, 1, door=DOOR)
    let_in_on_paper(evening.station, A, UNION, 4, door=DOOR)
    assert left() == {SCHOOL: 1, CHURCH: 0, UNION: 0}
    # a tick names nobody: whoever was ticked and is scanned later counts twice, and the board shows it
    for code in evening.delegate[1:]:
        doors.check_in(evening.station, A, code, door=DOOR)
    assert left()[SCHOOL] == 0
    assert board(evening.station.database, A).ever[SCHOOL] == 4
