"""Facts in the order they follow one another, each with its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from app.store.chain import Link, walk
from app.store.clashes import MEANING
from app.store.database import driver
from app.store.tables import FACTS

Fact = dict[str, Any]
"""A fact's columns by name, with `id`, `kind` and `after`."""


def steps(
    connection: Connection, scope: str, table: str, chain: Sequence[str] = ()
) -> dict[tuple[str, ...], list[Fact]]:
    """Every chain of a table by what it belongs to, or the one of `chain`; the last step stands."""
    whose, means = MEANING[table]
    columns = ("id", "kind", "stamp", "after", *FACTS[table].columns)
    where = " AND ".join(("scope = ?", *(f"{column} = ?" for column in (whose if chain else ()))))
    links: dict[tuple[str, ...], list[Link]] = {}
    facts: dict[str, Fact] = {}
    for row in driver(connection).execute(
        f"SELECT {', '.join(columns)} FROM {table} WHERE {where}",  # noqa: S608 - names are ours
        (scope, *chain),
    ):
        fact = dict(zip(columns, row, strict=True))
        facts[fact["id"]] = fact
        meaning = tuple(fact[column] for column in means)
        link = Link(fact["id"], fact["stamp"], fact["after"], meaning)
        links.setdefault(tuple(str(fact[column]) for column in whose), []).append(link)
    return {whose: [facts[link.id] for link in walk(chain).steps] for whose, chain in links.items()}
