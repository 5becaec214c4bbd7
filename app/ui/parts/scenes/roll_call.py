"""The roll-call board: each institution a place that fills, and the one that stands now large."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from app.domain.stage import RollCall, RollCallPlace
from app.ui.parts.scenes.lines import fit
from app.ui.parts.scenes.sheet import Sheet

_GAP = 7.5
_CELL = (74.0, 107.0)
"""A place on a board of 11 × 7 on a wide picture; none is more than half as large again."""
_LEAST_HIGH = 54.0


@dataclass(frozen=True, slots=True)
class Board:
    """How the places stand."""

    columns: int
    rows: int
    width: float
    height: float
    size: float
    """Of the figures in a place."""

    @property
    def a_page(self) -> int:
        """Places that hold at once."""
        return self.columns * self.rows


def board(count: int, width: float, height: float, widest: float, floor: float) -> Board:
    """As near to the proportions of 11 × 7 as the count allows; `widest` is the widest figure at one unit."""
    best, best_is = None, (0.0, 0.0)
    for columns in range(1, count + 1):
        rows = math.ceil(count / columns)
        wide = min(_CELL[0] * 1.5, (width - (columns - 1) * _GAP) / columns)
        high = min(_CELL[1] * 1.5, (height - (rows - 1) * _GAP) / rows)
        size = min(44 * 1.5, (wide - 10) / widest, high * 0.62)
        if size < floor or high < _LEAST_HIGH:
            continue
        # a place is upright: more room one way does not make it larger
        scale = min(wide / _CELL[0], high / _CELL[1])
        across, down = columns * (wide + _GAP) / width, rows * (min(high, wide * 1.6) + _GAP) / height
        fitness = (round(scale, 2), -abs(across - down))
        if best is None or fitness > best_is:
            best = Board(columns, rows, wide, min(high, wide * 1.6), min(size, 44 * max(1.0, scale)))
            best_is = fitness
    if best is not None:
        return best
    columns = max(1, int((width + _GAP) / (widest * floor + 10 + _GAP)))
    rows = max(1, int((height + _GAP) / (_LEAST_HIGH + _GAP)))
    pages = math.ceil(count / (columns * rows))
    rows = math.ceil(count / pages / columns)
    wide = (width - (columns - 1) * _GAP) / columns
    return Board(columns, rows, wide, (height - (rows - 1) * _GAP) / rows, floor)


def paint(sheet: Sheet, scene: RollCall) -> None:
    """The board at the left, the institution and the totals at the right."""
    width = sheet.across * 0.545
    if scene.places:
        _board(sheet, scene, sheet.left, 70.0, width, sheet.foot_top - 24 - 70.0)
    x = sheet.left + width + 61
    _now(sheet, scene, x, sheet.right - x)


def _board(sheet: Sheet, scene: RollCall, x: float, top: float, width: float, height: float) -> None:
    places, bold = scene.places, sheet.ui(600)
    widest = max(bold.width(_figure(sheet, each) or "00", 1) for each in places)
    laid = board(len(places), width, height, widest, sheet.floor)
    first = 0
    if len(places) > laid.a_page:
        at = scene.now if scene.now is not None else min(scene.called, len(places) - 1)
        first = at // laid.a_page * laid.a_page
    for index, place in enumerate(places[first : first + laid.a_page]):
        column, row = index % laid.columns, index // laid.columns
        left, above = x + column * (laid.width + _GAP), top + row * (laid.height + _GAP)
        box = QRectF(left, above, laid.width, laid.height)
        _place(sheet, place, box, laid.size, now=first + index == scene.now)


def _place(sheet: Sheet, place: RollCallPlace, box: QRectF, size: float, *, now: bool) -> None:
    if not now and place.heads is None:
        sheet.cell(box, edge="line", radius=7.4)
        return
    if now and sheet.progress < 1:
        sheet.cell(box, edge="line", radius=7.4)
        with sheet.kept() as painter:
            painter.setOpacity(sheet.progress)
            sheet.cell(box, "accent", radius=7.4)
    else:
        sheet.cell(box, "accent" if now else "accent_soft", radius=7.4)
    figure = _figure(sheet, place)
    if figure:
        ink = "on_accent" if now else "ink"
        high = box.height()
        sheet.line(figure, sheet.ui(600), size, box.center().x(), box.top(), high, ink, align="middle")


def _figure(sheet: Sheet, place: RollCallPlace) -> str:
    return "" if place.heads is None else sheet.say.number(place.heads)


def _now(sheet: Sheet, scene: RollCall, x: float, width: float) -> None:
    say = sheet.say
    sheet.line(say("Roll call"), sheet.ui(600), 48, x, 60, 58, "accent")
    standing = scene.places[scene.now] if scene.now is not None and scene.now < len(scene.places) else None
    totals = sheet.foot_top - 24 - _TOTALS
    if standing is None:
        words = say("Each institution, by name and number")
        room = totals - 142 - 30
        fitted = fit(words, sheet.spoken(), width, room, most=85, least=sheet.floor + 8, leading=1.09)
        sheet.block(fitted, sheet.spoken(), x, 142, width, "ink")
    else:
        figure = "" if standing.heads is None else say.number(standing.heads)
        number = sheet.ui(700, -0.015)
        size = min(250.0, 250.0 * width / max(1.0, number.width(figure, 250.0)))
        room = totals - 142 - 26 - size * 0.93
        fitted = fit(standing.name, sheet.spoken(), width, room, most=85, least=sheet.floor, leading=1.09)
        below = sheet.block(fitted, sheet.spoken(), x, 142, width)
        if figure:
            sheet.line(figure, number, size, x - size * 0.03, below + 14, size * 0.93)
    _totals(sheet, scene, x, totals, width)


_TOTALS = 84.0 + 54.0 + 84.0


def _totals(sheet: Sheet, scene: RollCall, x: float, top: float, width: float) -> None:
    say = sheet.say
    if scene.target > 0:
        of = say("of {target} people", target=say.number(scene.target))
    else:
        of = say.plural("person", "people", scene.people)
    _total(sheet, say.number(scene.people), of, x, top, width)
    top += 84
    if scene.target > 0:
        bar = QRectF(x, top + 12, width, 20)
        sheet.bar(bar, scene.people / scene.target, "accent")
    top += 54
    institutions = len(scene.places)
    of = say.plural("of one institution", "of {count} institutions", institutions)
    _total(sheet, say.number(scene.called), of, x, top, width)


def _total(sheet: Sheet, figure: str, words: str, x: float, top: float, width: float) -> None:
    bold, plain = sheet.ui(700), sheet.ui()
    size = 78.0
    while size > 56 and bold.width(figure, size) + size * 0.18 + plain.width(words, sheet.floor) > width:
        size -= 2
    used = bold.width(figure, size) + size * 0.18
    fitted = fit(words, plain, width - used, 84, most=48, least=sheet.floor, leading=1.05, lines=2)
    sheet.line(figure, bold, size, x, top, 84)
    if len(fitted.lines) == 1:
        # on one base line with the figure
        base = top + (84 - bold.metrics(size).ascent() - bold.metrics(size).descent()) / 2
        base += bold.metrics(size).ascent()
        metrics, leading = plain.metrics(fitted.size), fitted.size * 1.24
        above = base - metrics.ascent() - (leading - metrics.ascent() - metrics.descent()) / 2
        sheet.line(fitted.lines[0], plain, fitted.size, x + used, above, leading, "ink_2")
    else:
        sheet.block(fitted, plain, x + used, top + (84 - fitted.height) / 2, width - used, "ink_2")
