"""Lists taken into a plan: who is there already is updated, not doubled; what cannot be taken says why."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from app.domain import places
from app.domain.names import folded
from app.domain.plan import (
    PROTECTED_KINDS,
    Badge,
    BadgeKind,
    Institution,
    InstitutionType,
    ItemKind,
    Person,
    Plan,
)
from app.domain.roster import (
    AgendaRow,
    AskRow,
    InstitutionRow,
    PersonRow,
    PowerHolderRow,
    Problem,
    Taken,
)
from app.service.captions import Captions
from app.service.columns import plain
from app.service.sheaf import Scalar, Sheaf

NEARLY = 0.86
"""How alike two names are before one is asked whether they are the same."""

Lines: TypeAlias = Sequence[int]


@dataclass(slots=True)
class Merging:
    """A plan as it is, and the rows that will change it. Nothing is written here."""

    plan: Plan
    institutions: Sequence[Institution]
    people: Sequence[Person]
    badges: Mapping[str, Badge]
    """Of groups, by person."""
    put: Mapping[tuple[str, str], tuple[str, bool]]
    """Rows that say who is asked: id and removed, by ask and power-holder."""
    captions: Captions
    here: Sheaf
    """Rows of the assembly."""
    alliance: Sheaf
    next_number: int
    """The next institution's."""
    key_id: int = 1
    """The key that new badges are sealed with."""
    delegations: dict[str, str] = field(default_factory=dict[str, str])
    """Ids by folded name, those of this list included."""
    holders: dict[str, str] = field(default_factory=dict[str, str])
    asks: dict[int, str] = field(default_factory=dict[int, str])

    def __post_init__(self) -> None:
        for delegation in self.plan.delegations:
            self.delegations.setdefault(folded(delegation.name), delegation.id)
        for holder in self.plan.power_holders:
            self.holders.setdefault(folded(holder.name), holder.id)
        for ask in self.plan.asks:
            self.asks.setdefault(ask.number, ask.id)


@dataclass(slots=True)
class _Count:
    what: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list[Problem])

    def edited(self, changes: Mapping[str, object], private: Mapping[str, object] | None = None) -> None:
        if changes or private:
            self.changed += 1
        else:
            self.unchanged += 1

    def taken(self) -> Taken:
        return Taken(self.what, self.added, self.changed, self.unchanged, tuple(self.problems))


def institutions(merging: Merging, rows: Sequence[InstitutionRow], lines: Lines = ()) -> Taken:
    """Members and their pledges; a name the alliance knows keeps its number."""
    count = _Count("institutions")
    known = {folded(each.name): each for each in merging.institutions}
    numbers = {each.number: folded(each.name) for each in merging.institutions if each.number}
    standing = {each.id: each for each in merging.plan.delegations}
    last = max((each.place for each in merging.plan.delegations), default="")
    fresh = iter(places.following(last, len(rows)))
    for at, row in enumerate(rows):
        key = folded(row.name)
        if row.number and numbers.get(row.number, key) != key:
            reason = f"Number {row.number} belongs to another institution."
            count.problems.append(Problem(_line(lines, at), "number", reason))
            continue
        member = known.get(key)
        delegation = standing.get(merging.delegations.get(key, ""))
        if delegation is None:
            number = row.number or (member.number if member else 0) or _draw(merging, numbers, key)
            numbers[number] = key
            kind = row.type or (member.type if member else None) or kind_of(row.name)
            if member is None:
                id = merging.alliance.add("institution", {"name": row.name, "type": kind, "number": number})
            else:
                id = member.id
                merging.alliance.change("institution", id, {} if member.number else {"number": number})
            merging.delegations[key] = merging.here.add(
                "delegation",
                {
                    "institution": id,
                    "name": row.name,
                    "type": kind,
                    "number": number,
                    "pledge": row.pledge or 0,
                    "place": next(fresh),
                },
                {"lead": row.lead or ""},
            )
            count.added += 1
            continue
        changes = _differing(
            delegation, {"name": row.name, "type": row.type, "number": row.number, "pledge": row.pledge}
        )
        private = _differing(delegation, {"lead": row.lead})
        merging.here.change("delegation", delegation.id, changes, _texts(private))
        if member is not None:
            own = {column: value for column, value in changes.items() if column != "pledge"}
            merging.alliance.change("institution", member.id, own)
        count.edited(changes, private)
    return count.taken()


def people(merging: Merging, rows: Sequence[PersonRow], lines: Lines = ()) -> Taken:
    """People by name and institution; a new institution is added, a nearly known one asked about."""
    count = _Count("people")
    count.problems += _unlike(merging, rows, lines)
    if count.problems:
        return count.taken()
    standing = {(each.delegation, folded(each.name)): each for each in merging.people}
    for row in rows:
        delegation = merging.delegations[folded(row.institution)]
        person = standing.get((delegation, folded(row.name)))
        heads = row.heads or 1
        if person is None:
            kind = row.kind or BadgeKind.DELEGATE
            id = merging.here.add(
                "person",
                {"delegation": delegation, "kind": kind},
                {"name": row.name, "access": row.access or "", "note": row.note or ""},
            )
            if kind is BadgeKind.YOUNG_PEOPLE:
                merging.here.add("badge", group_badge(merging, delegation, id, heads))
            count.added += 1
            continue
        changes = _differing(person, {"kind": row.kind})
        private = _differing(person, {"name": row.name, "access": row.access, "note": row.note})
        merging.here.change("person", person.id, changes, _texts(private))
        badge = merging.badges.get(person.id)
        if badge is not None and row.heads and badge.heads != row.heads:
            changes["heads"] = row.heads
            merging.here.change("badge", badge.id, {"heads": row.heads, "young": max(0, row.heads - 1)})
        elif badge is None and row.kind is BadgeKind.YOUNG_PEOPLE:
            changes["heads"] = heads
            merging.here.add("badge", group_badge(merging, delegation, person.id, heads))
        count.edited(changes, private)
    return count.taken()


def group_badge(merging: Merging, delegation: str, person: str, heads: int) -> dict[str, Scalar]:
    """One badge for a young people's group: a number, and one adult who leads it."""
    return {
        "delegation": delegation,
        "person": person,
        "kind": BadgeKind.YOUNG_PEOPLE,
        "key_id": merging.key_id,
        "heads": heads,
        "young": heads - 1,
        **merging.captions.draw(),
    }


def power_holders(merging: Merging, rows: Sequence[PowerHolderRow], lines: Lines = ()) -> Taken:
    """Who is asked, by name."""
    del lines  # a row that could be read can be taken
    count = _Count("power-holders")
    standing = {each.id: each for each in merging.plan.power_holders}
    last = max((each.place for each in merging.plan.power_holders), default="")
    fresh = iter(places.following(last, len(rows)))
    for row in rows:
        columns = {
            "name": row.name,
            "said": row.said,
            "office": row.office,
            "organisation": row.organisation,
            "attendance": row.attendance,
            "representing": row.representing,
            "authority": row.authority,
        }
        holder = standing.get(merging.holders.get(folded(row.name), ""))
        if holder is None:
            given = {column: plain(value) for column, value in columns.items() if value is not None}
            id = merging.here.add("power_holder", {"attendance": "invited"} | given | {"place": next(fresh)})
            merging.holders[folded(row.name)] = id
            count.added += 1
        else:
            changes = _differing(holder, columns)
            merging.here.change("power_holder", holder.id, changes)
            count.edited(changes)
    return count.taken()


def asks(merging: Merging, rows: Sequence[AskRow], lines: Lines = ()) -> Taken:
    """What is asked, by number; without a number, in order."""
    count = _Count("asks")
    standing = {each.id: each for each in merging.plan.asks}
    last = max((each.place for each in merging.plan.asks), default="")
    fresh = iter(places.following(last, len(rows)))
    for at, row in enumerate(rows):
        unknown = [name for name in row.power_holders or () if folded(name) not in merging.holders]
        if unknown:
            reason = f"“{unknown[0]}” is not among the power-holders."
            count.problems.append(Problem(_line(lines, at), "power_holders", reason))
            continue
        number = row.number or at + 1
        columns = {
            "number": number,
            "title": row.title,
            "words": row.words,
            "by_when": row.by_when,
            "by_earliest": row.by_earliest,
            "by_latest": row.by_latest,
            "why": row.why,
            "our_commitment": row.our_commitment,
            "source": row.source,
        }
        ask = standing.get(merging.asks.get(number, ""))
        holders = [merging.holders[folded(name)] for name in row.power_holders or ()]
        if ask is None:
            given = {column: plain(value) for column, value in columns.items() if value is not None}
            id = merging.here.add("ask", given | {"place": next(fresh)})
            merging.asks[number] = id
            put(merging, id, (), holders or list(merging.holders.values()))
            count.added += 1
        else:
            changes = _differing(ask, columns)
            merging.here.change("ask", ask.id, changes)
            moved = bool(holders) and put(merging, ask.id, ask.power_holders, holders)
            count.edited(changes | ({"power_holders": 1} if moved else {}))
    return count.taken()


def put(merging: Merging, ask: str, now: Sequence[str], wanted: Sequence[str]) -> bool:
    """Say who an ask is put to, in which order; whether that is another than before."""
    if tuple(now) == tuple(wanted):
        return False
    for holder in set(now) - set(wanted):
        merging.here.change("ask_to", merging.put[(ask, holder)][0], {"removed": True})
    for holder, place in zip(wanted, places.spread(len(wanted)), strict=True):
        row = merging.put.get((ask, holder))
        if row is None:
            merging.here.add("ask_to", {"ask": ask, "power_holder": holder, "place": place})
        else:
            merging.here.change("ask_to", row[0], {"removed": False, "place": place})
    return True


def agenda(merging: Merging, rows: Sequence[AgendaRow], lines: Lines = ()) -> Taken:
    """The running order, in the order of the list; items of one title are told apart by their order."""
    count = _Count("agenda")
    standing = list(merging.plan.agenda)
    order: list[str] = []
    added: dict[str, dict[str, Scalar]] = {}
    for at, row in enumerate(rows):
        if row.ask is not None and row.ask not in merging.asks:
            count.problems.append(Problem(_line(lines, at), "ask", f"There is no ask {row.ask}."))
            continue
        columns: dict[str, Any] = {
            "title": row.title,
            "kind": row.kind,
            "who": row.who,
            "script": row.script,
            "seconds": row.seconds,
            "public": row.public,
            "protected": row.protected,
            "ask": None if row.ask is None else merging.asks[row.ask],
        }
        item = next((each for each in standing if folded(each.title) == folded(row.title)), None)
        if item is not None:
            standing.remove(item)
            changes = _differing(item, columns)
            merging.here.change("agenda_item", item.id, changes)
            count.edited(changes)
            order.append(item.id)
            continue
        kind = row.kind or ItemKind.OTHER
        given = {column: plain(value) for column, value in columns.items() if value is not None}
        defaults: dict[str, Scalar] = {"kind": kind, "public": True, "protected": kind in PROTECTED_KINDS}
        made = f"new{at}"
        added[made] = defaults | given
        order.append(made)
        count.added += 1
    _place(merging, [*order, *(each.id for each in standing)], added)
    return count.taken()


def _place(merging: Merging, order: Sequence[str], added: Mapping[str, dict[str, Scalar]]) -> None:
    now = [each.id for each in merging.plan.agenda]
    if list(order[: len(now)]) == now:
        last = max((each.place for each in merging.plan.agenda), default="")
        fresh = [
            *(each.place for each in merging.plan.agenda),
            *places.following(last, len(order) - len(now)),
        ]
    else:
        fresh = places.spread(len(order))
    stood = {each.id: each.place for each in merging.plan.agenda}
    for id, place in zip(order, fresh, strict=True):
        if id in added:
            merging.here.add("agenda_item", added[id] | {"place": place})
        elif stood[id] != place:
            merging.here.change("agenda_item", id, {"place": place})


_KINDS: tuple[tuple[str, InstitutionType], ...] = (
    ("students union", InstitutionType.STUDENTS_UNION),
    ("university", InstitutionType.UNIVERSITY),
    ("school", InstitutionType.SCHOOL),
    ("academy", InstitutionType.SCHOOL),
    ("college", InstitutionType.COLLEGE),
    ("synagogue", InstitutionType.SYNAGOGUE),
    ("mosque", InstitutionType.MOSQUE),
    ("masjid", InstitutionType.MOSQUE),
    ("temple", InstitutionType.TEMPLE),
    ("gurdwara", InstitutionType.TEMPLE),
    ("church", InstitutionType.CHURCH),
    ("parish", InstitutionType.CHURCH),
    ("chaplaincy", InstitutionType.CHURCH),
    ("union", InstitutionType.UNION),
)


def kind_of(name: str) -> InstitutionType:
    """What a member is by its name, where nobody said; it chooses a picture, nothing else."""
    words = folded(name)
    return next((kind for word, kind in _KINDS if word in words), InstitutionType.OTHER)


def _unlike(merging: Merging, rows: Sequence[PersonRow], lines: Lines) -> list[Problem]:
    """Take in institutions that are new; a name that is nearly a known one is left for a person to decide."""
    new: dict[str, tuple[str, int]] = {}
    for at, row in enumerate(rows):
        if folded(row.institution) not in merging.delegations:
            new.setdefault(folded(row.institution), (row.institution, _line(lines, at)))
    known = {folded(each.name): each.name for each in merging.plan.delegations}
    problems: list[Problem] = []
    for key, (name, line) in new.items():
        near = difflib.get_close_matches(key, known, 1, NEARLY)
        if near:
            reason = (
                f"“{name}” is nearly “{known[near[0]]}”. If it is the same, write it so; "
                "if it is another, import it with the institutions first."
            )
            problems.append(Problem(line, "institution", reason))
    if not problems and new:
        institutions(merging, [InstitutionRow(name) for name, _ in new.values()])
    return problems


def _draw(merging: Merging, numbers: Mapping[int, str], key: str) -> int:
    while numbers.get(merging.next_number, key) != key:
        merging.next_number += 1
    merging.next_number += 1
    return merging.next_number - 1


def _differing(row: object, columns: Mapping[str, object]) -> dict[str, Scalar]:
    """The columns that the list says otherwise; what it does not speak of stays."""
    return {
        column: plain(value)
        for column, value in columns.items()
        if value is not None and plain(value) != plain(getattr(row, column))
    }


def _texts(columns: Mapping[str, Scalar]) -> dict[str, str]:
    return {column: str(value) for column, value in columns.items()}


def _line(lines: Lines, at: int) -> int:
    return lines[at] if at < len(lines) else 0
