"""What a forked chain held is not lost: its facts and new rows are said again under the station's new id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import TypeAlias

from app.store.change import Change
from app.store.journal import Entry
from app.store.kinds import KINDS, Act
from app.store.project import lines
from app.store.tables import SHARED

Says: TypeAlias = Callable[[str, str, str], AbstractContextManager[Change]]
"""Begins a change of a kind, in a scope, at a post."""


def say_again(says: Says, entries: Iterable[Entry]) -> None:
    """One new entry for each; edits of rows are left out, since the rows have moved on since.

    A fact that followed one said again follows it under its new id. The same fact said by both halves of a
    fork is one step, so nobody is counted twice.
    """
    now: dict[str, str] = {}
    for entry in sorted(entries, key=lambda entry: (entry.scope, entry.number)):
        kind = KINDS.get(entry.kind)
        if kind is None or kind.act not in (Act.ADD, Act.FACT) or kind.table == "station":
            continue
        shape = SHARED[kind.table]
        with says(entry.kind, entry.scope, entry.post) as change:
            for row in lines(entry, kind) or ():
                values = {name: value for name, value in row.values.items() if name not in shape.private}
                told = {name: str(row.values[name]) for name in row.private if row.values[name] is not None}
                if shape.fact:
                    after = " ".join(sorted(now.get(name, name) for name in row.after.split()))
                    now[row.id] = change.fact(kind.table, values, after=after, private=told)
                else:
                    change.row(kind.table, None, values, told, named=row.id)
