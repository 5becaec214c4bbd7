"""What the tally says about answers, states and what happened to a cell."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel.dates import get_month_names

from app.domain.tally import Answer, Beside, Cell, Channel, Reason
from app.words import Tongue

ANSWERS = (Answer.YES, Answer.YES_BUT, Answer.NO, Answer.UNCLEAR)
"""In the order of the keys Y, B, N, C."""


def reason_of(reason: Reason, say: Tongue) -> str:
    """Why an answer was not clear."""
    return {
        Reason.WILL_LOOK_INTO_IT: say("will look into it"),
        Reason.OFFERS_A_MEETING: say("offers a meeting"),
        Reason.NOT_IN_MY_POWER: say("not in my power"),
        Reason.DID_NOT_ANSWER: say("did not answer"),
    }[reason]


def under_of(cell: Cell, say: Tongue) -> str:
    """The second line of a cell: the reason, the condition, an offer, or that it was asked again."""
    if cell.standing is Beside.WAITING:
        return times_asked(len(cell.askings), say) if len(cell.askings) > 1 else ""
    if cell.recorded is None:
        return ""
    spoken = cell.recorded.spoken
    if spoken.reason is not None:
        return reason_of(spoken.reason, say)
    written = say("in writing") if spoken.channel is Channel.WRITTEN else ""
    return spoken.condition or (say("and an offer") if spoken.offer else spoken.deadline.words or written)


def times_asked(count: int, say: Tongue) -> str:
    """How often the ask was put."""
    if count <= 1:
        return say("First asking")
    return say.plural("Asked {count} time", "Asked {count} times", count)


def read_day(text: str, code: str) -> date | None:
    """A day as people write it: 12 August 2015, 12 Aug 2015, 12/8/2015, 2015-08-12; None when it is none."""
    parts = text.replace("/", " ").replace(".", " ").replace("-", " ").replace(",", " ").split()
    if len(parts) != 3:
        return None
    first, middle, last = parts
    try:
        if len(first) == 4 and first.isdecimal():
            return date(int(first), int(middle), int(last))
        month = int(middle) if middle.isdecimal() else _month(middle, code)
        year = int(last) + (2000 if len(last) == 2 else 0)
        return date(year, month, int(first.rstrip("stndrh")))
    except ValueError:
        return None


@lru_cache(maxsize=8)
def _months(code: str) -> dict[int, tuple[str, str]]:
    wide, short = get_month_names("wide", locale=code), get_month_names("abbreviated", locale=code)
    return {number: (str(wide[number]).casefold(), str(short[number]).casefold()) for number in range(1, 13)}


def _month(word: str, code: str) -> int:
    wanted = word.casefold()
    for tongue in (code, "en_GB"):
        found = [n for n, names in _months(tongue).items() if any(name.startswith(wanted) for name in names)]
        if len(found) == 1:
            return found[0]
    raise ValueError(word)


def clock_time(moment: datetime, say: Tongue, zone: str) -> str:
    """A moment of the evening to the second, as the film is searched by it."""
    return say.time(moment, zone, seconds=True)
