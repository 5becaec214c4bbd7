"""Where the evening stands: a clock is stored facts read against now, and the rest is arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.plan import AgendaItem, Assembly, Delegation, ItemKind

NOTHING = timedelta(0)
SECONDS_A_NAME = 12
"""A roll call takes about this long for each institution."""
SHORTEST_ANSWER, LONGEST_ANSWER = timedelta(seconds=30), timedelta(minutes=2)
"""A power-holder has a minute or two on stage; less than half a minute is no answer."""


class Step(StrEnum):
    """What a co-chair or time keeper can do to a clock."""

    STARTED = "started"
    HELD = "held"
    RESUMED = "resumed"
    ADDED = "added"
    ENDED = "ended"
    """The assembly is over; no item runs."""


class Whose(StrEnum):
    """Which clock a mark belongs to."""

    ITEM = "item"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Mark:
    """One press of a key, kept as a fact."""

    id: str
    step: Step
    whose: Whose
    item: str
    at: datetime
    seconds: int = 0
    """Planned length for STARTED, time given for ADDED (may be negative); 0 otherwise."""
    power_holder: str = ""
    """Who speaks, on the speaker's clock."""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Timer:
    """One running clock. All arithmetic is on stored facts; nothing ticks."""

    started: datetime
    planned: timedelta
    added: timedelta = NOTHING
    held_since: datetime | None = None
    held_for: timedelta = NOTHING

    @property
    def length(self) -> timedelta:
        """Planned and added; never below nought."""
        return max(NOTHING, self.planned + self.added)

    def elapsed(self, now: datetime) -> timedelta:
        """Time used, holds left out; never below nought, even if a clock was set back."""
        until = now if self.held_since is None else min(now, self.held_since)
        return max(NOTHING, until - self.started - self.held_for)

    def left(self, now: datetime) -> timedelta:
        """Time to go; below nought when over."""
        return self.length - self.elapsed(now)


@dataclass(frozen=True, slots=True)
class Ran:
    """An item that was on: from when to when, by the marks. `ended` is None while it runs."""

    item: str
    started: datetime
    ended: datetime | None
    used: timedelta


@dataclass(frozen=True, slots=True)
class Evening:
    """The end of the chain of marks."""

    item: str = ""
    """Id of the item that is on; empty before the first and after the end."""
    item_timer: Timer | None = None
    speaker: str = ""
    speaker_timer: Timer | None = None
    opened: datetime | None = None
    ended: datetime | None = None
    ran: tuple[Ran, ...] = ()
    """In order; an item gone back to stands twice."""
    last_mark: str = ""
    """The mark that the next one follows."""

    @property
    def held(self) -> bool:
        """Whether the clock on stage stands still."""
        return self.item_timer is not None and self.item_timer.held_since is not None


def evening(marks: Sequence[Mark]) -> Evening:
    """Where the marks lead, in the order they follow each other."""
    now = Evening()
    for mark in marks:
        now = _step(now, mark)
    return now


def _step(so_far: Evening, mark: Mark) -> Evening:
    if mark.whose is Whose.SPEAKER:
        if mark.step is Step.STARTED:
            timer: Timer | None = Timer(mark.at, timedelta(seconds=mark.seconds))
            return replace(so_far, speaker=mark.power_holder, speaker_timer=timer, last_mark=mark.id)
        timer = so_far.speaker_timer and _turn(so_far.speaker_timer, mark)
        return replace(so_far, speaker_timer=timer, last_mark=mark.id)
    if mark.step is Step.STARTED:
        return replace(
            so_far,
            item=mark.item,
            item_timer=Timer(mark.at, timedelta(seconds=mark.seconds)),
            speaker="",
            speaker_timer=None,
            opened=so_far.opened or mark.at,
            ended=None,
            ran=(*_closed(so_far, mark.at), Ran(mark.item, mark.at, None, NOTHING)),
            last_mark=mark.id,
        )
    if mark.step is Step.ENDED:
        return Evening(opened=so_far.opened, ended=mark.at, ran=_closed(so_far, mark.at), last_mark=mark.id)
    # a hold stops whoever speaks as well
    both = mark.step in (Step.HELD, Step.RESUMED)
    return replace(
        so_far,
        item_timer=so_far.item_timer and _turn(so_far.item_timer, mark),
        speaker_timer=_turn(so_far.speaker_timer, mark)
        if both and so_far.speaker_timer
        else so_far.speaker_timer,
        last_mark=mark.id,
    )


def _turn(timer: Timer, mark: Mark) -> Timer:
    if mark.step is Step.HELD:
        return timer if timer.held_since else replace(timer, held_since=mark.at)
    if mark.step is Step.RESUMED and timer.held_since:
        return replace(
            timer, held_since=None, held_for=timer.held_for + max(NOTHING, mark.at - timer.held_since)
        )
    if mark.step is Step.ADDED:
        return replace(timer, added=timer.added + timedelta(seconds=mark.seconds))
    return timer


def _closed(so_far: Evening, at: datetime) -> tuple[Ran, ...]:
    if not so_far.ran or so_far.ran[-1].ended is not None or so_far.item_timer is None:
        return so_far.ran
    last = so_far.ran[-1]
    return (*so_far.ran[:-1], replace(last, ended=at, used=so_far.item_timer.elapsed(at)))


class When(StrEnum):
    """Where a line of the running order stands."""

    DONE = "done"
    NOW = "now"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class Line:
    """One agenda item with its times, in UTC."""

    item: AgendaItem
    number: int
    """Counted from 1 over the public items; 0 for the others."""
    planned: datetime
    expected: datetime
    """When it began, or will by what is known now."""
    length: timedelta
    when: When


@dataclass(frozen=True, slots=True)
class Timeline:
    """The running order against now."""

    lines: tuple[Line, ...]
    planned_end: datetime
    """End of the public part as the agenda adds up."""
    promised_end: datetime
    """The end that was announced."""
    projected_end: datetime

    @property
    def over(self) -> timedelta:
        """How much later than announced it will end; below nought when early."""
        return self.projected_end - self.promised_end


def wall(assembly: Assembly, at: str) -> datetime:
    """A planned wall time ("HH:MM") of the assembly's day as a moment in UTC."""
    local = datetime.combine(assembly.day, time.fromisoformat(at), ZoneInfo(assembly.zone))
    return local.astimezone(UTC)


def timeline(assembly: Assembly, agenda: Sequence[AgendaItem], so_far: Evening, now: datetime) -> Timeline:
    """When each item was meant to begin, and when it will.

    The public part begins at the announced time, and not before its first item is started; what stands
    before it is counted back from there, keeps its planned times and delays nothing.
    """
    opens, promised = wall(assembly, assembly.starts), wall(assembly, assembly.ends)
    if promised <= opens:
        promised += timedelta(days=1)
    ahead = next((index for index, item in enumerate(agenda) if item.public), len(agenda))
    before = timedelta(seconds=sum(item.seconds for item in agenda[:ahead]))
    at = next((index for index, item in enumerate(agenda) if item.id == so_far.item), None)
    began = {ran.item: ran for ran in so_far.ran}
    lines: list[Line] = []
    planned = opens - before
    begun = bool(so_far.item or so_far.ended)
    expected = planned
    number, planned_end, projected = 0, opens, opens
    for index, item in enumerate(agenda):
        length = timedelta(seconds=item.seconds)
        number += item.public
        ran = began.get(item.id)
        if not begun and index == ahead:
            expected = max(opens, now)
        if not begun and index < ahead:
            when, starts = When.DONE if planned + length <= now else When.COMING, planned
        elif at is not None and index == at and so_far.item_timer is not None:
            when, starts = When.NOW, so_far.item_timer.started
            expected = now + max(NOTHING, so_far.item_timer.left(now))
        elif so_far.ended is not None or (at is not None and index < at):
            when, starts = When.DONE, ran.started if ran else planned
            expected = (ran.ended if ran and ran.ended else None) or expected
        else:
            when, starts = When.COMING, expected
            expected += length
        lines.append(Line(item, number if item.public else 0, planned, starts, length, when))
        planned += length
        if item.public:
            planned_end, projected = planned, expected
    if so_far.ended is not None:
        projected = so_far.ended
    return Timeline(tuple(lines), planned_end, promised, projected)


def projected_end(times: Timeline, so_far: Evening, now: datetime) -> datetime:
    """The end of the public part by what is known at this moment; between two changes only `now` moves it."""
    at = next((index for index, line in enumerate(times.lines) if line.when is When.NOW), None)
    if at is None or so_far.item_timer is None or not any(line.item.public for line in times.lines[at:]):
        return times.projected_end
    expected = now + max(NOTHING, so_far.item_timer.left(now))
    ends = expected
    for line in times.lines[at:]:
        if line.when is When.COMING:
            expected += line.length
        if line.item.public:
            ends = expected
    return ends


_LEAST_LOSS = (
    ItemKind.MUSIC,
    ItemKind.OTHER,
    ItemKind.REFLECTION,
    ItemKind.THANKS,
    ItemKind.TESTIMONY,
    ItemKind.REPORT_BACK,
    ItemKind.OUR_COMMITMENTS,
    ItemKind.WORKING_TOGETHER,
)


def to_drop(times: Timeline) -> tuple[AgendaItem, ...]:
    """What could be left out to end as announced, the least loss first; asks and recap never.

    No more than is needed; nothing while it is less than a minute late, or when nothing may be dropped.
    """
    needed = times.over
    if needed < timedelta(minutes=1):
        return ()
    may_go = [
        line
        for line in times.lines
        if line.when is When.COMING
        and line.item.public
        and line.item.kind in _LEAST_LOSS
        and not line.item.protected
        and line.length
    ]
    dropped: list[AgendaItem] = []
    for line in sorted(may_go, key=lambda line: _LEAST_LOSS.index(line.item.kind)):
        if needed <= NOTHING:
            break
        dropped.append(line.item)
        needed -= line.length
    return tuple(dropped)


def answer_length(item: timedelta, holders: int) -> timedelta:
    """How long each answer may take: an equal share of the item, in quarter minutes, two minutes at most."""
    if holders < 1:
        return LONGEST_ANSWER
    share = item.total_seconds() / holders // 15 * 15
    return min(LONGEST_ANSWER, max(SHORTEST_ANSWER, timedelta(seconds=share)))


def roll_call_length(delegations: Sequence[Delegation]) -> int:
    """Seconds a roll call takes for so many institutions."""
    return SECONDS_A_NAME * len(delegations)
