"""Who stands at the door: looked up before the verdict, and kept after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain import door as rules
from app.domain.badge import Code, Reading, read
from app.domain.door import GUEST, OF_AN_INSTITUTION, Cause, Verdict, Word
from app.domain.names import one_line
from app.domain.plan import LONGEST_NOTE, BadgeKind
from app.errors import Refused, Trouble
from app.store import door as store
from app.store import groups, speakers
from app.store.change import Change
from app.store.door import NEVER_SEEN, Bringing, Listed, Passing
from app.store.station import Station

POST = "door"
FOREIGN_AT_MOST_EVERY = timedelta(seconds=1)
"""Of codes that are not ours: one held to the scanner must not fill the disk."""
MOST_AT_ONCE = 500
"""People one check-in may stand for."""

_FLAGS = {BadgeKind.POWER_HOLDER_PARTY: "Please take them to whoever greets the speakers."}


@dataclass(frozen=True, slots=True)
class Before:
    """All that is known of who stands at the door, before it is judged."""

    reading: Reading
    subject: str = ""
    code: Code | None = None
    listed: Listed | None = None
    bringing: Bringing | None = None
    given: str = ""
    """Whose they are said to be, where no such institution is known here."""
    passing: Passing = NEVER_SEEN
    ever: int = 0
    """People of this delegation so far."""
    room: int | None = None
    """Places left in the hall; None when its size is not known."""
    old_key: bool = False
    """Not in the list, and sealed with a key that another took the place of."""
    listed_only: bool = False
    """Not in the list, where only listed badges come in."""

    @property
    def heads(self) -> int:
        """How many the badge stands for."""
        return max(1, self.listed.heads) if self.listed else 1

    def too_few_for(self, heads: int) -> bool:
        """Whether so many would be more than the hall holds."""
        return self.room is not None and heads > self.room

    @property
    def delegation(self) -> str:
        """Whose they are: an institution, GUEST, or empty when nobody knows."""
        if self.bringing is not None:
            return self.bringing.id
        if not self.given and self.kind is not None and self.kind not in OF_AN_INSTITUTION:
            return GUEST
        return self.given

    @property
    def kind(self) -> BadgeKind | None:
        """Whom the badge is for; None without one."""
        return self.listed.kind if self.listed else self.code.kind if self.code else None


def decide(station: Station, assembly: str, judge: Callable[[Change], Verdict]) -> Verdict:
    """Look, judge and keep in one transaction; what could not be kept is never shown as kept."""
    verdict: Verdict | None = None
    try:
        with station.change("checked_in", assembly, post=POST) as change:
            verdict = judge(change)
    except Trouble as trouble:
        if trouble.kind != "disk_full" or station.database.is_together:
            raise
        known = verdict or Verdict(Word.NOT_RECORDED, Cause.DISK_FULL)
        return replace(known, word=Word.NOT_RECORDED, cause=Cause.DISK_FULL, nth=0, fact="")
    return verdict


def decide_together(station: Station, act: Callable[[], Verdict]) -> Verdict:
    """Several changes that are one thing to whoever stands there: all of them are kept, or none."""
    verdict: Verdict | None = None
    try:
        with station.together():
            verdict = act()
    except Trouble as trouble:
        if trouble.kind != "disk_full":
            raise
        known = verdict or Verdict(Word.NOT_RECORDED, Cause.DISK_FULL)
        return replace(known, word=Word.NOT_RECORDED, cause=Cause.DISK_FULL, nth=0, fact="")
    return verdict


def look(station: Station, change: Change, scanned: str) -> Before:
    """Who carries that code."""
    asked = store.rules(change.connection, change.scope)
    reading, code = read(scanned, asked.number, Keys(station, change.scope))
    if code is None:
        return Before(reading)
    before = _known(change, code.badge.hex(), asked.capacity, code)
    if before.listed is None:
        old = code.key_id < store.newest_key(change.connection, change.scope)
        before = replace(before, old_key=old, listed_only=asked.listed_only)
    if before.bringing is None and code.institution:
        bringing = store.bringing_numbered(change.connection, change.scope, code.institution)
        return replace(before, bringing=bringing, ever=_ever(change, bringing))
    return before


def look_up(change: Change, subject: str) -> Before:
    """Who has that badge, or came as that walk-in."""
    return _known(change, subject, store.rules(change.connection, change.scope).capacity)


def someone_of(change: Change, delegation: str) -> Before:
    """Someone without a badge: of that delegation, a GUEST, or nobody knows whose."""
    capacity = store.rules(change.connection, change.scope).capacity
    bringing = _bringing(change, delegation)
    return Before(
        Reading.OURS,
        bringing=bringing,
        given=GUEST if delegation == GUEST else "",
        ever=_ever(change, bringing),
        room=_room(change, capacity),
    )


def enter(change: Change, before: Before, door: str, heads: int | None, young: int, length: int) -> Verdict:
    """Judge a way in by the rules, and keep what came of it."""
    coming = before.heads if heads is None else heads
    word, cause = rules.judge(
        before.reading,
        before.passing.seen,
        now=change.moment,
        door=door,
        listed=before.listed is not None,
        replaced=before.listed is not None and before.listed.replaced,
        full=before.too_few_for(coming),
        old_key=before.old_key,
        listed_only=before.listed_only,
    )
    verdict = said_to(change, worded(word, cause, before, change.moment, coming), before)
    if cause is Cause.AGAIN_AT_ONCE:
        # as many as were counted, which may be others than its badge says
        verdict = replace(verdict, heads=before.passing.heads or coming, young=before.passing.young)
    if cause is Cause.AGAIN_AT_ONCE or (cause is Cause.FOREIGN and _foreign_lately(change, door)):
        return verdict
    kind = {Word.WELCOME: "checked_in", Word.ALREADY_IN: "scanned_again"}.get(word, "turned_away")
    if heads is None and before.listed is not None:
        young = before.listed.young
    kept = keep(change, kind, verdict, before, door, young, length=length)
    if word is Word.ALREADY_IN and before.heads > 1:
        # as many as were counted, whatever the badge says
        here = groups.on_badge(change.connection, change.scope, before.subject)
        kept = replace(kept, heads=here.heads, young=here.young)
    return kept


def said_to(change: Change, verdict: Verdict, before: Before) -> Verdict:
    """The verdict with what the plan says of this very person, once they are let in."""
    person = before.listed.person if before.listed is not None else ""
    if not verdict.let_in or not person:
        return verdict
    about = store.about(change.connection, change.scope, person)
    asked = speakers.is_asked(change.connection, change.scope, about.name)
    return replace(
        verdict,
        flag=_FLAGS[BadgeKind.POWER_HOLDER_PARTY] if asked else verdict.flag,
        speaks_in=speakers.speaks_in(change.connection, change.scope, about.name),
        note=one_line(about.note)[:LONGEST_NOTE],
        ask_access=about.ask_access,
    )


def worded(word: Word, cause: Cause, before: Before, now: datetime, heads: int) -> Verdict:
    """The verdict with all that is shown beside its word."""
    listed, bringing, seen = before.listed, before.bringing, before.passing.seen
    kind = before.kind
    counted = word is Word.WELCOME and cause not in (Cause.BACK_AGAIN, Cause.AGAIN_AT_ONCE)
    repeat = word is Word.ALREADY_IN or cause is Cause.AGAIN_AT_ONCE
    return Verdict(
        word,
        cause,
        institution=bringing.name if bringing else "",
        kind=kind,
        heads=heads,
        nth=before.ever + heads if counted and bringing else 0,
        pledge=bringing.pledge if bringing else 0,
        at=seen.at if repeat else now,
        door=seen.door if repeat else "",
        flag=_FLAGS.get(kind, "") if kind and word is Word.WELCOME else "",
        caption=listed.caption if listed else "",
        subject=before.subject,
    )


def keep(
    change: Change,
    kind: str,
    verdict: Verdict,
    before: Before,
    door: str,
    young: int,
    *,
    person: str = "",
    badge: str = "",
    reason: str = "",
    length: int = 0,
) -> Verdict:
    """Say the fact; the verdict with its id. `badge` is whose those are who come without their own."""
    values: dict[str, str | int | None] = {
        "subject": before.subject,
        "badge": before.listed.badge if before.listed else badge,
        "delegation": before.delegation,
        "person": person or (before.listed.person if before.listed else "") or None,
        "verdict": verdict.word.value,
        "cause": verdict.cause.value,
        "door": door,
        "direction": _DIRECTION.get(kind, ""),
        "heads": verdict.heads,
        "young": young,
    }
    if kind == "turned_away":
        values["length"] = length
    change.becomes(kind)
    fact = change.fact(
        "scan",
        values,
        after=(before.passing.seen.last_fact or None) if kind in store.PASSAGES else None,
        private={"reason": reason} if reason else None,
    )
    return replace(verdict, young=young, fact=fact)


_DIRECTION = {"checked_in": "in", "walked_in": "in", "admitted_by_hand": "in", "checked_out": "out"}


def check_heads(heads: int, young: int) -> None:
    """Refuse numbers that no group can have."""
    if not 1 <= heads <= MOST_AT_ONCE:
        raise Refused("One to {most} people at a time.", most=MOST_AT_ONCE)
    if not 0 <= young <= heads:
        raise Refused("There cannot be more young people than people.")


class Keys(Mapping[int, bytes]):
    """The assembly's badge keys, opened only when a code asks for one."""

    def __init__(self, station: Station, assembly: str) -> None:
        self._station: Station = station
        self._assembly: str = assembly

    def __getitem__(self, key_id: int) -> bytes:
        key = self._station.secret(self._assembly, f"badge/{key_id}")
        if key is None:
            raise KeyError(key_id)
        return key

    def __iter__(self) -> Iterator[int]:
        return (key_id for key_id in range(256) if key_id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _known(change: Change, subject: str, capacity: int, code: Code | None = None) -> Before:
    listed = store.listed(change.connection, change.scope, subject)
    passing = store.passing(change.connection, change.scope, subject)
    delegation = listed.delegation if listed else ""
    bringing = _bringing(change, delegation)
    if passing.delegation != delegation and (bringing is None or bringing.removed) and passing.delegation:
        # what was said of them at a door holds where the list does not tell
        delegation = passing.delegation
        bringing = _bringing(change, delegation)
    return Before(
        Reading.OURS,
        subject,
        code,
        listed=listed,
        bringing=bringing,
        given=delegation,
        passing=passing,
        ever=_ever(change, bringing),
        room=_room(change, capacity),
    )


def _bringing(change: Change, delegation: str) -> Bringing | None:
    known = delegation and delegation != GUEST
    return store.bringing(change.connection, change.scope, delegation) if known else None


def _ever(change: Change, bringing: Bringing | None) -> int:
    return store.heads_of(change.connection, change.scope, bringing.id)[1] if bringing else 0


def _room(change: Change, capacity: int) -> int | None:
    return max(0, capacity - store.heads(change.connection, change.scope)[0]) if capacity else None


def _foreign_lately(change: Change, door: str) -> bool:
    since = change.moment - FOREIGN_AT_MOST_EVERY
    return store.foreign_since(change.connection, change.scope, door, Cause.FOREIGN.value, since)
