"""An evening to draw: what the hall and the chair see at its moments, usual, crowded and in trouble.

The asks and answers are those published for the assembly of 4 May 2015; arrivals and times are made up. The
crowded evening has offices for power-holders and numbered institutions.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from app.domain.chair import Timer
from app.domain.plan import Assembly
from app.domain.stage import (
    AnswerScene,
    AskScene,
    Blank,
    Item,
    Picture,
    RollCall,
    RollCallPlace,
    Tally,
    TallyPlace,
    TallyRow,
    Welcome,
)
from app.domain.tally import Answer, Beside

NOW = datetime(2015, 5, 4, 18, 18, 36, tzinfo=UTC)
"""Eighteen minutes past seven in London, in the second ask."""

ASSEMBLY = Assembly(
    id="A1",
    title="General Election Accountability Assembly",
    alliance="Citizens UK",
    venue="Methodist Central Hall, Westminster",
    day=date(2015, 5, 4),
    starts="18:30",
    ends="20:00",
    zone="Europe/London",
    capacity=2300,
    target=2200,
    number=1,
    rehearsal=True,
    note="Rehearsal, reconstructed from published reports",
)
LIVING_WAGE = (
    "Will you pay the Living Wage to everyone who works for a government department or agency, "
    "within twelve months?"
)
NAMES = ("Sajid Javid", "Nick Clegg", "Ed Miliband")
RULE = "Two minutes for each answer"
AS_WHO = ("representing David Cameron", "Liberal Democrat", "Labour")


def speaker(left: float = 84.0, length: float = 120.0) -> Timer:
    """A clock with that many seconds left."""
    return Timer(NOW - timedelta(seconds=length - left), timedelta(seconds=length))


WELCOME = Picture(
    Welcome(
        alliance=ASSEMBLY.alliance,
        title=ASSEMBLY.title,
        where_when="Methodist Central Hall, Westminster\n4 May 2015",
        starts="18:30",
        here=1464,
        institutions=53,
        languages=("Croeso", "Witamy", "Bienvenidos"),
    ),
    rehearsal=True,
    at=NOW,
    foot=ASSEMBLY.note,
)
_HEADS = tuple(9 + index * index * 7 % 53 for index in range(77))
INSTITUTIONS = tuple(f"Elm Street School {index + 1}" for index in range(77))


def roll_call(called: int = 53, count: int = 77) -> Picture:
    """The board when that many have been called."""
    places = tuple(
        RollCallPlace(
            "The Church of the Ascension" if index == called - 1 else f"Elm Street School {index + 1}",
            _HEADS[index % 77] if index < called else None,
        )
        for index in range(count)
    )
    people = sum(place.heads or 0 for place in places)
    return Picture(
        RollCall(places, called - 1 if called else None, people, 2200),
        rehearsal=True,
        at=NOW,
        foot=ASSEMBLY.note,
    )


ITEM = Picture(
    Item(
        4,
        "What was promised in 2010, and what became of it",
        "A leader of Elm Street School",
        speaker(154, 240),
        "report back",
    ),
    rehearsal=True,
    at=NOW,
    foot=ASSEMBLY.note,
)
TESTIMONY = Picture(
    Item(
        5,
        "A leader speaks about indefinite detention",
        "Brazilian Chaplaincy",
        speaker(110, 240),
        "testimony",
        gentle=True,
    ),
    rehearsal=True,
    at=NOW,
    foot="We listen in silence",
)
ASK = Picture(
    AskScene(
        2,
        "The Living Wage in Whitehall",
        LIVING_WAGE,
        NAMES[0],
        AS_WHO[0],
        speaker(),
        RULE,
    ),
    rehearsal=True,
    at=NOW,
    foot=ASSEMBLY.note,
)
ASK_READ = Picture(
    AskScene(2, "The Living Wage in Whitehall", LIVING_WAGE), rehearsal=True, at=NOW, foot=ASSEMBLY.note
)
ASK_OVER = Picture(
    AskScene(
        2,
        "The Living Wage in Whitehall",
        LIVING_WAGE,
        NAMES[0],
        AS_WHO[0],
        speaker(-14),
        RULE,
    ),
    rehearsal=True,
    at=NOW,
)
ASK_LONG = Picture(
    AskScene(
        11,
        "Homes on public land, kept affordable for ever by a community land trust",
        "Will you set aside one in three of all homes that are built on land owned by the city or by its "
        "companies for a community land trust, so that they can be let or sold at a third of what people "
        "in this borough earn, and will you publish every six months, beginning before next year ends, how "
        "many have been begun, how many are lived in, and what became of those that were promised before?",
        "The leader of the council of Upper and Lower Elmbridge",
        "representing the mayor, with the authority of the whole cabinet",
        speaker(84),
        RULE,
    ),
    rehearsal=True,
    at=NOW,
)
ANSWER = Picture(
    AnswerScene(
        2,
        "The Living Wage in Whitehall, within twelve months",
        NAMES[0],
        AS_WHO[0],
        Answer.YES_BUT,
        condition="Will work towards the Living Wage across all of Whitehall.",
        agreed=True,
    ),
    rehearsal=True,
    at=NOW,
)
ANSWER_NO = Picture(
    AnswerScene(
        1,
        "End indefinite detention",
        NAMES[0],
        AS_WHO[0],
        Answer.NO,
        words="Refused to agree to a time limit; called it arbitrary and said it could encourage people to "
        "delay and frustrate the system.",
    ),
    rehearsal=True,
    at=NOW,
)
ANSWER_UNCLEAR = Picture(
    AnswerScene(
        4,
        "A community finance foundation",
        NAMES[0],
        AS_WHO[0],
        Answer.UNCLEAR,
        words="Agreed to set up a meeting with relevant ministers.",
        reason="offers a meeting",
    ),
    rehearsal=True,
    at=NOW,
)
ANSWER_YES = Picture(
    AnswerScene(1, "End indefinite detention", NAMES[1], AS_WHO[1], Answer.YES), rehearsal=True, at=NOW
)
ANSWER_ABSENT = Picture(
    AnswerScene(1, "End indefinite detention", "The bus operator", "", Beside.ABSENT), rehearsal=True, at=NOW
)

_A, _B = Answer, Beside
_ROWS: tuple[tuple[str, tuple[Answer | Beside, ...]], ...] = (
    ("End indefinite detention", (_A.NO, _A.YES, _A.YES)),
    ("Living Wage across Whitehall", (_A.YES_BUT, _A.YES, _A.YES)),
    ("Accredited training for care workers", (_A.UNCLEAR, _A.YES, _A.YES)),
    ("A community finance foundation", (_A.UNCLEAR, _B.NOT_KNOWN, _B.NOT_KNOWN)),
)
TALLY = Picture(
    Tally(
        (("Sajid Javid", "for David Cameron"), ("Nick Clegg", "Liberal Democrat"), ("Ed Miliband", "Labour")),
        tuple(
            TallyRow(index + 1, title, tuple(TallyPlace(each) for each in standing))
            for index, (title, standing) in enumerate(_ROWS)
        ),
    ),
    rehearsal=True,
    at=NOW,
    foot=ASSEMBLY.note,
)
_ASKS = (
    "Living Wage in every contract",
    "Pay care workers for travel time",
    "Thousand homes on public land",
    "Rogue landlord licensing",
    "Safe routes to every school",
    "School counsellor in each school",
    "Night buses for shift workers",
    "Free travel for young apprentices",
    "Welcome plan for refugees",
    "Hate crime desk, open daily",
    "Youth centre in each ward",
    "Meet us twice a year",
)
_OFFICES = ("City mayor", "Council leader", "Police chief", "Health trust", "Housing group", "Bus operator")
_MIX: tuple[Answer | Beside, ...] = (
    *(_A.YES,) * 9,
    *(_A.YES_BUT,) * 4,
    *(_A.NO,) * 3,
    *(_A.UNCLEAR,) * 3,
    _B.NOT_PUT,
)


def crowded_tally(asks: int = 12, holders: int = 6) -> Picture:
    """A board of that size; one power-holder did not come, and one cell in nine is not put."""
    rows = tuple(
        TallyRow(
            row + 1,
            _ASKS[row % 12],
            tuple(
                None
                if (row * 5 + column * 3) % 29 == 11
                else TallyPlace(
                    _B.ABSENT if column == 4 else _MIX[(row * 7 + column * 11 + row * column % 5) % 20]
                )
                for column in range(holders)
            ),
        )
        for row in range(asks)
    )
    return Picture(
        Tally(tuple((_OFFICES[at % 6], "") for at in range(holders)), rows), rehearsal=True, at=NOW
    )


BLANK = Picture(Blank(), rehearsal=True, at=NOW)

SCENES: dict[str, Picture] = {
    "welcome": WELCOME,
    "roll-call": roll_call(),
    "roll-call-begins": roll_call(0),
    "roll-call-small": roll_call(5, 12),
    "roll-call-large": roll_call(180, 260),
    "item": ITEM,
    "testimony": TESTIMONY,
    "ask-read": ASK_READ,
    "ask": ASK,
    "ask-over": ASK_OVER,
    "ask-long": ASK_LONG,
    "answer": ANSWER,
    "answer-no": ANSWER_NO,
    "answer-unclear": ANSWER_UNCLEAR,
    "answer-yes": ANSWER_YES,
    "answer-absent": ANSWER_ABSENT,
    "tally": TALLY,
    "tally-crowded": crowded_tally(),
    "tally-pages": crowded_tally(24, 12),
    "blank": BLANK,
}
