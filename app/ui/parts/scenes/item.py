"""An agenda item with its clock; a testimony has neither bar nor digits, one dot a minute instead."""

from __future__ import annotations

import math
from datetime import timedelta

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen

from app.domain.chair import Timer
from app.domain.plan import ItemKind
from app.domain.stage import Item
from app.ui.parts.scenes.lines import fit
from app.ui.parts.scenes.sheet import Sheet

_BAR = 654.0
_MOST_DOTS = 12

KIND_WORDS: dict[str, str] = {
    ItemKind.PREPARE: "Getting ready",
    ItemKind.WELCOME: "Welcome",
    ItemKind.REFLECTION: "Reflection",
    ItemKind.ROLL_CALL: "Roll call",
    ItemKind.REPORT_BACK: "Report back",
    ItemKind.TESTIMONY: "Testimony",
    ItemKind.ASK: "Ask",
    ItemKind.RESPONSE: "Response",
    ItemKind.READ_BACK: "Read back",
    ItemKind.MUSIC: "Music",
    ItemKind.WORKING_TOGETHER: "Working together",
    ItemKind.RECAP: "Recap",
    ItemKind.THANKS: "Thanks",
    ItemKind.OUR_COMMITMENTS: "Our commitments",
    ItemKind.CLOSE: "Close",
    ItemKind.EVALUATION: "Evaluation",
}
_COUNTED = ("less than a minute more", "one minute more", "two minutes more", "three minutes more",
            "four minutes more", "five minutes more")  # fmt: skip


def paint(sheet: Sheet, scene: Item) -> None:
    """The title in large, who speaks below it; for a testimony, who speaks in large."""
    say = sheet.say
    kind = say(KIND_WORDS.get(scene.kind_word, scene.kind_word)) if scene.kind_word else ""
    first = say("Item {number}", number=scene.number) if scene.number else ""
    top = 58.0
    if first or kind:
        top = sheet.heading(first or kind, kind if first else "")
    large, small = (scene.who, scene.title) if scene.gentle and scene.who else (scene.title, scene.who)
    end = _BAR - 30 if scene.timer is not None else sheet.foot_top - 20
    face, plain = sheet.spoken(), sheet.ui()
    under = fit(small, plain, sheet.across, 190, most=70, least=sheet.floor, leading=1.22, lines=3)
    room = end - top - 30 - (under.height + 24 if small else 0)
    title = fit(large, face, sheet.across, room, most=170, least=sheet.floor + 4, leading=1.07)
    spare = max(0.0, room - title.height)
    below = sheet.block(title, face, sheet.left, top + 30 + min(60.0, spare * 0.3), sheet.across)
    if small:
        sheet.block(under, plain, sheet.left, below + 24, sheet.across, "ink_2")
    if scene.timer is None:
        return
    if scene.gentle:
        _dots(sheet, scene.timer)
    else:
        sheet.clock(scene.timer, _BAR)


def minutes_of(timer: Timer) -> int:
    """How many dots there are, one for each minute begun."""
    return max(1, math.ceil(timer.length / timedelta(minutes=1)))


def _dots(sheet: Sheet, timer: Timer) -> None:
    count = minutes_of(timer)
    left = max(0, math.ceil(timer.left(sheet.now) / timedelta(minutes=1)))
    x, radius, gap = sheet.left + 40, 36.0, 112.0
    if count > _MOST_DOTS:
        # a long one: as many dots as hold, each for its share of the time
        left = math.ceil(left * _MOST_DOTS / count)
        count = _MOST_DOTS
    words = _minutes_words(sheet, timer)
    room = sheet.across - sheet.ui().width(words, 52) - 60
    gap = min(gap, room / count)
    radius = min(radius, gap * 0.36)
    painter = sheet.painter
    for dot in range(count):
        full = dot < left
        painter.setBrush(sheet.colour("ink") if full else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(sheet.colour("ink" if full else "field"), 6))
        painter.drawEllipse(QPointF(x + dot * gap, 748), radius, radius)
    sheet.line(words, sheet.ui(), 52, x + count * gap - gap / 2 + 20, 704, 88, "ink_2")


def _minutes_words(sheet: Sheet, timer: Timer) -> str:
    say = sheet.say
    left = timer.left(sheet.now)
    if left <= timedelta(0):
        return say("time to close, gently")
    minutes = int(left / timedelta(minutes=1) + 0.5)
    if minutes < len(_COUNTED):
        return say(_COUNTED[minutes])
    return say("{count} minutes more", count=say.number(minutes))
