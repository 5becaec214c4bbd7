"""What is decided before the evening: who comes, who is asked, what is asked, in which order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ALLIANCE = "alliance"
"""The scope that is not an assembly's."""
LONGEST_NOTE = 80
"""Letters of a line for one person: read at a glance, at the door."""


class InstitutionType(StrEnum):
    """What kind of member an institution is; it chooses the picture beside its name, nothing else."""

    SCHOOL = "school"
    COLLEGE = "college"
    UNIVERSITY = "university"
    STUDENTS_UNION = "students' union"
    CHURCH = "church"
    MOSQUE = "mosque"
    SYNAGOGUE = "synagogue"
    TEMPLE = "temple"
    RELIGIOUS_ORDER = "religious order"
    UNION = "union"
    CHARITY = "charity"
    BUSINESS = "business"
    OTHER = "institution"


class BadgeKind(StrEnum):
    """Whom a badge is for; the order is the number in the code (badge token, version 1)."""

    DELEGATE = "delegate"
    GUEST = "guest"
    POWER_HOLDER_PARTY = "power-holder's party"
    STEWARD = "steward"
    PRESS = "press"
    YOUNG_PEOPLE = "young people's group"


class ItemKind(StrEnum):
    """What an agenda item is for: it chooses what the stage shows and what may be shortened."""

    PREPARE = "prepare"
    WELCOME = "welcome"
    REFLECTION = "reflection"
    ROLL_CALL = "roll call"
    REPORT_BACK = "report back"
    TESTIMONY = "testimony"
    ASK = "ask"
    RESPONSE = "response"
    READ_BACK = "read back"
    MUSIC = "music"
    WORKING_TOGETHER = "working together"
    RECAP = "recap"
    THANKS = "thanks"
    OUR_COMMITMENTS = "our commitments"
    CLOSE = "close"
    EVALUATION = "evaluation"
    OTHER = "item"


PROTECTED_KINDS = frozenset({ItemKind.ASK, ItemKind.RESPONSE, ItemKind.READ_BACK, ItemKind.RECAP})
"""Asks and recap are not shortened to catch up (design: the chair)."""


_KNOWN_BY = (
    (ItemKind.ROLL_CALL, "roll call"),
    (ItemKind.READ_BACK, "read back"),
    (ItemKind.RESPONSE, "response"),
    (ItemKind.RESPONSE, "answers"),
    (ItemKind.TESTIMONY, "testimony"),
    (ItemKind.ASK, "the ask"),
    (ItemKind.REPORT_BACK, "report back"),
    (ItemKind.REFLECTION, "reflection"),
    (ItemKind.REFLECTION, "prayer"),
    (ItemKind.RECAP, "recap"),
    (ItemKind.WELCOME, "welcome"),
    (ItemKind.MUSIC, "song"),
    (ItemKind.MUSIC, "music"),
    (ItemKind.THANKS, "thanks"),
    (ItemKind.EVALUATION, "evaluation"),
    (ItemKind.CLOSE, "close"),
)


def kind_of(title: str) -> ItemKind:
    """What an item is for by the words of its title; whoever plans may say otherwise."""
    words = " ".join(title.casefold().replace("-", " ").split())
    return next((kind for kind, known in _KNOWN_BY if re.search(rf"\b{known}\b", words)), ItemKind.OTHER)


class Attendance(StrEnum):
    """How a power-holder comes, or does not."""

    INVITED = "invited"
    COMING = "coming"
    HERE = "here"
    DECLINED = "declined"
    DID_NOT_COME = "did not come"
    SENT_SOMEONE = "sent someone"


@dataclass(frozen=True, slots=True)
class Assembly:
    """One evening. Planned times are wall times of the venue ("HH:MM") on `day` in `zone` (IANA)."""

    id: str
    title: str
    alliance: str
    venue: str
    day: date
    starts: str
    ends: str
    zone: str
    capacity: int
    """People the hall may hold (fire capacity); 0 when not known."""
    target: int
    """People aimed for; 0 when none was set."""
    number: int
    """1–65,535, alliance-wide; stands in every badge code."""
    rehearsal: bool = False
    secretary: str = ""
    note: str = ""
    """A line that every page carries, such as what a rehearsal was reconstructed from."""
    source: str = ""
    accent: str = ""
    """The colour of its badges, as #RRGGBB; empty for ours."""
    listed_only: bool = False
    """Whether a good badge that is not in the list is sent to the desk; by default it is welcome."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Institution:
    """A member of the alliance."""

    id: str
    name: str
    type: InstitutionType
    number: int
    """1–65,535, alliance-wide; 0 until an organiser numbers it."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Delegation:
    """The people one institution brings to one assembly."""

    id: str
    institution: str
    name: str
    type: InstitutionType
    number: int
    pledge: int
    lead: str = ""
    """Who answers for it at roll call; empty where names are not held."""
    place: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Someone expected. The name is empty for a numbered badge, and where names are not held."""

    id: str
    delegation: str
    name: str
    kind: BadgeKind
    access: str = ""
    note: str = ""
    """One line that the organiser wants said at the door; never shown on stage or printed."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Badge:
    """What is scanned: one person, or a group with a head-count."""

    id: str
    delegation: str
    person: str
    """Empty for a group and for a spare."""
    kind: BadgeKind
    code_id: bytes
    """Six random bytes; never a sequence, never made from a name."""
    key_id: int
    heads: int = 1
    """People it stands for, young ones included."""
    young: int = 0
    caption: str = ""
    """To be read aloud: a plain word and four digits."""
    replaced_by: str = ""
    """The badge that took its place."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class PowerHolder:
    """Who is asked tonight, for which office."""

    id: str
    name: str
    said: str
    """How the name is said, for the chair."""
    office: str
    organisation: str
    attendance: Attendance = Attendance.INVITED
    representing: str = ""
    authority: str = ""
    place: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """One request, one action, one date, worded to be answered yes or no; with what we ourselves will do."""

    id: str
    number: int
    title: str
    """Short, for lists and the tally board."""
    words: str
    """As it is read aloud."""
    power_holders: tuple[str, ...]
    """Ids of those it is put to, in the order of asking."""
    by_when: str = ""
    by_earliest: date | None = None
    by_latest: date | None = None
    why: str = ""
    our_commitment: str = ""
    source: str = ""
    place: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One line of the running order."""

    id: str
    place: str
    title: str
    kind: ItemKind
    who: str
    script: str
    """What is said, in paragraphs: one that begins with `> ` is the ask itself, one in `(…)` is a cue."""
    seconds: int
    """Planned length."""
    public: bool = True
    protected: bool = False
    ask: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole assembly as planned; lists are in their order, removed rows left out."""

    assembly: Assembly
    delegations: tuple[Delegation, ...] = ()
    power_holders: tuple[PowerHolder, ...] = ()
    asks: tuple[Ask, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()

    def ask(self, id: str) -> Ask | None:
        """The ask of that id."""
        return next((ask for ask in self.asks if ask.id == id), None)

    def power_holder(self, id: str) -> PowerHolder | None:
        """The power-holder of that id."""
        return next((holder for holder in self.power_holders if holder.id == id), None)

    @property
    def pledged(self) -> int:
        """People pledged by all delegations."""
        return sum(delegation.pledge for delegation in self.delegations)
