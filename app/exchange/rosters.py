"""Lists in: institutions, people, power-holders, asks and agenda from CSV.

Nothing is half read: each row that is not understood is named with its column and a reason in plain words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from app.domain.names import clean, folded, one_line
from app.domain.plan import LONGEST_NOTE, BadgeKind
from app.domain.roster import (
    AgendaRow,
    AskRow,
    InstitutionRow,
    PersonRow,
    PowerHolderRow,
    Problem,
    Read,
    Row,
    What,
)
from app.exchange.layouts import ATTENDANCE, ITEMS, KINDS, LAYOUTS, TYPES, YES_NO
from app.exchange.sheets import Sheet, read_sheet

MOST_PROBLEMS = 1_000
"""More are not listed: the file is of another kind."""
MOST_PEOPLE = 100_000
LONGEST_ITEM = 24 * 60 * 60

T = TypeVar("T")


@dataclass(slots=True)
class _Line:
    """One row while it is read: cells by field, and what is wrong with them."""

    number: int
    cells: Mapping[str, str]
    headings: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list[Problem])

    def has(self, name: str) -> bool:
        return name in self.headings

    def text(self, name: str) -> str:
        return clean(self.cells.get(name, ""))

    def maybe(self, name: str) -> str | None:
        return self.text(name) if self.has(name) else None

    def wrong(self, name: str, reason: str) -> None:
        self.problems.append(Problem(self.number, self.headings.get(name, name), reason))

    def needed(self, name: str, reason: str) -> str:
        text = self.text(name)
        if not text:
            self.wrong(name, reason)
        return text

    def one_of(self, name: str, words: Mapping[str, T]) -> T | None:
        text = self.text(name)
        if not text:
            return None
        found = words.get(folded(text))
        if found is None:
            known = ", ".join(sorted({str(value) for value in words.values()}))
            if words is YES_NO:
                known = "yes, no"
            self.wrong(name, f"“{_short(text)}” is not known here. It may be: {known}.")
        return found

    def number_of(self, name: str, least: int, most: int) -> int | None:
        text = self.text(name).replace(",", "").replace(" ", "").replace("’", "")
        if not text:
            return None
        if not (text.isascii() and text.isdigit()) or len(text) > 9:
            self.wrong(name, f"“{_short(self.text(name))}” is not a whole number.")
            return None
        if not least <= int(text) <= most:
            self.wrong(name, f"{int(text):,} is outside {least:,} to {most:,}.")
            return None
        return int(text)

    def day(self, name: str) -> date | None:
        text = self.text(name)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.wrong(name, f"“{_short(text)}” is not a date. Write it as 2026-11-24.")
            return None


def read_roster(
    what: What, file: Path, *, columns: Mapping[str, str] | None = None, default_institution: str = ""
) -> Read[Row]:
    """The list in a file; `columns` says which heading stands for a field (`{"name": "Attendee"}`)."""
    return understood(what, read_sheet(file), columns=columns or {}, default_institution=default_institution)


def understood(
    what: What, sheet: Sheet, *, columns: Mapping[str, str], default_institution: str = ""
) -> Read[Row]:
    """The rows of a sheet in the layout of that list."""
    if sheet.problems and not sheet.headings:
        return Read(problems=sheet.problems)
    places, problems = _matched(what, sheet.headings, columns, bool(default_institution))
    headings = {name: sheet.headings[place] for name, place in places.items()}
    taken = set(places.values())
    left_out = tuple(heading for at, heading in enumerate(sheet.headings) if at not in taken and heading)
    shown = tuple(headings.items())
    if problems:
        return Read(problems=(*sheet.problems, *problems), left_out=left_out, columns=shown)
    make, key = _READERS[what]
    rows: list[Row] = []
    lines: list[int] = []
    seen: dict[object, int] = {}
    problems = list(sheet.problems)
    for number, cells in sheet.rows:
        named = {name: cells[place] for name, place in places.items()}
        if default_institution and not named.get("institution", "").strip():
            named["institution"] = default_institution
        line = _Line(number, named, headings)
        row = make(line)
        first = seen.setdefault(key(row), number)
        if first != number and not line.problems:
            line.wrong(next(iter(headings)), f"The same stands in row {first} already.")
        problems += line.problems
        rows.append(row)
        lines.append(number)
        if len(problems) >= MOST_PROBLEMS:
            problems.append(Problem(number, "", "There are more problems than these; the rest was not read."))
            break
    if not rows and not problems:
        problems.append(Problem(0, "", "There is no row below the headings."))
    problems.sort(key=lambda problem: problem.row)
    return Read(tuple(rows), tuple(lines), tuple(problems), left_out, shown)


def _matched(
    what: What, headings: tuple[str, ...], columns: Mapping[str, str], has_default: bool
) -> tuple[dict[str, int], list[Problem]]:
    """Which heading stands where, by what was said and by the names known."""
    by_name: dict[str, list[int]] = {}
    for at, heading in enumerate(headings):
        by_name.setdefault(folded(heading), []).append(at)
    places, problems = _said_where(what, by_name, columns)
    for column in LAYOUTS[what]:
        if column.field in places:
            continue
        used = set(places.values())
        for name in (column.field, *column.names):
            free = [at for at in by_name.get(folded(name), []) if at not in used]
            if len(free) > 1:
                problems.append(
                    Problem(1, headings[free[0]], f"Two columns are called “{headings[free[0]]}”.")
                )
            if free:
                places[column.field] = free[0]
                break
    for column in LAYOUTS[what]:
        missing = column.needed and column.field not in places
        if missing and not (column.field == "institution" and has_default):
            names = ", ".join(f"“{name}”" for name in column.names[:3])
            problems.append(
                Problem(1, column.field, f"There is no column for this. Its heading may be {names}.")
            )
    if what is What.PEOPLE and not places.keys() & {"name", "given", "family"}:
        problems.append(Problem(1, "name", "There is no column for the name. Its heading may be “name”."))
    return places, problems


def _said_where(
    what: What, by_name: Mapping[str, list[int]], columns: Mapping[str, str]
) -> tuple[dict[str, int], list[Problem]]:
    known = [column.field for column in LAYOUTS[what]]
    places: dict[str, int] = {}
    problems: list[Problem] = []
    for name, heading in columns.items():
        wanted = folded(name).replace(" ", "_")
        at = by_name.get(folded(heading), [])
        if wanted not in known:
            problems.append(
                Problem(0, heading, f"There is no field “{name}” here. Fields: {', '.join(known)}.")
            )
        elif len(at) == 1:
            places[wanted] = at[0]
        else:
            problems.append(
                Problem(1, heading, f"{'Two columns are' if at else 'No column is'} called “{heading}”.")
            )
    return places, problems


def _institution(line: _Line) -> InstitutionRow:
    name = line.needed("institution", "The institution is empty.")
    if folded(name).split(" ")[:1] in (["total"], ["totals"], ["sum"]):
        line.wrong("institution", "This looks like a line of totals. Leave it out.")
    pledge = line.number_of("pledge", 0, MOST_PEOPLE)
    return InstitutionRow(
        name,
        line.one_of("type", TYPES),
        pledge if pledge is not None or not line.has("pledge") else 0,
        line.number_of("number", 1, 0xFFFF),
        line.maybe("lead"),
    )


def _person(line: _Line) -> PersonRow:
    institution = line.needed("institution", "The institution is empty. Nobody comes in without one.")
    if folded(institution).split(" ")[:1] in (["total"], ["totals"]):
        line.wrong("institution", "This looks like a line of totals. Leave it out.")
    name = line.text("name") or clean(f"{line.text('given')} {line.text('family')}")
    if not name:
        line.wrong("name", "The name is empty. For people without names make numbered badges instead.")
    kind = line.one_of("kind", KINDS)
    heads = line.number_of("heads", 1, 1_000)
    if heads is not None and heads > 1 and kind is not BadgeKind.YOUNG_PEOPLE:
        line.wrong(
            "heads", "Only a young people’s group comes as a number; everyone else has a line of their own."
        )
    if kind is BadgeKind.YOUNG_PEOPLE and (heads is None or heads < 2) and not line.problems:
        line.wrong("heads", "A young people’s group needs how many come, the adult included.")
    note = one_line(line.text("note")) if line.has("note") else None
    if len(note or "") > LONGEST_NOTE:
        line.wrong("note", f"A line for the door has at most {LONGEST_NOTE} letters.")
    return PersonRow(institution, name, kind, line.maybe("access"), heads, note)


def _power_holder(line: _Line) -> PowerHolderRow:
    return PowerHolderRow(
        line.needed("name", "The name is empty."),
        line.maybe("said"),
        line.maybe("office"),
        line.maybe("organisation"),
        line.one_of("attendance", ATTENDANCE),
        line.maybe("representing"),
        line.maybe("authority"),
    )


def _ask(line: _Line) -> AskRow:
    names = tuple(clean(name) for name in line.cells.get("power_holders", "").split(";"))
    earliest, latest = line.day("by_earliest"), line.day("by_latest")
    if earliest and latest and latest < earliest:
        line.wrong("by_latest", "The latest day is before the earliest.")
    return AskRow(
        line.needed("title", "The title is empty."),
        line.needed("words", "The words to be read out are empty."),
        line.number_of("number", 1, 999),
        tuple(name for name in names if name) if line.has("power_holders") else None,
        line.maybe("by_when"),
        earliest,
        latest,
        line.maybe("why"),
        line.maybe("our_commitment"),
        line.maybe("source"),
    )


def _agenda(line: _Line) -> AgendaRow:
    seconds = 0
    try:
        seconds = seconds_of(line.needed("minutes", "The length is empty. Write 5 or 4:30."))
    except ValueError:
        if line.text("minutes"):
            line.wrong("minutes", f"“{_short(line.text('minutes'))}” is not a length. Write 5 or 4:30.")
    script = line.cells.get("script", "").replace("\r\n", "\n").replace("\r", "\n")
    return AgendaRow(
        line.needed("title", "The title is empty."),
        seconds,
        line.one_of("kind", ITEMS),
        line.maybe("who"),
        "\n".join(clean(part) for part in script.split("\n")).strip() if line.has("script") else None,
        line.one_of("public", YES_NO),
        line.one_of("protected", YES_NO),
        line.number_of("ask", 1, 999),
    )


def seconds_of(text: str) -> int:
    """A length as people write it: `5` minutes, `4:30`, `1:05:00`; anything else is a ValueError."""
    parts = text.strip().split(":")
    if not 1 <= len(parts) <= 3 or not all(
        part.isascii() and part.isdigit() and len(part) <= 4 for part in parts
    ):
        raise ValueError(text)
    numbers = [int(part) for part in parts]
    if len(numbers) == 1:
        numbers = [0, numbers[0], 0]
    elif len(numbers) == 2:
        numbers = [0, *numbers]
    if numbers[2] > 59 or (len(parts) == 3 and numbers[1] > 59):
        raise ValueError(text)
    seconds = numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
    if seconds > LONGEST_ITEM:
        raise ValueError(text)
    return seconds


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _key(row: Row) -> object:
    match row:
        case PersonRow():
            return folded(row.institution), folded(row.name)
        case AskRow():
            return row.number if row.number is not None else folded(row.title)
        case AgendaRow():
            return object()  # items may share a title; their order tells them apart
        case InstitutionRow() | PowerHolderRow():
            return folded(row.name)


_READERS: Mapping[What, tuple[Callable[[_Line], Row], Callable[[Row], object]]] = {
    What.INSTITUTIONS: (_institution, _key),
    What.PEOPLE: (_person, _key),
    What.POWER_HOLDERS: (_power_holder, _key),
    What.ASKS: (_ask, _key),
    What.AGENDA: (_agenda, _key),
}


def fields(what: What) -> Iterable[str]:
    """What a list of that kind may say, for `--map` and the preview."""
    return (column.field for column in LAYOUTS[what])
