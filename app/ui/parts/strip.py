"""The strip above every post: which one it is, where, whether it is a rehearsal, and how the laptop is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.parts.buttons import KeyCap
from app.ui.parts.frames import paint_plate
from app.ui.parts.hints import KeyHint
from app.ui.parts.icons import Glyph
from app.ui.parts.labels import Label
from app.ui.parts.panels import Chip, hatched
from app.ui.parts.stack import across, boxed
from app.ui.theme import hold, restyled, theme_of


@dataclass(frozen=True, slots=True)
class State:
    """How one thing is: an icon and a word. A fault is a banner, not a state."""

    icon: str
    word: str
    key: str = ""
    """What changes it."""


class TopStrip(QWidget):
    """52 high, over the whole width beside the rail."""

    lock_pressed = Signal()
    """The laptop is to keep to this post, or to leave it."""
    keys_pressed = Signal()
    """The keys of the window are to be shown, or no more."""

    def __init__(
        self,
        title: str = "",
        where: str = "",
        rehearsal: bool = False,
        states: Sequence[State] = (),
        *,
        rehearsal_word: str = "Rehearsal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = theme_of(self)
        self._rehearsal = RehearsalChip(rehearsal_word)
        self._title = Label(title, "title")
        self._where = Label(where, "body", "ink_2", elide=True)
        self._where.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._locked = Chip("", "lock-simple")
        self._locked.hide()
        self._lock = KeyHint("Ctrl L")
        self._lock.clicked.connect(self.lock_pressed)
        self._lock.hide()
        self._keys = KeyHint("F1")
        self._hint_words = {self._lock: "", self._keys: ""}
        self._keys.clicked.connect(self.keys_pressed)
        self._states = across(theme, gap=18)
        self._words: list[Label] = []
        self._locked_word = ""
        self._time = Label("", "lead_strong")
        self._time.hide()
        layout = across(
            theme,
            *(self._rehearsal, self._title, self._where, self._locked, self._lock, self._keys),
            gap=14,
            margins=(20, 0, 20, 0),
        )
        layout.addStretch(1)
        layout.addWidget(boxed(self._states))
        layout.addWidget(self._time)
        self.setLayout(layout)
        hold(self, theme, height=52)
        self.show_strip(title, where, rehearsal, states)

    def show_strip(
        self,
        title: str,
        where: str,
        rehearsal: bool,
        states: Sequence[State] = (),
        *,
        time: str = "",
        locked: str = "",
        lock: str = "",
    ) -> None:
        """All of it anew. `time` stands at the right; `locked` says that this laptop keeps to its post.

        `lock` are the words on the key that locks it, or leads out again; without them the key is not there.
        """
        self._title.setText(title)
        self._where.setText(where)
        self._rehearsal.setVisible(rehearsal)
        self._time.setText(time)
        self._time.setVisible(bool(time))
        self._locked.set_text(locked)
        self._locked.setVisible(bool(locked))
        self._hint_words[self._lock] = lock
        self._lock.setVisible(bool(lock))
        self._locked_word = locked
        self._words.clear()
        while (item := self._states.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for state in states:
            words = Label(state.word, "body", "ink_2", size=14)
            self._words.append(words)
            row = across(theme_of(self), Glyph(state.icon, 18, "ink_2"), words, gap=6)
            if state.key:
                row.addWidget(KeyCap(state.key))
            box = boxed(row)
            box.setAccessibleName(state.word)
            box.setToolTip(state.word)
            self._states.addWidget(box)
            # at once, or it is not reckoned with when words have to go
            box.show()
        self._give_way()

    def minimumSizeHint(self) -> QSize:
        # a window may be narrower than its words: they give way
        return QSize(0, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Leave out words where the strip is too narrow, what matters least first; signs and keys stay."""
        may_go = (self._keys, self._locked, *reversed(self._words), self._where, self._lock)
        for each in may_go:
            self._show(each, whole=True)
        layout = self.layout()
        for each in may_go:
            if layout is None or layout.sizeHint().width() <= self.width():
                break
            self._show(each, whole=False)
            self._states.activate()
            layout.activate()

    def _show(self, each: QWidget, *, whole: bool) -> None:
        if isinstance(each, KeyHint):
            word = self._hint_words[each]
            each.say_words(word if whole else "")
            each.say_name(word)
        else:
            each.setVisible(whole and (each is not self._locked or bool(self._locked_word)))

    def show_time(self, time: str) -> None:
        """The time of day at the right end; nothing else is touched."""
        self._time.setText(time)
        self._time.setVisible(bool(time))

    def set_words(self, *, rehearsal: str, keys: str) -> None:
        """The word on the chip, and what the key shows, in another tongue."""
        self._rehearsal.set_word(rehearsal)
        self._hint_words[self._keys] = keys
        self._give_way()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("surface"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))


class RehearsalChip(QWidget):
    """The word and the hatch that mark a rehearsal, on every screen."""

    def __init__(self, word: str = "Rehearsal", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = word
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_word(self, word: str) -> None:
        """The word in another tongue."""
        self._word = word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(QFontMetrics(self._font()).horizontalAdvance(self._word) + theme.px(27), theme.px(27))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            ground = hatched(theme.colour("accent_soft"), theme.colour("surface"), theme.px(6))
            edge, width = theme.colour("ink"), theme.line("field")
            paint_plate(
                painter, self.rect(), fill=ground, edge=edge, width=width, radius=theme.radius("chip")
            )
            painter.setPen(edge)
            painter.setFont(self._font())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._word)

    def _font(self) -> QFont:
        font = theme_of(self).font("label")
        font.setWeight(QFont.Weight.Bold)
        return font
