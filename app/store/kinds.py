"""The register of everything that can be done: each kind of entry, the table it writes, whom it concerns.

A kind that is not here is from a newer version: its entries are kept, and projected after the update.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.store.tables import SHARED


class Topic(StrEnum):
    """The areas that may have to look again."""

    PLAN = "plan"
    DOOR = "door"
    CHAIR = "chair"
    TALLY = "tally"
    STAGE = "stage"
    RECORDS = "records"
    FOLLOW_UP = "follow_up"


class Act(StrEnum):
    """What an entry of the kind does with its rows."""

    ADD = "add"
    CHANGE = "change"
    FACT = "fact"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that can be done."""

    name: str
    table: str
    act: Act
    topics: frozenset[str]
    schema: int = 1
    """Of the body; a newer one is not projected here."""

    @property
    def shape(self) -> str:
        """Plan rows or facts."""
        return "fact" if self.act is Act.FACT else "plan"

    @property
    def private(self) -> frozenset[str]:
        """Columns whose text travels apart from the body."""
        return SHARED[self.table].private if self.table else frozenset()


_EVERYWHERE = frozenset(topic.value for topic in Topic)

_PLAN: dict[str, str] = {
    "alliance": "plan records",
    "institution": "plan door",
    "power_holder_office": "plan follow_up",
    "assembly": "plan door chair tally stage records",
    "delegation": "plan door chair stage records",
    "person": "plan door",
    "badge": "plan door",
    "power_holder": "plan chair tally stage records",
    "ask": "plan chair tally stage records follow_up",
    "ask_to": "plan chair tally stage records",
    "agenda_item": "plan chair stage records",
    "role": "plan chair",
}

_FACTS: dict[str, tuple[str, str]] = {
    "checked_in": ("scan", "door chair stage"),
    "scanned_again": ("scan", "door"),
    "turned_away": ("scan", "door"),
    "checked_out": ("scan", "door chair stage"),
    "check_in_undone": ("scan", "door chair stage"),
    "admitted_by_hand": ("scan", "door chair stage"),
    "walked_in": ("scan", "door chair stage"),
    "assigned": ("scan", "door chair stage"),
    "item_started": ("agenda_mark", "chair stage tally records"),
    "item_held": ("agenda_mark", "chair stage"),
    "item_resumed": ("agenda_mark", "chair stage"),
    "time_added": ("agenda_mark", "chair stage"),
    "assembly_ended": ("agenda_mark", "chair stage tally records"),
    "speaker_started": ("agenda_mark", "chair stage"),
    "scene_shown": ("scene", "chair stage"),
    "roll_called": ("roll_call", "chair stage door records"),
    "asked": ("asking", "chair tally stage records"),
    "answered": ("answer", "chair tally stage records follow_up"),
    "answer_corrected": ("answer", "chair tally stage records follow_up"),
    "read_back": ("read_back", "chair tally stage records follow_up"),
    "turnout_sealed": ("turnout", "records"),
    "document_sealed": ("sealing", "records"),
    "commitment_noted": ("commitment_note", "follow_up"),
    "secret_shared": ("secret", "door plan"),
}


def _register() -> dict[str, Kind]:
    made = [
        Kind(f"{table}_{done}", table, act, frozenset(topics.split()))
        for table, topics in _PLAN.items()
        for done, act in (("added", Act.ADD), ("changed", Act.CHANGE))
    ]
    made += [
        Kind(name, table, Act.FACT, frozenset(topics.split())) for name, (table, topics) in _FACTS.items()
    ]
    made += [
        Kind("station_admitted", "station", Act.ADD, frozenset({Topic.PLAN.value})),
        Kind("station_revoked", "station", Act.CHANGE, _EVERYWHERE),
        Kind("person_erased", "erasure", Act.FACT, _EVERYWHERE),
        Kind("assembly_purged", "erasure", Act.FACT, _EVERYWHERE),
        Kind("batch_closed", "", Act.CLOSE, frozenset()),
    ]
    return {kind.name: kind for kind in made}


KINDS: dict[str, Kind] = _register()

COMING_AND_GOING = frozenset(
    {"checked_in", "checked_out", "check_in_undone", "admitted_by_hand", "walked_in"}
)
"""Scans that change where people are; the others only tell that someone tried."""

LED_BY_SCANS = COMING_AND_GOING | {"assigned"}
"""Scans that follow one another: those, and whose the people are, said after they came in."""
