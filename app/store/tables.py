"""The tables: plan rows change by column, facts of the night are only added, local rows stay on this laptop.

A shared table has its key (scope, id) and nothing else that could refuse a row: a row of another laptop may
come before its parent, or twice under another id, and is shown as such. Text that says something about a
person is *private*: it travels apart from the journal's body and can be forgotten. What stays empty is
`''` in a text, 0 in a number, NULL in a column that is private or may be unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

Scalar: TypeAlias = str | int | float | bool | None

metadata = MetaData()


@dataclass(frozen=True, slots=True)
class Shape:
    """What apply needs to know of a shared table."""

    name: str
    fact: bool
    columns: tuple[str, ...]
    """Those of the table's own, without scope, id and the journal's marks."""
    empty: dict[str, Scalar]
    private: frozenset[str]
    personal: frozenset[str]
    """Columns that erasure sets to NULL: the private ones and the link to a person."""


PLAN: dict[str, Shape] = {}
FACTS: dict[str, Shape] = {}


def _text(name: str) -> Column[Any]:
    return Column(name, Text, info={"empty": ""})


def _number(name: str) -> Column[Any]:
    return Column(name, Integer, info={"empty": 0})


def _unknown(name: str, number: bool = False) -> Column[Any]:
    return Column(name, Integer if number else Text, info={"empty": None})


def _private(name: str) -> Column[Any]:
    return Column(name, Text, info={"empty": None, "private": True})


def _texts(names: str) -> list[Column[Any]]:
    return [_text(name) for name in names.split()]


def _key() -> list[Column[Any]]:
    return [Column("scope", Text, primary_key=True), Column("id", Text, primary_key=True)]


def _shape(name: str, fact: bool, columns: list[Column[Any]]) -> Shape:
    private = frozenset(column.name for column in columns if column.info.get("private"))
    return Shape(
        name,
        fact,
        tuple(column.name for column in columns),
        {column.name: column.info["empty"] for column in columns},
        private,
        private | {column.name for column in columns if column.name == "person"},
    )


def _plan(name: str, *columns: Column[Any]) -> Table:
    """`stamp` is the creating entry's, `stamps` those of columns changed later."""
    PLAN[name] = _shape(name, False, [*columns, _number("removed")])
    marks = [Column("stamp", Text), Column("stamps", Text)]
    return Table(name, metadata, *_key(), *columns, _number("removed"), *marks, sqlite_with_rowid=False)


def _fact(name: str, *columns: Column[Any]) -> Table:
    """`kind` and `stamp` are the entry's; `after` names the fact it follows, two when it settles a clash."""
    FACTS[name] = _shape(name, True, list(columns))
    marks = [Column("kind", Text), Column("stamp", Text), Column("after", Text)]
    return Table(name, metadata, *_key(), *marks, *columns, sqlite_with_rowid=False)


# ---- the alliance: institutions, offices, stations, follow-up -------------------------------------------

alliance = _plan("alliance", *_texts("name root_fingerprint"))
institution = _plan("institution", *_texts("name type"), _number("number"), _number("pledge_default"))
station = _plan(
    "station",
    *_texts("name post public_key age_key"),
    _unknown("revoked_after", number=True),
    *_texts("endorsed_by endorsement"),
)
power_holder_office = _plan("power_holder_office", *_texts("name office organisation contact"))
commitment_note = _fact("commitment_note", *_texts("assembly answer status on_day source words"))

# ---- an assembly's plan ----------------------------------------------------------------------------------

assembly = _plan(
    "assembly",
    *_texts("title alliance venue day starts ends zone"),
    _number("capacity"),
    _number("target"),
    _number("number"),
    _number("rehearsal"),
    *_texts("tongue secretary note source accent"),
    _number("listed_only"),
)
delegation = _plan(
    "delegation",
    *_texts("institution name type"),
    _number("number"),
    _number("pledge"),
    _private("lead"),
    _text("place"),
)
person = _plan(
    "person", _text("delegation"), _private("name"), _private("access"), _text("kind"), _private("note")
)
badge = _plan(
    "badge",
    _text("delegation"),
    _unknown("person"),
    *_texts("kind code_id"),
    _number("key_id"),
    _number("heads"),
    _number("young"),
    *_texts("caption replaced_by"),
    _number("printed_revision"),
)
power_holder = _plan(
    "power_holder",
    *_texts("office_id name said office organisation attendance representing authority place"),
)
ask = _plan(
    "ask",
    _number("number"),
    *_texts("title words action by_when by_earliest by_latest why our_commitment topic place source"),
)
ask_to = _plan("ask_to", *_texts("ask power_holder place"))
agenda_item = _plan(
    "agenda_item",
    *_texts("place title kind who script"),
    _number("seconds"),
    _number("public"),
    _number("protected"),
    _text("ask"),
)
role = _plan("role", *_texts("name who"))

# ---- the facts of the night ------------------------------------------------------------------------------

scan = _fact(
    "scan",
    *_texts("subject badge delegation"),
    _unknown("person"),
    *_texts("verdict cause door direction"),
    _number("heads"),
    _number("young"),
    _text("at"),
    _number("length"),
    _private("reason"),
)
agenda_mark = _fact("agenda_mark", *_texts("mark item"), _number("seconds"), *_texts("at power_holder clock"))
scene = _fact("scene", *_texts("scene item ask power_holder at"))
roll_call = _fact("roll_call", _text("delegation"), _number("heads"), _text("at"))
asking = _fact("asking", *_texts("ask power_holder at by"))
answer = _fact(
    "answer",
    *_texts("ask power_holder asking answer reason words condition"),
    *_texts(
        "deadline_words deadline_earliest deadline_latest contact follow_up channel offer at why_corrected"
    ),
)
read_back = _fact("read_back", *_texts("answer outcome words at"))
turnout = _fact(
    "turnout",
    _text("delegation"),
    _number("pledged"),
    _number("heads"),
    _number("ever"),
    *_texts("quarter at"),
)
sealing = _fact(
    "sealing",
    *_texts("document power_holder"),
    _number("revision"),
    *_texts("sha256 twin_sha256"),
    _number("entries"),
    *_texts("head tips signer fingerprint at"),
)
secret = _fact("secret", *_texts("name sealed stations at"), _private("reason"))
erasure = _fact("erasure", *_texts("subject at"))

# ---- what apply derives from facts -----------------------------------------------------------------------

presence = Table(
    "presence",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    *(
        Column(name, Text)
        for name in ("delegation", "state", "first_at", "last_at", "last_door", "last_fact")
    ),
    Column("heads", Integer),
    Column("young", Integer),
    sqlite_with_rowid=False,
)

headcount = Table(
    "headcount",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("delegation", Text, primary_key=True),
    Column("here", Integer),
    Column("ever", Integer),
    sqlite_with_rowid=False,
)

# ---- the journal -----------------------------------------------------------------------------------------

entry = Table(
    "entry",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("station", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("stamp", Text),
    Column("kind", Text),
    Column("schema", Integer),
    Column("who", Text),
    Column("post", Text),
    Column("batch", Text),
    Column("body", Text),
    Column("digests", Text),
    Column("hash", LargeBinary),
    Column("signature", LargeBinary),
    sqlite_with_rowid=False,
)
private_text = Table(
    "private_text",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("station", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("item", Integer, primary_key=True),
    Column("row", Text),
    Column("text", Text),
    Column("salt", LargeBinary),
    sqlite_with_rowid=False,
)

# ---- local: never in the journal -------------------------------------------------------------------------

draft = Table(
    "draft",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("text", Text),
    Column("at", Text),
)
quarantine = Table(
    "quarantine",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("station", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("hash", Text, primary_key=True),
    Column("cause", Text),
    Column("packet", Text),
)
waiting = Table(
    "waiting",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("station", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("cause", Text),
)
cursor = Table("cursor", metadata, Column("name", Text, primary_key=True), Column("value", Text))
local_setting = Table(
    "local_setting", metadata, Column("name", Text, primary_key=True), Column("value", Text)
)
identity = Table(
    "identity",
    metadata,
    Column("place", Integer, primary_key=True),
    Column("station", Text),
    Column("signing_key", LargeBinary),
    Column("age_key", Text),
    Column("instance", Text),
)
anchor = Table(
    "anchor",
    metadata,
    Column("station", Text, primary_key=True),
    Column("public_key", Text),
)

Index("scan_subject", scan.c.scope, scan.c.subject)
Index("scan_door", scan.c.scope, scan.c.door, scan.c.at)
Index("scan_turned_away", scan.c.scope, scan.c.at, sqlite_where=scan.c.kind == "turned_away")
Index(
    "scan_apart",
    scan.c.scope,
    scan.c.badge,
    sqlite_where=(scan.c.badge != "") & scan.c.kind.in_(("walked_in", "admitted_by_hand")),
)
Index("badge_code", badge.c.scope, badge.c.code_id)
Index("badge_person", badge.c.scope, badge.c.person)
Index("ask_to_ask", ask_to.c.scope, ask_to.c.ask)
Index("answer_cell", answer.c.scope, answer.c.ask, answer.c.power_holder)
Index(
    "presence_whose",
    presence.c.scope,
    presence.c.last_at,
    sqlite_where=presence.c.delegation == "",
)
Index("private_row", private_text.c.scope, private_text.c.row)
Index(
    "entry_batch",
    entry.c.scope,
    entry.c.station,
    entry.c.batch,
    sqlite_where=entry.c.batch != "",
)

SHARED: dict[str, Shape] = PLAN | FACTS
PROJECTED = ("presence", "headcount")
_FORGETTABLE = {"private_text": frozenset({"text", "salt"})}


def triggers() -> list[str]:
    """What keeps the journal and the facts append-only; only forgetting is let through."""
    made: list[str] = []
    for name in ("entry", "private_text", *FACTS):
        made.append(
            f"CREATE TRIGGER {name}_kept BEFORE DELETE ON {name} "
            "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        )
        columns = [column.name for column in metadata.tables[name].columns]
        may_go = FACTS[name].personal if name in FACTS else _FORGETTABLE.get(name, frozenset())
        same = [f"NEW.{column} IS OLD.{column}" for column in columns if column not in may_go]
        same += [
            f"(NEW.{column} IS OLD.{column} OR NEW.{column} IS NULL)"
            for column in columns
            if column in may_go
        ]
        made.append(
            f"CREATE TRIGGER {name}_as_written BEFORE UPDATE ON {name} WHEN NOT ({' AND '.join(same)}) "
            "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        )
    return made
