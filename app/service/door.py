"""At the door: the next person is let in or told why not; every scan but the quiet repeat is kept."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from app.domain import door as rules
from app.domain import places
from app.domain.badge import Reading
from app.domain.door import GUEST, Cause, Count, Presence, Verdict, Word
from app.domain.likeness import alike
from app.domain.lookup import Lookup
from app.domain.names import clean, folded, found
from app.domain.plan import BadgeKind, InstitutionType
from app.domain.spellings import spelled
from app.domain.turnout import forecast
from app.errors import Refused
from app.service import passage
from app.service.boards.door import DoorBoard, Hall, Hit, Passed, Search
from app.service.flow import Flow
from app.service.known import plan_of
from app.service.passage import POST, Before
from app.store import door as store
from app.store import groups
from app.store.change import Change
from app.store.database import Database
from app.store.station import Station
from app.store.turnout import whose_now, without_institution

LAST_SHOWN = 10
LONGEST_NAME = 200
MOST_HITS = 9
"""As many as there are digits to choose one by."""


def check_in(
    station: Station, assembly: str, scanned: str, *, door: str, heads: int | None = None, young: int = 0
) -> Verdict:
    """A scan on the way in; `heads` and `young` say how many of a group came, if not as its badge says."""
    if heads is not None:
        passage.check_heads(heads, young)

    def judge(change: Change) -> Verdict:
        return passage.enter(change, passage.look(station, change, scanned), door, heads, young, len(scanned))

    return passage.decide(station, assembly, judge)


def admit(
    station: Station, assembly: str, subject: str, *, door: str, heads: int | None = None, young: int = 0
) -> Verdict:
    """Let in a badge that was found by search; the same rules as for its code."""
    if heads is not None:
        passage.check_heads(heads, young)

    def judge(change: Change) -> Verdict:
        before = passage.look_up(change, subject)
        if before.listed is None:
            raise Refused("This badge is not in the list.")
        return passage.enter(change, before, door, heads, young, 0)

    return passage.decide(station, assembly, judge)


def check_out(station: Station, assembly: str, scanned: str, *, door: str) -> Verdict:
    """A scan on the way out. Whoever is not counted as inside is let go without a word."""

    def judge(change: Change) -> Verdict:
        before = passage.look(station, change, scanned)
        if before.reading is not Reading.OURS:
            return passage.enter(change, before, door, None, 0, len(scanned))
        return _out(change, before, door)

    return passage.decide(station, assembly, judge)


def leave(station: Station, assembly: str, subject: str, *, door: str) -> Verdict:
    """Someone found by search, on the way out."""
    return passage.decide(
        station, assembly, lambda change: _out(change, passage.look_up(change, subject), door)
    )


def walk_in(
    station: Station,
    assembly: str,
    delegation: str,
    *,
    door: str,
    name: str = "",
    heads: int = 1,
    young: int = 0,
) -> Verdict:
    """Someone without a badge, by institution or a GUEST; a name only if they wish. A full hall is said."""
    passage.check_heads(heads, young)
    name = clean(name)[:LONGEST_NAME]
    person = uuid.uuid4().hex if name else ""

    def judge(change: Change) -> Verdict:
        before = replace(passage.someone_of(change, delegation), subject=uuid.uuid4().hex)
        if delegation != GUEST and (before.bringing is None or before.bringing.removed):
            raise Refused("This institution is not in the list.")
        if before.too_few_for(heads):
            verdict = passage.worded(Word.HALL_FULL, Cause.FULL, before, change.moment, heads)
            return passage.keep(change, "turned_away", verdict, before, door, young)
        verdict = passage.worded(Word.WELCOME, Cause.WALK_IN, before, change.moment, heads)
        return passage.keep(change, "walked_in", verdict, before, door, young, person=person)

    return _with_name(station, assembly, judge, delegation, name, person)


def guest(station: Station, assembly: str, *, door: str, name: str = "", heads: int = 1) -> Verdict:
    """Someone who came with no institution."""
    return walk_in(station, assembly, GUEST, door=door, name=name, heads=heads)


def admit_by_hand(
    station: Station,
    assembly: str,
    subject: str,
    *,
    because: str,
    door: str,
    turned: str = "",
    name: str = "",
) -> Verdict:
    """Let in whom the rules would not, and say why.

    `subject` is a badge's, a delegation's id, GUEST, or empty for someone nobody knows. A badge that is
    inside already counts the second person anew, for the same institution. `turned` is the fact that turned
    them away, if one did: whose they are and how many is taken from there, and `name` from who typed it.
    """
    because = clean(because)
    if not because:
        raise Refused("Write why: it stands in the record.")

    name = clean(name)[:LONGEST_NAME]
    person = uuid.uuid4().hex if name else ""
    with station.database.reading() as connection:
        row = store.scan(connection, assembly, turned) if turned else None
    whose = row.delegation if row else subject

    def judge(change: Change) -> Verdict:
        at = row.subject if row else subject
        before = passage.look_up(change, at) if at else passage.someone_of(change, "")
        if before.listed is None and before.passing is store.NEVER_SEEN:
            before = replace(passage.someone_of(change, whose), subject=row.subject if row else "")
        if not before.subject or before.passing.seen.state is Presence.IN:
            before = replace(before, subject=uuid.uuid4().hex, passing=store.NEVER_SEEN)
        heads = row.heads if row else before.heads
        young = row.young if row else before.listed.young if before.listed else 0
        cause = Cause.OVER_FULL if before.too_few_for(heads) else Cause.BY_HAND
        verdict = passage.worded(Word.WELCOME, cause, before, change.moment, heads)
        verdict = passage.said_to(change, verdict, before)
        return passage.keep(
            change,
            "admitted_by_hand",
            verdict,
            before,
            door,
            young,
            reason=because,
            person=person,
            badge=row.badge if row else "",
        )

    return _with_name(station, assembly, judge, whose, name, person)


def _with_name(
    station: Station,
    assembly: str,
    judge: Callable[[Change], Verdict],
    delegation: str,
    name: str,
    person: str,
) -> Verdict:
    """Judge someone without a badge, and keep the name they gave in the same commit."""
    if not person:
        return passage.decide(station, assembly, judge)

    def act() -> Verdict:
        verdict = passage.decide(station, assembly, judge)
        if verdict.let_in:
            kind = BadgeKind.DELEGATE if delegation and delegation != GUEST else BadgeKind.GUEST
            with station.change("person_added", assembly, post=POST) as change:
                values = {"delegation": "" if delegation == GUEST else delegation, "kind": kind.value}
                change.row("person", None, values, private={"name": name}, named=person)
        return verdict

    return passage.decide_together(station, act)


def undo(station: Station, assembly: str, fact: str, *, because: str = "", unseen: str = "") -> None:
    """Take a passage back: within ten seconds without a word, later with a reason.

    `unseen` is the going out that was written just before it and goes with it.
    """
    with station.database.reading() as connection:
        row = store.scan(connection, assembly, fact)
        if row is None or row.kind not in store.PASSAGES:
            raise Refused("Nothing was counted here that could be taken back.")
        last = store.passing(connection, assembly, row.subject).seen.last_fact
        out = store.scan(connection, assembly, unseen) if unseen else None
        if out is not None and (row.after != unseen or out.kind not in store.PASSAGES):
            raise Refused("Nothing was counted here that could be taken back.")
        behind = store.passage_behind(connection, assembly, last)
    if behind != fact:
        raise Refused("This was taken back already, or something came after it.")
    because = clean(because)
    if station.clock.now() - row.at > rules.UNDO_FOR and not because:
        raise Refused("Write why this is taken back: ten seconds have passed.")
    with station.change("check_in_undone", assembly, post=POST) as change:
        for each in (row,) if out is None else (row, out):
            values: dict[str, str | int] = {
                "subject": each.subject,
                "badge": each.badge,
                "delegation": each.delegation,
                "verdict": each.verdict,
                "cause": each.cause,
                "door": each.door,
                "heads": each.heads,
                "young": each.young,
            }
            last = change.fact("scan", values, after=last, private={"reason": because} if because else None)


def new_institution(station: Station, assembly: str, name: str, type: InstitutionType) -> str:
    """An institution that is not in the list, without a number until an organiser gives it one; its id."""
    name = clean(name)
    if not 0 < len(name) <= LONGEST_NAME:
        raise Refused("Write the institution's name, in at most {most} letters.", most=LONGEST_NAME)
    plan = plan_of(station.database, assembly)
    if any(folded(each.name) == folded(name) for each in plan.delegations):
        raise Refused("{name} is in the list already.", name=name)
    last = max((each.place for each in plan.delegations), default="")
    with station.change("delegation_added", assembly, post=POST) as change:
        return change.row(
            "delegation",
            None,
            {"name": name, "type": InstitutionType(type).value, "place": places.between(last, "")},
        )


def guessed_lately(database: Database, assembly: str, now: datetime) -> tuple[tuple[str, int], ...]:
    """Doors at which so many guessed or altered codes were held out lately that an organiser must know."""
    since = now - rules.ALERT_WITHIN
    with database.reading() as connection:
        found = store.turned_away_since(connection, assembly, Cause.FORGED.value, since)
    return tuple(each for each in found if each[1] >= rules.ALERT_AFTER)


def board(
    database: Database, assembly: str, *, door: str, now: datetime, flow: Flow | None = None
) -> DoorBoard:
    """What Door shows beside the verdict; a `flow` that is kept saves reading every scan."""
    plan, flow = plan_of(database, assembly), flow or Flow(assembly)
    with database.reading() as connection:
        flow.catch_up(database)
        here, ever = store.heads(connection, assembly)
        counts = store.counts(connection, assembly)
        last = store.last_at_door(connection, assembly, door, LAST_SHOWN)
        _guests, unassigned = without_institution(connection, assembly)
        whose = {row.id: whose_now(connection, assembly, row) for row, _ in last}
        captions = {
            row.id: listed.caption
            for row, _ in last
            if row.badge and (listed := store.listed(connection, assembly, row.subject))
        }
    names = {GUEST: GUEST, **{each.delegation: each.name for each in counts}}
    through_here = flow.doors(now).get(door)
    hall = Hall(
        here,
        ever,
        plan.assembly.capacity,
        plan.pledged,
        through_here.rate if through_here is not None else 0,
        forecast(plan.assembly.capacity, here, flow.pace(now), now).at,
        unassigned,
    )
    passed = tuple(
        Passed(
            row.id,
            Word(row.verdict),
            names.get(whose[row.id], row.cause),
            row.heads,
            row.at,
            undone,
            captions.get(row.id, ""),
        )
        for row, undone in last
    )
    return DoorBoard(
        assembly,
        plan.assembly.title,
        plan.assembly.rehearsal,
        plan.assembly.zone,
        door,
        hall,
        passed,
        tuple(sorted(counts, key=lambda each: (-each.missing, folded(each.name)))),
    )


class Finder:
    """Search by name, institution or caption, over folded names held in memory.

    Made on a thread that may read for a while (0.3 s for 100,000 people), asked at every key.
    """

    def __init__(self, database: Database, assembly: str) -> None:
        self._database: Database = database
        self._assembly: str = assembly
        self._rows: list[tuple[str, str, str, str]] = []
        self._names: dict[str, str] = {}
        self._lookup: Lookup = Lookup(())
        self._places: Lookup = Lookup(())
        self._names_held: bool = True
        self.refresh()

    def refresh(self) -> None:
        """Read the list again, after the plan has changed."""
        with self._database.reading() as connection:
            counts = store.counts(connection, self._assembly)
            rows = list(store.searchable(connection, self._assembly))
            names_held = store.names_held(connection, self._assembly)
        names = {each.delegation: spelled(each.name) for each in counts}
        self._rows, self._names, self._names_held = rows, names, names_held
        self._places = Lookup((name, "") for name in names.values())
        self._lookup = Lookup(
            (f"{folded(name)} {folded(caption)}" if name else folded(caption), names.get(delegation, ""))
            for _, name, delegation, caption in rows
        )

    def near(self, name: str) -> tuple[Hit, ...]:
        """Institutions in the list that may be the one of this name."""
        with self._database.reading() as connection:
            counts = {each.delegation: each for each in store.counts(connection, self._assembly)}
        known = {id: each.name for id, each in counts.items()}
        return tuple(_institution(counts[id]) for id in alike(name, known))

    def find(self, typed: str) -> Search:
        """Institutions first, then badges; a word that begins as typed goes before one that only holds it."""
        wanted = folded(typed)
        if not wanted:
            return Search(typed, (), self._names_held)
        with self._database.reading() as connection:
            counts = {each.delegation: each for each in store.counts(connection, self._assembly)}
            names = {id: self._names.get(id) or spelled(each.name) for id, each in counts.items()}
            matching = [id for id, name in names.items() if found(wanted, name)]
            matching.sort(key=lambda id: (f" {wanted}" not in f" {names[id]}", names[id]))
            badges = self._lookup.find(wanted, MOST_HITS + 1 - len(matching))
            slipped = not (matching or badges)
            if slipped:
                known = tuple(self._names)
                matching = [known[at] for at in self._places.near(wanted, MOST_HITS) if known[at] in counts]
                badges = self._lookup.near(wanted, MOST_HITS + 1 - len(matching))
            hits = [_institution(counts[id]) for id in matching[:MOST_HITS]]
            more = len(matching) + len(badges) > MOST_HITS
            for row in badges[: MOST_HITS - len(hits)]:
                subject, name, delegation, caption = self._rows[row]
                count = counts.get(delegation)
                institution = count.name if count else ""
                state = store.passing(connection, self._assembly, subject).seen.state
                badge = store.listed(connection, self._assembly, subject)
                people = badge
                if badge and badge.heads > 1 and state is Presence.IN:
                    people = groups.on_badge(connection, self._assembly, subject)
                hits.append(
                    Hit(
                        subject,
                        False,
                        name or caption,
                        f"{institution} · {caption}" if name else institution,
                        count.type if count else InstitutionType.OTHER.value,
                        state=state.value,
                        heads=people.heads if people else 1,
                        young=people.young if people else 0,
                    )
                )
        return Search(typed, tuple(hits) or self.near(typed), self._names_held, more, slipped)


def _institution(count: Count) -> Hit:
    return Hit(count.delegation, True, count.name, count.type, count.type, count.here, count.pledged)


def _out(change: Change, before: Before, door: str) -> Verdict:
    heads = before.passing.heads or before.heads
    verdict = replace(passage.worded(Word.GONE_OUT, Cause.LEFT, before, change.moment, heads), nth=0)
    seen = before.passing.seen
    if seen.state is not Presence.IN:
        left = seen.at if seen.state is Presence.OUT and seen.door == door else None
        at_once = left is not None and change.moment - left < rules.QUIET_REPEAT
        return replace(verdict, cause=Cause.AGAIN_AT_ONCE) if at_once else verdict
    return passage.keep(change, "checked_out", verdict, before, door, before.passing.young)
