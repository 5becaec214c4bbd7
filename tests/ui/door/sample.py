"""A door in the middle of an evening: made-up arrivals of institutions that are plainly made up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.domain.door import Cause, Count, Verdict, Word
from app.domain.plan import BadgeKind
from app.service.boards.door import DoorBoard, Hall, Hit, Passed, Search

ZONE = "Europe/London"
NOW = datetime(2026, 5, 4, 17, 18, 20, tzinfo=UTC)
"""Eighteen minutes past six in London."""

NAMES = (
    ("Elm Street School", "school"),
    ("Harbour Road Mosque", "mosque"),
    ("Quayside Catholic College", "college"),
    ("Mill Lane Reform Synagogue", "synagogue"),
    ("Clerks and Cleaners Union", "union"),
    ("Bridge End Church", "church"),
    ("Northern Quarter Carers’ Association of the Upper and Lower Wards", "charity"),
    ("St John Street Primary School", "school"),
    ("St John’s Hill Church", "church"),
    ("St John and St Agnes Church of England Primary School, Angel Row", "school"),
    ("Weavers’ Field Temple", "temple"),
    ("Tollgate Students’ Union", "students' union"),
)


def counts(many: int = len(NAMES)) -> tuple[Count, ...]:
    """Institutions with what they pledged and who is here."""
    made: list[Count] = []
    for place in range(many):
        name, kind = NAMES[place % len(NAMES)]
        name = name if place < len(NAMES) else f"{name} {place // len(NAMES) + 1}"
        pledged = 10 + 7 * place % 45
        here = pledged * (place % 5) // 4
        made.append(Count(f"D{place}", name, kind, pledged, here, here))
    return tuple(sorted(made, key=lambda count: -count.missing))


def passed() -> tuple[Passed, ...]:
    """The last ten at this door."""
    lines = (
        (Word.WELCOME, NAMES[0][0], 1, False),
        (Word.WELCOME, NAMES[1][0], 1, False),
        (Word.WELCOME, NAMES[2][0], 27, False),
        (Word.ALREADY_IN, NAMES[3][0], 1, False),
        (Word.WELCOME, NAMES[4][0], 1, True),
        (Word.WELCOME, NAMES[5][0], 1, False),
        (Word.NOT_OURS, Cause.OTHER_ASSEMBLY.value, 1, False),
        (Word.WELCOME, NAMES[6][0], 1, False),
        (Word.GONE_OUT, NAMES[7][0], 14, False),
        (Word.REPLACED, NAMES[8][0], 1, False),
    )
    return tuple(
        Passed(f"F{place}", word, title, heads, NOW - timedelta(seconds=17 * place), undone)
        for place, (word, title, heads, undone) in enumerate(lines)
    )


def board(now: int = 1204, ever: int = 1231, capacity: int = 2350, many: int = len(NAMES)) -> DoorBoard:
    """The usual board; other numbers for other moments."""
    return DoorBoard(
        "A1",
        "Spring Assembly",
        rehearsal=True,
        zone=ZONE,
        door="Door 2, North foyer",
        hall=Hall(now, ever, capacity, 2270, 41, NOW + timedelta(minutes=34) if capacity else None),
        passed=passed(),
        counts=counts(many),
    )


def empty() -> DoorBoard:
    """Before the first one came."""
    return DoorBoard("A1", "Spring Assembly", False, ZONE, "Door 1", Hall(0, 0, 0, 0, 0), counts=counts(4))


def verdict(word: Word = Word.WELCOME, cause: Cause = Cause.LISTED, **other: object) -> Verdict:
    """A verdict as the door's verb answers it."""
    facts: dict[str, object] = {
        "institution": NAMES[0][0],
        "kind": BadgeKind.DELEGATE,
        "nth": 19,
        "pledge": 25,
        "at": NOW,
        "caption": "OAK 4209",
        "subject": "B1",
        "fact": "F0",
    }
    return Verdict(word, cause, **(facts | other))  # pyright: ignore[reportArgumentType]


VERDICTS: dict[str, Verdict] = {
    "welcome": verdict(speaks_in=9),
    "new-badge": verdict(new_badge="OTTER 1002", nth=0),
    "welcome-long": verdict(institution=NAMES[9][0], nth=27, kind=BadgeKind.POWER_HOLDER_PARTY),
    "already-in": verdict(
        Word.ALREADY_IN,
        Cause.SEEN_BEFORE,
        institution=NAMES[2][0],
        at=NOW - timedelta(minutes=11),
        door="Door 1, South entrance",
        nth=0,
    ),
    "replaced": verdict(Word.REPLACED, Cause.REPLACED, nth=0),
    "not-ours": verdict(
        Word.NOT_OURS, Cause.FOREIGN, institution="", kind=None, nth=0, caption="", subject=""
    ),
    "forged": verdict(Word.NOT_OURS, Cause.FORGED, institution="", kind=None, nth=0, subject=""),
    "hall-full": verdict(Word.HALL_FULL, Cause.FULL, nth=0),
    "hall-full-for-a-group": verdict(Word.HALL_FULL, Cause.FULL, nth=0, heads=27),
    "not-recorded": verdict(Word.NOT_RECORDED, Cause.DISK_FULL, nth=0, fact=""),
    "gone-out": verdict(Word.GONE_OUT, Cause.LEFT, nth=0),
    "not-inside": verdict(Word.GONE_OUT, Cause.LEFT, nth=0, fact=""),
    "counted": verdict(cause=Cause.AGAIN_AT_ONCE, nth=0, fact=""),
    "group": verdict(kind=BadgeKind.YOUNG_PEOPLE, heads=27, young=24, nth=27, pledge=40),
    "group-late": verdict(cause=Cause.LATE, kind=BadgeKind.YOUNG_PEOPLE, heads=3, young=2, nth=30, pledge=40),
    "group-in": verdict(
        Word.ALREADY_IN,
        Cause.SEEN_BEFORE,
        kind=BadgeKind.YOUNG_PEOPLE,
        heads=27,
        young=24,
        at=NOW - timedelta(minutes=11),
        door="Door 1, South entrance",
        nth=0,
    ),
    "update-door": verdict(
        Word.NOT_OURS, Cause.UNKNOWN_KEY, institution="", kind=None, nth=0, caption="", subject=""
    ),
    "update-app": verdict(
        Word.NOT_OURS, Cause.NEWER, institution="", kind=None, nth=0, caption="", subject=""
    ),
    "sent-to-the-desk": verdict(Word.NOT_LISTED, Cause.LISTED_ONLY, nth=0, caption=""),
    "old-key": verdict(Word.NOT_LISTED, Cause.OLD_KEY, institution="", nth=0, caption=""),
    "note": verdict(
        speaks_in=9, note="Interpreter wanted: British Sign Language, front row on the left", ask_access=True
    ),
    "over-full": verdict(cause=Cause.OVER_FULL, nth=0, heads=14, kind=BadgeKind.YOUNG_PEOPLE),
    "not-listed": verdict(cause=Cause.NOT_LISTED_YET, institution="", nth=0),
}


def search(typed: str = "st john") -> Search:
    """What that finds: institutions first, then badges."""
    wanted = typed.casefold()
    hits = [
        Hit(count.delegation, True, count.name, count.type, count.type, count.here, count.pledged)
        for count in counts()
        if wanted in count.name.casefold().replace("’", "'")
    ]
    under = (f"{NAMES[8][0]} · OAK 4209", f"{NAMES[9][0]} · ELM 0117")
    badges = (
        Hit("B7", False, "Delegate 7", under[0], "church", state="in"),
        Hit("B8", False, "Delegate 8", under[1], "school", state="never", heads=27, young=24),
    )
    hits += [badge for badge in badges if wanted in badge.under.casefold().replace("’", "'")]
    return Search(typed, tuple(hits))
