"""What the hall sees: one scene at a time, each with all it needs to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.chair import Timer
from app.domain.tally import Answer, Beside


class Showing(StrEnum):
    """The scenes by name, as a chair picks them."""

    WELCOME = "welcome"
    ROLL_CALL = "roll call"
    ITEM = "item"
    ASK = "ask"
    ANSWER = "answer"
    TALLY = "tally"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Welcome:
    """Before the start: who holds the assembly, where and when, and how many have come."""

    alliance: str
    title: str
    where_when: str
    starts: str
    here: int
    institutions: int
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RollCallPlace:
    """One institution on the board. `heads` is None until it is called."""

    name: str
    heads: int | None


@dataclass(frozen=True, slots=True)
class RollCall:
    """The board: the institution that stands now is large."""

    places: tuple[RollCallPlace, ...]
    now: int | None
    """Index of the one being called."""
    people: int
    """Of the institutions called so far."""
    target: int

    @property
    def called(self) -> int:
        """Institutions called so far."""
        return sum(place.heads is not None for place in self.places)


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item with its clock."""

    number: int
    title: str
    who: str
    timer: Timer | None
    kind_word: str = ""
    gentle: bool = False
    """A testimony: no bar, no digits, one dot a minute."""


@dataclass(frozen=True, slots=True)
class AskScene:
    """The ask as it was read, who is asked now and the time left to answer."""

    number: int
    title: str
    words: str
    power_holder: str = ""
    as_who: str = ""
    """Office, or whom they represent."""
    timer: Timer | None = None
    rule: str = ""
    """Such as: two minutes for each answer."""


@dataclass(frozen=True, slots=True)
class AnswerScene:
    """One answer, as recorded."""

    number: int
    title: str
    power_holder: str
    as_who: str
    answer: Answer | Beside
    words: str = ""
    condition: str = ""
    reason: str = ""
    by_when: str = ""
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class TallyPlace:
    """One cell of the board."""

    standing: Answer | Beside


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One ask across all power-holders; None where it is not put to one."""

    number: int
    title: str
    places: tuple[TallyPlace | None, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """The whole board."""

    power_holders: tuple[tuple[str, str], ...]
    """Name, and office or whom they represent; in the order of asking."""
    rows: tuple[TallyRow, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing but the ground colour, and the word when it is a rehearsal."""


type_of_scene = {
    Showing.WELCOME: Welcome,
    Showing.ROLL_CALL: RollCall,
    Showing.ITEM: Item,
    Showing.ASK: AskScene,
    Showing.ANSWER: AnswerScene,
    Showing.TALLY: Tally,
    Showing.BLANK: Blank,
}

Scene = Welcome | RollCall | Item | AskScene | AnswerScene | Tally | Blank


@dataclass(frozen=True, slots=True)
class Picture:
    """A scene with what stands round it on every one."""

    scene: Scene
    rehearsal: bool = False
    foot: str = ""
    offset: timedelta = timedelta(0)
    """What to add to this laptop's clock to count as the others do."""
    held: bool = False
    at: datetime | None = None
    """For a still picture: the moment the clocks are read at; None means now."""
