"""How full the hall is, and who passed this door last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.door import Count
from app.service.boards.door import Hall, Passed
from app.ui.door.give_way import is_low
from app.ui.door.plate import UnassignedPlate
from app.ui.door.sentences import SIGN, passed_in_words, rate_of, word_of
from app.ui.parts.banner import Banner
from app.ui.parts.hints import KeyHint
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.marks import paint_mark
from app.ui.parts.panels import Bar, Panel, Stat
from app.ui.parts.stack import STRETCH, across, boxed
from app.ui.theme import Theme, theme_of
from app.words import ENGLISH, Tongue

TURNOUT = "Shift F5"
"""The key that leads there, as its cap says it."""

_FEWEST, _LEAST = 2, 31
"""Lines of the last ten that are shown whatever the type, and how high one is at least."""

TIGHT = 0.9
"""From this share on the hall is said to be nearly full."""


class HallCard(Panel):
    """Two counts by their names, the bar with its tick at nine tenths, and when it will be full.

    Pressed, or by its key, it leads to turnout; people without an institution stand on it in red.
    """

    opened = Signal(bool)
    """Turnout is wanted, or with True those without an institution."""

    def __init__(self, theme: Theme, say: Tongue) -> None:
        super().__init__(gap=6)
        self._say = say
        self._now = Stat("0", "", size=40, widest="8,888", height=48)
        self._ever = Stat("0", "", size=26, widest="8,888", height=48, right=True)
        self._bar = Bar(tick=TIGHT)
        self._places = Label("", "caption", "ink_3")
        self._rate = Label("", "caption", "ink_3", right=True, folds=True)
        counts = across(theme, self._now, STRETCH, self._ever)
        counts.setAlignment(self._ever, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(counts)
        self.body.addWidget(self._bar)
        self.body.addWidget(boxed(Lines(self._places, self._rate, gap=8, last="right")))
        self._plate = UnassignedPlate(quiet=True)
        self._plate.hide()
        self._plate.clicked.connect(lambda: self.opened.emit(True))
        self._turnout = KeyHint(TURNOUT)
        self._turnout.clicked.connect(lambda: self.opened.emit(False))
        self.body.addWidget(self._plate)
        self.body.addWidget(self._turnout)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._keep_height()
        return super().event(event)

    def _keep_height(self) -> None:
        # the pages around do not ask for the height of a width; a least height they do keep to
        layout = self.layout()
        if layout is not None:
            needs = layout.heightForWidth(self.width())
            if needs != self.minimumHeight():
                self.setMinimumHeight(needs)

    def show_hall(self, hall: Hall, say: Tongue, zone: str) -> None:
        """The counts as they are now."""
        self._say = say
        self._plate.show_count(hall.unassigned, say)
        self._turnout.say_words(say("Turnout"))
        self._now.show_stat(say.number(hall.now), say("in the hall now"))
        self._ever.show_stat(say.number(hall.ever), say("ever present"))
        full = f"{say.time(hall.full_at, zone)}" if hall.full_at is not None else ""
        if hall.capacity:
            share = hall.now / hall.capacity
            tight = share >= TIGHT
            self._bar.show_share(share, hatch=tight, ink="yes_but_ink" if tight else "accent")
            self._places.setText(say("of {places} places", places=say.number(hall.capacity)))
            left = say.number(max(0, hall.capacity - hall.now))
            rate = say("{count} left", count=left) if tight else self._per_minute(hall)
            if hall.now > hall.capacity:
                rate = say("{count} too many", count=say.number(hall.now - hall.capacity))
        else:
            share = hall.now / hall.pledged if hall.pledged else 0
            tight = False
            self._bar.show_share(share, hatch=False, ink="accent")
            self._places.setText(say("{count} pledged", count=say.number(hall.pledged)))
            rate = self._per_minute(hall)
        if full:
            when = say("full about {time}", time=full)
            rate = f"{rate} · {when}"
        self._rate.setText(rate)
        self._rate.set_ink("warn" if tight else "ink_3")
        self._rate.set_role("label" if tight else "caption")

    def _per_minute(self, hall: Hall) -> str:
        return self._say("{count} a minute here", count=rate_of(hall.rate, self._say))


class TightBanner(Banner):
    """Says once that the hall is nearly full, until somebody has seen it."""

    seen = Signal()

    def __init__(self) -> None:
        super().__init__("warn", "", "", icon="users-three", closable=False)
        self._was_seen = False
        self._gives_way = False
        self._hall: Hall | None = None
        self._say: Tongue = ENGLISH
        self.acted.connect(self._on_seen)
        self.hide()

    def show_hall(self, hall: Hall, say: Tongue) -> None:
        """Come up at nine tenths, and again when it has been less meanwhile."""
        self._hall, self._say = hall, say
        tight = bool(hall.capacity) and hall.now >= TIGHT * hall.capacity
        self._was_seen = self._was_seen and tight
        if tight:
            self.say_words(self._sentence_for(hall), say("Seen"))
        self.setVisible(tight and not self._was_seen and not self._gives_way)

    def give_way(self, gives_way: bool) -> None:
        """Something else needs its room for a while, or no more."""
        if gives_way is not self._gives_way:
            self._gives_way = gives_way
            self._show_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_again()

    def _show_again(self) -> None:
        if self._hall is not None:
            self.show_hall(self._hall, self._say)

    def _sentence_for(self, hall: Hall) -> str:
        """What it means; in a low window only how it is, so that the verdict keeps its room."""
        say, left, low = self._say, hall.capacity - hall.now, is_low(self)
        if left <= 0:
            return (
                say("The hall is full.")
                if low
                else say("The hall is full. F9 lets in by hand, with a reason.")
            )
        if low:
            return say.plural("{count} place left in the hall", "{count} places left in the hall", left)
        return say.plural(
            "The hall is nine tenths full: {count} place left. "
            "At {places} this door says so; F9 lets in by hand.",
            "The hall is nine tenths full: {count} places left. "
            "At {places} this door says so; F9 lets in by hand.",
            left,
            places=say.number(hall.capacity),
        )

    def _on_seen(self) -> None:
        self._was_seen = True
        self.hide()
        self.seen.emit()


class LastTen(QWidget):
    """The last ten at this door, the newest on top; arrows choose one, Del asks to annul it."""

    annulled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Passed, ...] = ()
        self._say: Tongue = ENGLISH
        self._zone = "UTC"
        self._chosen = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("corner", 4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def chosen(self) -> str:
        """The fact of the chosen line; empty when none is."""
        return self._chosen

    def show_passed(self, rows: Sequence[Passed], say: Tongue, zone: str) -> None:
        """These lines; the chosen one stays chosen."""
        self._rows, self._say, self._zone = tuple(rows[:10]), say, zone
        if not any(row.fact == self._chosen for row in self._rows):
            self._chosen = ""
        self._name()
        self.update()

    def choose(self, fact: str) -> None:
        """Choose a line by its fact; an empty one chooses none."""
        self._chosen = fact
        self._name()
        self.update()

    def take_focus(self) -> None:
        """Arrows choose from now on, beginning with the newest."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.choose(self._chosen or (self._rows[0].fact if self._rows else ""))

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(296), theme.px(36) * 10)

    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(160), theme.px(_LEAST) * _FEWEST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        facts = [row.fact for row in self._rows]
        if step and facts:
            at = facts.index(self._chosen) + step if self._chosen in facts else 0
            self.choose(facts[max(0, min(len(facts) - 1, at))])
        elif event.key() == Qt.Key.Key_Delete and self._chosen:
            self.annulled.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().y() // max(1.0, self._step())) + self._first()
        if 0 <= at < len(self._rows):
            self.choose(self._rows[at].fact)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        step = self._step()
        if not self._rows:
            painter.fillRect(QRectF(0, 0, self.width(), 1), theme.colour("line"))
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colour("ink_3"))
            top = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(self.rect(), top, self._say("Nobody yet"))
        first = self._first()
        for place, row in enumerate(self._rows[first : first + self._places()]):
            self._paint_row(painter, theme, QRectF(0, place * step, self.width(), step), row)
        painter.end()

    def _step(self) -> float:
        return self.height() / self._places()

    def _places(self) -> int:
        """How many lines hold: ten, fewer where larger type leaves no room for them."""
        return max(1, min(10, self.height() // theme_of(self).px(_LEAST)))

    def _first(self) -> int:
        """The first line in sight: the newest, unless the chosen one is further down."""
        facts = [row.fact for row in self._rows]
        at = facts.index(self._chosen) if self._chosen in facts else 0
        return max(0, at - self._places() + 1)

    def _paint_row(self, painter: QPainter, theme: Theme, box: QRectF, row: Passed) -> None:
        chosen = row.fact == self._chosen
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), theme.colour("line"))
        if chosen:
            painter.fillRect(box.adjusted(0, 1, 0, 0), theme.colour("accent_soft"))
            painter.fillRect(QRectF(0, box.top() + 1, 4, box.height() - 1), theme.colour("accent"))
        pad = theme.px(8) if chosen else 0
        side = theme.px(22)
        mark = "not_put" if row.undone else f"sign:{SIGN[row.word]}"
        paint_mark(painter, QRectF(pad, box.center().y() - side / 2, side, side), mark, theme)
        caption = theme.font("caption")
        painter.setFont(caption)
        painter.setPen(theme.colour("ink_3"))
        time = self._say.time(row.at, self._zone)
        wide = QFontMetrics(caption).horizontalAdvance(time) + theme.px(2)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(box.adjusted(0, 0, -pad / 2, 0), right, time)
        font = theme.font("strong" if chosen else "body")
        font.setStrikeOut(row.undone)
        painter.setFont(font)
        painter.setPen(theme.colour("ink_3" if row.undone else "ink"))
        room = box.adjusted(pad + side + theme.px(10), 0, -wide - theme.px(10), 0)
        words = passed_in_words(row, self._say)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(
            Qt.TextFlag.TextWordWrap
        )
        # a long name takes two smaller lines: two names cut at the same place would look the same
        for size in (15, 13, 12, 11):
            font.setPixelSize(theme.px(size))
            if QFontMetrics(font).boundingRect(room.toRect(), flags, words).height() <= room.height():
                break
        painter.setFont(font)
        painter.drawText(room, flags, words)

    def _name(self) -> None:
        chosen = next((row for row in self._rows if row.fact == self._chosen), None)
        if chosen is None:
            self.setAccessibleName(self._say("Last at this door"))
            return
        parts = (
            word_of(chosen.word, self._say),
            passed_in_words(chosen, self._say),
            self._say.time(chosen.at, self._zone),
            self._say("annulled") if chosen.undone else "",
        )
        self.setAccessibleName(", ".join(part for part in parts if part))


class CountList(QWidget):
    """By institution: how many are here of those pledged, the most missing first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[Count, ...] = ()
        self._say: Tongue = ENGLISH
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Sequence[Count], say: Tongue) -> None:
        """All of them; the list grows as long as it needs."""
        self._counts, self._say = tuple(counts), say
        self.setAccessibleName(
            ". ".join(
                say("{name}: {here} of {pledged}", name=c.name, here=c.here, pledged=c.pledged)
                for c in self._counts
            )
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme_of(self).px(240), theme_of(self).px(44) * len(self._counts))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        step = theme.px(44)
        body, strong, caption = theme.font("body", 14), theme.font("strong"), theme.font("caption")
        for place, count in enumerate(self._counts):
            box = QRectF(0, place * step, self.width(), step)
            if not box.intersects(QRectF(event.rect())):
                continue
            painter.fillRect(QRectF(0, box.top(), box.width(), 1), theme.colour("line"))
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            here = self._say.number(count.here)
            of = self._say("of {count}", count=self._say.number(count.pledged))
            painter.setFont(caption)
            painter.setPen(theme.colour("ink_2"))
            painter.drawText(box, right, of)
            past = QFontMetrics(caption).horizontalAdvance(self._say("of {count}", count="888")) + theme.px(4)
            painter.setFont(strong)
            painter.setPen(theme.colour("ink"))
            painter.drawText(box.adjusted(0, 0, -past, 0), right, here)
            room = box.adjusted(0, 0, -past - theme.px(42), 0)
            painter.setFont(body)
            flags = left | int(Qt.TextFlag.TextWordWrap)
            needs = painter.boundingRect(room, flags, count.name).height()
            if needs > step:
                painter.setFont(theme.font("caption", 12))
            painter.drawText(room, flags, count.name)
        painter.end()
