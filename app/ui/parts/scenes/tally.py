"""The tally board: asks down, power-holders across; with words while they hold, else with a legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF

from app.domain.stage import Tally, TallyRow
from app.domain.tally import WORD, Answer, Beside
from app.ui.parts.scenes.lines import Face, Fitted, fit
from app.ui.parts.scenes.sheet import Sheet, elided

MOST_ROWS = 15
"""Above these the board is split into pages of equal size."""
A_PAGE = 12
"""Seconds that one page of several stands."""
_LEAST_COLUMN, _MOST_COLUMN = 128.0, 230.0
_LEAST_FIRST = 0.34
_ROW_ONE, _ROW_TWO = 56.0, 94.0
_GAP = 6.0
_HEAD, _NAMES = 36.0, 86.0
_HEAD_END = _HEAD + _NAMES + 12.0
_SOFT: dict[Answer | Beside, str] = {
    Answer.YES: "yes_soft",
    Answer.YES_BUT: "yes_but_soft",
    Answer.NO: "no_soft",
    Answer.UNCLEAR: "surface",
}
_LEGEND: tuple[Answer | Beside, ...] = (*Answer, Beside.ABSENT, Beside.NOT_PUT, Beside.NOT_KNOWN,
                                        Beside.WAITING, Beside.NOT_ASKED, Beside.IN_WRITING)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """The part of the board that stands now."""

    rows: tuple[TallyRow, ...]
    columns: range
    first: float
    """How wide the asks stand."""
    index: int
    count: int


def paint(sheet: Sheet, scene: Tally) -> None:
    """With words if they hold at this size, else with marks and a legend, on as many pages as it takes."""
    if not scene.rows or not scene.power_holders:
        _nothing(sheet)
        return
    if not _with_words(sheet, scene):
        _marks(sheet, scene, page(scene, sheet))


def has_legend(scene: Tally, sheet: Sheet) -> bool:
    """Whether the foot is taken by the legend."""
    return bool(scene.rows and scene.power_holders) and _plan_words(sheet, scene) is None


def page(scene: Tally, sheet: Sheet) -> Page:
    """Which page stands at this moment: all stations turn it together, by the clock."""
    holders, need = len(scene.power_holders), _column(sheet, scene)
    most = max(1, int(sheet.across * (1 - _LEAST_FIRST) / (need + _GAP)))
    wide = math.ceil(holders / most)
    a_row = math.ceil(holders / wide)
    first = _first_column(sheet, scene, a_row)
    two = any(_long(sheet, row, first) for row in scene.rows)
    room = _body_end(scene, sheet) - _HEAD_END
    rows = min(MOST_ROWS, max(1, int((room + _GAP) / ((_ROW_TWO if two else _ROW_ONE) + _GAP))))
    deep = math.ceil(len(scene.rows) / rows)
    a_column = math.ceil(len(scene.rows) / deep)
    count = wide * deep
    index = int(sheet.now.timestamp() // A_PAGE) % count
    down, across = index // wide, index % wide
    columns = range(across * a_row, min(holders, (across + 1) * a_row))
    return Page(scene.rows[down * a_column : (down + 1) * a_column], columns, first, index, count)


def _nothing(sheet: Sheet) -> None:
    words = sheet.say("The answers tonight")
    face = sheet.spoken()
    fitted = fit(words, face, sheet.across, 400, most=115, least=sheet.floor + 4)
    sheet.block(fitted, face, sheet.left, 70, sheet.across)


# -- with words -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cell:
    """How a cell with a word is filled: its edges, its mark, the gap after it, the size of the word."""

    pad: float
    mark: float
    gap: float
    word: float


_ROOMY, _TIGHT = _Cell(18.0, 78.0, 18.0, 44.5), _Cell(12.0, 62.0, 14.0, 40.0)


@dataclass(frozen=True, slots=True)
class _Words:
    cell: _Cell
    first: float
    column: float
    row: float
    head: float
    titles: tuple[Fitted, ...]
    names: tuple[Fitted, ...]
    offices: tuple[Fitted, ...]


def _plan_words(sheet: Sheet, scene: Tally) -> _Words | None:
    faces = (sheet.ui(600), sheet.ui(700), sheet.ui())
    words = tuple((each, sheet.say(WORD[each])) for each in _LEGEND)
    return _planned(scene, sheet.width, sheet.margin, sheet.foot_top, sheet.floor, faces, words)


@lru_cache(maxsize=16)
def _planned(
    scene: Tally,
    width: float,
    margin: float,
    end: float,
    floor: float,
    faces: tuple[Face, Face, Face],
    words: tuple[tuple[Answer | Beside, str], ...],
) -> _Words | None:
    strong, _, plain = faces
    holders, across = len(scene.power_holders), width - 2 * margin
    gap = 13.0
    if len(scene.rows) > MOST_ROWS:
        return None
    used = {place.standing for row in scene.rows for place in row.places if place is not None}
    shown = [(word, strong if isinstance(each, Answer) else plain) for each, word in words if each in used]
    found: _Words | None = None
    for cell in (_ROOMY, _TIGHT):
        narrowest = max((_two_lines(word, face, cell.word) for word, face in shown), default=0.0)
        least = max(cell.pad * 2 + cell.mark + cell.gap + narrowest, 240.0)
        for share in (0.36, 0.335, 0.31, 0.28):
            first = min(across * share, across - holders * (least + gap))
            if first < across * 0.27:
                continue
            column = (across - first - holders * gap) / holders
            plan = _fitted(scene, cell, first, column, end, floor, faces)
            if plan is None:
                continue
            found = found or plan
            if all(len(each.lines) < 2 for each in (*plan.names, *plan.offices)):
                return plan
    return found


def _fitted(
    scene: Tally,
    cell: _Cell,
    first: float,
    column: float,
    end: float,
    floor: float,
    faces: tuple[Face, Face, Face],
) -> _Words | None:
    strong, bold, plain = faces
    rows, gap, wide = len(scene.rows), 13.0, column - 30
    names = _alike([name for name, _ in scene.power_holders], bold, wide, 130, floor, leading=1.12, lines=2)
    offices = tuple(
        fit(who, plain, wide, 104, most=floor, least=floor, leading=1.2, lines=2)
        for _, who in scene.power_holders
    )
    head = max(name.height + office.height for name, office in zip(names, offices, strict=True)) + 12
    row = min(161.0, (end - 16 - 52 - head - rows * gap) / rows)
    if row < 104 or not all(each.whole for each in (*names, *offices)):
        return None
    inside = first - 34 - 24 - strong.width("0" if rows < 10 else "00", 52)
    titles = _alike([each.title for each in scene.rows], strong, inside, row, floor, leading=1.11, lines=3)
    if not all(each.whole for each in titles):
        return None
    return _Words(cell, first, column, row, head, titles, names, offices)


def _alike(
    words: Sequence[str], face: Face, width: float, height: float, floor: float, *, leading: float, lines: int
) -> tuple[Fitted, ...]:
    """All of them at the one size at which the longest holds."""
    most = 52.0
    for each in words:
        most = fit(each, face, width, height, most=most, least=floor, leading=leading, lines=lines).size
    return tuple(
        fit(each, face, width, height, most=most, least=most, leading=leading, lines=lines) for each in words
    )


def _two_lines(word: str, face: Face, size: float) -> float:
    """How wide a word of an answer is when it may stand in two lines."""
    pieces = word.replace(" …", "\u00a0…").split(" ")
    halves = [max(face.width(" ".join(pieces[:at]), size), face.width(" ".join(pieces[at:]), size))
              for at in range(1, len(pieces))]  # fmt: skip
    return min([face.width(word, size), *halves])


def _with_words(sheet: Sheet, scene: Tally) -> bool:
    plan = _plan_words(sheet, scene)
    if plan is None:
        return False
    gap, strong = 13.0, sheet.ui(600)
    x0 = sheet.left + plan.first + gap
    for index, (name, office) in enumerate(zip(plan.names, plan.offices, strict=True)):
        x = x0 + index * (plan.column + gap) + plan.cell.pad - 2
        top = 52 + plan.head - 12 - name.height - office.height
        top = sheet.block(name, sheet.ui(700), x, top, plan.column - 30)
        sheet.block(office, sheet.ui(), x, top, plan.column - 30, "ink_2")
    top = 52 + plan.head
    size = plan.titles[0].size if plan.titles else 52.0
    number = strong.width("0" if len(scene.rows) < 10 else "00", size)
    for row, title in zip(scene.rows, plan.titles, strict=True):
        middle = top + plan.row / 2
        sheet.line(str(row.number), strong, size, sheet.left, middle - 30, 60, "accent")
        sheet.block(
            title, strong, sheet.left + number + 24, middle - title.height / 2, plan.first - number - 58
        )
        for index, place in enumerate(row.places):
            if place is not None:
                x = x0 + index * (plan.column + gap)
                _word_cell(sheet, place.standing, QRectF(x, top, plan.column, plan.row), plan.cell)
        top += plan.row + gap
    return True


def _word_cell(sheet: Sheet, standing: Answer | Beside, box: QRectF, cell: _Cell) -> None:
    answered = isinstance(standing, Answer)
    if answered:
        sheet.cell(box, _SOFT[standing])
    else:
        sheet.cell(box, edge="line")
    side = min(cell.mark, box.height() - 20)
    sheet.mark(standing, box.left() + cell.pad, box.center().y() - side / 2, side)
    x = box.left() + cell.pad + side + cell.gap
    face = sheet.ui(600 if answered else 400)
    # the dots of “Yes, but …” are not left alone on a line
    word = sheet.say(WORD[standing]).replace(" …", "\u00a0…")
    width = box.right() - 8 - x
    fitted = fit(
        word, face, width, box.height(), most=cell.word, least=sheet.floor, step=1.5, leading=1.09, lines=2
    )
    sheet.block(fitted, face, x, box.center().y() - fitted.height / 2, width, "ink" if answered else "ink_3")


# -- marks only -------------------------------------------------------------------------------------------


def _column(sheet: Sheet, scene: Tally) -> float:
    """How wide a power-holder's column must be: the longest word of a name is not cut if it can be helped."""
    face = sheet.ui(600)
    words = [word for name, _ in scene.power_holders for word in name.split()]
    longest = max((face.width(word, sheet.floor) for word in words), default=0.0)
    return min(_MOST_COLUMN, max(_LEAST_COLUMN, longest + 6))


def _first_column(sheet: Sheet, scene: Tally, holders: int) -> float:
    """As much for the asks as the names of the power-holders leave, so that most stand on one line."""
    left = sheet.across - holders * (_column(sheet, scene) + _GAP)
    return min(sheet.across * 0.62, max(sheet.across * _LEAST_FIRST, left))


def _long(sheet: Sheet, row: TallyRow, first: float) -> bool:
    return sheet.ui().width(" ".join(row.title.split()), sheet.floor) > first - 62 - 20


def _names(sheet: Sheet, scene: Tally, width: float) -> tuple[Fitted, ...]:
    return tuple(
        fit(name, sheet.ui(600), width, 96, most=sheet.floor + 1, least=sheet.floor, leading=1.06, lines=2)
        for name, _ in scene.power_holders
    )


def _legend_lines(scene: Tally, sheet: Sheet) -> tuple[tuple[tuple[Answer | Beside, str], ...], ...]:
    """The marks that are used, with their words, on as few lines as hold beside the word Rehearsal."""
    used = {place.standing for row in scene.rows for place in row.places if place is not None}
    plain = sheet.ui()
    room = sheet.across - sheet.ui(600).width(sheet.tag, sheet.floor) - 40
    lines: list[tuple[tuple[Answer | Beside, str], ...]] = []
    line: tuple[tuple[Answer | Beside, str], ...] = ()
    at = 0.0
    for each in _LEGEND:
        if each not in used:
            continue
        word = sheet.say(WORD[each])
        wide = 54 + plain.width(word, sheet.floor) + 24
        if line and at + wide - 24 > room:
            lines.append(line)
            line, at = (), 0.0
        line, at = (*line, (each, word)), at + wide
    return (*lines, line) if line else tuple(lines)


def _body_end(scene: Tally, sheet: Sheet) -> float:
    return 917.0 - 56.0 * max(0, len(_legend_lines(scene, sheet)) - 1) - 14.0


def _marks(sheet: Sheet, scene: Tally, shown: Page) -> None:
    holders = len(shown.columns)
    first = shown.first
    column = (sheet.across - first - holders * _GAP) / holders
    top = _head(sheet, scene, shown, column)
    end = _body_end(scene, sheet)
    two = any(_long(sheet, row, first) for row in shown.rows)
    row_high = (end - top - (len(shown.rows) - 1) * _GAP) / len(shown.rows)
    row_high = min(row_high, 118.0)
    size = 42.0 if row_high < 70 or (two and row_high < 106) else 46.0
    lines = 2 if two or row_high >= _ROW_TWO else 1
    for row in shown.rows:
        middle = top + row_high / 2
        sheet.line(str(row.number), sheet.ui(600), size, sheet.left, middle - 28, 56, "accent")
        width = first - 62 - 20
        title = fit(
            row.title,
            sheet.ui(),
            width,
            row_high - 2,
            most=size,
            least=sheet.floor,
            leading=1.08,
            lines=lines,
        )
        sheet.block(title, sheet.ui(), sheet.left + 62, middle - title.height / 2, width)
        for at, index in enumerate(shown.columns):
            place = row.places[index] if index < len(row.places) else None
            if place is not None:
                x = sheet.left + first + _GAP + at * (column + _GAP)
                _mark_cell(sheet, place.standing, QRectF(x, top, column, row_high))
        top += row_high + _GAP
    _legend(sheet, scene)


def _head(sheet: Sheet, scene: Tally, shown: Page, column: float) -> float:
    top, first = _HEAD, shown.first
    title = sheet.say("The answers tonight")
    if shown.count > 1:
        title = sheet.say("The answers tonight, {page} of {pages}", page=shown.index + 1, pages=shown.count)
    fitted = fit(title, sheet.ui(700), first - 20, 92, most=52, least=sheet.floor, leading=1.08, lines=2)
    sheet.block(fitted, sheet.ui(700), sheet.left, top + _NAMES - fitted.height, first - 20)
    names = _names(sheet, scene, column - 2)
    face = sheet.ui(600)
    for at, index in enumerate(shown.columns):
        x = sheet.left + first + _GAP + at * (column + _GAP) + column / 2
        name = names[index]
        for line_at, line in enumerate(name.lines):
            above = top + _NAMES - name.height + line_at * name.leading
            cut = elided(line, face, name.size, column)
            sheet.line(cut, face, name.size, x, above, name.leading, align="middle")
    return _HEAD_END


def _mark_cell(sheet: Sheet, standing: Answer | Beside, box: QRectF) -> None:
    if standing in _SOFT:
        sheet.cell(box, _SOFT[standing], radius=6.5)
    side = min(66.0, box.height() - 8)
    sheet.mark(standing, box.center().x() - side / 2, box.center().y() - side / 2, side)


def _legend(sheet: Sheet, scene: Tally) -> None:
    lines = _legend_lines(scene, sheet)
    top = 917.0 - 56.0 * (len(lines) - 1)
    for line in lines:
        x = sheet.left
        for standing, word in line:
            sheet.mark(standing, x, top + 5, 43)
            x += 54
            x += sheet.line(word, sheet.ui(), sheet.floor, x, top, 52) + 24
        top += 56
