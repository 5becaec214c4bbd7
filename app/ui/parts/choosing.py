"""One out of a row: the tabs of a post, and chips that say how many of each there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLayout, QSizePolicy, QWidget

from app.ui.parts.frames import paint_plate
from app.ui.parts.lines import Lines
from app.ui.parts.marks import paint_mark
from app.ui.theme import restyled, room, theme_of


@dataclass(frozen=True, slots=True)
class Tab:
    """One thing to choose, with its words; `mark` and `count` on chips only."""

    key: str
    words: str
    mark: str = ""
    count: str = ""


class _Chooser(QWidget):
    """Buttons in a row of which one is down; left and right move, the focus is on the one that is down."""

    chosen = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QAbstractButton] = {}
        self._row: QLayout = self._make_row()
        self.setLayout(self._row)
        self.setAccessibleName(name)

    def _make_row(self) -> QLayout:
        return QHBoxLayout()

    def _make(self, tab: Tab) -> QAbstractButton:
        raise NotImplementedError

    def show_tabs(self, tabs: Sequence[Tab], chosen: str = "") -> None:
        """Offer these; what was chosen stays so if it is still there."""
        kept = chosen or self.chosen_key()
        if [*self._buttons] == [tab.key for tab in tabs]:
            for tab in tabs:
                button = self._buttons[tab.key]
                if isinstance(button, _Plate):
                    button.show_tab(tab)
        else:
            self._build(tabs)
        self.choose(kept if kept in self._buttons else next(iter(self._buttons), ""))

    def _build(self, tabs: Sequence[Tab]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._buttons = {}
        for tab in tabs:
            button = self._make(tab)
            button.clicked.connect(lambda _=False, key=tab.key: self._on_clicked(key))
            self._buttons[tab.key] = button
            self._row.addWidget(button)
        if isinstance(self._row, QHBoxLayout):
            self._row.addStretch(1)

    def chosen_key(self) -> str:
        """The key of the one that is down."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Put that one down; `chosen` is not sent."""
        for other, button in self._buttons.items():
            button.setChecked(other == key)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if other == key else Qt.FocusPolicy.NoFocus)

    def button(self, key: str) -> QAbstractButton:
        """The button of that key."""
        return self._buttons[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        keys = [*self._buttons]
        if not step or not keys:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        at = keys.index(self.chosen_key()) if self.chosen_key() in keys else 0
        self._on_clicked(keys[(at + step) % len(keys)])
        self._buttons[self.chosen_key()].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)


class Tabs(_Chooser):
    """The parts of a post, 44 high: an underline in the accent below the chosen one.

    In a long tongue or larger type they take a second line.
    """

    def __init__(self, tabs: Sequence[Tab] = (), *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        theme = theme_of(self)
        room(self._row, theme, gap=4, margins=(20, 0, 20, 0))
        self.show_tabs(tabs)

    def add_last(self, widget: QWidget) -> None:
        """Something after the tabs: what is shown instead of them where the window is narrow."""
        self._row.addWidget(widget)

    def _make_row(self) -> QLayout:
        return Lines(gap=4)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("surface"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))

    def _make(self, tab: Tab) -> QAbstractButton:
        return _TabPlate(tab)


class Filters(_Chooser):
    """Chips of 32 with a mark, a word and a count; a count of 0 stays in its place.

    In a long tongue or larger type they take a second line.
    """

    def __init__(self, tabs: Sequence[Tab] = (), *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.show_tabs(tabs)

    def _make_row(self) -> QLayout:
        return Lines(gap=6)

    def _make(self, tab: Tab) -> QAbstractButton:
        return _ChipPlate(tab)


class _Plate(QAbstractButton):
    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self._tab = tab
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_tab(tab)

    def show_tab(self, tab: Tab) -> None:
        """Other words or another count."""
        self._tab = tab
        self.setText(tab.words)
        self.setAccessibleName(f"{tab.words} {tab.count}".strip())
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, e: QKeyEvent) -> None:
        # a button would move the focus by itself; the row it stands in knows better
        if e.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            e.ignore()
            return
        super().keyPressEvent(e)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()


class _TabPlate(_Plate):
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        width = QFontMetrics(theme.font("strong")).horizontalAdvance(self.text())
        return QSize(width + theme.px(24), theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setFont(theme.font("strong" if self.isChecked() else "body"))
            strong = self.isChecked() or self.underMouse()
            painter.setPen(theme.colour("ink" if strong else "ink_2"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
            if self.isChecked():
                foot = theme.px(4)
                painter.fillRect(0, self.height() - foot, self.width(), foot, theme.colour("accent"))


class _ChipPlate(_Plate):
    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        self.setProperty("corner", 16)

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        width = QFontMetrics(theme.font("body", 14)).horizontalAdvance(self.text())
        if self._tab.count:
            width += QFontMetrics(theme.font("strong", 14)).horizontalAdvance(self._tab.count) + theme.px(7)
        return QSize(width + theme.px(24 + (26 if self._tab.mark else 0)), theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            width = theme.line("chosen") if self.isChecked() else theme.line("hair")
            soft = "accent_soft" if self.isChecked() else "sunken" if self.underMouse() else "surface"
            edge = theme.colour("accent" if self.isChecked() else "field")
            radius = self.height() / 2
            paint_plate(painter, self.rect(), fill=theme.colour(soft), edge=edge, width=width, radius=radius)
            at = theme.px(12)
            if self._tab.mark:
                side = theme.px(18)
                paint_mark(painter, QRectF(at, (self.height() - side) / 2, side, side), self._tab.mark, theme)
                at += theme.px(26)
            painter.setPen(theme.colour("ink"))
            painter.setFont(theme.font("body", 14))
            rest = self.rect().adjusted(at, 0, -theme.px(12), 0)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self.text())
            painter.setFont(theme.font("strong", 14))
            painter.drawText(
                rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._tab.count
            )
