"""An evening played to its end through the verbs, for the tests of what is left of it."""

from __future__ import annotations

from datetime import date

from app.clock import SetClock
from app.domain.tally import Answer, Beside, Deadline, ReadBackOutcome, Reason, Spoken
from app.service import chair, door, tally
from tests.service.evening import ASK_WAGE, DOOR, HOMES, MAYOR_1, MAYOR_2, SCHOOL, WAGE, A, Planned


def play(evening: Planned, clock: SetClock, *, to_the_end: bool = True) -> None:
    """Two of the school, fourteen of the church, one guest; a yes-but read back, an unclear one corrected."""
    station = evening.station
    for code in (evening.delegate[0], evening.group, evening.code(900, institution=1)):
        door.check_in(station, A, code, door=DOOR)
        clock.advance(10 * 60)
    door.guest(station, A, door=DOOR)
    chair.next_item(station, A)
    clock.advance(5 * 60)
    chair.start_item(station, A, ASK_WAGE)
    clock.advance(60)
    tally.put_ask(station, A, WAGE, MAYOR_1)
    clock.advance(60)
    tally.record_answer(
        station,
        A,
        WAGE,
        MAYOR_1,
        Spoken(
            Answer.YES_BUT,
            words="We will pay it",
            condition="the budget passes",
            deadline=Deadline("by summer 2027", date(2027, 6, 1), date(2027, 8, 31)),
            contact="Office of the Mayor 1",
            follow_up=date(2027, 3, 4),
        ),
    )
    tally.read_back(station, A, WAGE, MAYOR_1, ReadBackOutcome.AGREED)
    tally.put_ask(station, A, WAGE, MAYOR_2)
    tally.record_answer(station, A, WAGE, MAYOR_2, Spoken(Answer.UNCLEAR, Reason.WILL_LOOK_INTO_IT))
    tally.read_back(station, A, WAGE, MAYOR_2, ReadBackOutcome.AGREED)
    clock.advance(60)
    tally.record_answer(
        station, A, WAGE, MAYOR_2, Spoken(Answer.NO, words="Not this year"), because="Misheard at the table."
    )
    if to_the_end:
        tally.record_answer(station, A, HOMES, MAYOR_1, Spoken(Beside.NOT_PUT))
        chair.end_assembly(station, A)
        clock.advance(60)


FEW = SCHOOL
"""The institution that two people came from."""
