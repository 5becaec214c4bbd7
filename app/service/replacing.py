"""A badge was lost: another takes its place, a spare one that is scanned or a new one to be printed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.badge import Reading, read
from app.domain.door import GUEST, Cause, Presence, Verdict, Word
from app.domain.plan import BadgeKind
from app.errors import Refused
from app.service import passage
from app.service.captions import Captions
from app.service.passage import POST, Keys
from app.service.sheaf import Sheaf
from app.store import amends, plan
from app.store import door as store
from app.store.change import Change
from app.store.door import Listed
from app.store.station import Station

NEW_BADGE = "a new badge was given"
"""Why the passages of the lost badge are taken back: the new one stands for the same people."""


@dataclass(frozen=True, slots=True)
class Given:
    """The badge that holds from now on."""

    caption: str
    verdict: Verdict
    """Of its people, who stand at the door."""


def replace_badge(station: Station, assembly: str, subject: str, *, door: str, spare: str = "") -> Given:
    """Give the people of a lost badge another one, and let them in with it.

    `spare` is what a spare badge was read as; without one a new badge is drawn, to be printed by its caption.
    Whoever was counted under the lost badge is counted under the new one, once; the lost one reads REPLACED.
    """
    given: list[Given] = []

    def act() -> Verdict:
        given.append(_replace(station, assembly, subject, door, spare))
        return given[0].verdict

    verdict = passage.decide_together(station, act)
    if not given:
        return Given("", verdict)  # the disk is full: the lost badge still holds
    kept = verdict.word is not Word.NOT_RECORDED
    return replace(given[0], verdict=verdict, caption=given[0].caption if kept else "")


def _replace(station: Station, assembly: str, subject: str, door: str, spare: str) -> Given:
    with station.database.reading() as connection:
        lost = store.listed(connection, assembly, subject)
        if lost is None:
            raise Refused("This badge is not in the list.")
        if lost.replaced:
            raise Refused("{caption} was replaced by another badge.", caption=lost.caption)
        taken = _spare(station, assembly, spare) if spare else None
        captions = Captions(plan.captions(connection, assembly)) if taken is None else None
        said = store.passing(connection, assembly, subject).delegation
    sheaf = Sheaf(assembly)
    stands_for = {
        "delegation": lost.delegation or (said if said != GUEST else ""),
        "person": lost.person or None,
        "kind": (BadgeKind.GUEST if said == GUEST and not lost.delegation else lost.kind).value,
        "heads": lost.heads,
        "young": lost.young,
    }
    if taken is not None:
        code, row = taken
        sheaf.change("badge", row.badge, stands_for)
        new, caption, id = code, row.caption, row.badge
    else:
        drawn = captions.draw() if captions is not None else {}
        id = sheaf.add("badge", {**stands_for, **drawn, "key_id": _key_id(station, assembly)})
        new, caption = str(drawn["code_id"]), str(drawn["caption"])
    sheaf.change("badge", lost.badge, {"replaced_by": id})
    sheaf.write(station, post=POST)
    was_in = _take_back(station, assembly, subject, lost)
    return Given(caption, _let_in(station, assembly, new, door, was_in=was_in))


def _spare(station: Station, assembly: str, scanned: str) -> tuple[str, Listed]:
    """The spare badge that was read: its code id and its row."""
    with station.database.reading() as connection:
        reading, code = read(scanned, store.rules(connection, assembly).number, Keys(station, assembly))
        if reading is not Reading.OURS or code is None:
            raise Refused("This is not a badge of this assembly. Scan a spare one.")
        id = code.badge.hex()
        row = store.listed(connection, assembly, id)
        seen = store.passing(connection, assembly, id).seen.state
    if row is None or row.replaced or row.delegation or row.person or row.kind is not BadgeKind.GUEST:
        raise Refused("This badge belongs to somebody. Scan a spare one.")
    if seen is not Presence.NEVER:
        raise Refused("This spare badge was given out already. Scan another one.")
    return id, row


def _let_in(station: Station, assembly: str, new: str, door: str, *, was_in: bool) -> Verdict:
    """With the new badge; whoever was counted as in the hall has a place there, however full it is."""

    def enter(change: Change) -> Verdict:
        before = passage.look_up(change, new)
        return passage.enter(change, replace(before, room=None) if was_in else before, door, None, 0, 0)

    return passage.decide(station, assembly, enter)


def _take_back(station: Station, assembly: str, subject: str, lost: Listed) -> bool:
    """The lost badge counts nobody any more, whatever ways it has gone; whether it counted them as inside."""
    with station.database.reading() as connection:
        steps = amends.steps_of(connection, assembly, subject)
        last = store.passing(connection, assembly, subject).seen
    standing = sum(-1 if step.undone else 1 for step in steps)
    if standing <= 0:
        return False
    with station.change("check_in_undone", assembly, post=POST) as change:
        after = last.last_fact
        for _ in range(standing):
            after = change.fact(
                "scan",
                {
                    "subject": subject,
                    "badge": lost.badge,
                    "delegation": lost.delegation,
                    "cause": Cause.REPLACED.value,
                    "door": last.door,
                    "heads": lost.heads,
                    "young": lost.young,
                },
                after=after,
                private={"reason": NEW_BADGE},
            )
    return last.state is Presence.IN


def _key_id(station: Station, assembly: str) -> int:
    """The newest key that this laptop holds; a door without one cannot draw badges."""
    known = max(Keys(station, assembly), default=0)
    if not known:
        raise Refused("This laptop does not hold the key of this assembly’s badges. Scan a spare badge.")
    return known
