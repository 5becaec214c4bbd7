"""One tile of what a search at the door found: an institution or a badge, to be taken by its key."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.domain.door import GUEST
from app.domain.names import folded
from app.service.boards.door import Hit
from app.ui.parts.buttons import cap_size, paint_cap
from app.ui.parts.icons import KIND_OF_INSTITUTION, paint_icon
from app.ui.theme import Theme, theme_of
from app.words import Tongue

TILE = 180
"""Logical pixels that a tile wants."""
NARROW = 84
"""Logical pixels; less for a name beside its picture and it goes below."""


def icon_of(hit: Hit) -> str:
    """The picture of what was found."""
    if hit.subject == GUEST:
        return "hand-waving"
    if hit.is_institution:
        return KIND_OF_INSTITUTION.get(hit.type, "buildings")
    return "users" if hit.heads > 1 else "identification-badge"


def here_of(hit: Hit, say: Tongue) -> str:
    """How many are here, of those pledged if any were."""
    if hit.subject == GUEST:
        return ""
    here = say.number(hit.here)
    return (
        say("{here} here of {pledged}", here=here, pledged=say.number(hit.pledged))
        if hit.pledged
        else (say("{here} here", here=here))
    )


class HitTile(QAbstractButton):
    """One institution or badge. Its name is whole: a long one takes a smaller step of type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hit: Hit | None = None
        self._typed, self._key, self._kind, self._count, self._on = "", "", "", "", False
        self._least: float = 0
        self._clear = True
        self.setProperty("corner", 8)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def hit(self) -> Hit | None:
        """What it stands for; None while it is empty."""
        return self._hit

    def show_hit(self, hit: Hit, typed: str, key: str, say: Tongue) -> None:
        """Stand for this hit."""
        self._hit, self._typed, self._key = hit, typed, key
        if hit.subject == GUEST:
            self._kind = self._count = ""
        elif hit.is_institution:
            self._kind = say(hit.type) if hit.type else say("institution")
            self._count = here_of(hit, say)
        else:
            self._kind = say("Group of {count}", count=say.number(hit.heads)) if hit.heads > 1 else ""
            self._count = {"in": say("is in"), "out": say("went out")}.get(hit.state, "")
        self.setText(hit.title)
        under = "" if hit.is_institution else hit.under
        self.setAccessibleName(
            ", ".join(part for part in (hit.title, under, self._kind, self._count) if part)
        )
        self.setVisible(True)
        self.update()

    @property
    def clear(self) -> bool:
        """Whether its words stood there whole when it was painted last."""
        return self._clear

    def flatten(self, least: float) -> None:
        """As high as that, in logical pixels, where there is little room; 0 where there is enough."""
        if least != self._least:
            self._least = least
            self.updateGeometry()

    def highlight(self, on: bool) -> None:
        """Whether Enter takes this one."""
        if on != self._on:
            self._on = on
            self.setAccessibleDescription("selected" if on else "")
            self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(TILE), theme.px(self._least or 136))

    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(120), theme.px(self._least or (112 if theme.size == 100 else 132)))

    def paintEvent(self, event: QPaintEvent) -> None:
        hit = self._hit
        if hit is None:
            return
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.line("chosen") if self._on else theme.line("field")
        painter.setPen(QPen(theme.colour("accent" if self._on else "field"), edge))
        painter.setBrush(theme.colour("accent_soft" if self._on or self.isDown() else "surface"))
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(box, theme.radius("tile"), theme.radius("tile"))
        pad, side = theme.px(14), theme.px(28)
        paint_icon(painter, QRectF(pad, theme.px(13), side, side), icon_of(hit), theme.colour("ink"))
        right = self.width() - pad
        if self._key:
            cap = cap_size(theme, self._key)
            paint_cap(
                painter,
                QRectF(right - cap.width(), theme.px(14), cap.width(), cap.height()),
                self._key,
                theme,
            )
            right -= cap.width() + theme.px(8)
        foot = theme.leading("body")
        top = theme.px(14)
        # nothing stands at the foot of most badges: their institution may
        bottom = self.height() - theme.px(10) - (foot if self._count or self._kind else 0)
        left = pad + side + theme.px(10)
        if right - left < theme.px(NARROW):
            # with the picture and the key beside it the name would be broken within its words
            left, right, top = pad, self.width() - pad, top + side + theme.px(2)
        box = QRectF(left, top, right - left, bottom - top - theme.px(4))
        used = self._paint_name(painter, theme, box)
        self._clear = used <= box.height() + 1
        if not hit.is_institution:
            # a badge's institution stands whole below its name
            below = box.adjusted(0, used + theme.px(2), self.width() - pad - right, 0)
            flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
            for size in (15, 14, 13, 12, 11):
                painter.setFont(theme.font("body", size))
                needs = painter.boundingRect(below, flags, hit.under).height()
                if needs <= below.height():
                    break
            self._clear = self._clear and needs <= below.height() + 1
            painter.setPen(theme.colour("ink_2"))
            painter.drawText(below, flags, hit.under)
        self._paint_foot(painter, theme, QRect(pad, bottom, self.width() - 2 * pad, foot))
        painter.end()

    def _paint_name(self, painter: QPainter, theme: Theme, room: QRectF) -> float:
        """The name with what was typed underlined; returns how tall it is."""
        name = self.text()
        for size in (17, 16, 15, 14, 13, 12):
            font = theme.font("strong", size)
            layout, height = _set(name, font, room.width())
            if height <= room.height():
                break
        painter.setPen(theme.colour("ink"))
        layout.draw(painter, room.topLeft())
        start, length = _found(name, self._typed)
        painter.setPen(QPen(theme.colour("ink"), 2))
        for place in range(layout.lineCount() if length else 0):
            line = layout.lineAt(place)
            first = max(start, line.textStart())
            last = min(start + length, line.textStart() + line.textLength())
            if first < last:
                here, there = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                at = room.top() + line.y() + line.ascent() + 3.5
                painter.drawLine(QPointF(room.left() + here, at), QPointF(room.left() + there, at))
        return height

    def _paint_foot(self, painter: QPainter, theme: Theme, line: QRect) -> None:
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        for size in (15, 14, 13, 12, 11):
            painter.setFont(theme.font("body", size))
            metrics = QFontMetrics(painter.font())
            if metrics.horizontalAdvance(self._kind + self._count) + theme.px(8) <= line.width():
                break
        painter.setPen(theme.colour("ink"))
        painter.drawText(line, middle | int(Qt.AlignmentFlag.AlignRight), self._count)
        left = line.adjusted(0, 0, -metrics.horizontalAdvance(self._count) - theme.px(8), 0)
        painter.setPen(theme.colour("ink_2"))
        words = metrics.elidedText(self._kind, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, middle | int(Qt.AlignmentFlag.AlignLeft), words)


def _set(text: str, font: QFont, width: float) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text, font)
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrap)
    layout.beginLayout()
    height = 0.0
    step = QFontMetrics(font).height() * 0.98
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, height))
        height += step
    layout.endLayout()
    return layout, height


def _found(name: str, typed: str) -> tuple[int, int]:
    """Where what was typed stands in the name, letter by letter as the search folds them."""
    wanted = folded(typed).replace(" ", "")
    letters = [folded(letter) for letter in name]
    start = "".join(letters).find(wanted)
    if not wanted or start < 0:
        return 0, 0
    ends: list[int] = []
    for letter in letters:
        ends.append((ends[-1] if ends else 0) + len(letter))
    first = next(at for at, end in enumerate(ends) if end > start)
    last = next(at for at, end in enumerate(ends) if end >= start + len(wanted))
    return first, last - first + 1


def _x(place: object) -> float:
    """The binding answers a pair of x and the cursor, where Qt answers x alone."""
    if isinstance(place, tuple):
        place = cast("tuple[object, ...]", place)[0]
    return float(place) if isinstance(place, int | float) else 0.0
