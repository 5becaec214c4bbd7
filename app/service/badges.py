"""Badges: drawn for people and up to each pledge, and laid out on sheets with their sealed codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.badge import Code, issue
from app.domain.plan import Badge, BadgeKind
from app.errors import Refused, Trouble
from app.service.captions import Captions
from app.service.known import plan_of
from app.service.sheaf import Sheaf
from app.store import plan as plans
from app.store.station import Station
from app.words import ENGLISH, Tongue

if TYPE_CHECKING:
    from app.documents.badges import BadgeFace

KEY = "badge/1"
"""The name of the key that seals this assembly's badges."""
KEY_ID = 1


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
    sheaf = Sheaf(assembly)

    def draw(delegation: str, person: str | None, kind: BadgeKind) -> None:
        sheaf.add(
            "badge",
            {
                "delegation": delegation,
                "person": person,
                "kind": kind.value,
                "key_id": KEY_ID,
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
    station: Station, assembly: str, *, only_new: bool = False, say: Tongue = ENGLISH
) -> tuple[BadgeFace, ...]:
    """What stands on each badge, in the order of roll call; `only_new` leaves out those printed before."""
    from app.documents.badges import BadgeFace

    plan = plan_of(station.database, assembly)
    key = station.secret(assembly, KEY)
    if key is None:
        raise Refused(
            "This laptop does not hold the key of this assembly’s badges. Print them at the organiser’s."
        )
    with station.database.reading() as connection:
        names = {each.id: each.name for each in plans.people(connection, assembly)}
        fresh = plans.not_printed(connection, assembly)
        badges = [each for each in plans.badges(connection, assembly) if not each.replaced_by]
    of = {each.id: each for each in plan.delegations}
    faces: list[BadgeFace] = []
    for badge in badges:
        if only_new and badge.id not in fresh:
            continue
        delegation = of.get(badge.delegation)
        code = Code(
            badge.kind,
            plan.assembly.number,
            badge.key_id,
            badge.code_id,
            delegation.number if delegation else 0,
        )
        # a young people's group is a number; its badge names nobody
        name = "" if badge.kind is BadgeKind.YOUNG_PEOPLE else names.get(badge.person, "")
        faces.append(
            BadgeFace(
                kind_word=_kind_word(badge, say),
                institution=delegation.name if delegation else "",
                name=name,
                caption=badge.caption,
                code=issue(key, code),
                heads=badge.heads,
                young=badge.young,
                kind=badge.kind,
            )
        )
    return tuple(faces)


def badge_sheets(
    station: Station,
    assembly: str,
    *,
    paper: str = "A4",
    only_new: bool = False,
    say: Tongue = ENGLISH,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The sheets to print, as a PDF. Refused when no badge has been made."""
    from app.documents.badges import badge_sheets as laid_out

    faces = badge_faces(station, assembly, only_new=only_new, say=say)
    if not faces:
        raise Refused("There is no badge to print. Make the badges first.")
    at = plan_of(station.database, assembly).assembly
    return laid_out(
        faces,
        title=at.title,
        day=at.day,
        rehearsal=at.rehearsal,
        note=at.note,
        paper=paper,
        progress=progress,
        cancelled=cancelled,
        say=say,
    )


def save_sheets(
    file: str,
    faces: Sequence[BadgeFace],
    details: tuple[str, date, bool, str],
    paper: str,
    progress: Callable[[int, int], None] | None = None,
) -> str:
    """Lay the faces out and write the PDF whole; `details` are title, day, rehearsal and note."""
    from app.documents.badges import badge_sheets as laid_out

    title, day, rehearsal, note = details
    data = laid_out(
        faces, title=title, day=day, rehearsal=rehearsal, note=note, paper=paper, progress=progress
    )
    target = Path(file)
    new = target.with_name(target.name + ".new")
    try:
        new.write_bytes(data)
        new.replace(target)
    except OSError as error:
        raise Trouble("not_written", "The sheets could not be written: {file}.", file=file) from error
    return file


def mark_printed(station: Station, assembly: str) -> int:
    """Note that the sheets went to the printer: every badge there is now. Returns how many were new."""
    with station.database.reading() as connection:
        fresh, revision = plans.not_printed(connection, assembly), plans.revision(connection, assembly)
    sheaf = Sheaf(assembly)
    for id in sorted(fresh):
        sheaf.change("badge", id, {"printed_revision": max(1, revision)})
    sheaf.write(station)
    return len(fresh)


def _kind_word(badge: Badge, say: Tongue) -> str:
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
