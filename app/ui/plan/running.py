"""The running order as one strip: how long each part is, where the asks stand, where the promised end is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.chair import Timeline
from app.domain.plan import ItemKind, Plan
from app.ui.parts.frames import paint_plate
from app.ui.plan.sentences import item_words
from app.ui.theme import Theme, restyled, theme_of
from app.words import ENGLISH, Tongue

_HEIGHT = 44
_FOOT = 22


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the strip; `key` parts are the asks and the recap, `called` is the roll call."""

    words: str
    seconds: int
    tone: str = "plain"


def parts(plan: Plan, say: Tongue) -> list[Part]:
    """The public part, items of one ask taken together."""
    numbers = {ask.id: ask.number for ask in plan.asks}
    made: list[Part] = []
    last = ""
    for item in plan.agenda:
        if not item.public:
            continue
        number = numbers.get(item.ask)
        if number is not None and item.ask == last:
            made[-1] = Part(made[-1].words, made[-1].seconds + item.seconds, "key")
        elif number is not None:
            made.append(Part(say("Ask {number}", number=number), item.seconds, "key"))
        else:
            tone = {ItemKind.ROLL_CALL: "called", ItemKind.RECAP: "key"}.get(item.kind, "plain")
            words = item.title if item.kind is ItemKind.OTHER else item_words(item.kind, say)
            made.append(Part(words, item.seconds, tone))
        last = item.ask
    return made


class RunningOrder(QWidget):
    """The strip itself, with the hours below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: Sequence[Part] = ()
        self._begins: datetime | None = None
        self._ends: datetime | None = None
        self._promised: datetime | None = None
        self._zone = "UTC"
        self._say: Tongue = ENGLISH
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_order(self, plan: Plan, timeline: Timeline, say: Tongue) -> None:
        """Draw this plan."""
        self._parts = [part for part in parts(plan, say) if part.seconds > 0]
        public = [line for line in timeline.lines if line.item.public]
        self._begins = public[0].planned if public else None
        self._ends, self._promised = timeline.planned_end, timeline.promised_end
        self._zone, self._say = plan.assembly.zone, say
        self.setAccessibleName(say("Running order"))
        self.setAccessibleDescription(
            ", ".join(f"{part.words} {part.seconds // 60} min" for part in self._parts)
        )
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(400), theme.px(_HEIGHT + _FOOT))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        total = sum(part.seconds for part in self._parts)
        if total and self._begins and self._ends and self._promised:
            self._paint_parts(painter, theme, total)
            self._paint_hours(painter, theme, self._begins, self._ends, self._promised)
        painter.end()

    def _paint_parts(self, painter: QPainter, theme: Theme, total: int) -> None:
        gap = theme.px(2)
        wide = self.width() - gap * (len(self._parts) - 1)
        at = 0.0
        for part in self._parts:
            width = wide * part.seconds / total
            box = QRectF(at, 0, width, theme.px(_HEIGHT))
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                box.moveLeft(self.width() - at - width)
            fill, edge, ink, role = {
                "key": ("accent", "accent", "on_accent", "label"),
                "called": ("accent_soft", "accent", "ink", "label"),
            }.get(part.tone, ("sunken", "line", "ink", "caption"))
            paint_plate(
                painter,
                box,
                fill=theme.colour(fill),
                edge=theme.colour(edge),
                width=1,
                radius=theme.radius("chip"),
            )
            font = theme.font(role)
            if QFontMetrics(font).horizontalAdvance(part.words) <= width - theme.px(2):
                painter.setFont(font)
                painter.setPen(theme.colour(ink))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, part.words)
            at += width + gap

    def _paint_hours(
        self, painter: QPainter, theme: Theme, begins: datetime, ends: datetime, promised: datetime
    ) -> None:
        length = (ends - begins).total_seconds()
        late = ends > promised
        middle = begins + timedelta(minutes=round(length / 120 / 15) * 15)
        marks = [(begins, False), (middle, False)]
        if not late:
            marks.append((ends, False))
        elif promised > begins:
            marks.append((promised, True))
        taken = -1.0
        for moment, trouble in sorted(marks, key=lambda mark: not mark[1]):
            share = (moment - begins).total_seconds() / length
            words = self._say.time(moment, self._zone)
            font = theme.font("label" if trouble else "caption")
            width = QFontMetrics(font).horizontalAdvance(words)
            x = self.width() * share
            left = min(max(0.0, x - (width / 2 if share > 0 else 0)), self.width() - width - 1.0)
            if trouble:
                painter.fillRect(
                    QRectF(x - 1.5, 0, theme.line("chosen"), theme.px(_HEIGHT + 4)), theme.colour("trouble")
                )
                taken = left
            elif taken >= 0 and abs(left - taken) < width + theme.px(8):
                continue
            painter.setFont(font)
            painter.setPen(theme.colour("trouble" if trouble else "ink_2"))
            box = QRectF(left, theme.px(_HEIGHT + 3), width + 2, theme.px(18))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
