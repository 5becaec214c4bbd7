"""What the door says to the next person: a result, never an error, and kept as a fact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.badge import Reading
from app.domain.plan import BadgeKind

QUIET_REPEAT = timedelta(seconds=10)
"""The same badge at the same door within this time is the same scan (badge token, threats)."""

ALERT_AFTER, ALERT_WITHIN = 5, timedelta(minutes=10)
"""So many guessed or altered codes at one door within this time are told to the organiser."""

UNDO_FOR = timedelta(seconds=10)
"""How long one key takes the last check-in back."""

GUEST = "guest"
"""Stands for the institution of whoever has none and is known to have none: nobody has to look for it."""

OF_AN_INSTITUTION = frozenset({BadgeKind.DELEGATE, BadgeKind.YOUNG_PEOPLE})
"""Badges whose people come for an institution; whoever wears another may have none."""


class Word(StrEnum):
    """The word in the panel; shape, colour and sound go with it."""

    WELCOME = "welcome"
    ALREADY_IN = "already in"
    REPLACED = "replaced"
    NOT_OURS = "not ours"
    NOT_LISTED = "not listed"
    HALL_FULL = "hall full"
    NOT_RECORDED = "not recorded"
    GONE_OUT = "gone out"


class Cause(StrEnum):
    """Why; chooses the line under the word."""

    LISTED = "listed"
    NOT_LISTED_YET = "not in the list yet"
    AGAIN_AT_ONCE = "counted a moment ago"
    BACK_AGAIN = "back again"
    WALK_IN = "walk-in"
    LATE = "late part of a group"
    FROM_PAPER = "from paper"
    BY_HAND = "let in by hand"
    OVER_FULL = "let in beyond the hall’s places"
    SEEN_BEFORE = "seen before"
    REPLACED = "a newer badge was issued"
    FOREIGN = "not one of our badges"
    NEWER = "made by a newer version"
    OTHER_ASSEMBLY = "badge of another assembly"
    UNKNOWN_KEY = "this door needs an update"
    FORGED = "not valid"
    OLD_KEY = "sealed with an old key"
    LISTED_ONLY = "only badges in the list"
    FULL = "the hall is full"
    DISK_FULL = "the disk is full"
    NOT_KEPT = "could not be kept"
    LEFT = "left the hall"


class Presence(StrEnum):
    """Where the people of one badge are."""

    NEVER = "never"
    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of one badge (or walk-in) from its facts so far."""

    state: Presence
    at: datetime | None = None
    """When it last passed a door."""
    door: str = ""
    last_fact: str = ""
    """Id of the fact that the next one follows."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the steward sees. `fact` is empty when nothing was written: a quiet repeat, a throttled code."""

    word: Word
    cause: Cause
    institution: str = ""
    kind: BadgeKind | None = None
    heads: int = 1
    young: int = 0
    """How many of the heads are young people; they are a number and have no names."""
    nth: int = 0
    """Which of the pledged this was: number 19 of the 25 pledged; 0 when it does not apply."""
    pledge: int = 0
    at: datetime | None = None
    """Now for a welcome; when it came in for a repeat."""
    door: str = ""
    """The door of the earlier scan, on a repeat."""
    flag: str = ""
    """One line to say to this person."""
    speaks_in: int = 0
    """The number of the item in which this person speaks; 0 for everyone else."""
    note: str = ""
    """The organiser's own line for this person."""
    ask_access: bool = False
    """Whether this person asked for something: how they come in, where they sit, who interprets."""
    new_badge: str = ""
    """The caption of a badge drawn just now for a lost one, still to be printed."""
    caption: str = ""
    subject: str = ""
    """Id of the badge or walk-in that passed."""
    fact: str = ""

    @property
    def let_in(self) -> bool:
        """Whether the person goes through."""
        return self.word is Word.WELCOME

    @property
    def not_inside(self) -> bool:
        """Whether a badge was held out on the way out whose people are not counted as in the hall."""
        return self.word is Word.GONE_OUT and self.cause is Cause.LEFT and not self.fact

    @property
    def may_be_overruled(self) -> bool:
        """Whether the person it speaks of can be let in by hand."""
        overruled = (Word.ALREADY_IN, Word.REPLACED, Word.HALL_FULL, Word.NOT_LISTED)
        return bool(self.subject) and self.word in overruled


_REFUSALS = {
    Reading.FOREIGN: Cause.FOREIGN,
    Reading.NEWER: Cause.NEWER,
    Reading.OTHER_ASSEMBLY: Cause.OTHER_ASSEMBLY,
    Reading.UNKNOWN_KEY: Cause.UNKNOWN_KEY,
    Reading.FORGED: Cause.FORGED,
}


def judge(
    reading: Reading,
    seen: Seen,
    *,
    now: datetime,
    door: str,
    listed: bool,
    replaced: bool,
    full: bool,
    old_key: bool = False,
    listed_only: bool = False,
) -> tuple[Word, Cause]:
    """The word for a scan on the way in.

    A good code is welcome whether or not its row is known here (journal, numbers and times), but for one
    sealed with a key that another took the place of, and where the alliance wants listed badges only; a
    person who is inside already is never sent away, only looked at; a full hall is said, and may be
    overridden by hand.
    """
    if reading is not Reading.OURS:
        return Word.NOT_OURS, _REFUSALS[reading]
    if replaced:
        return Word.REPLACED, Cause.REPLACED
    if seen.state is Presence.IN:
        same = seen.at is not None and seen.door == door and timedelta(0) <= now - seen.at < QUIET_REPEAT
        return (Word.WELCOME, Cause.AGAIN_AT_ONCE) if same else (Word.ALREADY_IN, Cause.SEEN_BEFORE)
    if not listed and seen.state is Presence.NEVER and (old_key or listed_only):
        return Word.NOT_LISTED, Cause.OLD_KEY if old_key else Cause.LISTED_ONLY
    if full:
        return Word.HALL_FULL, Cause.FULL
    if seen.state is Presence.OUT:
        return Word.WELCOME, Cause.BACK_AGAIN
    return Word.WELCOME, Cause.LISTED if listed else Cause.NOT_LISTED_YET


@dataclass(frozen=True, slots=True)
class Count:
    """One delegation at the door."""

    delegation: str
    name: str
    type: str
    pledged: int
    here: int
    ever: int

    @property
    def missing(self) -> int:
        """People pledged and not here yet; never below nought."""
        return max(0, self.pledged - self.here)
