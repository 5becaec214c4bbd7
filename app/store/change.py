"""What is said inside one change: plan rows and facts, gathered into the body of one entry."""

from __future__ import annotations

import json
import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection

from app.clock import as_text
from app.domain.plan import ALLIANCE
from app.store.database import driver
from app.store.journal import MOST_ROWS, Private, Tip, canonical
from app.store.kinds import KINDS, Act, Kind
from app.store.project import select_row
from app.store.stamps import NEVER
from app.store.tables import FACTS, PLAN, SHARED, Scalar, Shape


@dataclass(slots=True)
class _Row:
    table: str
    id: str
    set: dict[str, Scalar]
    was: dict[str, str] | None = None
    after: str = ""
    private: dict[str, str | None] = field(default_factory=dict[str, str | None])


class Change:
    """One thing being done. Nothing is written before the block ends, and nothing if it ends badly."""

    def __init__(self, connection: Connection, kind: Kind, scope: str, moment: datetime, tip: Tip) -> None:
        self.connection: Connection = connection
        """Reads in the same transaction."""
        self.moment: datetime = moment
        self.scope: str = scope
        self.kind: Kind = kind
        self.tip: Tip = tip
        self._rows: dict[str, _Row] = {}
        self._closing: int = 0

    def row(
        self,
        table: str,
        row: str | None,
        /,
        values: Mapping[str, Scalar],
        private: Mapping[str, str] | None = None,
        *,
        named: str | None = None,
    ) -> str:
        """Make a plan row (`row` None) or change one; returns its id.

        Of a change only what differs is written. A scope's own row (assembly, alliance) is called as the
        scope; `named` gives another new row its id, else it is drawn.
        """
        shape = self._shape(table, PLAN)
        given, told = _checked(shape, values), _told(shape, private)
        if row is None:
            id = named or (self.scope if table in ("assembly", ALLIANCE) else uuid.uuid4().hex)
            self._rows[id] = _Row(table, id, given, private=told)
            return id
        self._edit(shape, row, given, told)
        return row

    def fact(
        self,
        table: str,
        /,
        values: Mapping[str, Scalar],
        *,
        after: str | None = None,
        private: Mapping[str, str] | None = None,
    ) -> str:
        """Add a fact; returns its id. `after` names the fact it follows (two, sorted, to settle a clash).

        `at` is the change's moment if not given; a scan without a badge is about the walk-in it follows.
        """
        shape = self._shape(table, FACTS)
        given = _checked(shape, values)
        id = f"{self.tip.station}.{self.tip.number + 1}.{len(self._rows)}"
        if "at" in shape.columns:
            given.setdefault("at", as_text(self.moment))
        if table == "scan" and not given.get("subject"):
            given["subject"] = given.get("badge") or self._subject_of(after) or given.get("person") or id
        self._rows[id] = _Row(table, id, given, after=after or "", private=_told(shape, private))
        return id

    def becomes(self, kind: str) -> None:
        """Say what it turned out to be: another kind that writes the same table, decided by what was read."""
        other = KINDS[kind]
        if other.table != self.kind.table or self._rows:
            raise ValueError(f"{self.kind.name} cannot become {kind} now")
        self.kind = other

    def count_batch(self, count: int) -> None:
        """Say how many entries the batch has that this one closes."""
        self._closing = count

    def body(self) -> tuple[str, tuple[Private, ...]] | None:
        """The text of the entry and its private items; None if nothing was said."""
        if self.kind.act is Act.CLOSE:
            return canonical({"count": self._closing}), ()
        rows = [row for row in self._rows.values() if row.was is None or row.set or row.private]
        if not rows:
            return None
        if len(rows) > MOST_ROWS:
            raise ValueError(f"at most {MOST_ROWS} rows in one entry, not {len(rows)}")
        items = tuple(Private.keep(row.id, row.private) for row in rows if row.private)
        return canonical({"rows": [self._line(row) for row in rows]}), items

    def over(self) -> str:
        """The latest version of all that is edited; this entry's stamp lies past it."""
        return max((each for row in self._rows.values() for each in (row.was or {}).values()), default=NEVER)

    def _line(self, row: _Row) -> dict[str, object]:
        line: dict[str, object] = {"table": row.table, "set": row.set}
        if row.table in PLAN:
            line["id"] = row.id
        if row.was is not None:
            line["was"] = row.was
        if row.after:
            line["after"] = row.after
        if row.private:
            line["private"] = sorted(row.private)
        return line

    def _shape(self, table: str, among: Mapping[str, Shape]) -> Shape:
        if table != self.kind.table or table not in among:
            raise ValueError(f"{self.kind.name} does not write {table}")
        return SHARED[table]

    def _edit(self, shape: Shape, id: str, given: dict[str, Scalar], told: dict[str, str | None]) -> None:
        pending = self._rows.get(id)
        if pending is not None and pending.was is None:
            pending.set |= given
            pending.private |= told
            return
        found = (
            driver(self.connection)
            .execute(
                select_row(shape.name),
                (self.scope, id),
            )
            .fetchone()
        )
        if found is None or not found[0]:
            raise KeyError(f"no {shape.name} {id}")
        stamp, stamps = cast(str, found[0]), cast(dict[str, str], json.loads(found[1]))
        now: dict[str, Any] = dict(zip(shape.columns, found[2:], strict=True))
        edit = pending or _Row(shape.name, id, {}, was={})
        was = edit.was if edit.was is not None else {}
        for column in (*given, *told):
            edit.set.pop(column, None)
            edit.private.pop(column, None)
            was.pop(column, None)
            if (given[column] if column in given else told[column]) == now[column]:
                continue
            was[column] = stamps.get(column, stamp)
            if column in given:
                edit.set[column] = given[column]
            else:
                edit.private[column] = told[column]
        self._rows[id] = edit

    def _subject_of(self, after: str | None) -> Scalar:
        if not after:
            return None
        first = after.split()[0]
        pending = self._rows.get(first)
        if pending is not None:
            return pending.set.get("subject")
        found = (
            driver(self.connection)
            .execute("SELECT subject FROM scan WHERE scope = ? AND id = ?", (self.scope, first))
            .fetchone()
        )
        return found[0] if found else None


def _checked(shape: Shape, values: Mapping[str, Scalar]) -> dict[str, Scalar]:
    unknown = [column for column in values if column not in shape.empty or column in shape.private]
    if unknown:
        raise ValueError(f"{shape.name} has no open column {', '.join(unknown)}")
    return {column: _plain(value) for column, value in values.items()}


def _told(shape: Shape, private: Mapping[str, str] | None) -> dict[str, str | None]:
    told = {column: unicodedata.normalize("NFC", text) for column, text in (private or {}).items()}
    if not shape.private.issuperset(told):
        raise ValueError(f"{shape.name} has no such private column")
    return dict(told)


def _plain(value: Scalar) -> Scalar:
    if isinstance(value, bool):
        return int(value)
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value
