"""Many plan rows written together: as one entry if they fit, else as a batch that counts only when whole."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from app.store.station import Station

Scalar: TypeAlias = str | int | float | bool | None

MOST_ROWS = 500
"""In one entry."""


@dataclass(frozen=True, slots=True)
class _Line:
    table: str
    id: str
    new: bool
    values: Mapping[str, Scalar]
    private: Mapping[str, str]


@dataclass(slots=True)
class Sheaf:
    """Rows gathered before anything is written."""

    scope: str
    lines: list[_Line] = field(default_factory=list[_Line])

    def add(
        self,
        table: str,
        values: Mapping[str, Scalar],
        private: Mapping[str, str] | None = None,
        *,
        id: str = "",
    ) -> str:
        """A new row; its id is known at once, so that others can name it."""
        made = id or uuid.uuid4().hex
        kept = {column: text for column, text in (private or {}).items() if text}
        self.lines.append(_Line(table, made, True, values, kept))
        return made

    def change(
        self,
        table: str,
        id: str,
        values: Mapping[str, Scalar],
        private: Mapping[str, str] | None = None,
    ) -> None:
        """Columns of a row that is there."""
        if values or private:
            self.lines.append(_Line(table, id, False, values, private or {}))

    def write(self, station: Station, *, post: str = "") -> None:
        """All of it, or after a crash none of it."""
        entries = self._entries()
        batch = uuid.uuid4().hex if len(entries) > 1 else ""
        for kind, lines in entries:
            with station.change(kind, self.scope, post=post, batch=batch) as change:
                for line in lines:
                    if line.new:
                        change.row(line.table, None, line.values, line.private, named=line.id)
                    else:
                        change.row(line.table, line.id, line.values, line.private)
        if batch:
            with station.change("batch_closed", self.scope, post=post, batch=batch):
                pass

    def _entries(self) -> list[tuple[str, list[_Line]]]:
        """New rows before changed ones, table by table as they came."""
        by_kind: dict[str, list[_Line]] = {}
        for line in self.lines:
            by_kind.setdefault(f"{line.table}_{'added' if line.new else 'changed'}", []).append(line)
        return [
            (kind, lines[at : at + MOST_ROWS])
            for kind, lines in by_kind.items()
            for at in range(0, len(lines), MOST_ROWS)
        ]
