"""Who is in the hall: derived from the scans of one badge or walk-in, whatever order they came in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.door import Presence
from app.store.chain import Link, walk
from app.store.database import Raw
from app.store.kinds import LED_BY_SCANS

_NO_PASSAGE = frozenset({"check_in_undone", "assigned"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One time through a door, one taken back, or whose the people are."""

    id: str
    kind: str
    delegation: str
    door: str
    direction: str
    heads: int
    young: int
    at: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the passages lead."""

    state: Presence = Presence.NEVER
    delegation: str = ""
    heads: int = 0
    young: int = 0
    first_at: str | None = None
    last_at: str | None = None
    last_door: str = ""
    last_fact: str = ""


def standing(passages: list[Passage]) -> Standing:
    """Go through the passages in order; one taken back leads to where the one before it led."""
    path = [Standing()]
    for passage in passages:
        if passage.kind == "check_in_undone":
            if len(path) > 1:
                path.pop()
            path[-1] = replace(path[-1], last_fact=passage.id)
            continue
        if passage.kind == "assigned":
            # they were theirs all the time: whatever is taken back later, it stays so
            came = path[-1].state is not Presence.NEVER
            path = [_theirs(each, passage, came=came) for each in path]
            continue
        out = passage.direction == "out"
        path.append(
            Standing(
                Presence.OUT if out else Presence.IN,
                passage.delegation,
                passage.heads,
                passage.young,
                path[-1].first_at or (None if out else passage.at),
                passage.at,
                passage.door,
                passage.id,
            )
        )
    return path[-1]


def _theirs(before: Standing, passage: Passage, *, came: bool) -> Standing:
    return replace(before, delegation=passage.delegation if came else before.delegation, last_fact=passage.id)


def refresh(raw: Raw, scope: str, subject: str) -> None:
    """Write the presence row of that badge or walk-in anew from all its scans that are known here."""
    links: list[Link] = []
    passages: dict[str, Passage] = {}
    for row in raw.execute(
        "SELECT id, stamp, after, kind, delegation, door, direction, heads, young, at "
        "FROM scan INDEXED BY scan_subject WHERE scope = ? AND subject = ?",
        (scope, subject),
    ):
        id, stamp, after, kind, delegation, door, direction, heads, young, at = row
        if kind not in LED_BY_SCANS:
            continue
        passages[id] = Passage(id, kind, delegation, door, direction, heads, young, at)
        said = kind if kind in _NO_PASSAGE else ""
        links.append(Link(id, stamp, after, (said, direction, delegation, heads, young)))
    now = standing([passages[link.id] for link in walk(links).steps])
    _count(raw, scope, subject, now)
    raw.execute(
        "INSERT OR REPLACE INTO presence (scope, subject, delegation, state, first_at, last_at, last_door, "
        "last_fact, heads, young) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            scope,
            subject,
            now.delegation,
            now.state.value,
            now.first_at,
            now.last_at,
            now.last_door,
            now.last_fact,
            now.heads,
            now.young,
        ),
    )


def _count(raw: Raw, scope: str, subject: str, now: Standing) -> None:
    """Keep each delegation's numbers, so that a door need not add up the hall; nothing is kept of nobody."""
    before = raw.execute(
        "SELECT delegation, state, first_at, heads FROM presence WHERE scope = ? AND subject = ?",
        (scope, subject),
    ).fetchone()
    changed: dict[str, tuple[int, int]] = {}
    for sign, row in ((-1, before), (1, (now.delegation, now.state.value, now.first_at, now.heads))):
        if row is None:
            continue
        delegation, state, first_at, heads = row
        here, ever = changed.get(delegation, (0, 0))
        here += sign * heads * (state == Presence.IN.value)
        ever += sign * heads * (first_at is not None)
        changed[delegation] = (here, ever)
    for delegation, (here, ever) in changed.items():
        if here or ever:
            raw.execute(
                "INSERT INTO headcount (scope, delegation, here, ever) VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET here = here + excluded.here, ever = ever + excluded.ever",
                (scope, delegation, here, ever),
            )
        if here < 0 or ever < 0:
            raw.execute(
                "DELETE FROM headcount WHERE scope = ? AND delegation = ? AND here = 0 AND ever = 0",
                (scope, delegation),
            )
