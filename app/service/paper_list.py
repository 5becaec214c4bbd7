"""The door on paper: a list to tick when no laptop will do, and what it said typed in afterwards."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app import words
from app.domain.door import GUEST, Cause, Verdict, Word
from app.domain.names import folded
from app.domain.plan import Badge, BadgeKind
from app.errors import Refused
from app.service import passage
from app.service.badges import kind_word
from app.service.boards.plan import PaperBoard, PaperEntry
from app.service.known import plan_of
from app.service.whole_file import write_whole
from app.store import door as store
from app.store import plan as plans
from app.store.change import Change
from app.store.database import Database
from app.store.station import Station
from app.words import ENGLISH, Tongue

if TYPE_CHECKING:
    from app.documents.door_list import DoorList, ListedBadge

LAST_SHOWN = 30


def door_list(database: Database, assembly: str, now: datetime, say: Tongue = ENGLISH) -> DoorList:
    """What stands on the list, institution by institution in the order of roll call."""
    from app.documents.door_list import DoorList, ListedInstitution

    plan = plan_of(database, assembly)
    with database.reading() as connection:
        named = {each.id: each.name for each in plans.people(connection, assembly)}
        badges = [each for each in plans.badges(connection, assembly) if not each.replaced_by]
        spares = plans.spares(connection, assembly)
        revision = plans.revision(connection, assembly)
    of: dict[str, list[ListedBadge]] = {each.id: [] for each in plan.delegations}
    for badge in badges:
        of.setdefault(badge.delegation, []).append(_listed(badge, named, spares, say))
    known = [
        ListedInstitution(each.name, each.number, each.pledge, each.lead, _in_order(of.pop(each.id)))
        for each in plan.delegations
    ]
    rest = [badge for left in of.values() for badge in left]
    if rest:
        known.append(ListedInstitution("", 0, 0, "", _in_order(rest)))
    at = plan.assembly
    return DoorList(
        at.title,
        at.venue,
        at.day,
        at.zone,
        now,
        revision,
        at.rehearsal,
        at.note,
        tuple(known),
    )


def door_list_pdf(database: Database, assembly: str, now: datetime, say: Tongue = ENGLISH) -> bytes:
    """The list as a PDF on A4."""
    from app.documents.door_list import door_list as laid_out

    return laid_out(door_list(database, assembly, now, say), say=say)


def save_door_list(file: str, listed: DoorList, paper: str, tongue: str = ENGLISH.code) -> str:
    """The list as a PDF on A4 or Letter."""
    from app.documents.door_list import door_list as laid_out

    write_whole(Path(file), laid_out(listed, paper=paper, say=words.tongue(tongue)))
    return file


def let_in_on_paper(station: Station, assembly: str, delegation: str, heads: int, *, door: str) -> Verdict:
    """So many of an institution were ticked on the list; empty for guests of none.

    They are in the hall already: how full it is stops nobody here. A tick names nobody, so whoever was ticked
    and scanned counts twice: `board` says how many badges are left that nobody scanned.
    """
    passage.check_heads(heads, 0)

    def judge(change: Change) -> Verdict:
        before = replace(passage.someone_of(change, delegation or GUEST), subject=uuid.uuid4().hex)
        if delegation and before.bringing is None:
            raise Refused("This institution is not in the list.")
        verdict = passage.worded(Word.WELCOME, Cause.FROM_PAPER, before, change.moment, heads)
        return passage.keep(change, "walked_in", verdict, before, door, 0)

    return passage.decide(station, assembly, judge)


def board(database: Database, assembly: str) -> PaperBoard:
    """What has been typed in from paper so far, the newest first, and how many are counted now."""
    plan = plan_of(database, assembly)
    with database.reading() as connection:
        counts = {each.delegation: each for each in store.counts(connection, assembly)}
        rows = store.kept_for(connection, assembly, Cause.FROM_PAPER.value)
        left = store.not_scanned(connection, assembly)
    for row in rows:
        left[row.delegation] = left.get(row.delegation, 0) - row.heads
    entries = tuple(
        PaperEntry(row.id, counts[row.delegation].name if row.delegation in counts else "", row.heads, row.at)
        for row in rows
    )
    return PaperBoard(
        plan.delegations,
        {id: each.ever for id, each in counts.items()},
        entries[:LAST_SHOWN],
        sum(each.heads for each in entries),
        plan.assembly.zone,
        {id: max(0, left.get(id, 0)) for id in counts},
    )


def _in_order(badges: list[ListedBadge]) -> tuple[ListedBadge, ...]:
    """Names first, as one looks for them; the rest by caption."""
    return tuple(sorted(badges, key=lambda each: (not each.name, folded(each.name), each.caption)))


def _listed(badge: Badge, named: dict[str, str], spares: dict[str, int], say: Tongue) -> ListedBadge:
    from app.documents.door_list import ListedBadge

    number = spares.get(badge.id, 0)
    word = say("Spare badge {number}", number=number) if number else kind_word(badge, say)
    if badge.kind is BadgeKind.DELEGATE and not number:
        word = ""
    name = "" if badge.kind is BadgeKind.YOUNG_PEOPLE else named.get(badge.person, "")
    return ListedBadge(badge.caption, name, badge.heads, word)
