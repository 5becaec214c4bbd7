"""The rail at the left: the eight posts, one below the other, with our own mark on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.parts.icons import paint_icon
from app.ui.parts.marks import paint_brand
from app.ui.theme import hold, restyled, room, theme_of


@dataclass(frozen=True, slots=True)
class Post:
    """One post on the rail."""

    key: str
    icon: str
    words: str


class Rail(QWidget):
    """84 wide, the same dark ground in every theme; up and down move along it."""

    chosen = Signal(str)

    def __init__(self, posts: Sequence[Post], *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of(self)
        self.setAccessibleName(name)
        self._plates = {post.key: _Plate(post) for post in posts}
        layout = QVBoxLayout()
        room(layout, theme, gap=2, margins=(8, 8, 8, 12))
        layout.addWidget(_Brand())
        for key, plate in self._plates.items():
            plate.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            layout.addWidget(plate)
        layout.addStretch(1)
        self.setLayout(layout)
        hold(self, theme, width=84)

    def choose(self, key: str) -> None:
        """Mark that post as the one shown; `chosen` is not sent."""
        for other, plate in self._plates.items():
            plate.setChecked(other == key)
            plate.setFocusPolicy(Qt.FocusPolicy.TabFocus if other == key else Qt.FocusPolicy.NoFocus)

    def show_posts(self, keys: Sequence[str]) -> None:
        """Show only those of the posts that there are."""
        for key, plate in self._plates.items():
            plate.setVisible(key in keys)

    def retitle(self, words: Mapping[str, str]) -> None:
        """The posts in another tongue, by key."""
        for key, plate in self._plates.items():
            plate.set_words(words.get(key, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        keys = [key for key, plate in self._plates.items() if not plate.isHidden()]
        at = next((n for n, key in enumerate(keys) if self._plates[key].isChecked()), -1)
        if not step or at < 0:
            super().keyPressEvent(event)
            return
        key = keys[(at + step) % len(keys)]
        self.chosen.emit(key)
        self._plates[key].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("rail"))
            if theme.name == "contrast":
                painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))


class _Brand(QWidget):
    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(68), theme.px(62))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            side = theme.px(38)
            box = QRectF((self.width() - side) / 2, theme.px(9), side, side)
            paint_brand(painter, box, theme.colour("rail_ink"), theme.colour("rail_accent"))


class _Plate(QAbstractButton):
    def __init__(self, post: Post) -> None:
        super().__init__()
        self._post = post
        self.setCheckable(True)
        self.setProperty("corner", 8)
        self.setProperty("ring_ink", "rail_focus")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.set_words(post.words)

    def set_words(self, words: str) -> None:
        """The post's name."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(68), theme.px(62))

    def minimumSizeHint(self) -> QSize:
        # on a low screen in large type the word goes first; it stays as the tooltip
        theme = theme_of(self)
        return QSize(theme.px(68), theme.px(30))

    def keyPressEvent(self, e: QKeyEvent) -> None:
        # a button would move the focus by itself; the rail knows which posts there are
        if e.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            e.ignore()
            return
        super().keyPressEvent(e)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            on = self.isChecked()
            if on or self.underMouse():
                plate = theme.colour("rail_chosen")
                plate.setAlphaF(1.0 if on else 0.45)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(plate)
                painter.drawRoundedRect(self.rect(), theme.radius("tile"), theme.radius("tile"))
            ink = theme.colour("rail_strong" if on else "rail_ink")
            side, line = theme.px(24), theme.px(20)
            worded = self.height() >= side + line
            top = (self.height() - side - (theme.px(2) + line if worded else 0)) // 2
            icon = QRect((self.width() - side) // 2, top, side, side)
            paint_icon(painter, icon, self._post.icon, ink, fill=on)
            if not worded:
                return
            painter.setFont(self._fitting())
            painter.setPen(ink)
            words = QRect(0, icon.bottom() + 1 + theme.px(2), self.width(), line)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())

    def _fitting(self) -> QFont:
        """13, or the largest smaller step at which the word fits the rail."""
        theme = theme_of(self)
        role = "label" if self.isChecked() else "caption"
        for size in (13.0, 12.0, 11.0, 10.0, 9.0):
            font = theme.font(role, size)
            if QFontMetrics(font).horizontalAdvance(self.text()) <= self.width() - 4:
                return font
        return theme.font(role, 8)
