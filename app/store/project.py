"""Rows from entries: the later edit of each column stands, facts are added, erased persons stay erased.

Whatever order entries come in, the rows end up the same, to the byte.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from app.store import presence
from app.store.database import Raw
from app.store.erase import erased_in, forget
from app.store.journal import Entry, batch_size, entries_of_batch
from app.store.kinds import KINDS, LED_BY_SCANS, Act, Kind
from app.store.migrations.lift import lift
from app.store.stamps import version
from app.store.tables import FACTS, PLAN, SHARED, Scalar, Shape

NOTHING: frozenset[str] = frozenset()
_ALWAYS = frozenset({"station", "erasure"})
"""Counted even of a revoked station: what was forgotten cannot come back, in whatever order it is heard."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of an entry's body, with its private texts as far as they are here."""

    id: str
    values: dict[str, Scalar]
    creates: bool
    after: str
    private: tuple[str, ...]


def project(raw: Raw, entry: Entry) -> frozenset[str]:
    """Write the rows of a stored entry; returns the topics that have news.

    Not written: kinds and schemas from a newer version (they wait), what a revoked station wrote after its
    last counted number, and a batch that is not closed.
    """
    kind = KINDS.get(entry.kind)
    if kind is None or entry.schema > kind.schema:
        return _wait(raw, entry, "newer")
    if kind.table not in _ALWAYS and _revoked(raw, entry):
        return NOTHING
    if kind.act is Act.CLOSE:
        return _close(raw, entry)
    return NOTHING if entry.batch else _rows(raw, entry, kind)


def lines(entry: Entry, kind: Kind) -> list[Line] | None:
    """The rows of the body; None when it is not what this kind's body should be."""
    try:
        return _lines(entry, kind, parsed(entry.kind, entry.schema, entry.body))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return None


def parsed(kind: str, schema: int, body: str) -> list[dict[str, Any]]:
    """The rows of a body as today's version of the kind reads them."""
    return cast(list[dict[str, Any]], json.loads(lift(kind, schema, body))["rows"])


def _lines(entry: Entry, kind: Kind, rows: list[dict[str, Any]]) -> list[Line]:
    shape, items, made = SHARED[kind.table], iter(entry.private), list[Line]()
    for place, row in enumerate(rows):
        values = {column: value for column, value in row["set"].items() if column in shape.empty}
        if row["table"] != kind.table or not all(_scalar(value) for value in values.values()):
            raise ValueError("not a row of this kind")
        named = tuple(column for column in row.get("private", ()) if column in shape.private)
        if "private" in row:
            item = next(items, None)
            if item is None:
                raise ValueError("a row without its private item")
            texts: dict[str, Any] = json.loads(item.text) if item.text is not None else {}
            given = {column: texts.get(column) for column in named}
            if not all(
                value is None or (isinstance(value, str) and _scalar(value)) for value in given.values()
            ):
                raise ValueError("a private text is text")
            values |= given
        id = f"{entry.station}.{entry.number}.{place}" if shape.fact else row["id"]
        after = row.get("after", "")
        if not (isinstance(id, str) and isinstance(after, str) and _scalar(id) and _scalar(after)):
            raise TypeError("ids are texts")
        made.append(Line(id, values, "was" not in row, after, named))
    return made


def _scalar(value: object) -> bool:
    if isinstance(value, str):
        return value.isascii() or bool(value.encode())  # half a character is a ValueError
    return value is None or isinstance(value, float) or (isinstance(value, int) and abs(value) < 1 << 63)


def _rows(raw: Raw, entry: Entry, kind: Kind) -> frozenset[str]:
    rows = lines(entry, kind)
    if rows is None:
        return _wait(raw, entry, "broken")
    shape = SHARED[kind.table]
    if shape.fact:
        _facts(raw, entry, shape, rows)
    else:
        stamped = version(entry.stamp, entry.station)
        for row in rows:
            _plan_row(raw, entry.scope, shape, row, stamped)
    if kind.table == "erasure":
        for row in rows:
            forget(raw, entry.scope, str(row.values.get("subject") or ""))
    elif shape.personal:
        _stay_erased(raw, entry.scope, rows)
    return kind.topics


def _facts(raw: Raw, entry: Entry, shape: Shape, rows: list[Line]) -> None:
    stamped = version(entry.stamp, entry.station)
    raw.executemany(
        _insert(shape.name),
        [
            (
                entry.scope,
                row.id,
                entry.kind,
                stamped,
                row.after,
                *(row.values.get(column, shape.empty[column]) for column in shape.columns),
            )
            for row in rows
        ],
    )
    if shape.name == "scan" and entry.kind in LED_BY_SCANS:
        for subject in {str(row.values.get("subject") or "") for row in rows}:
            presence.refresh(raw, entry.scope, subject)


def _plan_row(raw: Raw, scope: str, shape: Shape, line: Line, stamped: str) -> None:
    """The later stamp stands, column by column; a creation sets every column, an edit those it names."""
    found = raw.execute(select_row(shape.name), (scope, line.id)).fetchone()
    given = shape.empty | line.values if line.creates else line.values
    if found is None:
        stamp = stamped if line.creates else ""
        stamps = {} if line.creates else dict.fromkeys(given, stamped)
        # an edit that came before its row: out of sight until the row itself is here
        row = shape.empty | (given if line.creates else {"removed": 1} | given)
    else:
        stamp, stamps = cast(str, found[0]), cast(dict[str, str], json.loads(found[1]))
        row = dict(zip(shape.columns, found[2:], strict=True))
        for column, value in given.items():
            if stamped > stamps.get(column, stamp):
                row[column] = value
                stamps[column] = stamped
        if line.creates:
            stamp = max(stamp, stamped)
        stamps = {column: each for column, each in stamps.items() if each > stamp}
    kept = json.dumps(stamps, sort_keys=True, separators=(",", ":"))
    raw.execute(
        _insert(shape.name), (scope, line.id, *(row[column] for column in shape.columns), stamp, kept)
    )


def _stay_erased(raw: Raw, scope: str, rows: list[Line]) -> None:
    gone = erased_in(raw, scope)
    if not gone:
        return
    if "*" in gone:
        forget(raw, scope, "*")
        return
    for subject in gone & {str(each) for row in rows for each in (row.id, row.values.get("person"))}:
        forget(raw, scope, subject)


def _close(raw: Raw, entry: Entry) -> frozenset[str]:
    """The rows of a whole batch at once; a broken one counts for nothing."""
    try:
        expected = cast(dict[str, Any], json.loads(entry.body))["count"]
    except (ValueError, KeyError, TypeError):
        return _wait(raw, entry, "broken")
    if batch_size(raw, entry.scope, entry.station, entry.batch, entry.number) != expected:
        return NOTHING
    topics: set[str] = set()
    for each in entries_of_batch(raw, entry):
        kind = KINDS.get(each.kind)
        if kind is None or each.schema > kind.schema:
            topics |= _wait(raw, each, "newer")
        elif kind.act is not Act.CLOSE:
            topics |= _rows(raw, each, kind)
    return frozenset(topics)


def _wait(raw: Raw, entry: Entry, cause: str) -> frozenset[str]:
    raw.execute(
        "INSERT OR REPLACE INTO waiting (scope, station, number, cause) VALUES (?, ?, ?, ?)",
        (entry.scope, entry.station, entry.number, cause),
    )
    return NOTHING


def _revoked(raw: Raw, entry: Entry) -> bool:
    found = raw.execute(
        "SELECT revoked_after FROM station WHERE scope = ? AND id = ?", (entry.scope, entry.station)
    ).fetchone()
    return found is not None and found[0] is not None and entry.number > found[0]


@cache
def select_row(table: str) -> str:
    """The statement for a plan row by scope and id: its stamp, its columns' stamps, its columns."""
    return f"SELECT stamp, stamps, {', '.join(PLAN[table].columns)} FROM {table} WHERE scope = ? AND id = ?"  # noqa: S608 - names are ours


@cache
def _insert(table: str) -> str:
    shape = SHARED[table]
    if table in FACTS:
        columns, how = ("scope", "id", "kind", "stamp", "after", *shape.columns), "IGNORE"
    else:
        columns, how = ("scope", "id", *shape.columns, "stamp", "stamps"), "REPLACE"
    places = ", ".join("?" * len(columns))
    return f"INSERT OR {how} INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - names are ours
