"""A made-up evening for the tests of what a person can do: three institutions, two mayors, two asks."""

from __future__ import annotations

from dataclasses import dataclass

from app.clock import Clock
from app.domain.badge import Code, issue
from app.domain.plan import BadgeKind
from app.paths import Home
from app.store.station import Station

A = "a" * 32
KEY = bytes(range(32))
NUMBER = 417
DOOR = "Door A"

SCHOOL, CHURCH, UNION = "d-school", "d-church", "d-union"
MAYOR_1, MAYOR_2 = "p-mayor-1", "p-mayor-2"
WAGE, HOMES = "k-wage", "k-homes"
SETUP, WELCOME, ROLL, ASK_WAGE, MUSIC, ASK_HOMES, RECAP, CLOSE = (
    f"i-{name}" for name in ("setup", "welcome", "roll", "wage", "music", "homes", "recap", "close")
)


@dataclass(frozen=True, slots=True)
class Planned:
    """The station, and the codes of the badges that are on the list."""

    station: Station
    delegate: tuple[str, ...]
    """Three of the school, of whom the first has a name."""
    group: str
    """Twelve young people and two adults of the church."""
    replaced: str

    def code(self, badge: int, *, institution: int = 0, assembly: int = NUMBER, key: bytes = KEY) -> str:
        """A good code for a badge that is on nobody's list."""
        return issue(key, Code(BadgeKind.DELEGATE, assembly, 1, badge.to_bytes(6, "big"), institution))


def lay_out(home: Home, clock: Clock, *, capacity: int = 600, rehearsal: bool = False) -> Planned:
    """Plan the evening in a new file."""
    station = Station.open(home, clock)
    _assembly(station, capacity, rehearsal)
    station.share_secret(A, "badge/1", KEY)
    codes = _badges(station)
    return Planned(station, codes[:3], codes[3], codes[4])


def _assembly(station: Station, capacity: int, rehearsal: bool) -> None:
    with station.change("assembly_added", A) as change:
        change.row(
            "assembly",
            None,
            {
                "title": "Autumn Assembly",
                "alliance": "Riverside Alliance",
                "venue": "Riverside Hall",
                "day": "2026-11-24",
                "starts": "18:30",
                "ends": "19:30",
                "zone": "Europe/London",
                "capacity": capacity,
                "target": 40,
                "number": NUMBER,
                "rehearsal": rehearsal,
                "note": "Rehearsal, made up" if rehearsal else "",
            },
        )
    delegations = [
        (SCHOOL, "Elm Street School", "school", 1, 25, "b"),
        (CHURCH, "Oak Road Church", "church", 2, 14, "a"),
        (UNION, "Ash Lane Union", "union", 3, 5, "c"),
    ]
    with station.change("delegation_added", A) as change:
        for id, name, type, number, pledge, place in delegations:
            change.row(
                "delegation",
                None,
                {"name": name, "type": type, "number": number, "pledge": pledge, "place": place},
                named=id,
            )
    with station.change("power_holder_added", A) as change:
        for id, name, place in ((MAYOR_1, "Mayor 1", "a"), (MAYOR_2, "Mayor 2", "b")):
            change.row("power_holder", None, {"name": name, "office": "Mayor", "place": place}, named=id)
    asks = [(WAGE, 1, "A living wage", [MAYOR_1, MAYOR_2]), (HOMES, 2, "Homes", [MAYOR_1])]
    with station.change("ask_added", A) as change:
        for id, number, title, _ in asks:
            change.row(
                "ask",
                None,
                {"number": number, "title": title, "words": f"Will you … {title}?", "place": str(number)},
                named=id,
            )
    with station.change("ask_to_added", A) as change:
        for id, _, _, holders in asks:
            for place, holder in enumerate(holders):
                change.row("ask_to", None, {"ask": id, "power_holder": holder, "place": str(place)})
    agenda = [
        (SETUP, "Set up", "prepare", 30, "", False),
        (WELCOME, "Welcome", "welcome", 5, "", True),
        (ROLL, "Roll call", "roll call", 5, "", True),
        (ASK_WAGE, "A living wage", "ask", 15, WAGE, True),
        (MUSIC, "Music", "music", 5, "", True),
        (ASK_HOMES, "Homes", "response", 10, HOMES, True),
        (RECAP, "Recap", "recap", 10, "", True),
        (CLOSE, "Close", "close", 10, "", True),
    ]
    with station.change("agenda_item_added", A) as change:
        for place, (id, title, kind, minutes, ask, public) in enumerate(agenda):
            change.row(
                "agenda_item",
                None,
                {
                    "place": f"{place}",
                    "title": title,
                    "kind": kind,
                    "seconds": minutes * 60,
                    "public": public,
                    "protected": kind in ("ask", "response", "recap"),
                    "ask": ask,
                },
                named=id,
            )


def _badges(station: Station) -> tuple[str, ...]:
    with station.change("person_added", A) as change:
        person = change.row(
            "person", None, {"delegation": SCHOOL, "kind": "delegate"}, private={"name": "Delegate Ŵn"}
        )
    rows = [
        (SCHOOL, 1, person, BadgeKind.DELEGATE, 1, 0, "heron 1001", ""),
        (SCHOOL, 1, None, BadgeKind.DELEGATE, 1, 0, "otter 1002", ""),
        (SCHOOL, 1, None, BadgeKind.POWER_HOLDER_PARTY, 1, 0, "finch 1003", ""),
        (CHURCH, 2, None, BadgeKind.YOUNG_PEOPLE, 14, 12, "maple 1004", ""),
        (CHURCH, 2, None, BadgeKind.DELEGATE, 1, 0, "birch 1005", "another"),
    ]
    codes: list[str] = []
    with station.change("badge_added", A) as change:
        for place, (delegation, number, whose, kind, heads, young, caption, replaced) in enumerate(rows):
            code_id = bytes([0xB0 + place] * 6)
            codes.append(issue(KEY, Code(kind, NUMBER, 1, code_id, number)))
            change.row(
                "badge",
                None,
                {
                    "delegation": delegation,
                    "person": whose,
                    "kind": kind.value,
                    "code_id": code_id.hex(),
                    "key_id": 1,
                    "heads": heads,
                    "young": young,
                    "caption": caption,
                    "replaced_by": replaced,
                },
            )
    return tuple(codes)
