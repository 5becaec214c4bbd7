"""What is planned, read back: assemblies, delegations, people, badges, power-holders, asks, running order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import Connection

from app.domain.plan import (
    ALLIANCE,
    AgendaItem,
    Ask,
    Assembly,
    Attendance,
    Badge,
    BadgeKind,
    Delegation,
    Institution,
    InstitutionType,
    ItemKind,
    Person,
    Plan,
    PowerHolder,
)

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Counted:
    """An assembly and what it holds, for the list at home."""

    assembly: Assembly
    delegations: int
    pledged: int
    asks: int
    power_holders: int
    people: int
    """Ever present."""
    sealed: bool


@dataclass(frozen=True, slots=True)
class BadgesOf:
    """Badges made for one delegation; an empty id stands for those without an institution."""

    delegation: str
    badges: int
    heads: int
    not_printed: int


def assemblies(connection: Connection) -> tuple[Assembly, ...]:
    """All assemblies this laptop knows, by day."""
    rows = connection.exec_driver_sql(
        f"SELECT {_ASSEMBLY} FROM assembly "  # noqa: S608 - columns are ours
        "WHERE removed = 0 AND stamp <> '' ORDER BY day, starts, title, scope"
    )
    return tuple(_assembly(row) for row in rows)


def assembly(connection: Connection, id: str) -> Assembly | None:
    """One assembly by its id."""
    row = connection.exec_driver_sql(
        f"SELECT {_ASSEMBLY} FROM assembly WHERE scope = ? AND id = ?",  # noqa: S608 - as above
        (id, id),
    ).fetchone()
    return _assembly(row) if row else None


def counted(connection: Connection) -> tuple[Counted, ...]:
    """All assemblies with their figures, in one go."""
    every = assemblies(connection)
    delegations = _figures(
        connection, "SELECT scope, COUNT(*), SUM(pledge) FROM delegation WHERE removed = 0 GROUP BY scope"
    )
    asks = _figures(connection, "SELECT scope, COUNT(*) FROM ask WHERE removed = 0 GROUP BY scope")
    holders = _figures(
        connection, "SELECT scope, COUNT(*) FROM power_holder WHERE removed = 0 GROUP BY scope"
    )
    people = _figures(
        connection, "SELECT scope, SUM(heads) FROM presence WHERE state IN ('in', 'out') GROUP BY scope"
    )
    reported = _figures(
        connection, "SELECT scope, MAX(ever) FROM turnout WHERE delegation = '' GROUP BY scope"
    )
    sealed = _figures(connection, "SELECT scope, COUNT(*) FROM sealing GROUP BY scope")
    return tuple(
        Counted(
            each,
            delegations.get(each.id, (0, 0))[0],
            delegations.get(each.id, (0, 0))[1],
            asks.get(each.id, (0,))[0],
            holders.get(each.id, (0,))[0],
            people.get(each.id, reported.get(each.id, (0,)))[0],
            each.id in sealed,
        )
        for each in every
    )


def institutions(connection: Connection) -> tuple[Institution, ...]:
    """The members of the alliance, by name."""
    rows = connection.exec_driver_sql(
        "SELECT id, name, type, number FROM institution WHERE scope = ? AND removed = 0 AND stamp <> '' "
        "ORDER BY name, id",
        (ALLIANCE,),
    )
    return tuple(
        Institution(row[0], row[1], _word(InstitutionType, row[2], InstitutionType.OTHER), row[3])
        for row in rows
    )


def delegations(connection: Connection, assembly: str) -> tuple[Delegation, ...]:
    """Who comes to one assembly, in the order of roll call."""
    rows = connection.exec_driver_sql(
        "SELECT id, institution, name, type, number, pledge, lead, place FROM delegation "
        "WHERE scope = ? AND removed = 0 AND stamp <> '' ORDER BY place, name, id",
        (assembly,),
    )
    return tuple(
        Delegation(
            row[0],
            row[1],
            row[2],
            _word(InstitutionType, row[3], InstitutionType.OTHER),
            row[4],
            row[5],
            row[6] or "",
            row[7],
        )
        for row in rows
    )


def people(connection: Connection, assembly: str, *, most: int | None = None) -> tuple[Person, ...]:
    """People expected, by institution in the order of roll call and by name."""
    rows = connection.exec_driver_sql(
        "SELECT p.id, p.delegation, p.name, p.kind, p.access, p.note FROM person p "
        "LEFT JOIN delegation d ON d.scope = p.scope AND d.id = p.delegation "
        "WHERE p.scope = ? AND p.removed = 0 AND p.stamp <> '' "
        "ORDER BY d.place, p.delegation, p.name, p.id LIMIT ?",
        (assembly, -1 if most is None else most),
    )
    return tuple(
        Person(
            row[0],
            row[1],
            row[2] or "",
            _word(BadgeKind, row[3], BadgeKind.DELEGATE),
            row[4] or "",
            row[5] or "",
        )
        for row in rows
    )


def people_total(connection: Connection, assembly: str) -> int:
    """How many people are expected by name."""
    found = connection.exec_driver_sql(
        "SELECT COUNT(*) FROM person WHERE scope = ? AND removed = 0 AND stamp <> ''", (assembly,)
    ).fetchone()
    return found[0] if found else 0


def badges(connection: Connection, assembly: str) -> tuple[Badge, ...]:
    """Badges that may be shown at a door, by institution in the order of roll call, people first."""
    rows = connection.exec_driver_sql(
        "SELECT b.id, b.delegation, b.person, b.kind, b.code_id, b.key_id, b.heads, b.young, b.caption, "
        "b.replaced_by FROM badge b LEFT JOIN delegation d ON d.scope = b.scope AND d.id = b.delegation "
        "WHERE b.scope = ? AND b.removed = 0 AND b.stamp <> '' "
        "ORDER BY d.place IS NULL, d.place, b.delegation, b.person IS NULL, b.caption, b.id",
        (assembly,),
    )
    return tuple(
        Badge(
            row[0],
            row[1],
            row[2] or "",
            _word(BadgeKind, row[3], BadgeKind.DELEGATE),
            bytes.fromhex(row[4]),
            row[5],
            row[6],
            row[7],
            row[8],
            row[9],
        )
        for row in rows
    )


def not_printed(connection: Connection, assembly: str) -> frozenset[str]:
    """Ids of badges that no sheet has held yet."""
    rows = connection.exec_driver_sql(
        "SELECT id FROM badge WHERE scope = ? AND removed = 0 AND replaced_by = '' AND printed_revision = 0",
        (assembly,),
    )
    return frozenset(row[0] for row in rows)


def spares(connection: Connection, assembly: str) -> dict[str, int]:
    """The number of each spare badge by its id, in the order in which they were made; it never changes."""
    rows = connection.exec_driver_sql(
        "SELECT id FROM badge WHERE scope = ? AND delegation = '' AND coalesce(person, '') = '' "
        "AND stamp <> '' ORDER BY stamp, id",
        (assembly,),
    )
    return {row[0]: number for number, row in enumerate(rows, 1)}


def badges_by_delegation(connection: Connection, assembly: str) -> tuple[BadgesOf, ...]:
    """How many badges each delegation has."""
    rows = connection.exec_driver_sql(
        "SELECT delegation, COUNT(*), SUM(heads), SUM(printed_revision = 0) FROM badge "
        "WHERE scope = ? AND removed = 0 AND replaced_by = '' AND stamp <> '' GROUP BY delegation",
        (assembly,),
    )
    return tuple(BadgesOf(row[0], row[1], row[2], row[3]) for row in rows)


def captions(connection: Connection, assembly: str) -> frozenset[str]:
    """The captions that are taken."""
    rows = connection.exec_driver_sql("SELECT caption FROM badge WHERE scope = ?", (assembly,))
    return frozenset(row[0] for row in rows)


def power_holders(connection: Connection, assembly: str) -> tuple[PowerHolder, ...]:
    """Who is asked, in the order of asking."""
    rows = connection.exec_driver_sql(
        "SELECT id, name, said, office, organisation, attendance, representing, authority, place "
        "FROM power_holder WHERE scope = ? AND removed = 0 AND stamp <> '' ORDER BY place, id",
        (assembly,),
    )
    return tuple(
        PowerHolder(
            row[0], row[1], row[2], row[3], row[4], _word(Attendance, row[5], Attendance.INVITED), *row[6:]
        )
        for row in rows
    )


def asks(connection: Connection, assembly: str) -> tuple[Ask, ...]:
    """What is asked, in order, each with those it is put to."""
    put: dict[str, list[str]] = {}
    for row in connection.exec_driver_sql(
        "SELECT t.ask, t.power_holder FROM ask_to t "
        "LEFT JOIN power_holder h ON h.scope = t.scope AND h.id = t.power_holder "
        "WHERE t.scope = ? AND t.removed = 0 AND t.stamp <> '' AND COALESCE(h.removed, 0) = 0 "
        "ORDER BY t.place, h.place, t.power_holder",
        (assembly,),
    ):
        holders = put.setdefault(row[0], [])
        if row[1] not in holders:
            holders.append(row[1])
    rows = connection.exec_driver_sql(
        "SELECT id, number, title, words, by_when, by_earliest, by_latest, why, our_commitment, source, "
        "place FROM ask WHERE scope = ? AND removed = 0 AND stamp <> '' ORDER BY place, number, id",
        (assembly,),
    )
    return tuple(
        Ask(
            row[0],
            row[1],
            row[2],
            row[3],
            tuple(put.get(row[0], ())),
            row[4],
            _day(row[5]),
            _day(row[6]),
            *row[7:],
        )
        for row in rows
    )


def agenda(connection: Connection, assembly: str) -> tuple[AgendaItem, ...]:
    """The running order."""
    rows = connection.exec_driver_sql(
        "SELECT id, place, title, kind, who, script, seconds, public, protected, ask FROM agenda_item "
        "WHERE scope = ? AND removed = 0 AND stamp <> '' ORDER BY place, id",
        (assembly,),
    )
    return tuple(
        AgendaItem(
            row[0],
            row[1],
            row[2],
            _word(ItemKind, row[3], ItemKind.OTHER),
            row[4],
            row[5],
            row[6],
            bool(row[7]),
            bool(row[8]),
            row[9],
        )
        for row in rows
    )


def plan(connection: Connection, id: str) -> Plan | None:
    """The whole plan of one assembly, people and badges apart; None when it is not known here."""
    found = assembly(connection, id)
    if found is None:
        return None
    return Plan(
        found,
        delegations(connection, id),
        power_holders(connection, id),
        asks(connection, id),
        agenda(connection, id),
    )


def ask_to_rows(connection: Connection, assembly: str) -> dict[tuple[str, str], tuple[str, bool]]:
    """The rows that say who is asked: id and whether it is removed, by ask and power-holder."""
    rows = connection.exec_driver_sql(
        "SELECT ask, power_holder, id, removed FROM ask_to WHERE scope = ? AND stamp <> '' ORDER BY id",
        (assembly,),
    )
    return {(row[0], row[1]): (row[2], bool(row[3])) for row in rows}


def highest_number(connection: Connection, table: str) -> int:
    """The highest number drawn so far for assemblies, or for institutions, removed ones included."""
    if table not in ("assembly", "institution"):
        raise ValueError(table)
    row = connection.exec_driver_sql(f"SELECT COALESCE(MAX(number), 0) FROM {table}").fetchone()  # noqa: S608 - checked
    return row[0] if row else 0


def news(connection: Connection) -> dict[str, dict[str, str]]:
    """What became of the asks of each assembly, by ask: the last status noted; kept goes before."""
    found: dict[str, dict[str, str]] = {}
    for row in connection.exec_driver_sql(
        "SELECT n.assembly, a.ask, n.answer, n.status FROM commitment_note n "
        "JOIN answer a ON a.scope = n.assembly AND a.id = n.answer ORDER BY n.answer, n.stamp"
    ):
        asks = found.setdefault(row[0], {})
        if asks.get(row[1]) != "kept":
            asks[row[1]] = row[3]
    return found


def place_of(connection: Connection, assembly: str, table: str) -> tuple[tuple[str, str], ...]:
    """Ids and places of a list that has an order, in that order."""
    if table not in ("delegation", "power_holder", "ask", "agenda_item"):
        raise ValueError(table)
    rows = connection.exec_driver_sql(
        f"SELECT id, place FROM {table} WHERE scope = ? AND removed = 0 AND stamp <> '' ORDER BY place, id",  # noqa: S608 - checked
        (assembly,),
    )
    return tuple((row[0], row[1]) for row in rows)


def named_in(connection: Connection, assembly: str, table: str, column: str, id: str) -> bool:
    """Whether a fact of the evening speaks of a row, so that it can no longer be taken out of the plan."""
    from app.store.tables import FACTS

    if table not in FACTS or column not in FACTS[table].columns:
        raise ValueError(table)
    row = connection.exec_driver_sql(
        f"SELECT 1 FROM {table} WHERE scope = ? AND {column} = ? LIMIT 1",  # noqa: S608 - checked
        (assembly, id),
    ).fetchone()
    return row is not None


def people_without_badge(connection: Connection, assembly: str) -> int:
    """How many people no badge was made for yet."""
    row = connection.exec_driver_sql(
        "SELECT COUNT(*) FROM person p WHERE p.scope = ? AND p.removed = 0 AND p.stamp <> '' AND NOT EXISTS "
        "(SELECT 1 FROM badge b WHERE b.scope = p.scope AND b.person = p.id AND b.removed = 0)",
        (assembly,),
    ).fetchone()
    return row[0] if row else 0


def revision(connection: Connection, assembly: str) -> int:
    """How many entries changed this assembly's plan: what is printed says which revision it shows."""
    row = connection.exec_driver_sql(
        "SELECT COUNT(*) FROM entry WHERE scope = ? AND kind IN "
        "('assembly_changed', 'delegation_added', 'delegation_changed', 'power_holder_added', "
        "'power_holder_changed', 'ask_added', 'ask_changed', 'agenda_item_added', 'agenda_item_changed')",
        (assembly,),
    ).fetchone()
    return row[0] if row else 0


_ASSEMBLY = (
    "scope, title, alliance, venue, day, starts, ends, zone, capacity, target, number, rehearsal, secretary, "
    "note, source, removed, listed_only, accent"
)


def _assembly(row: Sequence[Any]) -> Assembly:
    return Assembly(
        row[0],
        row[1],
        row[2],
        row[3],
        _day(row[4]) or date.min,
        row[5],
        row[6],
        row[7],
        row[8],
        row[9],
        row[10],
        bool(row[11]),
        row[12],
        row[13],
        row[14],
        accent=row[17] or "",
        listed_only=bool(row[16]),
        removed=bool(row[15]),
    )


def _figures(connection: Connection, query: str) -> dict[str, tuple[int, ...]]:
    return {row[0]: tuple(row[1:]) for row in connection.exec_driver_sql(query)}


def _day(text: str | None) -> date | None:
    """A day as it is kept; what another version wrote otherwise reads as not known."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _word(kind: type[E], text: str | None, otherwise: E) -> E:
    """A word of ours; one that a newer version wrote reads as the plainest."""
    try:
        return kind(text)
    except ValueError:
        return otherwise
