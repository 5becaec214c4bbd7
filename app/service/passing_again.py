"""Who passes again: out unseen and back, a group counted anew, its late part; all of it or nothing."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace

from app.domain.door import Cause, Presence, Verdict, Word
from app.errors import Refused
from app.service import door as doors
from app.service import passage
from app.store import door as store
from app.store import groups
from app.store.change import Change
from app.store.station import Station

COUNTED_ANEW = "counted anew"
"""Why a group's check-in is taken back: it comes in again with another number."""


@dataclass(frozen=True, slots=True)
class Back:
    """Somebody who went out unseen and stands at the door again."""

    verdict: Verdict
    out: str
    """The going out that was written for them; it is taken back together with the coming in."""


def come_back(station: Station, assembly: str, subject: str, *, door: str) -> Back:
    """Out and in again. They have a place in the hall already: how full it is stops them not."""
    gone = Verdict(Word.GONE_OUT, Cause.LEFT)

    def enter(change: Change) -> Verdict:
        before = replace(passage.look_up(change, subject), room=None)
        return passage.enter(change, before, door, before.passing.heads or None, before.passing.young, 0)

    def act() -> Verdict:
        nonlocal gone
        gone = doors.leave(station, assembly, subject, door=door)
        if not gone.fact:
            raise Refused("They are not counted as in the hall any more. Scan the badge again.")
        return passage.decide(station, assembly, enter)

    back = passage.decide_together(station, act)
    return Back(back, gone.fact if back.fact else "")


def recount(
    station: Station, assembly: str, fact: str, subject: str, *, heads: int, young: int, door: str
) -> Verdict:
    """A group that is in is so many in all, whatever its badge says and whoever of it was counted since.

    `fact` is its check-in, or empty for the one that stands. Where the hall has no place for those who are
    more, the group stays as it was counted, and the verdict turns away only those.
    """
    passage.check_heads(heads, young)
    with station.database.reading() as connection:
        before = store.passing(connection, assembly, subject)
        was = groups.on_badge(connection, assembly, subject)
        fact = fact or store.passage_behind(connection, assembly, before.seen.last_fact)
        capacity = store.rules(connection, assembly).capacity
        here = store.heads(connection, assembly)[0]
    if before.seen.state is not Presence.IN:
        raise Refused("This group is not counted as in the hall. Scan its badge again.")
    more = heads - was.heads
    if capacity and more > 0 and here + more > capacity:
        return passage.decide(
            station,
            assembly,
            lambda change: _too_many(change, subject, more, max(0, young - was.young), door),
        )

    def act() -> Verdict:
        for each in (*was.apart, fact):
            doors.undo(station, assembly, each, because=COUNTED_ANEW)
        return passage.decide(station, assembly, enter)

    def enter(change: Change) -> Verdict:
        # whoever was in the hall already is not stopped by how full it is
        return passage.enter(
            change, replace(passage.look_up(change, subject), room=None), door, heads, young, 0
        )

    return passage.decide_together(station, act)


def _too_many(change: Change, subject: str, more: int, young: int, door: str) -> Verdict:
    before = passage.look_up(change, subject)
    verdict = passage.worded(Word.HALL_FULL, Cause.FULL, before, change.moment, more)
    return passage.keep(change, "turned_away", verdict, before, door, min(young, more))


def come_late(station: Station, assembly: str, subject: str, *, heads: int, young: int, door: str) -> Verdict:
    """More of a group whose badge was counted before: they are added, and can be taken back by themselves."""
    passage.check_heads(heads, young)

    def enter(change: Change) -> Verdict:
        group = passage.look_up(change, subject)
        if group.passing.seen.state is not Presence.IN:
            raise Refused("This group is not counted as in the hall. Scan its badge again.")
        before = replace(group, subject=uuid.uuid4().hex, listed=None, passing=store.NEVER_SEEN)
        full = before.too_few_for(heads)
        word, cause = (Word.HALL_FULL, Cause.FULL) if full else (Word.WELCOME, Cause.LATE)
        verdict = replace(passage.worded(word, cause, before, change.moment, heads), kind=group.kind)
        badge = group.listed.badge if group.listed else ""
        kind = "turned_away" if full else "walked_in"
        return passage.keep(change, kind, verdict, before, door, young, badge=badge)

    return passage.decide(station, assembly, enter)
