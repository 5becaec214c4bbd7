"""What the ledger says of its promises, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from app.domain.follow_up import Became, Commitment
from app.service.boards.follow_up import FollowUpBoard
from app.ui.days import short_day
from app.words import Tongue

SOON = timedelta(days=30)
ORDER = (
    Became.OVERDUE,
    Became.UNDER_WAY,
    Became.KEPT,
    Became.PARTLY_KEPT,
    Became.NOT_KEPT,
    Became.NOT_KNOWN,
)
"""Of the chips."""
FLAGS: Mapping[Became, str] = {each: f"flag:{each.value}" for each in Became}


def word(became: Became, say: Tongue) -> str:
    """The word beside a flag."""
    words = {
        Became.OVERDUE: say("Overdue"),
        Became.UNDER_WAY: say("Under way"),
        Became.KEPT: say("Kept"),
        Became.PARTLY_KEPT: say("Partly kept"),
        Became.NOT_KEPT: say("Not kept"),
        Became.NOT_KNOWN: say("Not known"),
    }
    return words[became]


def heading(board: FollowUpBoard, say: Tongue) -> str:
    """What presses: how many are overdue, and how many fall due within a month."""
    until = board.today + SOON
    overdue = sum(became is Became.OVERDUE for _, became in board.commitments)
    soon = sum(
        each.due is not None and board.today <= each.due <= until and became is not Became.KEPT
        for each, became in board.commitments
    )
    late = say.plural("{count} overdue", "{count} overdue", overdue)
    if soon:
        day = say.day(until)
        due = say.plural("{count} due by {day}", "{count} due by {day}", soon, day=day)
        return say("{late}, {due}", late=late, due=due) if overdue else due
    return late if overdue else say("Nothing is overdue")


def title(commitment: Commitment) -> str:
    """The promise as a line of its own; what was offered was typed in the middle of a sentence."""
    return commitment.what[:1].upper() + commitment.what[1:]


def under(commitment: Commitment, say: Tongue) -> str:
    """The line below a promise: whose it is, when it was made, on what it depends."""
    who = say("Ours") if commitment.ours else commitment.who
    year = str(commitment.made.year)
    made = say("{year}, ask {number}", year=year, number=commitment.ask) if commitment.ask else year
    how = ""
    if commitment.beside:
        how = say("offered unasked")
    elif commitment.condition:
        how = say("on a condition")
    return " · ".join(filter(None, (who, made, how)))


def due(commitment: Commitment, say: Tongue) -> tuple[str, str]:
    """The latest day it can mean; without one the day to ask after it, and that it is only that."""
    if commitment.due:
        return short_day(commitment.due, say), ""
    if commitment.follow_up:
        return short_day(commitment.follow_up, say), say("to ask after it")
    return say("no date given"), ""


def last_news(commitment: Commitment, became: Became, today: date, say: Tongue) -> str:
    """How late it is, or when something was heard last."""
    if became is Became.OVERDUE and commitment.due:
        days = (today - commitment.due).days
        return say.plural("{count} day over", "{count} days over", days)
    return news_day(commitment.notes[-1].on, say) if commitment.notes else say("none")


def news_day(day: date, say: Tongue) -> str:
    """The day of a note; one that was never given is said as such."""
    return say("no day") if day == date.min else short_day(day, say)


def matches(commitment: Commitment, typed: str) -> bool:
    """Whether what was typed is found in its words, its person or its office."""
    looked = typed.casefold().split()
    told = " ".join(
        (commitment.what, commitment.who, commitment.office, commitment.words, commitment.condition)
    ).casefold()
    return all(part in told for part in looked)


def years(commitments: Sequence[tuple[Commitment, Became]]) -> list[str]:
    """The years that promises were made in, the latest first."""
    return sorted({str(each.made.year) for each, _ in commitments}, reverse=True)
