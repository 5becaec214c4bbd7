"""What a search at the door found: institutions and badges as tiles, to take by arrow, digit or touch."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.domain.door import GUEST
from app.domain.names import folded
from app.service.boards.door import Hit, Search
from app.ui.door.give_way import is_low
from app.ui.parts.buttons import Button, KeyCap, cap_size, paint_cap
from app.ui.parts.icons import KIND_OF_INSTITUTION, paint_icon
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.stack import STRETCH, across, boxed
from app.ui.theme import Theme, room, theme_of
from app.words import Tongue

SHOWN = 9
"""Tiles at once: what nine digits can take and three rows can hold."""
_ACROSS = 3
TILE = 180
"""Logical pixels that a tile wants."""
_LOWEST = 88
"""Logical pixels that a tile is high where there is little room and it has a line of its own."""
NARROW = 84
"""Logical pixels; less for a name beside its picture and it goes below."""


GUESSED = 3
"""Letters of the word for a guest from which on a guest is offered beside what was found."""


def guest_of(say: Tongue) -> Hit:
    """What stands for whoever comes with no institution."""
    return Hit(GUEST, is_institution=True, title=say("Guest of the alliance"), under="", type="")


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


class SearchPage(QWidget):
    """The tiles, what may be done when none is right, and a word on what a search can find here."""

    highlighted = Signal(object)
    taken = Signal(object)
    new_institution = Signal()
    guest = Signal()

    def __init__(self, theme: Theme, say: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._found: Search | None = None
        self._hits: tuple[Hit, ...] = ()
        self._at = 0
        self._title = Label("", "lead_strong", folds=True)
        self._advice = Label("", "body", "ink_2", folds=True)
        self._keys = [KeyCap("↑"), KeyCap("↓"), KeyCap("Enter"), KeyCap("Esc")]
        self._key_words = [Label("", "body", "ink_2") for _ in range(3)]
        up, down, enter, esc = self._keys
        choose, take, back = self._key_words
        self._help = boxed(Lines(up, down, choose, enter, take, esc, back, gap=6))
        words = boxed(Lines(self._title, self._advice, gap=12, below=0))
        head = boxed(Lines(words, self._help, gap=16, below=6, last="right"))
        self._tiles = [HitTile() for _ in range(SHOWN)]
        self._across = _ACROSS
        self._grid = grid = QGridLayout()
        room(grid, theme, gap=12)
        for place, tile in enumerate(self._tiles):
            grid.addWidget(tile, place // _ACROSS, place % _ACROSS)
            tile.clicked.connect(lambda _=False, at=place: self.take(at))
            tile.hide()
        for column in range(_ACROSS):
            grid.setColumnStretch(column, 1)
        self._more = Label("", "body", "ink_2", wrap=True)
        self._new = Button("", key="Alt N", icon="plus", height=48, size=17)
        self._guest = Button("", key="Alt G", icon="hand-waving", height=48, size=17)
        for button in (self._new, self._guest):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._new.clicked.connect(self.new_institution)
        self._guest.clicked.connect(self.guest)
        self._can = Label("", "body", "ink_2", wrap=True)
        inside = QWidget()
        inside.setObjectName("inside")
        stack = QVBoxLayout(inside)
        room(stack, theme, gap=14)
        stack.addLayout(grid)
        stack.addWidget(self._more)
        stack.addWidget(
            boxed(Lines(self._new, boxed(across(theme, self._guest, STRETCH)), gap=12, last="fill"))
        )
        stack.addStretch(1)
        stack.addWidget(self._can)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll = scroll
        layout = QVBoxLayout(self)
        room(layout, theme, gap=14)
        layout.addWidget(head)
        layout.addWidget(scroll, 1)
        self.retitle(say)

    @property
    def answered(self) -> str:
        """What was typed that the tiles are the answer to."""
        return self._found.typed if self._found is not None else ""

    @property
    def current(self) -> Hit | None:
        """What Enter takes; None when nothing was found."""
        return self._hits[self._at] if self._hits else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_tiles()
        self._give_way()

    def _give_way(self) -> None:
        """In a low window what was found keeps its room; which keys choose among it goes first."""
        low = is_low(self)
        self._help.setHidden(low)
        self._advice.setVisible(bool(self._hits) and not low)

    def _lay_tiles(self) -> None:
        """Three tiles in a line, fewer where they would be too narrow for a name."""
        tile = theme_of(self).px(TILE) + self._grid.spacing()
        across = max(1, min(_ACROSS, self.width() // tile))
        for each in self._tiles:
            each.flatten(_LOWEST if across == 1 and is_low(self) else 0)
        if across != self._across:
            self._across = across
            for place, tile_here in enumerate(self._tiles):
                self._grid.addWidget(tile_here, place // across, place % across)
            for column in range(_ACROSS):
                self._grid.setColumnStretch(column, int(column < across))

    def retitle(self, say: Tongue) -> None:
        """Speak another tongue."""
        self._say = say
        choose, take, back = self._key_words
        choose.setText(say("choose"))
        take.setText(say("take"))
        back.setText(say("back to scanning"))
        self._new.retitle(say("Not on the list: new institution"))
        self._guest.retitle(say("Guest of the alliance"))
        self._advice.setText(say("Read the whole name back."))

    def show_search(self, found: Search | None) -> None:
        """Show what was found; what was highlighted stays so while it is still there."""
        kept = self.current.subject if self.current is not None else ""
        same = self._found is not None and found is not None and self._found.typed == found.typed
        self._found = found
        self._hits = hits = () if found is None else _with_guest(found, self._say)[:SHOWN]
        self._at = next((at for at, hit in enumerate(hits) if same and hit.subject == kept), 0)
        for place, tile in enumerate(self._tiles):
            if place < len(hits):
                tile.show_hit(hits[place], found.typed if found else "", f"Alt {place + 1}", self._say)
            else:
                tile.hide()
        self._say_found(found)
        self._show_at()

    def step(self, step: int, down: int = 0) -> None:
        """Highlight the tile beside, or the one below or above."""
        count = len(self._hits)
        if count:
            self._at = max(0, min(count - 1, self._at + step + down * self._across))
            self._show_at()

    def take(self, at: int | None = None) -> bool:
        """Take a tile by its place, or the highlighted one; False when it is not there."""
        hits = self._hits
        place = self._at if at is None else at
        if not 0 <= place < len(hits):
            return False
        self._at = place
        self._show_at()
        self.taken.emit(hits[place])
        return True

    def _show_at(self) -> None:
        for place, tile in enumerate(self._tiles):
            tile.highlight(place == self._at and tile.isVisibleTo(self))
        if self._hits:
            self._scroll.ensureWidgetVisible(self._tiles[self._at], 0, 8)
        self.highlighted.emit(self.current)

    def _say_found(self, found: Search | None) -> None:
        say = self._say
        hits = self._hits
        self._give_way()
        for part in (*self._keys[:3], *self._key_words[:2]):
            part.setVisible(bool(hits))
        badges = sum(not hit.is_institution for hit in hits)
        places = sum(hit.subject != GUEST for hit in hits) - badges
        if not hits:
            title = say("Nothing found for that")
            if not (found and found.typed.strip()):
                title = say("Type an institution or a name")
        else:
            said = (
                say.plural("{count} institution", "{count} institutions", places) if places else "",
                say.plural("{count} badge", "{count} badges", badges) if badges else "",
            )
            title = ", ".join(part for part in said if part) or say("Guest of the alliance")
            if found is not None and found.slipped and places + badges:
                title = say("Not found as typed. Is it one of these?")
        more = found is not None and (found.more or len(found.hits) > badges + places)
        if more:
            title = say("More than {count} found", count=say.number(len(hits)))
        self._title.setText(title)
        self._more.setVisible(more)
        self._more.setText(say("There are others: type on, or type the word and number on the badge."))
        if found is not None and not found.names_held:
            self._can.setText(
                say("This laptop holds no names. Type the institution, the word and number on the badge.")
            )
        elif found is not None and found.typed.strip() and not badges:
            self._can.setText(
                say("No badge carries this name. A delegate’s name or a badge number finds the badge.")
            )
        else:
            self._can.setText(say("A delegate’s name, an institution or a badge number finds it."))


def _with_guest(found: Search, say: Tongue) -> tuple[Hit, ...]:
    """What was found, and a guest where that may be meant: first as a whole word, else last."""
    wanted, guest = folded(found.typed), guest_of(say)
    words = folded(guest.title)
    if len(wanted) < GUESSED or not words.startswith(wanted):
        return found.hits
    whole = f"{words} ".startswith(f"{wanted} ")
    return (guest, *found.hits) if whole else (*found.hits, guest)


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
