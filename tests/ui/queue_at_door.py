"""A queue of arrivals, drawn and counted on paper: who comes, how, and what the hall must then say.

The paper knows the rules of the door and nothing of the program: what it counts must stand in the file.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.badge import Code, issue
from app.domain.plan import BadgeKind, InstitutionType
from app.store.station import Station

A = "c" * 32
NUMBER = 917
KEY = bytes(range(1, 33))
STRANGE_KEY = bytes(range(2, 34))
TREES = (
    *("Acacia", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper"),
    *("Kapok", "Lime", "Maple", "Nutmeg", "Oak", "Poplar", "Quince", "Rowan", "Spruce", "Teak"),
)
SECONDS_APART = 2.0
QUIET = 10.0
"""Seconds in which the same badge at the same door is the same scan."""


class Act(StrEnum):
    """What the next one in the queue does."""

    COME = "come"
    AGAIN = "again"
    FOREIGN = "foreign"
    WALK_IN = "walk in"
    RECOUNT = "recount"
    GO = "go"
    RETURN = "return"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge on the list."""

    place: int
    institution: int
    heads: int

    @property
    def kind(self) -> BadgeKind:
        """A delegate's, or that of a group of young people."""
        return BadgeKind.DELEGATE if self.heads == 1 else BadgeKind.YOUNG_PEOPLE

    @property
    def id(self) -> bytes:
        """What its code calls it."""
        return self.place.to_bytes(6, "big")

    @property
    def code(self) -> str:
        """What a scanner reads."""
        return issue(KEY, Code(self.kind, NUMBER, 1, self.id, self.institution + 1))


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the queue."""

    act: Act
    badge: Badge | None = None
    institution: int = 0
    young: int = 0
    text: str = ""
    """Of a code that is not ours."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Where the people of one badge are, and since when."""

    inside: bool = False
    heads: int = 0
    at: float = float("-inf")


@dataclass(slots=True)
class Paper:
    """The count on paper; seconds are the evening's own."""

    seen: dict[int, Seen] = field(default_factory=dict[int, Seen])
    """By badge, whoever ever came."""
    walked_in: list[int] = field(default_factory=lambda: [0] * len(TREES))
    badges: dict[int, Badge] = field(default_factory=dict[int, Badge])

    @property
    def counts(self) -> dict[str, tuple[int, int]]:
        """By delegation, in the hall now and ever present."""
        here, ever = list(self.walked_in), list(self.walked_in)
        for place, seen in self.seen.items():
            here[self.badges[place].institution] += seen.heads if seen.inside else 0
            ever[self.badges[place].institution] += seen.heads
        return {f"d{at}": (here[at], ever[at]) for at in range(len(TREES))}

    @property
    def total(self) -> tuple[int, int]:
        """In the hall now, and ever present."""
        return sum(here for here, _ in self.counts.values()), sum(ever for _, ever in self.counts.values())

    def word(self, step: Step, seconds: float) -> str:
        """The word that must be painted for a step."""
        if step.act is Act.FOREIGN:
            return "not ours"
        if step.act is Act.GO:
            return "gone out"
        if step.act is Act.UNDO:
            return "undone"
        seen = self.seen.get(step.badge.place) if step.badge else None
        if step.act in (Act.COME, Act.AGAIN) and seen is not None and seen.inside:
            return "welcome" if seconds - seen.at < QUIET else "already in"
        return "welcome"

    def stages(self, step: Step, seconds: float) -> list[Paper]:
        """The paper after each commit of a step: one, or two."""
        badge = step.badge
        if step.act is Act.WALK_IN:
            walked_in = list(self.walked_in)
            walked_in[step.institution] += 1
            return [Paper(self.seen, walked_in, self.badges)]
        if badge is None:
            return [self]
        out = Seen(False, self.seen[badge.place].heads) if badge.place in self.seen else None
        back = Seen(True, badge.heads, seconds)
        if step.act is Act.GO:
            return [self._with(badge, out)]
        if step.act is Act.UNDO:
            return [self._with(badge, None)]
        if step.act is Act.RECOUNT:
            return [self._with(badge, None), self._with(badge, Seen(True, 1 + step.young, seconds))]
        if step.act is Act.RETURN:
            return [self._with(badge, out), self._with(badge, back)]
        inside = badge.place in self.seen and self.seen[badge.place].inside
        return [self if inside else self._with(badge, back)]

    def _with(self, badge: Badge, seen: Seen | None) -> Paper:
        others = {place: each for place, each in self.seen.items() if place != badge.place}
        if seen is not None:
            others[badge.place] = seen
        return Paper(others, self.walked_in, {**self.badges, badge.place: badge})


def badges(arrivals: int) -> list[Badge]:
    """As many as there are arrivals; every fortieth is a group's."""
    draw = random.Random(arrivals)
    return [
        Badge(place, draw.randrange(len(TREES)), draw.randrange(8, 31) if place % 40 == 7 else 1)
        for place in range(arrivals)
    ]


def queue(arrivals: int) -> list[Step]:
    """Of a hundred arrivals five are scanned twice, two codes are foreign, three have no badge; some go out.

    Every group is counted anew, every hundredth check-in is taken back and done again.
    """
    draw, steps, came, out = random.Random(20261124), list[Step](), list[Badge](), list[Badge]()
    for badge in badges(arrivals):
        turn = badge.place % 100
        if turn in (17, 49, 83):
            steps.append(Step(Act.WALK_IN, institution=draw.randrange(len(TREES))))
            continue
        steps.append(Step(Act.COME, badge))
        if badge.heads > 1:
            steps.append(Step(Act.RECOUNT, badge, young=draw.randrange(1, 20)))
        elif turn == 61:
            steps += [Step(Act.UNDO, badge), Step(Act.COME, badge)]
        inside = [each for each in came[:-12] if each not in out]
        if turn in (13, 29, 37, 71, 97):
            steps.append(Step(Act.AGAIN, draw.choice(inside or came)))
        if turn in (23, 67):
            steps.append(Step(Act.FOREIGN, text=_foreign(draw)))
        if turn in (31, 53, 89) and inside:
            out.append(draw.choice(inside))
            steps.append(Step(Act.GO, out[-1]))
        if turn in (41, 79) and out:
            steps.append(Step(Act.COME, out.pop(0)))
        if turn == 59 and inside:
            steps.append(Step(Act.RETURN, draw.choice(inside)))
        came.append(badge)
    return steps


def _foreign(draw: random.Random) -> str:
    someone = draw.randbytes(6)
    return draw.choice(
        (
            f"https://example.org/leaflet?id={draw.randrange(10**6)}",
            issue(KEY, Code(BadgeKind.DELEGATE, NUMBER + 1, 1, someone, 1)),
            issue(STRANGE_KEY, Code(BadgeKind.DELEGATE, NUMBER, 1, someone, 1)),
            issue(KEY, Code(BadgeKind.DELEGATE, NUMBER, 9, someone, 1)),
        )
    )


def lay_out(station: Station, arrivals: int) -> None:
    """The assembly with its institutions and badges."""
    with station.change("assembly_added", A) as change:
        facts = {"title": "Queue", "number": NUMBER, "day": "2026-11-24", "starts": "19:00", "ends": "20:30"}
        change.row("assembly", None, {**facts, "zone": "Europe/London", "capacity": arrivals * 3})
    station.share_secret(A, "badge/1", KEY)
    with station.change("delegation_added", A) as change:
        for number in range(len(TREES)):
            facts = {"name": name_of(number), "type": InstitutionType.SCHOOL.value, "place": f"d{number:02}"}
            change.row("delegation", None, {**facts, "number": number + 1, "pledge": 50}, named=f"d{number}")
    listed = badges(arrivals)
    for start in range(0, arrivals, 500):
        with station.change("badge_added", A) as change:
            for badge in listed[start : start + 500]:
                row = {
                    "delegation": f"d{badge.institution}",
                    "kind": badge.kind.value,
                    "code_id": badge.id.hex(),
                    "key_id": 1,
                    "heads": badge.heads,
                    "young": badge.heads - 1,
                    "caption": f"WREN {badge.place:04}",
                }
                change.row("badge", None, row, named=f"b{badge.place}")


def name_of(institution: int) -> str:
    """What an institution is called."""
    return f"{TREES[institution]} Street Hall"
