"""Who stands at the door: looked up before the verdict, and kept after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain import door as rules
from app.domain.badge import Code, Reading, read
from app.domain.door import Cause, Presence, Verdict, Word
from app.domain.plan import BadgeKind
from app.errors import Refused, Trouble
from app.store import door as store
from app.store.database import Database
from app.store.door import Bringing, Listed, Passing
from app.store.station import Station

POST = "door"
FOREIGN_AT_MOST_EVERY = timedelta(seconds=1)
"""Of codes that are not ours: one held to the scanner must not fill the disk."""
MOST_AT_ONCE = 500
"""People one check-in may stand for."""

NEVER_SEEN = Passing(rules.Seen(Presence.NEVER), "", 0, 0)

_FLAGS = {BadgeKind.POWER_HOLDER_PARTY: "Please take them to whoever greets the speakers."}


@dataclass(frozen=True, slots=True)
class Before:
    """All that is known of who stands at the door, before it is judged."""

    reading: Reading
    subject: str = ""
    code: Code | None = None
    listed: Listed | None = None
    bringing: Bringing | None = None
    passing: Passing = NEVER_SEEN
    ever: int = 0
    """People of this delegation so far."""
    room: int | None = None
    """Places left in the hall; None when its size is not known."""

    @property
    def heads(self) -> int:
        """How many the badge stands for."""
        return max(1, self.listed.heads) if self.listed else 1

    @property
    def delegation(self) -> str:
        """Whose they are; empty when that is not known."""
        return self.listed.delegation if self.listed else self.bringing.id if self.bringing else ""


def look(station: Station, assembly: str, scanned: str) -> Before:
    """Who carries that code."""
    database = station.database
    with database.reading() as connection:
        number, _capacity = store.hall(connection, assembly)
        reading, code = read(scanned, number, Keys(station, assembly))
        if code is None:
            return Before(reading)
        before = replace(look_up(database, assembly, code.badge.hex()), code=code)
        if before.bringing is None and code.institution:
            bringing = store.bringing_numbered(connection, assembly, code.institution)
            ever = store.heads_of(connection, assembly, bringing.id)[1] if bringing else 0
            before = replace(before, bringing=bringing, ever=ever)
        return before


def look_up(database: Database, assembly: str, subject: str) -> Before:
    """Who has that badge, or came as that walk-in."""
    with database.reading() as connection:
        listed = store.listed(connection, assembly, subject)
        passing = store.passing(connection, assembly, subject)
        delegation = listed.delegation if listed else passing.delegation
        before = bringing_from(database, assembly, delegation)
        return replace(before, subject=subject, listed=listed, passing=passing)


def bringing_from(database: Database, assembly: str, delegation: str) -> Before:
    """Someone of that delegation, without a badge."""
    with database.reading() as connection:
        bringing = store.bringing(connection, assembly, delegation) if delegation else None
        ever = store.heads_of(connection, assembly, delegation)[1] if bringing else 0
        return replace(nobody(database, assembly), bringing=bringing, ever=ever)


def nobody(database: Database, assembly: str) -> Before:
    """Someone of whom nothing is known."""
    with database.reading() as connection:
        _number, capacity = store.hall(connection, assembly)
        room = max(0, capacity - store.heads(connection, assembly)[0]) if capacity else None
        return Before(Reading.OURS, room=room)


def enter(
    station: Station,
    assembly: str,
    before: Before,
    door: str,
    heads: int | None,
    young: int,
    length: int,
) -> Verdict:
    """Judge a way in by the rules, and keep what came of it."""
    now = station.clock.now()
    coming = before.heads if heads is None else heads
    if heads is not None:
        check_heads(heads, young)
    word, cause = rules.judge(
        before.reading,
        before.passing.seen,
        now=now,
        door=door,
        listed=before.listed is not None,
        replaced=before.listed is not None and before.listed.replaced,
        full=before.room is not None and coming > before.room,
    )
    verdict = worded(word, cause, before, now, coming)
    if cause is Cause.AGAIN_AT_ONCE:
        return verdict
    if word is Word.NOT_OURS and _kept_lately(station.database, assembly, door, cause, now):
        return verdict
    kind = {Word.WELCOME: "checked_in", Word.ALREADY_IN: "scanned_again"}.get(word, "turned_away")
    if heads is None and before.listed is not None:
        young = before.listed.young
    return keep(station, assembly, kind, verdict, before, door, young, length=length)


def worded(word: Word, cause: Cause, before: Before, now: datetime, heads: int) -> Verdict:
    """The verdict with all that is shown beside its word."""
    listed, bringing, seen = before.listed, before.bringing, before.passing.seen
    kind = listed.kind if listed else before.code.kind if before.code else None
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
    station: Station,
    assembly: str,
    kind: str,
    verdict: Verdict,
    before: Before,
    door: str,
    young: int,
    *,
    person: str = "",
    reason: str = "",
    length: int = 0,
) -> Verdict:
    """Write the fact; a verdict that could not be kept is never shown as kept."""
    values: dict[str, str | int | None] = {
        "subject": before.subject,
        "badge": before.listed.badge if before.listed else "",
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
    after = before.passing.seen.last_fact if kind in store.PASSAGES else ""
    try:
        with station.change(kind, assembly, post=POST) as change:
            fact = change.fact(
                "scan", values, after=after or None, private={"reason": reason} if reason else None
            )
    except Trouble as trouble:
        if trouble.kind != "disk_full":
            raise
        return replace(verdict, word=Word.NOT_RECORDED, cause=Cause.DISK_FULL, nth=0)
    return replace(verdict, fact=fact)


_DIRECTION = {"checked_in": "in", "walked_in": "in", "admitted_by_hand": "in", "checked_out": "out"}


def _kept_lately(database: Database, assembly: str, door: str, cause: Cause, now: datetime) -> bool:
    if cause is not Cause.FOREIGN:
        return False
    with database.reading() as connection:
        return store.foreign_since(connection, assembly, door, cause.value, now - FOREIGN_AT_MOST_EVERY)


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
