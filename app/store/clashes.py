"""Where two laptops meant different things: found by asking, never stored, shown until someone settles it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection

from app.store.chain import Link, walk
from app.store.database import Raw, driver
from app.store.kinds import KINDS, LED_BY_SCANS, Act
from app.store.project import parsed
from app.store.stamps import version
from app.store.tables import PLAN, Scalar


@dataclass(frozen=True, slots=True)
class FactClash:
    """Two facts that follow the same one and say different things; a third that names both settles it."""

    table: str
    stands: str
    other: str

    @property
    def settled_by(self) -> str:
        """What the settling fact has to follow."""
        return " ".join(sorted((self.stands, self.other)))


@dataclass(frozen=True, slots=True)
class ColumnClash:
    """A column that two laptops changed from the same version; the later change stands."""

    table: str
    row: str
    column: str
    stands: Scalar
    other: Scalar
    """What the one that does not stand had said; None for a private text."""
    by: str
    """The station whose change does not stand."""


@dataclass(frozen=True, slots=True)
class Doubled:
    """Two rows with a number or caption that should be one's own."""

    table: str
    column: str
    value: Scalar
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Orphan:
    """A row that names one that is not known here yet."""

    table: str
    row: str
    column: str
    names: str


MEANING: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "scan": (("subject",), ("kind", "delegation", "direction", "heads", "young")),
    "agenda_mark": ((), ("mark", "item", "seconds", "power_holder", "clock")),
    "scene": ((), ("scene", "item", "ask", "power_holder")),
    "roll_call": (("delegation",), ("heads",)),
    "answer": (
        ("ask", "power_holder"),
        ("answer", "reason", "words", "condition", "deadline_words", "deadline_latest", "offer"),
    ),
    "read_back": (("answer",), ("outcome", "words")),
}
"""Per table: the columns that say whose chain a fact belongs to, and those that say what it means."""
_OWN = (
    ("institution", "number", "number <> 0"),
    ("assembly", "number", "number <> 0"),
    ("delegation", "number", "number <> 0"),
    ("badge", "caption", "caption <> '' AND replaced_by = ''"),
    ("badge", "code_id", "code_id <> ''"),
    ("ask", "number", "number <> 0"),
)
_PARENTS = (
    ("person", "delegation", "delegation"),
    ("badge", "delegation", "delegation"),
    ("badge", "person", "person"),
    ("ask_to", "ask", "ask"),
    ("ask_to", "power_holder", "power_holder"),
    ("scan", "delegation", "delegation"),
    ("answer", "ask", "ask"),
    ("answer", "power_holder", "power_holder"),
)


def fact_clashes(connection: Connection, scope: str) -> tuple[FactClash, ...]:
    """Double *next* of two co-chairs, two answers to one asking, a badge in and undone at once."""
    raw = driver(connection)
    return tuple(
        FactClash(table, one.id, other.id)
        for table in MEANING
        for chain in _chains(raw, scope, table)
        for one, other in walk(chain).clashes
    )


def column_clashes(connection: Connection, scope: str) -> tuple[ColumnClash, ...]:
    """Edits of one column made from the same version, until a later edit has seen either."""
    raw = driver(connection)
    edits: dict[tuple[str, str, str], dict[str, dict[str, Scalar]]] = {}
    for station, stamp, kind_name, schema, body in raw.execute(
        "SELECT station, stamp, kind, schema, body FROM entry WHERE scope = ?", (scope,)
    ):
        kind = KINDS.get(kind_name)
        if kind is None or kind.act is not Act.CHANGE or schema > kind.schema:
            continue
        for id, column, was, value in _edits(kind_name, schema, body):
            if column in PLAN[kind.table].empty:
                made = edits.setdefault((kind.table, id, column), {})
                made.setdefault(was, {})[version(stamp, station)] = value
    return tuple(clash for key, made in edits.items() for clash in _concurrent(raw, scope, key, made))


def doubled(connection: Connection, scope: str) -> tuple[Doubled, ...]:
    """Numbers and captions given twice."""
    found: list[Doubled] = []
    for table, column, where in _OWN:
        for value, rows in driver(connection).execute(
            f"SELECT {column}, group_concat(id, ' ') FROM "  # noqa: S608 - names are ours
            f"(SELECT {column}, id FROM {table} WHERE scope = ? AND removed = 0 AND {where} ORDER BY id) "
            f"GROUP BY {column} HAVING count(*) > 1",
            (scope,),
        ):
            found.append(Doubled(table, column, value, tuple(rows.split())))
    return tuple(found)


def orphans(connection: Connection, scope: str) -> tuple[Orphan, ...]:
    """Rows whose parent is not known here yet."""
    found: list[Orphan] = []
    for table, column, parent in _PARENTS:
        rows = driver(connection).execute(
            f"SELECT id, {column} FROM {table} AS child WHERE scope = ? AND {column} <> '' AND NOT EXISTS "  # noqa: S608 - names are ours
            f"(SELECT 1 FROM {parent} AS parent WHERE parent.scope = child.scope "
            f"AND parent.id = child.{column} AND parent.stamp <> '')",
            (scope,),
        )
        found += [Orphan(table, id, column, names) for id, names in rows]
    return tuple(found)


def _edits(kind: str, schema: int, body: str) -> list[tuple[str, str, str, Scalar]]:
    """Row, column, version it was made from and value of each edit; none of a body that cannot be read."""
    try:
        return [
            (str(row["id"]), column, str(was), row["set"].get(column))
            for row in parsed(kind, schema, body)
            for column, was in row.get("was", {}).items()
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return []


def _chains(raw: Raw, scope: str, table: str) -> Iterator[list[Link]]:
    whose, means = MEANING[table]
    chains: dict[tuple[Any, ...], list[Link]] = {}
    columns = ", ".join((*whose, *means))
    for id, stamp, after, kind, *said in raw.execute(
        f"SELECT id, stamp, after, kind, {columns} FROM {table} WHERE scope = ?",  # noqa: S608 - names are ours
        (scope,),
    ):
        if table == "scan" and kind not in LED_BY_SCANS:
            continue
        chain = chains.setdefault(tuple(said[: len(whose)]), [])
        chain.append(Link(id, stamp, after, tuple(said[len(whose) :])))
    yield from chains.values()


def _concurrent(
    raw: Raw, scope: str, key: tuple[str, str, str], made: dict[str, dict[str, Scalar]]
) -> Iterator[ColumnClash]:
    table, row, column = key
    found = raw.execute(
        f"SELECT stamp, stamps, {column} FROM {table} WHERE scope = ? AND id = ?",  # noqa: S608 - names are ours
        (scope, row),
    ).fetchone()
    if found is None:
        return
    now = cast(dict[str, str], json.loads(found[1])).get(column, cast(str, found[0]))
    private = column in PLAN[table].private
    for values in made.values():
        if now not in values:
            continue  # someone has changed it since, knowing what stood
        for stamped, value in sorted(values.items()):
            if stamped != now and (private or value != values[now]):
                yield ColumnClash(table, row, column, found[2], value, stamped.rpartition(".")[2])
