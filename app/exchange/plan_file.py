"""A whole plan as one JSON file, in and out (schema `folkmoot-plan/1`, docs/layouts.md).

It is read strictly: what is not known is refused with its path, so that no slip of the pen is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.follow_up import Became
from app.domain.names import clean, folded, one_line
from app.domain.plan import LONGEST_NOTE, Attendance, BadgeKind, InstitutionType, ItemKind, Person, Plan
from app.domain.roster import (
    AgendaRow,
    AskRow,
    Details,
    Earlier,
    InstitutionRow,
    PersonRow,
    PlanFile,
    PowerHolderRow,
    Problem,
    PublishedAnswer,
)
from app.domain.tally import RECORDED_BESIDE, Answer, Reason
from app.exchange.rosters import LONGEST_ITEM, MOST_PEOPLE, seconds_of
from app.exchange.sheets import LONGEST_FIELD, MOST_BYTES, MOST_ROWS

SCHEMA = "folkmoot-plan/1"

_NOTHING_KNOWN = "There is nothing called this in a plan file."
_ANSWERS = (*(each.value for each in Answer), *(each.value for each in RECORDED_BESIDE))

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def read_plan_file(file: Path) -> tuple[PlanFile | None, tuple[Problem, ...]]:
    """The plan in a file, or why there is none. A file that cannot be read at all raises OSError."""
    with file.open("rb") as stream:
        return parse_plan_file(stream.read(MOST_BYTES + 1))


def parse_plan_file(data: bytes) -> tuple[PlanFile | None, tuple[Problem, ...]]:
    """The plan in these bytes, or why there is none; a problem's column is the path in the file."""
    if len(data) > MOST_BYTES:
        return None, (Problem(0, "", "The file is larger than 20 MB."),)
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        return None, (Problem(0, "", "This is not a text file in UTF-8."),)
    try:
        top: object = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        return None, (Problem(error.lineno, "", f"This is not JSON: {error.msg} (place {error.colno})."),)
    except ValueError as error:
        return None, (Problem(0, "", str(error)),)
    except RecursionError:
        return None, (Problem(0, "", "This is no plan file: it is nested too deep."),)
    problems: list[Problem] = []
    if not isinstance(top, dict):
        return None, (Problem(0, "", "This is no plan file: it should begin with “{”."),)
    node = _Node(cast(dict[str, object], top), "", problems)
    schema = node.text("schema")
    if schema != SCHEMA:
        wanted = f"The schema should be “{SCHEMA}”."
        return None, (
            Problem(0, "schema", f"{wanted} This file may be from a newer version." if schema else wanted),
        )
    plan = _plan(node)
    return (None, tuple(problems)) if problems else (plan, ())


def plan_text(plan: Plan, people: Sequence[Person] = (), *, pledges: bool = True, names: bool = False) -> str:
    """The same plan as a file to keep or to hand on; people's names only when asked for."""
    holders = {holder.id: holder.name for holder in plan.power_holders}
    delegations = {each.id: each.name for each in plan.delegations}
    asks = {ask.id: ask.number for ask in plan.asks}
    at = plan.assembly
    top: dict[str, object] = {
        "schema": SCHEMA,
        "assembly": _kept(
            title=at.title,
            alliance=at.alliance,
            venue=at.venue,
            day=at.day.isoformat(),
            starts=at.starts,
            ends=at.ends,
            zone=at.zone,
            capacity=at.capacity,
            target=at.target,
            rehearsal=at.rehearsal,
            secretary=at.secretary,
            note=at.note,
            source=at.source,
        ),
        "institutions": [
            _kept(
                name=each.name,
                type=each.type.value,
                number=each.number,
                pledge=each.pledge if pledges else 0,
                lead=each.lead if names else "",
            )
            for each in plan.delegations
        ],
        "people": [
            _kept(
                institution=delegations.get(each.delegation, ""),
                name=each.name,
                kind=each.kind.value,
                access=each.access,
                note=each.note,
            )
            for each in people
            if names and each.name and each.kind is not BadgeKind.YOUNG_PEOPLE
        ],
        "power_holders": [
            _kept(
                name=each.name,
                said=each.said,
                office=each.office,
                organisation=each.organisation,
                attendance=each.attendance.value,
                representing=each.representing,
                authority=each.authority,
            )
            for each in plan.power_holders
        ],
        "asks": [
            _kept(
                number=each.number,
                title=each.title,
                words=each.words,
                power_holders=[holders[id] for id in each.power_holders if id in holders],
                by_when=each.by_when,
                by_earliest=each.by_earliest and each.by_earliest.isoformat(),
                by_latest=each.by_latest and each.by_latest.isoformat(),
                why=each.why,
                our_commitment=each.our_commitment,
                source=each.source,
            )
            for each in plan.asks
        ],
        "agenda": [
            {
                **_kept(title=each.title, kind=each.kind.value, who=each.who, minutes=_minutes(each.seconds)),
                "public": each.public,
                **_kept(protected=each.protected, ask=asks.get(each.ask, 0), script=each.script.split("\n")),
            }
            for each in plan.agenda
        ],
    }
    return (
        json.dumps({name: value for name, value in top.items() if value}, ensure_ascii=False, indent=1) + "\n"
    )


def _kept(**columns: object) -> dict[str, object]:
    return {name: value for name, value in columns.items() if value not in ("", 0, None, False, [], [""])}


def _minutes(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02d}" if rest else str(minutes)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{twice[:40]}” stands twice in one place.")
    return made


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not a number.")


@dataclass(slots=True)
class _Node:
    """One object of the file while it is read; what nobody asked for is refused at the end."""

    values: Mapping[str, object]
    path: str
    problems: list[Problem]
    asked: set[str] = field(default_factory=set[str])

    def at(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def wrong(self, name: str, reason: str) -> None:
        self.problems.append(Problem(0, self.at(name), reason))

    def get(self, name: str) -> object:
        self.asked.add(name)
        return self.values.get(name)

    def maybe(self, name: str) -> str | None:
        value = self.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            self.wrong(name, "This should be text.")
            return None
        if len(value) > LONGEST_FIELD:
            self.wrong(name, "This is longer than 10,000 characters.")
        return clean(value)

    def text(self, name: str) -> str:
        return self.maybe(name) or ""

    def needed(self, name: str) -> str:
        text = self.text(name)
        if not text and not any(problem.column == self.at(name) for problem in self.problems):
            self.wrong(name, "This is missing.")
        return text

    def number(self, name: str, least: int, most: int) -> int | None:
        value = self.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self.wrong(name, "This should be a whole number.")
            return None
        if not least <= value <= most:
            self.wrong(name, f"This should be from {least:,} to {most:,}.")
            return None
        return value

    def flag(self, name: str) -> bool | None:
        value = self.get(name)
        if value is not None and not isinstance(value, bool):
            self.wrong(name, "This should be true or false.")
            return None
        return value

    def day(self, name: str) -> date | None:
        text = self.text(name)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.wrong(name, "This should be a date such as 2026-11-24.")
            return None

    def one_of(self, name: str, kind: type[E]) -> E | None:
        text = self.text(name)
        if not text:
            return None
        for each in kind:
            if folded(each.value) == folded(text):
                return each
        self.wrong(name, f"This may be: {', '.join(each.value for each in kind)}.")
        return None

    def time(self, name: str) -> str:
        text = self.needed(name)
        hours, colon, minutes = text.partition(":")
        right = colon and len(minutes) == 2 and hours.isdecimal() and minutes.isdecimal() and text.isascii()
        if text and not (right and int(hours) < 24 and int(minutes) < 60):
            self.wrong(name, "This should be a time such as 18:30.")
            return ""
        return f"{int(hours):02d}:{minutes}" if text else ""

    def length(self, name: str) -> int:
        value = self.get(name)
        try:
            if isinstance(value, str):
                return seconds_of(value)
            if (
                isinstance(value, int | float)
                and not isinstance(value, bool)
                and 0 <= value * 60 <= LONGEST_ITEM
            ):
                return round(value * 60)
        except ValueError:
            pass
        self.wrong(name, "This should be a length such as 5 or “4:30” (minutes).")
        return 0

    def script(self, name: str) -> str | None:
        """Text, or a list of paragraphs."""
        value = self.get(name)
        if value is None:
            return None
        parts = cast(list[object], value) if isinstance(value, list) else [value]
        if not all(isinstance(part, str) for part in parts):
            self.wrong(name, "This should be text, or a list of paragraphs.")
            return None
        text = "\n".join(clean(line) for part in parts for line in str(part).split("\n"))
        if len(text) > LONGEST_FIELD:
            self.wrong(name, "This is longer than 10,000 characters.")
        return text.strip()

    def names(self, name: str) -> tuple[str, ...] | None:
        value = self.get(name)
        if value is None:
            return None
        parts = cast(list[object], value) if isinstance(value, list) else []
        if not isinstance(value, list) or not all(isinstance(part, str) for part in parts):
            self.wrong(name, "This should be a list of names.")
            return None
        return tuple(clean(str(part)) for part in parts)

    def node(self, name: str) -> _Node:
        value = self.get(name)
        if not isinstance(value, dict):
            self.wrong(name, "This is missing." if value is None else "This should be an object.")
            return _Node({}, self.at(name), [])
        return _Node(cast(dict[str, object], value), self.at(name), self.problems)

    def each(self, name: str, make: Callable[[_Node], T]) -> tuple[T, ...]:
        value = self.get(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.wrong(name, "This should be a list.")
            return ()
        made: list[T] = []
        many = cast(list[object], value)
        if len(many) > MOST_ROWS:
            self.wrong(name, "There are more than 100,000.")
            return ()
        for place, item in enumerate(many):
            path = f"{self.at(name)}[{place + 1}]"
            if not isinstance(item, dict):
                self.problems.append(Problem(0, path, "This should be an object."))
                continue
            node = _Node(cast(dict[str, object], item), path, self.problems)
            made.append(make(node))
            node.close()
        return tuple(made)

    def close(self) -> None:
        for name in self.values:
            if name not in self.asked:
                self.wrong(name, _NOTHING_KNOWN)


def _plan(node: _Node) -> PlanFile:
    node.get("about")  # a line for whoever opens the file; not part of the plan
    plan = PlanFile(
        _details(node.node("assembly")),
        node.each("institutions", _institution),
        node.each("people", _person),
        node.each("power_holders", _power_holder),
        node.each("asks", _ask),
        node.each("agenda", _agenda),
        node.each("earlier", _earlier),
    )
    node.close()
    _hold_together(plan, node)
    return plan


def _details(node: _Node) -> Details:
    day = node.day("day")
    if day is None and not node.text("day"):
        node.wrong("day", "This is missing.")
    zone = node.text("zone") or "Europe/London"
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        node.wrong("zone", "This is no time zone known here. Write it as Europe/London.")
    details = Details(
        node.needed("title"),
        node.text("alliance"),
        node.text("venue"),
        day or date.min,
        node.time("starts"),
        node.time("ends"),
        zone,
        node.number("capacity", 0, MOST_PEOPLE) or 0,
        node.number("target", 0, MOST_PEOPLE) or 0,
        node.flag("rehearsal") or False,
        node.text("secretary"),
        node.text("note"),
        node.text("source"),
    )
    node.close()
    return details


def _institution(node: _Node) -> InstitutionRow:
    return InstitutionRow(
        node.needed("name"),
        node.one_of("type", InstitutionType),
        node.number("pledge", 0, MOST_PEOPLE),
        node.number("number", 1, 0xFFFF),
        node.maybe("lead"),
    )


def _person(node: _Node) -> PersonRow:
    kind = node.one_of("kind", BadgeKind)
    heads = node.number("heads", 1, 1_000)
    if (heads or 0) > 1 and kind is not BadgeKind.YOUNG_PEOPLE:
        node.wrong("heads", "Only a young people’s group comes as a number.")
    if kind is BadgeKind.YOUNG_PEOPLE and (heads or 0) < 2:
        node.wrong("heads", "A young people’s group needs how many come, the adult included.")
    note = node.maybe("note")
    note = None if note is None else one_line(note)
    if len(note or "") > LONGEST_NOTE:
        node.wrong("note", f"A line for the door has at most {LONGEST_NOTE} letters.")
    return PersonRow(node.needed("institution"), node.needed("name"), kind, node.maybe("access"), heads, note)


def _power_holder(node: _Node) -> PowerHolderRow:
    return PowerHolderRow(
        node.needed("name"),
        node.maybe("said"),
        node.maybe("office"),
        node.maybe("organisation"),
        node.one_of("attendance", Attendance),
        node.maybe("representing"),
        node.maybe("authority"),
    )


def _ask(node: _Node) -> AskRow:
    earliest, latest = node.day("by_earliest"), node.day("by_latest")
    if earliest and latest and latest < earliest:
        node.wrong("by_latest", "The latest day is before the earliest.")
    return AskRow(
        node.needed("title"),
        node.needed("words"),
        node.number("number", 1, 999),
        node.names("power_holders"),
        node.maybe("by_when"),
        earliest,
        latest,
        node.maybe("why"),
        node.maybe("our_commitment"),
        node.maybe("source"),
    )


def _agenda(node: _Node) -> AgendaRow:
    return AgendaRow(
        node.needed("title"),
        node.length("minutes"),
        node.one_of("kind", ItemKind),
        node.maybe("who"),
        node.script("script"),
        node.flag("public"),
        node.flag("protected"),
        node.number("ask", 1, 999),
    )


def _answer(node: _Node) -> PublishedAnswer:
    answer, reason = node.needed("answer"), node.one_of("reason", Reason)
    if answer and answer not in _ANSWERS:
        node.wrong("answer", f"This may be: {', '.join(_ANSWERS)}.")
    if (answer == Answer.UNCLEAR) != (reason is not None):
        node.wrong("reason", "“no clear answer” has a reason, the others have none.")
    condition = node.text("condition")
    if answer == Answer.YES_BUT and not condition:
        node.wrong("condition", "“yes, but” needs its condition in words.")
    became = node.one_of("became", Became)
    return PublishedAnswer(
        node.number("ask", 1, 999) or 0,
        node.needed("power_holder"),
        answer,
        reason or "",
        condition,
        node.text("words"),
        node.text("offer"),
        node.text("source"),
        became or "",
        node.day("became_on"),
        node.text("became_words"),
        node.text("became_source"),
    )


def _earlier(node: _Node) -> Earlier:
    earlier = Earlier(
        _details(node.node("assembly")),
        node.number("people", 0, MOST_PEOPLE) or 0,
        node.each("power_holders", _power_holder),
        node.each("asks", _ask),
        node.each("answers", _answer),
    )
    numbers = {ask.number for ask in earlier.asks}
    holders = {folded(holder.name) for holder in earlier.power_holders}
    for place, answer in enumerate(earlier.answers):
        path = f"answers[{place + 1}]"
        if answer.ask not in numbers:
            node.wrong(f"{path}.ask", "There is no ask of this number.")
        if folded(answer.power_holder) not in holders:
            node.wrong(f"{path}.power_holder", "There is no power-holder of this name in the file.")
    return earlier


def _hold_together(plan: PlanFile, node: _Node) -> None:
    """What one part says of another must be there; a name stands once in its list."""
    for name, keys in (
        ("institutions", [folded(each.name) for each in plan.institutions]),
        ("people", [folded(each.institution) + "\n" + folded(each.name) for each in plan.people]),
        ("power_holders", [folded(each.name) for each in plan.power_holders]),
        ("asks", [str(each.number or folded(each.title)) for each in plan.asks]),
    ):
        first: dict[str, int] = {}
        for place, key in enumerate(keys):
            if (at := first.setdefault(key, place)) != place:
                node.wrong(f"{name}[{place + 1}]", f"The same stands at {name}[{at + 1}] already.")
    holders = {folded(each.name) for each in plan.power_holders}
    for place, ask in enumerate(plan.asks):
        for name in ask.power_holders or ():
            if folded(name) not in holders:
                node.wrong(
                    f"asks[{place + 1}].power_holders", f"“{name[:40]}” is not among the power-holders."
                )
    numbers = {ask.number or place + 1 for place, ask in enumerate(plan.asks)}
    for place, item in enumerate(plan.agenda):
        if item.ask is not None and item.ask not in numbers:
            node.wrong(f"agenda[{place + 1}].ask", "There is no ask of this number.")
