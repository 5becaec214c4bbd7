"""A tally in the middle of an evening. Asks, offices and words are plainly made up."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from app.domain.plan import Ask, Attendance, PowerHolder
from app.domain.tally import (
    Answer,
    Asking,
    Beside,
    Cell,
    Deadline,
    ReadBack,
    ReadBackOutcome,
    Reason,
    Recorded,
    Spoken,
)
from app.service.boards.tally import Draft, HistoryLine, TallyBoard

ZONE = "Europe/London"
DAY = date(2026, 5, 4)
NOW = datetime(2026, 5, 4, 18, 18, tzinfo=UTC)

ASKS = (
    "End evictions without fault, with a date",
    "A living wage for all who clean and guard town halls, within twelve months",
    "Accredited training for care workers",
    "Affordable credit: a community finance foundation",
    "Two hundred homes at living rent on the old depot",
    "Safe crossings outside every primary school",
    "A youth centre in the northern wards",
    "Warm homes: insulate four thousand council flats by 2028",
    "A named officer for newcomers",
    "Open the hall to community groups, free on weekdays",
    "Bus fares: one hour, one ticket",
    "Meet us within a hundred days",
)
HOLDERS = (
    ("The Mayor", "Candidate for the Blue List", ""),
    ("Leader of the Council", "Green List", ""),
    ("Housing Minister", "The Ministry", "the Prime Minister"),
    ("Chief Executive, Depot Homes", "Depot Homes", ""),
    ("Chair of the Health Board", "Health Board", ""),
    ("Commissioner for Transport", "City Transport", ""),
)


def asks(many: int = 4, holders: int = 3) -> tuple[Ask, ...]:
    """So many asks, each put to all of so many power-holders, but the last of many to one."""
    to = tuple(f"P{place}" for place in range(holders))
    return tuple(
        Ask(f"K{place}", place + 1, ASKS[place], f"Will you: {ASKS[place]}?", to[:1] if place == 10 else to)
        for place in range(many)
    )


def holders(many: int = 3) -> tuple[PowerHolder, ...]:
    """So many power-holders, by office."""
    return tuple(
        PowerHolder(
            f"P{place}",
            name,
            "",
            name,
            organisation,
            Attendance.SENT_SOMEONE if for_whom else Attendance.HERE,
            for_whom,
        )
        for place, (name, organisation, for_whom) in enumerate(HOLDERS[:many])
    )


def cell(
    ask: str,
    holder: str,
    spoken: Spoken | None = None,
    *,
    asked: int = 0,
    locked: bool = False,
    seconds: int = 0,
) -> Cell:
    """A cell from what was said, as the rules would make it."""
    at = NOW + timedelta(seconds=seconds)
    askings = tuple(Asking(f"A{n}", ask, holder, at - timedelta(seconds=60 - n)) for n in range(asked))
    if spoken is None:
        return Cell(ask, holder, Beside.WAITING if asked else Beside.NOT_ASKED, askings=askings)
    said = Recorded(f"R-{ask}-{holder}", ask, holder, spoken, at)
    heard = ReadBack("B", said.id, ReadBackOutcome.AGREED, at + timedelta(seconds=40)) if locked else None
    return Cell(ask, holder, spoken.answer, said, askings, (said,), heard)


YES_BUT = Spoken(
    Answer.YES_BUT,
    words="will work towards full payment across all town halls, and will discuss hosting the awards",
    condition="working towards it, no date given",
    deadline=Deadline("by summer 2027", None, date(2027, 8, 31)),
    contact="the deputy’s office",
    follow_up=date(2026, 8, 12),
)
MEETING = Spoken(Answer.UNCLEAR, Reason.OFFERS_A_MEETING, "I am happy to meet about it", follow_up=DAY)


def usual() -> TallyBoard:
    """Four asks to three, in the second ask."""
    first = (
        cell("K0", "P0", Spoken(Answer.NO, words="not in this budget"), asked=1, locked=True),
        cell("K0", "P1", Spoken(Answer.YES), asked=1, locked=True),
        cell("K0", "P2", Spoken(Answer.YES, offer="a round table in June"), asked=1, locked=True),
    )
    second = (
        cell("K1", "P0", YES_BUT, asked=1),
        cell("K1", "P1", asked=2),
        cell("K1", "P2"),
    )
    rest = tuple(cell(f"K{ask}", f"P{holder}") for ask in (2, 3) for holder in range(3))
    return TallyBoard(
        "A1",
        "Spring Assembly",
        rehearsal=True,
        zone=ZONE,
        day=DAY,
        asks=asks(),
        power_holders=holders(),
        cells=first + second + rest,
        on_stage=("K1", "P0"),
        history=(
            HistoryLine(NOW - timedelta(seconds=60), "Asked"),
            HistoryLine(NOW, "Answered: yes, but …", YES_BUT.words),
        ),
        locked=3,
        open=7,
    )


def crowded() -> TallyBoard:
    """Twelve asks to six, with every answer and state."""
    kinds: tuple[Spoken | None, ...] = (
        Spoken(Answer.YES),
        YES_BUT,
        Spoken(Answer.NO),
        MEETING,
        Spoken(Beside.NOT_PUT),
        Spoken(Beside.ABSENT),
        Spoken(Beside.IN_WRITING),
        Spoken(Beside.NOT_KNOWN),
        None,
    )
    put = asks(12, 6)
    cells = tuple(
        cell(
            ask.id,
            holder,
            kinds[(row * 2 + column) % len(kinds)],
            asked=(row + column) % 3,
            locked=(row + column) % 4 == 0 and isinstance(_answer(kinds, row, column), Answer),
        )
        for row, ask in enumerate(put)
        for column, holder in enumerate(ask.power_holders)
    )
    lines = tuple(
        HistoryLine(NOW + timedelta(seconds=20 * n), "Asked again", "" if n % 2 else MEETING.words)
        for n in range(9)
    )
    return TallyBoard(
        "A1",
        "Spring Assembly",
        rehearsal=False,
        zone=ZONE,
        day=DAY,
        asks=put,
        power_holders=holders(6),
        cells=cells,
        on_stage=("K3", "P2"),
        history=lines,
        locked=12,
        open=20,
    )


def _answer(kinds: tuple[Spoken | None, ...], row: int, column: int) -> object:
    spoken = kinds[(row * 2 + column) % len(kinds)]
    return spoken.answer if spoken is not None else None


def empty() -> TallyBoard:
    """No asks yet."""
    return TallyBoard("A1", "Spring Assembly", False, ZONE, DAY, (), (), ())


DRAFT = Draft(answer="yes, but", words="will work towards", condition="", contact="the deputy")
