"""Buttons, with the key that presses them shown as a cap; at most one filled button on a screen."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.parts.frames import paint_plate
from app.ui.parts.icons import paint_icon
from app.ui.theme import Theme, restyled, theme_of

Kind = Literal["filled", "outlined", "quiet"]


_SMALLEST = 11
"""Logical pixels of type in which a button's words are still set where they have no more room."""


class Button(QPushButton):
    """A button as the design draws it.

    `key` is shown as a cap; with `bound` it also presses the button wherever the focus is in the window.
    Buttons take the focus by Tab only: a click leaves it where the person was typing.
    Where it `enters`, Enter presses it too while it has the focus; never at a post where a scanner types.
    `height` in logical pixels: 36, 48 at the door, 56 for the one main action there.
    """

    def __init__(
        self,
        text: str = "",
        *,
        kind: Kind = "outlined",
        key: str = "",
        icon: str = "",
        bound: bool = False,
        enters: bool = False,
        height: float = 36,
        size: float = 15,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind: Kind = kind
        self._key, self._icon, self._height, self._size = key, icon, height, size
        self._name, self._enters = name, enters
        self._reason = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._shortcut: QShortcut | None = None
        if key and bound:
            self._shortcut = QShortcut(QKeySequence(key.replace(" ", "+")), self)
            self._shortcut.activated.connect(self.click)
        self._redress()

    @property
    def reason(self) -> str:
        """Why it cannot be pressed just now; empty when it can."""
        return self._reason

    def refuse(self, reason: str) -> None:
        """Not available now; the tooltip says why."""
        self._reason = reason
        self.setEnabled(False)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def allow(self) -> None:
        """Available again."""
        self._reason = ""
        self.setEnabled(True)
        self.setToolTip("")
        self.setAccessibleDescription("")

    def retitle(self, text: str, *, key: str | None = None, icon: str | None = None) -> None:
        """Other words, another key or another icon."""
        self.setText(text)
        self._key = self._key if key is None else key
        self._icon = self._icon if icon is None else icon
        self._redress()

    def set_height(self, height: float) -> None:
        """Another height, in logical pixels."""
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def set_kind(self, kind: Kind) -> None:
        """Filled, outlined or quiet."""
        self._kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        width = sum(width for _, width in self._pieces(theme)) + self._gaps(theme) + 2 * theme.px(14)
        return QSize(width, theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Without its key, which is not shown where there is no room for it, and in the smallest type."""
        theme, hint = theme_of(self), self.sizeHint()
        key = cap_size(theme, self._key).width() + theme.px(8) if self._key else 0
        smallest = QFontMetrics(theme.font("strong", _SMALLEST)).horizontalAdvance(self.text())
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() - key - max(0, words - smallest), hint.height())

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if self._enters and arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(arg__1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self._redress()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ink = self._paint_plate(painter, theme)
            self._paint_content(painter, theme, ink)

    def _redress(self) -> None:
        font = theme_of(self).font("strong", self._size)
        if self.font() != font:
            self.setFont(font)
        self.setAccessibleName(self._name or self.text().replace("&", ""))
        self.updateGeometry()
        self.update()

    def _pieces(self, theme: Theme) -> list[tuple[str, int]]:
        pieces: list[tuple[str, int]] = []
        if self._icon:
            pieces.append(("icon", theme.px(self._size + 3)))
        if self.text():
            pieces.append(("text", self.fontMetrics().horizontalAdvance(self.text())))
        if self._key:
            pieces.append(("key", cap_size(theme, self._key).width()))
        return pieces

    def _gaps(self, theme: Theme) -> int:
        return theme.px(8) * max(0, len(self._pieces(theme)) - 1)

    def _paint_plate(self, painter: QPainter, theme: Theme) -> QColor:
        edge, radius, box = theme.line("field"), theme.radius("control"), self.rect()
        near = self.underMouse() and self.isEnabled()
        down = self.isDown()
        if not self.isEnabled():
            if self._kind != "quiet":
                paint_plate(painter, box, edge=theme.colour("line"), width=edge, radius=radius, dashed=True)
            return theme.colour("ink_3")
        if self._kind == "filled":
            fill = theme.colour("accent")
            fill = _mixed(fill, theme.colour("ink"), 0.22 if down else 0.10) if near or down else fill
            paint_plate(painter, box, fill=fill, radius=radius)
            return theme.colour("on_accent")
        soft = theme.colour("accent_soft" if down else "sunken")
        if self._kind == "quiet":
            paint_plate(painter, box, fill=soft if near or down else None, radius=radius)
            return theme.colour("accent")
        line = theme.colour("accent" if self.isChecked() else "field")
        fill = soft if near or down else theme.colour("surface")
        paint_plate(painter, box, fill=fill, edge=line, width=edge, radius=radius)
        return theme.colour("ink")

    def _paint_content(self, painter: QPainter, theme: Theme, ink: QColor) -> None:
        pieces, font = self._pieces(theme), self.font()
        if self.width() < self.sizeHint().width():
            pieces = [piece for piece in pieces if piece[0] != "key"]
            others = sum(width for piece, width in pieces if piece != "text")
            others += theme.px(8) * (len(pieces) + 1)
            font = fitting(theme, font, self.text(), self.width() - others)
            words = QFontMetrics(font).horizontalAdvance(self.text())
            pieces = [(piece, words if piece == "text" else width) for piece, width in pieces]
        total = sum(width for _, width in pieces) + theme.px(8) * (len(pieces) - 1)
        at = max(theme.px(6), (self.width() - total) // 2)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            pieces.reverse()
        for piece, width in pieces:
            box = QRectF(at, 0, width, self.height())
            if piece == "icon":
                paint_icon(painter, box, self._icon, ink)
            elif piece == "text":
                painter.setFont(font)
                painter.setPen(ink)
                painter.drawText(box.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
            else:
                on_fill = self._kind == "filled" and self.isEnabled()
                paint_cap(painter, box, self._key, theme, ink=ink if on_fill else None)
            at += width + theme.px(8)


class KeyCap(QWidget):
    """A key as it is written on the keyboard: Enter, Alt ↑, F6."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return cap_size(theme_of(self), self._key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_cap(painter, QRectF(self.rect()), self._key, theme_of(self))


def fitting(theme: Theme, font: QFont, words: str, room: int) -> QFont:
    """That type, or the largest below it in which the words have room in one line."""
    while font.pixelSize() > theme.px(_SMALLEST) and QFontMetrics(font).horizontalAdvance(words) > room:
        font.setPixelSize(font.pixelSize() - 1)
    return font


def key_words(key: str) -> str:
    """A key sequence as a cap shows it: `Ctrl+P` is Ctrl P."""
    return key[:-1].replace("+", " ") + key[-1:]


def cap_size(theme: Theme, key: str) -> QSize:
    """How large the cap of a key is."""
    advance = QFontMetrics(theme.font("label")).horizontalAdvance(key_words(key))
    return QSize(max(advance, theme.px(9)) + theme.px(14), theme.px(23))


def paint_cap(painter: QPainter, rect: QRectF, key: str, theme: Theme, *, ink: QColor | None = None) -> None:
    """Draw a key's cap in the middle of the rectangle; `ink` is the colour on a filled button."""
    size = cap_size(theme, key)
    top = rect.center().y() - size.height() / 2
    box = QRectF(rect.center().x() - size.width() / 2, top, size.width(), size.height())
    edge = ink or theme.colour("field")
    radius = theme.radius("chip")
    fill = None if ink else theme.colour("surface")
    # the lower edge of a key is thicker: the plate stands on one that is a line lower
    paint_plate(painter, box, fill=fill, edge=edge, radius=radius)
    paint_plate(painter, box.adjusted(0, 0, 0, -1), fill=fill, edge=edge, radius=radius)
    painter.setFont(theme.font("label"))
    painter.setPen(ink or theme.colour("ink"))
    painter.drawText(box.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, key_words(key))


def _mixed(colour: QColor, other: QColor, share: float) -> QColor:
    """A colour with a share of another in it."""
    keep = 1 - share
    return QColor(
        round(colour.red() * keep + other.red() * share),
        round(colour.green() * keep + other.green() * share),
        round(colour.blue() * keep + other.blue() * share),
    )
