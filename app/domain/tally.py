"""What was answered, cell by cell: each asking is kept, the last answer stands, and a read-back locks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from app.domain.plan import Ask, Attendance, PowerHolder
from app.errors import Refused

FOLLOW_UP_AFTER = timedelta(days=100)
"""The first follow-up is offered for the hundredth day, as assemblies ask for a meeting within 100 days."""


class Answer(StrEnum):
    """The four words used on stage."""

    YES = "yes"
    YES_BUT = "yes, but"
    NO = "no"
    UNCLEAR = "no clear answer"


class Beside(StrEnum):
    """What stands in a cell before an answer, or in its place."""

    NOT_ASKED = "not yet asked"
    WAITING = "asked, waiting"
    NOT_PUT = "not put"
    ABSENT = "absent"
    IN_WRITING = "in writing later"
    NOT_KNOWN = "not known"


RECORDED_BESIDE = frozenset({Beside.NOT_PUT, Beside.ABSENT, Beside.IN_WRITING, Beside.NOT_KNOWN})
"""Those that a tally keeper records; the other two follow from what was asked."""


WORD: Mapping[Answer | Beside, str] = MappingProxyType(
    {
        Answer.YES: "Yes",
        Answer.YES_BUT: "Yes, but …",
        Answer.NO: "No",
        Answer.UNCLEAR: "No clear answer",
        Beside.NOT_ASKED: "Not yet asked",
        Beside.WAITING: "Asked, waiting",
        Beside.NOT_PUT: "Not put",
        Beside.ABSENT: "Absent",
        Beside.IN_WRITING: "In writing later",
        Beside.NOT_KNOWN: "Not known",
    }
)
"""The word beside each mark, always, on every screen and paper; a tongue says it in its own."""


class Reason(StrEnum):
    """Why an answer was not clear."""

    WILL_LOOK_INTO_IT = "will look into it"
    OFFERS_A_MEETING = "offers a meeting"
    NOT_IN_MY_POWER = "not in my power"
    DID_NOT_ANSWER = "did not answer"


class Channel(StrEnum):
    """How the answer came."""

    STAGE = "on stage"
    WRITTEN = "in writing"
    REPRESENTATIVE = "by a representative"


class ReadBackOutcome(StrEnum):
    """What the power-holder said to the words read out."""

    AGREED = "agreed"
    CORRECTED = "corrected"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A promised date: the words it was said in, and the earliest and latest day they can mean."""

    words: str = ""
    earliest: date | None = None
    latest: date | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.latest)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the tally keeper sets down for one cell."""

    answer: Answer | Beside
    reason: Reason | None = None
    words: str = ""
    condition: str = ""
    deadline: Deadline = field(default_factory=Deadline)
    contact: str = ""
    follow_up: date | None = None
    channel: Channel = Channel.STAGE
    offer: str = ""
    """Something promised beside the answer that nobody asked for."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The ask was put to one power-holder, once."""

    id: str
    ask: str
    power_holder: str
    at: datetime
    by: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One answer as a fact. `after` names the answer it corrects; the reason for that stands beside it."""

    id: str
    ask: str
    power_holder: str
    spoken: Spoken
    at: datetime
    after: str = ""
    corrects_because: str = ""
    asking: str = ""
    """The asking it answers; empty when it was kept before the ask was put."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The words were read out."""

    id: str
    answer: str
    outcome: ReadBackOutcome
    at: datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Ask × power-holder: what stands there now, and how it came about."""

    ask: str
    power_holder: str
    standing: Answer | Beside
    recorded: Recorded | None = None
    """The answer that stands; None while there is none."""
    askings: tuple[Asking, ...] = ()
    answers: tuple[Recorded, ...] = ()
    """All answers so far, the standing one last."""
    read_back: ReadBack | None = None
    """The last one of the answer that stands."""
    read_backs: tuple[ReadBack, ...] = ()
    """Every one so far, of every answer."""

    @property
    def locked(self) -> bool:
        """Read back and agreed: a later change is a new line with a reason."""
        return self.read_back is not None and self.read_back.outcome is ReadBackOutcome.AGREED

    @property
    def settled(self) -> bool:
        """Nothing is left to record here."""
        return self.recorded is not None

    @property
    def promised(self) -> bool:
        """A commitment: a yes, a yes with a condition, an offered meeting, or something nobody asked for."""
        if self.recorded is None:
            return False
        spoken = self.recorded.spoken
        return (
            spoken.answer in (Answer.YES, Answer.YES_BUT)
            or spoken.reason is Reason.OFFERS_A_MEETING
            or bool(spoken.offer)
        )


def check(spoken: Spoken) -> None:
    """Refuse what cannot stand in the record, saying what is missing."""
    if spoken.answer is Answer.YES_BUT and not spoken.condition.strip():
        raise Refused("Write the condition in words: “Yes, but …” says what it depends on.")
    if spoken.answer is Answer.UNCLEAR and spoken.reason is None:
        raise Refused("Choose why the answer was not clear.")
    if spoken.answer is not Answer.UNCLEAR and spoken.reason is not None:
        raise Refused("Only “No clear answer” has a reason.")
    if isinstance(spoken.answer, Beside) and spoken.answer not in RECORDED_BESIDE:
        raise Refused("That follows from what was asked; it is not recorded.")
    if isinstance(spoken.answer, Beside) and (spoken.condition or spoken.deadline):
        raise Refused("Without an answer there is no condition and no date.")
    earliest, latest = spoken.deadline.earliest, spoken.deadline.latest
    if earliest and latest and latest < earliest:
        raise Refused("The latest day is before the earliest.")


def check_correction(cell: Cell, because: str) -> None:
    """Refuse a change of what was read back and agreed unless it says why."""
    if cell.locked and not because.strip():
        raise Refused("This was read back and agreed. Write why it changes.")


def check_read_back(cell: Cell) -> None:
    """Refuse to read back what is not there or is locked."""
    if cell.recorded is None:
        raise Refused("There is no answer to read back yet.")
    if isinstance(cell.recorded.spoken.answer, Beside):
        raise Refused("Nothing was said that could be read back.")
    if cell.locked:
        raise Refused("This was read back and agreed already.")


def cell(
    ask: str,
    holder: PowerHolder,
    askings: Iterable[Asking],
    answers: Sequence[Recorded],
    read_backs: Iterable[ReadBack],
) -> Cell:
    """One cell from its facts; `answers` in the order they follow each other."""
    asked = tuple(askings)
    standing: Answer | Beside
    if answers:
        last = answers[-1]
        standing = last.spoken.answer
        # asked again after that answer: its outcome is open until the next one is kept; clocks of two
        # laptops decide only where the answer does not name its asking
        if asked and (asked[-1].id != last.asking if last.asking else asked[-1].at > last.at):
            standing = Beside.WAITING
    else:
        last = None
        absent = holder.attendance in (Attendance.DECLINED, Attendance.DID_NOT_COME)
        standing = Beside.WAITING if asked else Beside.ABSENT if absent else Beside.NOT_ASKED
    every = tuple(read_backs)
    heard = [each for each in every if last and each.answer == last.id]
    return Cell(ask, holder.id, standing, last, asked, tuple(answers), heard[-1] if heard else None, every)


def corrects(before: Recorded, now: Recorded) -> bool:
    """Whether an answer puts the one before right: not when asked again, nor when awaited in writing."""
    awaited = before.spoken.answer is Beside.IN_WRITING and isinstance(now.spoken.answer, Answer)
    return before.asking == now.asking and not awaited


def channel_of(cell: Cell) -> Channel:
    """How the next answer comes: in writing where one was awaited so, else as the one it puts right."""
    last = cell.recorded
    if last is None or cell.standing is Beside.WAITING:
        return Channel.STAGE
    return Channel.WRITTEN if last.spoken.answer is Beside.IN_WRITING else last.spoken.channel


def open_cells(asks: Sequence[Ask], cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Cells that still keep the record from closing: put to someone, and nothing recorded."""
    put = {(ask.id, holder) for ask in asks for holder in ask.power_holders}
    return tuple(
        each
        for each in cells
        if (each.ask, each.power_holder) in put and not each.settled and each.standing is not Beside.ABSENT
    )


def read_back_words(ask: Ask, holder: PowerHolder, spoken: Spoken) -> str:
    """The sentence the negotiator reads aloud when the keeper has not worded a better one."""
    said = {
        Answer.YES: "you say yes",
        Answer.YES_BUT: "you say yes, but {condition}",
        Answer.NO: "you say no",
        Answer.UNCLEAR: "you gave no clear answer: {reason}",
    }[Answer(spoken.answer)].format(condition=spoken.condition, reason=spoken.reason or "")
    when = spoken.deadline.words.strip()
    # "by summer" is how people say it; a bare "summer 2027" is not
    by = f", {when if when.lower().startswith('by ') else f'by {when}'}" if when else ""
    words = f" Your words: {spoken.words}." if spoken.words else ""
    return f"{holder.name}, on “{ask.title}” {said}{by}.{words} Is that right?"
