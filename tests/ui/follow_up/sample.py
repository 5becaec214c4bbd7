"""Ledgers to show: the usual one, a crowded one, one without anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from app.domain.follow_up import Became, Commitment, Note, became, due_first
from app.domain.tally import Answer
from app.service.boards.follow_up import FollowUpBoard

TODAY = date(2027, 7, 20)
AUTUMN, SPRING = date(2026, 11, 24), date(2024, 5, 3)
ALLIANCE = "Riverside Alliance"


def usual() -> FollowUpBoard:
    """Two assemblies: one overdue, some under way, kept, partly kept, and much not known."""
    meeting = Note(
        Became.UNDER_WAY, date(2027, 5, 11), "A day in August was offered.", "Letter of the mayor's office"
    )
    found = [
        Commitment(
            "a1",
            "autumn",
            AUTUMN,
            "Name two leaders for each meeting with the mayors",
            ALLIANCE,
            ours=True,
            due=date(2027, 5, 18),
            title="Autumn Assembly",
            ask=1,
        ),
        theirs("b1", "A meeting on the living wage", due=date(2027, 8, 12), beside=True, notes=(meeting,)),
        theirs(
            "b2", "A meeting on care", who="Mayor 2", ask=3, due=date(2027, 8, 12), notes=(meeting,),
            answer=Answer.UNCLEAR,
        ),
        Commitment(
            "a2",
            "autumn",
            AUTUMN,
            "Tell our institutions what became of the meetings",
            ALLIANCE,
            ours=True,
            due=date(2027, 9, 30),
            title="Autumn Assembly",
            notes=(Note(Became.UNDER_WAY, date(2027, 6, 1), "Six of nine were told.", "Team minutes"),),
        ),
        theirs(
            "b3",
            "Work towards the living wage across the whole council",
            condition="to work towards it as contracts are renewed",
            answer=Answer.YES_BUT,
        ),
        theirs(
            "c1",
            "End the night closure of the bus station",
            made=SPRING,
            title="Spring Assembly",
            ask=5,
            answer=Answer.YES_BUT,
            condition="committed to reviewing the practice",
            notes=(
                Note(Became.UNDER_WAY, date(2024, 9, 1), "A review was begun.", "Council minutes, item 7"),
                Note(
                    Became.KEPT,
                    date(2026, 11, 24),
                    "Open all night since March; thanked from the stage.",
                    "https://example.org/news/the-bus-station-is-open-all-night",
                ),
            ),
        ),
        theirs(
            "c2",
            "Caps on lending, a stronger credit union",
            made=SPRING,
            title="Spring Assembly",
            ask=3,
            notes=(Note(Became.PARTLY_KEPT, date(2026, 11, 24), "Caps, but no fund.", "Report-back 2026"),),
        ),
        replace(
            theirs("c3", "a land trust on the old depot", made=SPRING, title="Spring Assembly", ask=2),
            follow_up=date(2027, 9, 1),
        ),
    ]  # fmt: skip
    return board(found)


def theirs(
    id: str,
    what: str,
    *,
    who: str = "Mayor 1",
    ask: int = 1,
    made: date = AUTUMN,
    title: str = "Autumn Assembly",
    due: date | None = None,
    notes: tuple[Note, ...] = (),
    answer: Answer = Answer.YES,
    condition: str = "",
    beside: bool = False,
) -> Commitment:
    """A promise of a power-holder."""
    return Commitment(
        id,
        title.lower(),
        made,
        what,
        who,
        ours=False,
        condition=condition,
        words="We will, and you can hold me to it." if answer is Answer.YES else "",
        due=due,
        notes=notes,
        title=title,
        office="Mayor of the river towns",
        ask=ask,
        answer=answer,
        beside=beside,
    )


def board(found: list[Commitment], today: date = TODAY, *, rehearsal: bool = False) -> FollowUpBoard:
    """As the service puts it together."""
    ordered = due_first(found, today)
    return FollowUpBoard(ALLIANCE, today, tuple((each, became(each, today)) for each in ordered), rehearsal)


def crowded() -> FollowUpBoard:
    """Many promises in long words, with a long history."""
    long = "Bring the whole of the borough’s temporary accommodation up to the standard agreed with tenants"
    notes = tuple(
        Note(
            Became.UNDER_WAY,
            SPRING + timedelta(days=40 * turn),
            "The officer in charge wrote that the survey is going on, ward by ward, and will take longer.",
            "https://example.org/council/committees/housing/2025/reports/temporary-accommodation-survey.pdf",
        )
        for turn in range(8)
    )
    one = theirs("d0", long, made=SPRING, due=date(2027, 1, 1), notes=notes, condition=f"once {long.lower()}")
    return board([one, *(replace(one, id=f"d{n}", what=f"{long} ({n})", notes=()) for n in range(1, 60))])


def empty() -> FollowUpBoard:
    """Before the first assembly."""
    return FollowUpBoard(ALLIANCE, TODAY, ())
