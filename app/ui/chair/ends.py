"""When it will end against when it was meant to, in words; and what could be dropped when it is late."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.chair import Timeline
from app.domain.plan import AgendaItem
from app.ui.parts.buttons import Button
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.lines import Lines
from app.ui.parts.panels import Panel
from app.ui.parts.stack import across, boxed, down
from app.ui.theme import theme_of
from app.words import Tongue, clock_face

LATE = timedelta(minutes=1)
"""Under a minute nobody calls it late."""
_ANOTHER_DAY = timedelta(hours=12)
"""So far from its hour an assembly is being tried out, or the day is wrong."""


def between(projected: datetime, promised: datetime) -> timedelta:
    """How much later than promised, by the whole minutes that both are shown with."""
    return _minute(projected) - _minute(promised)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def how_late(over: timedelta, say: Tongue) -> str:
    """Over or under in words: 4 min over, on time, 2 min in hand; nothing to count on another day."""
    minutes = int(abs(over) / timedelta(minutes=1))
    if abs(over) >= _ANOTHER_DAY:
        return say("not at the planned hour")
    if minutes == 0:
        return say("on time")
    if over > timedelta(0):
        return say("{minutes} min over", minutes=say.number(minutes))
    return say("{minutes} min in hand", minutes=say.number(minutes))


class Ends(Panel):
    """The projected end, the announced one, and the difference."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(18, 8, 18, 8), gap=0, parent=parent)
        theme = theme_of(self)
        self._ends_at, self._ends = Label("", "body", "ink_2"), Label("", "figure")
        self._planned_at, self._planned = Label("", "body", "ink_2"), Label("", "figure")
        self._planned.setObjectName("planned")
        self._late = Label("", "title", "ink_2", right=True)
        left = down(theme, self._ends_at, self._ends, gap=0)
        middle = down(theme, self._planned_at, self._planned, gap=0)
        self.body.addLayout(Lines(boxed(across(theme, left, middle, gap=20)), self._late, last="right"))

    def show_end(
        self, projected: datetime, promised: datetime, zone: str, say: Tongue, *, ended: bool
    ) -> None:
        """The times by the venue's wall."""
        self._ends_at.setText(say("Ended at") if ended else say("Ends at"))
        self._ends.setText(say.time(projected, zone))
        self._planned_at.setText(say("Planned"))
        self._planned.setText(say.time(promised, zone))
        over = between(projected, promised)
        self._late.setText(how_late(over, say))
        self._late.set_ink("warn" if over >= LATE else "ink_2")


class Late(Panel):
    """Shown while it is late: the item that is least missed if it is dropped. Asks and recap never."""

    dropped = Signal(str)
    """An agenda item goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            soft="yes_but_soft", edge="yes_but_ink", margins=(16, 10, 16, 10), gap=0, parent=parent
        )
        self._item = ""
        self._words = Label("", "lead", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._drop = Button(key="F8")
        self._drop.clicked.connect(self.drop)
        glyph = Glyph("clock-countdown", 26)
        self.body.addLayout(across(theme_of(self), glyph, self._words, self._drop, gap=14))
        self.hide()

    def drop(self) -> None:
        """Drop the item that is offered, if one is."""
        if self._item and not self.isHidden():
            self.dropped.emit(self._item)

    def show_late(
        self, over: timedelta, shorten: tuple[AgendaItem, ...], times: Timeline, say: Tongue, *, running: bool
    ) -> None:
        """What to do about being late; nothing while it is not."""
        late = running and over >= LATE
        self.setVisible(late)
        self._item = ""
        if not late:
            return
        numbers = {line.item.id: line.number for line in times.lines}
        offered = [item for item in shorten if item.id in numbers]
        self._drop.setVisible(bool(offered))
        how = how_late(over, say)
        if not offered:
            words = say("{late}. Nothing is left to drop: asks and recap stay.", late=how)
        else:
            first = offered[0]
            self._item = first.id
            number, gain = numbers[first.id], clock_face(timedelta(seconds=first.seconds))
            self._drop.retitle(say("Drop {number}", number=number) if number else say("Drop it"))
            if len(offered) > 1:
                words = say(
                    "{late}. Drop “{title}”, which gives back {gain}; after that, “{next}”.",
                    late=how, title=first.title, gain=gain, next=offered[1].title,
                )  # fmt: skip
            else:
                words = say(
                    "{late}. Drop “{title}”, which gives back {gain}.", late=how, title=first.title, gain=gain
                )
        self._words.setText(words)
