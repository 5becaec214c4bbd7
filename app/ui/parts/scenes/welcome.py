"""Before the start: whose assembly this is, where and when, and how many have come."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from app.domain.stage import Welcome
from app.ui.parts.marks import paint_brand
from app.ui.parts.scenes.lines import fit
from app.ui.parts.scenes.sheet import Sheet


def paint(sheet: Sheet, scene: Welcome) -> None:
    """The assembly at the left, the start and the count at the right."""
    gap = 90.0
    side = min(560.0, sheet.across * 0.40)
    width = sheet.across - side - gap
    _whose(sheet, scene, width)
    _start(sheet, scene, sheet.right - side, side)


def _whose(sheet: Sheet, scene: Welcome, width: float) -> None:
    top = 62.0
    brand = QRectF(sheet.left - 6, top, 140, 140)
    paint_brand(sheet.painter, brand, sheet.colour("ink"), sheet.colour("accent"))
    top += 140 + 22
    if scene.alliance:
        alliance = fit(
            scene.alliance, sheet.ui(600), width, 130, most=52, least=sheet.floor, leading=1.15, lines=2
        )
        top = sheet.block(alliance, sheet.ui(600), sheet.left, top, width, "accent") + 10
    where = fit(scene.where_when, sheet.ui(), width, 190, most=48, least=sheet.floor, leading=1.28, lines=3)
    room = sheet.foot_top - 24 - top - 30 - where.height
    title = fit(
        scene.title, sheet.spoken(), width, room, most=115, least=sheet.floor + 8, leading=1.06, split=False
    )
    top = sheet.block(title, sheet.spoken(), sheet.left, top, width) + 30
    sheet.block(where, sheet.ui(), sheet.left, top, width, "ink_2")


def _start(sheet: Sheet, scene: Welcome, x: float, width: float) -> None:
    say, top = sheet.say, 88.0
    sheet.rule(x, top, width)
    top += 22
    sheet.block(
        fit(say("We begin at"), sheet.ui(), width, 60, most=48, least=40), sheet.ui(), x, top, width, "ink_2"
    )
    top += 52
    face = sheet.ui(600, -0.017)
    size = min(170.0, 170.0 * width / max(1.0, face.width(scene.starts, 170.0)))
    sheet.line(scene.starts, face, size, x, top, 180, "ink")
    top += 196
    sheet.rule(x, top, width)
    if scene.here > 0:
        top += 22
        figure, words = say.number(scene.here), say.plural("person is here", "people are here", scene.here)
        top = _count(sheet, figure, words, x, top, width)
        if scene.institutions > 0:
            words = say.plural("from one institution", "from {count} institutions", scene.institutions)
            fitted = fit(words, sheet.ui(), width, 110, most=48, least=sheet.floor, lines=2)
            top = sheet.block(fitted, sheet.ui(), x, top, width, "ink_2")
        top += 24
        sheet.rule(x, top, width)
    top += 26
    rules = say("We listen. We do not heckle.\nWe endorse no one.")
    fitted = fit(rules, sheet.ui(), width, 200, most=48, least=sheet.floor, leading=1.24, lines=4)
    top = sheet.block(fitted, sheet.ui(), x, top, width, "ink_2")
    room = sheet.foot_top - 20 - top - 16
    if scene.languages and room > 56:
        also = fit(
            "\u00a0· ".join(scene.languages),
            sheet.ui(600),
            width,
            room,
            most=48,
            least=sheet.floor,
            leading=1.24,
        )
        if also.whole:
            sheet.block(also, sheet.ui(600), x, top + 16, width, "accent")


def _count(sheet: Sheet, figure: str, words: str, x: float, top: float, width: float) -> float:
    bold, plain = sheet.ui(700), sheet.ui()
    used = bold.width(figure, 84) + 16
    if used + plain.width(words, 48) <= width:
        sheet.line(figure, bold, 84, x, top, 88)
        sheet.line(words, plain, 48, x + used, top + 21, 60, "ink_2")
        return top + 92
    sheet.line(figure, bold, 84, x, top, 88)
    below = fit(words, plain, width, 110, most=48, least=sheet.floor, lines=2)
    return sheet.block(below, plain, x, top + 88, width, "ink_2")
