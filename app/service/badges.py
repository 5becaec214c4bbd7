"""Badges: drawn for people and up to each pledge, found again, each with its sealed code."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from typing import TYPE_CHECKING

from app.domain.badge import KEY_BYTES, Code, issue
from app.domain.names import folded, found
from app.domain.plan import Badge, BadgeKind
from app.errors import Refused
from app.service.boards.plan import BadgeHit
from app.service.captions import Captions
from app.service.columns import door_line
from app.service.known import plan_of
from app.service.sheaf import Sheaf
from app.store import plan as plans
from app.store.database import Database
from app.store.door import newest_key
from app.store.station import Station
from app.words import ENGLISH, Tongue

if TYPE_CHECKING:
    from app.documents.badge_face import BadgeFace

KEY = "badge/1"
"""The name of the first key that seals this assembly's badges."""
MOST_KEYS = 0xFF
MOST_HITS = 9
"""Badges shown that answer to what was typed."""


def make_badges(station: Station, assembly: str, *, up_to_pledge: bool, spare: int = 0) -> int:
    """Draw the badges that are missing; returns how many.

    One for each person without; with `up_to_pledge` numbered ones until each institution has as many as it
    pledged; and `spare` guests' badges without an institution, for the desk.
    """
    plan = plan_of(station.database, assembly)
    with station.database.reading() as connection:
        people = plans.people(connection, assembly)
        badges = [each for each in plans.badges(connection, assembly) if not each.replaced_by]
        captions = Captions(plans.captions(connection, assembly))
        key_id = max(1, newest_key(connection, assembly))
    sheaf = Sheaf(assembly)

    def draw(delegation: str, person: str | None, kind: BadgeKind) -> None:
        sheaf.add(
            "badge",
            {
                "delegation": delegation,
                "person": person,
                "kind": kind.value,
                "key_id": key_id,
                "heads": 1,
                **captions.draw(),
            },
        )

    heads = {each.id: 0 for each in plan.delegations}
    for badge in badges:
        if badge.kind in (BadgeKind.DELEGATE, BadgeKind.YOUNG_PEOPLE):
            heads[badge.delegation] = heads.get(badge.delegation, 0) + badge.heads
    have = {badge.person for badge in badges if badge.person}
    for person in people:
        # a young people's group comes as a number; whoever enters it says how many, and makes its badge
        if person.id not in have and person.kind is not BadgeKind.YOUNG_PEOPLE:
            draw(person.delegation, person.id, person.kind)
            heads[person.delegation] = heads.get(person.delegation, 0) + (person.kind is BadgeKind.DELEGATE)
    if up_to_pledge:
        for delegation in plan.delegations:
            for _ in range(delegation.pledge - heads[delegation.id]):
                draw(delegation.id, None, BadgeKind.DELEGATE)
    for _ in range(spare):
        draw("", None, BadgeKind.GUEST)
    sheaf.write(station)
    return len(sheaf.lines)


def badge_faces(
    station: Station,
    assembly: str,
    *,
    only_new: bool = False,
    caption: str = "",
    delegation: str = "",
    say: Tongue = ENGLISH,
) -> tuple[BadgeFace, ...]:
    """What stands on each badge, in the order of roll call.

    `only_new` leaves out those printed before; `caption` asks for that one badge, `delegation` for those of
    one institution, by its id. Refused when there is no badge of that caption, or another took its place.
    """
    from app.documents.badge_face import BadgeFace

    plan = plan_of(station.database, assembly)
    with station.database.reading() as connection:
        names = {each.id: each.name for each in plans.people(connection, assembly)}
        fresh = plans.not_printed(connection, assembly)
        spares = plans.spares(connection, assembly)
        badges = plans.badges(connection, assembly)
        newest = max(1, newest_key(connection, assembly))
    _key(station, assembly, newest)
    if caption:
        badges = (_only(badges, caption),)
    of = {each.id: each for each in plan.delegations}
    faces: list[BadgeFace] = []
    for badge in badges:
        if badge.replaced_by or (only_new and badge.id not in fresh):
            continue
        if delegation and badge.delegation != delegation:
            continue
        brought_by = of.get(badge.delegation)
        code = Code(
            badge.kind,
            plan.assembly.number,
            badge.key_id,
            badge.code_id,
            brought_by.number if brought_by else 0,
        )
        faces.append(
            BadgeFace(
                kind_word=kind_word(badge, say),
                institution=brought_by.name if brought_by else "",
                name=_name(badge, names),
                caption=badge.caption,
                code=issue(_key(station, assembly, badge.key_id), code),
                heads=badge.heads,
                young=badge.young,
                kind=badge.kind,
                spare=spares.get(badge.id, 0),
            )
        )
    return tuple(faces)


def new_key(station: Station, assembly: str, *, because: str) -> int:
    """Seal badges with another key from now on, because a laptop that held the old one is lost.

    Badges that are in the list stay good; whatever else the old key sealed is sent to the desk by every door
    that has heard of it. Revoke the lost laptop first, or it is given the new key too. Refused without a
    reason, which the report on the doors repeats. Returns the key's id.
    """
    plan_of(station.database, assembly)
    if not (because := " ".join(because.split())):
        raise Refused("Write why.", column="reason")
    with station.database.reading() as connection:
        last = newest_key(connection, assembly)
    if last >= MOST_KEYS:
        raise Refused("This assembly’s badges have had 255 keys; there is no number left.")
    station.share_secret(assembly, f"badge/{last + 1}", secrets.token_bytes(KEY_BYTES), because=because)
    return last + 1


def find_badges(database: Database, assembly: str, typed: str) -> tuple[BadgeHit, ...]:
    """Badges by caption, name or institution, those whose caption was typed first; at most nine."""
    wanted = folded(typed)
    if not wanted:
        return ()
    plan = plan_of(database, assembly)
    with database.reading() as connection:
        people = plans.people(connection, assembly)
        fresh = plans.not_printed(connection, assembly)
        badges = [each for each in plans.badges(connection, assembly) if not each.replaced_by]
    names, lines = {each.id: each.name for each in people}, {each.id: each.note for each in people}
    of = {each.id: each.name for each in plan.delegations}
    folds = {id: folded(name) for id, name in of.items()}
    exact: list[Badge] = []
    near: list[Badge] = []
    for badge in badges:
        caption = folded(badge.caption)
        if caption == wanted:
            exact.append(badge)
        elif len(near) < MOST_HITS:
            name = folded(_name(badge, names))
            if found(wanted, f"{caption} {name} {folds.get(badge.delegation, '')}"):
                near.append(badge)
    return tuple(
        BadgeHit(
            badge.caption,
            _name(badge, names),
            of.get(badge.delegation, ""),
            badge.kind,
            badge.heads,
            badge.id not in fresh,
            lines.get(badge.person, "") if badge.person else "",
        )
        for badge in (*exact, *near)[:MOST_HITS]
    )


def note_badge(station: Station, assembly: str, caption: str, line: str) -> None:
    """What is said at the door to whoever wears that badge; nothing ends it. A numbered badge stays nobody's:
    beside it stands somebody without a name, who has this line and nothing else.
    """
    line = door_line(line)
    with station.database.reading() as connection:
        badge = _only(plans.badges(connection, assembly), caption)
    sheaf = Sheaf(assembly)
    if badge.person:
        sheaf.change("person", badge.person, {}, {"note": line})
    elif line:
        whose = {"delegation": badge.delegation, "kind": badge.kind.value}
        sheaf.change("badge", badge.id, {"person": sheaf.add("person", whose, {"note": line})})
    sheaf.write(station)


def mark_printed(station: Station, assembly: str, captions: Collection[str] | None = None) -> int:
    """Note that badges went to the printer: those of these captions, or all. Returns how many were new."""
    with station.database.reading() as connection:
        fresh, revision = plans.not_printed(connection, assembly), plans.revision(connection, assembly)
        if captions is not None:
            badges = plans.badges(connection, assembly)
            fresh &= {each.id for each in badges if each.caption in captions}
    sheaf = Sheaf(assembly)
    for id in sorted(fresh):
        sheaf.change("badge", id, {"printed_revision": max(1, revision)})
    sheaf.write(station)
    return len(fresh)


def _only(badges: Collection[Badge], caption: str) -> Badge:
    wanted = folded(caption)
    matching = [each for each in badges if folded(each.caption) == wanted]
    if not matching:
        raise Refused("No badge here has the caption {caption}.", caption=caption)
    there = next((each for each in matching if not each.replaced_by), None)
    if there is None:
        newer = next((each for each in badges if each.id == matching[0].replaced_by), None)
        if newer is None:
            raise Refused("{caption} was replaced by another badge.", caption=matching[0].caption)
        raise Refused(
            "{caption} was replaced by {newer}. Print that one.",
            caption=matching[0].caption,
            newer=newer.caption,
        )
    return there


def _key(station: Station, assembly: str, key_id: int) -> bytes:
    key = station.secret(assembly, f"badge/{key_id}")
    if key is None:
        raise Refused(
            "This laptop does not hold the key of this assembly’s badges. Print them at the organiser’s."
        )
    return key


def _name(badge: Badge, names: dict[str, str]) -> str:
    """A young people's group is a number; its badge names nobody."""
    return "" if badge.kind is BadgeKind.YOUNG_PEOPLE else names.get(badge.person, "")


def kind_word(badge: Badge, say: Tongue) -> str:
    """What a badge is for, as it is printed: Delegate, or Group of 24."""
    if badge.heads > 1:
        return say("Group of {count}", count=badge.heads)
    return say(_KIND_WORDS[badge.kind])


_KIND_WORDS = {
    BadgeKind.DELEGATE: "Delegate",
    BadgeKind.GUEST: "Guest",
    BadgeKind.POWER_HOLDER_PARTY: "Power-holder’s party",
    BadgeKind.STEWARD: "Steward",
    BadgeKind.PRESS: "Press",
    BadgeKind.YOUNG_PEOPLE: "Young people",
}
